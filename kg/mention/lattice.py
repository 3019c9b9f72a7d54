"""Which of the names proposed in a sentence go together: the non-overlapping choice with the best sum."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from math import log

from kg.mention.candidate import Candidate
from kg.model import BODIES, Kind, Span

FIRM = 0.6
SURE = 0.72
CERTAIN = 0.9
EACH = 0.9


def choose_names(candidates: Iterable[Candidate], least: float = 0.5) -> tuple[Candidate, ...]:
    """The best non-overlapping candidates, in order of text; those below `least` are left out.

    Weighted interval scheduling (Kleinberg and Tardos, Algorithm Design, 6.1); of equal sums the first in order of
    kind and span stays, so the choice does not depend on the order of `candidates`.
    """
    likely = {one for one in candidates if one.score >= least}
    if not likely:
        return ()
    kept = sorted(
        drop_covered(likely),
        key=lambda one: (one.span.end, one.span.start, one.kind, one.rule, one.score),
    )
    ends = [one.span.end for one in kept]
    best = [0.0]
    back: list[tuple[int, bool]] = [(0, False)]
    for place, one in enumerate(kept):
        before = bisect_right(ends, one.span.start, 0, place)
        gain = best[before] + weigh(one)
        take = gain > best[-1] + 1e-9
        back.append((before, True) if take else (place, False))
        best.append(gain if take else best[-1])
    return tuple(reversed(list(walk_back(kept, back))))


def drop_covered(candidates: Collection[Candidate]) -> Iterator[Candidate]:
    """The candidates that no surer reading rules out.

    An area inside a longer name is no mention of its own (the 柳州市 of 柳州市第八中学), nor is a body whose name goes on
    (the 绿荫路小学 of 绿荫路小学教育集团), nor a body that bites into the name of a person.
    """
    names = [one for one in candidates if one.kind is not Kind.AREA and one.score >= FIRM]
    bodies = [one for one in candidates if one.kind in BODIES and one.score >= SURE]
    longest, shortest = span_ends(one.span for one in bodies), span_ends((one.span for one in bodies), min)
    programmes = span_ends(one.span for one in names if one.kind is Kind.PROGRAMME)
    posted = [one for one in candidates if one.rule == "person-posted"]
    people = [one for one in candidates if one.kind is Kind.PERSON and one.score >= CERTAIN]
    titled = [one.span for one in candidates if one.rule == "document-titled"]
    for one in candidates:
        if one.kind is Kind.AREA and any(other.span.covers(one.span) for other in names):
            continue
        start, end = one.span.start, one.span.end
        if one.kind in BODIES and end < longest.get(start, end):
            continue
        if one.kind is Kind.PROGRAMME and shortest.get(start, end) < end and one.span not in titled:
            continue
        if one.kind is Kind.AWARD and end < programmes.get(start, end):
            continue
        if one.kind in BODIES and any(other.span.overlaps(one.span) for other in people):
            continue
        inner = one.kind is Kind.PERSON or one.kind in BODIES
        if inner and any(title.covers(one.span) and len(title) > len(one.span) for title in titled):
            continue
        if one.kind is Kind.PERSON and any(
            other.span.covers(one.span) and len(other.span) > len(one.span) for other in posted
        ):
            continue
        yield one


def span_ends(spans: Iterable[Span], pick: Callable[[int, int], int] = max) -> dict[int, int]:
    """The last end (or the one that `pick` prefers) of the spans that begin at each place."""
    ends: dict[int, int] = {}
    for span in spans:
        ends[span.start] = pick(span.end, ends.get(span.start, span.end))
    return ends


def weigh(one: Candidate) -> float:
    """A positive weight for a candidate: its log-odds, more for its length and less for being one more name, so that whole names win."""
    score = min(max(one.score, 0.01), 0.999)
    return max(0.05, log(score / (1 - score)) - EACH) + 0.06 * len(one.span)


def walk_back(kept: list[Candidate], back: list[tuple[int, bool]]) -> Iterable[Candidate]:
    """The chosen candidates, last first."""
    place = len(kept)
    while place:
        before, taken = back[place]
        if taken:
            yield kept[place - 1]
        place = before
