"""Rosters of groups: lists of schools behind a group's name or a label, in one sentence or over the lines below it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.gate import lead
from kg.model import Entity, Frame, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, SentenceKind, Span
from kg.record import record
from kg.relate.claims import Claim
from kg.relate.group_columns import Header, read_column_row, read_header, read_rest
from kg.relate.operators import Worth, find_operators, weigh_claim
from kg.relate.plan_headings import is_planned_section
from kg.relate.skeleton import GROUP, OUTSIDE, PERSON, SCHOOL, TO_JOIN, Skeleton, list_members, make_skeleton

REACH = 3
"""How many sentences back the group of a label without one may stand."""
HEAD, TITLE = 4, 40
"""A group named in so many first lines of at most so many characters is the one whose document it is."""
LONGEST = 160
LEAD = r"(?:大?学区长|核心|龙头|牵头|盟主|领航|领办|引领|理事长|首席|主席|组长|主体)(?:学校|单位|幼儿园|校|园)?|总校|总园|中心园|盟主|主校"
PART = r"(?:新增|新加入的?|首批|全部|现有|紧密型|松散型|融合型|副理事长|常务理事|理事|副盟主|加盟|联盟|伙伴|协同)?(?:成员|加盟|联盟|理事)?(?:学校|单位|小学|中学|初中|幼儿园|校|园)(?:有|名单|一览表?|如下)?|分校|分园|成员(?:有|名单)?"
EACH = r"(?:参会|与会|参加|出席|到会|学区内?|集团内?|联盟内?|片区内?)?(?:各|[两三四五六七八九十]|\d{1,3})(?:所)?(?:成员)?(?:学校|校|园|小学|单位)(?:园)?"
FIGURE = r"[\d两一二三四五六七八九十]{1,4}+(?:所|个|家|校|园)?(?:学校|小学|中学|初中|高中|幼儿园|九年一贯制学校|教学点|成员校|成员单位|成员|单位|校|园)?"
ABOUT = rf"(?:的|现有|共有|有|现辖|下辖|管辖|共辖|辖区?内?|包括|包含|涵盖|覆盖|含|下属|由|内|中|共|现|其中|分别是|分别为|是|为|如下|组成|构成|办学模式|等|、|学校|小学|中学|幼儿园|{FIGURE}|{EACH}|{PART}|\([^()]{{0,12}}\)|\s)*+"
MEMBER = (
    rf"{SCHOOL}(?:\s?\([^()]{{0,24}}\))?(?:(?:\s?(?:校长|园长|书记))?[:\s]{{0,2}}{PERSON}(?:\s?\([^()]{{0,24}}\))?)?"
)
GAP = r"(?:\s{0,4}+(?:[、,;/+]|,?以及|和|与|及|暨)\s{0,4}+|\s{1,8}+)"
UNKNOWN = rf"、{SCHOOL}?[一-鿿]{{0,11}}[一-\u4e0d\u4e0f-\u4ee4\u4ee6-\u53c9\u53cb-\u548b\u548d-\u66a7\u66a9-鿿](?=[、;。\s)]|$)"
LIST = rf"(?P<list>{MEMBER}(?:{UNKNOWN}|{GAP}{MEMBER})*)"
END = r"(?=[。;,)\n]|$|\s?(?:等|共|这)?[\d两三四五六七八九十]{0,3}[所个家]?(?:学校|学校园|单位|成员校?|校|园)?(?:\(园\))?(?:[。;,)\n]|$)|等)"
EDGE = r"(?:^|(?<=[。;,(\n]))\s{0,8}+(?:[(]?[\d一二三四五六七八九十]{1,2}[).、]+|[①-⑳•●·*-])?\s{0,4}+"
NAMED = re.compile(
    rf"(?P<group>{GROUP})(?:\([^()]{{0,24}}\))?(?P<about>[^:=—{GROUP}{SCHOOL}。]{{0,32}})(?:[:=]|[—-]{{1,2}})\s{{0,4}}{LIST}{END}"
)
TOLD = re.compile(ABOUT)
BRACKETED = re.compile(
    rf"(?P<group>{GROUP})\((?:包含|包括|下?含|由|下辖|成员(?:学?校|单位)?[有为:]?)?{LIST}(?:等[\d两三四五六七八九十]{{0,3}}[所校园家]?(?:组成)?)?\)"
)
LABELLED = re.compile(
    rf"{EDGE}(?:(?P<lead>{LEAD})|(?P<part>{PART}|{EACH})|(?P<attend>参加|参会|出席|与会)(?:学校|单位|人员)?)(?:\({FIGURE}\))?[:]\s{{0,4}}{LIST}{END}"
)
OPENING = lead(
    rf"(?:(?:(?P<lead>{LEAD})|(?P<part>{PART}|{EACH}))(?:\({FIGURE}\))?:|(?P<titled>成员(?:学校|单位|校|园)?(?:名单|一览表?|:)|(?:名单|组成|一览表?)))\s{{0,8}}$"
)
OTHERS = re.compile(
    r"(?:其他|其它|未|不|非|参[加与赛评观]|结对|帮扶|对口|合作|友好|退出|转出|撤|获奖|获评|先进|申报|独立|周边|受援|支援|试点|示范|优秀|表扬|通报|列席|邀请)[^,;。:]{0,6}$"
)
"""What makes 学校: the label of other schools than a group's."""
BARE_GROUP = re.compile(rf"{EDGE}{GROUP}{ABOUT}:?\s{{0,8}}$")
LINE = re.compile(rf"{EDGE}{LIST}\s?(?:等[\d两三四五六七八九十]{{1,3}}[所校园]?)?[。;,]?\s{{0,8}}$")
POSTED = re.compile(
    rf"(?:学区长|集团总校长|总校长|集团长|盟主)(?:一职)?(?:由|、|:){SCHOOL}(?:党委|党总支|党支部)?(?:书记|校长|园长)"
)
LEADS = re.compile(rf"(?<!副)(?:{LEAD})")
LED_ROW = re.compile(rf"^\s{{0,4}}{SCHOOL}\s{{1,8}}{SCHOOL}(?:、{SCHOOL})+[。]?\s{{0,8}}$")


