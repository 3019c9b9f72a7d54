"""Asking other servers, and a store that reaches none."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.query import Table, Term, Triples, run_query
from kg.query.endpoint import ask_endpoint

SERVICES = [
    "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ serviceSILENT<{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service#c\n<{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{url}> AS ?x) SERVICE?x {{ ?s ?p ?o }} }}",
    "PREFIX a: <{url}> SELECT * {{ SERVICEa: {{ ?s ?p ?o }} }}",
    "PREFIX : <{url}> SELECT * {{ SERVICE: {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERV\\u0049CE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ FILTER(?a<?b#x> '''\n) SERVICE <{url}> {{}} #'''\n}}",
]


@pytest.fixture
def visitors() -> Iterator[tuple[str, list[str]]]:
    """A server's address, and who came there."""
    came: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            came.append(parse_qs(body).get("query", [body])[0])
            status, kind, content = replies.get(self.path, (404, "text/plain", b"no such place"))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            if status == 302:
                self.send_header("Location", "http://elsewhere.invalid/")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", came
    server.shutdown()
    thread.join()
    server.server_close()


RESULTS = '{"head":{"vars":["l"]},"results":{"bindings":[{"l":{"type":"literal","value":"小学","xml:lang":"zh"}}]}}'
replies = {
    "/sparql": (200, "application/sparql-results+json", RESULTS.encode()),
    "/graph": (200, "text/turtle", b"<urn:b> <urn:p> 1 . <urn:a> <urn:p> <urn:c> ."),
    "/page": (200, "text/html", b"<p>hello"),
    "/broken": (200, "application/sparql-results+json", b'{"head":'),
    "/moved": (302, "text/plain", b""),
    "/wrong": (400, "text/plain", b"Parse error:\nline 1"),
}


@pytest.mark.parametrize("sparql", SERVICES)
def test_service_never_reaches_the_network(visitors: tuple[str, list[str]], sparql: str) -> None:
    url, came = visitors
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run_query(ox.Store(), sparql.format(url=url + "/sparql"))
    assert came == []


def test_endpoint_is_asked_with_prefixes(visitors: tuple[str, list[str]]) -> None:
    url, came = visitors
    assert ask_endpoint(url + "/sparql", "SELECT ?l {\n ?s rdfs:label ?l }") == Table(
        ("l",), ((Term("literal", "小学", "", "zh"),),)
    )
    assert came[0].startswith("PREFIX dcterms: <")
    assert came[0].endswith("SELECT ?l {\n ?s rdfs:label ?l }")
    ask_endpoint(url + "/sparql", "prefix rdfs: <urn:x> SELECT ?l { ?s rdfs:label ?l }")
    assert came[1].count("rdfs: <") == 1
    triples = ask_endpoint(url + "/graph", "CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(triples, Triples)
    assert [row[0].value for row in triples.rows] == ["urn:a", "urn:b"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("/page", "text/html"),
        ("/broken", "no SPARQL 1.1 JSON"),
        ("/moved", r"302: moved to http://elsewhere\.invalid/"),
        ("/wrong", "400: Parse error: line 1"),
        ("/nowhere", "404: no such place"),
    ],
)
def test_endpoint_that_fails(visitors: tuple[str, list[str]], place: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        ask_endpoint(visitors[0] + place, "SELECT * { ?s ?p ?o }")


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://example.org/x", "example.org", "", "http://"])
def test_endpoint_is_http_alone(address: str) -> None:
    with pytest.raises(QueryError, match=r"is no address of a server|no answer"):
        ask_endpoint(address, "SELECT * { ?s ?p ?o }")


def test_endpoint_that_is_not_there() -> None:
    with pytest.raises(QueryError, match="no answer"):
        ask_endpoint("http://127.0.0.1:1/sparql", "SELECT * { ?s ?p ?o }", seconds=5)
