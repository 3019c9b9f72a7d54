"""The folder of a build: replaced whole or not at all, by one build at a time."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.built import is_build
from kg.engine.cache import FOLDER, Cache
from kg.errors import BuildError
from kg.record import record


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
        folder.mkdir(parents=True, exist_ok=True)
        with lock_folder(folder, out):
            restore_build(out, old)
            refuse_stranger(out)
            clear_folder(folder)
            cache = Cache(folder / FOLDER, out / FOLDER)
            yield Workplace(out, folder, cache)
            cache.prune()
            swap_folders(out, folder, old)
    except OSError as error:
        reason = f"{error.filename or out}: {error.strerror or error}"
        raise BuildError(reason, "check that there is room on the disk and that it may be written") from error


def refuse_stranger(out: Path) -> None:
    """BuildError if `out` is a file, or a folder that holds anything but a build."""
    if out.exists() and not out.is_dir():
        raise BuildError(f"{out}: is a file", "name a folder")
    if out.is_dir() and not is_build(out) and any(out.iterdir()):
        raise BuildError(f"{out}: is no build and not empty, so it is not replaced", "name a new or an empty folder")


@contextmanager
def lock_folder(folder: Path, out: Path) -> Iterator[None]:
    """Keep other builds out until the end, where the system knows such locks; BuildError if one is at work."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildError(f"{out}: another build is writing it", "wait until it has ended") from error
        try:
            yield
        finally:
            forget_empty(folder)
    finally:
        os.close(handle)


def clear_folder(folder: Path) -> None:
    """Remove what a build that was broken off left, but for what it extracted."""
    for path in folder.iterdir():
        if path.is_dir() and path.name != FOLDER:
            shutil.rmtree(path)
        elif not path.is_dir():
            path.unlink()


def swap_folders(out: Path, folder: Path, old: Path) -> None:
    """Put `folder` in the place of `out`, which the user may hold open or have stood in."""
    if out.exists():
        out.rename(old)
    try:
        folder.rename(out)
    except OSError:
        old.rename(out)
        raise
    if old.exists():
        shutil.rmtree(old)


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
