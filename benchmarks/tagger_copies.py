"""Copies of marked documents with other names in them, so that a model learns what stands around names and not the names."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tagger_gold import Marked

from kg.mention.person_model import load_model
from kg.model import Kind
from kg.name_places import scan_places
from kg.places import load_places
from kg.rules import load_rules, read_table

BODIES = frozenset({Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.ORGANISATION})
HELD = frozenset({Kind.AWARD, Kind.EVENT, Kind.PROGRAMME})
"""Whole names of these are put in one another's places, now and then."""
EXCHANGED = 0.35
HAN = re.compile(r"[一-鿿]+")
COUNTY = re.compile(r"[一-鿿]{2,3}[县区市]")
TOWN = re.compile(r"([一-鿿]{1,4})(?:镇|乡|街道)")
LEVELS = frozenset("镇乡路县区")


@dataclass(frozen=True, slots=True)
class Stock:
    """What names are made of: whole names by kind, own parts of bodies, stems of towns, counties by their last character."""

    names: Mapping[Kind, Sequence[str]]
    cores: Sequence[str]
    towns: Sequence[str]
    counties: Mapping[str, Sequence[str]]


def make_stock(documents: Iterable[Marked]) -> Stock:
    """The stock of some documents and of the tables of places."""
    names: dict[Kind, set[str]] = {kind: set() for kind in HELD}
    cores: set[str] = set()
    for document in documents:
        for folded, marked in document.sentences:
            for start, end, kind in marked:
                name = folded[start:end]
                if kind in HELD:
                    names[kind].add(name)
                elif kind in BODIES and is_own(core := split_core(name)[1]) and len(core) <= 3:
                    cores.add(core)
    towns = [
        match[1]
        for row in read_table("towns.csv", ("county", "towns"))
        for town in row["towns"].split("|")
        if (match := TOWN.fullmatch(town))
    ]
    counties: dict[str, list[str]] = {}
    for name in sorted({place.name for place in load_places().all if COUNTY.fullmatch(place.name)}):
        counties.setdefault(name[-1], []).append(name)
    return Stock({kind: sorted(found) for kind, found in names.items()}, sorted(cores), towns, counties)


def split_core(name: str) -> tuple[str, str]:
    """The place that a body's name begins with, and its own part before the class word."""
    suffixes = load_rules().suffixes
    size = next((size for size in range(len(name), 0, -1) if name[-size:] in suffixes), 0)
    end = len(name) - size
    place = max((match.span.end for match in scan_places(name) if not match.span.start), default=0)
    place = place if place <= end else 0
    return name[:place], name[place:end]


def is_own(core: str) -> bool:
    """Whether words are a body's own part, and neither generic nor a number."""
    return 2 <= len(core) <= 4 and bool(HAN.fullmatch(core)) and core[0] != "第" and not load_rules().is_generic(core)


def exchange_names(document: Marked, stock: Stock, rng: random.Random) -> Marked:
    """The document with other persons, other own parts of bodies, other counties, and now and then other honours and occasions."""
    parts: dict[str, str] = {}
    whole: dict[str, str] = {}
    for folded, marked in document.sentences:
        for start, end, kind in marked:
            name = folded[start:end]
            if kind is Kind.PERSON and name not in whole:
                whole[name] = make_person(name, rng)
            elif kind in HELD and name not in whole:
                whole[name] = rng.choice(stock.names[kind]) if rng.random() < EXCHANGED else name
            elif kind in BODIES or kind is Kind.AREA:
                exchange_parts(name, kind, parts, stock, rng)
    pattern = re.compile("|".join(map(re.escape, sorted(parts, key=lambda part: (-len(part), part)))) or "(?!)")
    return Marked(tuple(rewrite(folded, marked, whole, parts, pattern) for folded, marked in document.sentences))


def exchange_parts(name: str, kind: Kind, parts: dict[str, str], stock: Stock, rng: random.Random) -> None:
    """Settle what the place and the own part of a name become wherever they stand in names."""
    place, core = (name, "") if kind is Kind.AREA else split_core(name)
    if len(place) > 2 and place[-1] in stock.counties and place not in parts:
        parts[place] = rng.choice(stock.counties[place[-1]])
    if is_own(core) and core not in parts:
        levelled = core[-1] in LEVELS
        fresh = rng.choice(stock.towns if levelled or rng.random() < 0.5 else stock.cores)
        parts[core] = fresh[:3] + core[-1] if levelled else fresh


def rewrite(
    folded: str,
    marked: Sequence[tuple[int, int, Kind]],
    whole: Mapping[str, str],
    parts: Mapping[str, str],
    pattern: re.Pattern[str],
) -> tuple[str, tuple[tuple[int, int, Kind], ...]]:
    """A sentence with its names exchanged, and where they stand now."""
    text, at = "", 0
    names: list[tuple[int, int, Kind]] = []
    for start, end, kind in marked:
        if start < at:
            continue
        name = folded[start:end]
        fresh = whole.get(name, name) if kind in HELD or kind is Kind.PERSON else name
        if kind in BODIES or kind is Kind.AREA:
            fresh = pattern.sub(lambda match: parts[match.group()], name)
        text += folded[at:start] + fresh
        names.append((len(text) - len(fresh), len(text), kind))
        at = end
    return text + folded[at:], tuple(names)


@cache
def load_chars() -> tuple[Sequence[str], Sequence[float], Sequence[str], Sequence[float], Sequence[float]]:
    """Surnames with weights, characters of given names with weights for the first and for the second place."""
    surnames = read_table("terms/surnames.csv", ("surname", "share", "plain"))
    given = read_table("terms/given.csv", ("character", "first", "second"))
    return (
        [row["surname"] for row in surnames],
        [(int(row["share"]) + 1) ** 0.5 for row in surnames],
        [row["character"] for row in given],
        [int(row["first"]) ** 2 + 0.01 for row in given],
        [int(row["second"]) ** 2 + 0.01 for row in given],
    )


def make_person(name: str, rng: random.Random) -> str:
    """Another name of about the same length; what is no plain Chinese name stays as it is."""
    if not 2 <= len(name) <= 4 or not HAN.fullmatch(name) or name[0] not in {one[0] for one in load_model().surnames}:
        return name
    surnames, shares, given, first, second = load_chars()
    size = 2 if len(name) == 4 else 1
    surname = next(one for one in iter(lambda: rng.choices(surnames, shares)[0], "") if len(one) == size)
    last = rng.choices(given, second)[0] if len(name) - size > 1 else ""
    return surname + rng.choices(given, first)[0] + last
