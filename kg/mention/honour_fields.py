"""Honours that several fields of work share one title for: 人防教育、图书发行等5个工作先进单位 are as many honours as fields."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.mention.shared import split_mentions
from kg.model import Kind, Mention, Sentence, Span
from kg.record import record
from kg.rules import alternate, read_table

LEVEL = r"(?:国家级?|全?[省市区县州]级?|全国)?"
TITLE = (
    r"(?:先进|优秀|优胜|模范|示范|标杆|达标|特色|红旗|标兵)(?:工作)?(?:单位|集体|学校|团体|校|[县区市乡镇]|组织奖|基地)"
)
WHOLE = re.compile(rf"(?:(?P<place>[一-鿿]{{2,6}}?[省市州县区旗])|{LEVEL}){TITLE}")
ENDING = re.compile(rf"(?:工作)?{TITLE}$")
NUMBER = r"(?:\d+|[两二三四五六七八九十几多]+)"
TALLIED = re.compile(
    rf"(?:等|这)?{NUMBER}(?:多|余)?(?:[项个方条](?:面|线)?|大块|块)(?:的)?(?P<work>工作|专项工作|业务)?(?:的)?[“\"]?$"
)
"""Between fields and the title they share: how many they are, and no verb."""
EACH = re.compile(
    rf"(?:等)?(?:(?:这)?{NUMBER}(?:[项个条](?:战?线|方面)?|方面|块|大块)?)?(?P<work>工作)?(?:上|里)?"
    r"(?:(?:都|均|各|也|皆|全部|全|双双|分别|先后|又|还|同时|一并|曾|已|相继)+)"
    r"被?(?:(?:[国省市区县州][里级]|[一-鿿]{1,8}[局厅委府会])?(?:评为|评上|评到|评成|授予|命名为|认定为|表彰为|确定为|获评|荣获|喜获|获得|获|取得|捧回|捧得|捧|拿过|拿到|拿下|拿|得过|得到|得|摘得|夺得|夺|成为|是|为|添|挂上|当上|有|抱回|领回|赢得))"
    r"(?:了|过)?(?:一?[个项块枚面张])?(?:[国省市区县州][里级]?的?)?[“\"]?$"
)
"""Between fields and the title that each of them is given: a verb, with 都 or 各."""
FIELD = r"[一-鿿A-Za-z0-9“”\"·]{2,12}"
LISTED = re.compile(rf"(?P<fields>{FIELD}(?:、{FIELD})*(?:、|和|与|及|以及){FIELD}?)$")
LEAD = re.compile(r"^.*(?:获得|荣获|有|是|为|被|获|在|于|的|将|把|对|因|其中|以及|:)")
JOINT = re.compile(r"以及|[、和与及]")
OF_LEVEL = re.compile(r"(?:国家|[部省市区县州旗镇校])级")
LEVELS = re.compile(r"(?:(?:国家|[部省市区县州旗镇校])级(?:[、和与及]|以及)){1,4}$")
"""Levels that share the title behind them: 部级、|省级优课."""
COUNTED = re.compile(
    r"[”\"]?(?:称号|教师|人数)?(?:各|共|分别|达|有|占|[一二三四五六七八九十两几多]+[人名位个项节])*\d|[”\"]?[一二三四五六七八九十两几多]+[人名位个项节]"
)
"""Behind levels of which only numbers are told: 省级、市级骨干教师|12人."""
UNFIT = re.compile(r"[小中]学$|学校$|幼儿园$|[老教]师$|同学$|[一-鿿]局$|校长$|[了过着]")
NEAR = 90


@cache
def load_fields() -> re.Pattern[str]:
    """The words of `ontology/terms/fields.csv`, any of which tells a field of work."""
    return re.compile(alternate(row["word"] for row in read_table("terms/fields.csv", ("word",))))


@record
class Told:
    """The honours of one title: a mention for each field, and what stands instead of the title's own mention."""

    title: Mention
    fields: tuple[Mention, ...]
    instead: Mention


def split_titles(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Told]:
    """The titles that fields of work share."""
    for sentence, here in zip(sentences, split_mentions(sentences, mentions), strict=True):
        for mention in here:
            if mention.kind is Kind.AWARD:
                told = read_levels(sentence, mention) or (
                    read_title(sentence, mention, here) if ENDING.search(mention.name) else None
                )
                if told:
                    yield told


