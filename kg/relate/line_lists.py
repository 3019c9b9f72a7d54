"""Tables and rosters of groups whose lines hold nothing but names, labels and numbers, read record by record.

A record is what stands from one group, label or number of its kind to the next; it counts only where it names one group.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.headers import list_cells
from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, SentenceKind, Span
from kg.record import record
from kg.relate.claims import Claim
from kg.relate.plan_headings import is_planned_section
from kg.relate.skeleton import GROUP, OTHER, OUTSIDE, PERSON, SCHOOL, TO_JOIN, Skeleton, make_skeleton

UNIT = r"(?:学校|单位|幼儿园|园所|校|园)"
LEAD = rf"(?:大?学区长|核心|龙头|牵头|盟主|领航|领办|领衔|引领|理事长|首席|组长|片长|主体|中心){UNIT}|总校|总园|盟主|牵头|领衔|主校|本部"
PART = rf"(?:所辖|下辖|所含|其他|其余)?(?:成员|加盟|联盟|协作|理事|会员|伙伴|分){UNIT}?|(?:所辖|下辖|所含|包含|片区|片内|学区){UNIT}|分校|分园"
NAMES = r"(?:所在|所属)?(?:教育)?(?:集团|联盟|学区|共同体|片区|协作区)(?:名称|名)?|名称"
COUNT = r"(?:\((?:共|含|计)?[\d一二三四五六七八九十]{1,3}[所家个校园]?\))?"
AWAY = r"帮扶|结对|对口|合作|友好|未|其他|其余|附|名单|独立|直属|民办|公办|参|优质|薄弱|农村|城区|受援|支援|派|原"
NUMBER = re.compile(r"\s*[(]?(\d{1,2})[).、．]?\s*")
TOKEN = re.compile(
    rf"(?P<note>\([^()]{{0,24}}\))|(?P<gone>(?:已|原)?(?:退出|转出|调出){UNIT}?)|(?P<soon>(?:拟|待|申请|即将)(?:加入|加盟|吸纳|新增)(?:的)?(?:成员)?{UNIT}?)"
    rf"|(?P<lead>(?:{LEAD}){COUNT})|(?P<part>(?:{PART}){COUNT})|(?P<unknown>[一-鿿\d]{{2,16}}(?:集团|联盟|学区|共同体|联合体)(?!名称))"
    rf"|(?P<title>(?:{NAMES})(?=\s*[::]|\s*$|\t))|(?P<group>{GROUP})|(?P<school>{SCHOOL})|(?P<strange>(?:(?!{AWAY})[一-鿿]){{2,14}}(?:小学|中学|学校|幼儿园|中心园)(?!\s*:))"
)
FILLER = re.compile(
    rf"[\s、,;:/+|.{PERSON}—–-]|和|与|及|\d+|[【\[](?:集团|联盟|学区)?[一二三四五六七八九十\d]*[】\]]|第?[一二三四五六七八九十]{{1,3}}[、.]"
    r"|[(]?[一二三四五六七八九十\d]{1,3}[).]|序号|备注|说明|校长|书记|园长|紧密型|松散型|融合型|联盟型|托管型|[年月日所家个校园]|无|略|暂缺|身份|学校(?:名称)?|合计|小计|共计|法人(?:代表)?|法定代表人|联系(?:电话|人)|电话|地址"
)
HONOURS = re.compile(
    r"奖|先进|优秀|表彰|荣誉|考核|评比|参[会赛加]|出席|与会|结对|帮扶|捐|发言|名次|得分|检查|督导|未加入|未纳入|不属于"
)
"""What heads lists of groups and schools beside each other that are no members."""
ROSTER = re.compile(
    r"(?:集团|联盟|学区|共同体|片区|协作[区体]).*(?:名单|一览|名册|划分|组成|情况|分组|如下|成员|构成|安排|花名)|成员(?:学校|单位|校)"
)
KNOWN_TITLE = re.compile(
    rf"(?:序号|编号|名称|备注|说明|单位|学校|园所|类型|(?:学|集团)校数|所数|校数|数量|总?校长|法人(?:代表)?|负责人|电话|集团|联盟|学区|共同体|(?:{LEAD}|{PART}|{NAMES})(?:名称)?)?|[-—:]+"
)
LONGEST_LINE, LONGEST, ROWS = 120, 160, 2
EMPTY = Skeleton("", {}, ())
CONFIDENCE = 0.86
LABELS = frozenset({"lead", "part", "gone", "soon"})
GROUPS, SCHOOLS = frozenset({"group", "unknown"}), frozenset({"school", "strange"})


@record
class Token:
    """A name or label of a line: its part of the pattern, the name's link, and the sentence and place it stands in."""

    kind: str
    line: int
    words: str
    sentence: Sentence
    link: Linked | None = None
    note: str = ""


