"""The ontology, its shapes, the program and the page about it all speak of the same terms."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SH, Graph, Namespace, URIRef
from rdflib.collection import Collection
from sample_knowledge import KNOWLEDGE

import kg.ontology_page
from kg.errors import RulesError
from kg.graph import build_graph, write_turtle
from kg.model import Kind, Level, Modality, Predicate
from kg.ontology_page import describe_ontology, read_ontology
from kg.rules import find_ontology
from kg.vocabulary import EDU as EDU_IRI
from kg.vocabulary import NARROWER, PREFIXES, SIGNATURES

EDU = Namespace(EDU_IRI)
ONTOLOGY = Graph().parse(data=read_ontology(), format="turtle")
SHAPES = Graph().parse(find_ontology() / "shapes.ttl")
BODIES = {"Authority", "School", "Group", "Organisation"}
TERMS = sorted({term for term in ONTOLOGY.subjects() if str(term).startswith(EDU)})


def used_terms(graph: Graph) -> set[URIRef]:
    return {term for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(EDU)}


def leads(predicate: Predicate, end: URIRef) -> set[str]:
    """The broad classes of a predicate's domain or range, Organisation spelled out."""
    (term,) = ONTOLOGY.objects(EDU[predicate], end)
    union = ONTOLOGY.value(term, OWL.unionOf)
    names = {str(one).removeprefix(EDU) for one in (Collection(ONTOLOGY, union) if union else [term])}
    return names | BODIES if "Organisation" in names else names


def list_values(shape: str) -> set[str]:
    values = SHAPES.value(URIRef(f"https://w3id.org/edukg/shapes#{shape}"), SH["in"])
    return {str(value).removeprefix(EDU) for value in Collection(SHAPES, values)}


@pytest.mark.parametrize("term", [*TERMS, URIRef(EDU_IRI.rstrip("#"))])
def test_every_term_is_named_and_explained_in_both_tongues(term):
    for predicate in (RDFS.label, RDFS.comment):
        words = {word.language: str(word) for word in ONTOLOGY.objects(term, predicate)}
        assert sorted(words) == ["en", "zh"]
        assert re.search("[\u4e00-\u9fff]|SHA", words["zh"])
        assert words["en"].strip()
    assert len(list(ONTOLOGY.objects(term, RDFS.label))) == 2


def test_the_classes_are_those_of_the_program():
    for kind in Kind:
        assert (EDU[kind], RDF.type, OWL.Class) in ONTOLOGY
        below = {str(name).removeprefix(EDU) for name in ONTOLOGY.subjects(RDFS.subClassOf, EDU[kind])}
        assert below - {*Kind} == NARROWER.get(kind, frozenset())


def test_the_predicates_lead_where_the_program_and_the_shapes_say():
    for predicate, (domain, found) in SIGNATURES.items():
        assert leads(predicate, RDFS.domain) == set(domain)
        assert leads(predicate, RDFS.range) == set(found)
        for end, kinds in (("Subject", domain), ("Object", found)):
            shape = URIRef(f"https://w3id.org/edukg/shapes#{predicate[0].upper()}{predicate[1:]}{end}")
            assert (shape, SH.targetNode, EDU[predicate]) in SHAPES
            choices = SHAPES.value(shape, SH["or"])
            nodes = Collection(SHAPES, choices) if choices else [shape]
            assert {SHAPES.value(node, SH["class"]) for node in nodes} == {EDU[kind] for kind in kinds}
    assert list(SIGNATURES) == list(Predicate)


def test_the_values_are_those_of_the_program_and_the_shapes():
    def named(kind: str) -> set[str]:
        return {str(name).removeprefix(EDU) for name in ONTOLOGY.subjects(RDF.type, EDU[kind])}

    assert named("Level") == set(Level) == list_values("StatementLevel")
    assert named("Modality") == set(Modality) == list_values("StatementModality") == list_values("ObservationModality")
    assert named("MembershipRole") == {"Lead", "Member"} == list_values("MemberOfRole")
    assert named("ConstructionKind") == list_values("StatementConstructionKind")
    assert named("ConstructionStage") == list_values("StatementConstructionStage")
    assert list_values("StatementPredicate") == set(Predicate)
    for kind in Kind:
        assert list_values(f"{kind}Type") == {kind, *NARROWER.get(kind, ())}


