"""The ledger of a build: what became of every file and of every character."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from kg.model import Knowledge
from kg.record import record


class Fate(StrEnum):
    """What became of a file."""

    USED = "used"
    DUPLICATE = "duplicate"
    OPENED = "opened"
    UNREADABLE = "unreadable"
    LEFT_OUT = "left out"
    LOST = "unaccounted for"


@record
class FileRow:
    """Files of one fate, and the bytes that they have as far as they were looked at."""

    fate: Fate
    files: int
    size: int


@record
class Ledger:
    """Files by their fate; characters that were used, stand in a duplicate, or were dropped, for which reason."""

    files: tuple[FileRow, ...] = ()
    characters: tuple[tuple[str, int], ...] = ()


def make_ledger(
    knowledge: Knowledge, sizes: Mapping[str, int], skipped: Iterable[str], opened: Iterable[str], left: int
) -> Ledger:
    """Account for the files of a build: `sizes` has the bytes of each that was looked at, `left` counts those left out."""
    fates: dict[str, Fate] = dict.fromkeys(sizes, Fate.LOST)
    fates |= dict.fromkeys(opened, Fate.OPENED) | dict.fromkeys(skipped, Fate.UNREADABLE)
    fates |= {one.path: Fate.DUPLICATE if one.copy_of else Fate.USED for one in knowledge.documents}
    files, bytes_of = Counter(fates.values()), Counter[Fate]()
    for path, fate in fates.items():
        bytes_of[fate] += sizes.get(path, 0)
    files[Fate.LEFT_OUT] = left
    rows = tuple(FileRow(fate, files[fate], bytes_of[fate]) for fate in Fate if files[fate])
    return Ledger(rows, count_characters(knowledge))


def count_characters(knowledge: Knowledge) -> tuple[tuple[str, int], ...]:
    """All characters of the documents that were read: those used first, then the others by what became of them."""
    kept, cut = Counter[str](), Counter[str]()
    for document in knowledge.documents:
        kept[Fate.DUPLICATE if document.copy_of else Fate.USED] += len(document.chars)
        cut.update(dict(document.cut))
    return (*sorted(((str(name), count) for name, count in kept.items()), reverse=True), *sorted(cut.items()))
