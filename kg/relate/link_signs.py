"""Pairs of names that may be linked where no rule links them, with the signs of how they stand to each other.

A pair has an anchor, a name that wants somebody (a person a house, a school its group, an honour its winner), and a
partner: another name of the sentence, or the body that speaks, where the sentence leaves it unnamed. What the signs weigh is
learned (`kg/relate/link_model.py`).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.model import Entity, Frame, Linked, Predicate, Sentence
from kg.record import record
from kg.relate.chunks import CODES
from kg.relate.link_words import load_link_words
from kg.tokens import cut_words

DENIABLE = frozenset({Predicate.RECEIVED, Predicate.MEMBER_OF})
"""Predicates that are often told as missed, lost or left."""
BY_SUBJECT = frozenset({Predicate.AFFILIATED_WITH, Predicate.MEMBER_OF})
"""Predicates whose anchor is the subject; that of all others is the object."""
JOINERS = frozenset({"、", "和", "与", "及", "以及", "暨", "“", "”", '"', "《", "》"})
LONGEST_JOINER = 4
CLAUSE_END = frozenset(",;。:")
FIGURES = re.compile(r"[\d.]+")
QUOTES = '”"》'
NEAR = 12
"""So many words between two names are told apart at either end."""
SHORT = 6
"""So many words between two names are told as one."""
Wants = Callable[[Predicate, Linked], bool]


class Sides(NamedTuple):
    """What kinds the anchor of a predicate, the body that speaks and a partner that is named may be of ("" where none is looked for)."""

    anchors: str
    speakers: str
    partners: str


SIDES = {
    Predicate.AFFILIATED_WITH: Sides("P", "USGO", "USGO"),
    Predicate.MEMBER_OF: Sides("S", "", "G"),
    Predicate.PARTNERS_WITH: Sides("SUGOR", "SUGOR", ""),
    Predicate.CARRIES_OUT: Sides("M", "SUGOR", ""),
    Predicate.HOLDS: Sides("E", "SUGOR", ""),
    Predicate.RECEIVED: Sides("AE", "SUGOR", "SPUGOR"),
}
"""The predicates whose links are weighed."""


@record
class Unit:
    """A word, or a name or list of names of one kind (`code` is then its letter, else the word itself)."""

    code: str
    links: tuple[Linked, ...] = ()


@record
class Row:
    """A sentence as a row of units, with the places of those that are names."""

    sentence: Sentence
    units: tuple[Unit, ...]
    named: tuple[int, ...]

    def codes(self, first: int, last: int) -> list[str]:
        """The units from `first` up to `last`, as their codes."""
        return [unit.code for unit in self.units[max(0, first) : last]]

    def kinds(self, first: int, last: int) -> str:
        """The kinds of names from `first` up to `last`, each once."""
        return "".join(sorted({self.units[at].code for at in self.named if first <= at < last}))


@record
class Pair:
    """An anchor and its partner, None for the body that speaks."""

    predicate: Predicate
    anchor: Linked
    partner: Linked | None
    sentence: Sentence
    signs: tuple[str, ...]


def list_pairs(
    sentences: Sequence[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    by_key: Mapping[str, Entity],
    frame: Frame,
    wants: Wants,
) -> Iterator[Pair]:
    """The pairs of a document whose anchors want a partner of a predicate."""
    speaker = by_key.get(frame.voice) or by_key.get(frame.area)
    before: Sequence[Linked] = ()
    for sentence in sentences:
        links = inside.get(sentence.span.start, ())
        if links:
            yield from pair_sentence(sentence, links, before, speaker, wants)
        before = links


def pair_sentence(
    sentence: Sentence, links: Sequence[Linked], before: Sequence[Linked], speaker: Entity | None, wants: Wants
) -> Iterator[Pair]:
    """The pairs whose anchors stand in one sentence; `before` are the names of the sentence before it."""
    asked = {
        (predicate, link.mention.span)
        for predicate, sides in SIDES.items()
        for link in links
        if CODES[link.mention.kind] in sides.anchors and wants(predicate, link) and may_tell(predicate, sentence)
    }
    if not asked:
        return
    row = read_row(sentence, links)
    last = "".join(sorted({CODES[link.mention.kind] for link in before}))
    for place in row.named:
        unit = row.units[place]
        alone: list[str] | None = None
        for predicate, sides in SIDES.items():
            anchors = [one for one in unit.links if (predicate, one.mention.span) in asked]
            if not anchors:
                continue
            alone = alone or list(tell_anchor(row, place))
            if speaker is not None and CODES[speaker.kind] in sides.speakers:
                signs = (*alone, *tell_speaker(row, place, speaker, last))
                yield from (Pair(predicate, one, None, sentence, signs) for one in anchors)
            yield from pair_named(row, place, predicate, anchors, alone)


def may_tell(predicate: Predicate, sentence: Sentence) -> bool:
    """Whether a sentence has a word without which nobody tells of a predicate, and none that denies it."""
    words = load_link_words()
    cue = {Predicate.PARTNERS_WITH: words.pair, Predicate.MEMBER_OF: words.member}.get(predicate)
    if cue is not None and cue.search(sentence.folded) is None:
        return False
    return predicate not in DENIABLE or words.denied.search(sentence.folded) is None


def pair_named(
    row: Row, place: int, predicate: Predicate, anchors: Sequence[Linked], alone: Sequence[str]
) -> Iterator[Pair]:
    """The pairs of the anchors of one unit with the names of the others of its sentence."""
    for other in row.named:
        told = row.units[other]
        if other == place or told.code not in SIDES[predicate].partners:
            continue
        signs = (*alone, *tell_partner(row, place, other))
        for one in anchors:
            for partner in told.links:
                same = row.units[place].links.index(one) == told.links.index(partner)
                lists = len(told.links) > 1 and len(row.units[place].links) > 1
                if not set(one.keys) & set(partner.keys):
                    yield Pair(predicate, one, partner, row.sentence, (*signs, f"same {same}") if lists else signs)


def read_row(sentence: Sentence, links: Sequence[Linked]) -> Row:
    """The units of a sentence whose names are linked; of names in one another the outer stands."""
    shift = sentence.span.start
    units: list[Unit] = []
    at = 0
    for link in sorted(links, key=lambda link: (link.mention.span.start, -link.mention.span.end)):
        start, end = link.mention.span.start - shift, link.mention.span.end - shift
        if start < at:
            continue
        units += list_words(sentence.folded[at:start])
        add_name(units, link)
        at = end
    units += list_words(sentence.folded[at:])
    return Row(sentence, tuple(units), tuple(place for place, unit in enumerate(units) if unit.links))


def list_words(words: str) -> Iterator[Unit]:
    """The words of a stretch without names; one figure is as another."""
    for word in cut_words(words):
        told = words[word.start : word.end].strip()
        if told:
            yield Unit(told if told.isalpha() else FIGURES.sub("0", told))


def add_name(units: list[Unit], link: Linked) -> None:
    """Add a name: to the list before it where nothing but 、 or 和 parts them."""
    code = CODES[link.mention.kind]
    last = next((at for at in range(len(units) - 1, -1, -1) if units[at].code not in JOINERS), -1)
    if last >= 0 and units[last].links and units[last].code == code and 0 < len(units) - 1 - last <= LONGEST_JOINER:
        link_list = (*units[last].links, link)
        del units[last:]
        units.append(Unit(code, link_list))
    else:
        units.append(Unit(code, (link,)))


def tell_anchor(row: Row, place: int) -> Iterator[str]:
    """Signs of an anchor alone: how its name ends, what stands beside it and in its clause, what heads its section."""
    unit = row.units[place]
    name = unit.links[0].mention.name.rstrip(QUOTES)
    yield f"a={unit.code}"
    yield f"ae={name[-1:]}"
    yield f"ae={name[-2:]}"
    yield f"ah={name[:1]}"
    yield f"al={min(len(unit.links), 3)}"
    yield f"ar={unit.links[0].mention.rule}"
    yield f"as={unit.code}{int(unit.links[0].mention.score * 10)}"
    yield f"k={row.sentence.kind.value}"
    behind, ahead = list_beside(row, place)
    yield f"an={behind[0]}"
    yield f"ap={ahead[0]}"
    yield f"an={' '.join(behind)}"
    yield f"ap={' '.join(ahead)}"
    yield from (f"ac={word}" for word in list_clause(row, place))
    if row.sentence.headings:
        words = row.sentence.headings[-1].words
        yield from (f"h={words[word.start : word.end]}" for word in cut_words(words))


def list_beside(row: Row, place: int) -> tuple[list[str], list[str]]:
    """The two units behind one and the two before it, the nearest first, without marks that join or quote."""
    behind = [code for code in row.codes(place + 1, place + 5) if code not in JOINERS]
    ahead = [code for code in row.codes(place - 4, place)[::-1] if code not in JOINERS]
    return [*behind[:2], "$"], [*ahead[:2], "^"]


def list_clause(row: Row, place: int) -> list[str]:
    """The words of the clause that a unit stands in."""
    first, last = place, place + 1
    while first > 0 and row.units[first - 1].code not in CLAUSE_END:
        first -= 1
    while last < len(row.units) and row.units[last].code not in CLAUSE_END:
        last += 1
    return sorted(set(row.codes(first, last)) - JOINERS)


def tell_partner(row: Row, place: int, other: int) -> Iterator[str]:
    """Signs of an anchor and another name of its sentence: what stands between them, beside the partner, and who else is named."""
    told = row.units[other]
    first, last = min(place, other), max(place, other)
    head = f"{told.code}{'<' if other < place else '>'}{row.units[place].code}"
    name = told.links[0].mention.name.rstrip(QUOTES)
    behind, ahead = list_beside(row, other)
    yield head
    yield from tell_between(row.codes(first + 1, last), head)
    yield f"pe={told.code}{name[-2:]}"
    yield f"pr={told.links[0].mention.rule}"
    yield f"ps={told.code}{int(told.links[0].mention.score * 10)}"
    yield f"pn={told.code}{behind[0]}"
    yield f"pp={told.code}{ahead[0]}"
    yield f"{head} pn={' '.join(behind)}"
    yield f"{head} pp={' '.join(ahead)}"
    yield f"{head} pl={min(len(told.links), 3)}"
    yield f"{head} first={other == row.named[0]}"
    yield f"{head} left={row.kinds(0, first)}"
    yield f"{head} kinds={row.kinds(first + 1, last)}"
    same = sum(row.units[at].code == told.code for at in row.named if first < at < last)
    yield f"{head} same={min(same, 2)}"


def tell_speaker(row: Row, place: int, speaker: Entity, last: str) -> Iterator[str]:
    """Signs of an anchor and the body that speaks: what the sentence says before it, who else is named, also in the sentence before."""
    head = f"{CODES[speaker.kind]}={row.units[place].code}"
    named = any(speaker.key in link.keys for at in row.named for link in row.units[at].links)
    yield head
    yield from tell_between(row.codes(0, place), head)
    yield f"{head} named={named}"
    yield f"{head} left={row.kinds(0, place)}"
    yield f"{head} right={row.kinds(place + 1, len(row.units))}"
    yield f"{head} last={last}"
    yield from (f"{head} ac={word}" for word in list_clause(row, place))


def tell_between(between: Sequence[str], head: str) -> Iterator[str]:
    """Signs of what stands between two names, or before one in its sentence."""
    size = len(between)
    yield f"{head} n={size if size < 10 else 10 + min(size // 10, 4)}"
    yield f"{head} c={min(4, sum(code in CLAUSE_END for code in between))}"
    if size <= SHORT:
        words = " ".join(between)
        yield f"{head} b={words}"
        yield f"b={words}"
    if between:
        yield f"f={between[0]}"
        yield f"{head} f={' '.join(between[:2])}"
        yield f"l={between[-1]}"
        yield f"{head} l={between[-1]}"
        yield f"{head} l={' '.join(between[-2:])}"
    near = between if size <= 2 * NEAR else (*between[:NEAR], *between[-NEAR:])
    for word in sorted(set(near)):
        yield f"w={word}"
        yield f"{head} w={word}"
    yield from (f"bi={one} {two}" for one, two in sorted(set(pairwise(near))))
