"""Where a name begins: one model with one score for every name that ends in a class word.

The right edge of such a name is its class word (小学, 教育集团, …奖); all left edges are tried, walking word by word to
the left, and each gets a score from what stands before it, what stands inside it and whether the same name is met
elsewhere at a clean edge. `kg.mention.lattice` then settles which names of a sentence go together.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import exp

from kg.mention.bodies import ACTS
from kg.mention.bodies import LEVELS as BODY_LEVELS
from kg.mention.candidate import Candidate
from kg.mention.cores import (
    COUNTED,
    LEVELS,
    OPENING_QUOTES,
    RARE,
    SHARED,
    is_in_post,
    opens_badly,
    takes_receiver,
    weigh_core,
    weigh_honour,
    weigh_opening,
)
from kg.mention.openings import NAMED, OPENERS, ends_core, is_no_part, opens_name, parts_from
from kg.mention.reading import Reading, read_sentence
from kg.model import Kind, Sentence, Span
from kg.record import record
from kg.rules import Rules, Suffix
from kg.tokens import Word, dictionary_count, dictionary_tag

LONGEST = 26
"""No name of a body or honour is taken to be longer, in characters."""
LONGEST_JOINED = 10
"""So many characters longer are the names of occasions that are two in one (…大赛暨…选拔赛)."""
OPEN = set("“\"‘'《〈「『(（[【<")
CLEAN = set("_>、,，;；:：。.!！?？)）]】”\"’'》」』\t\n|/+＋·—-…★◇▍※☆◆◎●○■□▲△▼▽►▶①②③④⑤⑥⑦⑧⑨⑩ ")
QUOTES = "“”\"‘’'《》「」"
CLOSING_QUOTES = set("”’》」")
BAD_START = set("路街巷镇乡村校部级局园长们者性化型类式厅处科室站所")
CLASSIFIERS = set("所个名位项次家件人条种批届年月日元万亿座间套支只篇节期轮场处")
NUMERALS = set("零〇一二三四五六七八九十百千两几0123456789")
ENDS = frozenset({"hard", "title"})
DATED = re.compile(r"\d+[年月日]|\d{4}")
VERB_FIRST = -2.4
GRADED = re.compile(
    r"(?:[特一二三四][、一二三四]*等|[金银铜]|提名|优胜|入围|鼓励|个人|集体|单项|团体|综合|获|评|颁|得|头|大|小|发|这个|个)奖$"
)
LISTED = re.compile(r"(?:小学|中学|学校|初中|高中|幼儿园|完小|校区|分校|教学点)(?:[(（][^()（）]{1,14}[)）])?、$")
ADDED = re.compile(r"\+[一-鿿]{1,10}(?:小学|中学|学校|幼儿园|[一-鿿]小|[一二三四五六七八九十]中)")
ADDEND = re.compile(r"\+[一-鿿]{1,10}(?:小学|中学|学校|幼儿园)$")
GROUNDS = re.compile(r"[小中大]学校[庆园长委史歌徽训服舍车务方医刊友办]")
"""Of 树德小学校庆 the school is 树德小学."""
SUM = re.compile(r"\d\+\d")
"""A sum inside the name of a group (绵竹市1+4城乡教育联盟)."""
SHORT_PLACE = 2
"""A place's full name is longer; one character before it that is part of no word belongs to the sentence (报|三明市)."""
STREET = re.compile(r"路|街(?!道)|巷")
TOGETHER = re.compile(r"协同(?:发展|育人|教研|提升|创新|办学|共进)")
"""What groups are called, though 协同 alone is what the clause does."""
AFTER_TITLE = re.compile(
    r"(?:(?<![大颁得])奖|示范(?:校|园|高中|学校|幼儿园)|特色(?:学?校)|文明校园|文明单位|先进(?:单位|集体|学校)|重点(?:中学|高中|职校)|先进校|获得者|得主)[”\"]?$"
)
BODIES_ONLY = {Kind.SCHOOL, Kind.GROUP}
RANK = re.compile(r"第[一二三四五六七八九十]名$|[冠亚季]军$")
"""What a body is given or stands behind, not what it is called."""
FUNCTION = frozenset("pcurdye")
QUOTABLE = SHARED | {Kind.GROUP, Kind.ORGANISATION}
PUPILS = frozenset({"学生", "教师", "师生", "教职工", "职工", "学校"})
Proposal = tuple[Suffix, Span, float, bool]


