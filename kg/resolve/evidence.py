"""Where documents name what is in doubt: one sentence a document."""

from collections import defaultdict
from collections.abc import Sequence

from kg.codec import Row
from kg.model import Evidence, Span
from kg.resolve.rows import ENTITY, EXTRACT, MENTION, SOURCE, TEXT

MOST = 2
"""Sentences that are shown for a name."""
ENDS = "。！？!?\n"
LONGEST = 160


class Quotes:
    """The sentences in which the first documents name the nodes that are `wanted`; documents come in their order."""

    def __init__(self, wanted: set[int]) -> None:
        self.wanted = wanted
        self.found: dict[int, list[Evidence]] = defaultdict(list)

    def take(self, extract: Row, numbers: Sequence[int]) -> None:
        """Quote a document, which is packed; `numbers` are the nodes of its entities."""
        if self.wanted.isdisjoint(numbers):
            return
        told = zip(extract[EXTRACT.entities], numbers, strict=True)
        for entity, number in sorted(told, key=lambda one: one[0][ENTITY.key]):
            if number in self.wanted and len(self.found[number]) < MOST:
                self.found[number] += quote_entity(extract, entity)

    def tell(self) -> dict[int, tuple[Evidence, ...]]:
        """The sentences that name each node, by its number, sorted, no more than a node is to have."""
        return {number: tuple(sorted(set(quotes))[:MOST]) for number, quotes in self.found.items()}


def quote_entity(extract: Row, entity: Row) -> list[Evidence]:
    """The first sentence of a document that names an entity, none where its name is inferred."""
    kind, name, text = entity[ENTITY.kind], entity[ENTITY.name], extract[EXTRACT.text]
    names, chars = {name, *entity[ENTITY.aliases]}, text[TEXT.chars]
    told = (one for one in extract[EXTRACT.mentions] if one[MENTION.kind] == kind and one[MENTION.name] in names)
    if met := next(told, None):
        span = Span(*met[MENTION.span])
    elif (at := chars.find(name)) >= 0:
        span = Span(at, at + len(name))
    else:
        return []
    return [Evidence(text[TEXT.source][SOURCE.path], widen(span, chars), "resolve")]


def widen(span: Span, chars: str) -> Span:
    """The sentence around a span, cut where it is long."""
    start = max((chars.rfind(end, 0, span.start) + 1 for end in ENDS), default=0)
    ends = [at for end in ENDS if (at := chars.find(end, span.end)) >= 0]
    stop = min(ends, default=len(chars) - 1) + 1
    start, stop = max(start, span.start - LONGEST), min(stop, span.end + LONGEST)
    while start < span.start and chars[start].isspace():
        start += 1
    return Span(start, len(chars[:stop].rstrip()))
