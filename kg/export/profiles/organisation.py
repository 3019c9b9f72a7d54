"""Memberships and posts as `org:Membership` with role and interval, honours and changes as events (W3C ORG, 2014)."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.export.facts import EntityRow, Facts, StatementRow
from kg.export.profiles.term import below, name_role, tell, year_literal

CLASSES = {
    "School": "org:FormalOrganization",
    "Organisation": "org:Organization",
    "Authority": "org:FormalOrganization",
    "Group": "org:OrganizationalCollaboration",
    "Person": "foaf:Person",
    "Area": "schema:AdministrativeArea",
    "Award": "schema:Thing",
}
"""What an entity of each broad class is there; others are left out."""


def tell_organisations(facts: Facts) -> Iterator[Quad | Triple]:
    """Organisations, persons, who belongs to what, who won what, what became of which school; facts alone, no plans."""
    for entity in facts.entities:
        yield from tell_entity(entity)
    for row in facts.statements:
        if row.modality == "Realised":
            yield from tell_statement(row)


def tell_entity(entity: EntityRow) -> Iterator[Triple]:
    """An entity by its class and names."""
    kind = CLASSES.get(entity.kind)
    if kind is None:
        return
    node = NamedNode(entity.iri)
    name = "foaf:name" if entity.kind == "Person" else "skos:prefLabel"
    yield tell(node, "a", kind)
    yield tell(node, name, Literal(entity.label, language="zh"))
    for alias in entity.aliases:
        yield tell(node, "skos:altLabel", Literal(alias, language="zh"))


def tell_statement(row: StatementRow) -> Iterator[Triple]:
    """A statement in the words of ORG, where it has some."""
    subject, target = NamedNode(row.subject), NamedNode(row.object)
    if row.predicate in ("memberOf", "affiliatedWith"):
        yield from tell_membership(row)
    elif row.predicate == "campusOf":
        yield tell(subject, "org:unitOf", target)
        yield tell(target, "org:hasUnit", subject)
    elif row.predicate == "mergedInto":
        event = below(row.iri, "event")
        yield tell(event, "a", "org:ChangeEvent")
        yield tell(event, "org:originalOrganization", subject)
        yield tell(event, "org:resultingOrganization", target)
        yield from tell_year(event, row)
    elif row.predicate == "received":
        event = below(row.iri, "event")
        yield tell(event, "a", "prov:Activity")
        yield tell(event, "prov:wasAssociatedWith", subject)
        yield tell(event, "prov:used", target)
        yield from tell_year(event, row)
        if row.grade:
            yield tell(event, "edu:grade", Literal(row.grade, language="zh"))
        if row.level:
            yield tell(event, "edu:level", f"edu:{row.level}")
    elif row.predicate in ("locatedIn", "partOf"):
        yield tell(subject, "schema:containedInPlace", target)


def tell_membership(row: StatementRow) -> Iterator[Triple]:
    """An n-ary membership: who, of what, in which role, during which years."""
    node = NamedNode(row.iri)
    yield tell(node, "a", "org:Membership")
    yield tell(node, "org:member", NamedNode(row.subject))
    yield tell(node, "org:organization", NamedNode(row.object))
    if row.role:
        role = name_role(row)
        yield tell(node, "org:role", role)
        yield tell(role, "a", "org:Role")
        yield tell(role, "skos:prefLabel", Literal(row.role, language="zh"))
    since, until = row.since or row.year, row.until
    if since or until:
        interval = below(row.iri, "interval")
        yield tell(node, "org:memberDuring", interval)
        yield tell(interval, "a", "time:Interval")
        for end, year in (("time:hasBeginning", since), ("time:hasEnd", until)):
            if year:
                instant = below(row.iri, end.partition(":")[2])
                yield tell(interval, end, instant)
                yield tell(instant, "a", "time:Instant")
                yield tell(instant, "time:inXSDgYear", year_literal(year))


def tell_year(event: NamedNode, row: StatementRow) -> Iterator[Triple]:
    """The year in which a change came about, where one is told."""
    if row.year:
        yield tell(event, "schema:startDate", year_literal(row.year))
