"""What two builds tell differently: sources, entities, statements and figures."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from kg.query.blocks import ENTITY, OBSERVATION, SOURCE, STATEMENT, compare_graphs
from kg.query.describe import QUALIFIERS, Reader
from kg.query.record import Difference, Paired, Said
from kg.query.renamed import pair_things, read_things
from kg.query.store import open_store
from kg.vocabulary import EDU, PREFIXES

RDF, DCTERMS = PREFIXES["rdf"], PREFIXES["dcterms"]
Key = tuple[str, ...]


def compare_builds(before: Path, after: Path) -> Difference:
    """What the build in the second folder tells that the first does not, no longer tells, and tells otherwise, sorted.

    Nothing is held in memory but what differs. BuildError if a folder is no build or is damaged.
    """
    old, new = Reader(open_store(before)), Reader(open_store(after))
    differing = compare_graphs(before, after)
    things = read_things(old, new, *differing[ENTITY])
    renamed, joined = pair_things(old, new, things)
    moved = {one.before.iri: one.after.iri for one in (*renamed, *joined)}
    come = {one.after.iri for one in renamed}
    sources = [list_paths(reader, iris) for reader, iris in zip((old, new), differing[SOURCE], strict=True)]
    claims = compare_said(old, new, differing[STATEMENT], partial(read_claim, moved=moved))
    return Difference(
        sources_added=tuple(sorted(sources[1] - sources[0])),
        sources_removed=tuple(sorted(sources[0] - sources[1])),
        sources_changed=tuple(sorted(sources[0] & sources[1])),
        entities_added=tuple(one for one in things.added if one.iri not in come),
        entities_removed=tuple(one for one in things.removed if one.iri not in moved),
        entities_renamed=(*renamed, *things.changed),
        entities_joined=joined,
        statements=add_come_true(old, claims, moved),
        figures=compare_said(old, new, differing[OBSERVATION], partial(read_figure, moved=moved)),
    )


def list_paths(reader: Reader, iris: Iterable[str]) -> set[str]:
    """The paths of source documents, each with its digest."""
    return {reader.text(ox.NamedNode(iri), DCTERMS + "identifier") for iri in iris}


def compare_said(
    old: Reader, new: Reader, differing: tuple[list[str], list[str]], read: Callable[[Reader, ox.NamedNode], Said]
) -> tuple[Paired, ...]:
    """All claims that only one of two stores makes, or that they make otherwise; those of one thing are paired."""
    groups: dict[Key, tuple[list[Said], list[Said]]] = defaultdict(lambda: ([], []))
    for side, reader in enumerate((old, new)):
        for iri in differing[side]:
            one = read(reader, ox.NamedNode(iri))
            groups[one.key][side].append(one)
    paired = (pair for key in sorted(groups) for pair in pair_said(*groups[key]))
    return tuple(pair for pair in paired if pair.before is None or pair.after is None or pair.changes)


def pair_said(before: list[Said], after: list[Said]) -> Iterator[Paired]:
    """The claims of one key paired off: the most alike first, then those that are left on either side."""
    pairs = sorted(
        ((one, other) for one in before for other in after),
        key=lambda pair: (-count_shared(*pair), order_said(pair[0]), order_said(pair[1])),
    )
    taken: set[int] = set()
    for one, other in pairs:
        if not taken & {id(one), id(other)}:
            taken |= {id(one), id(other)}
            yield Paired(one, other)
    yield from (Paired(one, None) for one in sorted(before, key=order_said) if id(one) not in taken)
    yield from (Paired(None, one) for one in sorted(after, key=order_said) if id(one) not in taken)


def count_shared(one: Said, other: Said) -> int:
    """How much two claims of one key have in common."""
    return len(set(one.told) & set(other.told)) + (one.iri == other.iri) * len(QUALIFIERS)


def order_said(one: Said) -> tuple[tuple[tuple[str, str], ...], str]:
    """A key to sort claims of one key by."""
    return one.told, one.iri


def read_claim(reader: Reader, node: ox.NamedNode, moved: Mapping[str, str]) -> Said:
    """A statement; its key is of subject, predicate and object, in the IRIs of the later build."""
    subject, target = (next(iter(reader.nodes(node, RDF + end)), node) for end in ("subject", "object"))
    predicate = reader.text(node, RDF + "predicate")
    ends = [moved.get(end.value, end.value) for end in (subject, target)]
    if predicate == "partnersWith":
        ends.sort()
    return Said(
        (ends[0], predicate, ends[1]),
        node.value,
        (reader.name(subject), predicate, reader.name(target)),
        read_told(reader, node, (*QUALIFIERS, "modality", "confidence")),
        reader.quotes(node),
        reader.quotes(node, EDU + "endDerivedFrom"),
    )


def read_figure(reader: Reader, node: ox.NamedNode, moved: Mapping[str, str]) -> Said:
    """A figure; its key is of whom it is about, indicator, unit and year."""
    about = next(iter(reader.nodes(node, EDU + "about")), node)
    indicator, unit, year = (reader.text(node, EDU + name) for name in ("indicator", "unit", "year"))
    return Said(
        (moved.get(about.value, about.value), indicator, unit, year),
        node.value,
        (reader.name(about), indicator, ""),
        read_told(reader, node, ("value", "unit", "year", "modality", "confidence")),
        reader.quotes(node),
    )


def read_told(reader: Reader, node: ox.NamedNode, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What of some properties is told of a node."""
    told = ((name, reader.text(node, EDU + name)) for name in names)
    return tuple((name, value) for name, value in told if value)


def add_come_true(old: Reader, claims: tuple[Paired, ...], moved: Mapping[str, str]) -> tuple[Paired, ...]:
    """The pairs, with the plan of the earlier build beside each new fact that was only planned there."""
    return tuple(find_plan(old, pair, moved) if pair.before is None else pair for pair in claims)


def find_plan(old: Reader, pair: Paired, moved: Mapping[str, str]) -> Paired:
    """A new fact with the plan that the earlier build has of it, where it has no fact of it."""
    after = pair.after
    if after is None or after.planned:
        return pair
    earlier = {iri for iri, later in moved.items() if later == after.key[0]} | {after.key[0]}
    told = [
        read_claim(old, claim, moved)
        for iri in sorted(earlier)
        for claim in old.users(RDF + "subject", ox.NamedNode(iri))
        if isinstance(claim, ox.NamedNode)
    ]
    same = [one for one in told if one.key == after.key]
    plans = [one for one in same if one.planned]
    return Paired(min(plans, key=order_said), after) if plans and len(plans) == len(same) else pair
