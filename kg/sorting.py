"""Sorts more text than memory holds: sorted runs go to a file that has no name, and are read back merged; and walks two sorted rows side by side."""

import heapq
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

RUN = 16_000_000
"""Characters that are kept in memory and sorted at once; each takes up to two bytes, and a line some sixty more."""
CHUNK = 1 << 15
"""Bytes of a run that are read at once: hundreds of runs are read together."""

Item = TypeVar("Item")
Run = tuple[int, int]
"""Where in its file a run begins and ends."""


class Runs:
    r"""Stretches of lines, which hold no line end, in one file without a name in `folder`.

    >>> runs = Runs()
    >>> first, second = runs.write(["小学", "初中"]), runs.write(["\ud800"])
    >>> list(runs.read(*first)), list(runs.read(*second)) == ["\ud800"]
    (['小学', '初中'], True)
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.file = tempfile.TemporaryFile("w+b", dir=folder)  # noqa: SIM115 - lives as long as its lines are read
        self.size = 0
        self.is_read = False

    def write(self, lines: Iterable[str]) -> Run:
        """Put lines behind what is there; where they lie."""
        start = self.size
        if self.is_read:
            self.file.seek(start)
            self.is_read = False
        for line in lines:
            # What a damaged file name holds goes through UTF-8 only so; the order of bytes is that of characters.
            self.size += self.file.write(line.encode("utf-8", "surrogatepass") + b"\n")
        return start, self.size

    def pick(self, start: int, end: int) -> bytes:
        """One line that lies there."""
        if not hasattr(os, "pread"):  # as on Windows
            self.is_read = True
            self.file.seek(start)
            return self.file.read(end - start - 1)
        if not self.is_read:
            self.file.flush()
            self.is_read = True
        return os.pread(self.file.fileno(), end - start - 1, start)

    def read(self, start: int, end: int) -> Iterator[str]:
        """The lines that lie there; others may be read meanwhile."""
        for chunk in self.read_chunks(start, end):
            yield from chunk.split("\n")

    def read_chunks(self, start: int, end: int) -> Iterator[str]:
        """The same lines, as many at once as are read at once."""
        rest = b""
        while start < end:
            self.is_read = True
            self.file.seek(start)
            chunk = self.file.read(min(CHUNK, end - start))
            start += len(chunk)
            rest += chunk
            cut = rest.rfind(b"\n")
            if cut >= 0:
                yield rest[:cut].decode("utf-8", "surrogatepass")
                rest = rest[cut + 1 :]


class Sorter:
    r"""Lines, which hold no line end, in order and each once, however many; those that memory does not hold lie in `folder`.

    >>> sorter = Sorter(run=4)
    >>> sorter.add("小学"), sorter.add("初中"), sorter.add("小学")
    (None, None, None)
    >>> list(sorter)
    ['初中', '小学']
    """

    def __init__(self, folder: Path | None = None, run: int = RUN) -> None:
        self.folder, self.run = folder, run
        self.lines: list[str] = []
        self.size = 0
        self.file: Runs | None = None
        self.runs: list[Run] = []

    def add(self, line: str) -> None:
        """Take up a line."""
        self.lines.append(line)
        self.size += len(line)
        if self.size > self.run:
            self.put_away()

    def put_away(self) -> None:
        """Write what was taken up since the last run as a run of its own."""
        self.file = self.file or Runs(self.folder)
        self.runs.append(self.file.write(sorted(set(self.lines))))
        self.lines, self.size = [], 0

    def __iter__(self) -> Iterator[str]:
        if self.file is None:
            return iter(sorted(set(self.lines)))
        if self.lines:
            self.put_away()
        return drop_doubles(heapq.merge(*(self.file.read(*run) for run in self.runs)))


def drop_doubles(lines: Iterable[str]) -> Iterator[str]:
    """Sorted lines, each once."""
    last = None
    for line in lines:
        if line != last:
            yield line
        last = line


def pair_sorted(
    olds: Iterator[Item], news: Iterator[Item], order: Callable[[Item], Any]
) -> Iterator[tuple[Item | None, Item | None]]:
    """Walk two rows that are each sorted, and without ties, by `order`: the items of one place together, None where a row has none.

    The order of items that are the same is never asked, which may be dear.

    >>> list(pair_sorted(iter(["1 小学", "3 初中"]), iter(["1 小学", "2 高中", "3 完中"]), lambda line: line[0]))
    [('1 小学', '1 小学'), (None, '2 高中'), ('3 初中', '3 完中')]
    """
    old, new = next(olds, None), next(news, None)
    while old is not None and new is not None:
        if old == new:
            yield old, new
            old, new = next(olds, None), next(news, None)
            continue
        before, after = order(old), order(new)
        ahead, behind = before < after, after < before
        yield None if behind else old, None if ahead else new
        old = old if behind else next(olds, None)
        new = new if ahead else next(news, None)
    yield from ((one, None) for one in ([] if old is None else chain([old], olds)))
    yield from ((None, one) for one in ([] if new is None else chain([new], news)))
