"""Two names of one group where the second stands in brackets right behind the first, or is told as its short one: 第一大学区(滨河大学区)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.model import Kind, Mention, Sentence, Span

OPENS = re.compile(
    r"[”\"]?[(](?:以下|下文|文中|会上|当地|内部|习惯)?(?:简称|又称|又名|也称|也叫|即|俗称|习惯称|下称)?[:为]?[“\"]?"
)
CLOSES = re.compile(r"[”\"]?[)]")
SAYS = re.compile(r"[”\"]?,(?:以下|下文|文中|当地|习惯)?(?:简称|又称|又名|亦称|也称|也叫|俗称)(?:为|作)?[“\"]?")
"""Between two names of one group that no brackets part: 滨河实验小学教育集团,简称“滨实教育集团”."""
ENDS = re.compile(r"[”\"]?(?:[,。;]|$)")


def find_aliases(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of names that brackets, or a word for being called, make one group's."""
    groups = sorted((one for one in mentions if one.kind is Kind.GROUP), key=lambda one: one.span)
    starts = [one.span.start for one in groups]
    if len(groups) < 2:
        return
    for sentence in sentences:
        shift = sentence.span.start
        near = groups[bisect_left(starts, shift) : bisect_left(starts, sentence.span.end)]
        for one, other in pairwise(near):
            between = sentence.words_at(Span(one.span.end, other.span.start))
            end = other.span.end - shift
            if (OPENS.fullmatch(between) and CLOSES.match(sentence.folded, end)) or (
                SAYS.fullmatch(between) and ENDS.match(sentence.folded, end)
            ):
                yield one, other


def join_aliases(keys: Mapping[Mention, str], pairs: Iterator[tuple[Mention, Mention]]) -> dict[Mention, str]:
    """The keys with those of each pair made one, that of the first name."""
    same: dict[str, str] = {}
    for one, other in pairs:
        first, second = same.get(keys[one], keys[one]), keys[other]
        if first != second:
            same.setdefault(second, first)
    return {mention: same.get(key, key) for mention, key in keys.items()}
