"""Occasions told right behind the body that holds them: of 临川一中首届社团文化节 the school is no part of the name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.mention.candidate import Candidate
from kg.model import SCHOOLING, Kind, Sentence, Span

EDITION = re.compile(r"(?:首|第[一二三四五六七八九十\d]{1,4}|[一二三四五六七八九十]{1,3})届[“\"「一-鿿]")
LEAST = 0.6
"""How likely the name of the body must be."""


def part_hosts(sentence: Sentence, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The names of a sentence, an occasion that begins with a body's name and goes on with its edition without that body."""
    ends: dict[int, int] = {}
    for one in found:
        if one.kind in SCHOOLING and one.score >= LEAST:
            ends[one.span.start] = max(one.span.end, ends.get(one.span.start, 0))
    for one in found:
        end = ends.get(one.span.start, one.span.end) if one.kind is Kind.EVENT else one.span.end
        if end < one.span.end and EDITION.match(sentence.folded, end - sentence.span.start):
            yield replace(one, span=Span(end, one.span.end))
        else:
            yield one
