"""RDF in its other syntaxes, streamed: no form holds the whole graph in memory."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from kg.jsonld import compact_triples
from kg.vocabulary import PREFIXES
from kg.xml_text import clean_triple


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
    """Write JSON-LD with short names, one line a subject, which needs no context from the network."""
    with file.open("w", encoding="utf-8", newline="\n") as output:
        output.writelines(compact_triples(lambda: _read_triples(build)))
    return (file,)


def write_rdfxml(build: Path, file: Path) -> tuple[Path, ...]:
    """Write RDF/XML; control characters, which XML has no way to write, become U+FFFD."""
    return _write(map(clean_triple, _read_triples(build)), file, RdfFormat.RDF_XML)


def _read_triples(build: Path) -> Iterator[Triple]:
    return (quad.triple for quad in parse(path=build / "graph.ttl", format=RdfFormat.TURTLE))


def _write(rows: Iterable[Triple] | Iterable[Quad], file: Path, form: RdfFormat) -> tuple[Path, ...]:
    with file.open("wb") as output:
        serialize(rows, output, form, prefixes=dict(PREFIXES))
    return (file,)
