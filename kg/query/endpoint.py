"""Asks a SPARQL server elsewhere, by the SPARQL 1.1 Protocol."""

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.answer import read_results
from kg.query.prefixes import declare_prefixes
from kg.query.record import Answer, Triples
from kg.query.term import from_oxigraph
from kg.remote import Remote, check_address

ACCEPT = "application/sparql-results+json, text/turtle;q=0.9, application/n-triples;q=0.8"


def ask_endpoint(endpoint: str, sparql: str, seconds: float = 60.0) -> Answer:
    """The answer of a SPARQL server (http or https), the usual prefixes being declared for it; QueryError if none."""
    check_address(endpoint, QueryError)
    with Remote(QueryError, seconds) as remote:
        asked = {"query": declare_prefixes(sparql)}
        reply = remote.send("POST", endpoint, data=asked, headers={"Accept": ACCEPT})
    if "json" in reply.media_type:
        return read_results(reply.content)
    form = ox.RdfFormat.from_media_type(reply.media_type)
    if form is None:
        raise QueryError(f"{endpoint}: the answer is {reply.media_type or 'of no kind'}", "is this a SPARQL server?")
    try:
        rows = {
            (from_oxigraph(quad.subject), from_oxigraph(quad.predicate), from_oxigraph(quad.object))
            for quad in ox.parse(reply.content, form)
        }
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"{endpoint}: the answer cannot be read: {error}") from error
    return Triples(tuple(sorted(rows)))
