"""Persons named only by the studio that is called after them: 何雅琴 of 何雅琴小学语文工作室."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.mention.candidate import Candidate
from kg.mention.foreign_names import is_foreign, is_kin
from kg.mention.person_model import load_model
from kg.model import Kind, Mention, Sentence, Span
from kg.name_places import split_places
from kg.tokens import dictionary_tag

STUDIO = re.compile(r"工作(?:室|坊|站)$")
FIELD = re.compile(
    r"特级|卓越|优秀|首席|乡村|民族|[市省县区]级|名(?:师|校长|班主任|园长|教师|辅导员|匠)|教师|校长|园长|班主任|书记|教练|大师|劳模|工匠|[小初高]中?[学段]?|中职|职教|学前|幼儿|幼教|特教"
    r"|语文|数学|英语|物理|化学|生物|历史|地理|政治|思政|体育|音乐|美术|书法|科学|劳动|心理|科技|信息|舞蹈|技能|德育|教育|教学|健康|技术|与|道德|法治|综合|实践|艺术|[一-鿿]{2}语|[学育科课程]"
)
"""Words between whom a studio is called after and its class word: whom it is for, and its field."""
LONGEST_FIELD = 8
LONGEST = 6
LEAST, SURE = -2.6, 0.0
"""A name below the first logit is no person's (玉茗, 梨城); behind one above the second any field may stand."""
RULE = "studio-lead"
VOUCHED = 0.9
"""The score of a studio called after somebody."""


def find_studio_leads(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A mention in place of each studio called after somebody whom nothing else names."""
    people = {one.name for one in mentions if one.kind is Kind.PERSON}
    for one in mentions:
        if one.kind is Kind.ORGANISATION and not one.masked and STUDIO.search(one.name):
            name = read_lead(split_places(one.name)[1])
            if name and name not in people:
                people.add(name)
                yield Mention(Kind.PERSON, name, one.span, RULE, 0.8)


def vouch_studio(sentence: Sentence, one: Candidate) -> Candidate:
    """A candidate, sure where it is a studio called after somebody (成立|饶开智名师工作室)."""
    if one.kind is not Kind.ORGANISATION or one.score >= VOUCHED:
        return one
    words = Span(one.span.start - sentence.span.start, one.span.end - sentence.span.start).of(sentence.folded)
    return replace(one, score=VOUCHED) if STUDIO.search(words) and read_lead(split_places(words)[1]) else one


def read_lead(called: str) -> str:
    """Whom a studio is called after, by its name without places; "" for nobody.

    >>> read_lead("何雅琴小学语文工作室"), read_lead("欧阳晓兰初中数学工作室"), read_lead("玉茗名班主任工作室")
    ('何雅琴', '欧阳晓兰', '')
    """
    field = STUDIO.sub("", called)
    weighed = [(size, weigh_lead(called[:size])) for size in range(min(LONGEST, len(field)), 1, -1)]
    told = (called[:size] for size, logit in weighed if logit > LEAST and is_field(field[size:]))
    sure = (called[:size] for size, logit in weighed if logit > SURE and len(field) - size <= LONGEST_FIELD)
    return next(told, next(sure, ""))


def is_field(words: str) -> bool:
    """Whether words tell whom a studio is for, and its field, or nothing.

    >>> is_field("小学语文名师"), is_field("晓兰名师")
    (True, False)
    """
    end = 0
    while match := FIELD.match(words, end):
        end = match.end()
    return end == len(words)


def weigh_lead(name: str) -> float:
    """The logit of a name that nothing but the studio's vouches for; what is a word is none (明德, 江南)."""
    model = load_model()
    if name in model.banned or not dictionary_tag(name).startswith("nr" if dictionary_tag(name) else ""):
        return -math.inf
    if is_foreign(name) and is_kin(name):
        return SURE + 1
    return max(
        (
            model.score(name[:cut], name[cut:], alone=True)
            for cut in (2, 1)
            if name[:cut] in model.surnames and 0 < len(name) - cut <= 2
        ),
        default=-math.inf,
    )
