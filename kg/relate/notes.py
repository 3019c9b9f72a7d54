"""Persons whose body stands in a note behind them or in their line: 李晓兰、王思远(均为望江中学), 赵一鸣(同上), 望江中学　李晓兰, 李晓兰　望江中学."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.model import BODIES, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, SentenceKind, Span
from kg.relate.claims import Claim, widen

NOTE = re.compile(r"[(]([^()]{2,40})[)]")
SAME = re.compile(r"(?:均?同[上前]|同校|同园|同单位)$")
ALL = re.compile(r"(?:以上)?(?:[二两三四五六七八九十\d]+人)?(?:均|都|皆)?(?:为|系|是|来自|属)?(?:现任)?$")
JOINT = re.compile(r"[、,和与及\s]*")
LINE = 60
"""The longest line that is a row of names and no sentence."""
NUMBER = re.compile(r"[^一-鿿A-Za-z]{0,8}")
TURNED = re.compile(r"(?:[(][男女][)])?[\s|]{1,12}(?:[男女][\s|]{1,8})?")
"""What stands in a roll between a person and the school behind."""
VISITED = re.compile(
    r"督学|包[校点保抓]|挂[点联钩]|联系|对接|负责|分管|巡[视考查]|督查|监考|评委|专家|原[校任单]|调[入出往]|拟|[流交]流|支教|派"
)
"""What makes the school behind a person one that he only looks after, leaves or goes to."""
RUNNING = re.compile(r"[。;；!?，,]")


def read_notes(
    sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]], posts: Mapping[int, Sequence[Span]]
) -> Iterator[Claim]:
    """The claims of notes and rows in which persons and bodies stand side by side; `posts` as for `find_statements`."""
    last: Linked | None = None
    opening = ""
    for sentence in sentences:
        links = inside.get(sentence.span.start, ())
        people = [one for one in links if one.mention.kind is Kind.PERSON]
        if not people:
            opening = sentence.folded
            continue
        for note in NOTE.finditer(sentence.folded):
            body = find_noted(note, sentence, links) or (last if SAME.match(note[1]) else None)
            if body is not None:
                last = body
                yield from claim_noted(note, sentence, people, body, posts.get(sentence.span.start, ()))
        yield from read_row(sentence, links, people)
        yield from read_turned(sentence, links, opening)


def find_noted(note: re.Match[str], sentence: Sentence, links: Sequence[Linked]) -> Linked | None:
    """The body that a note in brackets begins with."""
    shift = sentence.span.start
    for one in links:
        start = one.mention.span.start - shift
        if note.start() < start < note.end() and one.mention.kind in BODIES:
            return one if ALL.match(sentence.folded[note.start() + 1 : start]) else None
    return None


def claim_noted(
    note: re.Match[str], sentence: Sentence, people: Sequence[Linked], body: Linked, posts: Sequence[Span]
) -> Iterator[Claim]:
    """The claims of a note: of the person before it, or of all in the list before it where it says so (均为)."""
    shift, edge = sentence.span.start, note.start()
    told = [Span(post.start - shift, post.end - shift) for post in posts]
    told = [post for post in told if note.start() < post.start and post.end < note.end()]
    together = any(sign in note[1][:6] for sign in "均都皆以")
    for one in reversed(people):
        start, end = one.mention.span.start - shift, one.mention.span.end - shift
        if end > edge:
            continue
        if not JOINT.fullmatch(sentence.folded[end:edge]):
            return
        edge = start
        roles = [post.of(sentence.chars) for post in told]
        yield make_claim(
            one, body, roles[-1] if roles else "", Span(one.mention.span.start, note.end() + shift), sentence
        )
        if not together:
            return


def read_row(sentence: Sentence, links: Sequence[Linked], people: Sequence[Linked]) -> Iterator[Claim]:
    """The claims of a row of names: of persons right behind a school with nothing but blanks between."""
    row = sentence.kind is SentenceKind.ROW
    if not row and (len(sentence.folded) > LINE or RUNNING.search(sentence.folded)):
        return
    shift = sentence.span.start
    schools = [one for one in links if one.mention.kind is Kind.SCHOOL]
    if len(schools) > 1 and any(one.mention.kind is Kind.GROUP for one in links):
        return  # whose head a person is in a row of a group and its schools, only the title of the column tells
    if len(schools) == len(people) > 1 and people[0].mention.span < schools[0].mention.span:
        return  # each person's school stands behind
    for one in people:
        before = [body for body in schools if body.mention.span.end <= one.mention.span.start]
        if not before:
            continue
        gap = sentence.folded[before[-1].mention.span.end - shift : one.mention.span.start - shift]
        if gap and not gap.strip():
            yield make_claim(one, before[-1], "", Span(before[-1].mention.span.start, one.mention.span.end), sentence)


def read_turned(sentence: Sentence, links: Sequence[Linked], opening: str) -> Iterator[Claim]:
    """The claims of a line of a roll, under the line that is its `opening`, that names each person and then their school: 1. 李晓兰　望江中学."""
    named = [one for one in links if one.mention.kind in {Kind.PERSON, Kind.SCHOOL}]
    pairs = list(zip(named[::2], named[1::2], strict=False))
    kinds = [one.mention.kind for one in named]
    if (
        not pairs
        or kinds != [Kind.PERSON, Kind.SCHOOL] * len(pairs)
        or sentence.kind is SentenceKind.ROW
        or len(sentence.folded) > LINE
        or RUNNING.search(sentence.folded)
        or VISITED.search("".join([sentence.folded, opening, *(one.words for one in sentence.headings)]))
        or not NUMBER.fullmatch(sentence.folded[: named[0].mention.span.start - sentence.span.start])
    ):
        return
    for person, school in pairs:
        gap = sentence.words_at(Span(person.mention.span.end, school.mention.span.start))
        if TURNED.fullmatch(gap):
            span = Span(person.mention.span.start, school.mention.span.end)
            yield make_claim(person, school, "", span, sentence)


def make_claim(person: Linked, body: Linked, role: str, span: Span, sentence: Sentence) -> Claim:
    """The claim that a person has a post at a body, as a note or the row of a roster tells it."""
    return Claim(
        person.keys[0],
        Predicate.AFFILIATED_WITH,
        body.keys[0],
        Qualifiers(role=role),
        Modality.REALISED,
        widen(span, sentence),
        "home-noted",
        0.8,
    )
