"""Texts of a test: read, resolved together, and asked what they say."""

import hashlib

from hypothesis import strategies as st

from kg.extract import extract_source
from kg.model import Extract, Knowledge, Predicate, Source
from kg.resolve import resolve_extracts

YEARS = st.none() | st.integers(1950, 2024)
"""A year, or that none is told."""


def read(text: str, path: str = "a.txt") -> Extract:
    """What one text says."""
    return extract_source(Source(path, hashlib.sha256(text.encode()).hexdigest(), len(text), "text/plain", text))


def resolve(*texts: str) -> Knowledge:
    """What texts say together; each is known by its words, so that their order tells nothing."""
    return resolve_extracts([read(text, f"{hashlib.sha256(text.encode()).hexdigest()[:6]}.txt") for text in texts])


def list_pairs(text: str, predicate: Predicate) -> set[tuple[str, str]]:
    """Subject and object, by their names, of what a text says by one predicate."""
    extract = read(text)
    names = {one.key: one.name for one in extract.entities}
    return {(names[one.subject], names[one.object]) for one in extract.statements if one.predicate is predicate}
