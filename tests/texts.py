"""Texts of a test: read, resolved together, and asked what they say."""

import hashlib
from pathlib import Path

from hypothesis import strategies as st

from kg.blocks import Graph
from kg.extract import extract_source
from kg.graph import stream_trig
from kg.model import Extract, Knowledge, Source
from kg.read import read_source
from kg.resolve import resolve_extracts

YEARS = st.none() | st.integers(1950, 2024)
"""A year, or that none is told."""


def read(text: str, path: str = "a.txt") -> Extract:
    """What one text says."""
    return extract_source(Source(path, hashlib.sha256(text.encode()).hexdigest(), len(text), "text/plain", text))


def resolve(*texts: str) -> Knowledge:
    """What texts say together; each is known by its words, so that their order tells nothing."""
    return resolve_extracts([read(text, f"{hashlib.sha256(text.encode()).hexdigest()[:6]}.txt") for text in texts])


def read_file(folder: Path, name: str, data: bytes) -> Source:
    """A file as it is read, put into a folder for it."""
    path = folder / name
    path.write_bytes(data)
    return read_source(path, name)


def write_trig(graph: Graph) -> bytes:
    """A graph as TriG."""
    return b"".join(stream_trig(graph))


def name_each(told: Extract | Knowledge) -> dict[str, str]:
    """The name of each entity by its key."""
    return {one.key: one.name for one in told.entities}


def list_names(told: Extract) -> dict[str, frozenset[str]]:
    """Every name of each entity by its key."""
    return {one.key: frozenset({one.name, *one.aliases}) for one in told.entities}


def list_pairs(text: str | Extract, predicate: str) -> set[tuple[str, str]]:
    """Subject and object, by their names, of what a text says by one predicate."""
    extract = read(text) if isinstance(text, str) else text
    names = name_each(extract)
    return {(names[one.subject], names[one.object]) for one in extract.statements if one.predicate == predicate}


def tell_links(text: str) -> set[str]:
    """What a text says, as subject, predicate and object by every name of either; partners both ways round."""
    extract = read(text)
    names = list_names(extract)
    return {
        f"{one} {said.predicate.value} {other}"
        for said in extract.statements
        for ends in ((said.subject, said.object), (said.object, said.subject))[: 1 + (said.predicate == "partnersWith")]
        for one in names[ends[0]]
        for other in names[ends[1]]
    }


def list_kind(found: Extract, kind: str) -> set[str]:
    """The names of all entities of a kind."""
    return {one.name for one in found.entities if one.kind.value == kind}
