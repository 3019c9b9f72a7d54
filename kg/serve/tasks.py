"""What a worker can do with the database, each a function from plain values to bytes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kg.query import Dataset, Limits, Triples, describe_node, format_answer, run_query, scan_store, select
from kg.serve.card import describe_card, describe_source
from kg.serve.names import Names
from kg.serve.record import Result, TaskError

Arguments = Mapping[str, Any]


class Desk:
    """What a worker has open: the build's folder, its database, and the names in it once they were asked for."""

    def __init__(self, folder: Path, store: ox.Store) -> None:
        self.folder = folder
        self.store = store
        self._names: Names | None = None

    @property
    def names(self) -> Names:
        """All names of the build, read at the first search."""
        if self._names is None:
            self._names = Names(self.store)
        return self._names


def pack_json(value: object, **facts: object) -> Result:
    """A plain value as JSON."""
    return Result(json.dumps(value, ensure_ascii=False).encode(), "application/json", facts)


def say_hello(_desk: Desk, _arguments: Arguments) -> Result:
    """Tell that the database is open."""
    return pack_json("hello")


def count_triples(desk: Desk, _arguments: Arguments) -> Result:
    """How many triples the default graph holds."""
    rows = list(select(desk.store)("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
    return pack_json(int(rows[0]["n"]))


def answer_query(desk: Desk, arguments: Arguments) -> Result:
    """The answer to a query: a table in the form `table`, a graph in the form `graph` ("" where it is not wanted)."""
    dataset = Dataset(tuple(arguments["default_graphs"]), tuple(arguments["named_graphs"]))
    answer = run_query(desk.store, arguments["sparql"], Limits(**arguments["limits"]), dataset, arguments["base"])
    kind = "graph" if isinstance(answer, Triples) else "table"
    form, media_type = arguments[kind]
    if not form:
        raise TaskError(406, f"the answer is a {kind}, which has none of the forms asked for", "change Accept")
    facts = {"cut": not hasattr(answer, "holds") and getattr(answer, "cut", False)}
    return Result(format_answer(answer, form).encode(), media_type, facts)


def describe_resource(desk: Desk, arguments: Arguments) -> Result:
    """What the graph says of one IRI, as a graph in `form`; TaskError 404 where it says nothing."""
    triples = describe_node(desk.store, arguments["iri"], arguments["most"])
    if not triples.rows:
        raise TaskError(404, "nothing is known of this IRI")
    return Result(format_answer(triples, arguments["form"]).encode(), arguments["media_type"], {"cut": triples.cut})


def read_graph(desk: Desk, arguments: Arguments) -> Result:
    """One graph of the build whole, as the Graph Store Protocol reads it: that of a source, or the default one."""
    name = ox.NamedNode(arguments["iri"]) if arguments["iri"] else ox.DefaultGraph()
    if next(desk.store.quads_for_pattern(None, None, None, name), None) is None:
        raise TaskError(404, "there is no such graph")
    limits = Limits(**{**arguments["limits"], "rows": 10_000_000})
    where = f"GRAPH <{name.value}> {{ ?s ?p ?o }}" if isinstance(name, ox.NamedNode) else "?s ?p ?o"
    triples = run_query(desk.store, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}", limits)
    return Result(format_answer(triples, arguments["form"]).encode(), arguments["media_type"])


def show_card(desk: Desk, arguments: Arguments) -> Result:
    """The card of an IRI, whatever it names; TaskError 404 where the graph says nothing of it."""
    return pack_json(describe_card(desk.store, arguments["iri"], arguments["page"]))


def show_source(desk: Desk, arguments: Arguments) -> Result:
    """What was read in one source document, passage by passage."""
    return pack_json(describe_source(desk.store, arguments["iri"]))


def search_names(desk: Desk, arguments: Arguments) -> Result:
    """The entities of a class, or of any, whose names hold the words."""
    hits = desk.names.search(arguments["words"], arguments["most"], arguments.get("kind", ""))
    return pack_json([asdict(hit) for hit in hits])


def draw_picture(desk: Desk, arguments: Arguments) -> Result:
    """A view of the build as a page of its own."""
    from kg.view import Request, draw_page, draw_view  # noqa: PLC0415 -- the layout's libraries take a second to load

    scan = scan_store(desk.store)
    if arguments["sparql"]:
        answer = run_query(desk.store, arguments["sparql"], Limits(**arguments["limits"]))
        rows = [[term.value for term in row if term is not None] for row in getattr(answer, "rows", ())]
        page = draw_page(scan, Request(query=arguments["sparql"], rows=rows, triples=isinstance(answer, Triples)))
    else:
        page = draw_view(scan, arguments["view"], arguments["focus"], arguments["depth"])
    return Result(page.encode(), "text/html")


TASKS: Mapping[str, Callable[[Desk, Arguments], Result]] = MappingProxyType(
    {
        "hello": say_hello,
        "count": count_triples,
        "query": answer_query,
        "describe": describe_resource,
        "graph": read_graph,
        "card": show_card,
        "source": show_source,
        "search": search_names,
        "view": draw_picture,
    }
)
"""Every task by its name."""