@record
class Style:
    """How much each sign weighs for one family of names (log-odds)."""

    verb: float
    soft: float
    function: float
    start_clean: float = 2.0
    start_hard: float = 1.7
    start_verb: float = 0.2
    start_word: float = -1.6
    start_place: float = -2.2
    word: float = -0.12
    recurs: float = 0.9


BODY = Style(verb=-1.5, soft=-1.1, function=-2.0)
COINED = Style(verb=-0.25, soft=-0.5, function=-0.6)
COMPANIES = frozenset({"基金会", "公司", "有限公司", "责任公司"})
"""What is called by words of any kind (真爱梦想公益基金会)."""
OBJECT = Style(verb=-0.25, soft=-0.5, function=-1.4, start_verb=1.2, start_word=-1.2, start_place=-2.0)


def stands_in_list(span: Span, folded: str) -> bool:
    """Whether a name stands between the marks of a list whose member before it ends in a class word: there a verb is part of it."""
    return folded[span.start - 1 : span.start] == "、" and bool(
        LISTED.search(folded, max(0, span.start - 24), span.start)
    )


def propose_names(sentences: Sequence[Sentence], rules: Rules) -> tuple[tuple[Candidate, ...], ...]:
    """The possible names in each sentence, with scores from 0 to 1 (a name of 0.5 is as likely as not)."""
    readings = [read_sentence(sentence.folded, rules) for sentence in sentences]
    raw = [tuple(propose_in(reading, rules)) for reading in readings]
    clean = Counter(
        reading.folded[span.start : span.end]
        for reading, found in zip(readings, raw, strict=True)
        for _, span, score, tidy in found
        if tidy and score > 0
    )
    opened = {
        span.of(reading.folded): suffix
        for reading, found in zip(readings, raw, strict=True)
        for suffix, span, score, tidy in found
        if suffix.kind in NAMED and tidy and score > 0 and reading.folded[span.start] in OPENERS
    }
    raw = [(*found, *find_opened(reading, found, opened)) for reading, found in zip(readings, raw, strict=True)]
    return tuple(
        tuple(
            Candidate(
                suffix.kind,
                Span(
                    span.start + sentence.span.start, span.end + sentence.span.start - title_tail(suffix, span, reading)
                ),
                squash(score + min(2, clean[span.of(reading.folded)] - tidy) * 0.45),
                f"name-{suffix.kind.lower()}",
            )
            for suffix, span, score, tidy in found
            if title_tail(suffix, span, reading) < len(span)
        )
        for sentence, reading, found in zip(sentences, readings, raw, strict=True)
    )


def find_opened(reading: Reading, found: Sequence[Proposal], opened: Mapping[str, Suffix]) -> Iterator[Proposal]:
    """Names that begin with a function word, met elsewhere beyond doubt, where they are in doubt (南坡小学和|和盛小学)."""
    met = {span for _, span, _, _ in found}
    for name, suffix in opened.items():
        for match in re.finditer(re.escape(name), reading.folded):
            if Span(*match.span()) not in met:
                yield suffix, Span(*match.span()), 1.5, False


def title_tail(suffix: Suffix, span: Span, reading: Reading) -> int:
    """How many characters at the end of a name only say that it is an honour: 光荣称号 is no part of its name."""
    if suffix.suffix != "称号":
        return 0
    tail = re.search(r"(?:光荣|荣誉|等)?称号$", span.of(reading.folded))
    return len(tail.group()) if tail else 0


def squash(logit: float) -> float:
    """A score from 0 to 1 for log-odds."""
    return round(1 / (1 + exp(-logit)), 4)


def propose_in(reading: Reading, rules: Rules) -> Iterator[Proposal]:
    """Every (class word, span, log-odds, clean left edge?) in one sentence, spans counted in the sentence."""
    for suffix, start, end in rules.find_suffixes(reading.folded):
        if not rules.closes(suffix, reading.folded, end) or GROUNDS.match(reading.folded, start - 1):
            continue
        style = COINED if suffix.suffix in COMPANIES else BODY if suffix.kind not in SHARED else OBJECT
        yield from walk_left(reading, rules, suffix, start, end, style)


