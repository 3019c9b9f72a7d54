"""Sentences with the names that stand in them, read from the gold that may be looked at, for `train_tagger.py`.

Whole documents name every entity. Passages and single sentences name only who and what their statements tell of: what the
rules find beside those counts as a name too, for a name left unmarked would be learned as none.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from kg.clean import clean_text
from kg.extract import extract_source
from kg.fold import fold_text
from kg.mention import tagged
from kg.model import Kind, Mention, Predicate, Sentence, Source, Span
from kg.read import read_source
from kg.rules import load_rules
from kg.segment import split_sentences

NOISE = re.compile(r"[\s“”\"《》〈〉‘’'「」·]")
KEPT_BACK = {"passages": (5, 4), "sentences": (2, 1)}
"""Of the cases of a bank every n-th is for scoring only: n, and the place of the first."""
SIDES = {
    "affiliatedWith": (Kind.PERSON, None),
    "memberOf": (Kind.SCHOOL, Kind.GROUP),
    "campusOf": (Kind.SCHOOL, Kind.SCHOOL),
    "mergedInto": (Kind.SCHOOL, Kind.SCHOOL),
    "manages": (None, Kind.SCHOOL),
    "builds": (None, Kind.SCHOOL),
    "carriesOut": (None, Kind.PROGRAMME),
    "holds": (None, Kind.EVENT),
    "issued": (None, Kind.DOCUMENT),
}
"""What kind a statement's subject and object are, where its predicate tells."""
WON, JOINED = frozenset({Kind.AWARD, Kind.EVENT}), frozenset({Kind.PROGRAMME, Kind.EVENT})
PREDICATES = frozenset(one.value for one in Predicate)
PERSON_CHARS = 3

Name = tuple[int, int, Kind]
"""Start and end in the folded sentence."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A document: its folded sentences, each with its names in order of text."""

    sentences: tuple[tuple[str, tuple[Name, ...]], ...]


def read_gold(root: Path) -> tuple[Marked, ...]:
    """Everything that may be learned from below `root`, in a fixed order; only the rules guess, not the model that is to be trained."""
    with mock.patch.object(tagged, "tag_names", lambda sentences: [()] * len(sentences)):
        return tuple(list_documents(root))


def list_documents(root: Path) -> Iterator[Marked]:
    """The documents, passages and sentences."""
    gold = root / "tests" / "gold"
    texts = {path.name: path for path in sorted((root / "samples").glob("*/*"))}
    texts |= {path.name: path for path in sorted((gold / "open").glob("*.txt"))}
    files = [path for folder in ("open", "samples") for path in sorted((gold / folder).glob("*.json"))]
    for path in files:
        yield read_document(json.loads(path.read_text(encoding="utf-8")), texts)
    for folder, (every, first) in KEPT_BACK.items():
        for path in sorted((gold / folder).glob("*.toml")):
            cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
            yield from (read_case(case) for place, case in enumerate(cases) if place % every != first)


def squeeze(words: str) -> str:
    """Words without blanks and quotation marks, folded."""
    return NOISE.sub("", fold_text(words)).lower()


def read_document(gold: Mapping[str, Any], texts: Mapping[str, Path]) -> Marked:
    """A whole document, marked by the names of its entities; the first of two entities of one name tells its kind."""
    kinds: dict[str, Kind] = {}
    for entity in gold["entities"]:
        for name in entity["names"]:
            kinds.setdefault(squeeze(name), Kind(entity["type"]))
    name = Path(gold["doc"]).name
    sentences = split_sentences(clean_text(read_source(texts[name], name)))
    return Marked(tuple((one.folded, tuple(locate(one.folded, kinds))) for one in sentences))


def read_case(case: Mapping[str, Any]) -> Marked:
    """A passage or sentence, marked by what it says; by what the rules find apart from that, unless it lists all of its names."""
    extract = extract_source(Source("case", "", 0, "text/plain", str(case["text"])))
    found = {squeeze(one.name): one.kind for one in extract.mentions}
    listed = {squeeze(name): Kind(kind) for kind, name in (line.split(" ", 1) for line in case.get("finds", ()))}
    said, maybe = ([side for line in case.get(key, ()) for side in read_sides(line, found)] for key in ("says", "may"))
    complete = "says" in case and bool(listed) and all(side.keys() & listed.keys() for side in said)
    kinds = dict(listed)
    for side in (*said, *maybe):
        known = next((listed[name] for name in side if name in listed), None)
        if known or not complete:
            kinds = {name: known or kind for name, kind in side.items()} | kinds
    guessed = () if complete else [one for one in extract.mentions if not one.inferred]
    return Marked(tuple(mark(sentence, kinds, guessed) for sentence in split_sentences(extract.text)))


def mark(sentence: Sentence, kinds: Mapping[str, Kind], guessed: Iterable[Mention]) -> tuple[str, tuple[Name, ...]]:
    """A sentence with the names that stand in it and those guessed that overlap none of them."""
    names = list(locate(sentence.folded, kinds))
    for one in guessed:
        span = within(one.span, sentence)
        if span and not any(start < span.end and span.start < end for start, end, _ in names):
            names.append((span.start, span.end, one.kind))
    return sentence.folded, tuple(sorted(names))


def within(span: Span, sentence: Sentence) -> Span | None:
    """A span of the document in a sentence's own offsets, if it lies there."""
    inside = sentence.span.covers(span)
    return Span(span.start - sentence.span.start, span.end - sentence.span.start) if inside else None


def read_sides(line: str, found: Mapping[str, Kind]) -> Iterator[dict[str, Kind]]:
    """The forms of the name on either side of a line `subject predicate object tag=value …`, each with its kind."""
    words = [word for word in line.split(" ") if "=" not in word]
    place = next((at for at, word in enumerate(words) if word in PREDICATES), None)
    if place is None:
        return
    told = SIDES.get(words[place], (None, None))
    for number, side in enumerate((words[:place], words[place + 1 :])):
        names = [name for name in map(squeeze, "".join(side).split("|")) if name not in {"", "*"}]
        if names:
            yield {name: told[number] or tell_kind(name, words[place], found, subject=not number) for name in names}


def tell_kind(name: str, predicate: str, found: Mapping[str, Kind], *, subject: bool) -> Kind:
    """What kind a name is that its predicate leaves open: as the rules see it, else by its class word, else by its length."""
    suffixes = load_rules().suffixes
    ending = next((name[-size:] for size in range(len(name), 0, -1) if name[-size:] in suffixes), None)
    kind = found.get(name) or (suffixes[ending].kind if ending else None)
    if predicate == "received" and not subject:
        return kind if kind in WON else Kind.AWARD
    if predicate == "takesPartIn" and not subject:
        return kind if kind in JOINED else Kind.EVENT
    return kind or (Kind.PERSON if 2 <= len(name) <= PERSON_CHARS else Kind.ORGANISATION)


def locate(folded: str, kinds: Mapping[str, Kind]) -> Iterator[Name]:
    """Where names stand in a sentence, the longest first, none in another; quotation marks and blanks inside count for nothing."""
    kept = [at for at, char in enumerate(folded) if not NOISE.match(char)]
    chars = "".join(folded[at] for at in kept).lower()
    taken = [False] * len(chars)
    found: list[Name] = []
    for name in sorted(filter(None, kinds), key=lambda name: (-len(name), name)):
        for match in re.finditer(re.escape(name), chars):
            if not any(taken[slice(*match.span())]):
                taken[slice(*match.span())] = [True] * len(name)
                found.append((kept[match.start()], kept[match.end() - 1] + 1, kinds[name]))
    yield from sorted(found)
