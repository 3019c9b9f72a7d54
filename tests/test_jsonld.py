"""JSON-LD with short names says what the triples say, whatever they are, to parsers that are not ours."""

import json

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

import kg
from kg.jsonld import compact_triples
from kg.vocabulary import EDU, PREFIXES

IRIS = st.sampled_from(
    [f"{EDU}memberOf", f"{EDU}New", f"{EDU}label", f"{EDU}subject", f"{EDU}a.b", f"{PREFIXES['rdfs']}label", f"{PREFIXES['rdf']}subject",
     f"{PREFIXES['rdf']}type", f"{PREFIXES['skos']}prefLabel", "https://a.example/翠桐 小学".replace(" ", "%20"), "urn:x:label", f"{EDU}rdf", f"{PREFIXES['xsd']}gYear"]
).map(ox.NamedNode)  # fmt: skip
WORDS = st.sampled_from(["", "小学", "2023", "memberOf", "edu:New", "https://a.example/", '"\n\\', "true", "@id"])
LITERALS = st.one_of(
    st.builds(ox.Literal, WORDS),
    st.builds(lambda words, language: ox.Literal(words, language=language), WORDS, st.sampled_from(["zh", "en"])),
    st.builds(lambda words, kind: ox.Literal(words, datatype=kind), WORDS, IRIS),
)
SUBJECTS = IRIS | st.just(ox.BlankNode("b"))


def write(triples: list[ox.Triple]) -> str:
    ordered = sorted(triples, key=str)
    return "".join(compact_triples(lambda: ordered))


@settings(max_examples=200)
@given(
    st.lists(st.builds(ox.Triple, SUBJECTS, IRIS, st.one_of(IRIS, LITERALS, st.just(ox.BlankNode("b")))), max_size=8)
)
def test_whatever_is_written_is_read_again(triples: list[ox.Triple]) -> None:
    written = write(triples)
    read = {quad.triple for quad in ox.parse(written.encode(), ox.RdfFormat.JSON_LD)}
    labels = {
        node.value for triple in read for node in (triple.subject, triple.object) if isinstance(node, ox.BlankNode)
    }
    assert len(labels) <= 1
    assert len(read) == len(set(triples))
    named = {str(one) for one in triples if "_:" not in str(one)}
    assert named <= {str(one) for one in read}


def test_the_samples_are_the_same_graph_to_rdflib(samples_build: kg.Build, tmp_path) -> None:
    (file,) = samples_build.export("jsonld", tmp_path / "graph.jsonld")
    told = json.loads(file.read_bytes())
    assert told["@context"]["memberOf"] == {"@id": "edu:memberOf", "@type": "@id"}
    assert told["@context"]["label"] == {"@id": "rdfs:label", "@language": "zh"}
    plain = next(one for one in told["@graph"] if one.get("modality") == "Planned" and "predicate" in one)
    assert plain["@type"] == ["Statement", "rdf:Statement"]
    assert set(Graph().parse(file, format="json-ld")) == set(Graph().parse(samples_build.graph))


@pytest.mark.parametrize(
    ("triples", "context"),
    [
        ("<a:a> edu:label 1 ; rdfs:label 2 .", {"edu:label", "rdfs:label"}),
        ("<a:a> rdfs:label 2 .", {"label"}),
        ("<a:a> <urn:p> 2 .", {"urn:p"}),
    ],
)
def test_names_that_would_clash_keep_their_prefix(triples: str, context: set[str]) -> None:
    head = "".join(f"@prefix {name}: <{iri}> . " for name, iri in PREFIXES.items())
    written = write([quad.triple for quad in ox.parse((head + triples).encode(), ox.RdfFormat.TURTLE)])
    assert set(json.loads(written)["@context"]) - {"@vocab", *PREFIXES} == context


def test_nothing_is_written_for_nothing() -> None:
    assert json.loads(write([]))["@graph"] == []
    assert isomorphic(Graph().parse(data=write([]), format="json-ld"), Graph())
