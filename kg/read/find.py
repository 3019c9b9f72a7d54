"""Finds the documents in folders."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.errors import ReadError

SKIPPED = ("~$", ".", "Thumbs.db", "desktop.ini")
"""How the names of lock files, hidden files and a file manager's own begin."""
ABOUT = re.compile(r"readme(?:[._-].*)?$", re.IGNORECASE)


class Located(NamedTuple):
    """A document: where it lies, and the POSIX path that it is known by."""

    path: Path
    name: str


def find_files(paths: Sequence[Path]) -> tuple[Located, ...]:
    """The files in `paths` (folders, in any depth, or files), sorted by name; ReadError if a path is missing.

    A file is known by its path in the folder given; where two folders hold one such name, the folder's name goes
    before it, and a number behind that if need be. Hidden files, lock files, links and a README, which tells of its
    folder and is no document in it, are left out of folders.
    """
    seen: set[Path] = set()
    taken: set[str] = set()
    found: list[Located] = []
    for given in paths:
        if not given.exists():
            raise ReadError(f"{given}: there is no such file or folder", "check the path")
        for path, name in list_folder(given) if given.is_dir() else [(given, given.name)]:
            real = path.resolve()
            if real in seen:
                continue
            seen.add(real)
            free = find_free_name(decode_name(name), decode_name(given.resolve().name), taken)
            taken.add(free)
            found.append(Located(path, free))
    return tuple(sorted(found, key=lambda one: one.name))


def list_folder(folder: Path) -> Iterator[tuple[Path, str]]:
    """The regular files below `folder`, in sorted order, each with its POSIX path in it; links are not followed.

    A folder that cannot be opened stands for what it holds, so that it is not passed over in silence.
    """
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith(SKIPPED))
        for name in sorted(files):
            path = Path(place) / name
            if not name.startswith(SKIPPED) and not ABOUT.match(name) and path.is_file() and not path.is_symlink():
                yield path, path.relative_to(folder).as_posix()
    for error in closed:
        path = Path(error.filename)
        yield path, path.relative_to(folder).as_posix() if path != folder else folder.resolve().name


def find_free_name(name: str, folder: str, taken: set[str]) -> str:
    """`name`, or with `folder` before it and a number if another document has it already."""
    if name not in taken:
        return name
    count = 1
    while (longer := f"{folder}{f'-{count}' if count > 1 else ''}/{name}") in taken:
        count += 1
    return longer


def decode_name(name: str) -> str:
    """A file name as text: names from a Chinese archive may be in GB18030, which no UTF-8 system can show."""
    return os.fsencode(name).decode("gb18030", "replace") if has_broken_bytes(name) else name


def has_broken_bytes(name: str) -> bool:
    """Whether `name` holds bytes that are no UTF-8."""
    return any("\ud800" <= char <= "\udfff" for char in name)
