"""Where each claim comes from, in PROV-O (2013): claims derived from passages of sources, made by rules."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.export.facts import Facts
from kg.export.profiles.term import Row, base_of, tell
from kg.iri import source_iri


def tell_provenance(facts: Facts) -> Iterator[Quad | Triple]:
    """Every claim as a `prov:Entity`, its passages as quotations of their sources, the build as the activity."""
    rows: tuple[Row, ...] = (*facts.statements, *facts.observations)
    for row in rows:
        yield from tell_claim(row)


def tell_claim(row: Row) -> Iterator[Triple]:
    """One claim and what it was read from."""
    claim, base = NamedNode(row.iri), base_of(row.iri)
    activity, agent = NamedNode(f"{base}activity/build"), NamedNode(f"{base}agent/edukg")
    yield tell(claim, "a", "prov:Entity")
    yield tell(claim, "prov:wasGeneratedBy", activity)
    yield tell(claim, "prov:wasAttributedTo", agent)
    yield tell(activity, "a", "prov:Activity")
    yield tell(activity, "prov:wasAssociatedWith", agent)
    yield tell(agent, "a", "prov:SoftwareAgent")
    yield tell(agent, "rdfs:label", Literal("edukg", language="en"))
    for passage in row.passages:
        source = NamedNode(source_iri(passage.document, base))
        quotation = NamedNode(f"{source.value.replace('/source/', '/evidence/', 1)}/{passage.start}-{passage.end}")
        yield tell(claim, "prov:wasDerivedFrom", quotation)
        yield tell(quotation, "a", "prov:Entity")
        yield tell(quotation, "prov:value", Literal(passage.quote, language="zh"))
        yield tell(quotation, "prov:wasQuotedFrom", source)
        yield tell(source, "a", "prov:Entity")
        yield tell(activity, "prov:used", source)
