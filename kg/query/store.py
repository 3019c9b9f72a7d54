"""The database of a build: written once, opened for reading only."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import BuildError
from kg.model import Row, Select
from kg.query.ask import run_query
from kg.query.record import Limits, Table

FOLDER = "store"


def write_store(turtle: Path | bytes, out: Path, trig: Path | None = None) -> None:
    """Load Turtle (a file or its bytes) into a new database `out/store`, in place of one that is there.

    `trig` is the same graph parted by sources: what it says in named graphs is loaded into them, beside the whole.
    """
    folder = out / FOLDER
    if folder.is_dir():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    store = ox.Store(folder)
    try:
        if isinstance(turtle, bytes):
            store.bulk_load(turtle, ox.RdfFormat.TURTLE)
        else:
            store.bulk_load(path=turtle, format=ox.RdfFormat.TURTLE)
        if trig is not None:
            quads = ox.parse(path=trig, format=ox.RdfFormat.TRIG)
            store.bulk_extend(quad for quad in quads if quad.graph_name != ox.DefaultGraph())
    except (SyntaxError, ValueError) as error:
        name = "the graph" if isinstance(turtle, bytes) else turtle.name
        raise BuildError(f"{name} is no Turtle: {error}", "build again") from error
    store.flush()


def open_store(out: Path) -> ox.Store:
    """The database of the build in `out`, for reading only; BuildError if there is none or it is damaged."""
    folder = out / FOLDER
    if not out.is_dir():
        raise BuildError(f"{out}: no such folder", "build first: kg build FOLDER -o OUT")
    if not (folder / "CURRENT").is_file():
        raise BuildError(f"{out}: is no build, {FOLDER}/ is missing", "build first: kg build FOLDER -o OUT")
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError, ValueError) as error:
        raise BuildError(f"{folder}: the database is damaged", "build again: kg build FOLDER -o OUT") from error


def select(store: ox.Store, limits: Limits | None = None) -> Select:
    """What asks `store` a SELECT and gives plain rows: variable name to lexical value, unbound left out."""

    def ask(sparql: str) -> Iterable[Row]:
        answer = run_query(store, sparql, limits or Limits())
        if not isinstance(answer, Table):
            raise TypeError("only a SELECT gives rows")
        for row in answer.rows:
            yield {name: term.value for name, term in zip(answer.variables, row, strict=True) if term is not None}

    return ask
