"""Writes an answer out: as an aligned table, in the formats of SPARQL 1.1, or as Turtle."""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.jsonld import compact_triples
from kg.query.prefixes import shorten_iri
from kg.query.record import Answer, Table, Term, Triples, Truth
from kg.query.term import from_oxigraph, to_oxigraph
from kg.vocabulary import PREFIXES
from kg.xml_text import clean_triple

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def bind_term(term: Term) -> dict[str, str]:
    """The term as SPARQL 1.1 JSON results write it."""
    if term.kind == "iri":
        return {"type": "uri", "value": term.value}
    if term.kind == "blank":
        return {"type": "bnode", "value": term.value}
    extra = {"xml:lang": term.language} if term.language else {}
    if term.datatype not in ("", XSD_STRING):
        extra = {"datatype": term.datatype}
    return {"type": "literal", "value": term.value, **extra}


def write_results(answer: Table | Truth) -> str:
    """SPARQL 1.1 Query Results JSON of the answer."""
    if isinstance(answer, Truth):
        return json.dumps({"head": {}, "boolean": answer.holds})
    rows = [
        {name: bind_term(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    content: Mapping[str, Any] = {"head": {"vars": answer.variables}, "results": {"bindings": rows}}
    return json.dumps(content, ensure_ascii=False)


def read_results(content: str | bytes) -> Table | Truth:
    """The answer that SPARQL 1.1 Query Results JSON holds; QueryError if it is something else."""
    try:
        results = ox.parse_query_results(content, ox.QueryResultsFormat.JSON)
        if isinstance(results, ox.QueryBoolean):
            return Truth(bool(results))
        rows = tuple(tuple(None if term is None else from_oxigraph(term) for term in row) for row in results)
        return Table(tuple(variable.value for variable in results.variables), rows)
    except (SyntaxError, ValueError, OSError) as error:
        raise QueryError("the answer is no SPARQL 1.1 JSON") from error


def write_graph(triples: Triples, form: str = "turtle") -> str:
    """The triples in one of GRAPH_FORMATS, with the usual prefixes where it has any; control characters leave RDF/XML."""
    if form == "jsonld":
        return "".join(compact_triples(lambda: [ox.Triple(*map(to_oxigraph, row)) for row in triples.rows]))  # type: ignore[arg-type]
    graph: Iterator[ox.Triple] = (ox.Triple(*map(to_oxigraph, row)) for row in triples.rows)  # type: ignore[arg-type]
    if form == "rdfxml":
        graph = map(clean_triple, graph)
    written = ox.serialize(graph, format=GRAPH_FORMATS[form], prefixes=dict(PREFIXES))
    return (written or b"").decode()


def convert_turtle(turtle: bytes, form: str) -> bytes:
    """Turtle in another of GRAPH_FORMATS."""
    triples = [quad.triple for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)]
    if form == "jsonld":
        triples.sort(key=lambda triple: str(triple.subject))
        return "".join(compact_triples(lambda: triples)).encode()
    return ox.serialize(triples, format=GRAPH_FORMATS[form], prefixes=dict(PREFIXES)) or b""


def width_of(text: str) -> int:
    """Columns that the text takes on a terminal: two for a Chinese character.

    >>> width_of("箭盘山小学 A")
    12
    """
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def flatten_text(text: str) -> str:
    r"""The text on one line and harmless: words off the web must not move the terminal's cursor or turn its direction.

    >>> flatten_text("箭盘山\n小学")
    '箭盘山 小学'
    """
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char for char in text)


def show_term(term: Term | None) -> str:
    """The term for a reader, "" where unbound."""
    if term is None:
        return ""
    return flatten_text(shorten_iri(term.value) if term.kind == "iri" else "_:" * (term.kind == "blank") + term.value)


def align_columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """One line a row, columns padded to the widest cell, nothing after the last."""
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def draw_table(table: Table) -> str:
    """Aligned columns under their variables and a rule."""
    head = list(table.variables)
    if not head:
        return ""
    body = [[show_term(term) for term in row] for row in table.rows]
    first, *rest = align_columns([head, *body])
    return "\n".join([first, "-" * max(map(width_of, [first, *rest])), *rest]) + "\n"


def format_answer(answer: Answer, form: str = "table") -> str:
    """The answer as text: `form` is table, csv, tsv, json or xml, for triples one of GRAPH_FORMATS, else Turtle.

    Raises QueryError for another form.
    """
    if isinstance(answer, Triples):
        return write_graph(answer, form if form in GRAPH_FORMATS else "turtle")
    if form not in ("table", *FORMATS):
        raise QueryError(f"unknown format {form}", "one of table, " + ", ".join(FORMATS))
    if form == "table":
        return draw_table(answer) if isinstance(answer, Table) else ("true\n" if answer.holds else "false\n")
    written = ox.parse_query_results(write_results(answer), ox.QueryResultsFormat.JSON).serialize(format=FORMATS[form])
    text = (written or b"").decode().replace("\r\n", "\n")
    return text if text.endswith("\n") else text + "\n"
