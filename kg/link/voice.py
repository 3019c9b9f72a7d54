"""Who speaks in a document: the body named in its title, at its head or in its signature."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.gate import lead
from kg.link.scope import REPORTERS, find_level
from kg.link.voice_places import (
    closes_text,
    heads_line,
    is_above,
    is_maker,
    is_venue,
    list_rolled,
    said_before,
    stands_alone,
)
from kg.model import SCHOOLING, Kind, Mention, Sentence, SentenceKind, Span
from kg.name_places import split_places
from kg.names import fold_body, is_short_bureau
from kg.record import record

SCHOOLLIKE = lead(r"[我本母]校|全[校园](?![长本])|[我本]园|[我本]院|(?:我们|咱们?)(?:学校|幼儿园|校|园)")
CLAIMED = re.compile(r"(?:我们|咱们?)$")
"""Before a name: it is the speaker's own (咱莱阳市蚬河幼儿园)."""
GROUPLIKE = re.compile(r"[我本]集团|[我本]学区|(?<![一-鿿])集团(?!化)")
BUREAULIKE = re.compile(r"[我本]局|[我全]办|[我全][区县市州]|教育局")
SPEAKER = re.compile(r"我[校园院局]|我(?:集团|学区)")
LEAST_SPOKEN = 2
HEAD = 500
"""The first so many characters at most are the head of a document, however long its lines."""
OFFICIAL = re.compile(r"[我本](?:局|办|区|县|市|旗|州|镇|乡|学区|集团)")
"""How an office speaks of itself or of its area; no school does where it says 我校 again and again."""
MASTHEAD = 4
"""Lines at the head of a document that may name who speaks."""
MET = re.compile(
    r"(?:隶属于?|直属于?|归|主管(?:单位|部门)[:为是]?)$|我[校园院局](?:区|们)?(?:与|和|同|跟|到|赴|派往)$|(?:^|[(,。\n])(?:呈?报送?|向|致|呈送?|[主抄]?送|抄报):?$|上报(?:至|到|给)?$|该[省市区县州旗]$|当地$"
    r"|(?:根据|按照|遵照|依照|依据|对照|贯彻|落实)了?$"
    r"|(?:列席|出席|参加|参会)[^,。]{0,3}:$"
)
"""Behind such words stands another body than the one that speaks."""
WITH_US = re.compile(
    r"(?<![一-鿿])[我本][校园][与和同跟][^,;。!?]{4,40}?(?=(?:签[订署约]|结[对成为]|建立|缔结|合作|共建|举行|开展|联合|牵手))"
)
"""Who speaks and those with whom it does something."""
NATIONAL = re.compile(r"^(?:教育部|国务院|国家)")
OFFICES = ("局", "办", "厅", "委", "室", "科", "处", "站", "馆", "院", "中心")
"""How a bureau says what it is: 我局, 我办."""
SHOWN = re.compile(
    r"[^一-鿿]{0,4}(?:[(][^()]{1,30}[)])?,?(?:学校|全园|幼儿园)?(?:系|正式|位|现|是一[所个座])?[^,。]{0,3}?(?:始建|创办|创建|兴建|建校|建园|建于|坐落|座落|位于|地处|成立于|开办于|是一所|隶属|占地)"
)
"""Behind the name of a school that its page introduces."""
INTRODUCING = 5
"""It does so in one of so many first lines."""
OWNER = re.compile(r"(?:版权所有|copyright|©|主办(?:单位)?[:：])[^一-鿿]{0,24}$")
OWNED = re.compile(r"\s*(?:版权所有|all rights)")
"""Around the name of whose site a page is."""
COMMITTEE = re.compile(r"(.{2,14}(?:学区|集团|联盟|共同体))(?:管理委员会|管委会|理事会|办公室|领导小组|工作委员会)")
"""The office of a group, which speaks for the group."""
BRANCH = re.compile(
    r"(?:中共|共青团|少先队)?(.{2,20}(?:小学|中学|学校|幼儿园|初中|高中))"
    r"(?:(?:党?总支|党?支部|党|少先队)(?:委员会|大队部)?|党委|工会|团委|团总支|(?:工作)?委员会)"
)
"""The party branch or union of a school, which speaks for the school."""
EDUCATION = re.compile(r"教[育体委科研学]|教育办|文教|招生|考试|督导")
"""What the names of authorities over schools hold."""
BESIDE = 12
PRESS = re.compile(r"本报[一-鿿]{0,4}(?:讯|记者|通讯员)|[(]记者\s")
"""At the head of a text: a paper speaks, and no body that its headline names."""
CLAUSE = re.compile(r"[。,;!?]|^:")
"""So many more characters, and none of these, stand in a line that is a signature."""
REPORT = re.compile(
    r"[(\s]*(?:\d{4}|[二一〇○零九八七六五四三]{4}|[春秋]季|上半年|学年|学期|工作)[^,。;!?]{0,14}(?:总结|小结|报告|汇报|回顾|盘点|手记|台账|大事记|记事)"
)
"""Behind who reports, in a title: the time and 工作小结."""
OF_SCHOOL = re.compile(r"(?:小学|中学|学校|幼儿园|校区|[一二三四五六七八九十][中小])[(（]$")
"""Before a campus in brackets: its school."""
LEAST = 4
"""What a body must weigh at least to be the one that speaks."""


