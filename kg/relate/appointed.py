"""A post that a clause gives, and posts of persons who run schools named behind them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Linked
from kg.relate.seats import Told

LED = re.compile(r"(?:校长|园长|书记|主任|理事长|学区长|秘书长|盟主|召集人|院长|组长|局长|所长|会长|主席|顾问)$")
"""Posts that need no body beside them."""
RUNS = re.compile(r"(?:分别|各自|暂时?|现|具体|在那里)?(?:主持|执掌)了?")
WORK = re.compile(r"的?(?:日常|全面|教学|行政|党务|学校)*(?:工作|管理|事务|校务)")
"""Between who runs a school and the school, and behind it."""


class Appointment(NamedTuple):
    """A post, who holds it, the bodies told for it in so many words, and the chunks it is told by."""

    role: str
    people: tuple[Linked, ...]
    body: Linked | None
    away: tuple[tuple[str, ...], ...]
    first: int
    last: int
    post: int


def list_run(scene: Told) -> Iterator[Appointment]:
    """Posts of persons who run a school named behind them, each his own: 执行校长李晓兰、王思远分别主持云桥小学、青石小学日常工作."""
    chunks, folded, shift = scene.chunks, scene.sentence.folded, scene.sentence.span.start
    if "主持" not in folded and "执掌" not in folded:
        return
    for place, chunk in enumerate(chunks[1:], 1):
        if chunk.code != "P" or chunks[place - 1].code != "r" or not LED.search(chunks[place - 1].words):
            continue
        after = next((at for at in range(place + 1, len(chunks)) if chunks[at].members), None)
        if after is None or chunks[after].code != "S":
            continue
        way = folded[chunk.span.end - shift : chunks[after].span.start - shift]
        if not RUNS.fullmatch(way) or not WORK.match(folded, chunks[after].span.end - shift):
            continue
        people, bodies = chunk.members, chunks[after].members
        if len(people) == len(bodies):
            for person, body in zip(people, bodies, strict=True):
                yield Appointment(chunks[place - 1].words, (person,), body, (), place - 1, after, place - 1)
