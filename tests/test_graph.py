"""The graph says exactly what the knowledge says, in the terms of the ontology, as the same bytes every time."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Graph as RdflibGraph
from sample_knowledge import (
    AWARD,
    CHARS,
    CITY_1,
    CITY_2,
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

from kg.blocks import Graph
from kg.errors import KgError
from kg.graph import build_graph, write_turtle
from kg.iri import entity_iri, evidence_iri, observation_iri, source_iri, statement_iri
from kg.model import Knowledge, Modality
from kg.vocabulary import PREFIXES

TURTLE = write_turtle(build_graph(KNOWLEDGE))
TRIG = write_trig(build_graph(KNOWLEDGE))
DECLARED = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())


def load(data: bytes = TURTLE) -> Store:
    store = Store()
    store.load(data, format=RdfFormat.TURTLE)
    return store


def ask(query: str, **iris: str) -> bool:
    for name, iri in iris.items():
        query = query.replace(f"${name}", f"<{iri}>")
    return bool(load().query(DECLARED + f"ASK {{ {query} }}"))


def values(query: str) -> set[str]:
    return {row[0].value for row in load().query(DECLARED + query)}


def test_an_entity_has_both_classes_one_label_and_its_other_names():
    school = entity_iri(SCHOOL_1)
    assert ask('$s a edu:School, edu:SecondarySchool; rdfs:label "柳州市第八中学"@zh', s=school)
    assert values(f"SELECT ?l {{ <{school}> rdfs:label ?l }}") == {"柳州市第八中学"}
    assert values(f"SELECT ?l {{ <{school}> skos:altLabel ?l }}") == {"八中", "第八中学"}
    assert values(f"SELECT ?d {{ <{school}> edu:mentionedIn ?d }}") == {source_iri(path) for path in CHARS}
    assert ask('$c dcterms:identifier "450200"', c=entity_iri(CITY_1))


def test_only_the_masked_is_masked_and_only_the_inferred_inferred():
    assert values("SELECT ?e { ?e edu:masked true }") == {entity_iri(MASKED)}
    assert values("SELECT ?e { ?e edu:inferredName true }") == {entity_iri(GROUP)}


def test_a_statement_carries_its_qualifiers():
    said = statement_iri(STATEMENTS[0])
    assert ask(
        """$st a edu:Statement, rdf:Statement; rdf:subject $s; rdf:predicate edu:received; rdf:object $o;
        edu:modality edu:Realised; edu:grade "一等奖"@zh; edu:level edu:NationalLevel; edu:year "2023"^^xsd:gYear;
        edu:confidence 0.9712; prov:wasGeneratedBy ?rule; prov:wasDerivedFrom ?evidence .
        ?rule a prov:Activity; rdfs:label "test.rule"; prov:wasAssociatedWith [ a prov:SoftwareAgent ]""",
        st=said,
        s=entity_iri(SCHOOL_1),
        o=entity_iri(AWARD),
    )


def test_a_role_is_a_term_for_members_and_words_for_persons():
    assert ask("$st edu:role edu:Member", st=statement_iri(STATEMENTS[1]))
    assert ask('$st edu:role "校长"@zh', st=statement_iri(STATEMENTS[2]))


def test_a_plan_has_no_plain_triple_and_a_fact_has_one():
    for statement in STATEMENTS:
        found = ask(
            f"$s edu:{statement.predicate.value} $o", s=entity_iri(statement.subject), o=entity_iri(statement.object)
        )
        assert found == (statement.modality is Modality.REALISED)
    plan = statement_iri(STATEMENTS[4])
    assert ask(
        "$st edu:modality edu:Planned; edu:constructionKind edu:New; edu:constructionStage edu:PlannedStage", st=plan
    )


def test_evidence_quotes_its_source_and_finds_its_place():
    for evidence in {one for claim in (*STATEMENTS, *OBSERVATIONS) for one in claim.evidence}:
        rows = list(
            load().query(
                DECLARED
                + f"""SELECT ?exact ?prefix ?suffix ?start ?end {{ <{evidence_iri(evidence)}> a edu:Evidence, oa:SpecificResource;
                oa:hasSource <{source_iri(evidence.path)}>; oa:hasSelector ?quote, ?position .
                ?quote a oa:TextQuoteSelector; oa:exact ?exact; oa:prefix ?prefix; oa:suffix ?suffix .
                ?position a oa:TextPositionSelector; oa:start ?start; oa:end ?end }}"""
            )
        )
        assert len(rows) == 1
        exact, before, after, start, end = (term.value for term in rows[0])
        chars = CHARS[evidence.path]
        assert chars[int(start) : int(end)] == exact == evidence.span.of(chars)
        assert before + exact + after in chars
        assert len(before) == min(20, int(start))
        assert len(after) == min(20, len(chars) - int(end))


def test_an_observation_is_written_in_base_units():
    assert ask(
        """$o a edu:Observation; edu:about $c; edu:indicator "新建xx小学投入"@zh; edu:value 4450000.0; edu:unit "元";
        edu:year "2023"^^xsd:gYear; edu:modality edu:Planned; prov:wasDerivedFrom ?evidence""",
        o=observation_iri(OBSERVATIONS[0]),
        c=entity_iri(CITY_2),
    )


def test_a_source_is_described():
    assert ask(
        f"""$d a edu:SourceDocument; dcterms:identifier "{LIUZHOU}"; dcterms:title "工作 总结"@zh; edu:scope $a;
        edu:voice $v; edu:year "2023"^^xsd:gYear; dcterms:format "text/plain"; edu:sha256 "{"0" * 64}" """,
        d=source_iri(LIUZHOU),
        a=entity_iri(CITY_1),
        v=entity_iri(SCHOOL_1),
    )
    assert not ask("$d dcterms:title|edu:voice|edu:year ?x", d=source_iri(SHIJIAZHUANG))


def test_a_hostile_name_is_one_literal():
    assert values(f"SELECT ?l {{ <{entity_iri(AWARD)}> rdfs:label ?l }}") == {EVIL}


def test_there_is_no_blank_node():
    for quad in parse(TRIG, format=RdfFormat.TRIG):
        assert not any(isinstance(term, BlankNode) for term in quad)


def test_rdflib_reads_the_same_triples():
    assert len(RdflibGraph().parse(data=TURTLE, format="turtle")) == len(load())


def test_the_named_graphs_together_are_the_whole_graph():
    quads = list(parse(TRIG, format=RdfFormat.TRIG))
    assert {quad.triple for quad in quads} == {quad.triple for quad in parse(TURTLE, format=RdfFormat.TURTLE)}
    assert {quad.graph_name for quad in quads} == {DefaultGraph(), *(NamedNode(source_iri(path)) for path in CHARS)}


def test_a_document_graph_holds_what_that_document_says_and_no_other_evidence():
    shared, rdf = NamedNode(statement_iri(STATEMENTS[1])), PREFIXES["rdf"]
    store = Store()
    store.load(TRIG, format=RdfFormat.TRIG)
    for evidence in STATEMENTS[1].evidence:
        graph = NamedNode(source_iri(evidence.path))
        told = store.quads_for_pattern(shared, NamedNode(PREFIXES["prov"] + "wasDerivedFrom"), None, graph)
        assert [quad.object.value for quad in told] == [evidence_iri(evidence)]
        assert Quad(shared, NamedNode(rdf + "object"), NamedNode(entity_iri(GROUP)), graph) in store
        assert (
            Quad(
                NamedNode(entity_iri(SCHOOL_1)),
                NamedNode(PREFIXES["edu"] + "memberOf"),
                NamedNode(entity_iri(GROUP)),
                graph,
            )
            in store
        )
    only = NamedNode(statement_iri(STATEMENTS[0]))
    assert {quad.graph_name.value for quad in store.quads_for_pattern(only, None, None)} == {source_iri(LIUZHOU)}


def test_the_order_of_records_changes_no_byte():
    parts = (KNOWLEDGE.documents, KNOWLEDGE.entities, STATEMENTS, OBSERVATIONS)
    turned = Knowledge(*(tuple(reversed(part)) for part in parts))
    assert write_turtle(build_graph(turned)) == TURTLE
    assert write_trig(build_graph(turned)) == TRIG


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_seed_of_hashes_changes_no_byte(seed):
    script = "import sys, test_graph; sys.stdout.buffer.write(test_graph.TURTLE + test_graph.TRIG)"
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{here}:{here.parent}"},
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == TURTLE + TRIG


def test_another_base_moves_all_data_and_no_term():
    data = write_trig(build_graph(KNOWLEDGE, "http://kg.liuzhou.example/id"))
    assert b"https://w3id.org/edukg/id/" not in data
    assert data.replace(b"http://kg.liuzhou.example/id/", b"https://w3id.org/edukg/id/") == TRIG
    with pytest.raises(KgError, match="base for IRIs"):
        build_graph(KNOWLEDGE, "kg")


@given(st.text(), st.floats())
def test_any_text_and_any_figure_survive_writing(words, value):
    figure = replace(OBSERVATIONS[0], indicator=words, value=value)
    data = write_turtle(build_graph(replace(KNOWLEDGE, observations=(figure,))))
    iri = NamedNode(observation_iri(figure))
    terms = {
        quad.predicate.value.rpartition("#")[2]: quad.object
        for quad in parse(data, format=RdfFormat.TURTLE)
        if quad.subject == iri
    }
    assert terms["indicator"] == Literal(words.encode("utf-8", "replace").decode(), language="zh")
    assert float(terms["value"].value) == value or value != value  # noqa: PLR0124 — NaN is unlike itself


def test_an_empty_knowledge_is_an_empty_graph():
    empty = build_graph(Knowledge((), (), (), ()))
    assert list(parse(write_turtle(empty), format=RdfFormat.TURTLE)) == []
    assert list(parse(write_trig(empty), format=RdfFormat.TRIG)) == []


PAIRS = st.lists(
    st.sampled_from(["a edu:School", "a edu:Area", "edu:year 1", "edu:years 2", 'rdfs:label "甲 乙"@zh']), min_size=1
)


@given(st.lists(st.tuples(st.sampled_from(["", "<g>"]), st.sampled_from(["<s>", "<t>"]), PAIRS)))
def test_what_is_said_of_a_subject_in_parts_is_one_block(blocks) -> None:
    told: dict[str, dict[str, set[str]]] = {}
    for _, subject, pairs in blocks:
        for predicate, _, term in (pair.partition(" ") for pair in pairs):
            told.setdefault(subject, {}).setdefault(predicate, set()).add(term)
    wanted = [
        f"{subject} " + " ;\n    ".join(f"{name} {', '.join(sorted(said[name]))}" for name in sorted(said)) + " .\n\n"
        for subject, said in sorted(told.items())
    ]
    graph = Graph(blocks)
    assert list(graph.list_subjects()) == wanted
    assert [name for name, _ in graph.list_graphs()] == sorted({name for name, _, _ in blocks})
