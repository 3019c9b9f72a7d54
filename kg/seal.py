"""Remembers of what a build was made and what it was left with, so that the next one does not make the same again."""

import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.codec import pack_record, unpack_record
from kg.engine import Cache
from kg.engine.cache import FOLDER as CACHE
from kg.files import write_whole
from kg.record import record
from kg.report import Report

FILE = "build"
"""The seal of a build, among what is remembered."""
GRAPHS = ("graph.ttl", "graph.trig")
TOLD = frozenset({"report.json", "report.html"})
"""What is written at every build, for the times that it took."""
TABLES = ("*.sst", "MANIFEST-*", "CURRENT")
"""The files of a database that hold what it says."""


@record
class Seal:
    """What a build was made of, as one digest; the digests of its files by path, of its database the sizes; its report."""

    made_of: str
    files: tuple[tuple[str, str], ...]
    report: Report


def digest_making(parts: Iterable[object]) -> str:
    """The digest of all that a build depends on: `parts`, as plain values, among them the stamp of program and rules."""
    said = json.dumps(list(parts), sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def seal_build(folder: Path, cache: Cache, made_of: str, report: Report) -> None:
    """Seal a build that is whole."""
    seal = Seal(made_of, tuple(list_files(folder)), report)
    write_whole(cache.folder / FILE, zlib.compress(pack_record(seal).encode(), 1))
    cache.used.add(FILE)


def read_seal(folder: Path) -> Seal | None:
    """The seal of a build, None where it has none or one that is damaged."""
    try:
        return unpack_record(Seal, zlib.decompress((folder / CACHE / FILE).read_bytes()))
    except (OSError, ValueError, RecursionError, zlib.error):
        return None


def is_left(folder: Path, seal: Seal, names: Iterable[str] = ()) -> bool:
    """Whether a build, or files of that names in it and its database, are as they were left."""
    wanted = set(names)
    told = [(path, digest) for path, digest in seal.files if not wanted or path in wanted or path.startswith("store/")]
    try:
        return bool(told) and told == sorted(list_files(folder, wanted))
    except OSError:
        return False


def list_files(folder: Path, wanted: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """The files of a build, or those `wanted` and its database, sorted by path, with what tells whether they changed."""
    names = sorted(wanted) or sorted(walk_files(folder))
    tables = {f"store/{path.name}": path for pattern in TABLES for path in (folder / "store").glob(pattern)}
    for name in sorted([*names, *tables]):
        if name in tables:
            yield name, str(tables[name].stat().st_size)
        else:
            with (folder / name).open("rb") as file:
                yield name, hashlib.file_digest(file, "sha256").hexdigest()


def walk_files(folder: Path) -> Iterator[str]:
    """The paths of what a build writes beside its database, its report and what it remembers."""
    for path, inside, names in os.walk(folder):
        here = Path(path).relative_to(folder)
        inside[:] = [one for one in inside if here.parts or one not in {CACHE, "store"}]
        yield from ((here / name).as_posix() for name in names if here.parts or name not in TOLD)


def take_over(seal: Seal, old: Path, new: Path) -> None:
    """Put the files of a build that is as it was left into a new one; files are linked where they can be, for none is ever changed."""
    for name in [*(path for path, _ in seal.files), *(f"store/{one.name}" for one in (old / "store").iterdir())]:
        target = new / name
        if not target.exists() and name != "store/LOCK":
            target.parent.mkdir(parents=True, exist_ok=True)
            link_file(old / name, target)


def link_file(old: Path, new: Path) -> None:
    """Make a file a second name of another, or a copy of it where the disk knows no such thing or databases may write to it."""
    if new.parent.name != "store" or new.suffix == ".sst":
        try:
            new.hardlink_to(old)
        except OSError:
            pass
        else:
            return
    shutil.copyfile(old, new)
