"""The claims of schools that clauses give to a group, unless an operator forbids them."""

import re
from collections.abc import Collection, Iterator

from kg.model import Kind, Modality, Predicate, Qualifiers, Span
from kg.relate.claims import Claim, widen
from kg.relate.membership_clauses import Told
from kg.relate.operators import Operator, Worth, find_operators, weigh_claim
from kg.relate.plan_headings import is_planned_section

MOVES = frozenset({"unsaid", "beside"})
LEFT = frozenset({"退出", "脱离", "离开", "退盟"})
"""Operators that end one membership and say nothing against that which a school goes over to."""
CLAUSE_EDGE = re.compile(r"[,;:。()]")
ATTRIBUTE = re.compile(r"(?:新建|建设|建)?中?的")
CONFIDENCE = 0.74


def claim_members(told: Told, group: tuple[str, ...]) -> Iterator[Claim]:
    """A claim for every school of a run."""
    sentence, shift = told.sentence, told.sentence.span.start
    span = Span(told.skeleton.place(told.start), told.skeleton.place(told.end - 1) + 1)
    clause = None if told.rule == "lead-before" else CLAUSE_EDGE.search(sentence.folded, span.end - shift)
    edge = clause.start() if clause else span.end - shift if told.rule == "lead-before" else len(sentence.folded)
    worth, acting = weigh_claim(sentence, list_operators(told, span.start - shift), span.start - shift, edge)
    if worth is Worth.NONE:
        return
    planned = worth is Worth.PLAN or (is_planned_section(sentence, "") and "settled" not in acting)
    modality = Modality.PLANNED if planned else Modality.REALISED
    quote = widen(span, sentence)
    for link, role in told.members:
        for key in link.keys:
            told_role = Qualifiers(role=role)
            yield Claim(
                key, Predicate.MEMBER_OF, group[0], told_role, modality, quote, f"member-{told.rule}", CONFIDENCE
            )


def list_operators(told: Told, start: int) -> list[Operator]:
    """The operators of the sentence of a run, without those by which the school left another group before (退出甲学区,转入乙学区).

    Nor those by which another school left, in a clause before: 甲小学退出,另有|乙小学|一所成员校.
    """
    folded = told.sentence.folded
    schools = [link.mention.span for link in told.skeleton.links.values() if link.mention.kind is Kind.SCHOOL]
    names = [link.mention.span for link in told.skeleton.links.values()]
    found = find_operators(told.sentence, names)
    left = [
        one
        for one in found
        if one.span.end <= start and one.span.of(folded) in LEFT and (told.rule in MOVES or is_apart(told, one, start))
    ]
    starts = {name.start - told.sentence.span.start for name in schools}
    return [one for one in found if one not in left and not is_attribute(one, folded, starts)]


def is_attribute(one: Operator, folded: str, starts: Collection[int]) -> bool:
    """Whether a plan is told of one of those who join alone, and not of their joining: 由望江小学和|正在筹建的|百川三小组成."""
    behind = ATTRIBUTE.match(folded, one.span.end)
    return one.name == "planned" and behind is not None and behind.end() in starts


def is_apart(told: Told, left: Operator, start: int) -> bool:
    """Whether a clause with a school of its own tells who left, and a run stands in another behind it."""
    folded, shift = told.sentence.folded, told.sentence.span.start
    clause = max(folded.rfind(mark, 0, left.span.start) for mark in ",;。:") + 1
    schools = [link.mention.span for link in told.skeleton.links.values() if link.mention.kind is Kind.SCHOOL]
    own = any(clause <= span.start - shift and span.end - shift <= left.span.start for span in schools)
    return own and CLAUSE_EDGE.search(folded, left.span.end, start) is not None
