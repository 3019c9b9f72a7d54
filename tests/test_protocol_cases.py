"""The cases of the W3C test suite of the SPARQL 1.1 Protocol (data-sparql11/protocol), each by its name there.

The suite asks for graphs of one triple each, which is what the graph of its own IRI holds here. Requests are written from
the Recommendation of 21 March 2013; what is sent and what must come back stands in the tables, one row a case.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import copytree
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from rdflib.query import Result
from starlette.testclient import TestClient

import kg
from kg.query import Limits
from kg.serve.app import make_app
from kg.serve.record import ServeSettings
from kg.serve.using import write_using

TOKEN = "protocol-cases-token"  # noqa: S105 -- of this test alone
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
TABLES = {
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
}
TRUTHS = {"application/sparql-results+json", "application/sparql-results+xml"}
GRAPHS = {"text/turtle", "application/rdf+xml"}
DATA = "http://data.example/"
ONE, TWO, THREE = (f"{DATA}data{number}" for number in (1, 2, 3))
DOCUMENTS = " ".join(f"GRAPH <{iri}> {{ <{iri}> a <a:Document> }}" for iri in (ONE, TWO, THREE))
FILL = f"CLEAR ALL; INSERT DATA {{ {DOCUMENTS} }}"
"""Three graphs, each of which says of itself that it is a document; the default graph is empty."""


@pytest.fixture(scope="module")
def client(samples_build: kg.Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = copytree(samples_build.folder, tmp_path_factory.mktemp("writable") / "out")
    settings = ServeSettings(limits=Limits(seconds=30, rows=1000, memory=2 << 30), workers=1, token=TOKEN)
    with TestClient(make_app(folder, settings), headers={"authorization": f"Bearer {TOKEN}"}) as client:
        assert update(client, FILL).status_code == 204
        yield client


def send(client: TestClient, address: str, kind: str | None = None, body: str | bytes = b"", **headers: str):
    """GET an address, or POST a body to it as `kind` ("" sends none)."""
    if kind is None:
        return client.get(address, headers=headers)
    return client.post(address, content=body, headers=headers | ({"content-type": kind} if kind else {}))


def update(client: TestClient, words: str, parameters: str = ""):
    return send(client, f"/sparql{parameters}", UPDATE, words)


def form(**values: str) -> str:
    return "&".join(f"{name.replace('_', '-')}={quote(value, safe='')}" for name, value in values.items())


def graphs(name: str, *iris: str) -> str:
    return "&".join(f"{name}={quote(iri, safe='')}" for iri in iris)


BOTH = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type }}"
NAMED = f"ASK {{ GRAPH ?g {{ <{ONE}> a ?type }} GRAPH ?h {{ <{TWO}> a ?type }} FILTER NOT EXISTS {{ GRAPH ?i {{ <{THREE}> a ?type }} }} }}"
QUERIES = {
    "query_get": (f"/sparql?{form(query='ASK {}')}", None, "", TRUTHS, True),
    "query_post_form": ("/sparql", FORM, form(query="ASK {}"), TRUTHS, True),
    "query_post_direct": ("/sparql", QUERY, "ASK {}", TRUTHS, True),
    "query_dataset_default_graph": (f"/sparql?{graphs('default-graph-uri', ONE)}", QUERY, f"ASK {{ <{ONE}> ?p ?o }}", TRUTHS, True),
    "query_dataset_default_graphs_get": (f"/sparql?{form(query=BOTH)}&{graphs('default-graph-uri', ONE, TWO)}", None, "", TRUTHS, True),
    "query_dataset_default_graphs_post": (f"/sparql?{graphs('default-graph-uri', ONE, TWO)}", QUERY, BOTH, TRUTHS, True),
    "query_dataset_named_graphs_get": (f"/sparql?{form(query=NAMED)}&{graphs('named-graph-uri', ONE, TWO)}", None, "", TRUTHS, True),
    "query_dataset_named_graphs_post": (f"/sparql?{graphs('named-graph-uri', ONE, TWO)}", QUERY, "ASK { GRAPH ?g { ?s ?p ?o } }", TRUTHS, True),
    "query_dataset_full": (
        f"/sparql?{graphs('default-graph-uri', THREE)}&{graphs('named-graph-uri', ONE, TWO)}", QUERY,
        f"ASK {{ <{THREE}> ?y ?o GRAPH ?g {{ <{ONE}> ?p ?q }} GRAPH ?h {{ <{TWO}> ?p ?q }} FILTER NOT EXISTS {{ <{ONE}> ?y ?o }} }}", TRUTHS, True,
    ),
    "query_multiple_dataset": (f"/sparql?{graphs('default-graph-uri', TWO)}", QUERY, f"ASK FROM <{ONE}> {{ <{TWO}> ?p ?o FILTER NOT EXISTS {{ <{ONE}> ?p ?o }} }}", TRUTHS, True),
    "query_content_type_select": ("/sparql", QUERY, "SELECT (1 AS ?value) {}", TABLES, None),
    "query_content_type_ask": ("/sparql", QUERY, "ASK {}", TRUTHS, True),
    "query_content_type_describe": ("/sparql", QUERY, "DESCRIBE <http://example.org/>", GRAPHS, None),
    "query_content_type_construct": ("/sparql", QUERY, "CONSTRUCT { <s> <p> 1 } WHERE {}", GRAPHS, None),
}  # fmt: skip
"""Name: address, type of the body (None for GET), body, media types that may come back, the truth that must."""
START = "CLEAR SILENT GRAPH <a:test>; INSERT DATA { GRAPH <a:test> { <a:old> <a:p> 1 } }; "
COPY = START + "INSERT { GRAPH <a:test> { ?s a <a:Resource> } } WHERE { %s }"
FOUND = "ASK {{ GRAPH <a:test> {{ <{}> a <a:Resource> . <{}> a <a:Resource> }} FILTER NOT EXISTS {{ GRAPH <a:test> {{ <{}> a <a:Resource> }} }} }}"
UPDATES = {
    "update_post_form": ("/sparql", FORM, form(update=f"{START}CLEAR GRAPH <a:test>"), "ASK { FILTER NOT EXISTS { GRAPH <a:test> { ?s ?p ?o } } }"),
    "update_post_direct": ("/sparql", UPDATE, f"{START}CLEAR GRAPH <a:test>", "ASK { FILTER NOT EXISTS { GRAPH <a:test> { ?s ?p ?o } } }"),
    "update_base_uri": ("/sparql", UPDATE, "CLEAR GRAPH <a:test>; INSERT DATA { GRAPH <a:test> { <a:s> <a:p> <test> } }", "ASK { GRAPH <a:test> { <a:s> <a:p> ?o } FILTER(STRSTARTS(STR(?o), 'http://') && STRENDS(STR(?o), '/test')) }"),
    "update_dataset_default_graph": (f"/sparql?{graphs('using-graph-uri', ONE)}", UPDATE, COPY % "?s a <a:Document>", FOUND.format(ONE, ONE, TWO)),
    "update_dataset_default_graphs": (f"/sparql?{graphs('using-graph-uri', ONE, TWO)}", UPDATE, COPY % "?s a <a:Document>", FOUND.format(ONE, TWO, THREE)),
    "update_dataset_named_graphs": (f"/sparql?{graphs('using-named-graph-uri', ONE, TWO)}", UPDATE, COPY % "GRAPH ?g { ?s a <a:Document> }", FOUND.format(ONE, TWO, THREE)),
    "update_dataset_full": (
        f"/sparql?{graphs('using-graph-uri', ONE)}&{graphs('using-named-graph-uri', TWO)}", UPDATE,
        START + "INSERT { GRAPH <a:test> { ?s <a:in> ?in } } WHERE { { GRAPH ?g { ?s a <a:Document> } BIND(?g AS ?in) } UNION { ?s a <a:Document> BIND('default' AS ?in) } }",
        f"ASK {{ GRAPH <a:test> {{ <{ONE}> <a:in> 'default' . <{TWO}> <a:in> <{TWO}> }} FILTER NOT EXISTS {{ GRAPH <a:test> {{ <{THREE}> ?p ?o }} }} }}",
    ),
}  # fmt: skip
"""Name: address, type of the body, body, and the question that must be true afterwards."""
CONFLICT = "WITH <a:other> DELETE { ?s ?p 'Bill' } INSERT { ?s ?p 'William' } WHERE { ?s ?p 'Bill' }"
MISTAKES = {
    "bad_query_method": ("PUT", f"/sparql?{form(query='ASK {}')}", "", ""),
    "bad_multiple_queries": ("GET", f"/sparql?{form(query='ASK {}')}&{form(query='SELECT * {}')}", "", ""),
    "bad_query_wrong_media_type": ("POST", "/sparql", "text/plain", "ASK {}"),
    "bad_query_missing_form_type": ("POST", "/sparql", "", form(query="ASK {}")),
    "bad_query_missing_direct_type": ("POST", "/sparql", "", "ASK {}"),
    "bad_query_non_utf8": ("POST", "/sparql", f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16")),
    "bad_query_syntax": ("GET", f"/sparql?{form(query='ASK {')}", "", ""),
    "bad_update_get": ("GET", f"/sparql?{form(update='CLEAR ALL')}", "", ""),
    "bad_multiple_updates": ("POST", "/sparql", FORM, f"{form(update='CLEAR NAMED')}&{form(update='CLEAR DEFAULT')}"),
    "bad_update_wrong_media_type": ("POST", "/sparql", "text/plain", "CLEAR NAMED"),
    "bad_update_missing_form_type": ("POST", "/sparql", "", form(update="CLEAR NAMED")),
    "bad_update_non_utf8": ("POST", "/sparql", f"{UPDATE}; charset=UTF-16", "CLEAR NAMED".encode("utf-16")),
    "bad_update_syntax": ("POST", "/sparql", FORM, form(update="CLEAR XYZ")),
    "bad_update_dataset_conflict": ("POST", "/sparql", FORM, f"{form(using_named_graph_uri='a:people')}&{form(update=CONFLICT)}"),
}  # fmt: skip
"""Name: method, address, type of the body, body; each must be refused with 4xx and change nothing."""


@pytest.mark.parametrize("name", QUERIES)
def test_queries_of_the_suite(client: TestClient, name: str) -> None:
    address, kind, body, kinds, truth = QUERIES[name]
    answer = send(client, address, kind, body)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] in kinds
    if truth is not None:
        assert answer.json()["boolean"] is truth
    if name == "query_content_type_construct":
        assert "/sparql" not in answer.text
        assert answer.text.count("<http://testserver/") == 2


@pytest.mark.parametrize("name", UPDATES)
def test_updates_of_the_suite(client: TestClient, name: str) -> None:
    address, kind, body, question = UPDATES[name]
    assert send(client, address, kind, body).status_code in range(200, 400)
    answer = send(client, "/sparql", QUERY, question, accept="application/sparql-results+xml")
    assert answer.headers["content-type"] == "application/sparql-results+xml"
    assert ET.fromstring(answer.content).findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "true"


def test_mistakes_of_the_suite_are_refused_and_change_nothing(client: TestClient) -> None:
    state = "CONSTRUCT { ?s ?p ?g } { GRAPH ?g { ?s ?p ?o } }"
    before = send(client, "/sparql", QUERY, state).content
    for name, (method, address, kind, body) in MISTAKES.items():
        answer = client.request(method, address, content=body, headers={"content-type": kind} if kind else {})
        assert 400 <= answer.status_code < 500, name
    assert send(client, "/sparql", QUERY, state).content == before


def test_the_suite_has_its_35_cases() -> None:
    assert len({*QUERIES, *UPDATES, *MISTAKES}) == len(QUERIES) + len(UPDATES) + len(MISTAKES) == 35


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("DELETE{?s ?p ?o}WHERE{?s ?p ?o}", "DELETE{?s ?p ?o}USING <a:b> WHERE{?s ?p ?o}"),
        ("INSERT DATA { <a:where> <a:p> 'WHERE' }", "INSERT DATA { <a:where> <a:p> 'WHERE' }"),
        ("PREFIX where: <a:x#WHERE> # WHERE with\nINSERT { where:s a 1 } where { }", "PREFIX where: <a:x#WHERE> # WHERE with\nINSERT { where:s a 1 } USING <a:b> where { }"),
        ("INSERT { ?s ?p '}' } WHERE { ?s ?p '''{''' . { SELECT * WHERE { ?a ?b \"\\\"{\" } } }", "INSERT { ?s ?p '}' } USING <a:b> WHERE { ?s ?p '''{''' . { SELECT * WHERE { ?a ?b \"\\\"{\" } } }"),
        ("DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }; INSERT { ?s ?p 2 } WHERE { ?s ?p 3 }", "DELETE { ?s ?p 1 } USING <a:b> WHERE { ?s ?p 1 }; INSERT { ?s ?p 2 } USING <a:b> WHERE { ?s ?p 3 }"),
    ],
)  # fmt: skip
def test_graphs_of_a_request_are_written_into_its_update(words: str, written: str) -> None:
    assert write_using(words, ["a:b"], []) == written


def test_graphs_are_named_once_and_by_iris(client: TestClient) -> None:
    address = f"/sparql?{graphs('using-graph-uri', ONE)}"
    for words in ("DELETE WHERE { ?s ?p ?o }", f"DELETE {{ ?s ?p ?o }} USING <{ONE}> WHERE {{ ?s ?p ?o }}"):
        assert send(client, address, UPDATE, words).status_code == 400
    assert (
        send(client, "/sparql?using-graph-uri=no%20iri", UPDATE, "INSERT { <a:a> <a:b> 1 } WHERE {}").status_code == 400
    )
    assert send(client, "/sparql?default-graph-uri=no%20iri", QUERY, "ASK {}").status_code == 400


def test_a_body_in_another_encoding_is_refused_though_it_reads_as_utf8(client: TestClient) -> None:
    assert send(client, "/sparql", f"{QUERY}; charset=latin-1", "ASK {}").status_code == 400
    assert send(client, "/sparql", f'{QUERY}; charset="utf-8"', "ASK {}").status_code == 200


# The forms of results: what each must hold, read by a parser that is not the writer's

TABLE = r"""SELECT ?i ?l ?t ?n ?u {
  VALUES (?i ?l ?t ?n) { (<a:b> '你好, "逗号"\n换行'@zh 'x\ty' 4.5) (<a:a> '' UNDEF UNDEF) }
} ORDER BY ?i"""
FORMS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}


@pytest.mark.parametrize("kind", FORMS)
def test_the_forms_of_a_table_hold_the_same(client: TestClient, kind: str) -> None:
    answer = send(client, "/sparql", QUERY, TABLE, accept=kind)
    assert answer.headers["content-type"].partition(";")[0] == kind
    parsed = Result.parse(BytesIO(answer.content), format=FORMS[kind])
    assert [str(one) for one in parsed.vars or ()] == ["i", "l", "t", "n", "u"]
    read = [[None if cell is None else str(cell) for cell in row] for row in parsed]
    empty = None if kind == "text/csv" else ""  # which CSV cannot tell from what is unbound
    assert read == [["a:a", empty, None, None, None], ["a:b", '你好, "逗号"\n换行', "x\ty", "4.5", None]]
    if kind != "text/csv":
        *_, words = (row.l for row in parsed)
        assert words.language == "zh"


def test_a_copy_is_served_and_the_samples_are_untouched(samples_build: kg.Build, client: TestClient) -> None:
    assert client.app.state.place.folder != Path(samples_build.folder)  # type: ignore[attr-defined]
