"""A reasoner of OWL 2 RL finds the vocabulary and what builds say by it without contradiction, and finds one where there is one."""

import pytest
from rdflib import RDF, Graph

import kg
from kg.rules import find_ontology
from kg.vocabulary import EDU

owlrl = pytest.importorskip("owlrl")

ERROR = "http://www.daml.org/2002/03/agents/agent-ont#error"
"""What owlrl says of a contradiction."""
HEAD = "@prefix : <https://a.example/> . @prefix edu: <https://w3id.org/edukg/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"


def find_contradictions(said: Graph) -> list[str]:
    """What follows from the vocabulary and what is `said` and cannot be."""
    graph = Graph().parse(find_ontology() / "edu.ttl") + said
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return sorted(str(words) for _, predicate, words in graph if str(predicate) == ERROR)


def test_the_samples_are_without_contradiction(samples_build: kg.Build) -> None:
    whole, said = Graph().parse(samples_build.graph), Graph()
    for triple in whole:
        # What the vocabulary speaks of; words, passages and reified ends stand under none of its axioms.
        if (triple[1] == RDF.type or triple[1].startswith(EDU)) and "/evidence/" not in triple[0]:
            said.add(triple)
    assert len(said) > 4000
    assert find_contradictions(said) == []


@pytest.mark.parametrize(
    "said",
    [
        ":a a edu:School, edu:Person .",
        ":a a edu:Kindergarten, edu:Group .",
        ":a a edu:Area ; edu:memberOf :b .",
        ":a edu:campusOf :b . :b a edu:Award .",
        ":a a edu:Kindergarten . :b edu:holds :a .",
        ":a a owl:Nothing .",
    ],
)
def test_a_contradiction_is_found(said: str) -> None:
    assert find_contradictions(Graph().parse(data=HEAD + said, format="turtle"))


def test_what_the_vocabulary_allows_is_no_contradiction() -> None:
    said = ":a a edu:Kindergarten ; edu:memberOf :b ; edu:partnersWith :c . :c a edu:Area ."
    assert find_contradictions(Graph().parse(data=HEAD + said, format="turtle")) == []
