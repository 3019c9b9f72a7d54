"""The graph told by other vocabularies: what each must hold, on the samples."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph

import kg
from kg.errors import BuildError
from kg.export import PROFILES, export_profile
from kg.export.facts import Facts, read_facts
from kg.export.profiles.term import PREFIXES

CONSTRAINTS = {
    "every observation is of one data set": "?o a qb:Observation . FILTER NOT EXISTS { ?o qb:dataSet ?d }",
    "no observation is of two data sets": "?o qb:dataSet ?d, ?e . FILTER(?d != ?e)",
    "every data set has a structure": "?d a qb:DataSet . FILTER NOT EXISTS { ?d qb:structure ?s }",
    "no data set has two structures": "?d qb:structure ?s, ?t . FILTER(?s != ?t)",
    "every structure has a measure": "?s a qb:DataStructureDefinition . FILTER NOT EXISTS { ?s qb:component/qb:measure ?m }",
    "every dimension has a range": "?d a qb:DimensionProperty . FILTER NOT EXISTS { ?d rdfs:range ?r }",
    "a dimension of concepts has a code list": "?d a qb:DimensionProperty ; rdfs:range skos:Concept . FILTER NOT EXISTS { ?d qb:codeList ?c }",
    "every observation has every dimension": "?o qb:dataSet/qb:structure/qb:component/qb:dimension ?d . FILTER NOT EXISTS { ?o ?d ?v }",
    "every observation has every measure": "?o qb:dataSet/qb:structure/qb:component/qb:measure ?m . FILTER NOT EXISTS { ?o ?m ?v }",
    "codes come from the code list": "?o a qb:Observation ; ?d ?v . ?d a qb:DimensionProperty ; qb:codeList ?c . FILTER NOT EXISTS { ?v a skos:Concept ; skos:inScheme ?c }",
    "no dimension has two values": "?o a qb:Observation ; ?d ?v, ?w . ?d a qb:DimensionProperty . FILTER(?v != ?w)",
}  # fmt: skip
"""What must not be found, after the integrity constraints of the RDF Data Cube Vocabulary (section 11.1)."""


@pytest.fixture(scope="module")
def facts(samples_build: kg.Build) -> Facts:
    return read_facts(samples_build.folder)


def load(samples_build: kg.Build, folder: Path, profile: str) -> ox.Store:
    form, kind = ("trig", ox.RdfFormat.TRIG) if profile == "nanopub" else ("turtle", ox.RdfFormat.TURTLE)
    (file,) = samples_build.export(form, folder / profile, profile)
    store = ox.Store()
    store.load(path=file, format=kind)
    return store


def ask(store: ox.Store, pattern: str) -> list[str]:
    rows = store.query(f"SELECT * {{ {pattern} }} LIMIT 3", prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return [str(row) for row in rows]


def count(store: ox.Store, pattern: str) -> int:
    rows = store.query(
        f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", prefixes=dict(PREFIXES), use_default_graph_as_union=True
    )
    assert isinstance(rows, ox.QuerySolutions)
    return int(next(iter(rows))["n"].value)


def test_memberships_and_posts_are_n_ary(samples_build: kg.Build, facts: Facts, tmp_path: Path) -> None:
    store = load(samples_build, tmp_path, "org")
    held = [
        row
        for row in facts.statements
        if row.modality == "Realised" and row.predicate in ("memberOf", "affiliatedWith")
    ]
    assert count(store, "?m a org:Membership ; org:member ?who ; org:organization ?of") == len(held) > 50
    assert count(store, "?m org:role edu:Lead") == sum(row.role == "Lead" for row in held) > 3
    dated = sum(bool(row.since or row.year) for row in held)
    assert count(store, "?m org:memberDuring/time:hasBeginning/time:inXSDgYear ?y") == dated > 3
    merged = sum(row.predicate == "mergedInto" and row.modality == "Realised" for row in facts.statements)
    assert (
        count(store, "?e a org:ChangeEvent ; org:originalOrganization ?a ; org:resultingOrganization ?b") == merged > 0
    )


def test_plans_are_no_memberships(samples_build: kg.Build, facts: Facts, tmp_path: Path) -> None:
    store = load(samples_build, tmp_path, "org")
    planned = [row.iri for row in facts.statements if row.modality == "Planned"]
    assert planned
    assert not [iri for iri in planned if ask(store, f"<{iri}> ?p ?o")]


@pytest.mark.parametrize("rule", CONSTRAINTS)
def test_the_cube_keeps_its_constraints(samples_build: kg.Build, tmp_path: Path, rule: str) -> None:
    assert ask(load(samples_build, tmp_path, "qb"), CONSTRAINTS[rule]) == []


def test_the_cube_holds_every_figure_once(samples_build: kg.Build, facts: Facts, tmp_path: Path) -> None:
    store = load(samples_build, tmp_path, "qb")
    assert count(store, "?o a qb:Observation ; edu:value ?v") == len(facts.observations) > 100
    keys = "?o a qb:Observation . ?o ?d ?v . ?d a qb:DimensionProperty"
    query = f"SELECT ?o (GROUP_CONCAT(?p; SEPARATOR='|') AS ?key) {{ SELECT ?o (CONCAT(STR(?d), STR(?v)) AS ?p) {{ {keys} }} ORDER BY ?o ?p }} GROUP BY ?o"  # fmt: skip
    rows = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(rows, ox.QuerySolutions)
    found = [row["key"].value for row in rows]
    assert len(set(found)) == len(found)


def test_a_wrong_cube_is_found_wrong(samples_build: kg.Build, tmp_path: Path) -> None:
    store = load(samples_build, tmp_path, "qb")
    store.update("DELETE { ?o ?p ?v } WHERE { ?o a qb:Observation ; ?p ?v . FILTER(STRENDS(STR(?p), 'cube/period')) }", prefixes=dict(PREFIXES))  # fmt: skip
    assert ask(store, CONSTRAINTS["every observation has every dimension"])


def test_every_claim_is_derived_from_a_passage_of_the_graph(
    samples_build: kg.Build, facts: Facts, tmp_path: Path
) -> None:
    store = load(samples_build, tmp_path, "prov")
    assert count(store, "?c prov:wasGeneratedBy ?a") == len(facts.statements) + len(facts.observations)
    known = {quad.subject.value for quad in ox.parse(path=samples_build.graph, format=ox.RdfFormat.TURTLE) if isinstance(quad.subject, ox.NamedNode)}  # fmt: skip
    rows = store.query("SELECT DISTINCT ?q ?s { ?q prov:wasQuotedFrom ?s }", prefixes=dict(PREFIXES))
    assert isinstance(rows, ox.QuerySolutions)
    assert {one.value for row in rows for one in (row["q"], row["s"])} <= known


def test_nanopublications_have_their_four_graphs(samples_build: kg.Build, facts: Facts, tmp_path: Path) -> None:
    (file,) = samples_build.export("trig", tmp_path / "np.trig", "nanopub")
    read = Dataset()
    read.parse(file, format="trig")
    sure = [row for row in facts.statements if row.modality == "Realised" and float(row.confidence) >= 0.9]
    named = [graph for graph in read.graphs() if len(graph) and "nanopub" in str(graph.identifier)]
    assert len(named) == 4 * len(sure) > 100
    with pytest.raises(BuildError, match="named graphs"):
        export_profile(samples_build.folder, "nanopub", "turtle", tmp_path / "np.ttl")


def test_reifiers_hold_the_triples_of_the_graph(samples_build: kg.Build, facts: Facts, tmp_path: Path) -> None:
    store = load(samples_build, tmp_path, "rdf12")
    assert count(store, "?r rdf:reifies <<( ?s ?p ?o )>>") == len(facts.statements)
    assert count(store, "?r rdf:reifies <<( ?s ?p ?o )>> ; edu:modality edu:Planned . ?s ?p ?o") == 0


@pytest.mark.parametrize("profile", ["org", "qb", "prov"])
def test_others_read_what_is_written(samples_build: kg.Build, tmp_path: Path, profile: str) -> None:
    (file,) = samples_build.export("turtle", tmp_path / "x.ttl", profile)
    assert len(Graph().parse(file, format="turtle")) == len(load(samples_build, tmp_path, profile))


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_is_the_same_twice(samples_build: kg.Build, tmp_path: Path, profile: str) -> None:
    form = "trig" if profile == "nanopub" else "turtle"
    one, other = (samples_build.export(form, tmp_path / name, profile)[0].read_bytes() for name in "ab")
    assert one == other


def test_mistakes_are_told(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no profile"):
        export_profile(tmp_path, "foaf", "turtle", tmp_path / "x")
    with pytest.raises(BuildError, match="is not a build"):
        export_profile(tmp_path, "org", "turtle", tmp_path / "x")
