"""Homes that a clause of its own tells: 李晓兰,女,中共党员,望江中学教师; 李晓兰从教三十年,是望江中学的一名教师; 由李晓兰、王思远组成的望江中学代表队."""

import re
from collections.abc import Iterator, Sequence

from kg.model import BODIES, Linked, Modality, Predicate, Qualifiers, Span
from kg.relate.claims import Claim, is_replaced, widen
from kg.relate.homes import DENIED
from kg.relate.link_words import load_link_words
from kg.relate.offices import fits_post
from kg.relate.seats import Told

OPENS = re.compile(r"[,，](?:(?:她|他)?(?:就|正|现|本|也)?(?:是|为|系|现任))?$")
"""What stands before the body in a clause that says what somebody is."""
OF = re.compile(r"的?(?:一[名位])?$")
CLOSES = re.compile(r"[,;。)]|$")
BETWEEN = re.compile(r"(?![^。]*(?:与|和|跟|陪|到|赴|来到|走进|参观|前往|拜访|原|曾))[^;。]{0,40}")
"""What may stand between a person and the clause that says what he is."""
TEAM = re.compile(r"(?:[两三四五六七八九十\d]{1,2}[名位]?(?:同学|学生|老师|教师|选手|队员|人))?(?:组成|组队|代表)的$")


def find_told_homes(told: Sequence[Told], placed: set[str]) -> Iterator[Claim]:
    """The claims of homes told in a clause behind a person, or of a team right behind its members, for those not in `placed`."""
    for scene in told:
        people = [place for place, chunk in enumerate(scene.chunks) if chunk.code == "P"]
        for place in people:
            free = [one for one in scene.chunks[place].members if not placed.intersection(one.keys)]
            if free:
                yield from read_team(scene, place, free)
                if len(free) == 1 and place == people[0]:
                    yield from read_clause(scene, place, free)


def read_team(scene: Told, place: int, people: Sequence[Linked]) -> Iterator[Claim]:
    """The claims of the members of a school's team: 由李晓兰、王思远组成的|望江中学代表队."""
    after = next((at for at in range(place + 1, len(scene.chunks)) if scene.chunks[at].members), None)
    if after is not None and scene.chunks[after].code == "S" and TEAM.fullmatch(words_between(scene, place, after)):
        yield from claim_told(scene, people, scene.chunks[after].members[-1], (place, after), "")


def read_clause(scene: Told, place: int, people: Sequence[Linked]) -> Iterator[Claim]:
    """The claims of the first person of a sentence by a clause that holds nothing but a body and a post: ,望江中学教师,."""
    chunks = scene.chunks
    shift = scene.sentence.span.start
    for at in range(place + 1, len(chunks)):
        if chunks[at].code == "P":
            return
        if not chunks[at].members or chunks[at].members[-1].mention.kind not in BODIES:
            continue
        before = scene.sentence.folded[: chunks[at].span.start - shift]
        post = next((later for later in range(at + 1, min(at + 5, len(chunks))) if chunks[later].code == "r"), None)
        if post is None or not OPENS.search(before):
            continue
        gap = scene.sentence.folded[chunks[place].span.end - shift : len(before)]
        body = chunks[at].members[-1]
        ends = CLOSES.match(scene.sentence.folded, chunks[post].span.end - shift)
        fits = (
            ends and OF.fullmatch(words_between(scene, at, post)) and fits_post(chunks[post].words, body, carried=False)
        )
        if fits and BETWEEN.fullmatch(gap):
            yield from claim_told(scene, people, body, (place, post), chunks[post].words)
            return


def words_between(scene: Told, left: int, right: int) -> str:
    """The folded words between two chunks."""
    shift = scene.sentence.span.start
    return scene.sentence.folded[scene.chunks[left].span.end - shift : scene.chunks[right].span.start - shift]


def claim_told(
    scene: Told, people: Sequence[Linked], body: Linked, ends: tuple[int, int], role: str
) -> Iterator[Claim]:
    """A claim for each of the persons, unless what is told is denied or of former times."""
    folded, span = scene.sentence.folded, Span(scene.chunks[ends[0]].span.start, scene.chunks[ends[1]].span.end)
    before = folded[: span.start - scene.sentence.span.start]
    if DENIED.search(folded) or load_link_words().former.search(before):
        return
    for one in people:
        if is_replaced(scene.sentence, one.mention.span):
            continue
        for key in one.keys:
            yield Claim(
                key,
                Predicate.AFFILIATED_WITH,
                body.keys[0],
                Qualifiers(role=role),
                Modality.REALISED,
                widen(span, scene.sentence),
                "home-told",
                0.8,
            )
