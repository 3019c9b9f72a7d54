"""Statements that names themselves make: where a body stands, an area side by side with the one above it, a campus and its school."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.fold import fold_text
from kg.model import Entity, Evidence, Kind, Linked, Modality, Predicate, Qualifiers, Statement
from kg.name_places import split_places
from kg.names import CALLED_GROUP, CAMPUS

PROVINCES = 5
LEVELS = {"省": PROVINCES, "市": 4, "州": 4, "盟": 4, "县": 3, "区": 3, "旗": 3, "镇": 2, "乡": 2, "道": 2, "村": 1}
"""How wide an area is by the last character of its name."""
SITE = re.compile(r"(?P<group>.+?(?:教育集团|集团|教联体|教共体))(?!学校$)[一-鿿]{1,8}?(?:校区|分校|分园|园区|学校)$")
"""A campus that bears the name of its group."""
LEAST_GROUP = 5
"""The name of a group has more letters where it alone is looked for in another."""
LEAST_SHORT = 3
"""A school called by its level has more letters than that behind it."""
CAMPUS_TAIL = re.compile(r"(?:校[区區]|分校|分[园園]|[园園][区區])$")


def derive_statements(entities: Mapping[str, Entity], links: Sequence[Linked], path: str) -> Iterator[Statement]:
    """LocatedIn for every body with an area, partOf for areas side by side, campusOf for campuses named after their school."""
    first: dict[str, Linked] = {}
    for link in links:
        for key in link.keys:
            if not link.mention.rule.startswith("pronoun"):
                first.setdefault(key, link)
    for key, entity in sorted(entities.items()):
        told = first.get(key) or next(
            (link for one, link in first.items() if entity.name and entity.name in link.mention.name), None
        )
        if entity.area and told and entity.area in entities and not entities[entity.area].silent:
            yield make(key, Predicate.LOCATED_IN, entity.area, Evidence(path, told.mention.span, "located-in"), 0.85)
    yield from join_areas(entities, links, path)
    yield from join_campuses(entities, first, path)
    yield from join_studios(entities, first, path)
    yield from join_leads(entities, first, path)
    yield from join_sites(entities, first, path)


def join_areas(entities: Mapping[str, Entity], links: Sequence[Linked], path: str) -> Iterator[Statement]:
    """PartOf where the text puts a narrower area right behind a wider one (长春市宽城区), also inside a longer name."""
    names = {
        name: key
        for key, entity in sorted(entities.items())
        if entity.kind is Kind.AREA
        for name in (entity.name, *entity.aliases)
        if len(name) > 1 and name[0] not in "我全本该" and not is_namesake(entity, name)
    }
    seen: set[tuple[str, str]] = set()
    for before, link in zip((None, *links), links, strict=False):
        chain = [names[name] for name in read_chain(link.mention.name, names)]
        if link.mention.kind is Kind.AREA and len(chain) == 1:
            chain = [link.keys[0]]
        if (
            before
            and before.mention.kind is Kind.AREA
            and before.mention.span.end == link.mention.span.start
            and before.mention.name in names
        ):
            chain = [before.keys[0], *chain]
        for wide, narrow in pairwise(chain):
            if narrow != wide and (narrow, wide) not in seen and not is_wider(entities[narrow], entities[wide]):
                seen.add((narrow, wide))
                yield make(narrow, Predicate.PART_OF, wide, Evidence(path, link.mention.span, "part-of"), 0.9)


def is_wider(narrow: Entity, wide: Entity) -> bool:
    """Whether the second of two areas is of a level above the first by their names (授予佛山|广东省先进市称号)."""
    below, above = (max((level_of(name) for name in (one.name, *one.aliases)), default=0) for one in (narrow, wide))
    return 0 < above < below


def level_of(name: str) -> int:
    """The level that the end of an area's name tells, from 1 for villages; 0 where it tells none.

    >>> level_of("广东省"), level_of("佛山市"), level_of("内蒙古自治区"), level_of("佛山")
    (5, 4, 5, 0)
    """
    folded = fold_text(name)
    if folded[:1] in "我全本该":
        return 0
    return PROVINCES if folded.endswith("自治区") else LEVELS.get(folded[-1:], 0)


def is_namesake(area: Entity, name: str) -> bool:
    """Whether a name alone means another area than this one, which is always told with the place it lies in (房县城关镇)."""
    return area.key != f"{Kind.AREA}:{name}" and any(
        area.key == f"{Kind.AREA}:{alias}" and alias.endswith(name) for alias in area.aliases
    )


def read_chain(name: str, names: Mapping[str, str]) -> list[str]:
    """The areas that a name begins with, one right behind the other, widest first.

    >>> keys = {"北京市": "1", "朝阳区": "2", "北京市朝阳区": "3"}
    >>> read_chain("北京市朝阳区新源小学", keys), read_chain("朝阳区新源小学", keys)
    (['北京市', '北京市朝阳区'], ['朝阳区'])
    """
    chain: list[str] = []
    while head := next((name[:size] for size in range(len(name), 0, -1) if name[:size] in names), ""):
        wide = next(
            (head[:size] for size in range(len(head) - 1, 1, -1) if head[:size] in names and head[size:] in names), ""
        )
        chain += [wide, head] if wide else [head]
        name = name[len(head) :]
    return chain


def join_campuses(entities: Mapping[str, Entity], first: Mapping[str, Linked], path: str) -> Iterator[Statement]:
    """CampusOf where a campus bears the name of a school of the document."""
    schools = {
        name: key
        for key, entity in sorted(entities.items())
        if entity.kind is Kind.SCHOOL
        for name in (entity.name, *entity.aliases)
    }
    ordered = sorted(schools.items())
    for key, entity in sorted(entities.items()):
        match = CAMPUS.match(entity.name) if entity.kind is Kind.SCHOOL else None
        parent = schools.get(match["parent"]) if match else None
        if not parent and entity.kind is Kind.SCHOOL and (tail := CAMPUS_TAIL.search(entity.name)):
            parent = next((schools[name] for name in list_heads(entity.name, tail.start()) if name in schools), None)
        if match and not parent:
            parent = next((one for name, one in ordered if name.endswith(match["parent"])), None)
            parent = parent or find_short(match["parent"], schools)
        if parent and parent != key and key in first:
            yield make(key, Predicate.CAMPUS_OF, parent, Evidence(path, first[key].mention.span, "campus-named"), 0.85)


def find_short(parent: str, schools: Mapping[str, str]) -> str | None:
    """The school that a document calls by its level where the name of its campus tells its county: 区机关幼儿园 for 惠阳区机关幼儿园."""
    short = (parent[at:] for at in range(1, len(parent) - LEAST_SHORT) if parent[at] in "省市县区旗镇乡")
    return next((schools[name] for name in short if name in schools), None)


def join_studios(entities: Mapping[str, Entity], first: Mapping[str, Linked], path: str) -> Iterator[Statement]:
    """AffiliatedWith for a person of the document after whom a studio is called: 李晓兰名师工作室, 临川市李晓兰小学语文名师工作室."""
    people = {one.name: key for key, one in sorted(entities.items()) if one.kind is Kind.PERSON and len(one.name) > 1}
    for key, entity in sorted(entities.items()):
        if entity.kind is Kind.ORGANISATION and entity.name.endswith(("工作室", "工作坊", "工作站")) and key in first:
            called = (entity.name, split_places(entity.name)[1])
            leader = next((people[one[:size]] for one in called for size in (4, 3, 2) if one[:size] in people), None)
            if leader:
                yield make(
                    leader, Predicate.AFFILIATED_WITH, key, Evidence(path, first[key].mention.span, "studio-named"), 0.8
                )


def join_leads(entities: Mapping[str, Entity], first: Mapping[str, Linked], path: str) -> Iterator[Statement]:
    """MemberOf, as its lead, for the school of the document that a group is called after: 沧江中学教育集团."""
    schools: dict[str, set[str]] = {}
    for key, entity in sorted(entities.items()):
        if entity.kind is Kind.SCHOOL and not entity.masked:
            for name in {entity.name, *entity.aliases}:
                schools.setdefault(name, set()).add(key)
    for key, entity in sorted(entities.items()):
        match = CALLED_GROUP.match(entity.name) if entity.kind is Kind.GROUP and not entity.masked else None
        if match is None or key not in first:
            continue
        heads = {
            one
            for at in range(match.end("school") - 1)
            for one in schools.get(match["school"][at:], ())
            if one in first
        }
        if len(heads) == 1:
            evidence = Evidence(path, first[key].mention.span, "group-named")
            told = make(min(heads), Predicate.MEMBER_OF, key, evidence, 0.8)
            yield replace(told, qualifiers=Qualifiers(role="Lead"))


def join_sites(entities: Mapping[str, Entity], first: Mapping[str, Linked], path: str) -> Iterator[Statement]:
    """MemberOf for a campus that bears the name of a group of the document: 石桥小学教育集团上徐校区."""
    groups = {
        name: key
        for key, entity in sorted(entities.items())
        if entity.kind is Kind.GROUP and not entity.masked
        for name in (entity.name, *entity.aliases)
    }
    for key, entity in sorted(entities.items()) if groups else ():
        names = (entity.name, *entity.aliases) if entity.kind is Kind.SCHOOL else ()
        site = next(filter(None, map(SITE.match, names)), None)
        group = site and (groups.get(site["group"]) or find_ending(site["group"], groups))
        if group and key in first:
            told = make(key, Predicate.MEMBER_OF, group, Evidence(path, first[key].mention.span, "site-named"), 0.85)
            yield replace(told, qualifiers=Qualifiers(role="Member"))


def find_ending(name: str, groups: Mapping[str, str]) -> str | None:
    """The only group whose name ends so, or that a longer name ends with: 石桥小学教育集团 for 临川市石桥小学教育集团."""
    found = {
        key for one, key in groups.items() if len(one) > LEAST_GROUP and (one.endswith(name) or name.endswith(one))
    }
    return found.pop() if len(found) == 1 else None


def list_heads(campus: str, tail: int) -> list[str]:
    """What may be the name of its school at the head of a campus, up to eight characters before its class word at `tail`, longest first."""
    return [campus[:size] for size in range(tail, max(1, tail - 9), -1)]


def make(subject: str, predicate: Predicate, target: str, evidence: Evidence, confidence: float) -> Statement:
    """A realised statement without qualifiers."""
    return Statement(subject, predicate, target, Qualifiers(), Modality.REALISED, (evidence,), confidence)
