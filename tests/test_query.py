"""Asking a build: answers, formats, limits, refusals."""

import json
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from query_store import GRAPH, ID, rows_of

from kg.errors import BuildError, QueryError
from kg.query import (
    Limits,
    Table,
    Term,
    Triples,
    Truth,
    format_answer,
    open_store,
    run_isolated,
    run_query,
    select,
    write_store,
)
from kg.query.answer import align_columns, read_results, width_of, write_results

MEMBERS = "SELECT ?school ?group WHERE { ?s edu:memberOf ?g . ?s rdfs:label ?school . ?g rdfs:label ?group }"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_store(GRAPH, folder)
    return folder


@pytest.fixture(scope="module")
def store(out: Path) -> ox.Store:
    return open_store(out)


def test_terms_keep_type_and_language(store: ox.Store) -> None:
    answer = run_query(store, "SELECT ?x ?value ?indicator ?none { ?x edu:value ?value ; edu:indicator ?indicator }")
    double = "http://www.w3.org/2001/XMLSchema#decimal"
    assert answer == Table(
        ("x", "value", "indicator", "none"),
        (
            (
                Term("iri", ID + "observation/1"),
                Term("literal", "91968", double),
                Term("literal", "在校生", "", "zh"),
                None,
            ),
        ),
    )


def test_usual_prefixes_are_known_and_may_be_declared_otherwise(store: ox.Store) -> None:
    assert rows_of(store, MEMBERS) == [("箭盘山小学", "箭盘山小学教育集团")]
    own = f"PREFIX edu: <{ID}> SELECT ?x {{ edu:nothing ?p ?x }}"
    assert rows_of(store, own) == []


def test_ask_and_construct(store: ox.Store) -> None:
    assert run_query(store, "ASK { ?s edu:memberOf ?g }") == Truth(holds=True)
    assert run_query(store, "ASK { ?s edu:mergedInto ?g }") == Truth(holds=False)
    answer = run_query(store, "CONSTRUCT { ?g edu:lead ?s } WHERE { ?s edu:memberOf ?g }")
    assert isinstance(answer, Triples)
    assert [term.value.rsplit("/", 1)[-1] for term in answer.rows[0]] == [
        "箭盘山小学教育集团",
        "ontology#lead",
        "箭盘山小学",
    ]
    turtle = format_answer(answer)
    assert "edu:lead" in turtle
    assert list(ox.parse(turtle.encode(), ox.RdfFormat.TURTLE))


def test_construct_is_sorted_and_without_repetition(store: ox.Store) -> None:
    answer = run_query(store, "CONSTRUCT { ?s a edu:Thing } WHERE { ?s a ?c ; rdfs:label ?l }")
    assert isinstance(answer, Triples)
    assert list(answer.rows) == sorted(set(answer.rows))
    assert len(answer.rows) == 10


def test_select_gives_plain_rows(store: ox.Store) -> None:
    rows = list(select(store)("SELECT ?l ?none { ?s edu:masked true ; rdfs:label ?l }"))
    assert rows == [{"l": "xx小学"}]


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT ?s WHERE {\n  ?s ?p }", "line 2, column"),
        ("SELECT ?s { ?s nowhere:p ?o }", "a prefix is used that is not declared"),
        ("SELECT ?o { ?s ?p ?o } GROUP BY ?s", "GROUP BY does not give"),
        ("", "line 1, column 1"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "updates are refused"),
        ("# 清空\nPREFIX e: <urn:x>\nDROP ALL", "updates are refused"),
        ("SELECT (<urn:f>(1) AS ?x) {}", "could not be answered"),
        ("SELECT ({}1{} AS ?x) {{}}".format("(" * 5000, ")" * 5000), "too many parts"),
        ("SELECT * { " + "BIND(1 AS ?x) " * 3000 + "}", "too many parts"),
        ("SELECT * { ?s ?p " + "?o" * 60_000 + " }", "at most 100000"),
        ("SELECT (<<( ?s ?p ?o )>> AS ?t) { ?s ?p ?o }", "triple as a term"),
    ],
)
def test_mistakes_are_told_in_one_line(store: ox.Store, sparql: str, said: str) -> None:
    with pytest.raises(QueryError, match=said) as caught:
        run_query(store, sparql)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service a edu:School }",
        "SELECT ?x { ?x a schema:Service }",
        "SELECT ?x { ?x schema:service ?y }",
        'SELECT ?x { ?x rdfs:label ?l FILTER(CONTAINS(?l, "service")) }',
    ],
)
def test_the_word_service_may_be_part_of_a_name(store: ox.Store, sparql: str) -> None:
    assert isinstance(run_query(store, sparql), Table)


def test_a_long_list_of_names_is_no_danger(store: ox.Store) -> None:
    names = " ".join(f"<{ID}school/柳州市/第{i}小学>" for i in range(1500))
    assert rows_of(store, f"SELECT ?l {{ VALUES ?s {{ {names} <{ID}area/柳州市> }} ?s rdfs:label ?l }}") == [
        ("柳州市",)
    ]


def test_answers_are_cut_at_the_limit_of_rows(store: ox.Store) -> None:
    whole = run_query(store, "SELECT ?s { ?s a edu:School }", Limits(rows=4))
    cut = run_query(store, "SELECT ?s { ?s a edu:School }", Limits(rows=3))
    triples = run_query(store, "CONSTRUCT { ?s a edu:S } { ?s a edu:School }", Limits(rows=3))
    assert isinstance(whole, Table)
    assert isinstance(cut, Table)
    assert isinstance(triples, Triples)
    assert (len(whole.rows), whole.cut) == (4, False)
    assert (len(cut.rows), cut.cut) == (3, True)
    assert (len(triples.rows), triples.cut) == (3, True)


