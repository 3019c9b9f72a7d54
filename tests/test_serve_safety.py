"""What strangers try on a served build: to reach the network or files through it, to break out of words, to wear it out."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from urllib.parse import quote

import pytest
from browser_page import watch
from starlette.testclient import TestClient

import kg
from kg.query import Limits
from kg.serve.app import make_app
from kg.serve.record import ServeSettings
from kg.serve.run import make_server

TOKEN = "a-token-of-these-tests"  # noqa: S105 -- of these tests alone
HTML = {"accept": "text/html"}
SETTINGS = ServeSettings(limits=Limits(seconds=20, rows=1000, memory=2 << 30), workers=1, token=TOKEN)


@pytest.fixture(scope="module")
def client(samples_build: kg.Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server that takes updates, on a copy."""
    folder = copytree(samples_build.folder, tmp_path_factory.mktemp("served") / "out")
    with TestClient(make_app(folder, SETTINGS)) as client:
        yield client


@pytest.fixture(scope="module")
def trap() -> Iterator[tuple[str, list[str]]]:
    """A server that nobody may visit, and who came."""
    came: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            came.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/turtle")
            self.end_headers()
            self.wfile.write(b"<a:a> <a:b> 1 .")

        do_POST = do_HEAD = do_GET  # noqa: N815 -- so the library names them

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", came
        server.shutdown()


QUERIES = (
    "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{url}> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
    "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{url}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "DESCRIBE <{url}>",
    "CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * FROM <file:///etc/passwd> {{ ?s ?p ?o }}",
)
UPDATES = (
    "LOAD <{url}>",
    "LOAD SILENT <{url}> INTO GRAPH <a:g>",
    "INSERT DATA {{ <a:a> <a:b> 1 }};load<{url}>",
    "# LOAD\nLO\\u0041D <{url}>",
    "LOAD <file:///etc/passwd>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "INSERT {{ ?s ?p ?o }} USING <{url}> WHERE {{ ?s ?p ?o }}",
    "COPY <{url}> TO <a:g>",
)


def test_no_query_reaches_the_network_or_a_file(client: TestClient, trap: tuple[str, list[str]]) -> None:
    url, came = trap
    for query in QUERIES:
        answer = client.post("/sparql", data={"query": query.format(url=url)}, headers={"accept": "*/*"})
        assert answer.status_code == 400 or not answer.text.count("root:") + answer.text.count("<a:a>"), query
    for parameter in ("default-graph-uri", "named-graph-uri"):
        client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }", parameter: url})
    for path in ("/graphs?graph=", "/view/all?focus=", "/view/all?query=", "/search?q=", "/id/"):
        client.get(path + quote(url, safe=""), headers=HTML)
    assert came == []


def test_no_update_reaches_the_network_or_a_file(client: TestClient, trap: tuple[str, list[str]]) -> None:
    url, came = trap
    everything = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}
    before = client.get("/sparql", params=everything).json()
    for update in UPDATES:
        words = update.format(url=url)
        client.post("/sparql", data={"update": words}, headers={"authorization": f"Bearer {TOKEN}"})
    assert client.get("/sparql", params=everything).json() == before
    assert came == []


@pytest.mark.parametrize(
    "given",
    [
        "",
        "Bearer",
        "Bearer wrong",
        f"Bearer {TOKEN[:-1]}",
        f"Bearer {TOKEN.upper()}",
        f"Basic {TOKEN}",
        "Bearer 翠桐".encode(),
    ],
)
def test_only_the_whole_token_may_write(client: TestClient, given: str | bytes) -> None:
    answer = client.post("/sparql", data={"update": "CLEAR ALL"}, headers={"authorization": given} if given else {})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e%2fapp.py", "/static/..%5capp.py", "/static//etc/passwd", "/static/site.js%00.css",
        "/id/source/../../manifest.json", "/id/source/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/id/source/..%2f..%2fmanifest.json",
        "/view/..%2fmanifest.json", "/text/x", "/store/CURRENT", "/manifest.json", "/.cache/", "/graphs?graph=file:///etc/passwd",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_what_is_served(client: TestClient, path: str) -> None:
    for headers in (HTML, {"accept": "text/turtle"}):
        answer = client.get(path, headers=headers)
        assert answer.status_code in (400, 404, 405, 406), path
        assert "root:" not in answer.text
        assert "sha256" not in answer.text


BREAKS = (
    "> } UNION { ?s ?p ?o } #",
    '" } ; DROP ALL ; #',
    "'''} SERVICE <http://127.0.0.1:9/> {",
    "\\u003E } #",
    "翠桐%3E%20%7D",
    "x\r\nSet-Cookie: a=b",
)


