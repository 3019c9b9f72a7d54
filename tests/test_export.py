"""Every form says what the graph says, can be read again, and is the same bytes each time."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, parse
from rdflib import Graph
from rdflib.compare import isomorphic
from sample_knowledge import (
    AWARD,
    CHARS,
    CITY_1,
    CITY_2,
    ENTITIES,
    EVIL,
    GROUP,
    KNOWLEDGE,
    LIUZHOU,
    MASKED,
    OBSERVATIONS,
    SCHOOL_1,
    SHIJIAZHUANG,
    STATEMENTS,
)
from texts import write_trig

from kg.errors import BuildError
from kg.export import FORMATS, export_graph
from kg.export.cypher import quote_string
from kg.export.table import guard_cell
from kg.graph import build_graph, write_turtle
from kg.iri import entity_iri, observation_iri, source_iri, statement_iri
from kg.model import Knowledge

RDF_FORMS = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
CONTROL = "\x01\x0c\ufffe"


def write_build(folder: Path, knowledge: Knowledge = KNOWLEDGE) -> Path:
    graph = build_graph(knowledge)
    (folder / "graph.ttl").write_bytes(write_turtle(graph))
    (folder / "graph.trig").write_bytes(write_trig(graph))
    return folder


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("build"))


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    """A build whose names hold characters that XML cannot."""
    award = replace(ENTITIES[-1], name=f"奖{CONTROL}")
    return write_build(tmp_path, replace(KNOWLEDGE, entities=(*ENTITIES[:-1], award)))


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("form", RDF_FORMS)
def test_rdf_forms_hold_the_same_graph(build, tmp_path, form):
    (file,) = export_graph(build, form, tmp_path / "out")
    whole = Graph().parse(build / "graph.ttl")
    assert isomorphic(Graph().parse(file, format=RDF_FORMS[form]), whole)
    assert len(whole) > 200


@pytest.mark.parametrize("form", ["trig", "nquads"])
def test_quad_forms_keep_the_graph_of_each_source(build, tmp_path, form):
    (file,) = export_graph(build, form, tmp_path / "out")
    quads = list(parse(path=file, format=RdfFormat.from_extension({"trig": "trig", "nquads": "nq"}[form])))
    assert {quad.graph_name for quad in quads} == {DefaultGraph(), *(NamedNode(source_iri(path)) for path in CHARS)}
    whole = {quad.triple for quad in parse(path=build / "graph.ttl", format=RdfFormat.TURTLE)}
    assert {quad.triple for quad in quads} == whole  # there are no blank nodes: equal sets are isomorphic graphs


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(build, tmp_path, form):
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    for suffix in (".x", ".zip"):
        ones, others = (export_graph(build, form, folder / f"out{suffix}") for folder in (first, second))
        assert [file.name for file in ones] == [file.name for file in others]
        assert [file.read_bytes() for file in ones] == [file.read_bytes() for file in others]


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_network_forms_have_entities_as_nodes_and_statements_as_edges(build, tmp_path, form, read):
    (file,) = export_graph(build, form, tmp_path / "out")
    network = read(file)
    assert set(network) == {entity_iri(entity.key) for entity in ENTITIES}
    assert network.is_directed()
    assert network.number_of_edges() == len(STATEMENTS)
    school = network.nodes[entity_iri(SCHOOL_1)]
    assert (school["label"], school["kind"]) == ("柳州市第八中学", "School")
    assert network.nodes[entity_iri(MASKED)]["masked"] is True
    assert network.nodes[entity_iri(AWARD)]["label"] == EVIL
    ends = (entity_iri(CITY_2), entity_iri(MASKED))
    (edge,) = [data for *nodes, data in network.edges(data=True) if tuple(nodes) == ends]
    assert {
        name: edge[name] for name in ("predicate", "modality", "construction", "confidence", "quote", "documents")
    } == {
        "predicate": "builds",
        "modality": "Planned",
        "construction": "New",
        "confidence": 0.5,
        "quote": "将新建xx小学",
        "documents": SHIJIAZHUANG,
    }


@pytest.mark.parametrize(
    ("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf), ("rdfxml", Graph().parse)]
)
def test_xml_forms_stay_well_formed_whatever_a_name_holds(dirty, form, read):
    (file,) = export_graph(dirty, form, dirty / "out.xml")
    assert read(file) is not None
    assert "奖\ufffd\ufffd\ufffd" in file.read_text(encoding="utf-8")


def test_csv_has_a_row_for_every_passage(build, tmp_path):
    files = export_graph(build, "csv", tmp_path / "facts.csv")
    assert [file.name for file in files] == ["facts.csv", "facts-entities.csv", "facts-observations.csv"]
    statements, entities, observations = (table(file.read_bytes()) for file in files)
    assert len(statements) == sum(len(statement.evidence) for statement in STATEMENTS)
    members = [row for row in statements if row["predicate"] == "memberOf"]
    assert {(row["document"], row["quote"]) for row in members} == {
        (one.path, one.span.of(CHARS[one.path])) for one in STATEMENTS[1].evidence
    }
    assert {(row["subject"], row["object"], row["role"], row["statement_iri"]) for row in members} == {
        ("柳州市第八中学", "龙城教育集团", "Member", statement_iri(STATEMENTS[1]))
    }
    honour = next(row for row in statements if row["predicate"] == "received")
    assert (honour["grade"], honour["level"], honour["year"], honour["confidence"]) == (
        "一等奖",
        "NationalLevel",
        "2023",
        "0.9712",
    )
    assert [row["iri"] for row in entities] == sorted(entity_iri(entity.key) for entity in ENTITIES)
    city = next(row for row in entities if row["iri"] == entity_iri(CITY_1))
    assert (city["kind"], city["types"], city["code"], city["masked"]) == ("Area", "Area | City", "450200", "false")
    (figure,) = observations
    assert (figure["about"], figure["value"], figure["unit"], figure["year"]) == ("石家庄市", "4450000.0", "元", "2023")
    assert figure["observation_iri"] == observation_iri(OBSERVATIONS[0])


def test_csv_fits_in_one_archive(build, tmp_path):
    (file,) = export_graph(build, "csv", tmp_path / "facts.ZIP")
    beside = export_graph(build, "csv", tmp_path / "facts.csv")
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["statements.csv", "entities.csv", "observations.csv"]
        assert [archive.read(name) for name in archive.namelist()] == [path.read_bytes() for path in beside]


def test_no_cell_of_a_spreadsheet_is_a_formula(build, tmp_path):
    files = export_graph(build, "csv", tmp_path / "facts.csv")
    cells = [cell for file in files for row in table(file.read_bytes()) for cell in row.values()]
    assert f"'{EVIL}" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r＝＋－＠")]  # noqa: RUF001 — the full-width signs


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("-2", "-2"),
        ("+86", "+86"),
        ("八中", "八中"),
        ("", ""),
    ],
)
def test_only_formulas_are_guarded(cell, guarded):
    assert guard_cell(cell) == guarded


def read_cypher_string(expression: str) -> str:
    """What a Cypher parser makes of a sum of single-quoted strings; fails on anything else."""
    literal = r"'((?:[^'\\]|\\[\\'nrt])*)'"
    assert re.fullmatch(rf"{literal}(?: \+ {literal})*", expression)
    escapes = {"n": "\n", "r": "\r", "t": "\t"}
    parts = re.findall(literal, expression)
    return "".join(re.sub(r"\\(.)", lambda match: escapes.get(match[1], match[1]), part) for part in parts)


@given(st.text() | st.text("\\u'0027\n+\x01", max_size=12))
def test_no_text_breaks_out_of_a_cypher_string(words):
    quoted = quote_string(words)
    assert "\n" not in quoted
    assert "\\u" not in quoted
    assert read_cypher_string(quoted) == re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", words)


def test_cypher_keeps_plans_apart(build, tmp_path):
    (file,) = export_graph(build, "cypher", tmp_path / "graph.cypher")
    text = file.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("//")]
    assert all(line.endswith(";") for line in lines)
    assert len(lines) == 2 + len(ENTITIES) + len(STATEMENTS) + len(OBSERVATIONS)
    (plan,) = [line for line in lines if "BUILDS" in line]
    assert f"[r:PLANNED_BUILDS {{iri: '{statement_iri(STATEMENTS[4])}'}}]" in plan
    (member,) = [line for line in lines if "[r:MEMBER_OF" in line]
    assert f"'{LIUZHOU}', '{SHIJIAZHUANG}'" in member or f"'{SHIJIAZHUANG}', '{LIUZHOU}'" in member
    (group,) = [line for line in lines if line.startswith(f"MERGE (n:Entity {{iri: '{entity_iri(GROUP)}'}})")]
    assert "SET n:EducationGroup:Group, n += {label: '龙城教育集团', kind: 'Group'" in group
    assert "inferredName: true" in group
    assert "value: 4450000.0" in text


def test_a_figure_that_no_float_can_hold_is_left_out_of_cypher(tmp_path):
    figure = replace(OBSERVATIONS[0], value=float("inf"))
    build = write_build(tmp_path, replace(KNOWLEDGE, observations=(figure,)))
    (file,) = export_graph(build, "cypher", tmp_path / "graph.cypher")
    assert "value:" not in file.read_text(encoding="utf-8")


def test_an_empty_graph_is_exported_in_every_form(tmp_path):
    build = write_build(tmp_path, Knowledge((), (), (), ()))
    for form in FORMATS:
        assert all(file.exists() for file in export_graph(build, form, tmp_path / f"out.{form}"))


def test_mistakes_are_named_with_their_cure(build, tmp_path):
    with pytest.raises(BuildError, match=r"choose one of turtle.*cypher"):
        export_graph(build, "docx", tmp_path / "out")
    with pytest.raises(BuildError, match=r"graph\.ttl.*kg build"):
        export_graph(tmp_path, "csv", tmp_path / "out")
    with pytest.raises(BuildError, match="No such file"):
        export_graph(build, "csv", tmp_path / "none" / "out.csv")
    (tmp_path / "graph.ttl").write_bytes(b"<a")
    with pytest.raises(BuildError, match="damaged"):
        export_graph(tmp_path, "csv", tmp_path / "out")
