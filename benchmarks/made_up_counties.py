"""Reports of invented counties, as they are made up: areas, entities, and sentences that say something of them."""

import random
from dataclasses import dataclass, field, replace

from kg.iri import mint_entity_key
from kg.model import (
    Document,
    Entity,
    Evidence,
    Kind,
    Modality,
    Observation,
    Predicate,
    Qualifiers,
    Span,
    Statement,
)
from kg.places import COLUMNS
from kg.rules import read_table


@dataclass
class Book:
    """The reports and what they say, as they are made up."""

    chance: random.Random
    entities: dict[str, Entity] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    heads: dict[str, Document] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    statements: list[Statement] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)

    def add(self, kind: Kind, name: str, area: str = "", place: tuple[str, ...] = (), narrow: str = "") -> str:
        """An entity of that name in an area, made if need be; its key."""
        key = mint_entity_key(kind, place, name)
        if key not in self.entities:
            aliases = (name[:-4] + "集团",) if name.endswith("教育集团") else ()
            self.entities[key] = Entity(key, kind, name, aliases, (narrow,) if narrow else (), area=area)
        return key

    def write(self, path: str, sentence: str) -> tuple[Evidence, ...]:
        """Write a sentence into a report; where it stands."""
        start = self.lengths[path]
        self.texts[path].append(f"{sentence}\n")
        self.lengths[path] = start + len(sentence) + 1
        return (Evidence(path, Span(start, start + len(sentence)), "benchmark"),)

    def say(self, path: str, sentence: str, ends: tuple[str, Predicate, str], said: Qualifiers, *, plan: bool) -> None:
        """Make a statement, and the sentence that says so."""
        subject, predicate, other = ends
        for key in (subject, other):
            self.entities[key] = replace(self.entities[key], paths=tuple(sorted({*self.entities[key].paths, path})))
        modality = Modality.PLANNED if plan else Modality.REALISED
        evidence = self.write(path, sentence)
        self.statements.append(Statement(subject, predicate, other, said, modality, evidence, 0.9))


@dataclass(frozen=True)
class County:
    """A county and its city and province: the keys of all three, the names from wide to narrow, and its reports."""

    key: str
    names: tuple[str, ...]
    reports: tuple[str, ...]


def list_counties() -> list[tuple[str, ...]]:
    """The names of every county with those of its city and province, from wide to narrow."""
    rows = {row["code"]: row for row in read_table("areas.csv", COLUMNS)}
    chosen = [row for row in rows.values() if row["kind"] == "County" and not row["until"]]
    start = next(number for number, row in enumerate(chosen) if row["code"].startswith("45"))
    return [list_names(rows, row["code"]) for row in (*chosen[start:], *chosen[:start])]


def list_names(rows: dict[str, dict[str, str]], code: str) -> tuple[str, ...]:
    """The names of an area and of those that hold it, from wide to narrow."""
    names: list[str] = []
    while code:
        names.insert(0, rows[code]["name"])
        code = rows[code]["parent"]
    return tuple(names)


def open_county(book: Book, names: tuple[str, ...]) -> County:
    """A county with its empty reports, and the areas around it."""
    keys = [mint_entity_key(Kind.AREA, names[:at], name) for at, name in enumerate(names)]
    kinds = ("Province", "City", "County") if len(names) > 2 else ("Province", "County")
    reports = tuple(f"{'/'.join(names)}/{year}年教育工作总结.txt" for year in (2021, 2022, 2023))
    for key, name, kind in zip(keys, names, kinds, strict=True):
        book.entities.setdefault(key, Entity(key, Kind.AREA, name, (), (kind,)))
    for path in reports:
        year = int(path.rsplit("/", 1)[1][:4])
        book.texts[path], book.lengths[path] = [], 0
        book.heads[path] = Document(
            path, "", 0, "text/plain", f"{names[-1]}{year}年教育工作总结", "", keys[-1], "", year
        )
    for narrow, wide in zip(keys[1:], keys, strict=False):
        if narrow not in book.placed:
            book.placed.add(narrow)
            sentence = f"{book.entities[wide].name}{book.entities[narrow].name}"
            book.say(reports[0], sentence, (narrow, Predicate.PART_OF, wide), Qualifiers(), plan=False)
    return County(keys[-1], names, reports)


def settle(book: Book, county: County, kind: Kind, name: str, narrow: str = "") -> str:
    """An entity that lies in the county."""
    key = book.add(kind, name, county.key, county.names, narrow)
    tell(book, county, (key, Predicate.LOCATED_IN, county.key), f"{county.names[-1]}{name}")
    return key


def tell(
    book: Book,
    county: County,
    ends: tuple[str, Predicate, str],
    sentence: str,
    said: Qualifiers | None = None,
    *,
    plan: bool = False,
) -> None:
    """Say something in one of the county's reports."""
    path = book.chance.choice(county.reports)
    year = path.rsplit("/", 1)[1][:4]
    book.say(path, f"{year}年，{sentence}，取得了良好的成效。", ends, said or Qualifiers(), plan=plan)
