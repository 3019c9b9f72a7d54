"""Nodes joined to entities: whatever joins two also says why, and what may not be one is kept apart."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.record import record
from kg.resolve.compare import Places, is_within
from kg.resolve.nodes import LOCAL, Node
from kg.shelf import Room


@record
class Link:
    """Two nodes, by number, that were joined, and why."""

    left: int
    right: int
    reason: str


@dataclass(slots=True)
class Joined:
    """Nodes that are one so far: the narrowest area, the documents by their places, the nodes that are decided to be others."""

    area: Places
    places: set[int]
    others: set[int] = field(default_factory=set)


class Union:
    """Which nodes are one; the first of them, by number, stands for all. `paths` are those of all documents, sorted."""

    def __init__(self, paths: Sequence[str], room: Room) -> None:
        self.paths = paths
        self.nodes = room.shelf(Node)
        self.above = array("i")
        self.joined: dict[int, Joined] = {}
        self.links: list[Link] = []
        self.places, self.ends = array("i"), array("Q", [0])
        self.aliases: dict[int, tuple[str, ...]] = {}

    def add(self, node: Node, places: Sequence[int]) -> int:
        """The number of one more node, which the documents in some `places`, sorted, tell."""
        self.nodes.append(node)
        self.above.append(len(self.above))
        self.places.extend(places)
        self.ends.append(len(self.places))
        return len(self.above) - 1

    def list_places(self, number: int) -> Sequence[int]:
        """The documents that tell a node, by their places."""
        return self.places[self.ends[number] : self.ends[number + 1]]

    def look(self, number: int) -> Joined:
        """What a node is one with; most are never compared, so that it is made out for those that are."""
        root = self.root(number)
        if root not in self.joined:
            area = self.nodes[root].area
            self.joined[root] = Joined(
                () if area[:1] and area[0].startswith(LOCAL) else area, set(self.list_places(root))
            )
        return self.joined[root]

    def first_path(self, number: int) -> str:
        """The first document that tells of what a node is one with."""
        root = self.root(number)
        return self.paths[min(self.joined[root].places if root in self.joined else self.list_places(root))]

    def root(self, number: int) -> int:
        """The node that stands for all that a node is one with."""
        while self.above[number] != number:
            self.above[number] = self.above[self.above[number]]
            number = self.above[number]
        return number

    def is_one(self, left: int, right: int) -> bool:
        """Whether two nodes are one."""
        return self.root(left) == self.root(right)

    def part(self, left: int, right: int) -> None:
        """Keep two nodes apart from now on."""
        self.look(left).others.add(right)
        self.look(right).others.add(left)

    def is_parted(self, left: int, right: int) -> bool:
        """Whether a decision keeps two nodes apart."""
        one, two = sorted((self.root(left), self.root(right)), key=lambda root: len(self.look(root).others))
        return any(self.root(other) == two for other in self.look(one).others)

    def lie_apart(self, left: int, right: int) -> bool:
        """Whether what two nodes are one with stands in two places."""
        one, two = self.look(left).area, self.look(right).area
        return not is_within(one, two) and not is_within(two, one)

    def share_document(self, left: int, right: int) -> bool:
        """Whether one document tells of both, as two."""
        return not self.look(left).places.isdisjoint(self.look(right).places)

    def join(self, left: int, right: int, reason: str) -> bool:
        """Make two nodes one unless a decision parts them; whether they are one now."""
        first, last = sorted((self.root(left), self.root(right)))
        if first == last:
            return True
        if self.is_parted(first, last):
            return False
        kept, gone = self.look(first), self.look(last)
        self.above[last] = first
        kept.area = max(kept.area, gone.area, key=len)
        small, large = sorted((kept.places, gone.places), key=len)
        large |= small
        kept.places = large
        kept.others |= gone.others
        del self.joined[last]
        self.links.append(Link(left, right, reason))
        return True
