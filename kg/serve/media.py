"""Media types of answers, and which of them a client wants (RFC 9110, section 12.5.1)."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

HTML = "text/html"
TABLES: Mapping[str, str] = MappingProxyType(
    {
        "application/sparql-results+json": "json",
        "application/sparql-results+xml": "xml",
        "text/csv": "csv",
        "text/tab-separated-values": "tsv",
        "application/json": "json",
        "application/xml": "xml",
        "text/xml": "xml",
    }
)
"""Forms of a table of results, the one we like best first."""
GRAPHS: Mapping[str, str] = MappingProxyType(
    {
        "text/turtle": "turtle",
        "application/n-triples": "ntriples",
        "application/rdf+xml": "rdfxml",
        "application/ld+json": "jsonld",
        "application/json": "jsonld",
        "application/xml": "rdfxml",
        "text/xml": "rdfxml",
        "text/plain": "ntriples",
    }
)
"""Forms of a graph, the one we like best first."""
SHORT: Mapping[str, str] = MappingProxyType(
    {
        "html": HTML,
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
        "turtle": "text/turtle",
        "ttl": "text/turtle",
        "ntriples": "application/n-triples",
        "nt": "application/n-triples",
        "rdfxml": "application/rdf+xml",
        "rdf": "application/rdf+xml",
        "jsonld": "application/ld+json",
    }
)
"""What may stand in `?format=`, for a link where no header can be set."""


def choose_media(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer that the header likes best, the first of equals; None if it refuses all of them.

    >>> choose_media("application/ld+json, text/turtle;q=0.5", ["text/turtle", "application/ld+json"])
    'application/ld+json'
    >>> choose_media(None, ["text/turtle"]), choose_media("image/png", ["text/turtle"])
    ('text/turtle', None)
    """
    if not accept or not accept.strip():
        return offers[0]
    wanted = parse_accept_header(accept, MIMEAccept)
    if not wanted:
        return None
    weights = [(wanted.quality(offer), -place) for place, offer in enumerate(offers)]
    weight, place = max(weights)
    return offers[-place] if weight > 0 else None
