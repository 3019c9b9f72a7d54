"""The division of a school by its stage, which is the school itself unless the text sets it apart: 望江学校初中部获奖."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Kind, Mention, Sentence, Span
from kg.names import DIVISION

APART = re.compile(
    r"[^,，。;；]{0,12}?(?:并[入到至]|合并|整合|撤|停[办招]|剥离|分离|独立|单独|划[转归入]|更名|改[名称制为建]|迁|搬|移交|转[入至为]|归[入并]|挂牌|组建|取消|脱离|[托代]管)"
)
"""What sets a division apart, behind it: …初中部|整体并入…."""
MADE = re.compile(r"(?:[将把由原撤设办建]|停办|停招|保留|开[办设]|增设|成立|承办|合并|[托代]管|领办|接管)了?$")
"""What sets a division apart, before it: 撤销|…初中部."""


def name_wholes(sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, with the school for each division of one that is not set apart."""
    starts: list[int] = []
    for mention in mentions:
        match = DIVISION.fullmatch(mention.name) if mention.kind is Kind.SCHOOL and mention.name[-1] == "部" else None
        if match is None:
            yield mention
            continue
        starts = starts or [sentence.span.start for sentence in sentences]
        sentence = sentences[bisect_right(starts, mention.span.start) - 1]
        shift = sentence.span.start
        behind = APART.match(sentence.folded, mention.span.end - shift)
        before = sentence.words_at(Span(max(shift, mention.span.start - 4), mention.span.start))
        yield mention if behind or MADE.search(before) else replace(mention, name=match["parent"])
