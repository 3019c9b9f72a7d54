"""Which names are worth comparing: those that share a mark in one place or in places of which one lies in the other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Kind
from kg.record import record
from kg.resolve.compare import STAGE_AGREES, Places, Remark, Told, Verdict, are_two, compare_names
from kg.resolve.nodes import SCHOOLING, Node, tell_name
from kg.resolve.parts import LEVELS, shorten_place

MOST = 200
"""Names of one mark and place that a name is compared with: a real place has far fewer."""
BROAD = {stage: "中" for pair in STAGE_AGREES for stage in pair}
BUREAU = (
    "教育局",
    "教育体育局",
    "教育科技局",
    "教育委员会",
    "文教局",
    "教育科技体育局",
    "教育文化体育局",
    "文化教育局",
)
"""The office that runs the schools of a place, of which there is one at a time."""


@record
class Pair:
    """Two nodes, by number, whose names were compared, with what came of it."""

    left: int
    right: int
    remark: Remark

    @property
    def less(self) -> tuple[int, ...]:
        """The nodes that are told with less than the other."""
        return tuple((self.left, self.right)[side] for side in sorted(self.remark.less))


def form_key(node: Node, name: str) -> tuple[object, ...]:
    """What two nodes share that are one by name and place alone."""
    if node.mention:
        return (node.kind, node.mention, node.name)
    if node.kind in SCHOOLING:
        return (node.kind, node.area, *tell_name(node, name).parts.identity)
    return (node.kind, node.area, name, node.edition)


def find_pairs(nodes: Sequence[Node], forms: Mapping[tuple[object, ...], int]) -> Iterator[Pair]:
    """The pairs of names that may be one; `forms` are the first nodes, by number, of their name and place."""
    told = {
        first: tell_name(nodes[first], nodes[first].names[0]) for first in forms.values() if is_compared(nodes[first])
    }
    marked: dict[tuple[Kind, str, Places], list[int]] = defaultdict(list)
    for number, one in told.items():
        for mark in mark_name(one):
            marked[nodes[number].kind, mark, one.area].append(number)
    seen: set[tuple[int, int]] = set()
    for number, one in told.items():
        near = {
            other
            for mark in query_name(one)
            for end in range(len(one.area) + 1)
            for other in marked.get((nodes[number].kind, mark, one.area[:end]), ())[:MOST]
        }
        for other in sorted(near - {number}):
            if (other, number) in seen:
                continue
            seen.add((number, other))
            if not are_two(one, told[other]):
                yield Pair(number, other, compare_names(one, told[other]))


def is_compared(node: Node) -> bool:
    """Whether a node's name is compared with others: that of a school or group, not masked."""
    return node.kind in SCHOOLING and not node.mention


def mark_name(one: Told) -> set[str]:
    """The marks by which a name is found."""
    parts = one.parts
    if parts.attached:
        return {f"attached {parts.ordinal}"}
    if len(parts.word) < 2:
        return {f"bare {parts.ordinal} {BROAD.get(parts.stage, parts.stage)}"}
    return {parts.word[:2], parts.word[0]} | ({parts.word[1:3]} if parts.word[0] in LEVELS else set())


def query_name(one: Told) -> set[str]:
    """The marks by which a name looks for others."""
    parts = one.parts
    if parts.attached:
        return {f"attached {parts.ordinal}"}
    if len(parts.word) == 1:
        return {parts.word, f"bare {parts.ordinal} {BROAD.get(parts.stage, parts.stage)}"}
    if parts.word:
        return {parts.word[:2]}
    town = {shorten_place(one.area[-1])[:2]} if one.area and one.area[-1][-1] in "镇乡道" else set()
    return {f"bare {parts.ordinal} {BROAD.get(parts.stage, parts.stage)}"} | town


def find_bureaus(nodes: Sequence[Node], forms: Mapping[tuple[object, ...], int]) -> Iterator[Pair]:
    """The education bureaus of one place that are called differently: one that was renamed, or two."""
    by_area: dict[Places, list[int]] = defaultdict(list)
    for number in forms.values():
        node = nodes[number]
        if node.kind is Kind.AUTHORITY and not node.mention and node.names[0] in BUREAU:
            by_area[node.area].append(number)
    for area in sorted(by_area):
        first, *rest = sorted(by_area[area])
        for other in rest:
            left, right = nodes[first].names[0], nodes[other].names[0]
            yield Pair(first, other, Remark(
                Verdict.DOUBTFUL,
                f"一地只有一个管教育的局，名称却不同：{left}、{right}",
                f"a place has one education bureau at a time, yet they are called {left} and {right}",
            ))  # fmt: skip
