"""Persons met in a sentence with the posts told beside them: 校长李晓兰, 李晓兰(校长), 李晓兰先以副园长身份主持工作."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Kind, Linked, Sentence
from kg.relate.chunk import Chunk
from kg.relate.claims import Setting

LINKING = frozenset({" ", "　", "的", "是", "为", "由", "系", "即", "叫", "有"})
"""Words between a post and who holds it."""
COUNTED = re.compile(r"老师|教师|同学|学生|选手|校长|园长|队员")
APPOSED = (
    (re.compile(","), re.compile(r"[,;。]")),
    (re.compile(r"[(]"), re.compile(r"[)]")),
    (re.compile(r"(?:[先现暂仍]|一直)?以"), re.compile("的?身份")),
)
"""What stands before and behind a post that is told of the person before it."""
EDITS = re.compile(
    r"^(?:(?:单位)?负责人|审核|制表|填表|校对|记录|供稿|撰稿|摄影|编辑|责编|签发|复核|联系|执笔|采写|通讯员)"
)
"""What somebody does for a paper: the post behind the name is his own (审核:李晓兰(副局长))."""
NEAR = 6
"""So many chunks behind a person such a post may stand at most."""
BYLINE = re.compile(r"\)[。\s]*")
"""Behind somebody whose name alone stands in brackets at the end of a sentence: who wrote it."""


class Told(NamedTuple):
    """A sentence with its chunks and what it inherits."""

    sentence: Sentence
    chunks: tuple[Chunk, ...]
    setting: Setting


class Seat(NamedTuple):
    """A person met in a sentence with the post told beside them ("" for none), and the chunk at which the telling begins."""

    person: Linked
    role: str
    place: int
    last: int


def list_seats(scene: Told, missing: set[str]) -> Iterator[Seat]:
    """The persons of a sentence that have no body yet, with their posts."""
    for place, chunk in enumerate(scene.chunks):
        people = [one for one in chunk.members if one.mention.kind is Kind.PERSON and missing.intersection(one.keys)]
        if not people or chunk.posts:
            continue
        role, first, last = read_post(scene, place)
        if not role and chunk.tail is not None:
            words = COUNTED.search(scene.sentence.words_at(chunk.tail))
            role = words.group() if words else ""
        for one in people:
            yield Seat(one, role, first, last)


def read_post(scene: Told, place: int) -> tuple[str, int, int]:
    """The post beside the persons at `place`, and the first and last chunk of both.

    A post before them may stand off by a blank or colon (校长 李晓兰, 校长:李晓兰).
    """
    chunks, before = scene.chunks, place - 1
    while before >= 0 and (chunks[before].words in LINKING or chunks[before].code == ":"):
        before -= 1
    behind = find_apposed(scene, place) if len(chunks[place].members) == 1 else None
    if before >= 0 and chunks[before].code == "r" and (behind is None or not EDITS.search(chunks[before].words)):
        return chunks[before].words, before, place
    if place + 1 < len(chunks) and chunks[place + 1].code == "r":
        return chunks[place + 1].words, place, place + 1
    return (chunks[behind].words, place, behind) if behind is not None else ("", place, place)


def find_apposed(scene: Told, place: int) -> int | None:
    """The place of a post that stands by itself behind a person, or as that he acts in: 李晓兰,校长,…; 李晓兰(校长); 李晓兰先以副园长身份…."""
    chunks, shift = scene.chunks, scene.sentence.span.start
    for at in range(place + 2, min(place + NEAR, len(chunks))):
        if chunks[at].code == "r":
            before = scene.sentence.folded[chunks[place].span.end - shift : chunks[at].span.start - shift]
            behind = scene.sentence.folded[chunks[at].span.end - shift :]
            told = any(left.fullmatch(before) and right.match(behind) for left, right in APPOSED)
            return at if told else None
    return None


def is_byline(before: str, after: str) -> bool:
    """Whether a name between such words stands alone in brackets at the end of a sentence, as who wrote it does: 仪式。(顾爱东)."""
    return before.endswith("(") and BYLINE.fullmatch(after) is not None
