"""The database of a build: written once, opened for reading only."""

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice, takewhile
from pathlib import Path

import pyoxigraph as ox

from kg.errors import BuildError
from kg.model import Row, Scan, Select
from kg.query.ask import take_within
from kg.query.record import Limits
from kg.triples import read_prefixes
from kg.vocabulary import PREFIXES

FOLDER = "store"
Node = ox.NamedNode | None
Find = Callable[[Node, Node, Node], Iterator[ox.Quad]]
PIECE = 8 << 20
"""Bytes of a graph that are loaded at once."""


def write_store(turtle: Path | bytes, out: Path, trig: Path | None = None, stopped: Callable[[], bool] = bool) -> None:
    """Load Turtle (a file or its bytes) into a new database `out/store`, in place of one that is there.

    `trig` is the same graph parted by sources: what it says in named graphs is loaded into them, beside the whole.
    Once it is `stopped`, no more is loaded.
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
            for piece in takewhile(lambda _: not stopped(), cut_blocks(turtle, b" .\n\n")):
                store.bulk_load(piece, ox.RdfFormat.TURTLE)
        if trig is not None:
            # What stands in its default graph is in the database already, and stays there once.
            for piece in takewhile(lambda _: not stopped(), cut_blocks(trig, b"\n}\n\n")):
                store.bulk_load(piece, ox.RdfFormat.TRIG)
    except (SyntaxError, ValueError) as error:
        name = "the graph" if isinstance(turtle, bytes) else turtle.name
        raise BuildError(f"{name} is no Turtle: {error}", "build again") from error
    store.flush()


def cut_blocks(file: Path, end: bytes) -> Iterator[bytes]:
    """A graph that we wrote in pieces that hold whole blocks, which end in `end`, and the prefixes each.

    What is loaded at once is sorted in memory, which takes some twenty times its size.
    """
    prefixes, rest = read_prefixes(file), b""
    with file.open("rb") as source:
        source.seek(len(prefixes))
        while chunk := source.read(PIECE):
            rest += chunk
            cut = rest.rfind(end) + len(end)
            if cut >= len(end):
                yield prefixes + rest[:cut]
                rest = rest[cut:]
        if rest.strip():
            yield prefixes + rest


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


def look_up(out: Path) -> Find:
    """What looks up the triples of the build in `out` that have a subject, a predicate and an object, None for any."""
    store, whole = open_store(out), ox.DefaultGraph()
    return lambda subject, predicate, value: store.quads_for_pattern(subject, predicate, value, whole)


def select(store: ox.Store, limits: Limits | None = None) -> Select:
    """What asks `store` a SELECT of our own and gives plain rows: variable name to lexical value, unbound left out.

    Rows are made as they are asked for; without limits all of them, so that a large graph is read whole.
    """

    def ask(sparql: str) -> Iterable[Row]:
        found = store.query(sparql, prefixes=dict(PREFIXES))
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("only a SELECT gives rows")
        names = [variable.value for variable in found.variables]
        for solution in islice(take_within(found, limits), limits.rows) if limits else found:
            yield {name: term.value for name, term in zip(names, solution, strict=True) if term is not None}

    return ask


def scan_store(store: ox.Store) -> Scan:
    """What goes over the default graph of a database, one predicate after the other."""

    def scan(predicates: Collection[str]) -> Iterable[tuple[str, str, str]]:
        for predicate in sorted(predicates):
            for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph()):
                yield tell_value(quad.subject), predicate, tell_value(quad.object)

    return scan


def scan_turtle(file: Path) -> Scan:
    """What goes over a graph as it is written: for a whole graph five times faster than to ask its database.

    BuildError if the file is missing or no Turtle.
    """

    def scan(predicates: Collection[str]) -> Iterable[tuple[str, str, str]]:
        wanted = set(predicates)
        try:
            for triple in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
                predicate = triple.predicate.value
                if predicate in wanted:
                    yield tell_value(triple.subject), predicate, tell_value(triple.object)
        except (OSError, SyntaxError) as error:
            raise BuildError(f"{file}: cannot be read: {error}", "build again: kg build FOLDER -o OUT") from error

    return scan


def tell_value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """The IRI, name or text of a term."""
    return str(term) if isinstance(term, ox.Triple) else term.value
