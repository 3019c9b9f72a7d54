"""Pairs of names with whether gold links them, from the gold that may be looked at, for `train_links.py`.

A pair counts as linked where its names are linked by gold and stand where gold quotes; it is left out where gold allows the
link without asking for it, or tells it of another place. A passage is one place. In a passage that names its doer nobody is
unnamed, so that only the pairs of two names are taken from it.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tagger_gold import KEPT_BACK, PREDICATES, squeeze

from kg.clean import clean_text
from kg.link import link_parts
from kg.mention import find_mentions
from kg.model import Entity, Frame, Linked, Predicate, Sentence, Source
from kg.read import read_source
from kg.relate.document import split_links
from kg.relate.link_signs import BY_SUBJECT, Pair, list_pairs
from kg.rules import load_rules
from kg.segment import split_sentences

BANKS = ("membership", "people", "received")
"""Of the banks of sentences those that tell everything of two names."""
DOER = "*"
TITLE = "青陵县教育局2021年工作总结\n\n"
"""Stands above a passage whose doer (*) is not named in it."""
QUOTED = 12
"""So many characters at either end of a quote are looked for in a sentence."""


class Fact(NamedTuple):
    """What gold says: the names of both sides without noise, where it quotes (nowhere where all is one place), whether it asks for it."""

    predicate: str
    subject: frozenset[str]
    object: frozenset[str]
    quotes: tuple[str, ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """The signs of a pair, and whether gold links it."""

    predicate: Predicate
    signs: tuple[str, ...]
    linked: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A document, or one of its parts: its linked sentences and its frame; `doers` are gold's names of who speaks and of what area."""

    sentences: Sequence[Sentence]
    links: Sequence[Linked]
    by_key: Mapping[str, Entity]
    frame: Frame
    doers: frozenset[str]


def read_links(root: Path) -> Iterator[Labelled]:
    """All pairs that may be learned from below `root`, in a fixed order."""
    gold = root / "tests" / "gold"
    texts = {path.name: path for folder in (root / "samples", gold / "open") for path in sorted(folder.rglob("*.*"))}
    for folder in ("open", "samples"):
        for path in sorted((gold / folder).glob("*.json")):
            told = json.loads(path.read_text(encoding="utf-8"))
            name = Path(told["doc"]).name
            yield from label_document(told, read_source(texts[name], name))
    for folder, (every, first) in KEPT_BACK.items():
        for path in sorted((gold / folder).glob("*.toml")):
            cases = (
                tomllib.loads(path.read_text(encoding="utf-8"))["case"]
                if folder != "sentences" or path.stem in BANKS
                else ()
            )
            for place, case in enumerate(cases):
                if place % every != first:
                    yield from label_case(case)


def label_document(gold: Mapping[str, Any], source: Source) -> Iterator[Labelled]:
    """The pairs of a whole document; who speaks and its area are one."""
    names = {one["id"]: frozenset(map(squeeze, one["names"])) for one in gold["entities"]}
    framed = {gold.get("voice"), gold.get("scope")} & names.keys()
    doers = frozenset[str]().union(*(names[one] for one in framed))
    sides = {one: doers if one in framed else told for one, told in names.items()}
    facts = [
        Fact(
            one["p"],
            sides[one["s"]],
            sides[one["o"]],
            tuple(map(squeeze, one.get("quotes") or [one["quote"]])),
            not one.get("optional"),
        )
        for one in gold["statements"]
    ]
    for part in read_parts(source, doers):
        yield from label_part(part, facts)


def label_case(case: Mapping[str, Any]) -> Iterator[Labelled]:
    """The pairs of a passage or sentence."""
    facts = [
        read_fact(line, asked=asked) for key, asked in (("says", True), ("may", False)) for line in case.get(key, ())
    ]
    told = [one for one in facts if one is not None]
    unnamed = any(DOER in one.subject for one in told)
    text = (TITLE if unnamed else "") + str(case["text"])
    for part in read_parts(Source("case", "", 0, "text/plain", text), frozenset({DOER} if unnamed else ())):
        yield from label_part(part, told)


def read_fact(line: str, *, asked: bool) -> Fact | None:
    """A line `subject predicate object tag=value …`, whose sides are forms between |; None for one of another kind."""
    words = [word for word in line.split(" ") if "=" not in word]
    place = next((at for at, word in enumerate(words) if word in PREDICATES), None)
    if place is None:
        return None
    sides = [
        frozenset(DOER if form == DOER else squeeze(form) for form in "".join(side).split("|"))
        for side in (words[:place], words[place + 1 :])
    ]
    return Fact(words[place], sides[0], sides[1], (), asked)


def read_parts(source: Source, doers: frozenset[str]) -> Iterator[Part]:
    """The parts of a document as the extractor links them."""
    text = clean_text(source)
    sentences = split_sentences(text)
    for part in link_parts(text, sentences, find_mentions(sentences, load_rules()), load_rules()):
        frame = Frame(part.scene.title, part.linking.area, part.linking.voice, part.scene.year)
        by_key = {entity.key: entity for entity in part.linking.entities}
        yield Part(part.sentences, part.linking.links, by_key, frame, doers)


def label_part(part: Part, facts: Sequence[Fact]) -> Iterator[Labelled]:
    """The pairs of one part, but for those that gold leaves open."""
    inside = split_links(part.sentences, part.links)
    for pair in list_pairs(part.sentences, inside, part.by_key, part.frame, lambda _predicate, _link: True):
        if pair.partner is None and not part.doers:
            continue
        linked = is_linked(pair, part, facts)
        if linked is not None:
            yield Labelled(pair.predicate, pair.signs, linked)


def is_linked(pair: Pair, part: Part, facts: Sequence[Fact]) -> bool | None:
    """Whether gold links a pair, None where it leaves that open."""
    anchor = list_names(part, pair.anchor.keys) | {squeeze(pair.anchor.mention.name)}
    framed = {part.frame.voice, part.frame.area}
    if pair.partner is None:
        partner = part.doers
    else:
        partner = list_names(part, pair.partner.keys) | {squeeze(pair.partner.mention.name)}
        partner |= part.doers if framed & set(pair.partner.keys) else frozenset()
    sides = (anchor, partner) if pair.predicate in BY_SUBJECT else (partner, anchor)
    orders = (sides, sides[::-1]) if pair.predicate is Predicate.PARTNERS_WITH else (sides,)
    here = squeeze(pair.sentence.folded)
    told = [
        one
        for one in facts
        if one.predicate == pair.predicate.value
        and any(one.subject & left and one.object & right for left, right in orders)
    ]
    if any(one.asked and stands_in(one.quotes, here) for one in told):
        return True
    return None if told else False


def list_names(part: Part, keys: Iterable[str]) -> frozenset[str]:
    """All names of some entities, without noise."""
    told = [part.by_key[key] for key in keys if key in part.by_key]
    return frozenset(squeeze(name) for one in told for name in (one.name, *one.aliases))


def stands_in(quotes: Sequence[str], sentence: str) -> bool:
    """Whether a sentence is, holds or borders on one of the places that are quoted; there are none where all is one place."""
    return not quotes or any(one[:QUOTED] in sentence or one[-QUOTED:] in sentence or sentence in one for one in quotes)
