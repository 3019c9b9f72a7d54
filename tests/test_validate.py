"""The shapes pass a sound build and name, in Chinese and English, whatever is broken in another."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Graph
from sample_knowledge import AWARD, CITY_1, GROUP, KNOWLEDGE, LIUZHOU, OBSERVATIONS, PERSON, SCHOOL_1, STATEMENTS

from kg.errors import BuildError, RulesError
from kg.graph import build_graph, write_turtle
from kg.iri import entity_iri, evidence_iri, observation_iri, source_iri, statement_iri
from kg.model import Knowledge
from kg.rules import find_ontology
from kg.validate import ValidationReport, Violation, describe_report, still_conforms, validate_graph

TURTLE = write_turtle(build_graph(KNOWLEDGE)).decode()
HONOUR, MEMBERSHIP, OFFICE, PARTNERS, PLAN, _ = map(statement_iri, STATEMENTS)
PASSAGE = evidence_iri(STATEMENTS[0].evidence[0])
BLOCKS = TURTLE.split("\n\n", 1)[1].removesuffix(" .\n\n").split(" .\n\n")
PAIRS = [(block, pair) for block in BLOCKS for pair in block.split(" ;\n    ")[1:]]
FIGURE = observation_iri(OBSERVATIONS[0])


def check(*changes: tuple[str, str, str]) -> ValidationReport:
    """Validate the sound graph after changes."""
    return validate_graph(change_turtle(*changes).encode())


def change_turtle(*changes: tuple[str, str, str]) -> str:
    """The sound graph after changes, each: subject IRI, what its block says, what it shall say instead."""
    turtle = TURTLE
    for subject, old, new in changes:
        head, block = turtle.split(f"\n<{subject}> ", 1)
        said, end, tail = block.partition(" .\n\n")
        assert old in said
        turtle = f"{head}\n<{subject}> {said.replace(old, new, 1)}{end}{tail}"
    return turtle


def check_part(old: str, new: str, shapes: Path | None = None) -> bool:
    """Whether what changed is enough to tell that a graph still conforms."""
    store = ox.Store()
    store.load(new.encode(), ox.RdfFormat.TURTLE)
    return still_conforms(store.quads_for_pattern, [(old.encode(), new.encode())], shapes)


def test_a_sound_build_conforms(tmp_path: Path):
    assert check() == ValidationReport(True, ())
    file = tmp_path / "graph.ttl"
    file.write_text(TURTLE, encoding="utf-8")
    assert validate_graph(file).conforms
    assert validate_graph(write_turtle(build_graph(Knowledge((), (), (), ())))).conforms


@pytest.mark.parametrize(
    ("change", "focus", "path", "words"),
    [
        (
            (HONOUR, "rdf:Statement", f"rdf:Statement; rdf:subject <{entity_iri(PERSON)}>"),
            HONOUR,
            "rdf:subject",
            "一个主语",
        ),
        ((HONOUR, "rdf:predicate edu:received", "rdf:value 1"), HONOUR, "rdf:predicate", "一个谓词"),
        ((HONOUR, "rdf:predicate edu:received", "rdf:predicate edu:about"), HONOUR, "rdf:predicate", "十四个"),
        ((HONOUR, f"rdf:object <{entity_iri(AWARD)}>", 'rdf:object "奖"@zh'), HONOUR, "rdf:object", "一个宾语"),
        ((PLAN, "edu:modality edu:Planned", "edu:modality edu:New"), PLAN, "edu:modality", "情态"),
        ((HONOUR, "edu:confidence 0.9712", "edu:confidence 1.2"), HONOUR, "edu:confidence", "0 到 1"),
        ((HONOUR, f"prov:wasDerivedFrom <{PASSAGE}>", "rdf:value 1"), HONOUR, "prov:wasDerivedFrom", "一条证据"),
        ((HONOUR, f"<{PASSAGE}>", f"<{source_iri(LIUZHOU)}>"), HONOUR, "prov:wasDerivedFrom", "一条证据"),
        ((HONOUR, "edu:level edu:NationalLevel", 'edu:level "国家级"'), HONOUR, "edu:level", "级别"),
        ((HONOUR, '"2023"^^xsd:gYear', '"2023"'), HONOUR, "edu:year", "四位公历年"),
        ((HONOUR, '"2023"^^xsd:gYear', '"20230"^^xsd:gYear'), HONOUR, "edu:year", "四位公历年"),
        ((HONOUR, '"一等奖"@zh', '"一等奖"@zh, "二等奖"@zh'), HONOUR, "edu:grade", "等次"),
        ((PLAN, "edu:New", "edu:Underway"), PLAN, "edu:constructionKind", "建设类型"),
        ((PLAN, "edu:PlannedStage", "edu:New"), PLAN, "edu:constructionStage", "建设阶段"),
        ((FIGURE, "4450000.0", '"445万"'), FIGURE, "edu:value", "十进制数"),
        ((FIGURE, "4450000.0", '"INF"^^xsd:double'), FIGURE, "edu:value", "十进制数"),
        ((FIGURE, "edu:indicator", "rdf:value"), FIGURE, "edu:indicator", "数的是什么"),
        ((FIGURE, "edu:about", "rdf:value"), FIGURE, "edu:about", "关于谁"),
        ((f"{PASSAGE}#quote", "oa:exact", "rdf:value"), PASSAGE, "oa:hasSelector/oa:exact", "引出原文"),
        ((f"{PASSAGE}#position", "oa:start 5", "oa:start 99"), f"{PASSAGE}#position", "oa:start", "小于结束位置"),
        ((f"{PASSAGE}#position", "oa:start 5", "oa:start -1"), f"{PASSAGE}#position", "oa:start", "不小于 0"),
        ((f"{PASSAGE}#position", "oa:end", "rdf:value"), PASSAGE, "oa:hasSelector/oa:end", "结束位置"),
        ((PASSAGE, "oa:hasSource", "rdf:value"), PASSAGE, "oa:hasSource", "来源文件"),
        ((entity_iri(GROUP), "rdfs:label", "skos:altLabel"), entity_iri(GROUP), "rdfs:label", "一个中文名称"),
        ((entity_iri(GROUP), "教育集团", '教育集团"@zh, "集团'), entity_iri(GROUP), "rdfs:label", "一个中文名称"),
        ((entity_iri(GROUP), '集团"@zh', 'group"@en'), entity_iri(GROUP), "rdfs:label", "一个中文名称"),
        ((entity_iri(GROUP), "inferredName true", "inferredName 1"), entity_iri(GROUP), "edu:inferredName", "推断"),
        ((entity_iri(GROUP), "edu:inferredName true", 'edu:masked "是"'), entity_iri(GROUP), "edu:masked", "匿名"),
        ((entity_iri(SCHOOL_1), '"八中"', '"柳州市第八中学"'), entity_iri(SCHOOL_1), "skos:altLabel", "与名称不同"),
        ((entity_iri(SCHOOL_1), "edu:School", "edu:School, edu:Group"), entity_iri(SCHOOL_1), "rdf:type", "别的大类"),
        ((entity_iri(CITY_1), "edu:City", "edu:Metropolis"), entity_iri(CITY_1), "rdf:type", "小类取自词汇表"),
        ((entity_iri(CITY_1), "edu:Area, ", ""), entity_iri(CITY_1), "", "大类 edu:Area"),
        ((source_iri(LIUZHOU), '"' + "0" * 64, '"0'), source_iri(LIUZHOU), "edu:sha256", "SHA-256"),
        ((source_iri(LIUZHOU), "dcterms:identifier", "rdf:value"), source_iri(LIUZHOU), "dcterms:identifier", "路径"),
        ((source_iri(LIUZHOU), "edu:scope", "edu:voice"), source_iri(LIUZHOU), "edu:voice", "行文单位"),
    ],
)
def test_what_is_broken_is_named(change, focus, path, words):
    report = check(change)
    assert not report.conforms
    hits = [one for one in report.violations if (one.focus, one.path) == (focus, path) and words in one.message]
    assert hits
    assert all(" / " in one.message for one in hits)
    assert not check_part(TURTLE, change_turtle(change))


def test_pyshacl_finds_the_same():
    """Another engine, slower by far, names the same places and values."""
    pyshacl = pytest.importorskip("pyshacl")
    broken = change_turtle(
        (HONOUR, "edu:confidence 0.9712", "edu:confidence 1.2"),
        (PLAN, "edu:PlannedStage", "edu:New"),
        (MEMBERSHIP, "rdf:predicate edu:memberOf", "rdf:predicate edu:campusOf"),
        (f"{PASSAGE}#position", "oa:start 5", "oa:start 99"),
        (entity_iri(CITY_1), "edu:Area, ", ""),
        (entity_iri(SCHOOL_1), '"八中"', '"柳州市第八中学"'),
        (source_iri(LIUZHOU), '"' + "0" * 64, '"0'),
    )
    shapes = Graph().parse(find_ontology() / "shapes.ttl")
    _, results, _ = pyshacl.validate(Graph().parse(data=broken), shacl_graph=shapes)
    found = list(results.subjects(RDF.type, SH.ValidationResult))
    theirs = {tuple(str(results.value(one, role) or "") for role in (SH.focusNode, SH.value)) for one in found}
    ours = [one for one in validate_graph(broken.encode()).violations if "直接的三元组" not in one.message]
    assert {(one.focus, one.value) for one in ours} == theirs
    assert len(ours) == len(found) > 8


@pytest.mark.parametrize(
    ("subject", "old", "new", "path", "words"),
    [
        (
            MEMBERSHIP,
            "rdf:predicate edu:memberOf",
            "rdf:predicate edu:campusOf",
            "^rdf:predicate/rdf:object",
            "宾语应是学校",
        ),
        (PLAN, "rdf:predicate edu:builds", "rdf:predicate edu:holds", "^rdf:predicate/rdf:object", "宾语应是活动"),
        (HONOUR, f"<{entity_iri(SCHOOL_1)}>", f"<{source_iri(LIUZHOU)}>", "^rdf:predicate/rdf:subject", "主语应是学校"),
        (MEMBERSHIP, "edu:Member", '"成员"@zh', "^rdf:predicate/edu:role", "edu:Lead"),
        (OFFICE, '"校长"@zh', "edu:Lead", "^rdf:predicate/edu:role", "职务用文字"),
    ],
)
def test_a_predicate_leads_from_and_to_its_classes(subject, old, new, path, words):
    hits = [one for one in check((subject, old, new)).violations if one.path == path and words in one.message]
    assert len(hits) == 1


def test_a_plan_must_have_no_plain_triple_and_a_fact_must_have_one():
    turned = check((HONOUR, "edu:Realised", "edu:Planned"))
    assert [(one.focus, one.path) for one in turned.violations] == [(entity_iri(SCHOOL_1), "edu:received")]
    assert "没有已实现的陈述" in turned.violations[0].message
    untold = check((PLAN, "edu:Planned ", "edu:Realised "))
    assert [one.path for one in untold.violations] == ["edu:builds"]
    assert "缺少直接的三元组" in untold.violations[0].message


def test_a_report_is_in_words_and_free_of_control_characters():
    report = check((FIGURE, "4450000.0", '"\\u001B[31m' + "长" * 200 + '"'), (HONOUR, "0.9712", "2.0"))
    text = describe_report(report)
    assert text.startswith("有 2 处不符合规定。 The graph breaks the shapes in 2 place(s).\n- ")
    assert "\x1b" not in text
    assert "长" * 81 not in text
    assert text.count("\n") == len(report.violations) == 2
    assert list(report.violations) == sorted(report.violations)


def test_a_literal_of_the_wrong_kind_is_a_violation_and_no_traceback(capfd):
    report = check((FIGURE, "4450000.0", '"许多"^^xsd:decimal'))
    assert [one.value for one in report.violations] == ["许多"]
    assert capfd.readouterr() == ("", "")


def test_other_shapes_may_be_given(tmp_path: Path):
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix edu: <https://w3id.org/edukg/ontology#> .\n"
        "<urn:s> a sh:NodeShape; sh:targetClass edu:Group; sh:property [ sh:path edu:motto; sh:minCount 1 ] .",
        encoding="utf-8",
    )
    (only,) = validate_graph(TURTLE.encode(), shapes).violations
    assert only == Violation(entity_iri(GROUP), "edu:motto", only.message, "")
    assert only.message


def test_shapes_that_are_no_turtle_are_told_by_their_line(tmp_path: Path):
    file = tmp_path / "shapes.ttl"
    file.write_text("\n\n这不是 Turtle。", encoding="utf-8")
    with pytest.raises(RulesError, match=r"shapes\.ttl: is no Turtle: line 3: "):
        validate_graph(TURTLE.encode(), file)


SHAPE = "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape; sh:targetClass <https://w3id.org/edukg/ontology#Group>; "


@pytest.mark.parametrize(
    "shapes",
    [
        "<a",
        SHAPE + "sh:property [ sh:path 5 ] .",
        SHAPE + "sh:property [ sh:minCount 1 ] .",
        SHAPE + 'sh:property [ sh:path sh:path; sh:minCount "x" ] .',
        SHAPE + 'sh:pattern "(" .',
        SHAPE + 'sh:sparql [ sh:select "SELECT nonsense" ] .',
    ],
)
def test_shapes_that_cannot_be_applied_are_one_line(tmp_path: Path, shapes):
    file = tmp_path / "shapes.ttl"
    file.write_text(shapes, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        validate_graph(TURTLE.encode(), file)
    assert "\n" not in str(caught.value)


def test_a_missing_or_damaged_file_is_an_error_that_names_it(tmp_path: Path):
    with pytest.raises(RulesError, match=r"none\.ttl"):
        validate_graph(b"", tmp_path / "none.ttl")
    with pytest.raises(BuildError, match=r"none\.ttl"):
        validate_graph(tmp_path / "none.ttl")
    with pytest.raises(BuildError, match="the graph cannot be read"):
        validate_graph(b"<a")
    with pytest.raises(BuildError, match="triple within a triple"):
        validate_graph(b"<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> .")


@pytest.mark.parametrize("block", BLOCKS[::3])
def test_what_is_gone_is_missed_where_it_is_needed(block: str) -> None:
    less, more = TURTLE.replace(f"{block} .\n\n", ""), TURTLE
    assert check_part(more, less) == validate_graph(less.encode()).conforms
    assert check_part("", less) <= validate_graph(less.encode()).conforms


@pytest.mark.parametrize(("block", "pair"), PAIRS[::6])
def test_a_property_that_is_gone_is_missed_where_it_is_needed(block: str, pair: str) -> None:
    less = TURTLE.replace(block, block.replace(f" ;\n    {pair}", ""))
    assert check_part(TURTLE, less) == validate_graph(less.encode()).conforms


def test_what_stayed_is_not_asked() -> None:
    wrong = change_turtle((HONOUR, "edu:confidence 0.9712", "edu:confidence 1.2"))
    assert check_part(wrong, wrong)


@pytest.mark.parametrize(
    "shape",
    [
        "sh:targetClass edu:Group; sh:property [ sh:path rdfs:label ]",
        "sh:targetClass edu:Group; sh:path ( edu:a edu:b edu:c ); sh:minCount 1",
        "sh:targetClass edu:Group; sh:path [ sh:zeroOrMorePath edu:a ]",
        "sh:targetClass edu:Group; sh:path ( edu:a [ sh:inversePath edu:b ] )",
        "sh:targetClass edu:Group; sh:path ( edu:a edu:b ); sh:class edu:Area",
        "sh:targetClass edu:Group; sh:path [ sh:inversePath edu:b ]; sh:class edu:Area",
        "sh:targetClass edu:Group; sh:path ( [ sh:inversePath edu:a ] edu:b ); sh:pattern 'a'",
        "sh:targetNode edu:memberOf; sh:path ( [ sh:inversePath edu:a ] edu:b ); sh:maxCount 1",
        "sh:targetClass edu:Group; sh:path edu:a; sh:or ( [ sh:path edu:b; sh:minCount 1 ] )",
        "a rdfs:Class; sh:path edu:a",
    ],
)
def test_shapes_that_look_further_are_asked_of_everything(tmp_path: Path, shape: str) -> None:
    file = tmp_path / "shapes.ttl"
    told = (find_ontology() / "shapes.ttl").read_text(encoding="utf-8")
    file.write_text(f"{told}\nshape:More a sh:PropertyShape ;\n    {shape} .\n", encoding="utf-8")
    assert not check_part(TURTLE, TURTLE, file)
    assert check_part(TURTLE, TURTLE)
