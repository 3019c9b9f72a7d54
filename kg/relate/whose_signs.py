"""Signs of whom a figure is told: where a candidate is named, what stands beside it, what the figure counts and of whom the one before is told."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kg.model import Kind, Linked, Sentence
from kg.record import record
from kg.relate.chunks import CODES
from kg.relate.figure_context import describes_site
from kg.relate.figure_home import BUILT, WORKS, counts_whole, describes_plan, is_held, opens_own
from kg.relate.figures import Figure
from kg.tokens import cut_words

MARKS = ",;:。()"
NEAR = 12
"""So far beside a name its sentence is looked at."""
MOST = 4


@record
class Place:
    """Where a figure stands in its sentence: its clause from mark to mark, and its number in it."""

    sentence: Sentence
    figure: Figure
    start: int
    first: int
    last: int
    end: int

    def locate(self, link: Linked) -> str:
        """Where a name of the sentence stands: before the number in its clause or behind it, in an earlier or a later clause."""
        at = link.mention.span.start - self.sentence.span.start
        if at < self.start:
            return "E"
        if at < self.first:
            return "C"
        return "R" if at < self.end else "L"


@record
class Before:
    """The figure before: of whom it is told, and where it stands."""

    about: str
    sentence: int
    block: int
    clause: int

    def relate(self, sentence: Sentence, figure: Figure) -> str:
        """How near it stands: in the same clause, sentence or paragraph, "" for none of them."""
        if self.sentence == sentence.span.start:
            return "c" if self.clause == figure.span.start else "s"
        return "b" if self.block == sentence.block else ""


def find_place(sentence: Sentence, figure: Figure) -> Place:
    """Where a figure stands."""
    folded, shift = sentence.folded, sentence.span.start
    first, last = figure.number.start - shift, figure.number.end - shift
    start = max(folded.rfind(mark, 0, first) for mark in MARKS) + 1
    ends = [at for mark in MARKS if (at := folded.find(mark, last)) >= 0]
    return Place(sentence, figure, start, first, last, min(ends, default=len(folded)))


@lru_cache(maxsize=2048)
def list_words(text: str) -> tuple[str, ...]:
    """The words of a stretch."""
    return tuple(text[word.start : word.end] for word in cut_words(text))


def tell_named(place: Place, link: Linked, rank: int) -> Iterator[str]:
    """Signs of a name in the sentence of a figure."""
    folded, shift = place.sentence.folded, place.sentence.span.start
    start, end = link.mention.span.start - shift, link.mention.span.end - shift
    head = place.locate(link)
    yield from tell_beside(folded, start, end, head)
    yield f"{head} rank={min(rank, 3)}"
    yield f"{head} many={len(link.keys) > 1}"
    if link.mention.kind is Kind.EVENT and is_held(place.sentence, link.mention.span):
        yield f"{head} held"
    if link.mention.span == place.figure.subject:
        yield "subject"
    if end < place.first:
        between = folded[max(end, place.first - 200) : place.first]
        yield f"{head} semicolon={';' in between}"
        yield f"{head} marks={min(MOST, sum(map(between.count, MARKS)))}"
        yield from (f"{head} next={word}" for word in list_words(folded[end : min(place.first, end + 10)])[:3])


def tell_beside(folded: str, start: int, end: int, head: str) -> Iterator[str]:
    """Signs of what stands right beside a name: that it opens its sentence, is built or worked on."""
    yield f"{head} left={folded[max(0, start - 1) : start]}"
    yield f"{head} left={folded[max(0, start - 2) : start]}"
    yield f"{head} right={folded[end : end + 1]}"
    yield f"{head} right={folded[end : end + 2]}"
    if not folded[:start].strip():
        yield f"{head} opens"
    if BUILT.search(folded, max(0, start - NEAR), start):
        yield f"{head} built"
    if WORKS.match(folded, end, end + 2 * NEAR):
        yield f"{head} works"


def tell_figure(place: Place, links: Sequence[Linked], *, housed: bool) -> tuple[str, ...]:
    """Signs of a figure alone, which each candidate bears with where it stands: what it counts, how its clause begins, who is named."""
    figure, sentence = place.figure, place.sentence
    words, led = list_words(figure.indicator), list_words(sentence.folded[place.start : place.first][:40])[:4]
    named = {place.locate(link) for link in links}
    return (
        "",
        f"voice={housed}",
        f"unit={figure.unit}",
        f"rule={figure.rule}",
        f"site={describes_site(figure.indicator)}",
        f"plan={describes_plan(figure.indicator)}",
        f"own={opens_own(sentence, figure)}",
        f"kind={sentence.kind.value}",
        f"whole={counts_whole(sentence)}",
        f"named={'C' in named}",
        f"early={'E' in named}",
        *(f"i={word}" for word in words),
        *((f"first={words[0]}", f"last={words[-1]}") if words else ()),
        *(f"w={word}" for word in led),
        *((f"led={led[0]}",) if led else ()),
    )


def tell_candidate(
    where: str,
    code: str,
    signs: Sequence[str],
    shared: Sequence[str],
    chain: tuple[str, bool],
    *,
    own: bool,
) -> tuple[str, ...]:
    """All signs of a candidate named at `where`; `chain` is how near the figure before stands, and whether it is told of the same."""
    head = where + code
    near, same = chain
    told = [f"{head} {one}" for one in shared]
    told += [*signs, *(f"{code} {one}" for one in signs)]
    if near and same:
        told += [f"before={near}", f"before={near} {head}", f"before={near} own={own}"]
    elif near:
        told.append(f"other={near} {head}")
    return tuple(sorted(set(told)))


def name_code(kinds: Mapping[str, Kind], key: str, speaker: str) -> str:
    """The letter of what a candidate is, D for who speaks."""
    if key == speaker:
        return "D"
    return CODES[kinds[key]] if key in kinds else "?"
