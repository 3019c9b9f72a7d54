"""Programs that others wrote read what is served and what is exported: SPARQL clients, curl, networkx, importers of graphs."""

import csv
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

import kg
from kg.export.facts import Facts, read_facts
from kg.vocabulary import EDU as EDU_IRI

EDU = Namespace(EDU_IRI)
GROUP = "翠桐教育集团"
MEMBERS = f'SELECT ?name {{ ?s <{EDU_IRI}memberOf>/<{RDFS.label}> "{GROUP}"@zh ; <{RDFS.label}> ?name }} ORDER BY ?name'


@pytest.fixture(scope="module")
def members(samples_build: kg.Build) -> list[str]:
    """The names of the group's members, asked of the build itself."""
    return [row[0].value for row in samples_build.query(MEMBERS).rows]  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def facts(samples_build: kg.Build) -> Facts:
    return read_facts(samples_build.folder)


# Clients of the service


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_asks(served: str, members: list[str], method: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{served}/sparql", returnFormat=wrapper.JSON)
    client.setMethod(method)
    client.setQuery(MEMBERS)
    rows = client.queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == members
    client.setReturnFormat(wrapper.XML)
    cells = client.queryAndConvert().getElementsByTagName("literal")
    assert [cell.firstChild.data for cell in cells] == members
    client.setReturnFormat(wrapper.CSV)
    assert client.queryAndConvert().decode().split() == ["name", *members]
    client.setQuery(f"CONSTRUCT {{ ?s a ?o }} {{ ?s a ?o ; <{RDFS.label}> '{GROUP}'@zh }}")
    client.setReturnFormat(wrapper.TURTLE)
    assert EDU.EducationGroup in set(Graph().parse(data=client.queryAndConvert(), format="turtle").objects())
    client.setQuery("ASK {}")
    client.setReturnFormat(wrapper.JSON)
    assert client.queryAndConvert()["boolean"] is True


def test_sparqlwrapper_is_told_its_mistake(served: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{served}/sparql")
    client.setQuery("SELECT nonsense")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed, match="line 1"):
        client.query()


def test_a_graph_of_rdflib_stands_on_the_service(served: str, members: list[str]) -> None:
    graph = Graph(SPARQLStore(f"{served}/sparql"))
    (group,) = graph.subjects(RDFS.label, Literal(GROUP, lang="zh"))
    names = sorted(str(graph.value(school, RDFS.label)) for school in graph.subjects(EDU.memberOf, group))
    assert names == sorted(members)
    assert (group, RDF.type, EDU.EducationGroup) in graph
    rows = graph.query("SELECT ?s { ?s edu:memberOf ?group }", initNs={"edu": EDU}, initBindings={"group": group})
    assert len(rows) == len(members)


def test_rdflib_and_oxigraph_ask_by_federation_and_look_iris_up(served: str, members: list[str]) -> None:
    store = ox.Store()
    rows = store.query(f"SELECT ?name {{ SERVICE <{served}/sparql> {{ {MEMBERS} }} }}")
    assert sorted(row["name"].value for row in rows) == sorted(members)  # type: ignore[union-attr]
    hit = Graph().parse(f"{served}/graphs?default", format="turtle").value(None, RDFS.label, Literal(GROUP, lang="zh"))
    local = URIRef(str(hit).replace("https://w3id.org/edukg/id/", f"{served}/id/"))
    for form in ("turtle", "json-ld", "xml", "nt"):
        assert (hit, RDFS.label, Literal(GROUP, lang="zh")) in Graph().parse(local, format=form)


def run_curl(*words: str) -> str:
    if not shutil.which("curl"):
        pytest.skip("curl is not installed: apt-get install curl")
    return subprocess.run(["curl", "-sS", "--max-time", "60", *words], capture_output=True, check=True).stdout.decode()  # noqa: S607


def test_curl_asks_looks_up_and_is_refused(served: str, members: list[str]) -> None:
    answer = run_curl("-H", "Accept: text/csv", "--data-urlencode", f"query={MEMBERS}", f"{served}/sparql")
    assert answer.split() == ["name", *members]
    assert (
        run_curl("-G", "-H", "Accept: text/csv", "--data-urlencode", f"query={MEMBERS}", f"{served}/sparql") == answer
    )
    direct = ["-H", "Content-Type: application/sparql-query", "--data-binary", MEMBERS]
    assert run_curl(*direct, "-H", "Accept: text/csv", f"{served}/sparql") == answer
    head = run_curl("-I", "-H", "Accept: application/ld+json", f"{served}/ontology")
    assert head.startswith("HTTP/1.1 200")
    assert "content-type: application/ld+json" in head
    assert run_curl("-o", "/dev/null", "-w", "%{http_code}", "-X", "DELETE", f"{served}/graphs?default") == "405"
    assert run_curl("-o", "/dev/null", "-w", "%{http_code}", f"{served}/id/school/none") == "404"


# Importers of what is exported


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_samples_as_gephi_does(
    samples_build: kg.Build, facts: Facts, tmp_path: Path, form, read
) -> None:
    (file,) = samples_build.export(form, tmp_path / f"graph.{form}")
    network = read(file)
    assert set(network) == {row.iri for row in facts.entities}
    assert network.number_of_edges() == len(facts.statements)
    assert {data["label"] for _, data in network.nodes(data=True)} == set(facts.labels.values())
    assert Counter(data["modality"] for *_, data in network.edges(data=True)) == Counter(
        row.modality for row in facts.statements
    )


TYPED = re.compile(r"[A-Za-z]+(:(string\[\]|boolean|int|double|ID))?|:(LABEL|START_ID|END_ID|TYPE)")
PARSERS = {"int": int, "double": float, "boolean": ("true", "false").index}


def read_typed(file: Path) -> list[dict[str, object]]:
    """The rows of a table for neo4j-admin, read by the types in its header."""
    with file.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    assert all(TYPED.fullmatch(name) for name in head)
    assert all(len(row) == len(head) for row in rows)
    return [
        {name: PARSERS.get(name.partition(":")[2], str)(cell) for name, cell in zip(head, row, strict=True) if cell}
        for row in rows
    ]


def test_tables_for_neo4j_hold_together(samples_build: kg.Build, facts: Facts, tmp_path: Path) -> None:
    nodes, links = map(read_typed, samples_build.export("neo4j", tmp_path / "nodes.csv"))
    known = [node["iri:ID"] for node in nodes]
    assert len(set(known)) == len(known) == len(facts.entities) + len(facts.observations)
    assert {link[end] for link in links for end in (":START_ID", ":END_ID")} <= set(known)
    assert all(link[":TYPE"] for link in links)
    assert all(node[":LABEL"] for node in nodes)
    kinds = Counter(link[":TYPE"] for link in links)
    assert kinds["MEMBER_OF"] == sum(
        row.predicate == "memberOf" and row.modality == "Realised" for row in facts.statements
    )
    assert kinds["ABOUT"] == len(facts.observations)
    assert "\n" not in "".join(str(cell) for row in (*nodes, *links) for cell in row.values())


STRING = r"'(?:[^'\\]|\\.)*'"
TERM = rf"(?:{STRING}(?: \+ {STRING})*|\[(?:{STRING}(?:, {STRING})*)?\]|true|false|-?[0-9.e+-]+)"
MAP = rf"\{{(?:\w+: {TERM}(?:, \w+: {TERM})*)?\}}"
NODE = rf"\(\w:\w+ \{{iri: {TERM}\}}\)"
CYPHER = re.compile(
    rf"(CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:\w+\) REQUIRE n\.iri IS UNIQUE"
    rf"|MERGE {NODE} SET n(:\w+)+, n \+= {MAP}"
    rf"|MATCH {NODE}, {NODE} MERGE \(a\)-\[r:[A-Z_]+ \{{iri: {TERM}\}}\]->\(b\) SET r \+= {MAP}"
    rf"|MATCH {NODE} MERGE {NODE} SET o \+= {MAP} MERGE \(o\)-\[:ABOUT\]->\(e\));"
)


def test_every_line_of_cypher_is_one_statement(samples_build: kg.Build, facts: Facts, tmp_path: Path) -> None:
    (file,) = samples_build.export("cypher", tmp_path / "graph.cypher")
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("//")]
    assert [line[:200] for line in lines if not CYPHER.fullmatch(line)] == []
    assert len(lines) == 2 + len(facts.entities) + len(facts.statements) + len(facts.observations)