@record
class Signs:
    """What a document shows of who speaks: how often it speaks as each kind of body and as each office (我局), how often it names each.

    `head`, `near` and `tail` are where its first lines end, the very first, and where its last begin; `level` is the
    last character of its area, `titles` the words of its title lines, `schoolish` whether only a school would speak so, `shown` the only school that
    a sentence introduces, `rolled` where the schools of rolls stand, `listed` whether its last lines are a list of schools.
    """

    sentences: Sequence[Sentence]
    title: str
    titles: str
    kinds: Mapping[Kind, int]
    offices: Mapping[str, int]
    names: Mapping[str, int]
    head: int
    near: int
    tail: int
    level: str
    schoolish: bool
    press: bool
    guests: frozenset[str]
    shown: str
    rolled: frozenset[Span]
    listed: bool


def find_voice(folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], title: str) -> Mention | None:
    """The body that reports: named in the title, the first lines or the signature, of the kind its first person tells."""
    signs = read_signs(folded, sentences, mentions, title)
    weighed = ((weigh_body(one, signs), -place, one) for place, one in enumerate(mentions) if may_speak(one, signs))
    best = max(weighed, key=lambda one: one[:2], default=None)
    return name_fully(best[2], mentions, signs) if best and best[0] >= LEAST else None


def name_fully(voice: Mention, mentions: Sequence[Mention], signs: Signs) -> Mention:
    """The body by its full name, where one of the first lines has that too: 特殊教育学校 above 沛县启明特殊教育学校."""
    fuller = [
        one
        for one in mentions
        if one.kind is voice.kind
        and one.span.end <= signs.head
        and one.name != voice.name
        and (one.name.endswith(voice.name) or is_short_bureau(voice.name, fold_body(split_places(one.name)[1])))
        and heads_line(one, signs.sentences[:MASTHEAD])
    ]
    return max(fuller, key=lambda one: (signs.names[one.name], -one.span.start), default=voice)


def read_signs(folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], title: str) -> Signs:
    """What a document shows of who speaks."""
    last = len(sentences) - 1
    schools = len(SCHOOLLIKE.findall(folded))
    return Signs(
        sentences=sentences,
        title=title.replace(" ", ""),
        titles="".join([one.chars for one in sentences if one.kind is SentenceKind.TITLE][:2]),
        kinds={
            Kind.SCHOOL: schools,
            Kind.GROUP: len(GROUPLIKE.findall(folded)),
            Kind.AUTHORITY: len(BUREAULIKE.findall(folded)),
        },
        offices={end: folded.count(f"我{end}") for end in OFFICES},
        names=Counter(mention.name for mention in mentions),
        head=min(sentences[min(5, last)].span.end, sentences[0].span.start + HEAD) if sentences else 0,
        near=sentences[min(3, last)].span.end if sentences else 0,
        tail=sentences[max(0, last - 2)].span.start if sentences else 0,
        level=find_level(folded),
        schoolish=schools >= LEAST_SPOKEN and OFFICIAL.search(folded) is None,
        press=PRESS.search(folded, 0, HEAD) is not None,
        guests=list_guests(sentences, mentions),
        shown=find_shown(sentences, mentions),
        rolled=list_rolled(sentences, mentions),
        listed=ends_in_list(sentences, mentions),
    )