@record
class Open:
    """A list that the lines below go on with: its group's keys and the part its members play ("" for a bare heading)."""

    group: tuple[str, ...]
    role: str


def read_rosters(
    sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]], by_key: Mapping[str, Entity], frame: Frame
) -> Iterator[Claim]:
    """The memberships that rosters tell, sentence by sentence."""
    voice = by_key.get(frame.voice)
    speaks: tuple[str, ...] = (frame.voice,) if voice and voice.kind is Kind.GROUP else ()
    head = frame.title + "".join(sentence.chars for sentence in sentences[:HEAD] if len(sentence.chars) < TITLE)
    titled = [
        one.key
        for one in by_key.values()
        if one.kind is Kind.GROUP and any(name in head for name in (one.name, *one.aliases))
    ]
    speaks = speaks or tuple(sorted(titled))[:1]
    if not speaks and not any(link.mention.kind is Kind.GROUP for links in inside.values() for link in links):
        return
    district = bool(speaks) and by_key[speaks[0]].name.endswith("学区")
    recent: list[tuple[str, ...]] = []
    opened: Open | None = None
    header: Header | None = None
    row: tuple[str, ...] = ()
    for sentence in sentences:
        if sentence.kind is SentenceKind.ROW and len(sentence.cells) > 1:
            continue
        skeleton = make_skeleton(sentence, inside.get(sentence.span.start, ()))
        near = next((keys for keys in reversed(recent[-REACH:]) if keys), speaks)
        found = list(read_sentence(skeleton, near, opened, attended=district)) + list(
            read_columns(skeleton, header, row)
        )
        row = found[-1][2] if found and header else ()
        header = read_header(skeleton.words) or header
        planned = is_planned_section(sentence, "")
        for start, end, group, role, members in found:
            yield from claim_members(
                sentence, Span(skeleton.place(start), skeleton.place(end)), (group, role), members, planned=planned
            )
        opened = open_list(skeleton, near, sentence) or (opened if found and LINE.search(skeleton.words) else None)
        groups = [skeleton.links[at].keys for at in sorted(skeleton.links) if skeleton.words[at] == GROUP]
        recent.append(groups[-1] if groups else ())


