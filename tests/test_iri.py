"""IRIs are readable, valid, different for different things, and the same whatever the order of a run."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from rdflib import Graph, URIRef
from sample_knowledge import MASKED, OBSERVATIONS, SCHOOL_1, SCHOOL_2, STATEMENTS

from kg.errors import KgError
from kg.iri import (
    DEFAULT_BASE,
    entity_iri,
    evidence_iri,
    extractor_iri,
    mint_entity_key,
    normalise_base,
    observation_iri,
    source_iri,
    statement_iri,
)
from kg.model import Evidence, Kind, Level, Modality, Predicate, Qualifiers, Span

WORDS = st.text(max_size=12) | st.text("/~@.%柳州 #?\u200b\u202e\u3000<>\"'\\{}|^`", max_size=6)
KEYS = st.tuples(st.sampled_from(Kind), st.lists(WORDS, max_size=2).map(tuple), WORDS, WORDS)


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ((Kind.SCHOOL, "柳州市", "箭盘山小学"), "school/柳州市/箭盘山小学"),
        ((Kind.AREA, "", "柳州市"), "area/柳州市"),
        ((Kind.AREA, ("石家庄市", "新华区"), "街道"), "area/石家庄市/新华区/街道"),
        ((Kind.AWARD, "", "A/B 奖"), "award/A%2FB%20奖"),
        ((Kind.EVENT, "", "100%论坛?#"), "event/100%25论坛%3F%23"),
        ((Kind.DOCUMENT, "", ".."), "document/~.."),
        ((Kind.DOCUMENT, "", ""), "document/~"),
        ((Kind.SCHOOL, "", "xx小学", "a/b.txt:7"), "school/xx小学@a%2Fb.txt:7"),
        ((Kind.SCHOOL, "", "xx@小学"), "school/xx%40小学"),
    ],
)
def test_keys_stay_readable(fields, key):
    assert mint_entity_key(*fields) == key
    assert entity_iri(key) == DEFAULT_BASE + key


def test_a_name_that_is_the_mark_of_an_empty_one_is_told_apart():
    assert mint_entity_key(Kind.SCHOOL, ("~",), "二中") != mint_entity_key(Kind.SCHOOL, ("",), "二中")


@given(KEYS, KEYS)
def test_distinct_things_get_distinct_iris(one, other):
    same = entity_iri(mint_entity_key(*one)) == entity_iri(mint_entity_key(*other))
    assert same == (one == other)


@given(KEYS, WORDS, st.integers(0), st.integers(0))
def test_every_iri_is_valid(fields, path, start, end):
    evidence = Evidence(path, Span(start, end), path)
    iris = [
        entity_iri(mint_entity_key(*fields)),
        source_iri(path),
        evidence_iri(evidence),
        f"{evidence_iri(evidence)}#quote",
        extractor_iri(path),
    ]
    for iri in iris:
        assert NamedNode(iri).value == iri
        assert not {".", ".."} & set(iri.split("/"))
    parsed = Graph().parse(data="".join(f"<{iri}> a <{iri}> .\n" for iri in iris), format="turtle")
    assert set(parsed.subjects()) == set(map(URIRef, iris))


@given(WORDS)
def test_a_key_minted_elsewhere_becomes_a_valid_iri(key):
    assert NamedNode(entity_iri(key)).value.startswith(DEFAULT_BASE)


@given(WORDS, WORDS)
def test_distinct_paths_get_distinct_sources(one, other):
    assert (source_iri(one) == source_iri(other)) == (one == other)


def test_namesakes_of_two_cities_and_masked_mentions_differ():
    again = mint_entity_key(Kind.SCHOOL, "石家庄市", "xx小学", "石家庄/总结.docx:99")
    assert len({SCHOOL_1, SCHOOL_2, MASKED, again}) == 4


QUALIFIERS = st.builds(
    Qualifiers,
    grade=st.sampled_from(["", "一等奖", "二等奖"]),
    level=st.sampled_from([None, *Level]),
    year=st.sampled_from([None, 2022, 2023]),
    role=st.sampled_from(["", "Lead", "校长"]),
    construction=st.sampled_from(["", "New"]),
    stage=st.sampled_from(["", "Underway"]),
)


@given(QUALIFIERS, QUALIFIERS)
def test_statements_differ_as_their_qualifiers_do(one, other):
    first, second = (replace(STATEMENTS[0], qualifiers=said) for said in (one, other))
    assert (statement_iri(first) == statement_iri(second)) == (one == other)


def test_what_a_statement_says_names_it_but_not_who_says_it():
    statement = STATEMENTS[0]
    iri = statement_iri(statement)
    for change in (
        {"subject": SCHOOL_2},
        {"object": SCHOOL_2},
        {"predicate": Predicate.HOLDS},
        {"modality": Modality.PLANNED},
    ):
        assert statement_iri(replace(statement, **change)) != iri
    assert statement_iri(replace(statement, evidence=(), confidence=0.1)) == iri


def test_only_a_symmetric_predicate_reads_the_same_both_ways():
    for statement in STATEMENTS:
        turned = replace(statement, subject=statement.object, object=statement.subject)
        same = statement_iri(turned) == statement_iri(statement)
        assert same == (statement.predicate is Predicate.PARTNERS_WITH)


def test_what_an_observation_says_names_it():
    figure = OBSERVATIONS[0]
    iri = observation_iri(figure)
    for change in (
        {"about": SCHOOL_1},
        {"indicator": "投入"},
        {"value": 1.0},
        {"unit": ""},
        {"year": None},
        {"modality": Modality.REALISED},
    ):
        assert observation_iri(replace(figure, **change)) != iri
    assert observation_iri(replace(figure, evidence=(), confidence=0.1, value=4450000)) == iri


@pytest.mark.parametrize("base", ["https://kg.example.org/id", "http://127.0.0.1:8000/id/", "https://例子.中国/图谱/"])
def test_a_base_ends_with_a_slash(base):
    ended = normalise_base(base)
    assert ended == base.rstrip("/") + "/"
    assert normalise_base(ended) == ended
    assert NamedNode(entity_iri(SCHOOL_1, ended)).value.startswith(ended)


@pytest.mark.parametrize("base", ["", "id/", "urn:x:", "https:///", "https://a/b#c/", "https://a/b c/", "https://a<b/"])
def test_a_base_that_holds_no_iri_is_refused(base):
    with pytest.raises(KgError, match="base for IRIs"):
        normalise_base(base)
