"""Entities of two builds: which are new, gone, renamed, or now one with another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from kg.fold import fold_text
from kg.query.describe import BROAD, Reader
from kg.query.names import ALIAS, LABEL
from kg.query.record import Renamed, Thing, Things
from kg.vocabulary import PREFIXES

RDF = PREFIXES["rdf"]


def find_node(term: object) -> str:
    """The text of a term of a query's answer, "" for one that is unbound or a triple."""
    return str(getattr(term, "value", ""))


def read_things(old: Reader, new: Reader, before: Sequence[str], after: Sequence[str]) -> Things:
    """The entities that only one of two stores has, and those that both have under other names or classes, sorted by IRI.

    `before` and `after` are the IRIs of those of which the two say anything different.
    """
    both = sorted(set(before) & set(after))
    kept = (Renamed(read_thing(old, iri), read_thing(new, iri)) for iri in both)
    return Things(
        tuple(read_thing(new, iri) for iri in sorted(set(after).difference(both))),
        tuple(read_thing(old, iri) for iri in sorted(set(before).difference(both))),
        tuple(one for one in kept if one.before != one.after),
    )


def read_thing(reader: Reader, iri: str) -> Thing:
    """What tells an entity of a store: IRI, broad class, name, other names and all its classes."""
    node = ox.NamedNode(iri)
    types = [name for name in reader.texts(node, RDF + "type") if ":" not in name]
    kind = next((name for name in BROAD if name in types), "")
    return Thing(iri, kind, reader.name(node), tuple(reader.texts(node, ALIAS.value)), tuple(types))


def pair_things(old: Reader, new: Reader, things: Things) -> tuple[tuple[Renamed, ...], tuple[Renamed, ...]]:
    """The entities that have another IRI now, and those that are now one with an entity that both stores have.

    An entity is another's former self if they are of one class and share a name that no other new or lost one bears.
    """
    lost, found = index_names(things.removed), index_names(things.added)
    renamed: list[Renamed] = []
    joined: list[Renamed] = []
    taken: set[str] = set()
    for one in things.removed:
        matches = {other for name in list_names(one) for other in found.get((one.kind, name), ())}
        rivals = {other for match in matches for name in list_names(match) for other in lost.get((one.kind, name), ())}
        match = next(iter(matches)) if len(matches) == 1 else None
        if match and match.iri not in taken and rivals == {one}:
            taken.add(match.iri)
            renamed.append(Renamed(one, match))
        elif not matches and (home := find_home(old, new, one)):
            joined.append(Renamed(one, home))
    return tuple(renamed), tuple(joined)


def index_names(things: Iterable[Thing]) -> Mapping[tuple[str, str], Sequence[Thing]]:
    """The entities by class and name."""
    index: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for one in things:
        for name in list_names(one):
            index[one.kind, name].append(one)
    return index


def list_names(one: Thing) -> list[str]:
    """All names of an entity in one script."""
    return sorted({fold_text(name) for name in (one.name, *one.aliases)})


def find_home(old: Reader, new: Reader, one: Thing) -> Thing | None:
    """The only entity of its class that bears a lost one's name in the later store and did not in the earlier."""
    literal = ox.Literal(one.name, language="zh")
    bearers = {
        find_node(quad.subject)
        for predicate in (LABEL, ALIAS)
        for quad in new.store.quads_for_pattern(None, predicate, literal)
        if isinstance(quad.subject, ox.NamedNode) and not bears(old, quad.subject, literal)
    }
    homes = [thing for iri in sorted(bearers) if (thing := read_thing(new, iri)).kind == one.kind]
    return homes[0] if len(homes) == 1 else None


def bears(reader: Reader, node: ox.NamedNode, literal: ox.Literal) -> bool:
    """Whether a node has a name in a store."""
    return any(ox.Quad(node, predicate, literal) in reader.store for predicate in (LABEL, ALIAS))
