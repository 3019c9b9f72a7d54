"""What the whole document tells of a statement's qualifiers: the level of an honour named elsewhere, roles in one form."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import (
    Entity,
    Frame,
    Kind,
    Level,
    Modality,
    Predicate,
    Statement,
    ToldRole,
)
from kg.places import load_places
from kg.relate.qualify import find_level, level_of
from kg.relate.surroundings import Surroundings
from kg.relate.times import Times
from kg.relate.untold_levels import UntoldLevels
from kg.relate.untold_roles import UntoldRoles

NO_ROLE = frozenset({"主持"})
"""What somebody does once, who is a 主持人 where it is a post; of a studio it is one."""
EPITHET = re.compile(
    r"^(?:工作室(?=主持人)|现任|新任|首任|前任|时任|原|已故|派驻|派出)(?=[一-鿿])|[(（](?:理事长|法人|兼|主持)[^()（）]*[)）]$"
)
EDITS = re.compile(r"审核|責編|责编|编辑|編輯|撰稿|供稿|摄影|通讯员|记录|签发|校对|代表|執筆|执笔|联系人|负责人")
"""What somebody does for a paper, who has another role besides where one is told."""
RAISED = re.compile(r"[副总分]$|执行$|名誉$")
"""What makes another post of one: the 副 of 副校长."""
OF_STUDIO = re.compile(r"^(?:领衔|主持|领衔人|主持人|(?:见习|核心|骨干)?成员|学员)$")
"""The roles that somebody has in a studio, who has another one at a school."""
DECIDES = re.compile(r"表彰|授予|命名|评选结果|获奖|光荣榜|公布|通报")
REGION = re.compile(r"[“\"]?(?:\d{4}年度?)?(?:第?[一二三四五六七八九十首\d]{1,3}[批届])?[“\"]?(?:全区|区级)")
REGIONS = frozenset({"15", "45", "54", "64", "65"})
"""The first figures of the codes of autonomous regions, whose 全区 is the region."""
TIMELESS = frozenset({Predicate.RECEIVED, Predicate.AFFILIATED_WITH, Predicate.LOCATED_IN, Predicate.PART_OF})


def settle_qualifiers(
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    around: Surroundings,
    frame: Frame,
    roles: Mapping[str, Sequence[ToldRole]],
) -> Iterator[Statement]:
    """The statements, with levels, years and roles that they leave untold and the document tells; `roles` are those of persons, by key."""
    by_key = {entity.key: entity for entity in entities}
    times, untold_roles = Times(around, frame.year), UntoldRoles(around)
    levels = tell_levels(statements, by_key, frame)
    untold_levels = UntoldLevels(around, by_key, levels)
    area = by_key[frame.area].name if frame.area in by_key else ""
    for given in statements:
        one = times.begin(given)
        told = one.qualifiers
        if one.predicate is Predicate.RECEIVED and one.object in by_key:
            level = told.level or levels.get(one.object) or untold_levels.find(one)
            level = widen_region(level, by_key[one.object].name, area)
            year = told.year or (times.tell_report(one.evidence) if one.modality is Modality.REALISED else None)
            yield replace(one, qualifiers=replace(told, level=level, year=year))
        elif one.predicate is Predicate.AFFILIATED_WITH:
            role = choose_role(one, roles.get(one.subject, ()), by_key)
            studio = one.object in by_key and by_key[one.object].kind is Kind.ORGANISATION
            role = role if studio and role in NO_ROLE else name_role(role)
            yield replace(one, qualifiers=replace(told, role=role or untold_roles.find(one)))
        elif told.year is None and one.modality is Modality.REALISED and one.predicate not in TIMELESS:
            year = times.tell(one.evidence)
            if year is None and one.predicate is Predicate.MERGED_INTO:
                year = times.tell_report(one.evidence)
            yield replace(one, qualifiers=replace(told, year=year))
        else:
            yield one


def tell_levels(statements: Iterable[Statement], by_key: Mapping[str, Entity], frame: Frame) -> Mapping[str, Level]:
    """The level of each honour by another of its names or statements, else by the body that the document confers it for."""
    said: dict[str, set[Level]] = defaultdict(set)
    asked: set[str] = set()
    for one in statements:
        if one.predicate is Predicate.RECEIVED:
            asked.add(one.object)
            if one.qualifiers.level is not None:
                said[one.object].add(one.qualifiers.level)
    voice = by_key.get(frame.voice)
    hosted = tell_hosts(statements, by_key)
    own = level_of(voice.name) if voice and voice.kind is Kind.AUTHORITY and DECIDES.search(frame.title) else None
    found: dict[str, Level] = {}
    for key in sorted(asked & by_key.keys()):
        entity = by_key[key]
        named = {level for name in (entity.name, *entity.aliases) if (level := find_level([name]))} or said[key]
        if len(named) == 1:
            found[key] = min(named)
        elif not named and key in hosted:
            found[key] = hosted[key]
        elif not named and own and entity.kind is Kind.AWARD:
            found[key] = own
    return found


def tell_hosts(statements: Iterable[Statement], by_key: Mapping[str, Entity]) -> Mapping[str, Level]:
    """The level of each occasion by the one bureau, area or school that holds it."""
    found: dict[str, set[Level]] = defaultdict(set)
    for one in statements:
        host = by_key.get(one.subject) if one.predicate is Predicate.HOLDS else None
        if host is None or host.kind not in {Kind.AUTHORITY, Kind.AREA, Kind.SCHOOL}:
            continue
        level = Level.SCHOOL if host.kind is Kind.SCHOOL else level_of(host.name)
        if level is not None:
            found[one.object].add(level)
    return {key: min(levels) for key, levels in found.items() if len(levels) == 1}


def widen_region(level: Level | None, name: str, area: str) -> Level | None:
    """The level of an honour, where 全区 means the autonomous region in which the county or city that reports lies.

    >>> widen_region(Level.COUNTY, "全区职业院校技能大赛", "西吉县"), widen_region(Level.COUNTY, "全区微课大赛", "城中区")
    (<Level.PROVINCIAL: 'ProvincialLevel'>, <Level.COUNTY: 'CountyLevel'>)
    """
    if level is not Level.COUNTY or not REGION.match(name) or area.endswith("区"):
        return level
    codes = {place.code[:2] for place in load_places().find(area)}
    return Level.PROVINCIAL if codes and codes <= REGIONS else level


def choose_role(one: Statement, told: Sequence[ToldRole], by_key: Mapping[str, Entity]) -> str:
    """The role of a person at a body: as the statement has it, longer where it stands so beside the name; else one told beside it."""
    role, here = one.qualifiers.role, [evidence.span for evidence in one.evidence]
    fit = [each for each in told if not each.body or one.object in each.body]
    near = [each.role for each in fit if any(span.covers(each.place) for span in here)]
    if role and not EDITS.search(role):
        return next((each for each in near if each.endswith(role) and not RAISED.search(each.removesuffix(role))), role)
    kind = by_key[one.object].kind if one.object in by_key else None
    far = [each.role for each in fit] if kind in {Kind.SCHOOL, Kind.GROUP, Kind.ORGANISATION} else []
    best = [each for each in (*near, *far) if bool(OF_STUDIO.search(each)) is (kind is Kind.ORGANISATION)]
    return next((each for each in best if not EDITS.search(each)), role or next(iter(best), ""))


def name_role(role: str) -> str:
    """A role without the time that it is held in.

    >>> name_role("五年级学生"), name_role("现任校长"), name_role("同学"), name_role("數學教師")
    ('五年级学生', '校长', '同学', '數學教師')
    """
    plain = EPITHET.sub("", role)
    return "" if plain in NO_ROLE else plain
