"""Keeps more records than memory holds: on disk, in the order in which they came or sorted by a key."""

import gzip
import heapq
import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Generic, Literal, TextIO, TypeVar, overload

from kg.codec import Row, find_packer, find_unpacker
from kg.record import record
from kg.sorting import Run, Runs, Sorter

Record = TypeVar("Record")
Key = tuple[Any, ...]
"""What records are sorted by: texts and numbers, of one type in one place."""

HELD = 20_000
"""Records that are kept in memory and sorted at once; a statement with its evidence takes a kilobyte and more, packed a third more."""
LINES = 4_000_000
"""Characters of short lines that are kept in memory and sorted at once."""
LINE_END = "\n"
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def open_lines(file: Path, mode: Literal["rt", "wt"]) -> TextIO:
    """A packed file of lines, which may hold what damaged file names do."""
    return gzip.open(file, mode, compresslevel=1, encoding="utf-8", errors="surrogatepass", newline="\n")


def parse_lines(file: Runs, run: Run) -> Iterator[Any]:
    """The values of a run of lines of JSON; many are parsed at once, which is much faster."""
    for chunk in file.read_chunks(*run):
        yield from json.loads(f"[{chunk.replace(LINE_END, ',')}]")


def leave(value: Any) -> Any:
    """A value as it is."""
    return value


class Packer(Generic[Record]):
    """Turns records of one kind into plain values and back; without a kind, plain values are left as they are."""

    def __init__(self, kind: type[Record] | None) -> None:
        self.pack = (kind and find_packer(kind)) or leave  # type: ignore[arg-type] # a class is hashable
        self.unpack = find_unpacker(kind) if kind else leave  # type: ignore[arg-type] # as above


class Shelf(Sequence[Record]):
    """Records of one kind in a file without a name, in the order in which they came.

    >>> from kg.model import Span
    >>> shelf = Shelf(Span, [Span(0, 4), Span(4, 9)])
    >>> len(shelf), shelf[1], [len(one) for one in shelf]
    (2, Span(start=4, end=9), [4, 5])
    """

    def __init__(self, kind: type[Record], records: Iterable[Record] = (), folder: Path | None = None) -> None:
        self.packer = Packer(kind)
        self.file = Runs(folder)
        self.ends = array("Q", [0])
        for one in records:
            self.append(one)

    def append(self, one: Record) -> None:
        """Put one more record behind those that are there."""
        self.put(self.packer.pack(one))

    def put(self, row: Any) -> None:
        """Put one more behind those that are there, which is packed already."""
        self.ends.append(self.file.write([encode(row)])[1])

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __iter__(self) -> Iterator[Record]:
        return map(self.packer.unpack, parse_lines(self.file, (0, self.ends[-1])))

    def lines(self) -> Iterator[str]:
        """The records as they are written, each a line of JSON."""
        return self.file.read(0, self.ends[-1])

    @overload
    def __getitem__(self, place: int) -> Record: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Record]: ...

    def __getitem__(self, place: int | slice) -> Record | Sequence[Record]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        start = range(len(self))[place]
        line = self.file.pick(self.ends[start], self.ends[start + 1]).decode("utf-8", "surrogatepass")
        one: Record = self.packer.unpack(json.loads(line))
        return one


def list_lines(kind: type[Record], records: Sequence[Record]) -> Iterator[str]:
    """Records as lines of JSON.

    >>> from kg.model import Span
    >>> list(list_lines(Span, (Span(0, 4),))), list(list_lines(Span, Shelf(Span, [Span(0, 4)])))
    (['[0,4]'], ['[0,4]'])
    """
    if isinstance(records, Shelf):
        return records.lines()
    pack = Packer(kind).pack
    return (encode(pack(one)) for one in records)


class Pile(Generic[Record]):
    """Records of one kind sorted by the keys that they are put down with; those of one key stay as they came.

    >>> from kg.model import Span
    >>> pile = Pile(Span, held=1)
    >>> pile.add(("柳州市", 2), Span(2, 3)), pile.add(("柳州市", 1), Span(5, 6)), pile.add(("柳州市", 2), Span(0, 1))
    (None, None, None)
    >>> [[one.start for one in group] for group in pile.groups()]
    [[5], [2, 0]]
    """

    def __init__(self, kind: type[Record] | None, folder: Path | None = None, held: int | None = None) -> None:
        self.packer, self.folder, self.held = Packer(kind), folder, HELD if held is None else held
        self.rows: list[tuple[Key, Record]] = []
        self.file: Runs | None = None
        self.runs: list[Run] = []

    def add(self, key: Key, one: Record) -> None:
        """Take up a record."""
        self.rows.append((key, one))
        if len(self.rows) > self.held:
            self.put_away()

    def put_away(self) -> None:
        """Write what was taken up since the last run as a run of its own."""
        self.file = self.file or Runs(self.folder)
        self.rows.sort(key=itemgetter(0))
        self.runs.append(self.file.write(encode([key, self.packer.pack(one)]) for key, one in self.rows))
        self.rows = []

    def clear(self) -> None:
        """Forget all that was taken up."""
        self.rows, self.runs, self.file = [], [], None

    def groups(self) -> Iterator[list[Record]]:
        """The records of each key, in the order of keys."""
        for _, group in groupby(self.sort(), itemgetter(0)):
            yield [one for _, one in group]

    def sort(self) -> Iterator[tuple[Key, Record]]:
        """All records with their keys, in the order of keys."""
        if self.file is None:
            return iter(sorted(self.rows, key=itemgetter(0)))
        if self.rows:
            self.put_away()
        merged = heapq.merge(*(parse_lines(self.file, run) for run in self.runs), key=itemgetter(0))
        return ((tuple(key), self.packer.unpack(packed)) for key, packed in merged)


@record
class Room:
    """Where records are kept that are too many to hold: on disk in `folder`, in memory where there is none."""

    folder: Path | None = None

    def keep(self, kind: type[Record], records: Iterable[Record]) -> Sequence[Record]:
        """The records in the order in which they come, to be gone over again and again."""
        return tuple(records) if self.folder is None else Shelf(kind, records, self.folder)

    def keep_rows(self, kind: type[Record], rows: Iterable[Row]) -> Sequence[Record]:
        """The same of records that are packed."""
        if self.folder is None:
            return tuple(map(Packer(kind).unpack, rows))
        shelf = Shelf(kind, folder=self.folder)
        for row in rows:
            shelf.put(row)
        return shelf

    def shelf(self, kind: type[Record]) -> "list[Record] | Shelf[Record]":
        """A row of records that grows."""
        return [] if self.folder is None else Shelf(kind, folder=self.folder)

    def pile(self, kind: type[Record]) -> Pile[Record]:
        """What sorts records, on disk where the room has a folder."""
        return Pile(kind, self.folder)

    def row_pile(self) -> Pile[Row]:
        """What sorts records that are packed, and stay so."""
        return Pile(None, self.folder, HELD * 3 // 4)

    def sorter(self) -> Sorter:
        """What sorts short lines, on disk where the room has a folder."""
        return Sorter(self.folder, LINES)
