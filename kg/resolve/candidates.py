"""Which names are worth comparing: those that share a mark in one place or in places of which one lies in the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.model import SCHOOLING, Kind
from kg.name_parts import LEVEL_LETTERS
from kg.record import record
from kg.resolve.compare import STAGE_AGREES, Places, Remark, Told, Verdict, are_two, compare_names, is_within
from kg.resolve.nodes import Node, tell_name
from kg.resolve.parts import shorten_place
from kg.shelf import Room, encode

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

END = "\0"
"""Between the parts of a line that is sorted; JSON does not hold it."""
SHOWN, ASKING = "st"
"""Whether a node bears a mark or looks for it."""


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


def find_pairs(nodes: Sequence[Node], compared: Iterable[int], room: Room) -> list[Pair]:
    """The pairs of names that may be one, of the nodes that are `compared`; the names of one mark are looked at together."""
    sorter = room.sorter()
    for number in compared:
        node = nodes[number]
        told = tell_name(node, node.names[0])
        for flag, marks in ((SHOWN, mark_name(told)), (ASKING, query_name(told))):
            for mark in marks:
                sorter.add(f"{encode((node.kind, mark))}{END}{number:010}{flag}")
    found: dict[tuple[int, int], Pair] = {}
    for _, lines in groupby((line.split(END) for line in sorter), lambda line: line[0]):
        told_here = [(int(one[:-1]), one[-1]) for _, one in lines]
        shown, asking = ([number for number, flag in told_here if flag == sign] for sign in (SHOWN, ASKING))
        if asking and shown and (len(shown) > 1 or shown != asking):
            for pair in Marked(nodes, shown, asking).compare():
                ends = min(pair.left, pair.right), max(pair.left, pair.right)
                if ends not in found or pair.left == ends[0]:
                    found[ends] = pair
    return [found[ends] for ends in sorted(found)]


class Marked:
    """The nodes of one kind that a mark finds: those that bear it, and those that ask for it."""

    def __init__(self, nodes: Sequence[Node], shown: Sequence[int], asking: Sequence[int]) -> None:
        self.asking = {*asking}
        self.told = {number: tell_name(nodes[number], nodes[number].names[0]) for number in sorted({*shown, *asking})}
        self.by_area: dict[Places, list[int]] = defaultdict(list)
        self.turns: dict[int, int] = {}
        for number in shown:
            some = self.by_area[self.told[number].area]
            self.turns[number] = len(some)
            some.append(number)

    def compare(self) -> Iterator[Pair]:
        """The pairs whose names are not those of two, each once."""
        for number in sorted(self.asking):
            one = self.told[number]
            near = {other for end in range(len(one.area) + 1) for other in self.by_area.get(one.area[:end], ())[:MOST]}
            for other in sorted(near - {number}):
                if other < number and self.finds(other, number):
                    continue  # it was compared with this one already
                if not are_two(one, self.told[other]):
                    yield Pair(number, other, compare_names(one, self.told[other]))

    def finds(self, one: int, other: int) -> bool:
        """Whether the mark of one node finds another."""
        return (
            one in self.asking
            and self.turns.get(other, MOST) < MOST
            and is_within(self.told[one].area, self.told[other].area)
        )


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
    return {parts.word[:2], parts.word[0]} | ({parts.word[1:3]} if parts.word[0] in LEVEL_LETTERS else set())


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


def is_bureau(node: Node) -> bool:
    """Whether a node is an education bureau, of which a place has one at a time."""
    return node.kind is Kind.AUTHORITY and not node.mention and node.names[0] in BUREAU


def find_bureaus(nodes: Sequence[Node], bureaus: Iterable[int]) -> Iterator[Pair]:
    """The education bureaus of one place that are called differently: one that was renamed, or two."""
    by_area: dict[Places, list[int]] = defaultdict(list)
    for number in bureaus:
        by_area[nodes[number].area].append(number)
    for area in sorted(by_area):
        first, *rest = sorted(by_area[area])
        for other in rest:
            left, right = nodes[first].names[0], nodes[other].names[0]
            yield Pair(first, other, Remark(
                Verdict.DOUBTFUL,
                f"一地只有一个管教育的局，名称却不同：{left}、{right}",
                f"a place has one education bureau at a time, yet they are called {left} and {right}",
            ))  # fmt: skip