def walk_left(reading: Reading, rules: Rules, suffix: Suffix, start: int, end: int, style: Style) -> Iterator[Proposal]:
    """The candidates that end in the class word at [start, end), from the shortest to the longest."""
    inside, depth = 0.0, 0
    index = bisect_right(reading.words, start, key=lambda word: word.start) - 1
    if index >= 0 and reading.words[index].start == start:
        if suffix.bare != "name":
            yield from offer(reading, rules, suffix, Span(start, end), index, inside, style)
        index -= 1
    longest = LONGEST + (
        LONGEST_JOINED if suffix.kind is Kind.EVENT and "暨" in reading.folded[max(0, end - LONGEST) : end] else 0
    )
    while index >= 0 and end - reading.words[index].start <= longest:
        word = reading.words[index]
        chars = reading.folded[word.start : word.end]
        depth += (chars in CLOSING_QUOTES) - (chars in OPENING_QUOTES)
        if chars in QUOTES:
            if suffix.kind not in QUOTABLE or depth < -1 or depth > 1:
                return
        else:
            listed = (
                suffix.kind is Kind.SCHOOL
                and word.tag[:1] not in {"c", "p"}
                and chars.isalpha()
                and not (len(chars) > 1 and rules.breaks.get(chars) == "hard")
                and stands_in_list(Span(word.start, end), reading.folded)
            )
            before = reading.words[index - 1] if index else None
            rest = Span(word.end, max(word.end, start))
            cut = parts_from(suffix, word, before, rest, reading, rules)
            cost = style.word if listed else None if cut else weigh_inside(chars, word, reading, rules, suffix, style)
            if cost is None:
                if not opens_name(word, suffix, start, end, reading, rules):
                    return
                if before is None or reading.places.get(before.start) != before.end:
                    yield from offer(reading, rules, suffix, Span(word.start, end), index, inside, style)
                    return
                cost = style.word
            inside += cost
        index -= 1
        closed = depth == -1 and reading.folded[end : end + 1] in CLOSING_QUOTES
        if chars not in CLOSING_QUOTES and (depth == 0 or closed):
            yield from offer(reading, rules, suffix, Span(word.start, end + closed), index + 1, inside, style)


def weigh_inside(chars: str, word: Word, reading: Reading, rules: Rules, suffix: Suffix, style: Style) -> float | None:
    """What it costs that this word stands inside a name; None where no name goes on."""
    if chars == "+" and suffix.kind is Kind.GROUP and SUM.match(reading.folded, word.start - 1):
        return 0.0
    if chars[0] in CLEAN or chars[0] in OPEN or chars.isspace():
        return None
    if chars[-1] == "获" and (suffix.kind in BODIES_ONLY or reading.folded[word.end : word.end + 1] in OPEN):
        return None
    if suffix.kind in BODIES_ONLY and RANK.search(reading.folded, max(0, word.end - 3), word.end):
        return None
    if suffix.kind not in SHARED and is_no_part(word, suffix, reading):
        return None
    if (chars == "暨" and suffix.kind is Kind.EVENT) or (chars in LEVELS and suffix.kind in SHARED):
        return 0.2
    if suffix.kind is Kind.GROUP and TOGETHER.match(reading.folded, word.start):
        return style.word
    if chars in PUPILS and suffix.kind in {Kind.EVENT, Kind.PROGRAMME}:
        return 0.0
    if ends_core(chars, word, suffix, reading):
        return style.word
    strength = rules.breaks.get(chars, "")
    following = reading.folded[word.end : word.end + 1]
    if suffix.kind is Kind.SCHOOL and chars in rules.name_verbs and reading.folded.startswith(suffix.suffix, word.end):
        return style.word
    if suffix.kind is Kind.SCHOOL and len(chars) > 1 and strength and STREET.match(following):
        return style.word
    acts = suffix.kind is Kind.AUTHORITY and (
        chars in ACTS or (len(chars) == 1 and word.tag == "v" and chars not in BODY_LEVELS)
    )
    if acts or strength == "hard" or (strength == "title" and suffix.kind not in SHARED):
        return None
    if word.tag == "role":
        return None
    if strength == "title":
        return style.soft
    counted = COUNTED.match(chars + following) and not word.tag.startswith("ns")
    if (counted and reading.folded[word.start - 1 : word.start] != "第") or (
        DATED.match(chars + following) and suffix.kind not in SHARED
    ):
        return None
    glued = len(chars) > 2 and not word.tag.startswith(("ns", "nt"))
    if (
        suffix.kind not in SHARED
        and glued
        and (rules.breaks.get(chars[-2:]) in ENDS or rules.breaks.get(chars[:2]) in ENDS)
    ):
        return None
    if strength == "soft" or (strength == "act" and suffix.kind in NAMED):
        return style.soft
    if chars in rules.name_verbs:
        return style.word
    if chars[0] == "第" or word.tag.startswith(("ns", "nz", "nt", "eng")):
        return 0.15
    if word.tag == "m":
        return -0.5
    noun = len(chars) == 1 and dictionary_tag(chars)[:1] == "n"
    if word.tag in {"v", "vd"} and not noun:
        return style.verb if dictionary_count(chars) >= RARE else style.word
    return style.function if word.tag[:1] in FUNCTION and not noun else style.word


