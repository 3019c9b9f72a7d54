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

from kg.gate import lead
from kg.mention.bodies import SITES
from kg.mention.candidate import Candidate
from kg.mention.cores import (
    COUNTED,
    OPENING_QUOTES,
    SHARED,
    is_in_post,
    opens_badly,
    takes_receiver,
    weigh_core,
    weigh_opening,
)
from kg.mention.honour_weights import weigh_honour
from kg.mention.openings import OPENERS, opens_name, parts_from
from kg.mention.reading import TOWN_LEVELS, Reading, read_sentence
from kg.mention.weights import BODY, COINED, COMPANIES, OBJECT, Style, weigh_edge, weigh_inside
from kg.model import SCHOOLING, Kind, Sentence, Span
from kg.rules import Rules, Suffix
from kg.tokens import Word, dictionary_tag

LONGEST = 26
"""No name of a body or honour is taken to be longer, in characters."""
SCHOOLS, NAMED_ON = frozenset("小中"), re.compile(r"[一-鿿]{2}")
"""Before 学区 these are the end of a school, and 区 the surname of whoever follows (城西小学|区惠兰)."""
MEASURED = re.compile(r"[一二两三四五六几]+[张块个枚面纸份项本](?=[一-鿿]{2}|$)")
"""What the name of an honour does not begin with (一张|省级优秀辅导员证书)."""
LONGEST_JOINED = 10
"""So many characters longer are the names of occasions that are two in one (…大赛暨…选拔赛)."""
QUOTES = "“”\"‘’'《》「」"
CLOSING_QUOTES = set("”’》」")
BAD_START = set("路街巷镇乡村校部级局园长们者性化型类式厅处科室站所")
VERB_FIRST = -2.4
GRADED = lead(
    r"(?:[特一二三四][、一二三四]*等|[金银铜]|提名|优胜|入围|鼓励|个人|集体|单项|专项|团体|综合|获|评|颁|授|领|得|头|大|小|发|这个|个)奖$"
)
LISTED = re.compile(
    r"(?:小学|中学|学校|初中|高中|幼儿园|完小|校区|分校|教学点|集团|联盟|教联体|教共体)(?:[(（][^()（）]{1,14}[)）])?、$"
)
ADDED = re.compile(r"\+[一-鿿]{1,10}(?:小学|中学|学校|幼儿园|[一-鿿]小|[一二三四五六七八九十]中)")
GROUNDS = re.compile(r"[小中大]学校(?:[庆园长委史歌徽训服舍车务方医刊友址]|本[课教培研特]|办(?!公室))")
"""Of 树德小学校庆 the school is 树德小学."""
FUSED = re.compile(r"(?:建设|实施|推进|管理|创建|宣传)?(?:工作)?(?:先进|优秀|模范|标兵|能手|突出贡献)")
"""Behind the class word of an initiative these make of it an honour (重点工程|建设先进个人)."""
SPOKEN_OF = re.compile(r"(?:今年|去年)?[省市区县州旗镇乡校园]里")
"""Before a class word this tells who does it, and names nothing: 市里|评选."""
OF_CAMPUS = re.compile(r"[^东西南北中新老本总主]和(?:分校|校区|分园|园区)")
SCHOOLED = lead(r"(?:小学|中学|学校|幼儿园|高中|初中|[一二三四五六七八九十][中小])$")
"""Before the name of a campus: its school (望江中学|润和分校)."""
PLACELIKE = frozenset("省市区县州旗镇乡村城郊校园局府委")
"""One of these before 和 may be joined by it (沛县|城|和乡村学校)."""
QUOTABLE = SHARED | {Kind.GROUP, Kind.ORGANISATION}
Proposal = tuple[Suffix, Span, float, bool]


def stands_in_list(span: Span, folded: str) -> bool:
    """Whether a name stands between the marks of a list whose member before it ends in a class word: there a verb is part of it."""
    return folded[span.start - 1 : span.start] == "、" and bool(
        LISTED.search(folded, max(0, span.start - 24), span.start)
    )


def propose_names(sentences: Sequence[Sentence], rules: Rules) -> tuple[tuple[Candidate, ...], ...]:
    """The possible names in each sentence, with scores from 0 to 1 (a name of 0.5 is as likely as not)."""
    raw = [tuple(propose_in(sentence.folded, rules)) for sentence in sentences]
    clean = Counter(
        sentence.folded[span.start : span.end]
        for sentence, found in zip(sentences, raw, strict=True)
        for _, span, score, tidy in found
        if tidy and score > 0
    )
    opened = {
        span.of(sentence.folded): suffix
        for sentence, found in zip(sentences, raw, strict=True)
        for suffix, span, score, tidy in found
        if suffix.kind in SCHOOLING and tidy and score > 0 and sentence.folded[span.start] in OPENERS
    }
    raw = [
        (*found, *find_opened(sentence.folded, found, opened)) for sentence, found in zip(sentences, raw, strict=True)
    ]
    return tuple(
        tuple(
            Candidate(
                suffix.kind,
                Span(
                    span.start + sentence.span.start,
                    span.end + sentence.span.start - title_tail(suffix, span, sentence.folded),
                ),
                squash(score + min(2, clean[span.of(sentence.folded)] - tidy) * 0.45),
                f"name-{suffix.kind.lower()}",
            )
            for suffix, span, score, tidy in found
            if title_tail(suffix, span, sentence.folded) < len(span)
        )
        for sentence, found in zip(sentences, raw, strict=True)
    )


