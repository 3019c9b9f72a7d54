"""Where bodies stand by what is told around them: a heading, a row, an area that heads their clause or owns their list."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from kg.link.nesting import lies_in
from kg.model import BODIES, Kind, Mention, Sentence, SentenceKind, Span
from kg.places import load_places

NUMBERED = re.compile(r"\s*[(]?\d{1,3}[).、]?[ \t]{1,}")
CELL = re.compile(r"[ \t\n|;,]|$")
PART = re.compile(r"[^;。!?\n]+")
HEAD = re.compile(r"(?:^|[,:、\s)(]|[是.])(?:而|其中|如|像|在|另|另外|同时|此外|目前|今年|去年|明年)?$")
GUEST = re.compile(
    r"[^,;。]{0,12}(?:代表团|考察团|来访|来校|一行|来宾|客人|学习|考察|取经|交流|支援|对口|结对|援|籍)|[路街道]"
)
"""Behind an area: who comes from there, or goes there."""
SITED = re.compile(
    r"(?:(?!学区|集团|片区|校区|分校|分园|者)[^;。!?]){0,10}?(?<![原曾不])(?:选址|坐落|位于|地处|落户|设在|建在|选在)(?:于|在|到)?(?:我[省市区县旗州])?"
)
"""Between a school and the area where it stands (滨海校区,选址|白马井镇)."""
DIRECT = re.compile(r"[省市区县旗州](?:直属?|本级)(?:各?学校|单位)?(?:[(（:：]|$)")
"""A heading over the schools of the reporting area's own (市直学校)."""
OWNED = frozenset({Kind.SCHOOL, Kind.ORGANISATION})
COUNTY = 3
RANKS = (
    (("村", "社区"), 1),
    (("镇", "乡", "街道"), 2),
    (("县", "区", "旗"), COUNTY),
    (("市", "州", "盟"), 4),
    (("省", "自治区"), 5),
)


def head_areas(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], keys: Mapping[Mention, str], scope: str = ""
) -> dict[int, str]:
    """For the start of each mention, the key of the area that its nearest heading names, where it names just one.

    `scope` is the key of the reporting area: a smaller one that heads a clause holds for the bodies of that clause.
    """
    spans = {mention.span: keys[mention] for mention in mentions if mention.kind is Kind.AREA}
    areas, starts = sorted(spans), sorted({mention.span.start for mention in mentions})
    found: dict[int, str] = {}

    @cache
    def tell(stretch: Span) -> str:
        near = areas[bisect_left(areas, Span(stretch.start, 0)) : bisect_left(areas, Span(stretch.end, 0))]
        inside = {spans[span] for span in near if stretch.covers(span)}
        return inside.pop() if len(inside) == 1 else ""

    for sentence in sentences:
        area = ""
        for heading in sentence.headings:
            told = tell(heading.span) if heading.level > 0 else ""
            told = scope if DIRECT.match(heading.words) else told
            area = told if told and not lies_in(name_of(scope), name_of(told)) else area
        if sentence.kind is SentenceKind.ROW or (NUMBERED.match(sentence.folded) and has_cell(sentence, areas)):
            area = tell(sentence.span) or area
        if area:
            here = starts[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
            found.update(dict.fromkeys(here, area))
    clauses = place_told(sentences, mentions, keys, scope) | place_sited(sentences, mentions, keys)
    return clauses | found | place_counted(mentions, keys) | place_owned(sentences, mentions, keys)


def has_cell(sentence: Sentence, areas: Sequence[Span]) -> bool:
    """Whether an area fills a cell of a flattened row: 1 甲集团 甲小学 乙小学 2016.9 京口区."""
    shift = sentence.span.start
    near = areas[bisect_left(areas, sentence.span) : bisect_left(areas, Span(sentence.span.end, 0))]
    return any(
        CELL.match(sentence.folded, one.end - shift)
        and one.start - shift > 1
        and sentence.folded[one.start - shift - 1] in " \t\n|0123456789"
        for one in near
    )


def place_told(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], keys: Mapping[Mention, str], scope: str
) -> dict[int, str]:
    """For each body that stands behind the one area of its part of a sentence, the key of that area, where it heads a clause and lies in the reporting area."""
    found: dict[int, str] = {}
    wide = rank_area(name_of(scope))
    if wide < COUNTY:
        return found
    ordered = sorted((one for one in mentions if one.kind is Kind.AREA or one.kind in BODIES), key=lambda one: one.span)
    starts = [one.span.start for one in ordered]
    for sentence in sentences:
        shift = sentence.span.start
        near = ordered[bisect_left(starts, shift) : bisect_left(starts, sentence.span.end)]
        if not any(one.kind is Kind.AREA for one in near):
            continue
        for part in PART.finditer(sentence.folded):
            inside = [one for one in near if part.start() <= one.span.start - shift < part.end()]
            areas = [one for one in inside if one.kind is Kind.AREA]
            if len(areas) != 1 or keys[areas[0]] == scope or rank_area(areas[0].name) >= wide:
                continue
            area = areas[0]
            before = sentence.folded[part.start() : area.span.start - shift]
            after = sentence.folded[area.span.end - shift :]
            if HEAD.search(before) and not GUEST.match(after):
                found.update({one.span.start: keys[area] for one in inside if one.span.start > area.span.start})
    return found


