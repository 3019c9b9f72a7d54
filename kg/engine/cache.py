"""What was extracted before, so that an unchanged document is not read again."""

import hashlib
import os
import re
import sys
import zlib
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from kg.engine.codec import pack_record, unpack_record
from kg.engine.task import Outcome, Task
from kg.errors import RulesError
from kg.model import Extract
from kg.read.source import MAX_BYTES
from kg.rules import find_ontology

FOLDER = ".cache"
OPTIONAL = ("onnxruntime", "rapidocr")
"""Libraries of an extra that change what is read."""


class Cache:
    """One small file an extract in `folder`; `older` is a folder of an earlier build to take entries over from."""

    def __init__(self, folder: Path, older: Path) -> None:
        self.folder, self.older = folder, older
        self.program = fingerprint_program()
        folder.mkdir(parents=True, exist_ok=True)
        self.used: set[str] = set()

    def find(self, task: Task, digest: str) -> Outcome | None:
        """What was extracted from a file of these bytes and this name, None if nothing or nothing legible."""
        name = self.name_entry(task, digest)
        for folder in (self.folder, self.older):
            try:
                line = zlib.decompress((folder / name).read_bytes())
                extract = unpack_record(Extract, line)
            except (OSError, ValueError, RecursionError, zlib.error):
                continue
            if folder == self.older:
                self.write(name, line)
            self.used.add(name)
            return Outcome(extract)
        return None

    def keep(self, task: Task, digest: str, outcome: Outcome) -> None:
        """Remember what a document says, unless the file changed while it was read; failures are tried again."""
        if outcome.extract and outcome.extract.text.source.sha256 == digest:
            name = self.name_entry(task, digest)
            self.write(name, pack_record(outcome.extract).encode())
            self.used.add(name)

    def write(self, name: str, line: bytes) -> None:
        """Write one entry whole or not at all."""
        part = self.folder / f"{name}.part"
        part.write_bytes(zlib.compress(line, 1))
        part.replace(self.folder / name)

    def prune(self) -> None:
        """Forget what this build did not use."""
        for path in self.folder.iterdir():
            if path.name not in self.used:
                path.unlink()

    def name_entry(self, task: Task, digest: str) -> str:
        """The file name of an entry: it changes with the document, its name, the program and the rules."""
        said = f"{self.program}\n{digest}\n{task.name}"
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def hash_file(path: Path) -> str:
    """The SHA-256 of a file that may be read, "" of any other."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def fingerprint_ontology() -> str:
    """The SHA-256 of all rules."""
    return hash_folder(find_ontology(), "*")


def fingerprint_program() -> str:
    """The SHA-256 of all that an extract depends on: rules, program, libraries."""
    said = [fingerprint_ontology(), hash_folder(Path(__file__).parents[1], "*.py"), sys.version, *list_libraries()]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def hash_folder(folder: Path, pattern: str) -> str:
    """The SHA-256 of the names and contents of all files that match; RulesError if one cannot be read."""
    digest = hashlib.sha256()
    try:
        for path in sorted(path for path in folder.rglob(pattern) if path.is_file()):
            content = path.read_bytes()
            digest.update(os.fsencode(f"{path.relative_to(folder).as_posix()}\n{len(content)}\n") + content)
    except OSError as error:
        raise RulesError(f"{error.filename}: {error.strerror}", "check that the file may be read") from error
    return digest.hexdigest()


def list_libraries() -> list[str]:
    """Name and version of each library that the program is built on."""
    try:
        wanted = [line for line in requires("edukg") or [] if "extra ==" not in line]
        names = [match[0] for line in wanted if (match := re.match(r"[\w.-]+", line))]
        return sorted(f"{name} {version(name)}" for name in (*names, *filter(find_spec, OPTIONAL)))
    except PackageNotFoundError:
        return []