Roster = tuple[int, int, tuple[str, ...], str, list[tuple[Linked, str]]]


def read_sentence(
    skeleton: Skeleton, near: tuple[str, ...], opened: Open | None, *, attended: bool
) -> Iterator[Roster]:
    """The rosters in one sentence: start and end in the skeleton, group, part, and members with the note behind each."""
    for pattern in (NAMED, BRACKETED):
        for match in pattern.finditer(skeleton.words):
            members = list_members(skeleton, match)
            about = match["about"] if pattern is NAMED else ""
            if TOLD.fullmatch(about) and (pattern is NAMED or len(members) > 1):
                yield (
                    match.start(),
                    match.end("list"),
                    skeleton.links[match.start("group")].keys,
                    "Lead" if LEADS.search(about) else "Member",
                    members,
                )
    for match in POSTED.finditer(skeleton.words):
        school = match.start() + match.group().index(SCHOOL)
        if group := group_before(skeleton, match.start()) or near:
            yield match.start(), match.end(), group, "Lead", [(skeleton.links[school], "")]
    for match in LABELLED.finditer(skeleton.words):
        group = group_before(skeleton, match.start()) or (opened.group if opened else near)
        if group and (attended or not match["attend"]):
            yield (
                match.start(),
                match.end("list"),
                group,
                "Lead" if match["lead"] else "Member",
                list_members(skeleton, match),
            )
    if opened and (line := LINE.search(skeleton.words)) and line.start() == 0:
        members = list_members(skeleton, line)
        if not opened.role and LED_ROW.match(skeleton.words):
            yield 0, line.end("list"), opened.group, "Lead", members[:1]
            members = members[1:]
        yield 0, line.end("list"), opened.group, opened.role or "Member", members


def read_columns(skeleton: Skeleton, header: Header | None, row: tuple[str, ...]) -> Iterator[Roster]:
    """The rosters of a line under the names of columns; `row` is the group of the line above."""
    if header and skeleton.words.lstrip("0123456789.、() ").startswith(GROUP):
        yield from read_column_row(skeleton, header)
    elif header and row:
        yield from read_rest(skeleton, row)


def group_before(skeleton: Skeleton, place: int) -> tuple[str, ...]:
    """The keys of the group named last before a place of the skeleton."""
    before = skeleton.words.rfind(GROUP, 0, place)
    return skeleton.links[before].keys if before >= 0 else ()


def open_list(skeleton: Skeleton, near: tuple[str, ...], sentence: Sentence) -> Open | None:
    """The list that a sentence opens for the lines below it, None for most."""
    match = OPENING.search(skeleton.words)
    group = group_before(skeleton, len(skeleton.words)) or near
    others = match is not None and OTHERS.search(skeleton.words[: match.start()]) is not None
    if match and group and not others and (not match["titled"] or GROUP in skeleton.words):
        return Open(group, "Lead" if match["lead"] else "Member")
    if BARE_GROUP.match(skeleton.words) and (
        sentence.kind is SentenceKind.HEADING or skeleton.words.rstrip().endswith(":")
    ):
        return Open(group, "")
    return None


def claim_members(
    sentence: Sentence,
    span: Span,
    belongs: tuple[tuple[str, ...], str],
    members: Sequence[tuple[Linked, str]],
    *,
    planned: bool,
) -> Iterator[Claim]:
    """A claim for every member of a roster, unless an operator forbids it."""
    group, role = belongs
    shift = sentence.span.start
    worth, acting = weigh_claim(
        sentence,
        find_operators(sentence, [link.mention.span for link, _ in members]),
        span.start - shift,
        span.end - shift,
    )
    if worth is Worth.NONE:
        return
    told = Modality.PLANNED if worth is Worth.PLAN or (planned and "settled" not in acting) else Modality.REALISED
    quote = Span(span.start, min(span.end, span.start + LONGEST))
    for link, note in members:
        if OUTSIDE.search(note):
            continue
        part = "Lead" if LEADS.search(note) else role
        modality = Modality.PLANNED if TO_JOIN.search(note) else told
        for target in group[:1]:
            for key in link.keys:
                yield Claim(key, Predicate.MEMBER_OF, target, Qualifiers(role=part), modality, quote, "roster", 0.86)
