"""Finds documents that say the same as another: one text on two sites, or in two formats, counts once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from zlib import crc32

from kg.model import Document, Evidence, Extract, Finding, FindingLevel, Knowledge, Observation, Span, Statement
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
Saying = tuple[object, ...]


@record
class Print:
    """What of a document is compared: its clauses and how long they are, all its words, and what it says in which of them.

    `frame` is the voice, or the area where nobody speaks, and the year: what the same words mean depends on them.
    """

    clauses: frozenset[str]
    length: int
    words: str
    said: Mapping[Saying, str]
    frame: tuple[str, int | None]


def find_copies(extracts: Sequence[Extract]) -> dict[int, int]:
    """For each document that says nothing but what one before it says, in the same words, the place of that one."""
    buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
    prints: dict[int, Print] = {}
    copies: dict[int, int] = {}
    for place, extract in enumerate(extracts):
        clauses = list_clauses(extract.text.folded)
        keys = list_keys(clauses)
        near = sorted({one for key in keys for one in buckets[key]})
        if near:
            mine = make_print(extract, clauses)
            for one in near:
                other = prints.setdefault(one, make_print(extracts[one], list_clauses(extracts[one].text.folded)))
                if is_copy(mine, other):
                    copies[place] = one
                    break
        if place not in copies:
            for key in keys:
                buckets[key] += [place] if len(buckets[key]) < MOST else []
    return copies


def list_clauses(folded: str) -> frozenset[str]:
    """The clauses of a text, blanks left out, since formats set them differently."""
    return frozenset(CLAUSE.findall(BLANK.sub("", folded)))


def list_keys(clauses: Iterable[str]) -> list[tuple[int, ...]]:
    """The keys under which a text is looked for: neighbours among its smallest check sums."""
    least = sorted({crc32(clause.encode("utf-8", "replace")) for clause in clauses})[:SKETCH]
    return list(pairwise(least)) or [tuple(least)]


def make_print(extract: Extract, clauses: frozenset[str]) -> Print:
    """What of a document is compared with others."""
    names = {entity.key: f"{entity.kind} {entity.name}" for entity in extract.entities}
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
    frame = (names.get(extract.frame.voice) or names.get(extract.frame.area, ""), extract.frame.year)
    return Print(clauses, sum(map(len, clauses)), squeeze(extract.text.folded), said, frame)


def squeeze(words: str) -> str:
    """Words without the blanks and line ends that formats set differently."""
    return "".join(words.split())


def is_copy(one: Print, other: Print) -> bool:
    """Whether `one` is in the words of `other` and says nothing in words of its own: reports of two years do."""
    common = sum(map(len, one.clauses & other.clauses))
    alike = (
        one.length >= SHORTEST
        and one.frame == other.frame
        and common >= WITHIN * one.length
        and common >= AROUND * other.length
    )
    return alike and all(saying in other.said or words in other.words for saying, words in one.said.items())


class Copies:
    """The copies of each original, and where in them its sentences stand."""

    def __init__(self, pairs: Iterable[tuple[Extract, Extract]]) -> None:
        self.originals: dict[str, str] = {}
        self.copies: dict[str, list[Extract]] = defaultdict(list)
        for copy, original in pairs:
            path = original.text.source.path
            self.originals[path] = original.text.chars
            self.copies[path].append(copy)

    def add_to(self, knowledge: Knowledge) -> Knowledge:
        """The knowledge with the copies as sources of their own, and as evidence where the same words stand in them."""
        if not self.copies:
            return knowledge
        documents = [made for one in knowledge.documents for made in (one, *self.list_documents(one))]
        entities = (
            replace(
                one,
                paths=tuple(sorted({*one.paths, *self.list_paths(one.paths)})),
                names=tuple(replace(name, evidence=self.join(name.evidence)) for name in one.names),
            )
            for one in knowledge.entities
        )
        found = (self.tell(copy, path) for path in sorted(self.copies) for copy in self.copies[path])
        return replace(
            knowledge,
            documents=tuple(sorted(documents, key=lambda one: one.path)),
            entities=tuple(entities),
            statements=tuple(self.back(one) for one in knowledge.statements),
            observations=tuple(self.prove(one) for one in knowledge.observations),
            findings=(*knowledge.findings, *found),
        )

    def list_documents(self, original: Document) -> Iterator[Document]:
        """The copies of a document, with its area, voice and year."""
        for copy in self.copies.get(original.path, ()):
            source = copy.text.source
            yield replace(
                original,
                path=source.path,
                sha256=source.sha256,
                size=source.size,
                media_type=source.media_type,
                title=copy.frame.title,
                chars=copy.text.chars,
                copy_of=original.path,
                pages=copy.text.pages,
            )

    def list_paths(self, paths: Iterable[str]) -> Iterator[str]:
        """The paths of the copies of these documents."""
        for path in paths:
            yield from (copy.text.source.path for copy in self.copies.get(path, ()))

    def back(self, one: Statement) -> Statement:
        """A statement with the copies' evidence."""
        return replace(one, evidence=self.join(one.evidence), ended=self.join(one.ended))

    def prove(self, one: Observation) -> Observation:
        """A figure with the copies' evidence."""
        return replace(one, evidence=self.join(one.evidence))

    def join(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The evidence with that of the copies, sorted."""
        more = [found for one in evidence for found in self.find_evidence(one)]
        return tuple(sorted({*evidence, *more})) if more else evidence

    def find_evidence(self, one: Evidence) -> Iterator[Evidence]:
        """The places in the copies where the words of an evidence stand: the same words met as often before."""
        for copy in self.copies.get(one.path, ()):
            chars = self.originals[one.path]
            words = one.span.of(chars)
            place = -1
            for _ in range(chars.count(words, 0, one.span.start) + 1):
                place = copy.text.chars.find(words, place + 1)
                if place < 0:
                    break
            if words and place >= 0:
                yield Evidence(copy.text.source.path, Span(place, place + len(words)), one.rule)

    def tell(self, copy: Extract, path: str) -> Finding:
        """The finding that says of what a document is a copy."""
        return Finding(FindingLevel.NOTE, "duplicate", f"duplicate of {path}", copy.text.source.path)


def part_copies(extracts: Sequence[Extract]) -> tuple[list[Extract], Copies]:
    """The documents that count, and the copies of them; the first of several alike is the one that counts."""
    copies: Mapping[int, int] = find_copies(extracts)
    kept = [extract for place, extract in enumerate(extracts) if place not in copies]
    return kept, Copies((extracts[place], extracts[one]) for place, one in sorted(copies.items()))
