"""What documents say of everything, between the keys of all: taken up document by document, put together in the order of keys."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from kg.codec import Row, find_unpacker, make_row
from kg.model import Ending, Entity, Evidence, Finding, Kind, Observation
from kg.resolve.copies import Copied
from kg.resolve.dated import choose_label, merge_names
from kg.resolve.divisions import complete_areas
from kg.resolve.rows import ENTITY, EXTRACT, FIGURE, FRAME, NAME, SOURCE, STATEMENT, TEXT
from kg.resolve.series import add_series
from kg.resolve.times import Claims, join_evidence
from kg.shelf import Packer, Room

Keys = Mapping[str, str]
"""The global key of each local one of a document."""
pack_entity, unpack_entity = Packer(Entity).pack, Packer(Entity).unpack
pack_figure, unpack_figure = Packer(Observation).pack, Packer(Observation).unpack
unpack_finding, unpack_ending, unpack_evidence = map(find_unpacker, (Finding, Ending, Evidence))


class Said:
    """Entities, statements and figures of all documents."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.years: dict[str, int | None] = {}
        self.entities = room.row_pile()
        self.claims = Claims(room, self.years)
        self.figures = room.row_pile()
        self.findings: list[Finding] = []

    def take(self, extract: Row, keys: Keys, copied: Copied) -> None:
        """Take up a document, which is packed and changed for it; where its copies say the same, they prove it too."""
        path = extract[EXTRACT.text][TEXT.source][SOURCE.path]
        self.findings += map(unpack_finding, extract[EXTRACT.findings])
        self.years[path] = extract[EXTRACT.frame][FRAME.year]
        for entity in move_entities(extract, keys, copied):
            self.entities.add((entity[ENTITY.key],), entity)
        for statement in move_statements(extract, keys, copied):
            self.claims.add(statement)
        for row in extract[EXTRACT.endings]:
            one = unpack_ending(row)
            ending = replace(one, subject=keys[one.subject] if one.subject else "", object=keys[one.object])
            self.claims.end(ending, tuple(map(unpack_evidence, copied.spread([make_row(one.evidence)]))))
        for figure in extract[EXTRACT.observations]:
            figure[FIGURE.about] = keys[figure[FIGURE.about]]
            figure[FIGURE.evidence] = copied.spread(figure[FIGURE.evidence])
            self.figures.add(order_figure(figure), figure)

    def merge_entities(self, areas: dict[str, tuple[str, ...]]) -> Iterator[Row]:
        """One entity a key, packed, by key; `areas` are the places of awards."""
        # The entities of a class stand together, for their keys begin with it.
        for kind, entities in groupby(map(merge_rows, self.entities.groups()), itemgetter(ENTITY.kind)):
            if kind == Kind.AREA:
                yield from map(pack_entity, complete_areas(self.room.keep_rows(Entity, entities)))
            elif kind == Kind.AWARD:
                yield from map(pack_entity, add_series(self.room.keep_rows(Entity, entities), areas))
            else:
                yield from entities

    def merge_figures(self) -> Iterator[Row]:
        """One observation a figure, packed, with the evidence of all documents that give it."""
        for rows in self.figures.groups():
            if len(rows) == len(rows[0][FIGURE.evidence]) == 1:
                yield rows[0]
                continue
            parts = [*map(unpack_figure, rows)]
            evidence = join_evidence(part.evidence for part in parts)
            yield pack_figure(replace(parts[0], evidence=evidence, confidence=max(part.confidence for part in parts)))


def move_entities(extract: Row, keys: Keys, copied: Copied) -> Iterator[Row]:
    """The entities of a document with global keys, told by its copies too."""
    paths = [extract[EXTRACT.text][TEXT.source][SOURCE.path], *(path for path, _ in copied.copies)]
    for one in extract[EXTRACT.entities]:
        for name in one[ENTITY.names]:
            name[NAME.evidence] = copied.spread(name[NAME.evidence])
        one[ENTITY.key], one[ENTITY.area] = keys[one[ENTITY.key]], keys.get(one[ENTITY.area], "")
        one[ENTITY.paths] = [] if one[ENTITY.silent] else paths
        yield one


def move_statements(extract: Row, keys: Keys, copied: Copied) -> Iterator[Row]:
    """The statements of a document between global keys; what only then says something of itself is left out."""
    for one in extract[EXTRACT.statements]:
        subject, target = keys[one[STATEMENT.subject]], keys[one[STATEMENT.object]]
        if subject != target or one[STATEMENT.subject] == one[STATEMENT.object]:
            one[STATEMENT.subject], one[STATEMENT.object] = subject, target
            one[STATEMENT.evidence] = copied.spread(one[STATEMENT.evidence])
            yield one


def order_figure(one: Row) -> tuple[str | float, ...]:
    """What is the same of figures that say the same, by the row of one."""
    told = (one[FIGURE.about], one[FIGURE.indicator], one[FIGURE.value], one[FIGURE.unit])
    return *told, one[FIGURE.year] or 0, one[FIGURE.modality]


def merge_rows(rows: Sequence[Row]) -> Row:
    """The row of one entity of all that has its key."""
    first = rows[0]
    several = first[ENTITY.aliases] or first[ENTITY.names] or first[ENTITY.narrow][1:] or first[ENTITY.paths][1:]
    return first if len(rows) == 1 and not several else pack_entity(merge_parts([*map(unpack_entity, rows)]))


def merge_parts(parts: Sequence[Entity]) -> Entity:
    """One entity of all that has its key; of its present names the longest is the label."""
    forms = {form for part in parts for form in (part.name, *part.aliases)}
    names = merge_names(name for part in parts for name in part.names)
    name = choose_label(names, (part.name for part in parts))
    narrow = tuple(sorted({kind for part in parts for kind in part.narrow}))
    return replace(
        parts[0],
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
