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


class LeftOut(NamedTuple):
    """What of a folder is no document: its POSIX path, why it is left out, what to do if it is one after all, where it lies."""

    name: str
    reason: str
    cure: str
    path: Path


class Survey(NamedTuple):
    """The documents in some folders, sorted by name, and all that is left out."""

    found: tuple[Located, ...]
    left: tuple[LeftOut, ...]


HIDDEN = ("hidden, a lock file or a file manager's own", "rename it if it is a document")
TOLD = ("a README tells of its folder", "rename it if it is a document")
LINK = ("a link, which is not followed", "put the file itself there, or give its path by itself")
STRANGE = ("no regular file", "save it as a file if it is a document")


def survey_files(paths: Sequence[Path]) -> Survey:
    """The files in `paths` (folders, in any depth, or files), and what is left out; ReadError if a path is missing.

    A file is known by its path in the folder given; where two folders hold one such name, the folder's name goes
    before it, and a number behind that if need be. Hidden files, lock files, links and a README, which tells of its
    folder and is no document in it, are left out of folders.
    """
    seen: set[Path] = set()
    taken: set[str] = set()
    found: list[Located] = []
    left: list[LeftOut] = []
    for given in paths:
        if not given.exists():
            raise ReadError(f"{given}: there is no such file or folder", "check the path")
        for path, name, why in list_folder(given) if given.is_dir() else [(given, given.name, None)]:
            if why:
                left.append(LeftOut(decode_name(name), *why, path))
                continue
            real = path.resolve()
            if real in seen:
                continue
            seen.add(real)
            free = find_free_name(decode_name(name), decode_name(given.resolve().name), taken)
            taken.add(free)
            found.append(Located(path, free))
    return Survey(tuple(sorted(found, key=lambda one: one.name)), tuple(sorted(set(left))))


def find_files(paths: Sequence[Path]) -> tuple[Located, ...]:
    """The documents in `paths`, as in their survey."""
    return survey_files(paths).found


def list_folder(folder: Path) -> Iterator[tuple[Path, str, tuple[str, str] | None]]:
    """All below `folder`, in sorted order: each file with its POSIX path in it and why it is left out, if it is.

    A folder that is left out stands for what it holds; so does one that cannot be opened, which is no reason to pass it
    over in silence.
    """
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        for name in sorted(folders):
            path = Path(place) / name
            if why := judge_folder(path):
                folders.remove(name)
                yield path, path.relative_to(folder).as_posix(), why
        folders.sort()
        for name in sorted(files):
            path = Path(place) / name
            yield path, path.relative_to(folder).as_posix(), judge_file(path)
    for error in closed:
        path = Path(error.filename)
        yield path, path.relative_to(folder).as_posix() if path != folder else folder.resolve().name, None


def judge_folder(path: Path) -> tuple[str, str] | None:
    """Why a folder is not entered, and what helps; None if it is."""
    if path.name.startswith(SKIPPED):
        return HIDDEN
    return LINK if path.is_symlink() else None


def judge_file(path: Path) -> tuple[str, str] | None:
    """Why a file is no document, and what helps; None if it is one."""
    if path.name.startswith(SKIPPED):
        return HIDDEN
    if ABOUT.match(path.name):
        return TOLD
    if path.is_symlink():
        return LINK
    return None if path.is_file() else STRANGE


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
