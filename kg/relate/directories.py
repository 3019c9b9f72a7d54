"""Directories of who leads what: a line that names a body, and below it a line for each post (望江中学 / 校长  李晓兰 / 副校长  王思远  赵一鸣)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.model import BODIES, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.claims import Claim, Setting, widen
from kg.relate.left_posts import mark_posts, read_role
from kg.relate.offices import fits_post
from kg.relate.passage import Passage

NAMES = BODIES | {Kind.PERSON}
LONGEST = 70
NOTE = r"(?:\s?\([^()]{0,24}\))?"
NOTED = re.compile(NOTE)
HEAD = re.compile(r"[^一-鿿A-Z]{0,6}R?(?P<body>[SGUO])\s{0,4}[::]?\s{0,4}")
PEOPLE = rf"(?P<people>P{NOTE}(?:[\s、,|]{{1,12}}P{NOTE}){{0,11}})\s{{0,4}}[。;]?\s{{0,4}}"
ENTRY = re.compile(rf"\s{{0,24}}(?P<role>J(?:[、兼]J)?)[\s|]{{0,12}}:?[\s|]{{0,12}}{PEOPLE}")
MORE = re.compile(rf"\s{{0,24}}{PEOPLE}")
"""A line of more persons of the post above."""
ACTING = re.compile(r"\s{0,24}J\s{0,12}[::]?\s{0,12}(?:空缺|缺|暂缺)\((?P<role>J)(?P<people>P)[^()]{0,8}\)\s{0,4}")
LEFT = re.compile(r"止|离任|卸任|[免调退]|病逝|去世|前$")
"""In a note behind a person: that the post is held no more (8月止)."""


def read_directories(
    sentences: Iterable[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    posts: Mapping[int, Sequence[Span]],
    describe: Callable[[Sentence], Setting],
) -> Iterator[Claim]:
    """The claims of the lines of directories."""
    body: Linked | None = None
    role = ""
    for sentence in sentences:
        links = [link for link in inside.get(sentence.span.start, ()) if link.mention.kind in NAMES and link.keys]
        if not links or len(sentence.folded) > LONGEST:
            body = None if sentence.folded.strip() else body
            continue
        people = any(link.mention.kind is Kind.PERSON for link in links)
        if people and body is None:
            continue
        passage = mark_posts(sentence, describe(sentence), links, posts.get(sentence.span.start, ()))
        if not people:
            head = HEAD.fullmatch(passage.words)
            body, role = (passage.links[head.start("body")] if head else None), ""
            continue
        line = ENTRY.fullmatch(passage.words) or ACTING.fullmatch(passage.words)
        more = MORE.fullmatch(passage.words) if role and line is None else None
        told = line or more
        if told is None or body is None:
            body = None
            continue
        role = read_role(passage, line.start("role")) if line else role
        yield from claim_line(passage, told, body, role)


def claim_line(passage: Passage, line: re.Match[str], body: Linked, role: str) -> Iterator[Claim]:
    """The claims of one line, but for who is noted to have left."""
    if not fits_post(role, body, carried=False):
        return
    span = widen(Span(passage.starts[line.start()], passage.starts[line.end()]), passage.sentence)
    for at in range(*line.span("people")):
        note = NOTED.match(passage.words, at + 1)
        if passage.words[at] == "P" and not (note and LEFT.search(note.group().strip(" ()"))):
            yield Claim(
                passage.keys(at)[0],
                Predicate.AFFILIATED_WITH,
                body.keys[0],
                Qualifiers(role=role),
                Modality.REALISED,
                span,
                "post-listed",
                0.86,
            )
