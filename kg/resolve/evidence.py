"""Where documents name what is in doubt: one sentence a document."""

from collections.abc import Mapping, Sequence

from kg.model import Evidence, Extract, Span

MOST = 2
"""Sentences that are shown for a name."""
ENDS = "。！？!?\n"
LONGEST = 160


def find_evidence(
    extracts: Sequence[Extract], numbers: Sequence[Mapping[str, int]], wanted: set[int]
) -> dict[int, tuple[Evidence, ...]]:
    """For each node that is wanted, the sentences in which the first documents name it; `numbers` are nodes by local key."""
    found: dict[int, list[Evidence]] = {}
    for extract, own in zip(extracts, numbers, strict=True):
        for key, number in sorted(own.items()):
            if number in wanted and len(found.get(number, ())) < MOST:
                found.setdefault(number, []).extend(quote_entity(extract, key))
    return {number: tuple(sorted(set(quotes))[:MOST]) for number, quotes in found.items()}


def quote_entity(extract: Extract, key: str) -> list[Evidence]:
    """The first sentence of a document that names an entity, none where its name is inferred."""
    entity = next(one for one in extract.entities if one.key == key)
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
