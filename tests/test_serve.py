"""Serving a build: the SPARQL Protocol, linked data, pages, limits, and what is refused."""

import json
import re
import socket
from collections.abc import Iterator
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

import kg
from kg.query import Limits
from kg.serve.app import make_app
from kg.serve.media import choose_media
from kg.serve.protocol import Operation, read_operation
from kg.serve.record import ServeSettings, TaskError

BASE = "https://w3id.org/edukg/id/"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
TOKEN = "a-long-enough-token"  # noqa: S105 -- of this test alone


@pytest.fixture(scope="module")
def client(samples_build: kg.Build) -> Iterator[TestClient]:
    settings = ServeSettings(limits=Limits(seconds=20, rows=1000, memory=2 << 30), workers=2)
    with TestClient(make_app(samples_build.folder, settings)) as client:
        yield client


def first(client: TestClient, sparql: str) -> dict[str, str]:
    answer = client.get("/sparql", params={"query": sparql}).json()
    return {name: cell["value"] for name, cell in answer["results"]["bindings"][0].items()}


# The protocol


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("application/json;q=0.9, text/csv;q=0.1", "application/json"),
        ("application/sparql-results+xml;q=0.2, text/csv;q=0.7", "text/csv; charset=utf-8"),
        (BROWSER, "text/html; charset=utf-8"),
    ],
)
def test_a_table_comes_in_the_form_asked_for(client: TestClient, accept: str | None, kind: str) -> None:
    client.headers.pop("accept", None)
    answer = client.get("/sparql", params={"query": COUNT}, headers={"accept": accept} if accept else {})
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "kind", "begins"),
    [
        ("text/turtle", "text/turtle; charset=utf-8", b"@prefix"),
        ("application/n-triples", "application/n-triples", b"<"),
        ("application/rdf+xml", "application/rdf+xml", b"<?xml"),
        ("application/ld+json", "application/ld+json", b"{"),
    ],
)
def test_a_graph_comes_in_the_form_asked_for(client: TestClient, accept: str, kind: str, begins: bytes) -> None:
    query = "CONSTRUCT { ?s rdfs:label ?o } { ?s rdfs:label ?o } LIMIT 3"
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.content.startswith(begins)


def test_the_three_ways_to_send_a_query_give_one_answer(client: TestClient) -> None:
    by_get = client.get("/sparql", params={"query": COUNT})
    by_form = client.post("/sparql", data={"query": COUNT})
    direct = client.post("/sparql", content=COUNT, headers={"content-type": "application/sparql-query"})
    assert by_get.json() == by_form.json() == direct.json()
    assert int(by_get.json()["results"]["bindings"][0]["n"]["value"]) > 1000


def test_ask_answers_truth_in_both_forms(client: TestClient) -> None:
    query = {"query": "ASK { ?s edu:memberOf ?o }"}
    assert client.get("/sparql", params=query).json() == {"head": {}, "boolean": True}
    answer = client.get("/sparql", params=query, headers={"accept": "application/sparql-results+xml"})
    assert ET.fromstring(answer.content).findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "true"


