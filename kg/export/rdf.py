"""RDF in its other syntaxes, streamed: no form holds the whole graph in memory."""

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, Quad, RdfFormat, Triple, parse, serialize

from kg.vocabulary import PREFIXES

NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that XML cannot hold, or, as a carriage return, gives back as another."""


def copy_turtle(build: Path, file: Path) -> tuple[Path, ...]:
    """Copy graph.ttl as it is."""
    shutil.copyfile(build / "graph.ttl", file)
    return (file,)


def copy_trig(build: Path, file: Path) -> tuple[Path, ...]:
    """Copy graph.trig as it is."""
    shutil.copyfile(build / "graph.trig", file)
    return (file,)


def write_ntriples(build: Path, file: Path) -> tuple[Path, ...]:
    """Write one line a triple."""
    return _write(_read_triples(build), file, RdfFormat.N_TRIPLES)


def write_nquads(build: Path, file: Path) -> tuple[Path, ...]:
    """Write one line a quad, each in the graph of its source document."""
    return _write(parse(path=build / "graph.trig", format=RdfFormat.TRIG), file, RdfFormat.N_QUADS)


def write_jsonld(build: Path, file: Path) -> tuple[Path, ...]:
    """Write expanded JSON-LD, one object a subject, which needs no context from the network."""
    return _write(parse(path=build / "graph.ttl", format=RdfFormat.TURTLE), file, RdfFormat.JSON_LD)


def write_rdfxml(build: Path, file: Path) -> tuple[Path, ...]:
    """Write RDF/XML; control characters, which XML has no way to write, become U+FFFD."""
    return _write(map(_clean_triple, _read_triples(build)), file, RdfFormat.RDF_XML)


def _read_triples(build: Path) -> Iterator[Triple]:
    return (quad.triple for quad in parse(path=build / "graph.ttl", format=RdfFormat.TURTLE))


def _clean_triple(triple: Triple) -> Triple:
    term = triple.object
    if isinstance(term, Literal) and NOT_XML.search(term.value):
        chars = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", term.value)
        clean = Literal(chars, language=term.language) if term.language else Literal(chars, datatype=term.datatype)
        return Triple(triple.subject, triple.predicate, clean)
    return triple


def _write(rows: Iterable[Triple] | Iterable[Quad], file: Path, form: RdfFormat) -> tuple[Path, ...]:
    with file.open("wb") as output:
        serialize(rows, output, form, prefixes=dict(PREFIXES))
    return (file,)