def find_opened(folded: str, found: Sequence[Proposal], opened: Mapping[str, Suffix]) -> Iterator[Proposal]:
    """Names that begin with a function word, met elsewhere beyond doubt, where they are in doubt (南坡小学和|和盛小学)."""
    met = {span for _, span, _, _ in found}
    for name, suffix in opened.items():
        for match in re.finditer(re.escape(name), folded) if name in folded else ():
            if Span(*match.span()) not in met:
                yield suffix, Span(*match.span()), 1.5, False


def title_tail(suffix: Suffix, span: Span, folded: str) -> int:
    """How many characters at the end of a name only say that it is an honour: 光荣称号 is no part of its name."""
    if suffix.suffix != "称号":
        return 0
    tail = re.search(r"(?:光荣|荣誉|等)?称号$", span.of(folded))
    return len(tail.group()) if tail else 0


def squash(logit: float) -> float:
    """A score from 0 to 1 for log-odds."""
    return round(1 / (1 + exp(-logit)), 4)


def propose_in(folded: str, rules: Rules) -> Iterator[Proposal]:
    """Every (class word, span, log-odds, clean left edge?) in one sentence, spans counted in the sentence."""
    reading: Reading | None = None
    for suffix, start, end in rules.find_suffixes(folded):
        if not rules.closes(suffix, folded, end) or GROUNDS.match(folded, max(0, end - 3)):
            continue
        if suffix.suffix == "学区" and folded[start - 1 : start] == "小":
            continue
        if suffix.kind in {Kind.PROGRAMME, Kind.AWARD} and FUSED.match(folded, end):
            continue
        reading = reading or read_sentence(folded, rules)  # many sentences have no class word
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
            apart = chars in CLOSING_QUOTES and reading.folded[word.end : word.end + 1] in OPENING_QUOTES
            if suffix.kind not in QUOTABLE or depth < -1 or depth > 1 or apart:
                return
        else:
            before = reading.words[index - 1] if index else None
            cost = weigh_step(word, before, Span(start, end), reading, rules, suffix, style)
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


def weigh_step(
    word: Word, before: Word | None, ending: Span, reading: Reading, rules: Rules, suffix: Suffix, style: Style
) -> float | None:
    """What it costs to take one more word into a name with this class word, which stands at `ending`; None where it goes no further."""
    chars = reading.folded[word.start : word.end]
    if (
        suffix.kind in SCHOOLING
        and word.tag[:1] not in {"c", "p"}
        and chars.isalpha()
        and not (len(chars) > 1 and rules.breaks.get(chars) == "hard")
        and stands_in_list(Span(word.start, ending.end), reading.folded)
    ):
        return style.word
    if chars == "和" and suffix.kind in SCHOOLING:
        if stands_behind_towns(word, before, reading) or is_inside(word, before, ending, reading):
            return style.word
    elif suffix.suffix in SITES and is_of_campus(word.start, reading.folded):
        return style.word
    if parts_from(suffix, word, before, Span(word.end, max(word.end, ending.start)), reading, rules):
        return None
    return weigh_inside(chars, word, reading, rules, suffix, style)


def is_inside(word: Word, before: Word | None, ending: Span, reading: Reading) -> bool:
    """Whether a 和 has but one character between it and a place or school, which is no name to be joined (浦东新区|潮和中学, 新县|福和希望小学)."""
    if before is None or before.end - before.start != 1:
        return False
    if word.end == ending.start and is_of_campus(before.start, reading.folded):
        return True
    placed = before.start in reading.places.values() and reading.folded[before.start - 1] in "省市区县州旗镇乡道"
    return placed and (word.end == ending.start or reading.folded[before.start] not in PLACELIKE)


def is_of_campus(start: int, folded: str) -> bool:
    """Whether one character and 和 stand between a school and the class word of its campus (望江中学|润和分校)."""
    return OF_CAMPUS.match(folded, start) is not None and SCHOOLED.search(folded, 0, start) is not None


def stands_behind_towns(word: Word, before: Word | None, reading: Reading) -> bool:
    """Whether a 和 stands right behind a town told with its county, and before no place: there it begins the name of a school (三江县良口乡|和里小学)."""
    return (
        before is not None
        and reading.folded[before.end - 1] in TOWN_LEVELS
        and reading.places.get(before.start) == before.end == word.start
        and before.start in reading.places.values()
        and word.end not in reading.places
    )


def offer(
    reading: Reading, rules: Rules, suffix: Suffix, span: Span, index: int, inside: float, style: Style
) -> Iterator[Proposal]:
    """One candidate with its log-odds, unless nothing but generic words stands before its class word."""
    core = span.of(reading.folded).strip(QUOTES)[: -len(suffix.suffix)]
    fit = weigh_core(core, span, reading, rules, suffix)
    if (
        fit is None
        or core.startswith("暨")
        or SPOKEN_OF.fullmatch(core)
        or is_in_post(span, reading, suffix)
        or GRADED.search(span.of(reading.folded))
        or (
            suffix.suffix == "学区"
            and core[-1:] in SCHOOLS
            and NAMED_ON.match(reading.folded, span.end)
            and dictionary_tag(reading.folded[span.end : span.end + 2])[:2] in {"", "nr"}
        )
        or (suffix.kind is Kind.GROUP and ADDED.match(reading.folded, span.start - 1))
        or (suffix.kind is Kind.AWARD and (takes_receiver(span, reading) or MEASURED.match(core)))
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
