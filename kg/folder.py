"""The folder of a build: replaced whole or not at all, by one build at a time."""

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.built import is_build
from kg.engine.cache import FOLDER, Cache
from kg.engine.task import FULL
from kg.errors import BuildError
from kg.files import settle_names, settle_tree
from kg.lock import hold_lock
from kg.record import record

CURE = "check that there is room on the disk and that it may be written"
HERE, EXCHANGE = -100, 2
"""What `renameat2` of Linux is told: paths as they are, and that both change places."""


@record
class Workplace:
    """Where a build is made: `folder` stands beside `out` until it takes its place."""

    out: Path
    folder: Path
    cache: Cache


@contextmanager
def open_workplace(out: Path) -> Iterator[Workplace]:
    """A place to make the build of `out` in; when all went well, it becomes `out`, else the last good one stays.

    What was extracted stays for the next attempt. Raises BuildError if `out` holds something else, cannot be written
    or is being built already.
    """
    out = Path(os.path.realpath(out))
    if not out.name:
        raise BuildError(f"{out}: cannot be replaced by a build", "name a folder in it")
    try:
        folder, old = out.with_name(f".{out.name}.building"), out.with_name(f".{out.name}.old")
        out.parent.mkdir(parents=True, exist_ok=True)
        with hold_lock(out.with_name(f".{out.name}.lock"), out):
            restore_build(out, old)
            refuse_stranger(out)
            with make_folder(folder):
                cache = Cache(folder / FOLDER, out / FOLDER)
                yield Workplace(out, folder, cache)
                cache.prune()
                swap_folders(out, folder, old)
    except OSError as error:
        raise BuildError(f"{error.filename or out}: {describe_fault(error)}", CURE) from error


def describe_fault(error: OSError) -> str:
    """What went wrong, in the system's few words where a library wraps them in many of its own.

    >>> describe_fault(OSError("IO error: No space left on device: While appending to file: out/store/000010.sst"))
    'No space left on device'
    """
    told = str(error.strerror or error)
    return next((words for number in FULL if (words := os.strerror(number)) in told), told)


def refuse_stranger(out: Path) -> None:
    """BuildError if `out` is a file, or a folder that holds anything but a build."""
    if out.exists() and not out.is_dir():
        raise BuildError(f"{out}: is a file", "name a folder")
    if out.is_dir() and not is_build(out) and any(out.iterdir()):
        raise BuildError(f"{out}: is no build and not empty, so it is not replaced", "name a new or an empty folder")
    if out.is_dir() and not os.access(out, os.W_OK):
        raise BuildError(f"{out}: may not be written", "allow writing in it, or name another folder")


@contextmanager
def make_folder(folder: Path) -> Iterator[None]:
    """The folder to build in, without what a build that was broken off left, but for what it extracted."""
    folder.mkdir(exist_ok=True)
    try:
        clear_folder(folder)
        yield
    finally:
        forget_empty(folder)


def clear_folder(folder: Path) -> None:
    """Remove what a build that was broken off left, but for what it extracted."""
    for path in folder.iterdir():
        if path.is_dir() and path.name != FOLDER:
            shutil.rmtree(path)
        elif not path.is_dir():
            path.unlink()


def swap_folders(out: Path, folder: Path, old: Path) -> None:
    """Put `folder` in the place of `out`, which the user may hold open or have stood in.

    The new build is on the disk before it takes the place, and has taken it there before the old one is removed: a
    power cut leaves one of them whole. What is remembered of documents tells by its check sums whether it is.
    """
    settle_tree(folder, careless=(FOLDER,))
    remains = replace_folder(out, folder, old)
    settle_names(out.parent)
    if remains:
        shutil.rmtree(remains)


def replace_folder(out: Path, folder: Path, old: Path) -> Path | None:
    """Let `folder` be `out`, and tell where the one that was `out` lies now, None if there was none."""
    if not out.exists():
        folder.rename(out)
        return None
    if exchange_folders(out, folder):
        return folder
    out.rename(old)
    try:
        folder.rename(out)
    except OSError:
        old.rename(out)
        raise
    return old


def exchange_folders(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, which no accident comes between; False where the system cannot."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done: int = rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE)
    return done == 0


def restore_build(out: Path, old: Path) -> None:
    """Put the last good build back if a run was broken off between the two renamings, else remove its remains."""
    if not old.exists():
        return
    if out.exists():
        shutil.rmtree(old)
    else:
        old.rename(out)


def forget_empty(folder: Path) -> None:
    """Remove a workplace that holds nothing to go on with."""
    kept = folder / FOLDER
    if folder.is_dir() and not (kept.is_dir() and any(kept.iterdir())):
        shutil.rmtree(folder, ignore_errors=True)
