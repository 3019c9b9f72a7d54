"""What documents say of everything, between the keys of all: taken up document by document, put together in the order of keys."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from kg.model import Entity, Extract, Finding, Kind, Observation, Statement
from kg.resolve.copies import Copied
from kg.resolve.dated import choose_label, merge_names
from kg.resolve.divisions import complete_areas
from kg.resolve.series import add_series
from kg.resolve.times import Claims, join_evidence
from kg.shelf import Pile, Room

Keys = Mapping[str, str]
"""The global key of each local one of a document."""


class Said:
    """Entities, statements and figures of all documents."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.years: dict[str, int | None] = {}
        self.entities: Pile[Entity] = room.pile(Entity)
        self.claims = Claims(room, self.years)
        self.figures: Pile[Observation] = room.pile(Observation)
        self.findings: list[Finding] = []

    def take(self, extract: Extract, keys: Keys, copied: Copied) -> None:
        """Take up a document; where its copies say the same, they prove it too."""
        self.findings += extract.findings
        self.years[extract.text.source.path] = extract.frame.year
        for entity in move_entities(extract, keys, copied):
            self.entities.add((entity.key,), entity)
        for statement in move_statements(extract, keys, copied):
            self.claims.add(statement)
        for one in extract.endings:
            ending = replace(one, subject=keys[one.subject] if one.subject else "", object=keys[one.object])
            self.claims.end(ending, copied.spread((one.evidence,)))
        for figure in extract.observations:
            moved = replace(figure, about=keys[figure.about], evidence=copied.spread(figure.evidence))
            self.figures.add(order_figure(moved), moved)

    def merge_entities(self, areas: dict[str, tuple[str, ...]]) -> Iterator[Entity]:
        """One entity a key, by key; `areas` are the places of awards."""
        # The entities of a class stand together, for their keys begin with it.
        for kind, entities in groupby(map(merge_parts, self.entities.groups()), lambda one: one.kind):
            if kind is Kind.AREA:
                yield from complete_areas(self.room.keep(Entity, entities))
            elif kind is Kind.AWARD:
                yield from add_series(self.room.keep(Entity, entities), areas)
            else:
                yield from entities

    def merge_figures(self) -> Iterator[Observation]:
        """One observation a figure, with the evidence of all documents that give it."""
        for parts in self.figures.groups():
            evidence = join_evidence(part.evidence for part in parts)
            first, sure = parts[0], max(part.confidence for part in parts)
            yield first if len(parts) == len(evidence) == 1 else replace(first, evidence=evidence, confidence=sure)


def move_entities(extract: Extract, keys: Keys, copied: Copied) -> Iterator[Entity]:
    """The entities of a document with global keys, told by its copies too."""
    paths = (extract.text.source.path, *(path for path, _ in copied.copies))
    for one in extract.entities:
        names = tuple(replace(name, evidence=copied.spread(name.evidence)) for name in one.names)
        yield replace(
            one, key=keys[one.key], area=keys.get(one.area, ""), paths=() if one.silent else paths, names=names
        )


def move_statements(extract: Extract, keys: Keys, copied: Copied) -> Iterator[Statement]:
    """The statements of a document between global keys; what then says something of itself is left out."""
    for one in extract.statements:
        subject, target = keys[one.subject], keys[one.object]
        if subject != target:
            yield replace(one, subject=subject, object=target, evidence=copied.spread(one.evidence))


def order_figure(one: Observation) -> tuple[str | float, ...]:
    """What is the same of figures that say the same."""
    return one.about, one.indicator, one.value, one.unit, one.year or 0, one.modality


def merge_parts(parts: Sequence[Entity]) -> Entity:
    """One entity of all that has its key; of its present names the longest is the label."""
    first = parts[0]
    if len(parts) == 1 and not (first.aliases or first.names or first.narrow[1:] or first.paths[1:]):
        return first
    forms = {form for part in parts for form in (part.name, *part.aliases)}
    names = merge_names(name for part in parts for name in part.names)
    name = choose_label(names, (part.name for part in parts))
    narrow = tuple(sorted({kind for part in parts for kind in part.narrow}))
    return replace(
        first,
        name=name,
        aliases=tuple(sorted(forms - {name})),
        narrow=narrow if len(narrow) == 1 or not narrow else choose_narrow(narrow),
        area=max((part.area for part in parts), key=lambda key: (len(key), key)),
        silent=all(part.silent for part in parts),
        masked=any(part.masked for part in parts),
        inferred=all(part.inferred for part in parts),
        code=max(part.code for part in parts),
        paths=tuple(sorted({path for part in parts for path in part.paths})),
        names=names,
    )


def choose_narrow(narrow: Sequence[str]) -> tuple[str, ...]:
    """The tellingest of several narrower classes: SecondarySchool gives way to junior and senior high schools."""
    telling = [kind for kind in narrow if kind != "SecondarySchool"]
    return tuple(telling[:1]) or tuple(narrow[:1])
