"""Statements as reifiers of RDF 1.2 (Working Draft): the triple as a term, its qualifiers on the reifier.

Readers of RDF 1.1 alone cannot read it; the graph as built says the same by classic reification.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.export.facts import Facts, StatementRow
from kg.export.profiles.term import name_term, tell, tell_passages, year_literal

REIFIES = name_term("rdf:reifies")


def tell_reified(facts: Facts) -> Iterator[Quad | Triple]:
    """Every statement as a reifier; the triple itself where it is a fact that has not ended."""
    for row in facts.statements:
        reifier = NamedNode(row.iri)
        said = Triple(NamedNode(row.subject), name_term(f"edu:{row.predicate}"), NamedNode(row.object))
        if row.modality == "Realised" and not row.until:
            yield said
        yield Triple(reifier, REIFIES, said)
        yield from tell_qualifiers(row)
        yield from tell_passages(reifier, row.passages)


def tell_qualifiers(row: StatementRow) -> Iterator[Triple]:
    """Modality, grade, role, level, construction and years of a statement, said of its reifier."""
    reifier = NamedNode(row.iri)
    yield tell(reifier, "edu:modality", f"edu:{row.modality}")
    if row.grade:
        yield tell(reifier, "edu:grade", Literal(row.grade, language="zh"))
    if row.role:
        lead = row.role in ("Lead", "Member")
        yield tell(reifier, "edu:role", f"edu:{row.role}" if lead else Literal(row.role, language="zh"))
    for name, value in (("level", row.level), ("constructionKind", row.construction), ("constructionStage", row.stage)):
        if value:
            yield tell(reifier, f"edu:{name}", f"edu:{value}")
    for name, year in (("year", row.year), ("since", row.since), ("until", row.until)):
        if year:
            yield tell(reifier, f"edu:{name}", year_literal(year))
    if row.confidence:
        yield tell(reifier, "edu:confidence", Literal(row.confidence, datatype=name_term("xsd:decimal")))
