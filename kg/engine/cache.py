"""What was read and extracted before, so that nothing that has not changed is done again."""

import hashlib
import json
import shutil
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import overload

from kg.codec import Row, unpack_record
from kg.engine.stamp import stamp_stage
from kg.engine.task import Task
from kg.errors import BuildError
from kg.files import write_whole
from kg.memo import Memo, read_memo, write_memo
from kg.model import Extract
from kg.read.source import MAX_BYTES, takes_time

FOLDER = ".cache"


class Cache:
    """One small file an extract in `folder`, one a source that takes long to read; `older` is that of an earlier build."""

    def __init__(self, folder: Path, older: Path) -> None:
        self.folder, self.older = folder, older
        self.stamps = {stage: stamp_stage(stage) for stage in ("read", "extract")}
        folder.mkdir(parents=True, exist_ok=True)
        self.used: set[str] = set()

    def find(self, task: Task, digest: str) -> str:
        """The name of what was extracted from a file of these bytes and this name, "" if nothing or nothing legible."""
        name = self.name_entry("extract", task, digest)
        if not self.take_over(name) or self.load(name) is None:
            return ""
        self.used.add(name)
        self.prepare(task, digest)
        return name

    def load(self, name: str) -> bytes | None:
        """What an entry holds, None where it is damaged: what is compressed tells by its check sum."""
        try:
            return zlib.decompress((self.folder / name).read_bytes())
        except (OSError, zlib.error):
            return None

    def prepare(self, task: Task, digest: str) -> Task:
        """The task, told where what its file holds is kept, if that takes long to read."""
        if not digest or not takes_time(task.path):
            return task
        name = self.name_entry("read", task, digest)
        self.take_over(name)
        self.used.add(name)
        return replace(task, kept=str(self.folder / name), digest=digest)

    def keep(self, task: Task, digest: str, packed: str, sha256: str) -> str:
        """Remember what a document says, and the name it is known by; for this build alone if the file changed before it was read.

        It is packed already; `sha256` is that of the file as it was read.
        """
        name = self.name_entry("extract", task, digest)
        if sha256 == digest:
            self.used.add(name)
        else:
            name = f"{name}.once"
        write_whole(self.folder / name, zlib.compress(packed.encode(), 1))
        return name

    def take_over(self, name: str) -> bool:
        """Whether there is such an entry, be it one of the earlier build, which is taken over."""
        path, older = self.folder / name, self.older / name
        if not path.exists() and older.exists():
            try:
                path.hardlink_to(older)
            except OSError:
                part = path.with_name(f"{name}.part")
                shutil.copyfile(older, part)
                part.replace(path)
        return path.exists()

    @contextmanager
    def recall(self, name: str, stamp: str) -> Iterator[Memo]:
        """What was worked out before by a program of that `stamp`, and is kept with what is worked out now."""
        memo = read_memo(self.older / name, stamp)
        yield memo
        write_memo(memo, self.folder / name, stamp)
        self.used.add(name)

    def pass_on(self, names: Iterable[str]) -> None:
        """Keep what was worked out before, as it is; what a build that was broken off worked out is of no use."""
        for name in names:
            (self.folder / name).unlink(missing_ok=True)
        self.used.update(name for name in names if self.take_over(name))

    def prune(self) -> None:
        """Forget what this build did not use."""
        for path in self.folder.iterdir():
            if path.name not in self.used:
                path.unlink()

    def name_entry(self, stage: str, task: Task, digest: str) -> str:
        """The file name of an entry: it changes with the document, its name, and all that the stage depends on."""
        said = f"{stage} {self.stamps[stage]}\n{digest}\n{task.name}"
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


class Extracts(Sequence[Extract]):
    """What was extracted from documents, by the names of their entries in a cache: read from there whenever it is asked for.

    `paths` are those of the documents.
    """

    def __init__(self, cache: Cache, names: Sequence[str], paths: Sequence[str] = ()) -> None:
        self.cache, self.names, self.paths = cache, names, paths

    def __len__(self) -> int:
        return len(self.names)

    @overload
    def __getitem__(self, place: int) -> Extract: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Extract]: ...

    def __getitem__(self, place: int | slice) -> Extract | Sequence[Extract]:
        if isinstance(place, slice):
            return Extracts(self.cache, self.names[place], self.paths[place])
        return unpack_record(Extract, self.read(self.names[place]))

    def read_rows(self) -> Iterator[Row]:
        """All of them, as they are packed."""
        for name in self.names:
            yield json.loads(self.read(name))

    def read(self, name: str) -> bytes:
        """What an entry holds; BuildError where it was damaged since it was found."""
        data = self.cache.load(name)
        if data is None:
            raise BuildError(f"{self.cache.folder / name}: was changed while it was in use", "build again")
        return data


def measure_file(path: Path) -> int:
    """The bytes of a file, 0 if it cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def hash_file(path: Path) -> str:
    """The SHA-256 of a file that may be read, "" of any other."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
