"""The school that all of a paragraph or row is about, by how it opens: 【望江中学】11月,举办…; 一、望江中学:…."""

import re
from collections.abc import Sequence

from kg.model import Kind, Linked, Sentence

LISTED = re.compile(r"[\W①-⑳]*(?:第?[\d一二三四五六七八九十]{1,3}[、.)章节部分,]?)?\W*")
"""What may stand before a school that heads an item."""
SCHOOL = frozenset({Kind.SCHOOL})
OPENS, CLOSES = ("【", "[", "\u3014", "〖"), frozenset("】]\u3015〗")
"""Brackets around what heads a paragraph."""


def find_led(sentence: Sentence, here: Sequence[Linked], kinds: frozenset[Kind] = SCHOOL) -> tuple[Linked, ...]:
    """The school that stands before all a paragraph tells, in brackets of its own or before a colon or dash: 【望江中学】11月,举办…."""
    first = min(here, key=lambda link: link.mention.span, default=None)
    if first is None or first.mention.kind not in kinds or len(first.keys) != 1:
        return ()
    span = first.mention.span
    marks = (
        sentence.folded[: span.start - sentence.span.start],
        sentence.folded[span.end - sentence.span.start :][:1],
    )
    bracketed = marks[0].strip().endswith(OPENS) and marks[1] in CLOSES
    return (first,) if bracketed or (LISTED.fullmatch(marks[0]) and marks[1] in {":", "—"}) else ()


def find_headed(sentence: Sentence, here: Sequence[Linked]) -> tuple[Linked, ...]:
    """The school that a line names and nothing else, be it no heading: 五、八里镇中心小学."""
    schools = [one for one in here if one.mention.kind is Kind.SCHOOL and len(one.keys) == 1]
    if len(schools) != 1:
        return ()
    rest = sentence.folded.replace(schools[0].mention.name, "", 1)
    return (schools[0],) if LISTED.fullmatch(rest.strip().rstrip(":。")) else ()
