"""Keeps the headings that stand above a place, nested as the document nests them."""

from collections.abc import Sequence

from kg.model import Heading, Span

FORMAT_RANK = -10
"""Headings that the file's format marks are wider than all that are told by their numbers."""
PLAIN_RANK = 20.0
"""A heading without a number is the narrowest, unless numbers start anew below it."""


class Outline:
    """The open headings, widest first, each with its rank; a title stands above all."""

    def __init__(self) -> None:
        self.title: Heading | None = None
        self.open: list[tuple[float, Heading]] = []

    def above(self) -> tuple[Heading, ...]:
        """The headings above what comes next, the title first."""
        head = (self.title,) if self.title else ()
        return (*head, *(heading for _, heading in self.open))

    def close(self, rank: float) -> None:
        """End the scope of all headings as narrow as `rank` or narrower."""
        while self.open and self.open[-1][0] >= rank:
            self.open.pop()

    def enter(self, rank: float, words: str, span: Span) -> None:
        """Open a heading, which ends all those as narrow as its `rank` or narrower."""
        self.close(rank)
        self.open.append((rank, Heading(len(self.open) + 1, words, span)))

    def entitle(self, words: str, span: Span) -> None:
        """Set the title; all headings end with the text they stood in."""
        self.open.clear()
        self.title = Heading(0, words, span)


def learn_nesting(marks: Sequence[tuple[str, int]], ranks: dict[str, float]) -> dict[str, float]:
    """The rank of each kind in `marks` (kind and number in order of the text), usual ranks being `ranks`.

    Where a usually wider kind starts from one again under each of a usually narrower kind, the two change places.

    >>> marks = [("cnparen", 1), ("cn", 1), ("cn", 2), ("cnparen", 2), ("cn", 1), ("cn", 2)]
    >>> learn_nesting(marks, {"cn": 5, "cnparen": 6})
    {'cn': 6, 'cnparen': 5}
    """
    learnt = dict(ranks)
    for wide in sorted(ranks):
        for narrow in sorted(ranks):
            swapped = (
                learnt[wide] < learnt[narrow] and restarts(marks, wide, narrow) and not restarts(marks, narrow, wide)
            )
            if swapped:
                learnt[wide], learnt[narrow] = learnt[narrow], learnt[wide]
    return learnt


def restarts(marks: Sequence[tuple[str, int]], inner: str, outer: str) -> bool:
    """Whether `inner` is numbered anew from one under a second or later `outer`, having been so before."""
    seen = False
    last = 0
    for kind, number in marks:
        if kind == outer:
            last = number
        elif kind == inner and number == 1:
            if seen and last > 1:
                return True
            seen = True
    return False
