"""Gathers all that a build knows of one entity."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.model import Kind
from kg.query.names import ALIAS, HERE, LABEL, find_entities
from kg.query.record import Claim, EntityCard, Figure, NameUse, Quote
from kg.vocabulary import EDU, PREFIXES

RDF, OA, PROV, DCTERMS = (PREFIXES[name] for name in ("rdf", "oa", "prov", "dcterms"))
QUALIFIERS = ("grade", "level", "year", "since", "until", "role", "constructionKind", "constructionStage")
BROAD = (*(kind.value for kind in Kind if kind is not Kind.ORGANISATION), Kind.ORGANISATION.value)


class Reader:
    """A store read node by node, every answer sorted."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def nodes(self, node: ox.NamedNode | ox.BlankNode, predicate: str) -> list[ox.NamedNode | ox.BlankNode]:
        """The IRIs (or blank nodes) that a predicate leads to."""
        quads = self.store.quads_for_pattern(node, ox.NamedNode(predicate), None, HERE)
        return sorted((q.object for q in quads if isinstance(q.object, ox.NamedNode | ox.BlankNode)), key=str)

    def users(self, predicate: str, node: ox.NamedNode) -> list[ox.NamedNode | ox.BlankNode]:
        """What leads to `node` by a predicate."""
        quads = self.store.quads_for_pattern(None, ox.NamedNode(predicate), node, HERE)
        return sorted((q.subject for q in quads if isinstance(q.subject, ox.NamedNode | ox.BlankNode)), key=str)

    def texts(self, node: ox.NamedNode | ox.BlankNode, predicate: str) -> list[str]:
        """The literals and local names that a predicate leads to."""
        quads = self.store.quads_for_pattern(node, ox.NamedNode(predicate), None, HERE)
        return sorted(
            q.object.value.removeprefix(EDU) for q in quads if isinstance(q.object, ox.NamedNode | ox.Literal)
        )

    def text(self, node: ox.NamedNode | ox.BlankNode, predicate: str) -> str:
        """The first of `texts`, "" where there is none."""
        return next(iter(self.texts(node, predicate)), "")

    def name(self, node: ox.NamedNode | ox.BlankNode) -> str:
        """The label of an entity, its IRI where it has none."""
        return self.text(node, LABEL.value) or str(node)

    def quotes(self, claim: ox.NamedNode | ox.BlankNode, relation: str = PROV + "wasDerivedFrom") -> tuple[Quote, ...]:
        """The sentences that say so, or that a claim stands in another `relation` to."""
        return tuple(
            sorted(
                {
                    Quote(
                        self.text(source, DCTERMS + "identifier"),
                        self.text(source, DCTERMS + "title"),
                        words,
                        int(self.text(evidence, EDU + "page") or 0),
                    )
                    for evidence in self.nodes(claim, relation)
                    for source in self.nodes(evidence, OA + "hasSource")
                    for selector in self.nodes(evidence, OA + "hasSelector")
                    for words in self.texts(selector, OA + "exact")
                }
            )
        )


def list_claims(reader: Reader, entity: ox.NamedNode) -> Iterator[Claim]:
    """The statements that the entity is subject or object of."""
    for outward, mine, theirs in ((True, "subject", "object"), (False, "object", "subject")):
        for claim in reader.users(RDF + mine, entity):
            other = next(iter(reader.nodes(claim, RDF + theirs)), None)
            if other is None:
                continue
            qualifiers = ((name, reader.text(claim, EDU + name)) for name in QUALIFIERS)
            confidence = reader.text(claim, EDU + "confidence")
            yield Claim(
                outward,
                reader.text(claim, RDF + "predicate"),
                reader.name(other),
                other.value,
                tuple((name, value) for name, value in qualifiers if value),
                reader.text(claim, EDU + "modality") == "Planned",
                float(confidence) if confidence else None,
                reader.quotes(claim),
                reader.quotes(claim, EDU + "endDerivedFrom"),
            )


def list_names(reader: Reader, entity: ox.NamedNode) -> Iterator[NameUse]:
    """The dated names of the entity."""
    for use in reader.users(EDU + "nameOf", entity):
        since, until, former = (reader.text(use, EDU + name) for name in ("since", "until", "former"))
        yield NameUse(reader.name(use), since, until, former == "true", reader.quotes(use))


def list_figures(reader: Reader, entity: ox.NamedNode) -> Iterator[Figure]:
    """The observations about the entity."""
    for figure in reader.users(EDU + "about", entity):
        indicator, value, unit, year = (
            reader.text(figure, EDU + name) for name in ("indicator", "value", "unit", "year")
        )
        planned = reader.text(figure, EDU + "modality") == "Planned"
        yield Figure(indicator, value, unit, year, planned, reader.quotes(figure))


def build_card(store: ox.Store, entity: ox.NamedNode) -> EntityCard:
    """The card of one entity, statements in the order of the vocabulary's predicates and of names."""
    reader = Reader(store)
    types = [name for name in reader.texts(entity, RDF + "type") if ":" not in name]
    places = [reader.name(area) for name in ("locatedIn", "partOf") for area in reader.nodes(entity, EDU + name)]
    sources = reader.nodes(entity, EDU + "mentionedIn")
    return EntityCard(
        entity.value,
        reader.name(entity),
        tuple(reader.texts(entity, ALIAS.value)),
        tuple(sorted(types, key=lambda name: (BROAD.index(name) if name in BROAD else len(BROAD), name))),
        "、".join(places),
        reader.text(entity, EDU + "masked") == "true",
        reader.text(entity, EDU + "inferredName") == "true",
        reader.text(entity, DCTERMS + "identifier"),
        tuple(
            sorted(
                list_claims(reader, entity),
                key=lambda c: (not c.outward, c.predicate, c.other, c.other_iri, c.planned, c.qualifiers),
            )
        ),
        tuple(sorted(list_figures(reader, entity), key=lambda f: (f.year, f.indicator, f.unit, f.value, f.planned))),
        tuple(
            sorted((reader.text(one, DCTERMS + "identifier"), reader.text(one, DCTERMS + "title")) for one in sources)
        ),
        tuple(
            sorted(list_names(reader, entity), key=lambda use: (use.since or use.until, use.until or "9999", use.name))
        ),
    )


def describe_entity(store: ox.Store, name: str) -> tuple[EntityCard, ...]:
    """The card of every entity of that name, by IRI; NotFoundError, with names alike, if there is none."""
    return tuple(build_card(store, entity) for entity in find_entities(store, name))
