"""Tells what each stage of a document depends on, so that a change of rules or program invalidates what it touches alone."""

import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from kg.errors import RulesError
from kg.rules import find_ontology

PACKAGE = Path(__file__).parents[1]
STAGES: Mapping[str, tuple[str, ...]] = {
    "read": ("kg.read",),
    "extract": ("kg.read", "kg.extract", "kg.codec", "kg.engine.run"),
}
"""The modules that a stage begins with; it depends on all that these import too."""
OPTIONAL = ("onnxruntime", "rapidocr")
"""Libraries of an extra that change what is read."""
IMPORT = re.compile(r"^[ \t]*(?:from (kg[\w.]*) import (?:\(([^)]*)\)|([^\n(]*))|import (kg[\w.]*))", re.MULTILINE)
NAME = re.compile(r"\w+")
GATHERING = re.compile(rb'(?<=")[^"]*"\)\.glob\(')
"""How a module goes on behind the quotation mark where it takes all files of a folder."""


def stamp_stage(stage: str) -> str:
    """The SHA-256 of all that a stage depends on: its modules, the rules that these name, Python and libraries.

    Raises RulesError if one of them cannot be read.
    """
    modules = load_texts(PACKAGE, "*.py")
    needed = find_needed(modules, STAGES[stage])
    said = [sys.version, *list_libraries(), *(f"{name}\n{modules[name].decode()}" for name in sorted(needed))]
    rules = load_texts(find_ontology(), "*")
    named = find_naming([name for name in rules if not name.endswith(".md")], modules)
    # A table that no module names may be read by any.
    said += [f"{name}\n{digest(rules[name])}" for name, by in sorted(named.items()) if not by or by & needed]
    return digest("\n".join(said).encode("utf-8", "surrogatepass"))


def stamp_build() -> str:
    """The SHA-256 of all that a build depends on beside its documents: program, rules, Python and libraries."""
    files = {name: data for name, data in load_texts(PACKAGE, "*").items() if not name.endswith(".pyc")}
    said = [
        sys.version,
        *list_libraries(),
        stamp_ontology(),
        *(f"{name} {digest(files[name])}" for name in sorted(files)),
    ]
    return digest("\n".join(said).encode("utf-8", "surrogatepass"))


def stamp_ontology() -> str:
    """The SHA-256 of all rules."""
    rules = load_texts(find_ontology(), "*")
    return digest("\n".join(f"{name} {digest(data)}" for name, data in rules.items()).encode())


def load_texts(folder: Path, pattern: str) -> dict[str, bytes]:
    """The content of all files that match, by POSIX path, sorted; RulesError if one cannot be read."""
    try:
        paths = sorted(path for path in folder.rglob(pattern) if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    except OSError as error:
        raise RulesError(f"{error.filename}: {error.strerror}", "check that the file may be read") from error


def find_needed(modules: Mapping[str, bytes], first: Iterable[str]) -> set[str]:
    """The files of some modules and of all that they name in imports; what a package gathers for others is not among them."""
    needed: set[str] = set()
    pending = list(first)
    while pending:
        name = pending.pop()
        stem = "/".join(name.split(".")[1:])
        file = next((one for one in (f"{stem}.py", f"{stem}/__init__.py") if one in modules), "")
        if not file or file in needed:
            continue
        needed.add(file)
        for origin, many, few, plain in IMPORT.findall(modules[file].decode()):
            pending += [origin or plain, *(f"{origin}.{one}" for one in NAME.findall(many or few))]
    return needed


def find_naming(tables: Iterable[str], modules: Mapping[str, bytes]) -> dict[str, set[str]]:
    """For each file of `ontology/` the modules that read it: they name it, or its folder to take all that lies there."""
    naming: dict[bytes, set[str]] = defaultdict(set)
    for name, text in modules.items():
        *words, _ = text.split(b'"')[1:] or [b""]
        for one in {*words, *GATHERING.findall(text)}:
            naming[one].add(name)
    return {table: naming[table.encode()] | naming[f'{table.partition("/")[0]}").glob('.encode()] for table in tables}


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def list_libraries() -> list[str]:
    """Name and version of each library that the program is built on."""
    try:
        wanted = [line for line in requires("edukg") or [] if "extra ==" not in line]
        names = [match[0] for line in wanted if (match := re.match(r"[\w.-]+", line))]
        return sorted(f"{name} {version(name)}" for name in (*names, *filter(find_spec, OPTIONAL)))
    except PackageNotFoundError:
        return []
