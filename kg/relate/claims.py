"""What passes between the parts of relating: claims, what a sentence inherits, a pattern's match, and its quote."""

import re
from collections.abc import Sequence

from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.record import record
from kg.relate.chunk import Chunk
from kg.relate.patterns import Pattern

CLAUSE_MARKS = ",，;；。"
CLAUSE = re.compile(f"[{CLAUSE_MARKS}]")
LONGEST = 80
REPLACES = re.compile(r"(?:接替|顶替|接过|代替|取代|替换|替下)(?:了)?(?:[^,;。、]{0,8}的)?(?:原[^,;。]{0,8})?$")
"""Right behind these stands who had a post before."""
PUPILS = re.compile(
    r"(?:老师|教师|校长|同志|教练|主任|书记)?所?(?:指导|辅导|培养|带领|执教|训练|带)的[^,，。;；的]{0,6}(?:学生|同学|选手|队员|孩子|幼儿|小朋友|团队|社团|[班级队团])"
)
"""Whom somebody teaches."""


@record
class Claim:
    """A relation read from one sentence, between local keys, before claims of the document are put together."""

    subject: str
    predicate: Predicate
    object: str
    qualifiers: Qualifiers
    modality: Modality
    span: Span
    rule: str
    confidence: float


@record
class Setting:
    """What a sentence inherits: frame keys, the document's year, a subject from the sentence before, plans by heading or title.

    `headed` is whether a heading, and not the title alone, tells of plans; `led` the school that all of an item is about;
    `builder` who builds where nobody is told to.
    """

    area: str
    voice: str
    voice_kind: Kind | None
    year: int | None
    planned: bool
    heads: tuple[str, ...]
    topic: tuple[Linked, ...] = ()
    recent: tuple[Linked, ...] = ()
    headed: bool = False
    led: tuple[Linked, ...] = ()
    builder: str = ""


@record
class Hit:
    """One match of a pattern: its chunks from `first` up to `last`, and the chunk in each slot."""

    pattern: Pattern
    chunks: tuple[Chunk, ...]
    first: int
    last: int
    slots: dict[str, Chunk]
    trigger: int
    cued: bool = True


def words_between(before: Linked, after: Linked, sentence: Sentence) -> str:
    """What stands between two mentions of a sentence."""
    return sentence.folded[
        before.mention.span.end - sentence.span.start : after.mention.span.start - sentence.span.start
    ]


def told_role(hit: Hit) -> str:
    """The role that a match names."""
    return next((hit.slots[slot].words for slot in ("role2", "role") if slot in hit.slots), "")


def heads_clause(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a name stands at the head of its clause, with at most ten characters before it."""
    before = 0
    for chunk in reversed(chunks[:place]):
        if chunk.code in ",;:。(":
            return True
        if chunk.members:
            return False
        before += len(chunk.span)
        if before > 10:
            return False
    return True


def find_verb(hit: Hit) -> Chunk:
    """The word that a match hangs on: its cue, else the word it begins or ends with."""
    ends = [
        hit.chunks[place]
        for place in (hit.first, hit.last)
        if not hit.chunks[place].members and hit.chunks[place].words
    ]
    return ends[0] if ends and not hit.cued else hit.chunks[hit.trigger]


def words_before_object(hit: Hit, sentence: Sentence) -> str:
    """What stands between the verb of a match and its object, without 了 and 的; "" where the object comes first."""
    start, end = find_verb(hit).span.end - sentence.span.start, hit.slots["o"].span.start - sentence.span.start
    return sentence.folded[start:end].removeprefix("了").removeprefix("的") if start <= end else ""


def words_before_subject(hit: Hit, sentence: Sentence) -> str:
    """The folded words of a sentence before the subject of a match."""
    return sentence.folded[: hit.slots["s"].span.start - sentence.span.start]


def is_clear(hit: Hit) -> bool:
    """Whether no school stands between the slots of a match or behind them."""
    filled = {chunk.span for chunk in hit.slots.values()}
    return not any(
        one.mention.kind is Kind.SCHOOL
        for chunk in hit.chunks[hit.first : hit.last + 1]
        if chunk.span not in filled
        for one in chunk.members
    )


def quote_span(hit: Hit, sentence: Sentence) -> Span:
    """The clause that carries a match, with the 等11所学校 at its end."""
    tail = hit.chunks[hit.last].tail
    return widen(Span(hit.chunks[hit.first].span.start, tail.end if tail else hit.chunks[hit.last].span.end), sentence)


def widen(span: Span, sentence: Sentence) -> Span:
    """A span widened to the edges of its clause while it stays under 80 characters."""
    shift = sentence.span.start
    start, end = span.start - shift, span.end - shift
    left = max([sentence.folded.rfind(mark, 0, start) for mark in CLAUSE_MARKS]) + 1
    mark = CLAUSE.search(sentence.folded, end)
    right = mark.start() if mark else len(sentence.folded)
    start = left if end - left <= LONGEST else start
    end = right if right - start <= LONGEST else end
    while start < end and sentence.chars[start].isspace():
        start += 1
    while end > start and sentence.chars[end - 1].isspace():
        end -= 1
    return Span(start + shift, end + shift)


def is_replaced(sentence: Sentence, person: Span) -> bool:
    """Whether a person is told to have had a post that another took: 陈芳接替|李明."""
    return REPLACES.search(sentence.folded, 0, person.start - sentence.span.start) is not None


def is_teacher(folded: str, end: int) -> bool:
    """Whether behind a person's name, which ends at `end`, stands whom he teaches, and who wins is one of these.

    >>> is_teacher("刘洋老师指导的学生获一等奖", 2), is_teacher("刘洋执教的课获一等奖", 2)
    (True, False)
    """
    return PUPILS.match(folded, end) is not None
