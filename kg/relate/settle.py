"""What the whole document tells of a statement's qualifiers: the level of an honour named elsewhere, roles in one form."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.mention.person_lists import COUNTED, NUMERALS
from kg.mention.posts import find_posts
from kg.model import Entity, Frame, Kind, Level, Linked, Predicate, Sentence, Statement
from kg.relate.qualify import level_of

SAME_ROLE = {"同学": "学生", "小朋友": "学生"}
PUPIL = re.compile(r"^(?:[高初中大小]?[一二三四五六七八九\d]{1,2}(?:\(\d+\))?(?:年级|班)?)+(?=学生$|同学$)")
EPITHET = re.compile(r"^(?:现任|已故)(?=[一-鿿])|[(（](?:理事长|法人|兼|主持)[^()（）]*[)）]$")
DECIDES = re.compile(r"表彰|授予|命名|评选结果|获奖|光荣榜|公布|通报")
EDGE = "、,，。;；:：\n\t )）"


def settle_qualifiers(
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    links: Sequence[Linked],
    sentences: Sequence[Sentence],
    frame: Frame,
) -> Iterator[Statement]:
    """The statements, with levels and roles that they leave untold and the document tells."""
    by_key = {entity.key: entity for entity in entities}
    levels = tell_levels(statements, by_key, frame)
    roles = dict(read_roles(links, sentences)) if _lacks_role(statements) else {}
    for one in statements:
        told = one.qualifiers
        if one.predicate is Predicate.RECEIVED and told.level is None and one.object in levels:
            yield replace(one, qualifiers=replace(told, level=levels[one.object]))
        elif one.predicate is Predicate.AFFILIATED_WITH:
            kind = by_key[one.object].kind if one.object in by_key else None
            role = told.role or (roles.get(one.subject, "") if kind in {Kind.SCHOOL, Kind.GROUP} else "")
            yield replace(one, qualifiers=replace(told, role=name_role(role)))
        else:
            yield one


def _lacks_role(statements: Iterable[Statement]) -> bool:
    return any(one.predicate is Predicate.AFFILIATED_WITH and not one.qualifiers.role for one in statements)


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


def read_roles(links: Sequence[Linked], sentences: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """Roles of persons whom a count or a post right before tells: 甲小学某某、乙小学某某2位同学; 语文教师某某."""
    people = sorted((one for one in links if one.mention.kind is Kind.PERSON), key=lambda one: one.mention.span)
    starts = [one.mention.span.start for one in people]
    for sentence in sentences:
        here = people[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        if here:
            yield from read_posts(here, sentence)
            yield from read_counts(here, sentence)


def read_posts(people: Sequence[Linked], sentence: Sentence) -> Iterator[tuple[str, str]]:
    """The post right before each person, where nothing stands before it in its clause."""
    shift, folded = sentence.span.start, sentence.folded
    for post in find_posts(folded):
        free = post.span.start == 0 or folded[post.span.start - 1] in EDGE
        for one in people:
            if free and one.mention.span.start - shift == post.span.end:
                yield from ((key, post.span.of(folded)) for key in one.keys)


def read_counts(people: Sequence[Linked], sentence: Sentence) -> Iterator[tuple[str, str]]:
    """The role of as many persons as are counted right behind the last of them."""
    shift, folded = sentence.span.start, sentence.folded
    for count in COUNTED.finditer(folded):
        number = int(count[1]) if count[1].isdigit() else NUMERALS.index(count[1].replace("两", "二"))
        before = [one for one in people if one.mention.span.end - shift <= count.start()][-number:]
        if len(before) == number and before[-1].mention.span.end - shift == count.start():
            role = re.sub(r"^[^位名]*[位名]|优秀|青年|骨干|年轻", "", count.group())
            yield from ((key, role) for one in before for key in one.keys)