@dataclass(slots=True)
class Run:
    """Lines one behind the other that hold nothing but tokens; `numbers` are the places of tokens before which a record's number stands."""

    tokens: list[Token] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    above: str = ""
    lines: int = 0
    foreign: bool = False
    """Whether it stands under a header with columns that are no part of a roster."""


def read_line_lists(sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]]) -> Iterator[Claim]:
    """The memberships that runs of bare lines tell."""
    if not any(link.mention.kind is Kind.GROUP for links in inside.values() for link in links):
        return
    for run in list_runs(sentences, inside):
        header, run.tokens, run.numbers = split_header(run)
        if not tells_members(run, header):
            continue
        for listed in split_records(run):
            yield from read_record(listed, header)


def list_runs(sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]]) -> Iterator[Run]:
    """The runs of bare lines; a line of other words ends one, and stands above the next."""
    run = Run()
    for sentence in sentences:
        named = [one for one in inside.get(sentence.span.start, ()) if is_named(one)]
        short = len(sentence.folded) <= LONGEST_LINE
        skeleton = make_skeleton(sentence, named) if short else EMPTY
        tokens = list_tokens(skeleton, sentence, run.lines) if short else None
        if run.foreign and sentence.kind is SentenceKind.ROW:
            continue
        if tokens is None or heads_columns(sentence, tokens):
            if run.tokens:
                yield run
            run = Run(above=sentence.folded, foreign=has_foreign_column(sentence))
            continue
        if run.lines == 0:
            run.above += "".join(heading.words for heading in sentence.headings)
        if NUMBER.match(skeleton.words) and (not tokens or sentence.kind is SentenceKind.ROW):
            run.numbers.append(len(run.tokens))
        run.tokens += tokens
        run.lines += 1
    if run.tokens:
        yield run


def is_named(link: Linked) -> bool:
    """Whether a link is a name: a mere 集团 or 该校 is a word of the line."""
    return bool(link.keys) and not link.mention.rule.startswith("pronoun") and len(link.mention.name) > 2


