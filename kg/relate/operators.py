"""What a claim is worth: plans, negations, denials, ended ties; one component for all patterns."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache, lru_cache, partial

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.gate import Gate
from kg.model import Sentence, Span
from kg.record import record
from kg.relate.claim_cues import compile_ahead, load_claim_cues
from kg.relate.plan_headings import YEAR, title_year
from kg.rules import read_table, require_known

ADVICE = re.compile(r"(?:提案|议案|意见|收到|办理|采纳|征集|征求|[条件项份])$")
ADVISED = re.compile(r"[和、及\d]|提案|意见|书|稿")
"""What stands beside 建议 where it is a thing: 办理人大建议、政协提案23件, 收到建议12条."""
QUESTION = re.compile(r"(?:[?？]|吗|呢)[”\"]?$")
MOVING = frozenset({"将", "我们将"})
"""Words that a name right behind them makes say what is moved, and not what is to come: 将云山小学并入大桥小学."""
CLAUSE_END = set(",;。，；:：()（）")
SENTENCE_END = set("。;；")
NEXT_DATE = re.compile(r"[;；](?=[\d一二三四五六七八九十]{1,3}月)")
"""A list of dates goes on in the tense it began in: 10月将召开…；11月承办…"""
GROWN = re.compile(
    r"了?(?:[近整长]?达?[一两二三四五六七八九十半数\d]+(?:余|多)?个?(?:年|月|多月|载|天|周|星期)(?:有余|之久)?的|已久|多时|组|会(?!议)|上游|工作(?:组|完成|就绪))"
)
"""Behind a word of plans: that the thing was long in coming, and is there."""
OF_TITLE = re.compile(r"度?(?:教育|教学)?工作(?:计划|打算|要点|思路|安排)")
"""Behind a year: that a title is repeated, and nothing told of that year (2022年工作总结及2023年工作计划2022年,…)."""
OF_SERVICE = re.compile(r"办(?:的?[一二三四五六七八九十\d]{1,3}[件项])?(?:民生|惠民)?(?:实事|好事)")
"""Behind 拟 in the name of what a government does every year: 政府拟办十件实事."""
ORIGINAL = re.compile(r"原(?:计划|定|拟)")
DONE_VERB = re.compile(r"[一-鿿]{2,4}?了(?!解)")
RENEWED = re.compile(
    r"(?:后|[,;]|均|双方|同意|一致|商定|再|随即|已经?|又|并|即|我校|学校|两校){0,5}续(?:[签约]|了?[一两三四五六\d]+年)"
)
"""Behind the end of an agreement: that it goes on."""
SINCE = re.compile(r"[,;][^,;。]{0,6}(?:眼下|如今|现在|目前|转而|现[与和同跟由]|改[与和同跟由])")
"""Behind an ending: that something else holds now."""
RUMOURED = re.compile(r"有(?:人|[一-鿿]{1,4})?(?:反映|说|传|称|讲|问)|外[面间界]都?[说传]|网上[说传]|坊间[说传]?")
"""What is said by others and, behind it, that it is not so; a denial without the former takes back its whole sentence."""
TURNS = {
    "awaited": ("planned", "chain"),
    "afterwards": ("planned", "chain"),
    "bidden": ("planned", "chain"),
    "resolved": ("planned", "chain"),
    "listed": ("planned", "sentence"),
    "provided": ("planned", "chain"),
    "laid": ("planned", "clause"),
    "asked": ("denied", "inside"),
    "requested": ("hypothetical", "rest"),
    "wished": ("denied", "inside"),
    "proposed": ("planned", "clause"),
    "entered": ("planned", "behind"),
    "withdrawn": ("denied", "sentence"),
    "corrected": ("denied", "sentence"),
    "should": ("denied", "inside"),
    "dropped": ("denied", "inside"),
}
"""The operator and the scope of each turn of `load_claim_cues`."""
DENIALS = Gate(lambda: load_claim_cues().denied)
AHEAD = Gate(compile_ahead)
REMEMBERED = 512
"""Many readers ask for the operators of one sentence."""
OPERATORS = ("denied", "ended", "former", "hypothetical", "negated", "planned", "settled", "sought")
SCOPES = ("before", "behind", "chain", "clause", "sentence")


def find_turn(which: str) -> re.Pattern[str]:
    """What finds one of the turns."""
    return load_claim_cues().turns[which]


GATES = {which: Gate(partial(find_turn, which)) for which in TURNS}


class Worth(StrEnum):
    """What operators make of a claim."""

    FACT = "fact"
    PLAN = "plan"
    NONE = "none"


@record
class Operator:
    """One operator met in a sentence; `span` is relative to it."""

    name: str
    scope: str
    span: Span


@cache
def load_operators() -> Mapping[str, tuple[str, str]]:
    """Each word of `ontology/terms/operators.csv` with its operator and scope; RulesError for one that is not known."""
    rows = read_table("terms/operators.csv", ("word", "operator", "scope"))
    for row in rows:
        require_known("operators.csv", row["word"], row["operator"], OPERATORS)
        require_known("operators.csv", row["word"], row["scope"], SCOPES)
    return {row["word"]: (row["operator"], row["scope"]) for row in rows}


@cache
def scan_operators() -> tuple[AhoCorasick, tuple[str, ...]]:
    """What finds all operator words of a sentence at once, the longest of those that begin together, and the words."""
    words = tuple(sorted(load_operators()))
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words


def find_operators(sentence: Sentence, names: Iterable[Span]) -> tuple[Operator, ...]:
    """The operators of a sentence outside its names; 将 counts only where a verb follows (将近, 将军 do not)."""
    shift = sentence.span.start
    turns = [*find_turns(sentence.folded), *find_years(sentence)]
    words = find_words(sentence.folded)
    if not turns and not words:
        return ()
    taken = [(span.start - shift, span.end - shift) for span in names]
    starts = {start for start, _ in taken}
    listed = [one for one in turns if one.scope == "inside" or not is_within(one.span, taken)]
    listed += [one for one in words if not any(start <= one.span.start < end for start, end in taken)]
    listed = [bind_ending(one, sentence.folded, starts) for one in listed]
    return tuple(
        Operator("moved", "clause", one.span)
        if one.span.end in starts and one.span.of(sentence.folded) in MOVING
        else one
        for one in listed
        if one.name != "moved" or one.span.end in starts
    )


def bind_ending(one: Operator, folded: str, starts: Collection[int]) -> Operator:
    """An ending whose clause names what has ended, and so speaks of no other clause: 退出了|滨河集团|,现与后山小学结对."""
    if (one.name, one.scope) != ("ended", "sentence"):
        return one
    first = next((at + 1 for at in range(one.span.start - 1, -1, -1) if folded[at] in CLAUSE_END), 0)
    last = next((at for at in range(one.span.end, len(folded)) if folded[at] in CLAUSE_END), len(folded))
    return replace(one, scope="own") if any(first <= start < last for start in starts) else one


def is_within(span: Span, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether one of the names from start to end in `taken` holds all of an operator (列入|市政府|投资计划 is in none)."""
    return any(start <= span.start and span.end <= end for start, end in taken)


