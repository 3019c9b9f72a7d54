"""Marks of names: two forms of one name share one, so a name is compared with a few of those met before and not with all."""

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.model import Kind
from kg.name_parts import LEVEL_LETTERS
from kg.name_places import split_places
from kg.names import BUREAU, CAMPUSES, LOOSE_WORDS, fold_body, is_short_bureau, parse_name
from kg.places import load_places

TOWN_SCHOOL = re.compile(r"(?:镇|乡|街道)?中心.*$")
STAGES = {"初": "中", "高": "中"}
EDITION = re.compile(r"第?[一二三四五六七八九十百\d首]{1,4}[届次]")
OWN = re.compile(r"^全[国省市县区州旗镇校]")
END = "·"
STUDIO = "工作室"
LED_GROUP = re.compile(r"(?:小学|中学|学校|幼儿园|初中|高中|[初高]级中学)(?:教育)?集团$")
"""What the short name of a group leaves out beside 集团 (莲东集团 of 莲东小学教育集团)."""
BODY_TAIL, THING_TAIL = 5, 6
"""So many characters at least the short form of a group's name, and of an honour's or an occasion's, ends its long one with."""


class Index:
    """The names of one document that are no forms of one another, by their marks."""

    def __init__(self) -> None:
        self.marked: dict[tuple[Kind, str], list[tuple[int, str]]] = defaultdict(list)
        self.count = 0

    def add(self, kind: Kind, name: str) -> None:
        """Take one more name in."""
        for mark in {f"={name}", *mark_both(kind, name), *mark_long(kind, name)}:
            self.marked[kind, mark].append((self.count, name))
        self.count += 1

    def list_near(self, kind: Kind, name: str) -> list[str]:
        """The names taken in that `name`, no longer than any of them, may be a form of; itself alone where it is one of them."""
        if (kind, f"={name}") in self.marked:
            return [name]
        marks = {*mark_both(kind, name), *mark_short(kind, name)}
        return [name for _, name in sorted({one for mark in marks for one in self.marked.get((kind, mark), ())})]


def mark_both(kind: Kind, name: str) -> Iterator[str]:
    """Marks that two forms of one name share, whichever is the longer."""
    if kind is Kind.SCHOOL:
        parts = parse_name(name)
        if parts.ordinal:
            yield f"{parts.ordinal}{STAGES.get(parts.stage, parts.stage)}"
        else:
            yield parts.core.rstrip(LOOSE_WORDS)[-2:]
        if name.endswith(CAMPUSES):
            yield f"@{name[-3:]}"
        if "中心" in name:
            yield TOWN_SCHOOL.sub("+", name)[-3:]
    elif kind is Kind.AREA:
        yield from (place.code for place in load_places().find(name))
        yield from (name, name[:-1])
    elif kind is Kind.AUTHORITY:
        rest = split_places(fold_body(name))[1]
        bare = (rest[1:] if rest[:1] in LEVEL_LETTERS else rest).removeprefix("我")
        yield bare
        if is_short_bureau(BUREAU, bare):
            yield BUREAU
    elif kind is Kind.EVENT and (told := parse_edition(name)):
        yield f"@{told[0]}{told[2]}"


def mark_long(kind: Kind, name: str) -> Iterator[str]:
    """Marks of a name by which its shorter forms find it."""
    if kind is Kind.SCHOOL:
        parts = parse_name(name)
        if not parts.ordinal and len(parts.core) > 1:
            yield from (f"^{parts.core[:1]}", f"^{parts.core[:2]}")
    elif kind in {Kind.GROUP, Kind.ORGANISATION}:
        full = fold_body(name)
        yield from (full, split_places(full)[1], *(full[start:] for start in range(1, len(full) - BODY_TAIL + 1)))
        leads = {name.removesuffix("教育集团"), LED_GROUP.sub("", name)} - {name}
        yield from (f"~{lead[start:]}" for lead in sorted(leads) for start in range(len(lead)))
        if name.endswith(STUDIO):
            yield from (f"@{name[:end]}" for end in range(2, len("何雅琴小学")))
    elif kind in {Kind.AWARD, Kind.EVENT, Kind.PROGRAMME}:
        yield from (name[start:] for start in range(len(name) - THING_TAIL + 1))


def mark_short(kind: Kind, name: str) -> Iterator[str]:
    """Marks of a name by which it finds its longer forms."""
    if kind is Kind.SCHOOL:
        yield f"^{name[:-1]}"
    elif kind in {Kind.GROUP, Kind.ORGANISATION}:
        yield fold_body(name)
        yield f"~{name.removesuffix('集团')}"
        if name.endswith(STUDIO):
            yield f"@{name.removesuffix(STUDIO)}"
    elif kind in {Kind.AWARD, Kind.EVENT, Kind.PROGRAMME}:
        yield name


def parse_edition(name: str) -> tuple[str, str, str] | None:
    """The edition of an occasion, the level of the area it is of ("" where untold), and its name without both; None without an edition.

    >>> parse_edition("广元市第七届中小学科技创新大赛"), parse_edition("第七届全市中小学科技创新大赛")
    (('第七届', '市', '中小学科技创新大赛'), ('第七届', '市', '中小学科技创新大赛'))
    """
    edition = EDITION.search(name)
    if edition is None:
        return None
    parts, levels = [], ""
    for part in (name[: edition.start()], name[edition.end() :]):
        # A place is cut off what comes behind it: of a part that is no more than a place nothing is left but the mark.
        places, rest = split_places(f"{part}{END}")
        own = OWN.match(rest)
        levels += own.group()[-1] if own else places[-1][-1] if places else ""
        parts.append(OWN.sub("", rest).removesuffix(END))
    return edition.group(), levels, "".join(parts)
