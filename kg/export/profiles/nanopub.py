"""Facts as nanopublications: assertion, provenance and publication info, each a named graph (nanopub.org, guidelines 2013).

The guidelines ask for a time of creation. A build knows no clock, so that whoever publishes these adds `dcterms:created` and a
signature.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.export.facts import Facts, StatementRow
from kg.export.profiles.provenance import tell_claim
from kg.export.profiles.reified import tell_qualifiers
from kg.export.profiles.term import base_of, name_term, tell

LEAST = 0.9
"""Confidence of the statements that are published: those of less want a person's look first."""


def tell_nanopubs(facts: Facts) -> Iterator[Quad | Triple]:
    """A nanopublication for every fact of a confidence of at least LEAST; plans and doubtful statements are left out."""
    for row in facts.statements:
        if row.modality == "Realised" and row.confidence and float(row.confidence) >= LEAST:
            yield from tell_nanopub(row)


def tell_nanopub(row: StatementRow) -> Iterator[Quad]:
    """One statement as four graphs."""
    pub = NamedNode(f"{base_of(row.iri)}nanopub/{row.iri.rpartition('/')[2]}")
    head, assertion, provenance, info = (
        NamedNode(f"{pub.value}#{part}") for part in ("head", "assertion", "provenance", "info")
    )
    links = (("np:hasAssertion", assertion), ("np:hasProvenance", provenance), ("np:hasPublicationInfo", info))
    graphs: dict[NamedNode, list[Triple]] = {
        head: [tell(pub, "a", "np:Nanopublication"), *(tell(pub, predicate, graph) for predicate, graph in links)],
        assertion: [
            Triple(NamedNode(row.subject), name_term(f"edu:{row.predicate}"), NamedNode(row.object)),
            *tell_qualifiers(row),
        ],
        provenance: [tell(assertion, "prov:wasDerivedFrom", NamedNode(row.iri)), *tell_claim(row)],
        info: [
            tell(pub, "prov:wasAttributedTo", NamedNode(f"{base_of(row.iri)}agent/edukg")),
            tell(pub, "dcterms:subject", Literal(row.predicate, language="en")),
        ],
    }
    for graph, triples in graphs.items():
        yield from (Quad(one.subject, one.predicate, one.object, graph) for one in triples)