@lru_cache(maxsize=REMEMBERED)
def find_words(folded: str) -> tuple[Operator, ...]:
    """The operators of one word; a 将 with no verb behind it stands for what is moved (moved), should a name follow."""
    found: list[Operator] = []
    scanner, words = scan_operators()
    cues = load_claim_cues()
    for which, start, end in scanner.find_matches_as_indexes(folded):
        word, span = words[which], Span(start, end)
        if is_noun(folded, span) or cues.no_denial.match(folded, start):
            continue
        moved = word == "将" and not cues.coming.match(folded, start)
        operator, scope = ("moved", "clause") if moved else load_operators()[word]
        found.append(Operator(operator, scope, span))
    return tuple(found)


def find_years(sentence: Sentence) -> Iterator[Operator]:
    """Years later than that of the title, as operators: what a report of 2023 says of 2024 is to come."""
    base = next((title_year(heading.words) for heading in sentence.headings if heading.level == 0), 0)
    for match in YEAR.finditer(sentence.folded) if base else ():
        if int(match[1]) > base and not OF_TITLE.match(sentence.folded, match.end()):
            yield Operator("sought", "chain", Span(*match.span()))


def is_noun(folded: str, span: Span) -> bool:
    """Whether a word that could put a claim off is a noun here, or tells a purpose: 按照年初计划, 为争取支持."""
    cues = load_claim_cues()
    before, word = folded[max(0, span.start - 4) : span.start], span.of(folded)
    if word in cues.long and GROWN.match(folded, span.end):
        return True
    if word in {"计划", "设想", "准备", "谋划"} and (
        cues.noun_before.search(before) or cues.noun_after.match(folded, span.end)
    ):
        return True
    if word == "打算" and before.endswith("工作") and cues.noun_after.match(folded, span.end):
        return True
    if word == "建议" and (ADVICE.search(before) or ADVISED.match(folded, span.end)):
        return True
    if word == "拟" and OF_SERVICE.match(folded, span.end):
        return True
    if word == "暂定" and folded.startswith("名", span.end):
        return True
    if word == "争取" and cues.gained.match(folded, span.end):
        return True
    if word in cues.expiry and RENEWED.match(folded, span.end):
        return True
    return word in cues.purpose and before.endswith(("为", "为了", "以"))


@lru_cache(maxsize=REMEMBERED)
def find_turns(folded: str) -> tuple[Operator, ...]:
    """Operators of more than one word: 待…后, 会议决定, a 要 that bids, and what was called off after all."""
    turns = tuple(
        Operator(name, scope, Span(*match.span()))
        for which, (name, scope) in TURNS.items()
        if GATES[which].admits(folded)
        for match in find_turn(which).finditer(folded)
    )
    lists = compile_ahead().finditer(folded) if AHEAD.admits(folded) else ()
    return (*turns, *(Operator("planned", "rest", Span(*one.span())) for one in lists), *find_denials(folded))


