"""Which names of one document are of two schools, though either could be a form of the other: a list or a merger names both."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import Kind, Mention, Sentence

BESIDE = re.compile(r"[、和与及]|[^,;。()简称]{0,12}(?:并入|合并|整合|撤并|划归)[^,;。()]{0,4}")


def find_distinct(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> frozenset[frozenset[str]]:
    """Pairs of names of schools that one clause lists or merges (仁大初级中学并入仁大中学)."""
    schools = sorted((one for one in mentions if one.kind is Kind.SCHOOL), key=lambda one: one.span)
    starts = {one.span.start: one for one in schools}
    found = set()
    for sentence in sentences:
        inside = [starts[at] for at in range(sentence.span.start, sentence.span.end) if at in starts]
        for left, right in pairwise(inside):
            shift = sentence.span.start
            if BESIDE.fullmatch(sentence.folded, left.span.end - shift, right.span.start - shift):
                found.add(frozenset((left.name, right.name)))
    return frozenset(one for one in found if len(one) > 1)
