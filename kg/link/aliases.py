"""Two names of one body where the second stands in brackets right behind the first, or is told as its short one: 第一大学区(滨河大学区)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.model import BODIES, Kind, Mention, Sentence, Span

OPENS = re.compile(
    r"[”\"]?[(](?:以下|下文|后文|后|文中|会上|当地|内部|习惯)?(?:简称|又称|又名|也称|也叫|即|俗称|习惯称|下称)?[:为]?[“\"]?"
)
CLOSES = re.compile(r"[”\"]?[)]")
CALLS = re.compile("[称叫名]")
SAYS = re.compile(r"[”\"]?,(?:以下|下文|文中|当地|习惯)?(?:简称|又称|又名|亦称|也称|也叫|俗称)(?:为|作)?[“\"]?")
"""Between two names of one body that no brackets part: 滨河实验小学教育集团,简称“滨实教育集团”."""
ENDS = re.compile(r"[”\"]?(?:[,。;]|$)")


def find_aliases(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of names that brackets, or a word for being called, make one body's; of schools and offices only the word does."""
    bodies = sorted((one for one in mentions if one.kind in BODIES), key=lambda one: one.span)
    starts = [one.span.start for one in bodies]
    if len(bodies) < 2:
        return
    for sentence in sentences:
        shift = sentence.span.start
        near = bodies[bisect_left(starts, shift) : bisect_left(starts, sentence.span.end)]
        for one, other in pairwise(near):
            if one.kind is not other.kind or one.name == other.name:
                continue
            between = sentence.words_at(Span(one.span.end, other.span.start))
            if one.kind is not Kind.GROUP and not CALLS.search(between):
                continue
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
