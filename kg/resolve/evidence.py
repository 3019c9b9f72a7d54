"""Where documents name what is in doubt: one sentence a document."""

from collections import defaultdict
from collections.abc import Sequence

from kg.model import Entity, Evidence, Extract, Span

MOST = 2
"""Sentences that are shown for a name."""
ENDS = "。！？!?\n"
LONGEST = 160


class Quotes:
    """The sentences in which the first documents name the nodes that are `wanted`; documents come in their order."""

    def __init__(self, wanted: set[int]) -> None:
        self.wanted = wanted
        self.found: dict[int, list[Evidence]] = defaultdict(list)

    def take(self, extract: Extract, numbers: Sequence[int]) -> None:
        """Quote a document; `numbers` are the nodes of its entities."""
        if self.wanted.isdisjoint(numbers):
            return
        for entity, number in sorted(zip(extract.entities, numbers, strict=True), key=lambda one: one[0].key):
            if number in self.wanted and len(self.found[number]) < MOST:
                self.found[number] += quote_entity(extract, entity)

    def tell(self) -> dict[int, tuple[Evidence, ...]]:
        """The sentences that name each node, by its number, sorted, no more than a node is to have."""
        return {number: tuple(sorted(set(quotes))[:MOST]) for number, quotes in self.found.items()}


def quote_entity(extract: Extract, entity: Entity) -> list[Evidence]:
    """The first sentence of a document that names an entity, none where its name is inferred."""
    names = {entity.name, *entity.aliases}
    span = next((one.span for one in extract.mentions if one.kind is entity.kind and one.name in names), None)
    if span is None:
        at = extract.text.chars.find(entity.name)
        span = Span(at, at + len(entity.name)) if at >= 0 else None
    if span is None:
        return []
    return [Evidence(extract.text.source.path, widen(span, extract.text.chars), "resolve")]


def widen(span: Span, chars: str) -> Span:
    """The sentence around a span, cut where it is long."""
    start = max((chars.rfind(end, 0, span.start) + 1 for end in ENDS), default=0)
    ends = [at for end in ENDS if (at := chars.find(end, span.end)) >= 0]
    stop = min(ends, default=len(chars) - 1) + 1
    start, stop = max(start, span.start - LONGEST), min(stop, span.end + LONGEST)
    while start < span.start and chars[start].isspace():
        start += 1
    return Span(start, len(chars[:stop].rstrip()))