def test_graphs_named_in_the_request_are_the_whole_dataset(client: TestClient) -> None:
    source = first(client, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g LIMIT 1")
    ask = {"query": COUNT, "default-graph-uri": source["g"]}
    assert client.get("/sparql", params=ask).json()["results"]["bindings"][0]["n"]["value"] == source["n"]
    named = {"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": source["g"]}
    rows = client.post("/sparql", data=named).json()["results"]["bindings"]
    assert [row["g"]["value"] for row in rows] == [source["g"]]
    none = {"query": COUNT, "named-graph-uri": source["g"]}
    assert client.get("/sparql", params=none).json()["results"]["bindings"][0]["n"]["value"] == "0"


@pytest.mark.parametrize(
    ("method", "options", "status"),
    [
        ("GET", {"params": {"query": "SELEKT"}}, 400),
        ("GET", {"params": [("query", COUNT), ("query", COUNT)]}, 400),
        ("GET", {"params": {"update": "CLEAR ALL"}}, 400),
        ("POST", {"data": {"query": COUNT, "update": "CLEAR ALL"}}, 400),
        ("POST", {"data": {"other": COUNT}}, 400),
        ("POST", {"content": b"\xff\xfe", "headers": {"content-type": "application/sparql-query"}}, 400),
        ("POST", {"content": COUNT, "headers": {"content-type": "text/plain"}}, 415),
        ("POST", {"content": COUNT}, 415),
        ("GET", {"params": {"query": COUNT}, "headers": {"accept": "image/png"}}, 406),
        ("GET", {"params": {"query": "CONSTRUCT WHERE { ?s a edu:Area }"}, "headers": {"accept": "text/csv"}}, 406),
        ("GET", {"params": {"query": COUNT, "default-graph-uri": "no iri"}}, 400),
        ("DELETE", {}, 405),
        ("PUT", {"content": b"x"}, 405),
        ("POST", {"content": b"x" * (2 << 20), "headers": {"content-type": "application/sparql-query"}}, 413),
    ],
)
def test_what_the_protocol_does_not_allow_has_its_status(
    client: TestClient, method: str, options: dict[str, object], status: int
) -> None:
    answer = client.request(method, "/sparql", **options)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_bare_request_is_told_of_the_service(client: TestClient) -> None:
    turtle = client.get("/sparql", headers={"accept": "text/turtle"}).text
    assert "sparql-service-description#Service" in turtle
    assert "SPARQL11Query" in turtle
    assert "SPARQL11Update" not in turtle
    assert "<textarea" in client.get("/sparql", headers={"accept": BROWSER}).text


def test_pages_of_other_servers_may_read(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": COUNT}).headers["access-control-allow-origin"] == "*"
    preflight = client.options(
        "/sparql", headers={"origin": "https://a.example", "access-control-request-method": "POST"}
    )
    assert (preflight.status_code, preflight.headers["access-control-allow-headers"]) == (204, "Accept, Content-Type")


def test_rows_beyond_the_limit_are_left_out_and_told(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT ?s { ?s ?p ?o }"})
    assert len(answer.json()["results"]["bindings"]) == 1000
    assert answer.headers["x-sparql-maxrows"] == "1000"
    assert "x-sparql-maxrows" not in client.get("/sparql", params={"query": COUNT}).headers


@pytest.mark.parametrize(
    ("content_type", "query", "body", "expected"),
    [
        ("", "query=ASK%7B%7D&format=xml", b"", Operation("ASK{}", form="xml")),
        ("application/sparql-query; charset=utf-8", "default-graph-uri=a:b", "ASK {} # 柳州".encode(), Operation("ASK {} # 柳州", default_graphs=("a:b",))),
        ("application/sparql-update", "using-graph-uri=a:b", b"CLEAR ALL", Operation("CLEAR ALL", update=True, default_graphs=("a:b",))),
    ],
)  # fmt: skip
def test_requests_are_read(content_type: str, query: str, body: bytes, expected: Operation) -> None:
    assert read_operation("POST" if content_type else "GET", query, content_type, body) == expected


def test_a_bare_get_is_no_operation() -> None:
    assert read_operation("GET", "format=turtle", "", b"") is None
    with pytest.raises(TaskError, match="send it once"):
        read_operation("POST", "query=x", "application/sparql-query", b"ASK {}")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [("", "text/turtle"), ("text/*", "text/turtle"), ("text/turtle;q=0", None), ("a/b, */*;q=0.1", "text/turtle"), ("x", None)],
)  # fmt: skip
def test_the_liking_of_a_client_is_heard(accept: str, chosen: str | None) -> None:
    assert choose_media(accept, ["text/turtle", "application/ld+json"]) == chosen


# Linked data


def test_every_kind_of_iri_answers_in_three_forms(client: TestClient) -> None:
    queries = (
        "SELECT ?iri { ?iri a edu:School } LIMIT 1",
        "SELECT ?iri { ?iri a edu:Statement } LIMIT 1",
        "SELECT ?iri { ?iri a edu:Evidence } LIMIT 1",
        "SELECT ?iri { ?iri a edu:SourceDocument } LIMIT 1",
        "SELECT ?iri { ?iri a edu:Observation } LIMIT 1",
        "SELECT ?iri { ?x prov:wasGeneratedBy ?iri } LIMIT 1",
    )
    for query in queries:
        iri = first(client, query)["iri"]
        path = "/id/" + quote(iri.removeprefix(BASE), safe="/:@%~")
        page = client.get(path, headers={"accept": BROWSER})
        turtle = client.get(path, headers={"accept": "text/turtle"})
        linked = client.get(path, headers={"accept": "application/ld+json"})
        assert [one.status_code for one in (page, turtle, linked)] == [200, 200, 200], iri
        assert iri in turtle.text
        assert any(node["@id"] == iri for node in linked.json()["@graph"])
        assert "Accept" in page.headers["vary"]
        others = re.findall(r"<([^>]+)>; rel=\"alternate\"", turtle.headers["link"])
        assert [client.get(other).status_code for other in others] == [200, 200, 200]


def test_every_entity_is_found_by_its_address(client: TestClient) -> None:
    rows = client.get("/sparql", params={"query": "SELECT ?iri { ?iri rdfs:label ?name }"}).json()["results"][
        "bindings"
    ]
    found = [row["iri"]["value"] for row in rows]
    assert len(found) > 500
    for iri in found[::40]:
        assert client.get(iri.replace("https://w3id.org", ""), headers={"accept": "text/turtle"}).status_code == 200, (
            iri
        )


def test_a_card_shows_the_sentence_and_leads_to_the_text(client: TestClient) -> None:
    claim = first(client, "SELECT ?s ?exact ?source { ?c rdf:subject ?s ; rdf:predicate edu:memberOf ; prov:wasDerivedFrom ?e . ?e oa:hasSource ?source ; oa:hasSelector/oa:exact ?exact } ORDER BY ?c LIMIT 1")  # fmt: skip
    page = client.get("/id/" + quote(claim["s"].removeprefix(BASE), safe="/:@%"), headers={"accept": BROWSER}).text
    assert f"<mark>{claim['exact']}</mark>" in page
    source = client.get(
        "/id/" + quote(claim["source"].removeprefix(BASE), safe="/:@%"), headers={"accept": BROWSER}
    ).text
    assert "<mark id=" in source


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    for path in (
        "/id/school/%E6%97%A0",
        "/id/",
        "/nothing",
        "/static/none.js",
        "/static/..%2fapp.py",
        "/id/%22%3E%3Cx",
    ):
        assert client.get(path).status_code == 404, path
    assert client.get("/id/school/x?format=png").status_code == 406
    assert client.get("/view/none").status_code == 404


def test_dataset_and_vocabulary_describe_themselves(client: TestClient, samples_build: kg.Build) -> None:
    turtle = client.get("/void", headers={"accept": "text/turtle"}).text
    assert f"void#documents> {len(samples_build.report['sources'])} " in turtle
    assert client.get("/ontology", headers={"accept": "text/turtle"}).text.count("owl:Class") > 20
    assert "<html" in client.get("/ontology", headers={"accept": BROWSER}).text


def test_a_graph_is_read_whole(client: TestClient) -> None:
    source = first(client, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g LIMIT 1")
    lines = client.get("/graphs", params={"graph": source["g"]}, headers={"accept": "application/n-triples"}).text
    assert len(lines.splitlines()) == int(source["n"])
    everything = client.get("/graphs?default", headers={"accept": "application/n-triples"}).text
    assert len(everything.splitlines()) == int(first(client, COUNT)["n"])
    assert client.get("/graphs", params={"graph": "https://a.example/none"}).status_code == 404
    assert client.get("/graphs").status_code == 400
    assert client.put("/graphs?default", content=b"").status_code == 405


# Pages


def test_search_finds_parts_of_names_in_either_script(client: TestClient) -> None:
    name = first(client, "SELECT ?name { ?s a edu:EducationGroup ; rdfs:label ?name } ORDER BY ?name LIMIT 1")["name"]
    hits = client.get("/search", params={"q": name, "format": "json"}).json()
    assert hits[0]["label"] == name
    assert client.get("/search", params={"q": "教育集團", "format": "json"}).json()
    assert client.get("/search", params={"q": "", "format": "json"}).json() == []
    assert name in client.get("/search", params={"q": name}, headers={"accept": BROWSER}).text


def test_pages_speak_both_languages(client: TestClient) -> None:
    assert "图里有什么" in client.get("/", headers={"accept": BROWSER}).text
    assert "What it holds" in client.get("/?lang=en", headers={"accept": BROWSER}).text
    client.cookies.clear()


def test_hostile_words_stay_words(client: TestClient) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    answers = (
        client.get("/search", params={"q": evil}, headers={"accept": BROWSER}),
        client.get("/sparql", params={"query": f"SELECT {evil}"}, headers={"accept": BROWSER}),
        client.get("/sparql", params={"query": f"SELECT ('''{evil}''' AS ?x) {{}}"}, headers={"accept": BROWSER}),
        client.get("/id/" + quote(evil), headers={"accept": BROWSER}),
    )
    for answer in answers:
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert "script-src 'self'" in answer.headers["content-security-policy"]


# A server of its own


@pytest.fixture
def address(served: str) -> tuple[str, int]:
    host, _, port = served.removeprefix("http://").partition(":")
    return host, int(port)


def talk(address: tuple[str, int], words: bytes) -> bytes:
    with socket.create_connection(address, timeout=30) as connection:
        connection.sendall(words)
        answer = b""
        while part := connection.recv(65536):
            answer += part
        return answer


def test_the_server_answers_when_it_says_so(address: tuple[str, int]) -> None:
    answer = talk(
        address, f"GET /sparql?query={quote(COUNT)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
    )
    assert answer.startswith(b"HTTP/1.1 200")
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["results"]["bindings"]


@pytest.mark.parametrize(
    "words",
    [
        b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET /static/%2e%2e/app.py HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET /id/source/..%2f..%2fetc%2fpasswd?format=html HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"NONSENSE\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 100_000 + b"\r\n\r\n",
    ],
)
def test_crooked_requests_get_nothing(address: tuple[str, int], words: bytes) -> None:
    try:
        answer = talk(address, words)
    except ConnectionError:
        return
    assert answer[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 404", b"HTTP/1.1 431", b"")
    assert b"root:" not in answer
