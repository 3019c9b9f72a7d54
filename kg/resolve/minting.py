"""The key of every entity among all documents: type, area and canonical name of the fullest form, whatever the order."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from kg.fold import fold_text
from kg.iri import mint_entity_key
from kg.model import Kind
from kg.resolve.compare import Places
from kg.resolve.nodes import LOCAL, Node, canonise_office
from kg.resolve.parts import write_number
from kg.resolve.union import Union
from kg.shelf import Room
from kg.sorting import Sorter

END = "\0"
"""Between a key and a number; no key holds it."""
ORDINAL = re.compile(r"第?(\d{1,3})(?=(?:中|小|幼|高|初|实|职|学校))")


def choose_fullest(nodes: Sequence[Node], numbers: Iterable[int]) -> int:
    """The one of some nodes, by number, that tells most: the narrowest place, then the longest name."""

    def measure(number: int) -> tuple[int, int, int, Node]:
        node = nodes[number]
        return len(node.area), len(canonical_name(node.name, node.area)), len(node.name), node

    return max(numbers, key=measure)


class Keys:
    """The key of every node, by number; where two would share one, all but the first by content tell a document too.

    `fullest` has the fullest of those that are one, by the first of them; most are one with no other.
    """

    def __init__(self, union: Union, fullest: Mapping[int, int], room: Room) -> None:
        self.union, self.fullest = union, fullest
        self.kept = room.shelf(str)
        self.at = array("i", [-1]) * len(union.nodes)
        self.further: dict[int, str] = {}
        sorter = room.sorter()
        for root, node in self.list_fullest():
            sorter.add(f"{mint_key(node)}{END}{root:010}")
        shared = [*self.put_down(sorter)]
        taken = set[str]()
        for some in shared:
            for root, key in self.part(some, taken):
                self.further[root] = key
                taken.add(key)

    def list_fullest(self) -> Iterator[tuple[int, Node]]:
        """The fullest node of those that are one, by the first of them."""
        for number, node in enumerate(self.union.nodes):
            if self.union.root(number) == number:
                fullest = self.fullest.get(number, number)
                yield number, node if fullest == number else self.union.nodes[fullest]

    def list_areas(self) -> Iterator[tuple[str, Places]]:
        """The key and place of each award that has a place."""
        for root, node in self.list_fullest():
            if node.kind is Kind.AWARD and not "".join(node.area[:1]).startswith(LOCAL):
                yield self.find(root), node.area

    def put_down(self, sorter: Sorter) -> Iterator[list[int]]:
        """Keep the keys in their order; those that share one."""
        for place, (key, lines) in enumerate(groupby(sorter, lambda line: line.partition(END)[0])):
            roots = [int(line.partition(END)[2]) for line in lines]
            self.kept.append(key)
            for root in roots:
                self.at[root] = place
            if len(roots) > 1:
                yield roots

    def part(self, some: Sequence[int], taken: Container[str]) -> Iterator[tuple[int, str]]:
        """The keys of all but the first of those that would share one."""
        _, *others = sorted(
            (self.union.nodes[self.fullest.get(root, root)], self.union.first_path(root), root) for root in some
        )
        for node, path, root in others:
            told = (
                *filter(None, [node.edition]),
                path,
                f"{path}:{node.name}",
                *(f"{path}:{node.name}:{turn}" for turn in range(2, len(some) + 2)),
            )
            yield (
                root,
                next(one for mention in told if not self.holds(one := mint_key(node, mention)) and one not in taken),
            )

    def holds(self, key: str) -> bool:
        """Whether a key is that of something by itself."""
        place = bisect_left(self.kept, key)
        return place < len(self.kept) and self.kept[place] == key

    def find(self, number: int) -> str:
        """The key of a node."""
        root = self.union.root(number)
        return self.further.get(root) or self.kept[self.at[root]]


def mint_key(node: Node, mention: str = "") -> str:
    """The key of what a node tells most fully of."""
    if node.mention:
        return mint_entity_key(node.kind, "", node.name, node.mention)
    area = tuple(name.removeprefix(LOCAL) for name in node.area)
    if node.kind is Kind.AREA:
        return mint_entity_key(node.kind, area, node.name, mention)
    if node.kind is Kind.AUTHORITY:
        return mint_entity_key(node.kind, area, canonise_office(node.name, node.area), mention)
    return mint_entity_key(node.kind, area, canonical_name(node.name, node.area), mention)


@lru_cache(maxsize=16384)
def canonical_name(name: str, where: tuple[str, ...]) -> str:
    """A name in simplified script, without the places it stands in and with ordinals written one way.

    >>> canonical_name("柳州市第8中学", ("广西壮族自治区", "柳州市")), canonical_name("市八中", ("柳州市",))
    ('第八中学', '第八中学')
    """
    rest = fold_text(name)
    for place in where:
        short = place[:-1] if len(place) > 2 and place[-1] in "省市区县旗州" else place
        for form in (place, short):
            if (
                rest.startswith(form)
                and len(rest) > len(form) + 1
                and rest[len(form) :] not in {"中学", "小学", "学校", "学院", "大学", "幼儿园"}
            ):
                rest = rest[len(form) :]
                break
    if rest[:1] in "市区县" and len(rest) > 2 and where:
        rest = rest[1:]
    rest = ORDINAL.sub(lambda match: "第" + write_number(int(match.group(1))), rest)
    return re.sub(r"^第?([零一二三四五六七八九十百]+)中$", r"第\1中学", rest)