def heads_columns(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Whether a row names the columns of a table, whose rows are then read by them."""
    named = any(one.kind in {"group", "school", "unknown"} for one in tokens)
    return (
        sentence.kind is SentenceKind.ROW and not named and (len(tokens) > 1 or not re.search(r"\d", sentence.folded))
    )


def has_foreign_column(sentence: Sentence) -> bool:
    """Whether a row of titles has one that no roster of groups needs."""
    titles = list_cells(sentence)
    return sentence.kind is SentenceKind.ROW and not all(map(KNOWN_TITLE.fullmatch, titles))


def list_tokens(skeleton: Skeleton, sentence: Sentence, line: int) -> list[Token] | None:
    """The tokens of a line; None where it says more."""
    words = skeleton.words
    if OTHER in words:
        return None
    found: list[Token] = []
    rest, edge = "", 0
    for match in TOKEN.finditer(words):
        rest, edge = rest + words[edge : match.start()], match.end()
        kind = match.lastgroup or ""
        if kind == "note":
            found[-1:] = [add_note(one, match.group()) for one in found[-1:]]
        elif kind in LABELS and is_role(found, words, match):
            at = next(at for at in range(len(found) - 1, -1, -1) if found[at].kind in SCHOOLS)
            found[at] = add_note(found[at], match.group())
        else:
            found.append(Token(kind, line, match.group(), sentence, skeleton.links.get(match.start())))
    return None if FILLER.sub("", rest + words[edge:]) else found


def is_role(found: Sequence[Token], words: str, match: re.Match[str]) -> bool:
    """Whether a label is told of the school before it (临平小学 总校), not of those behind it."""
    kinds = [one.kind for one in found[-2:]]
    behind = bool(kinds) and (kinds[-1] in SCHOOLS or (kinds[-1] in GROUPS and kinds[0] in SCHOOLS))
    rest = words[match.end() :].lstrip()
    return behind and not rest.startswith(":") and (kinds[-1] in SCHOOLS or not rest)


def add_note(token: Token, note: str) -> Token:
    """A token with what stands in brackets, or as a role, behind it."""
    return Token(token.kind, token.line, token.words, token.sentence, token.link, token.note + note)


def split_header(run: Run) -> tuple[tuple[str, ...], list[Token], list[int]]:
    """The names of columns set one below the other at the head of a run (集团名称, 总校, 成员校), and what is left."""
    head = 0
    while head < len(run.tokens) and run.tokens[head].kind in {"title", "lead", "part"}:
        head += 1
    lone = 1 == head < len(run.tokens) and run.tokens[0].kind == "title" and run.tokens[0].line < run.tokens[1].line
    if head < 2 and not lone:
        return (), run.tokens, run.numbers
    return (
        tuple(one.kind for one in run.tokens[:head]),
        run.tokens[head:],
        [place - head for place in run.numbers if place >= head],
    )


def tells_members(run: Run, header: Sequence[str]) -> bool:
    """Whether a run lists groups with their schools: by its labels, what heads it, or the shape of its records."""
    kinds = [one.kind for one in run.tokens]
    if HONOURS.search(run.above) or not {"group", "school"} <= set(kinds):
        return False
    labelled = not {"lead", "part", "title"}.isdisjoint(kinds) or any(re.search(LEAD, one.note) for one in run.tokens)
    groups = kinds.count("group") + kinds.count("unknown")
    return bool(header) or labelled or bool(ROSTER.search(run.above) and groups > 1) or is_even(run)


def is_even(run: Run) -> bool:
    """Whether a run is two and more groups with schools behind each, or numbered rows of a group and its schools each."""
    records = list(split_records(run))
    counts = [sum(token.kind in SCHOOLS for token in one) for one in records]
    if run.tokens[0].kind in SCHOOLS:
        return len(records) > 1 and len(records) == len(run.numbers) == len(find_rows(run)) and min(counts) > 1
    return len(records) > 1 and sum(count > 1 for count in counts) * 2 > len(records)


def split_records(run: Run) -> Iterator[list[Token]]:
    """The tokens of each record: by lines that name a group each, else by numbers, else by what opens the first one."""
    tokens = run.tokens
    places = find_edges(run)
    for start, end in pairwise([*places, len(tokens)]):
        yield tokens[start:end]


def find_edges(run: Run) -> list[int]:
    """The places of the tokens that open records, and those of lines that belong to none; nothing where that is unsure."""
    tokens = run.tokens
    if rows := find_rows(run):
        return rows
    if len(run.numbers) > 1:
        return run.numbers
    first = tokens[0].kind
    if first in GROUPS:
        return [place for place, one in enumerate(tokens) if one.kind in GROUPS]
    return [place for place, one in enumerate(tokens) if one.kind == first] if first in {"lead", "title"} else []


def find_rows(run: Run) -> list[int]:
    """The places of the tokens that open the lines of a run where these name a group and its schools each; else none."""
    lines: dict[int, list[int]] = {}
    for place, one in enumerate(run.tokens):
        lines.setdefault(one.line, []).append(place)
    shapes = {}
    for places in lines.values():
        kinds = [run.tokens[place].kind for place in places]
        shapes[places[0]] = (sum(kind in GROUPS for kind in kinds), not SCHOOLS.isdisjoint(kinds))
    whole = [place for place, shape in shapes.items() if shape == (1, True)]
    rowed = run.tokens[0].kind in GROUPS | SCHOOLS or len(whole) == len(shapes)
    if not rowed or len(whole) < ROWS or any(groups for place, (groups, _) in shapes.items() if place not in whole):
        return []
    return [place for place, shape in shapes.items() if shape != (0, True) or not goes_on(run, place)]


def goes_on(run: Run, place: int) -> bool:
    """Whether a line of schools alone goes on with the row above it: where groups stand first in their rows."""
    firsts = {one.line: one.kind for one in reversed(run.tokens) if one.kind in GROUPS | SCHOOLS}
    named = {one.line for one in run.tokens if one.kind in GROUPS}
    return place > 0 and all(firsts[line] in GROUPS for line in named)


def read_record(record: Sequence[Token], header: Sequence[str]) -> Iterator[Claim]:
    """The memberships of a record of one group; none of one with more."""
    groups = {one.link.keys for one in record if one.kind == "group" and one.link}
    if len(groups) != 1 or any(one.kind == "unknown" for one in record):
        return
    group = next(iter(groups))[0]
    label = "lead" if header[:2] == ("title", "lead") else "part"
    for one in record:
        if one.kind in LABELS:
            label = one.kind
        if one.kind == "school" and one.link and label != "gone" and not OUTSIDE.search(one.note):
            yield from claim_school(one, one.link, group, label)
        if one.kind in {"school", "strange"} and label == "lead" and header:
            label = "part"


def claim_school(token: Token, link: Linked, group: str, label: str) -> Iterator[Claim]:
    """The membership of one school."""
    lead = bool(re.search(LEAD, token.note)) or (label == "lead" and not re.search(PART, token.note))
    planned = label == "soon" or bool(TO_JOIN.search(token.note)) or is_planned_section(token.sentence, "")
    span = token.sentence.span
    quote = Span(span.start, min(span.end, span.start + LONGEST))
    modality = Modality.PLANNED if planned else Modality.REALISED
    for key in link.keys:
        role = Qualifiers(role="Lead" if lead else "Member")
        yield Claim(key, Predicate.MEMBER_OF, group, role, modality, quote, "line-list", CONFIDENCE)
