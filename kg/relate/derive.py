"""Statements that names themselves make: where a body stands, an area side by side with the one above it, a campus and its school."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Entity, Evidence, Kind, Linked, Modality, Predicate, Qualifiers, Statement

CAMPUS = re.compile(r"^(?P<parent>.+?(?:小学|中学|学校|幼儿园|初中|高中|附中|附小|[0-9一二三四五六七八九十]中|[一二三四五六七八九十]小))(?P<tail>[一-鿿]{0,6}(?:校区|分校|分园|园区|本部))$")


def derive_statements(entities: Mapping[str, Entity], links: Sequence[Linked], path: str) -> Iterator[Statement]:
    """locatedIn for every body with an area, partOf for areas side by side, campusOf for campuses named after their school."""
    first: dict[str, Linked] = {}
    for link in links:
        for key in link.keys:
            if not link.mention.rule.startswith("pronoun"):
                first.setdefault(key, link)
    for key, entity in sorted(entities.items()):
        if entity.area and key in first and entity.area in entities:
            yield make(key, Predicate.LOCATED_IN, entity.area, Evidence(path, first[key].mention.span, "located-in"), 0.85)
    yield from join_areas(entities, links, path)
    yield from join_campuses(entities, first, path)


def join_areas(entities: Mapping[str, Entity], links: Sequence[Linked], path: str) -> Iterator[Statement]:
    """partOf where the text puts a narrower area right behind a wider one (长春市宽城区), also inside a longer name."""
    names = {name: key for key, entity in sorted(entities.items()) if entity.kind is Kind.AREA for name in (entity.name, *entity.aliases) if len(name) > 1 and name[0] not in "我全本该"}
    seen: set[tuple[str, str]] = set()
    for link in links:
        name = link.mention.name
        for wide, wide_key in sorted(names.items()):
            if not name.startswith(wide):
                continue
            rest = name[len(wide) :]
            narrow = max((one for one in names if rest.startswith(one)), key=len, default="")
            if narrow and names[narrow] != wide_key and (wide_key, names[narrow]) not in seen:
                seen.add((wide_key, names[narrow]))
                yield make(names[narrow], Predicate.PART_OF, wide_key, Evidence(path, link.mention.span, "part-of"), 0.9)


def join_campuses(entities: Mapping[str, Entity], first: Mapping[str, Linked], path: str) -> Iterator[Statement]:
    """campusOf where a campus bears the name of a school of the document."""
    schools = {name: key for key, entity in sorted(entities.items()) if entity.kind is Kind.SCHOOL for name in (entity.name, *entity.aliases)}
    for key, entity in sorted(entities.items()):
        match = CAMPUS.match(entity.name) if entity.kind is Kind.SCHOOL else None
        parent = schools.get(match["parent"]) if match else None
        if parent and parent != key and key in first:
            yield make(key, Predicate.CAMPUS_OF, parent, Evidence(path, first[key].mention.span, "campus-named"), 0.85)


def make(subject: str, predicate: Predicate, target: str, evidence: Evidence, confidence: float) -> Statement:
    """A realised statement without qualifiers."""
    return Statement(subject, predicate, target, Qualifiers(), Modality.REALISED, (evidence,), confidence)
