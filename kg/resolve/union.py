"""Nodes joined to entities: whatever joins two also says why, and what may not be one is kept apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.record import record
from kg.resolve.compare import Places, is_within
from kg.resolve.nodes import LOCAL, Node


@record
class Link:
    """Two nodes, by number, that were joined, and why."""

    left: int
    right: int
    reason: str


@dataclass(slots=True)
class Joined:
    """Nodes that are one so far: the narrowest area, the documents, the nodes that are decided to be others."""

    area: Places
    paths: set[str]
    others: set[int] = field(default_factory=set)


class Union:
    """Which nodes are one; the first of them, by number, stands for all."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.above: list[int] = []
        self.joined: list[Joined] = []
        self.links: list[Link] = []
        self.own: list[tuple[str, ...]] = []
        self.aliases: list[set[str]] = []

    def add(self, node: Node, paths: Iterable[str]) -> int:
        """The number of one more node, which documents `paths` tell."""
        self.nodes.append(node)
        self.above.append(len(self.above))
        self.own.append(tuple(sorted(paths)))
        self.aliases.append(set())
        area = () if node.area[:1] and node.area[0].startswith(LOCAL) else node.area
        self.joined.append(Joined(area, set(self.own[-1])))
        return len(self.above) - 1

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
        one, two = self.root(left), self.root(right)
        self.joined[one].others.add(right)
        self.joined[two].others.add(left)

    def is_parted(self, left: int, right: int) -> bool:
        """Whether a decision keeps two nodes apart."""
        one, two = sorted((self.root(left), self.root(right)), key=lambda root: len(self.joined[root].others))
        return any(self.root(other) == two for other in self.joined[one].others)

    def lie_apart(self, left: int, right: int) -> bool:
        """Whether what two nodes are one with stands in two places."""
        one, two = self.joined[self.root(left)].area, self.joined[self.root(right)].area
        return not is_within(one, two) and not is_within(two, one)

    def share_document(self, left: int, right: int) -> bool:
        """Whether one document tells of both, as two."""
        return not self.joined[self.root(left)].paths.isdisjoint(self.joined[self.root(right)].paths)

    def join(self, left: int, right: int, reason: str) -> bool:
        """Make two nodes one unless a decision parts them; whether they are one now."""
        first, last = sorted((self.root(left), self.root(right)))
        if first == last:
            return True
        if self.is_parted(first, last):
            return False
        self.above[last] = first
        kept, gone = self.joined[first], self.joined[last]
        kept.area = max(kept.area, gone.area, key=len)
        small, large = sorted((kept.paths, gone.paths), key=len)
        large |= small
        kept.paths = large
        kept.others |= gone.others
        gone.paths, gone.others = set(), set()
        self.links.append(Link(left, right, reason))
        return True
