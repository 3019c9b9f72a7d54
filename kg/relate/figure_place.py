"""Lays a sentence out: its clauses, and what stands before and after each of its numbers."""

import re
from collections.abc import Sequence

from kg.gate import lead
from kg.model import Span
from kg.record import record
from kg.relate.indicator import SUFFIX, find_governing, find_joints, skip_tail, split_at, starts_verb
from kg.relate.numbers import BUILDINGS, Quantity

CUT = lead(r"[,;:。!?\n\t\f★◇]|——|(?<=\S)[ \u3000]{2,}(?=\S)|\((?=[^()]*\d)|(?<=[\d人名个所项%元次年类岁])\)")

STOREYS = re.compile(r"\s?\d{1,2}\s?层(?:楼高)?的?")
"""Behind a number of buildings: how high they are (4栋|5层的|教学楼)."""


@record
class Place:
    """Where a number stands: its clause, what comes before and after it there, all in the sentence's own offsets.

    `joined` tells whether it follows the number before it as the next member of one list.
    """

    quantity: Quantity
    clause: Span
    left: Span
    right: Span
    joined: bool = False


def cut_clauses(folded: str, whole: Sequence[Span]) -> tuple[Span, ...]:
    """The clauses of a sentence; no mark inside one of `whole` (numbers, names) cuts.

    >>> [c.of("共3人,其中1人病") for c in cut_clauses("共3人,其中1人病", ())]
    ['共3人', '其中1人病']
    """
    clauses: list[Span] = []
    start = 0
    for match in CUT.finditer(folded):
        if match.group() == ")" and not is_counted_aside(folded, match.start()):
            continue
        if any(span.start <= match.start() and match.end() <= span.end for span in whole):
            continue
        clauses.append(Span(start, match.start()))
        start = match.end()
    clauses.append(Span(start, len(folded)))
    return tuple(clause for clause in clauses if folded[clause.start : clause.end].strip())


def is_counted_aside(folded: str, end: int) -> bool:
    """Whether the bracket that closes at `end` opened a clause of its own: (其中女生3人), but not (含金奖、第一名)."""
    start = folded.rfind("(", 0, end)
    return start < 0 or any(character.isdigit() for character in folded[start:end])


def lay_out(folded: str, quantities: Sequence[Quantity], clauses: Sequence[Span]) -> tuple[Place, ...]:
    """The place of every number."""
    places: list[Place] = []
    for clause in clauses:
        inside = [quantity for quantity in quantities if clause.covers(quantity.span)]
        start, stop, joined = clause.start, None, False
        for index, quantity in enumerate(inside):
            left = Span(start, quantity.span.start if stop is None else stop)
            if index + 1 == len(inside):
                places.append(
                    Place(quantity, clause, left, skip_suffix(folded, Span(quantity.span.end, clause.end)), joined)
                )
                break
            between = skip_suffix(folded, Span(quantity.span.end, inside[index + 1].span.start))
            if not folded[between.start : between.end].strip():
                places.append(Place(quantity, clause, left, Span(between.start, between.start), joined))
                stop = left.end
                continue
            stop = None
            end, start = part_between(folded, between, quantity)
            if inside[index + 1].kind == "rate" and not opens_joined(folded[between.start : between.end]):
                start = between.start
            end = skip_tail(folded, Span(between.start, max(between.start, end)))
            places.append(Place(quantity, clause, left, Span(between.start, end), joined))
            joined = bool(find_joints(folded[between.start : between.end]))
    return tuple(places)


def opens_joined(text: str) -> bool:
    """Whether what follows a number opens with a joint of its list, or the next number follows at once."""
    joints = find_joints(text)
    return not text.strip() or bool(joints and not text[: joints[0].start].strip())


def skip_suffix(folded: str, span: Span) -> Span:
    """`span` without 左右, 以上 and the like, which belong to the number before it, and without how high the buildings counted are."""
    high = folded[span.start - 1 : span.start] in set(BUILDINGS)
    match = (STOREYS if high else SUFFIX).match(folded, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def part_between(folded: str, between: Span, quantity: Quantity) -> tuple[int, int]:
    """Where what belongs to the number before ends, and where what belongs to the one after begins."""
    text = folded[between.start : between.end]
    joints = find_joints(text)
    if text.endswith("的"):
        return between.end - 1, between.end
    if opens_joined(text):
        return between.start, between.start + (joints[0].end if joints else 0)
    if quantity.kind != "count" and starts_verb(text):
        return between.end, between.start
    if joints:
        return between.start + joints[-1].start, between.start + joints[-1].end
    if quantity.kind != "count":
        return between.start, between.start
    head = between.start + min(split_at(text), find_governing(text))
    return head, head
