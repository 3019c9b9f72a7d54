"""What is said of subjects, as text, sorted by subject and by named graph."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg.sorting import Sorter

Pair = str
"""Predicate and object as written in Turtle, a blank between them (one text sorts and hashes faster than two)."""
Block = tuple[str, str, Iterable[Pair]]
"""Named graph ("" is the default graph), subject, and what that graph says of it."""

_END, _JOIN, _SAME = "\0", "\1", "\2"
"""Between the parts of a line that is sorted, between its pairs, and between objects of one predicate; no term holds them."""
_NEXT = " ;\n    "


class Graph:
    """All a build says, sorted for either way of writing it; what memory does not hold lies in `folder` until it is written."""

    def __init__(self, blocks: Iterable[Block], folder: Path | None = None) -> None:
        self.whole, self.parted = Sorter(folder), Sorter(folder)
        for name, subject, said in blocks:
            pairs = _join_pairs(said)
            self.whole.add(f"{subject}{_END}{pairs}")
            self.parted.add(f"{name}{_END}{subject}{_END}{pairs}")

    def list_subjects(self) -> Iterator[str]:
        """The block of every subject, with all that is said of it in whatever graph, sorted, no triple twice."""
        for subject, pairs in _gather_pairs(self.whole):
            yield _format_subject(subject, pairs)

    def list_graphs(self) -> Iterator[tuple[str, Iterator[str]]]:
        """Every named graph ("" is the default graph) with the blocks of its subjects, sorted."""
        blocks = ((*key.split(_END), pairs) for key, pairs in _gather_pairs(self.parted))
        for name, group in groupby(blocks, itemgetter(0)):
            yield name, (_format_subject(subject, pairs) for _, subject, pairs in group)


def _join_pairs(said: Iterable[Pair]) -> str:
    """Pairs as one text, sorted, each once; the predicate stands before the first of its objects alone."""
    parts: list[str] = []
    last = ""
    for pair in sorted({*said}):
        predicate, _, term = pair.partition(" ")
        parts += (_SAME, term) if predicate == last else (_JOIN, pair)
        last = predicate
    return "".join(parts[1:])


def _part_pairs(pairs: str) -> Iterator[Pair]:
    """The pairs of one text."""
    for some in pairs.split(_JOIN):
        predicate, _, terms = some.partition(" ")
        yield from (f"{predicate} {term}" for term in terms.split(_SAME))


def _gather_pairs(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The keys of sorted lines, each with the pairs of all that begin with it."""
    for key, group in groupby((line.rpartition(_END) for line in lines), itemgetter(0)):
        (_, _, pairs), *others = group
        more = [other for _, _, other in others]
        yield key, _join_pairs(pair for some in (pairs, *more) for pair in _part_pairs(some)) if more else pairs


def _format_subject(subject: str, pairs: str) -> str:
    """Write one block; the objects of one predicate share a line."""
    return f"{subject} {pairs.replace(_SAME, ', ').replace(_JOIN, _NEXT)} .\n\n"
