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
    Linked,
    Modality,
    Predicate,
    Sentence,
    Statement,
)
from kg.relate.qualify import level_of
from kg.relate.times import Times

SAME_ROLE = {"同学": "学生", "同學": "学生", "小朋友": "学生", "主持": ""}
PUPIL = re.compile(
    r"^(?:[高初中大小]?[一二三四五六七八九\d]{1,2}(?:\(\d+\))?(?:年[级級]|班)?)++(?=[学學]生$|同[学學]$)"
)
EPITHET = re.compile(r"^(?:现任|已故)(?=[一-鿿])|[(（](?:理事长|法人|兼|主持)[^()（）]*[)）]$")
DECIDES = re.compile(r"表彰|授予|命名|评选结果|获奖|光荣榜|公布|通报")
TIMELESS = frozenset({Predicate.RECEIVED, Predicate.AFFILIATED_WITH, Predicate.LOCATED_IN, Predicate.PART_OF})


def settle_qualifiers(
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    links: Sequence[Linked],
    sentences: Sequence[Sentence],
    frame: Frame,
    roles: Mapping[str, str],
) -> Iterator[Statement]:
    """The statements, with levels, years and roles that they leave untold and the document tells; `roles` are those of persons, by key."""
    by_key = {entity.key: entity for entity in entities}
    times = Times(links, sentences, frame.year)
    levels = tell_levels(statements, by_key, frame)
    for given in statements:
        one = times.begin(given)
        told = one.qualifiers
        if one.predicate is Predicate.RECEIVED and told.level is None and one.object in levels:
            yield replace(one, qualifiers=replace(told, level=levels[one.object]))
        elif one.predicate is Predicate.AFFILIATED_WITH:
            kind = by_key[one.object].kind if one.object in by_key else None
            role = told.role or (roles.get(one.subject, "") if kind in {Kind.SCHOOL, Kind.GROUP} else "")
            yield replace(one, qualifiers=replace(told, role=name_role(role)))
        elif told.year is None and one.modality is Modality.REALISED and one.predicate not in TIMELESS:
            yield replace(one, qualifiers=replace(told, year=times.tell(one.evidence)))
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
    own = level_of(voice.name) if voice and voice.kind is Kind.AUTHORITY and DECIDES.search(frame.title) else None
    found: dict[str, Level] = {}
    for key in sorted(asked & by_key.keys()):
        entity = by_key[key]
        named = {level for name in (entity.name, *entity.aliases) if (level := level_of(name))} or said[key]
        if len(named) == 1:
            found[key] = min(named)
        elif not named and own and entity.kind is Kind.AWARD:
            found[key] = own
    return found


def name_role(role: str) -> str:
    """A role without the class or time that it is held in.

    >>> name_role("五年级学生"), name_role("现任校长"), name_role("同学"), name_role("数学教师")
    ('学生', '校长', '学生', '数学教师')
    """
    plain = EPITHET.sub("", PUPIL.sub("", role))
    return SAME_ROLE.get(plain, plain)
