"""Whose heads they are who are met on a visit: 市督导组到望江小学检查,校长李晓兰、教导主任王思远作了汇报."""

import re

from kg.model import Kind, Linked
from kg.relate.seats import Seat, Told

GOES_TO = re.compile(r"(?:[到赴]|[来走去]到|走进|走访|深入|前往|莅临|来|在)了?$")
"""Before the school that somebody goes to see."""
HEAD = re.compile(r"(?:(?<!总)(?<!名誉)校长|园长|教导主任|教务主任)$")
"""Posts that every school has one of."""


def find_visited(seat: Seat, scene: Told) -> Linked | None:
    """The school that a clause before a head of a school goes to, where no other school is told before them."""
    if not HEAD.search(seat.role):
        return None
    sentence = scene.sentence
    before = [chunk for chunk in scene.chunks[: seat.place] if chunk.span.end > sentence.span.start]
    schools = {
        one.keys: (one, chunk)
        for chunk in before
        for one in (*chunk.members, *(post.body for post in chunk.posts))
        if one.mention.kind is Kind.SCHOOL
    }
    if len(schools) != 1 or not any(chunk.code in ",。" for chunk in before):
        return None
    ((school, chunk),) = schools.values()
    return school if GOES_TO.search(sentence.folded[: chunk.span.start - sentence.span.start]) else None