def read_levels(sentence: Sentence, title: Mention) -> Told | None:
    """The honours of one title at several levels, each a name by its level: 部级、省级优课; None where there is one."""
    own = OF_LEVEL.match(title.name)
    start = title.span.start - sentence.span.start
    levels = LEVELS.search(sentence.folded, 0, start) if own else None
    counted = COUNTED.match(sentence.folded, title.span.end - sentence.span.start)
    if own is None or levels is None or counted or len(title.name) == own.end():
        return None
    rest = title.name[own.end() :]
    shift = sentence.span.start
    told = [
        Mention(
            Kind.AWARD,
            one.group() + rest,
            Span(one.start() + shift, one.end() + shift),
            "shared-title",
            title.score * 0.9,
            inferred=True,
        )
        for one in OF_LEVEL.finditer(sentence.folded, levels.start(), levels.end())
    ]
    return Told(title, tuple(told), title)


def read_title(sentence: Sentence, title: Mention, others: Sequence[Mention]) -> Told | None:
    """The honours that one title stands for, by the fields before it; None where there are none."""
    start = title.span.start - sentence.span.start
    before = sentence.folded[max(0, start - NEAR) : start]
    shift = sentence.span.start + max(0, start - NEAR)
    joint = TALLIED.search(before) or EACH.search(before)
    whole = WHOLE.fullmatch(title.name)
    if whole and joint is not None:
        return share_title(title, before[: joint.start()].rstrip(","), shift, joint, others)
    if whole:
        return None
    fields = list(list_fields(before, shift, others)) if before.endswith(("、", "和", "与", "及")) else []
    if not fields or not load_fields().search(title.name):
        return None
    tail = ENDING.search(title.name)
    ending = tail.group() if tail else title.name
    return Told(title, tuple(make_mention(words, span, ending, title) for words, span in fields), title)


def share_title(
    title: Mention, before: str, shift: int, joint: re.Match[str], others: Sequence[Mention]
) -> Told | None:
    """The honours of a title that stands behind a number or verb of its own; without a verb the last field goes on to the title."""
    fields = list(list_fields(before, shift, others))
    if len(fields) < 2:
        return None
    ending = ("工作" if joint["work"] else "") + title.name.strip('“”"')
    named = [make_mention(words, span, ending, title) for words, span in fields]
    if joint.re is TALLIED:
        words, span = fields[-1]
        last = make_mention(words, Span(span.start, title.span.end), ending, title)
        return Told(title, tuple(named[:-1]), last)
    return Told(
        title, tuple(named), Mention(Kind.AWARD, title.name, title.span, "pronoun-shared", title.score, inferred=True)
    )


def list_fields(before: str, shift: int, others: Sequence[Mention]) -> Iterator[tuple[str, Span]]:
    """The fields that end right before a title, with their spans; none where one is a body or person, or none is a field of work."""
    clause = re.split(r"[,;:。(]", before)[-1]
    floor = len(before) - len(clause)
    joints = [*JOINT.finditer(clause)]
    if not joints:
        return
    edges = [0, *(edge for joint in joints for edge in joint.span()), len(clause)]
    found: list[tuple[str, Span]] = []
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        words = clause[begin:end]
        lead = LEAD.match(words) if not found else None
        at = begin + (lead.end() if lead else 0)
        if not found:
            ends = [one.span.end - floor - shift for one in others if one.span.start < floor + shift + end]
            at = max([at, *(place for place in ends if place < end)])
        words = clause[at:end].strip('“”" ')
        if words:
            found.append((words, Span(floor + shift + at, floor + shift + end)))
    told = load_fields()
    fits = [
        2 <= len(words) <= 14
        and not UNFIT.search(words)
        and not any(one.span.overlaps(span) and one.kind not in {Kind.AREA, Kind.PROGRAMME} for one in others)
        for words, span in found
    ]
    known = sum(bool(told.search(words)) for words, _ in found)
    if all(fits) and known and known * 2 >= len(found):
        yield from found


def make_mention(words: str, span: Span, ending: str, title: Mention) -> Mention:
    """The honour of one field."""
    whole = WHOLE.fullmatch(ending.removeprefix("工作"))
    place = (whole["place"] or "") if whole else ""
    ending = ending.replace(place, "", 1)
    name = place + words + (ending.removeprefix("工作") if words.endswith("工作") else ending)
    return Mention(Kind.AWARD, name, span, "shared-title", title.score * 0.9, inferred=True)