def test_time_is_limited_between_rows(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="longer than 0 seconds"):
        run_query(store, "SELECT ?s { ?s ?p ?o }", Limits(seconds=0))


def test_isolated_query_answers_the_same(out: Path, store: ox.Store) -> None:
    for sparql in (MEMBERS, "ASK { ?s edu:memberOf ?g }", "CONSTRUCT { ?s a edu:S } { ?s edu:masked true }"):
        assert run_isolated(out, sparql) == run_query(store, sparql)


def test_isolated_query_is_stopped(out: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
    with pytest.raises(QueryError, match=r"longer than 0\.7 seconds"):
        run_isolated(out, endless, Limits(seconds=0.7))


def test_isolated_query_imports_nothing_from_where_we_stand(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "pyoxigraph.py"):
        (tmp_path / name).write_text("raise SystemExit('taken from the wrong folder')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", ":")  # an empty part of it stands for the folder at hand
    monkeypatch.setattr("sys.path", ["", ".", *sys.path])
    assert run_isolated(out.absolute(), "ASK { ?s edu:memberOf ?g }") == Truth(holds=True)


def test_isolated_query_tells_mistakes(out: Path, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="updates are refused"):
        run_isolated(out, "DROP ALL")
    with pytest.raises(BuildError, match="is no build"):
        run_isolated(tmp_path, MEMBERS)


def test_store_is_for_reading_only(store: ox.Store) -> None:
    with pytest.raises(RuntimeError):
        store.update("DELETE WHERE { ?s ?p ?o }")


def test_no_build_and_damaged_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no such folder"):
        open_store(tmp_path / "nowhere")
    with pytest.raises(BuildError, match="is no build"):
        open_store(tmp_path)
    assert list(tmp_path.iterdir()) == []
    write_store(b"<urn:a> <urn:p> 1 .", tmp_path)
    for table in (tmp_path / "store").glob("*.sst"):
        table.write_bytes(b"x")
    with pytest.raises(BuildError, match="damaged"):
        open_store(tmp_path)


def test_writing_again_replaces_the_store(tmp_path: Path) -> None:
    write_store(b"<urn:a> <urn:p> 1 .", tmp_path)
    write_store(b"<urn:b> <urn:p> 2 .", tmp_path)
    assert rows_of(open_store(tmp_path), "SELECT ?s { ?s ?p ?o }") == [("urn:b",)]
    with pytest.raises(BuildError, match="no Turtle"):
        write_store(b"<urn:a> <urn:p>", tmp_path)


def test_table_is_aligned_by_the_width_of_characters(store: ox.Store) -> None:
    answer = run_query(
        store, "SELECT ?l ?n { ?s rdfs:label ?l ; a edu:School OPTIONAL { ?s edu:masked ?n } } ORDER BY ?l"
    )
    assert format_answer(answer).splitlines() == [
        "l           n",
        "----------------",
        "xx小学      true",
        "实验小学",
        "实验小学",
        "箭盘山小学",
    ]


def test_table_shows_no_control_characters() -> None:
    table = Table(("a",), ((Term("literal", "甲\n\x1b[2J\u202e乙"),), (Term("iri", "urn:x"),), (Term("blank", "b"),)))
    assert format_answer(table).splitlines()[2:] == ["甲  [2J 乙", "<urn:x>", "_:b"]


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("csv", "l,g\n小学,\n1,urn:a\n"),
        ("tsv", '?l\t?g\n"小学"@zh\t\n1\t<urn:a>\n'),
        ("json", None),
        ("xml", None),
    ],
)
def test_formats(form: str, written: str | None) -> None:
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    rows = ((Term("literal", "小学", "", "zh"), None), (Term("literal", "1", integer), Term("iri", "urn:a")))
    text = format_answer(Table(("l", "g"), rows), form)
    assert text.endswith("\n")
    assert written is None or text == written
    if form in ("json", "xml"):
        results = ox.parse_query_results(text, getattr(ox.QueryResultsFormat, form.upper()))
        assert isinstance(results, ox.QuerySolutions)
        assert [str(row["l"]) for row in results] == ['"小学"@zh', f'"1"^^<{integer}>']


def test_formats_of_a_truth() -> None:
    assert format_answer(Truth(holds=True)) == "true\n"
    assert json.loads(format_answer(Truth(holds=False), "json"))["boolean"] is False
    with pytest.raises(QueryError, match="unknown format pdf"):
        format_answer(Truth(holds=True), "pdf")


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=5))
def test_json_results_come_back_as_they_went(rows: list[tuple[str, str]]) -> None:
    string = "http://www.w3.org/2001/XMLSchema#string"
    table = Table(("a", "b"), tuple((Term("literal", a, string), Term("literal", b, "", "zh")) for a, b in rows))
    assert read_results(write_results(table)) == table


@given(st.lists(st.tuples(*[st.text("甲乙ab", max_size=6)] * 2), min_size=1, max_size=5))
def test_second_column_starts_in_one_place(rows: list[tuple[str, str]]) -> None:
    lines = list(align_columns([(a, "|" + b) for a, b in rows]))
    assert len({width_of(line[: line.index("|")]) for line in lines}) == 1