def name_of(key: str) -> str:
    """The name in the key of an area."""
    return key.removeprefix(f"{Kind.AREA}:")


def rank_area(name: str) -> int:
    """How wide an area is: 1 a village, 2 a town, 3 a county, 4 a city, 5 a province, 0 where nothing tells.

    >>> rank_area("柳州市"), rank_area("句容市"), rank_area("华阳镇")
    (4, 3, 2)
    """
    kinds = {place.kind for place in load_places().find(name)}
    if len(kinds) == 1:
        return {"Province": 5, "City": 4, "County": COUNTY}.get(kinds.pop(), COUNTY)
    return next((rank for ends, rank in RANKS if name.endswith(ends)), 0)


def place_counted(mentions: Sequence[Mention], keys: Mapping[Mention, str]) -> dict[int, str]:
    """For each school of a counted list, the key of the town right before the list (石牛镇高坎、低坎两所小学)."""
    found: dict[int, str] = {}
    if not any(one.rule == "shared-count" for one in mentions):
        return found
    area, end = "", -1
    for mention in sorted(mentions, key=lambda one: one.span):
        if mention.kind is Kind.AREA:
            area, end = keys[mention], mention.span.end
        elif area and mention.rule == "shared-count" and mention.span.start - end <= 1:
            found[mention.span.start] = area
            end = mention.span.end
        else:
            area = ""
    return found


def place_owned(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], keys: Mapping[Mention, str]
) -> dict[int, str]:
    """For each school or studio of a list that an area owns, the key of the area (神岗乡的党口小学、台上教学点)."""
    found: dict[int, str] = {}
    begins = [sentence.span.start for sentence in sentences]
    area, end, joints = "", -1, ""
    for mention in sorted(mentions, key=lambda one: one.span):
        sentence = sentences[bisect_right(begins, mention.span.start) - 1]
        between = sentence.folded[max(0, end - sentence.span.start) : mention.span.start - sentence.span.start]
        if mention.kind is Kind.AREA:
            area, end, joints = keys[mention], mention.span.end, "的"
        elif area and mention.kind in OWNED and len(between) == 1 and between in joints:
            found[mention.span.start] = area
            end, joints = mention.span.end, "、和与及"
        elif mention.span.start >= end:
            area = ""
    return found


def place_sited(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], keys: Mapping[Mention, str]
) -> dict[int, str]:
    """For each school that is told to stand in a town or village, the key of that (滨海校区选址白马井镇)."""
    found: dict[int, str] = {}
    begins = [sentence.span.start for sentence in sentences]
    school: Mention | None = None
    for mention in sorted(mentions, key=lambda one: one.span):
        if mention.kind is Kind.AREA and school and 0 < rank_area(mention.name) < COUNTY:
            sentence = sentences[bisect_right(begins, mention.span.start) - 1]
            start = school.span.end - sentence.span.start
            if start > 0 and SITED.fullmatch(sentence.folded, start, mention.span.start - sentence.span.start):
                found[school.span.start] = keys[mention]
        if mention.kind is Kind.AREA and mention.rule.startswith("pronoun"):
            continue
        school = mention if mention.kind is Kind.SCHOOL and not mention.rule.startswith("pronoun") else None
    return found
