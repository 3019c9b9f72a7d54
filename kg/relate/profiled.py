"""The school that a page of profiles is about until the next one is told of: 石桥中学始建于1956年…; 学校是全国文明校园…."""

import re
from collections.abc import Sequence

from kg.model import Kind, Linked, Sentence

PROFILED = re.compile(
    r"(?:始|创|修|兴|筹)?(?:建|办|立)(?:校|园)?[于自]|始[建创]于?|创[办建立]|成立于|开办于|坐落|座落|位于|地处|是一所|(?:其)?前身"
)
"""What a sentence tells that opens the profile of a school."""
GOES_ON = re.compile(
    r"\W*(?:学校|该校|全校|校园|幼儿园|该园|全园|园内|校内|现有|目前|曾|先后|近年来|多年来|占地|建[校园]以来)"
)
"""How a paragraph begins that goes on about the school of the one before."""
HEAD = re.compile(r"[\W\d①-⑳]*(?:第?[一二三四五六七八九十]{1,3}[、.)])?\W*")
REACH = 30
"""So many characters behind a school its profile may open."""


def find_profiled(sentence: Sentence, here: Sequence[Linked]) -> tuple[Linked, ...]:
    """The school whose profile a sentence opens: |石桥中学|创建于1956年,坐落在城东."""
    first = min(here, key=lambda link: link.mention.span, default=None)
    schools = [one for one in here if one.mention.kind is Kind.SCHOOL and not one.mention.rule.startswith("pronoun")]
    if first is None or not schools or len(schools[0].keys) != 1:
        return ()
    head = min(schools, key=lambda link: link.mention.span)
    start, end = (place - sentence.span.start for place in (first.mention.span.start, head.mention.span.end))
    opens = HEAD.fullmatch(sentence.folded[:start]) and (
        head is first or (first.mention.kind is Kind.AREA and first.mention.span.end == head.mention.span.start)
    )
    return (head,) if opens and PROFILED.search(sentence.folded, end, end + REACH) else ()


def follow_profile(
    sentence: Sentence, here: Sequence[Linked], before: tuple[Linked, ...]
) -> tuple[tuple[Linked, ...], tuple[Linked, ...]]:
    """The school that a new paragraph is about, and the one whose profile goes on behind it, given the one of the `before`."""
    opened = find_profiled(sentence, here)
    if opened:
        return (), opened
    return (before, before) if GOES_ON.match(sentence.folded) else ((), ())