def offer(
    reading: Reading, rules: Rules, suffix: Suffix, span: Span, index: int, inside: float, style: Style
) -> Iterator[Proposal]:
    """One candidate with its log-odds, unless nothing but generic words stands before its class word."""
    core = span.of(reading.folded).strip(QUOTES)[: -len(suffix.suffix)]
    fit = weigh_core(core, span, reading, rules, suffix)
    if (
        fit is None
        or core.startswith("暨")
        or is_in_post(span, reading, suffix)
        or GRADED.search(span.of(reading.folded))
        or (suffix.kind is Kind.GROUP and ADDED.match(reading.folded, span.start - 1))
        or (suffix.kind is Kind.AWARD and takes_receiver(span, reading))
        or (suffix.kind is Kind.ORGANISATION and core.startswith("某某"))
        or (reading.folded[span.start].isdecimal() and reading.words[index].end in reading.places)
    ):
        return
    if suffix.kind is Kind.AWARD:
        fit += weigh_honour(span, core, reading)
    edge, tidy = weigh_edge(span, index, reading, rules, style, suffix)
    first = reading.words[index]
    listed = suffix.kind is Kind.SCHOOL and stands_in_list(span, reading.folded)
    if first.end < span.end - len(suffix.suffix) + 1 and not listed and opens_badly(first, reading, suffix):
        rare = weigh_opening(reading.folded[first.start : first.end], rules) if tidy else 1.0
        rare = 1.0 if COUNTED.match(reading.folded, span.end) else rare
        edge += VERB_FIRST * rare if suffix.kind not in SHARED else VERB_FIRST * 0.75
    if core[:1] in BAD_START and not tidy:
        return
    length = len(span) - (LONGEST_JOINED if suffix.kind is Kind.EVENT and "暨" in core else 0)
    score = edge + inside + fit - max(0, length - (14 if suffix.kind not in SHARED else 22)) * 0.35 + 0.04 * length
    yield suffix, span, score, tidy


def weigh_edge(
    span: Span, index: int, reading: Reading, rules: Rules, style: Style, suffix: Suffix
) -> tuple[float, bool]:
    """What stands before a name, as log-odds, and whether it is a clean edge."""
    start = span.start
    if start == 0:
        return style.start_clean, True
    before = reading.folded[start - 1]
    if before in "学校园" and ADDEND.search(reading.folded, 0, start):
        return style.start_hard, True
    if before == "+" and SUM.match(reading.folded, start - 2):
        return style.start_word, False
    if before in OPEN or before in CLEAN or before.isspace():
        return style.start_clean, True
    if suffix.kind in BODIES_ONLY and RANK.search(reading.folded, max(0, start - 3), start):
        return style.start_hard, True
    word = reading.words[index - 1] if index and reading.words[index - 1].end == start else None
    if word is None:
        return style.start_word, False
    chars = reading.folded[word.start : word.end]
    if style is not OBJECT and AFTER_TITLE.search(reading.folded[max(0, start - 8) : start]):
        return style.start_hard, True
    if (word.start in reading.places and reading.places[word.start] == word.end) or (
        style is OBJECT and chars in LEVELS
    ):
        return style.start_place, False
    strength = "hard" if word.tag == "role" else rules.breaks.get(chars, "")
    core = Span(start, max(start, span.end - len(suffix.suffix)))
    left = reading.words[index - 2] if index > 1 else None
    if parts_from(suffix, word, left, core, reading, rules):
        return style.start_hard, True
    if len(chars) > 2 and not strength and not word.tag.startswith(("ns", "nt")):
        strength = rules.breaks.get(chars[-2:], "") if style is OBJECT or rules.breaks.get(chars[-2:]) == "hard" else ""
    if strength in {"hard", "title"}:
        return style.start_hard, True
    weak = strength == "soft" or (strength == "act" and suffix.kind in NAMED)
    if weak or word.tag in {"v", "vd"}:
        return style.start_verb + (0.4 if weak else 0.0), False
    if word.tag[:1] in {"p", "c", "u", "r", "d"}:
        return style.start_hard - 0.5, True
    if chars[-1:] in CLASSIFIERS and chars[:1] in NUMERALS:
        return 0.0, False
    if reading.places.get(start, start) - start > SHORT_PLACE and len(chars) == 1 and not word.tag.startswith("ns"):
        return style.start_hard, True
    return style.start_word, False
