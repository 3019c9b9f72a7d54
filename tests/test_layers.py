"""Every room imports only from the rows below it, and every library has its home."""

import ast
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "kg"
STAGES = {"read", "clean", "segment", "mention", "link", "relate", "resolve", "graph"}
OUTLETS = {"export", "query", "view", "validate", "evaluate", "report", "ontology_page", "push"}
ROWS = (
    {"record", "codec"},
    {"model", "errors"},
    {"gate", "rules", "iri", "vocabulary", "fold", "tokens", "remote", "xml_text", "python", "sorting"},
    {"shelf", "blocks", "triples"},
    {
        "places",
        "confidence",
        "years",
        "built",
        "files",
        "lock",
        "heading_words",
        "name_parts",
        "pronouns",
        "jsonld",
        "columns",
    },
    {"memo", "towns", "headers"},
    {"name_places"},
    {"names"},
    STAGES,
    OUTLETS,
    {"extract"},
    {"engine"},
    {"config", "folder", "watch"},
    {"doubts", "manifest", "seal", "changes", "surveys"},
    {"pipeline"},
    {"api"},
    {"serve"},
    {"cli"},
)
"""From the ground up; the rooms of a row know nothing of each other."""
ROW = {room: number for number, rooms in enumerate(ROWS) for room in rooms}
HOMES = {
    "ahocorasick_rs": {"gate", "rules", "mention", "places", "relate", "towns"},
    "click": {"cli"},
    "distributed": {"engine"},
    "httpx2": {"remote"},
    "jieba": {"tokens"},
    "jinja2": {"view", "serve"},
    "lxml": {"read"},
    "networkx": {"view", "export"},
    "numpy": {"mention", "read"},
    "opencc": {"fold"},
    "PIL": {"read"},
    "pyoxigraph": {"query", "export", "validate", "evaluate", "ontology_page", "serve", "push", "xml_text", "jsonld"},
    "pypdfium2": {"read"},
    "pypinyin": {"view"},
    "rapidocr": {"read"},
    "python_calamine": {"read"},
    "pyvis": {"view"},
    "resiliparse": {"read"},
    "rjieba": {"tokens"},
    "shacl": {"validate"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "watchfiles": {"watch"},
    "werkzeug": {"serve"},
}
"""Where each library may be imported."""


def list_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "kg":
            yield from (f"kg.{alias.name}" for alias in node.names if alias.name != "__version__")
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are absolute"
            yield node.module or ""


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def may_import(room: str, other: str) -> bool:
    if room in OUTLETS and other in STAGES:
        return False
    return room == other or ROW[other] < ROW[room]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_the_rows_below(path: Path) -> None:
    room = room_of(path)
    rooms = [name.split(".")[1] if "." in name else "api" for name in list_imports(path) if name.split(".")[0] == "kg"]
    assert [other for other in rooms if not may_import(room, other)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_imported_only_at_home(path: Path) -> None:
    libraries = {name.split(".")[0] for name in list_imports(path)} - {"kg"} - sys.stdlib_module_names
    assert {name for name in libraries if room_of(path) not in HOMES.get(name, set())} == set()


def test_every_room_has_its_row() -> None:
    assert {room_of(path) for path in MODULES} == set(ROW)


@pytest.mark.parametrize(
    ("room", "other", "allowed"),
    [("mention", "rules", True), ("view", "query", False), ("view", "graph", False), ("link", "mention", False)],
)
def test_the_rows_forbid_what_they_should(room: str, other: str, allowed: bool) -> None:
    assert may_import(room, other) is allowed


@pytest.mark.parametrize("path", sorted((PACKAGE.parent / "benchmarks").glob("*.py")), ids=lambda path: path.stem)
def test_a_benchmark_imports_what_there_is(path: Path) -> None:
    named = [
        (node.module, alias.name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "kg"
        for alias in node.names
    ]
    assert [one for one in named if not hasattr(import_module(one[0]), one[1]) and not find_spec(".".join(one))] == []
