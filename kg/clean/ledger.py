"""Keeps account of every raw character while passes cut noise away."""

from bisect import bisect_left
from collections.abc import Iterable

from kg.fold import fold_text
from kg.model import Dropped, Mark, Source, Span
from kg.record import record


@record(order=True)
class Cut:
    """A stretch of the current text to drop; with `put`, its first character (white space, a mark between cells) stays and is shown so."""

    start: int
    end: int
    reason: str
    put: str = ""


@record
class View:
    """What is left of a source: `folded` has the length of `chars`, `marks` lie in `chars`."""

    chars: str
    folded: str
    marks: tuple[Mark, ...]


class Ledger:
    """The text that is left of a source, where it came from, and what was dropped and why."""

    def __init__(self, source: Source) -> None:
        self.marks = source.marks
        self.chars = source.raw
        self.folded = fold_text(source.raw)
        self.origin = list(range(len(source.raw)))
        self.dropped: list[Dropped] = []

    def view(self) -> View:
        """The text as it now stands, with the format's marks moved to where their characters are."""
        return View(self.chars, self.folded, tuple(self.place_mark(mark) for mark in self.marks))

    def place_mark(self, mark: Mark) -> Mark:
        """`mark` in positions of the current text."""
        start, end = (bisect_left(self.origin, place) for place in (mark.span.start, mark.span.end))
        return Mark(Span(start, end), mark.kind, mark.level)

    def apply(self, cuts: Iterable[Cut]) -> None:
        """Carry out `cuts`; where two overlap the one that starts first has the characters."""
        chars: list[str] = []
        folded: list[str] = []
        origin: list[int] = []
        done = 0
        for cut in sorted(cuts):
            start = max(cut.start, done)
            if start >= cut.end:
                continue
            chars += [self.chars[done:start], cut.put]
            folded += [self.folded[done:start], fold_text(cut.put)]
            origin += self.origin[done : start + len(cut.put)]
            self.note_dropped(start + len(cut.put), cut.end, cut.reason)
            done = cut.end
        if done:
            self.chars = "".join([*chars, self.chars[done:]])
            self.folded = "".join([*folded, self.folded[done:]])
            self.origin = origin + self.origin[done:]

    def note_dropped(self, start: int, end: int, reason: str) -> None:
        """Record what current positions `start` to `end` were in the source, one entry a connected stretch."""
        places = self.origin[start:end]
        if places and places[-1] - places[0] == len(places) - 1:
            self.dropped.append(Dropped(Span(places[0], places[-1] + 1), reason))
            return
        first = 0
        for index in range(1, len(places) + 1):
            if index == len(places) or places[index] != places[index - 1] + 1:
                self.dropped.append(Dropped(Span(places[first], places[index - 1] + 1), reason))
                first = index

    def account(self) -> tuple[Dropped, ...]:
        """All that was dropped, in order of the source, neighbours of one reason joined."""
        joined: list[Dropped] = []
        for piece in sorted(self.dropped):
            last = joined[-1] if joined else None
            if last and last.reason == piece.reason and last.span.end == piece.span.start:
                joined[-1] = Dropped(Span(last.span.start, piece.span.end), piece.reason)
            else:
                joined.append(piece)
        return tuple(joined)
