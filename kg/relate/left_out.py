"""Whom a clause that tells an honour and names nobody is about: a team, a school without a name, a work, or the school told of before."""

import re

from kg.model import Kind, Sentence
from kg.relate.claims import Hit, Setting
from kg.relate.receivers import OF_WORK

UNNAMED_SCHOOL = re.compile(
    r"(?:^|[,;。:])[^,;。:]{0,4}(?:学校|[我本]校|[我本]园|幼儿园|校医室|[一-鿿]{0,6}(?:队|社团?|合唱团))(?![一-鿿]{0,2}[长员])[^,;。:]{0,30}[,;:][^。]*$"
)
"""How a sentence goes on about a school or team without a name."""
TEAM = re.compile(
    r"(?:[,;。:\t]|^(?=[我本]?[校园]))[^,;。:\t《》\"”]{0,8}(?:(?<![领军部大])队|社团?|[唱乐舞艺诗剧]团|(?<![一-鿿])[男女][篮排足])(?:\([^()]{1,12}\))?(?:在[^,;。:]{0,24}|双双|也|均|再次|一举|勇|喜|荣)*+$"
)
"""What stands before the verb of a clause that a team heads: ;男子足球队|蝉联."""
ITSELF = re.compile(
    r"(?:^|[,;。:])(?:目前|如今|近年来?|多年来|几年来|建[校园]以来|(?:19|20)\d\d年(?:\d{1,2}月)?(?:以来)?|此后|同年)?(?:学校|该校|全校|幼儿园|该园|全园)(?![的长们])[^;。:]{0,40}$"
)
"""A clause about the school told of before, and those that go on behind it."""


def tells_of_work(hit: Hit, sentence: Sentence) -> bool:
    """Whether a paper or project by its title is what a clause goes on about, and not who made it: 课题《…》|,5月结题,获…."""
    return OF_WORK.search(sentence.folded, 0, hit.chunks[hit.first].span.start - sentence.span.start) is not None


def is_team(hit: Hit, sentence: Sentence) -> bool:
    """Whether a team without a name of its own heads the clause of a match: its win is its school's, not that of who was told before."""
    return TEAM.search(sentence.folded, 0, hit.chunks[hit.first].span.start - sentence.span.start) is not None


def speaks_of_school(hit: Hit, sentence: Sentence) -> bool:
    """Whether a clause before a match is about a school or team that is named nowhere: 学校…,先后获得…."""
    before = sentence.folded[: hit.chunks[hit.first].span.start - sentence.span.start]
    return UNNAMED_SCHOOL.search(before) is not None


def speaks_of_topic(hit: Hit, sentence: Sentence, setting: Setting) -> list[str]:
    """The school told of before, where a clause up to a match is about 学校 and no school that speaks: 石桥中学…。|学校|先后被评为…."""
    topic = [one for one in setting.topic if one.mention.kind is Kind.SCHOOL]
    if len(topic) != 1 or len(setting.topic) != 1 or setting.voice_kind is Kind.SCHOOL:
        return []
    before = sentence.folded[: hit.chunks[hit.first].span.start - sentence.span.start]
    return list(topic[0].keys) if ITSELF.search(before) else []
