"""Sorts more text than memory holds: sorted runs go to files that have no name, and are read back merged."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

RUN = 32_000_000
"""Characters that are kept in memory and sorted at once; each takes up to two bytes, and a line some sixty more."""


class Sorter:
    r"""Lines, which hold no line end, in order and each once, however many; the files of runs lie in `folder`.

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
        self.files: list[IO[str]] = []

    def add(self, line: str) -> None:
        """Take up a line."""
        self.lines.append(line)
        self.size += len(line)
        if self.size > self.run:
            self.put_away()

    def put_away(self) -> None:
        """Write what was taken up since the last run as a run of its own."""
        # What a damaged file name holds goes through UTF-8 only so; the order of bytes is that of characters.
        file = tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="\n", dir=self.folder)  # noqa: SIM115 - lives as long as the sorter
        file.writelines(f"{line}\n" for line in sorted(set(self.lines)))
        self.files.append(file)
        self.lines, self.size = [], 0

    def __iter__(self) -> Iterator[str]:
        if not self.files:
            return iter(sorted(set(self.lines)))
        if self.lines:
            self.put_away()
        return drop_doubles(heapq.merge(*map(read_run, self.files)))


def read_run(file: IO[str]) -> Iterator[str]:
    """The lines of a run from its beginning."""
    file.seek(0)
    for line in file:
        yield line[:-1]


def drop_doubles(lines: Iterable[str]) -> Iterator[str]:
    """Sorted lines, each once."""
    last = None
    for line in lines:
        if line != last:
            yield line
        last = line
