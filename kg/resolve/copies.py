"""Finds documents that say the same as another: one text on two sites, or in two formats, counts once."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from kg.codec import Row
from kg.model import Evidence, Extract, Finding, FindingLevel
from kg.record import record

CLAUSE = re.compile(r"[^\W_]{4,}")
"""A stretch between two signs; shorter ones stand in any text."""
BLANK = re.compile(r"[ \t]+")
SKETCH = 12
"""So many clauses, those of the smallest check sums, stand for a text: two alike texts have nearly all of them in common."""
MOST = 50
"""With so many texts of one sketch a text is compared, so that a form which thousands fill in costs no more."""
SHORTEST = 80
"""Characters of the clauses of a text that can be a copy: of a sentence or two nobody knows whether they are one text."""
WITHIN, AROUND = 0.85, 0.8
"""The shares of a copy's text that stands in the original, and of the original's that stands in the copy."""
PRINTS = 64
"""Prints of documents that are kept at hand."""
Saying = tuple[object, ...]
Scope = tuple[str, int | None]
"""The voice, or the area where nobody speaks, and the year: what the same words mean depends on them."""


@record
class Sketch:
    """What of every document is kept to be compared: the check sums of its clauses and how long they are."""

    sums: "array[int]"
    lengths: "array[int]"
    length: int
    scope: Scope


@record
class Print:
    """What of a document is compared: its clauses and how long they are, all its words, and what it says in which of them."""

    clauses: frozenset[str]
    length: int
    words: str
    said: Mapping[Saying, str]
    scope: Scope


class CopyFinder:
    """Finds the copies among documents, which are handed to it in their order and looked up again where one is alike."""

    def __init__(self, extracts: Sequence[Extract]) -> None:
        self.buckets: dict[int, array[int]] = {}
        self.sketches: dict[int, Sketch] = {}
        self.extracts = extracts
        self.print = lru_cache(PRINTS)(lambda place: make_print(extracts[place]))

    def find(self, place: int, sketch: Sketch) -> int | None:
        """The place of a document before this one that says all it says, in the same words; None where there is none."""
        keys = list_keys(sketch.sums)
        mine: Print | None = None
        for one in sorted({one for key in keys for one in self.buckets.get(key, ())}):
            if may_copy(sketch, self.sketches[one]):
                mine = mine or make_print(self.extracts[place])
                if is_copy(mine, self.print(one)):
                    return one
        self.sketches[place] = sketch
        for key in keys:
            bucket = self.buckets.setdefault(key, array("i"))
            if len(bucket) < MOST:
                bucket.append(place)
        return None


def list_clauses(folded: str) -> frozenset[str]:
    """The clauses of a text, blanks left out, since formats set them differently."""
    return frozenset(CLAUSE.findall(BLANK.sub("", folded)))


def make_sketch(extract: Extract) -> Sketch:
    """What is kept of a document to find its copies: check sums and lengths of its clauses, and who speaks of which year."""
    lengths = Counter[int]()
    for clause in list_clauses(extract.text.folded):
        lengths[crc32(clause.encode("utf-8", "replace"))] += len(clause)
    sums = sorted(lengths)
    return Sketch(array("I", sums), array("I", map(lengths.__getitem__, sums)), lengths.total(), tell_scope(extract))


def tell_scope(extract: Extract) -> Scope:
    """Who speaks in a document, or else its area, and the year it reports on: copies agree in both."""
    frame = extract.frame
    names = {
        one.key: name_thing(one.kind, one.name) for one in extract.entities if one.key in {frame.voice, frame.area}
    }
    return names.get(frame.voice) or names.get(frame.area, ""), frame.year


def name_thing(kind: str, name: str) -> str:
    """An entity as two documents tell the same."""
    return f"{kind} {name}"


def list_keys(sums: Sequence[int]) -> list[int]:
    """The keys under which a text is looked for: neighbours among its smallest check sums, which are sorted, as one number each."""
    least = sums[:SKETCH]
    return [one << 32 | other for one, other in pairwise(least)] or [least[0] if least else 0]


def may_copy(one: Sketch, other: Sketch) -> bool:
    """Whether `one` may be a copy of `other`, as far as check sums tell; never False for one that is."""
    if one.scope != other.scope or not is_enough(min(one.length, other.length), one.length, other.length):
        return False
    mine = dict(zip(one.sums, one.lengths, strict=True))
    return is_enough(sum(mine.get(each, 0) for each in other.sums), one.length, other.length)


def is_enough(common: int, one: int, other: int) -> bool:
    """Whether so many characters in common make a copy of so many one of so many others."""
    return one >= SHORTEST and common >= WITHIN * one and common >= AROUND * other


def make_print(extract: Extract) -> Print:
    """What of a document is compared with others."""
    names = {entity.key: name_thing(entity.kind, entity.name) for entity in extract.entities}
    said: dict[Saying, str] = {}

    def note(saying: Saying, evidence: Evidence) -> None:
        said[saying] = squeeze(evidence.span.of(extract.text.folded))

    for one in extract.statements:
        note((names[one.subject], one.predicate, names[one.object], one.qualifiers, one.modality), one.evidence[0])
    for figure in extract.observations:
        about = (names[figure.about], figure.indicator, figure.value, figure.unit, figure.year, figure.modality)
        note(about, figure.evidence[0])
    for end in extract.endings:
        note((names.get(end.subject, ""), end.predicate, names[end.object], end.role, end.year), end.evidence)
    clauses = list_clauses(extract.text.folded)
    return Print(clauses, sum(map(len, clauses)), squeeze(extract.text.folded), said, tell_scope(extract))


def squeeze(words: str) -> str:
    """Words without the blanks and line ends that formats set differently."""
    return "".join(words.split())


def is_copy(one: Print, other: Print) -> bool:
    """Whether `one` is in the words of `other` and says nothing in words of its own: reports of two years do."""
    common = sum(map(len, one.clauses & other.clauses))
    alike = one.scope == other.scope and is_enough(common, one.length, other.length)
    return alike and all(saying in other.said or words in other.words for saying, words in one.said.items())


@record
class Copied:
    """The text of a document, and the copies of it with theirs, by path."""

    chars: str = ""
    copies: tuple[tuple[str, str], ...] = ()

    def spread(self, evidence: list[Row]) -> list[Row]:
        """The evidence of a document, packed, with that of its copies."""
        return [*evidence, *(found for one in evidence for found in self.find(one))] if self.copies else evidence

    def find(self, one: Row) -> Iterator[Row]:
        """The places in the copies where the words of an evidence stand: the same words met as often before."""
        _, (start, end), rule = one
        words = self.chars[start:end]
        count = self.chars.count(words, 0, start) + 1 if words else 0
        for path, chars in self.copies:
            place = -1
            for _ in range(count):
                place = chars.find(words, place + 1)
                if place < 0:
                    break
            if place >= 0:
                yield [path, [place, place + len(words)], rule]


def tell_copies(copies: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """The findings that say of what documents are copies, by the paths of both."""
    for copy, original in copies:
        yield Finding(FindingLevel.NOTE, "duplicate", f"duplicate of {original}", copy)