@pytest.mark.parametrize("words", BREAKS)
def test_no_words_break_out_of_where_they_stand(client: TestClient, words: str) -> None:
    sent = quote(words, safe="")
    for path in (f"/search?q={sent}&format=json", f"/search?q=x&type={sent}&format=json"):
        answer = client.get(path)
        assert answer.json() == [], path
        assert "set-cookie" not in answer.headers
    for path in (f"/id/school/{sent}", f"/view/all?focus={sent}", f"/view/{sent}", f"/graphs?graph=urn:{sent}", f"/static/{sent}"):  # fmt: skip
        answer = client.get(path, headers=HTML)
        assert 400 <= answer.status_code < 500, path
        assert "set-cookie" not in answer.headers
        assert "\n" not in str(answer.headers.get("link", ""))


def test_a_name_that_the_builder_is_handed_cannot_break_its_query(browser, served: str) -> None:
    evil = "https://a.example/x> } ; DROP ALL #"
    hit = {
        "iri": evil,
        "label": '<img src=x onerror="alert(1)">',
        "name": "x",
        "types": ["Group"],
        "area": "",
        "page": "/",
    }
    page = browser.new_page(base_url=served)
    troubles = watch(page, (f"{served}/",))
    page.route("**/search?*", lambda route: route.fulfill(json=[hit]))
    page.goto("/builder")
    page.wait_for_selector("body[data-ready]")
    page.fill("#target-name", "x")
    page.locator("#target [role=option]").first.click()
    page.get_by_role("button", name="运行").click()
    assert "DROP" not in page.text_content("#written")
    assert troubles
    assert all("no IRI" in trouble for trouble in troubles)
    page.close()


def test_every_page_says_what_it_may_load(client: TestClient) -> None:
    paths = ("/", "/search?q=x", "/sparql?format=html", "/builder", "/nothing", "/void", "/ontology", "/view/groups", "/static/site.js", "/terms", "/sparql?query=ASK{}")  # fmt: skip
    for path in paths:
        headers = client.get(path, headers=HTML).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'"), path
        assert "http" not in policy
        assert ("unsafe-inline" in policy) is (path in {"/ontology", "/view/groups"}), path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
    assert "connect-src" not in client.get("/view/groups", headers=HTML).headers["content-security-policy"]


def test_too_much_is_refused(client: TestClient) -> None:
    kind = {"content-type": "application/sparql-query"}
    large = b"x" * (SETTINGS.body + 1)
    assert client.post("/sparql", content=large, headers=kind).status_code == 413
    assert client.post("/sparql", content=iter([large[:1000]] * 1100), headers=kind).status_code == 413
    many = "&".join("default-graph-uri=a:b" for _ in range(2000))
    assert client.post("/sparql", content=f"query=ASK{{}}&{many}", headers={"content-type": "application/x-www-form-urlencoded"}).status_code == 400  # fmt: skip
    assert client.post("/sparql", data={"query": "SELECT * { ?s ?p ?o } #" + "x" * 100_001}).status_code == 400
    nested = "SELECT * { ?s ?p ?o " + "{" * 5000 + "}" * 5001
    assert client.post("/sparql", data={"query": nested}).status_code == 400
    assert len(client.get("/search", params={"q": "小" * 5000, "format": "json"}).json()) == 0
    assert client.get("/search", params={"q": "小", "limit": "9" * 5000, "format": "json"}).status_code == 200
    assert client.get("/id/school/x?page=" + "9" * 5000, headers=HTML).status_code == 404


@contextmanager
def run_server(folder: Path, settings: ServeSettings) -> Iterator[tuple[str, int]]:
    server, listener = make_server(folder, "127.0.0.1", 0, settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield listener.getsockname()
    server.should_exit = True
    thread.join(60)


def test_those_who_send_slowly_are_not_waited_for(samples_build: kg.Build) -> None:
    settings = replace(SETTINGS, header_seconds=0.3, body_seconds=0.3, token="")
    start = (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nSEL"
    )
    with run_server(samples_build.folder, settings) as address:
        waiting = [socket.create_connection(address, timeout=60) for _ in range(40)]
        for one in waiting[:20]:
            one.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        for one in waiting[20:]:
            one.sendall(start)
        with socket.create_connection(address, timeout=60) as quick:
            quick.sendall(b"GET /robots.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            assert quick.recv(100).startswith(b"HTTP/1.1 200")
        assert [one.recv(1000) for one in waiting[:20]] == [b""] * 20
        assert all(one.recv(1000).startswith(b"HTTP/1.1 408") for one in waiting[20:])
        for one in waiting:
            one.close()


def test_a_server_listens_on_this_machine_alone_unless_told_otherwise(served: str) -> None:
    assert served.startswith("http://127.0.0.1:")
    port = int(served.rpartition(":")[2])
    listening = [line.split()[1] for name in ("tcp", "tcp6") for line in read_sockets(name) if line.split()[3] == "0A"]
    assert [place for place in listening if int(place.rpartition(":")[2], 16) == port] == [f"0100007F:{port:04X}"]


def read_sockets(name: str) -> list[str]:
    file = Path("/proc/net") / name
    if not file.exists():
        pytest.skip("the system does not tell who listens where")
    return file.read_text("ascii").splitlines()[1:]
