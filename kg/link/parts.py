"""Links a document whole, or, where one page holds the reports of two bodies, each report by itself."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.link.entities import Linking, link_mentions
from kg.link.forms import is_same
from kg.link.frame import Scene, read_scene
from kg.model import Entity, Linked, Mention, Sentence, SentenceKind, Text
from kg.record import record
from kg.rules import Rules

HAN = 0x2E80
"""Letters below are none of Chinese; their case is the author's."""

NUMBERED = re.compile(r"\s*[【(（]?(?:第[一二三四五六七八九十]{1,2}篇|篇[一二三四五六七八九十]{1,2})[】)）:：\s]")
HEAD = 150
"""A body that reports is named within so many first characters."""

TEASER = 8
"""A piece so many times shorter than the one before only advertises another page."""


@record
class Part:
    """One report: its sentences, its frame in words and what linking gives.

    `linking` has names in simplified script, as rules ask for them; `written` has them as the author writes them.
    """

    sentences: tuple[Sentence, ...]
    scene: Scene
    linking: Linking
    written: Linking


def link_parts(
    text: Text, sentences: Sequence[Sentence], mentions: Sequence[Mention], rules: Rules
) -> tuple[Part, ...]:
    """The reports of a document, mostly one; an entity of two reports has one key, but for those that each report means its own by (区教育局)."""
    table = {
        ord(char): plain
        for char, plain in zip(text.chars, text.folded, strict=True)
        if char != plain and ord(char) > HAN and ord(plain) > HAN
    }
    plain = (
        {mention: replace(mention, name=mention.name.translate(table)) for mention in mentions}
        if table
        else {mention: mention for mention in mentions}
    )
    author = {
        folded.name: mention.name
        for mention, folded in sorted(plain.items(), key=lambda pair: pair[0].span, reverse=True)
    }
    parts: list[Part] = []
    taken: dict[str, Entity] = {}
    original = {folded: mention for mention, folded in plain.items()}
    for run in join_runs(text, split_runs(sentences), tuple(plain.values())):
        inside = pick_mentions(run, tuple(plain.values()))
        scene = read_scene(text, run, inside)
        linking = keep_apart(link_mentions(text.source.path, scene, run, inside, rules), taken)
        taken.update({entity.key: entity for entity in linking.entities})
        written = write_names(linking, author, original) if table else linking
        parts.append(Part(tuple(run), scene, linking, written))
    return tuple(parts)


def pick_mentions(run: Sequence[Sentence], mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions of a run of sentences; `mentions` are in order of text."""
    first = bisect_left(mentions, run[0].span.start, key=lambda one: one.span.start)
    return mentions[first : bisect_left(mentions, run[-1].span.end, key=lambda one: one.span.start)]


def split_runs(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """The sentences parted before every title that stands behind other text, and before every numbered piece (第二篇:)."""
    runs: list[list[Sentence]] = []
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        headed = NUMBERED.match(sentence.chars) or (
            sentence.kind is SentenceKind.TITLE and before and before.kind is not SentenceKind.TITLE
        )
        if before is None or headed:
            runs.append([])
        runs[-1].append(sentence)
    return runs


def join_runs(text: Text, runs: Sequence[list[Sentence]], mentions: Sequence[Mention]) -> Iterator[list[Sentence]]:
    """The runs put together again where the next one does not speak for a body of its own."""
    open_run: list[Sentence] = []
    for run in runs:
        if open_run and speaks_apart(text, open_run, run, mentions):
            yield open_run
            open_run = []
        open_run = [*open_run, *run]
    if open_run:
        yield open_run


def speaks_apart(text: Text, one: Sequence[Sentence], two: Sequence[Sentence], mentions: Sequence[Mention]) -> bool:
    """Whether two runs of sentences each report for a body of their own."""
    if TEASER * measure(two) < measure(one) or not all(
        any(sentence.kind is SentenceKind.PROSE and sentence.chars.endswith("。") for sentence in run)
        for run in (one, two)
    ):
        return False
    voices = []
    for run in (one, two):
        voice = read_scene(text, run, pick_mentions(run, mentions)).voice
        if voice is None or voice.span.start - run[0].span.start > HEAD:
            return False
        voices.append(voice)
    first, second = voices
    short, long = sorted((first.name, second.name), key=len)
    return first.kind is not second.kind or not is_same(first.kind, short, long)


def measure(run: Sequence[Sentence]) -> int:
    """The length of a run of sentences, in characters."""
    return run[-1].span.end - run[0].span.start


def keep_apart(linking: Linking, taken: Mapping[str, Entity]) -> Linking:
    """The linking with new keys for what only shares its name with an entity of an earlier report."""
    areas = {entity.key: entity.name for entity in linking.entities}
    other = {
        entity.key: f"{entity.key}#{len(taken)}"
        for entity in linking.entities
        if entity.key in taken
        and entity.area
        and taken[entity.key].area not in {entity.area, ""}
        and areas.get(entity.area)
    }
    if not other:
        return linking
    entities = tuple(
        replace(entity, key=other.get(entity.key, entity.key), area=other.get(entity.area, entity.area))
        for entity in linking.entities
    )
    links = tuple(Linked(link.mention, tuple(other.get(key, key) for key in link.keys)) for link in linking.links)
    return Linking(entities, links, other.get(linking.area, linking.area), other.get(linking.voice, linking.voice))


def write_names(linking: Linking, author: Mapping[str, str], mentions: Mapping[Mention, Mention]) -> Linking:
    """The linking with names and mentions as the author writes them, in whichever script."""
    author = {plain: written for plain, written in author.items() if plain != written}
    entities = tuple(
        replace(
            entity,
            name=(name := write_name(entity.name, author)),
            aliases=tuple(sorted({write_name(alias, author) for alias in entity.aliases} - {name})),
            names=tuple(replace(one, name=write_name(one.name, author)) for one in entity.names),
        )
        for entity in linking.entities
    )
    # A pronoun that stands for one of two is a mention of linking itself, and is written alike in both scripts.
    links = tuple(Linked(mentions.get(link.mention, link.mention), link.keys) for link in linking.links)
    return Linking(entities, links, linking.area, linking.voice)


def write_name(name: str, author: Mapping[str, str]) -> str:
    """A name as the author writes it, by itself or inside a longer name (東寶區 in 荊門市東寶區象山小學).

    >>> write_name("东宝区", {"荆门市东宝区象山小学": "荊門市東寶區象山小學"})
    '東寶區'
    """
    if name in author:
        return author[name]
    for plain, written in author.items():
        at = plain.find(name)
        if at >= 0:
            return written[at : at + len(name)]
    return name


def join_entities(parts: Sequence[Part]) -> tuple[Entity, ...]:
    """The entities of all reports, those of one key made one."""
    joined: dict[str, Entity] = {}
    for entity in (entity for part in parts for entity in part.written.entities):
        kept = joined.get(entity.key)
        if kept is None:
            joined[entity.key] = entity
            continue
        names = {*kept.aliases, entity.name, *entity.aliases} - {kept.name}
        joined[entity.key] = replace(
            kept,
            aliases=tuple(sorted(names)),
            area=kept.area or entity.area,
            inferred=kept.inferred and entity.inferred,
            names=(*kept.names, *entity.names),
        )
    return tuple(entity for _, entity in sorted(joined.items()))
