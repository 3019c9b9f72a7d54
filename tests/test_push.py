"""Loading a build into other servers: the protocols, broken transfers, refusals, and a real Virtuoso."""

import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

import kg
from kg.errors import PushError
from kg.push import PIECE, Target, push_build
from kg.query.endpoint import ask_endpoint
from kg.remote import Login

GRAPH = "https://a.example/graph"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


class FakeServer(ThreadingHTTPServer):
    """Takes graphs and updates into memory; breaks off once after so many writes, and asks for a token if it has one."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.store = ox.Store()
        self.writes: list[str] = []
        self.breaks_at = -1
        self.token = ""
        self.loses = False

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: FakeServer

    def do_PUT(self) -> None:
        self.write_graph(replace=True)

    def do_POST(self) -> None:
        if self.path.startswith("/data"):
            self.write_graph(replace=False)
            return
        form = parse_qs(self.body().decode())
        if "query" in form:
            results = self.server.store.query(form["query"][0])
            assert isinstance(results, ox.QuerySolutions)
            self.answer(200, results.serialize(format=ox.QueryResultsFormat.JSON) or b"")
        elif self.allowed():
            self.server.writes.append(form["update"][0][:11])
            self.server.store.update(form["update"][0])
            self.answer(204)

    def write_graph(self, *, replace: bool) -> None:
        body = self.body()
        if not self.allowed():
            return
        graph = ox.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])
        if replace:
            self.server.store.remove_graph(graph)
        self.server.writes.append(self.command)
        if not self.server.loses:
            self.server.store.load(body, ox.RdfFormat.N_TRIPLES, to_graph=graph)
        self.answer(204)

    def allowed(self) -> bool:
        if self.server.token and self.headers.get("Authorization") != f"Bearer {self.server.token}":
            self.answer(401, b"who are you?")
            return False
        if len(self.server.writes) == self.server.breaks_at:
            self.server.breaks_at = -1
            self.answer(500, b"out of\nroom")
            return False
        return True

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", "0")))

    def answer(self, status: int, content: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def build(samples_build: kg.Build, tmp_path: Path) -> Path:
    shutil.copyfile(samples_build.graph, tmp_path / "graph.ttl")
    return tmp_path


def read_quads(server: FakeServer) -> set[ox.Triple]:
    return {quad.triple for quad in server.store.quads_for_pattern(None, None, None, ox.NamedNode(GRAPH))}


def read_build(build: Path) -> set[ox.Triple]:
    store = ox.Store()  # which writes numbers its own way, as the server does
    store.load(path=build / "graph.ttl", format=ox.RdfFormat.TURTLE)
    return {quad.triple for quad in store}


@pytest.mark.parametrize("method", ["graph-store", "update"])
def test_a_build_arrives_whole_in_place_of_what_was_there(server: FakeServer, build: Path, method: str) -> None:
    old = ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:b"), ox.Literal("old"), ox.NamedNode(GRAPH))
    server.store.add(old)
    path = "/data" if method == "graph-store" else "/update"
    told: list[tuple[int, int]] = []
    target = Target(server.address + path, GRAPH, method, server.address + "/query")
    total, counted = push_build(build, target, lambda done, of: told.append((done, of)))
    assert read_quads(server) == read_build(build)
    assert total == counted == len(read_build(build))
    assert told[-1] == (total, total)
    assert len(told) == -(-total // PIECE) > 3


@pytest.mark.parametrize("method", ["graph-store", "update"])
def test_a_transfer_that_breaks_off_goes_on_where_it_stood(server: FakeServer, build: Path, method: str) -> None:
    target = Target(server.address + ("/data" if method == "graph-store" else "/update"), GRAPH, method)
    server.breaks_at = 5
    with pytest.raises(PushError, match="500: out of room"):
        push_build(build, target)
    before = len(server.writes)
    total, counted = push_build(build, target)
    assert read_quads(server) == read_build(build)
    drops = 1 if method == "update" else 0
    assert len(server.writes) == -(-total // PIECE) + drops > before
    assert counted is None
    assert server.writes.count("PUT") <= 1


def test_another_graph_begins_anew(server: FakeServer, build: Path) -> None:
    target = Target(server.address + "/data", GRAPH)
    server.breaks_at = 3
    with pytest.raises(PushError):
        push_build(build, target)
    (build / "graph.ttl").write_text("<a:a> <a:b> <a:c> .", encoding="utf-8")
    assert push_build(build, target) == (1, None)
    assert read_quads(server) == read_build(build)


def test_a_server_that_loses_something_is_found_out(server: FakeServer, build: Path) -> None:
    server.loses = True
    with pytest.raises(PushError, match="the server counts 0"):
        push_build(build, Target(server.address + "/data", GRAPH, counter=server.address + "/query"))


def test_a_token_is_asked_for_and_sent(server: FakeServer, build: Path) -> None:
    server.token = "x" * 20
    with pytest.raises(PushError, match="401: who are you"):
        push_build(build, Target(server.address + "/data", GRAPH))
    push_build(build, Target(server.address + "/data", GRAPH, login=Login("bearer", secret="x" * 20)))
    assert read_quads(server) == read_build(build)


@pytest.mark.parametrize(
    ("endpoint", "graph", "words"),
    [
        ("ftp://127.0.0.1/", GRAPH, "no address of a server"),
        ("http://", GRAPH, "no address of a server"),
        ("http://127.0.0.1:9/", GRAPH, "no answer"),
        ("http://127.0.0.1:9/", "no iri", "is no IRI"),
    ],
)
def test_mistakes_are_told(build: Path, endpoint: str, graph: str, words: str) -> None:
    with pytest.raises(PushError, match=words):
        push_build(build, Target(endpoint, graph))


def test_a_folder_without_a_build_is_told(tmp_path: Path) -> None:
    with pytest.raises(PushError, match=r"graph\.ttl is missing"):
        push_build(tmp_path, Target("http://127.0.0.1:9/", GRAPH))


# A real server

INI = """
[Database]
DatabaseFile = {0}/virtuoso.db
ErrorLogFile = {0}/virtuoso.log
LockFile = {0}/virtuoso.lck
TransactionFile = {0}/virtuoso.trx
xa_persistent_file = {0}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {0}/temp.db
TransactionFile = {0}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{1}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{2}
ServerRoot = {0}
"""


def take_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not shutil.which("virtuoso-t"):
        pytest.skip("virtuoso-t is not installed: apt-get install virtuoso-opensource-7")
    folder, port, web = tmp_path_factory.mktemp("virtuoso"), take_port(), take_port()
    (folder / "virtuoso.ini").write_text(INI.format(folder, port, web), encoding="utf-8")
    start = ["virtuoso-t", "+configfile", str(folder / "virtuoso.ini"), "+wait"]
    subprocess.run(start, check=True, timeout=120, cwd=folder, capture_output=True)
    yield f"http://127.0.0.1:{web}"
    stop = ["isql-vt", str(port), "dba", "dba", "exec=shutdown;"]
    subprocess.run(stop, check=False, timeout=60, capture_output=True)


def test_a_real_virtuoso_holds_what_was_pushed(virtuoso: str, build: Path) -> None:
    target = Target(
        f"{virtuoso}/sparql-graph-crud-auth", GRAPH, "graph-store", f"{virtuoso}/sparql", Login("digest", "dba", "dba")
    )
    total, counted = push_build(build, target)
    assert total == counted == len(read_build(build))
    query = (
        "PREFIX edu: <https://w3id.org/edukg/ontology#> SELECT ?name FROM <%s> { ?s a edu:EducationGroup ; <%s> ?name }"
    )
    there = ask_endpoint(f"{virtuoso}/sparql", query % (GRAPH, LABEL))
    here = {
        quad.object
        for quad in ox.parse(path=build / "graph.ttl", format=ox.RdfFormat.TURTLE)
        if quad.predicate.value == LABEL
    }
    names = {row[0].value for row in there.rows if row[0]}  # type: ignore[union-attr]
    assert len(names) > 5
    assert names <= {term.value for term in here if isinstance(term, ox.Literal)}