def find_denials(folded: str) -> Iterator[Operator]:
    """What a denial takes back: from where the talk of others begins, or all that its sentence told before."""
    for denial in load_claim_cues().denied.finditer(folded) if DENIALS.admits(folded) else ():
        floor = max(folded.rfind(mark, 0, denial.start()) for mark in SENTENCE_END) + 1
        talk = [match.start() for match in RUMOURED.finditer(folded, floor, denial.start())]
        yield Operator("denied", "inside", Span(talk[-1] if talk else floor, denial.end()))


def weigh_claim(
    sentence: Sentence, operators: Sequence[Operator], trigger: int, end: int
) -> tuple[Worth, frozenset[str]]:
    """What a claim whose verb stands at `trigger` (relative to the sentence) and that ends at `end` is worth, and which operators act on it."""
    cues = load_claim_cues()
    acting = {one.name for one in operators if acts_on(one, sentence.folded, trigger, end, operators)}
    if asks(sentence.folded) or acting & {"negated", "denied", "hypothetical", "ended", "former"}:
        return Worth.NONE, frozenset(acting)
    if cues.achieved.match(sentence.folded, trigger):
        acting = (acting - {"sought"}) | ({"settled"} if not acting & {"planned"} else set())
    done = is_done(sentence.folded, trigger, end)
    if not done and cues.thought.match(sentence.folded, end):
        acting = acting | {"planned"}
    if acting & {"planned", "sought"} and not done:
        return Worth.PLAN, frozenset(acting)
    return Worth.FACT, frozenset(acting | ({"settled"} if done else set()))


@lru_cache(maxsize=REMEMBERED)
def asks(folded: str) -> bool:
    """Whether a sentence is a question."""
    return QUESTION.search(folded.rstrip()) is not None


def is_done(folded: str, trigger: int, end: int) -> bool:
    """Whether what a claim tells was done after all: its verb bears 了, or 已 stands behind it, behind 原定 also a clause later."""
    done = load_claim_cues().done
    late = ORIGINAL.search(folded, 0, trigger) is not None and done.search(folded, end, end + 28) is not None
    return late or DONE_VERB.match(folded, trigger) is not None or done.match(folded, end) is not None


def is_pending(one: Operator, folded: str, end: int) -> bool:
    """Whether a word of plans stands behind a claim in the same clause and puts off what is claimed."""
    return (
        one.name == "planned"
        and one.span.start >= end
        and CLAUSE_END.isdisjoint(folded[end : one.span.start])
        and load_claim_cues().pending.match(folded, one.span.end) is not None
    )


def comes_between(one: Operator, folded: str, trigger: int, end: int) -> bool:
    """Whether an operator stands within a claim, and not behind what it tells as done nor before a verb of its own: 去年结了对子,这份情要记着; 与甲校联办,计划招90人."""
    within = one.name in {"planned", "negated", "hypothetical"} and one.span.end <= end
    opens = one.name == "planned" and folded[one.span.start - 1 : one.span.start] == ","
    own = opens and load_claim_cues().pending.match(folded, one.span.end) is None
    return within and not own and "了" not in folded[trigger : one.span.start]


def ends_claim(one: Operator, folded: str, trigger: int, end: int) -> bool:
    """Whether an ending is one of what a claim tells: in its clause or, where that names nothing, in its sentence, unless what holds now follows."""
    if SINCE.search(folded, one.span.end, max(one.span.end, trigger)):
        return False
    edges = CLAUSE_END if one.scope == "own" else SENTENCE_END
    return edges.isdisjoint(folded[min(one.span.end, end) : max(one.span.start, trigger)])


def acts_on(one: Operator, folded: str, trigger: int, end: int, others: Sequence[Operator]) -> bool:
    """Whether an operator's scope reaches the verb: its sentence, its clause, or the chain of clauses up to 已."""
    settled = any(other.name == "settled" and one.span.end <= other.span.start <= trigger for other in others)
    if one.name == "ended":
        return ends_claim(one, folded, trigger, end)
    if one.scope == "sentence":
        return not (settled and one.name == "planned") and not SENTENCE_END & set(
            folded[min(one.span.end, end) : max(one.span.start, trigger)]
        )
    if one.scope == "before":
        return one.span.start > trigger
    if one.scope == "behind":
        return one.span.start >= end and CLAUSE_END.isdisjoint(folded[end : one.span.start])
    if one.scope == "inside":
        return one.span.start <= trigger < one.span.end
    if one.scope == "rest":
        begin = max(folded.rfind(mark, 0, trigger) for mark in SENTENCE_END)
        return one.span.end <= trigger and not any(
            other.name == "settled" and begin < other.span.start <= trigger for other in others
        )
    if is_pending(one, folded, end):
        return True
    if one.span.start > trigger and not comes_between(one, folded, trigger, end):
        return False
    between = folded[one.span.end : trigger]
    if one.scope == "clause":
        return not (set(between) & CLAUSE_END)
    return not settled and not (set(NEXT_DATE.sub(",", between)) & SENTENCE_END)
