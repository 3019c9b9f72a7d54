"""What a claim is worth: plans, negations, denials, ended ties; one component for all patterns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.model import Sentence, Span
from kg.rules import read_table

QUESTION = re.compile(r"(?:[?？]|吗|呢)[”\"]?$")
PLAN_HEADING = re.compile(r"计划|打算|下一步|下步|工作要点|工作思路|工作安排|工作设想|展望|努力方向|今后|明年|下阶段|下学期|新学期安排|怎么干|目标任务|下半年(?:工作)?(?:打算|安排|重点)|规划$")
REVIEW = re.compile(r"回顾|总结|完成情况|工作情况|盘点|成绩|执行情况|实施情况|落实")
TO_COME = re.compile(r"将(?=[^,，。；;、]{0,14}(?:建|办|开|成|加|并|参|组|实|推|启|迁|扩|改|制|印|投|召|举|达|新|继|进|全|努|再|是|在|有|于|面|把|对|会|由|争|完|逐|采|开展))")
CLAUSE_END = set(",;。，；:：()（）")
SENTENCE_END = set("。;；")


class Worth(StrEnum):
    """What operators make of a claim."""

    FACT = "fact"
    PLAN = "plan"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator met in a sentence; `span` is relative to it."""

    name: str
    scope: str
    span: Span


@cache
def load_operators() -> Mapping[str, tuple[str, str]]:
    """Each word of `ontology/terms/operators.csv` with its operator and scope."""
    return {row["word"]: (row["operator"], row["scope"]) for row in read_table("terms/operators.csv", ("word", "operator", "scope"))}


@cache
def operator_pattern() -> re.Pattern[str]:
    """One pattern of all operator words, longest first."""
    return re.compile("|".join(re.escape(word) for word in sorted(load_operators(), key=lambda word: (-len(word), word))))


def find_operators(sentence: Sentence, names: Iterable[Span]) -> tuple[Operator, ...]:
    """The operators of a sentence outside its names; 将 counts only where a verb follows (将近, 将军 do not)."""
    taken = [Span(span.start - sentence.span.start, span.end - sentence.span.start) for span in names]
    found = []
    for match in operator_pattern().finditer(sentence.folded):
        span = Span(*match.span())
        if any(span.overlaps(other) for other in taken):
            continue
        if match.group() == "将" and not TO_COME.match(sentence.folded, match.start()):
            if not any(other.start == span.end for other in taken):
                continue
            operator, scope = "moved", "clause"
        else:
            operator, scope = load_operators()[match.group()]
        if match.group() == "不" and sentence.folded[match.end() : match.end() + 1] in "断仅但少同懈忘负凡及足错可":
            continue
        found.append(Operator(operator, scope, span))
    return tuple(found)


def weigh_claim(sentence: Sentence, operators: Sequence[Operator], trigger: int, end: int) -> tuple[Worth, frozenset[str]]:
    """What a claim whose verb stands at `trigger` (relative to the sentence) and that ends at `end` is worth, and which operators act on it."""
    acting = {one.name for one in operators if acts_on(one, sentence.folded, trigger, end, operators)}
    if QUESTION.search(sentence.folded.rstrip()) or acting & {"negated", "denied", "hypothetical", "ended", "former"}:
        return Worth.NONE, frozenset(acting)
    return (Worth.PLAN if acting & {"planned", "sought"} else Worth.FACT), frozenset(acting)


def acts_on(one: Operator, folded: str, trigger: int, end: int, others: Sequence[Operator]) -> bool:
    """Whether an operator's scope reaches the verb: its sentence, its clause, or the chain of clauses up to 已."""
    if one.scope == "sentence":
        return True
    if one.span.start > trigger and not (one.name in {"planned", "negated"} and one.span.end <= end):
        return False
    between = folded[one.span.end : trigger]
    if one.scope == "clause":
        return not (set(between) & CLAUSE_END)
    settled = any(other.name == "settled" and one.span.end <= other.span.start <= trigger for other in others)
    return not settled and not (set(between) & SENTENCE_END)


def is_planned_section(sentence: Sentence, title: str) -> bool:
    """Whether a heading of plans stands above a sentence, or its whole document is a plan by its title.

    The nearest heading that tells of plans or of a review decides.
    """
    for heading in reversed(sentence.headings):
        if heading.level > 0 and (found := tells_plan(heading.words)) is not None:
            return found
    return tells_plan(title) is True and not REVIEW.search(title)


def tells_plan(words: str) -> bool | None:
    """True for the words of a heading of plans, False for one of a review, None for neither."""
    if PLAN_HEADING.search(words):
        return not REVIEW.search(words) or None
    return False if REVIEW.search(words) else None