def ends_in_list(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> bool:
    """Whether several of the last lines name a school each and little more: none of these signs."""
    last = sentences[-3:]
    schools = [
        one.span for one in mentions if one.kind is Kind.SCHOOL and last and one.span.start >= last[0].span.start
    ]
    short = [line for line in last if any(len(line.span) - len(one) <= 2 and line.span.covers(one) for one in schools)]
    return len(short) > 1


def list_guests(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> frozenset[str]:
    """The schools that the school which speaks is told to do something with: 我校与|梧桐初中、枫林中学|签订协议."""
    spans = [
        Span(match.start() + one.span.start, match.end() + one.span.start)
        for one in sentences
        for match in WITH_US.finditer(one.folded)
    ]
    schools = [one for one in mentions if spans and one.kind is Kind.SCHOOL and not one.rule.startswith("pronoun")]
    return frozenset(one.name for one in schools if any(span.covers(one.span) for span in spans))


def find_shown(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> str:
    """The name of the only school that a sentence of the document introduces (滨河幼儿园创办于1988年); "" where there are none or more."""
    schools = {one.span.start: one for one in mentions if one.kind is Kind.SCHOOL and not one.masked}
    found = [
        school.name
        for sentence in sentences[:INTRODUCING]
        if (school := schools.get(sentence.span.start)) and school.span.end <= sentence.span.end
        if SHOWN.match(sentence.folded, school.span.end - sentence.span.start)
    ]
    long = max(found, key=len, default="")
    return long if all(long.endswith(name) for name in found) else ""


def may_speak(mention: Mention, signs: Signs) -> bool:
    """Whether a mention may be of who speaks: a body by its name, met in no other place; a school must be told with some weight."""
    studio = mention.kind is Kind.ORGANISATION and mention.name.endswith("工作室") and mention.name in signs.title
    if not (studio or mention.kind in REPORTERS) or mention.rule.startswith("pronoun"):
        return False
    if (
        MET.search(said_before(mention, signs.sentences))
        or is_venue(mention, signs.sentences)
        or is_above(mention, signs.sentences)
    ):
        return False
    if mention.span in signs.rolled and not (mention.name in signs.title or signs.kinds[Kind.SCHOOL]):
        return False
    if mention.kind is Kind.SCHOOL and any(
        one.endswith(mention.name) or mention.name.endswith(one) for one in signs.guests
    ):
        return False
    if signs.press and not (any(signs.offices.values()) or signs.kinds.get(Kind.SCHOOL)):
        return False
    return (
        mention.kind is not Kind.SCHOOL
        or signs.names[mention.name] >= 3
        or mention.span.start <= signs.near
        or mention.name in signs.title
        or is_claimed(mention, signs)
        or is_signed(mention, signs)
        or stands_last(mention, signs)
        or owns_site(mention, signs.sentences)
    )


def weigh_body(mention: Mention, signs: Signs) -> float:
    """How much speaks for a body: its kind, how often it is named, and where."""
    score = 1.5 * min(3, signs.kinds.get(mention.kind, 0)) + min(4, signs.names[mention.name]) * 0.5
    shown = mention.kind is Kind.SCHOOL and mention.name == signs.shown
    titled = mention.name in signs.title or is_reporting(mention, signs) or shown
    score += 5 if titled else 3 if mention.name in signs.titles else 0
    last = stands_last(mention, signs)
    score -= 3 if mention.kind is Kind.SCHOOL and not (titled or last) and not signs.kinds[Kind.SCHOOL] else 0
    score += 2 if mention.span.end <= signs.head else 0
    score += 4 if last else 0
    score += 3 if mention.span.end <= signs.head and stands_alone(mention, signs.sentences[:MASTHEAD]) else 0
    score += 5 if is_signed(mention, signs) or (signs.kinds[Kind.SCHOOL] and owns_site(mention, signs.sentences)) else 0
    made = (mention.span.end <= signs.head or mention.span.start >= signs.tail) and is_maker(mention, signs.sentences)
    score += 4 if made or is_claimed(mention, signs) else 0
    return score + (weigh_authority(mention, signs) if mention.kind is Kind.AUTHORITY else 0)


def weigh_authority(mention: Mention, signs: Signs) -> float:
    """How much more speaks for an authority, or against it: its level, its field, and the office that speaks (我局)."""
    places, rest = split_places(mention.name)
    above = (rest[:1] if rest[:1] in "省市" else "") or (places[-1][-1] if places else "")
    level = signs.level
    lower = level == "区" and above == "市" and not places and f"区{rest[1:]}" not in signs.names
    wide = above in {"省", "市"} and above != level and not lower
    score = -4 if level and wide else 0
    score -= 8 if level and NATIONAL.match(mention.name) else 4 if signs.schoolish else 0
    score += 1 if EDUCATION.search(mention.name) else -1 if stands_last(mention, signs) else -4
    called = (
        mention.name if mention.name.endswith("局办公室") else mention.name.removesuffix("公室").removesuffix("员会")
    )
    spoken = any(signs.offices[end] for end in OFFICES if called.endswith(end))
    return score + (3 if spoken else -3 if any(signs.offices.values()) else 0)


def is_reporting(mention: Mention, signs: Signs) -> bool:
    """Whether a title line below the first tells whose report it is: ——望江县芦花小学|2022年秋季学期工作小结."""
    _, named, behind = signs.titles.partition(mention.name)
    return bool(named) and REPORT.match(behind) is not None


def is_claimed(mention: Mention, signs: Signs) -> bool:
    """Whether a body is told as the speaker's own (咱莱阳市蚬河幼儿园)."""
    return CLAIMED.search(said_before(mention, signs.sentences)) is not None


def stands_last(mention: Mention, signs: Signs) -> bool:
    """Whether a body makes one of the last lines, but for a few words and no clause."""
    if mention.span.start < signs.tail:
        return False
    lines = [one for one in signs.sentences[-3:] if one.span.covers(mention.span) and one.kind is not SentenceKind.ROW]
    rests = [
        line.folded[: mention.span.start - line.span.start].strip() + line.folded[mention.span.end - line.span.start :]
        for line in lines
    ]
    alone = any(len(rest) <= BESIDE and not CLAUSE.search(rest) for rest in rests)
    return alone and not (mention.kind is Kind.SCHOOL and signs.listed)


def is_signed(mention: Mention, signs: Signs) -> bool:
    """Whether a body signs at the very end of the text; a campus in brackets behind its school does not."""
    if mention.span.start < signs.tail or OF_SCHOOL.search(said_before(mention, signs.sentences)):
        return False
    return closes_text(mention, signs.sentences[-1])


def speak_for(mention: Mention) -> Mention:
    """The group for which its office speaks (临江大学区|管理委员会); any other mention as it is."""
    if mention.kind not in {Kind.AUTHORITY, Kind.ORGANISATION}:
        return mention
    group, school = COMMITTEE.fullmatch(mention.name), BRANCH.fullmatch(mention.name)
    match = group or school
    if match is None:
        return mention
    span = Span(mention.span.start, mention.span.start + match.end(1))
    kind = Kind.GROUP if group else Kind.SCHOOL
    return replace(mention, kind=kind, name=match[1], span=span, rule="body-of-office")


def owns_site(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether the foot of a page tells a school to be the owner of the site (Copyright 2015 望江小学)."""
    if mention.kind is not Kind.SCHOOL:
        return False
    place = bisect_right(sentences, mention.span.start, key=lambda sentence: sentence.span.start) - 1
    line, shift = sentences[place].folded, sentences[place].span.start
    before, behind = OWNER.search(line, 0, mention.span.start - shift), OWNED.match(line, mention.span.end - shift)
    return before is not None or behind is not None


def find_speaker(mentions: Sequence[Mention]) -> Mention | None:
    """The 我校 or 我园 that speaks where no name tells who it is: what its document says of it is kept, under no other name.

    Where no school is named at all, but persons are, it speaks though it says so but once.
    """
    named = any(one.kind in SCHOOLING and not one.rule.startswith("pronoun") for one in mentions)
    least = 1 if not named and any(one.kind is Kind.PERSON for one in mentions) else LEAST_SPOKEN
    told = [one for one in mentions if one.rule == "pronoun-voice" and SPEAKER.fullmatch(one.name)]
    counts = Counter(one.name for one in told)
    return next((replace(one, masked=True) for one in told if counts[one.name] >= least), None)