@pytest.mark.parametrize(
    ("term", "relation", "above"),
    [
        ("Area", RDFS.subClassOf, "schema:AdministrativeArea"),
        ("Organisation", RDFS.subClassOf, "org:Organization"),
        ("Authority", RDFS.subClassOf, "schema:GovernmentOrganization"),
        ("School", RDFS.subClassOf, "schema:EducationalOrganization"),
        ("Group", RDFS.subClassOf, "org:OrganizationalCollaboration"),
        ("Person", RDFS.subClassOf, "foaf:Person"),
        ("Programme", RDFS.subClassOf, "schema:Project"),
        ("Event", RDFS.subClassOf, "schema:Event"),
        ("Document", RDFS.subClassOf, "schema:CreativeWork"),
        ("SourceDocument", RDFS.subClassOf, "prov:Entity"),
        ("Statement", RDFS.subClassOf, "rdf:Statement"),
        ("Observation", RDFS.subClassOf, "qb:Observation"),
        ("Evidence", RDFS.subClassOf, "oa:SpecificResource"),
        ("memberOf", RDFS.subPropertyOf, "org:memberOf"),
        ("campusOf", RDFS.subPropertyOf, "org:unitOf"),
        ("affiliatedWith", RDFS.subPropertyOf, "schema:affiliation"),
        ("partOf", RDFS.subPropertyOf, "schema:containedInPlace"),
        ("locatedIn", RDFS.subPropertyOf, "schema:containedInPlace"),
        ("partnersWith", RDF.type, "owl:SymmetricProperty"),
    ],
)
def test_terms_are_aligned_with_vocabularies_that_others_know(term, relation, above):
    prefix, _, name = above.partition(":")
    assert (EDU[term], relation, URIRef(PREFIXES[prefix] + name)) in ONTOLOGY


def test_builds_and_shapes_use_no_term_that_the_ontology_does_not_define():
    graph = Graph().parse(data=write_turtle(build_graph(KNOWLEDGE)), format="turtle")
    assert len(used_terms(graph)) > 40
    assert used_terms(graph) <= set(TERMS)
    assert used_terms(SHAPES) <= set(TERMS)
    assert used_terms(ONTOLOGY) == set(TERMS)


def test_every_shape_speaks_both_tongues():
    shapes = set(SHAPES.subjects(SH.targetClass)) | set(SHAPES.subjects(SH.targetNode))
    assert len(shapes) > 70
    for shape in shapes:
        assert sorted(word.language for word in SHAPES.objects(shape, SH.message)) == ["en", "zh"]


class Page(HTMLParser):
    """Collects what a page would fetch, its ids, its links and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.add(tag)
        self.ids += [said["id"]] if said.get("id") else []
        self.links |= {said["href"]} if said.get("href") else set()
        assert not {"src", "style", "onclick"} & set(said)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_shows_every_term_in_both_tongues_and_fetches_nothing():
    html = describe_ontology()
    page = Page(html)
    assert sorted(page.ids) == sorted([*(term.removeprefix(EDU) for term in TERMS), "english"])
    assert not page.tags & {"script", "link", "img", "iframe", "base", "object"}
    assert "url(" not in html
    assert "@import" not in html
    for term in TERMS:
        for words in (*ONTOLOGY.objects(term, RDFS.label), *ONTOLOGY.objects(term, RDFS.comment)):
            assert str(words) in page.text
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert "edu:Area, edu:Organisation → edu:Programme" in page.text
    assert describe_ontology() == html


def test_the_page_escapes_whatever_a_label_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    turtle = read_ontology().decode().replace('"学校"@zh', '"<script>alert(1)</script>&学校"@zh')
    (tmp_path / "edu.ttl").write_text(turtle, encoding="utf-8")
    monkeypatch.setattr(kg.ontology_page, "find_ontology", lambda: tmp_path)
    page = Page(describe_ontology())
    assert "script" not in page.tags
    assert "<script>alert(1)</script>&学校" in page.text
    (tmp_path / "edu.ttl").write_text("<a", encoding="utf-8")
    with pytest.raises(RulesError, match=r"edu\.ttl is not Turtle"):
        describe_ontology()
