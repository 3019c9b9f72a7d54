"""Asks a SPARQL server elsewhere, by the SPARQL 1.1 Protocol."""

from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.answer import read_results
from kg.query.prefixes import declare_prefixes
from kg.query.record import Answer, Triples
from kg.query.term import from_oxigraph

ACCEPT = "application/sparql-results+json, text/turtle;q=0.9, application/n-triples;q=0.8"
LARGEST = 256 << 20
"""Bytes of an answer that are read."""


def build_opener() -> OpenerDirector:
    """What opens http and https alone, and follows no redirection: the query goes where the user sent it."""
    opener = OpenerDirector()
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler()):
        opener.add_handler(handler)
    return opener


def send_query(endpoint: str, sparql: str, seconds: float) -> tuple[str, bytes]:
    """Media type and body of the server's answer; QueryError, in plain words, for everything that fails."""
    body = urlencode({"query": declare_prefixes(sparql)}).encode()
    request = Request(endpoint, body, {"Accept": ACCEPT, "User-Agent": "edukg"})  # noqa: S310 -- the scheme is checked
    try:
        with build_opener().open(request, timeout=seconds) as response:
            status, kind = response.status, response.headers.get_content_type()
            moved = response.headers.get("Location", "")
            content = response.read(LARGEST + 1)
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) and not isinstance(error, HTTPError) else error
        raise QueryError(f"{endpoint}: no answer: {reason}", "is the server running, the address right?") from error
    if status != 200:
        said = f"moved to {moved}" if moved else " ".join(content[:300].decode(errors="replace").split())
        raise QueryError(f"{endpoint}: the server answered {status}: {said}")
    if len(content) > LARGEST:
        raise QueryError(f"{endpoint}: the answer is larger than {LARGEST >> 20} MiB", "narrow the query or add LIMIT")
    return kind, content


def ask_endpoint(endpoint: str, sparql: str, seconds: float = 60.0) -> Answer:
    """The answer of a SPARQL server (http or https), the usual prefixes being declared for it; QueryError if none."""
    if urlsplit(endpoint).scheme not in ("http", "https"):
        raise QueryError(f"{endpoint}: is no address of a server", "it begins with http:// or https://")
    kind, content = send_query(endpoint, sparql, seconds)
    if "json" in kind:
        return read_results(content)
    form = ox.RdfFormat.from_media_type(kind)
    if form is None:
        raise QueryError(f"{endpoint}: the answer is {kind}", "is this a SPARQL server?")
    try:
        rows = {
            (from_oxigraph(quad.subject), from_oxigraph(quad.predicate), from_oxigraph(quad.object))
            for quad in ox.parse(content, form)
        }
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"{endpoint}: the answer cannot be read: {error}") from error
    return Triples(tuple(sorted(rows)))
