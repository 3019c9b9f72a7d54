"""Pairs what a build says with what the gold says, each with one at most."""

from collections.abc import Mapping, Sequence

Edges = Sequence[Mapping[int, float]]
"""For each left item the right items that it may take, with the rank of the pair (higher is better)."""


class Pairing:
    """A matching that only grows: an item that is served may change its partner, never lose it."""

    def __init__(self, edges: Edges) -> None:
        self.edges = edges
        self.taken: dict[int, int] = {}
        self.served: set[int] = set()

    def serve(self, left: int, least: float) -> None:
        """Give `left` a partner over pairs of rank `least` or more, if the others can make room."""
        if left not in self.served and self.make_room(left, least, set()):
            self.served.add(left)

    def make_room(self, left: int, least: float, seen: set[int]) -> bool:
        """Follow an augmenting path from `left`; what is free is taken before anyone is asked to move."""
        wanted = [right for right, rank in self.edges[left].items() if rank >= least]
        free = next((right for right in wanted if right not in self.taken), None)
        if free is not None:
            self.taken[free] = left
            return True
        for right in wanted:
            if right not in seen:
                seen.add(right)
                if self.make_room(self.taken[right], least, seen):
                    self.taken[right] = left
                    return True
        return False


def match_items(edges: Edges, first: int) -> dict[int, int]:
    """The partner of each left item that gets one.

    As many as can be are served of the first `first` left items, then as many of the rest as these allow; within each
    part, pairs of higher rank are made before those of lower.
    """
    pairing = Pairing(edges)
    ranks = sorted({rank for row in edges for rank in row.values()}, reverse=True)
    for part in (range(first), range(first, len(edges))):
        for least in ranks:
            for left in part:
                pairing.serve(left, least)
    return {left: right for right, left in pairing.taken.items()}
