"""The school whose document it is: the one that signs it, that speaks in it, or that alone is named."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.model import Entity, Kind, Linked, Sentence
from kg.relate.seats import Told

SIGN_BEFORE = re.compile(r"(?:[—–-]|[(]|[\n。!！]|^)[\s—–-]*(?:[一-鿿]{2,4}[::])?\s*$")
SIGN_AFTER = re.compile(r"[^,，。;；、]{0,16}[)）。]*\s*")
"""What stands before and behind the name of the school that signs a document."""
NEAR_END = 3
"""How many sentences from the end a school may sign."""


class House(NamedTuple):
    """The school whose document this is; `owned` where it signs or speaks, and is not only the one school named."""

    body: Linked
    owned: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """Its local keys."""
        return self.body.keys


def led_house(scene: Told, house: House | None) -> House | None:
    """The school that heads the paragraph of a sentence (【望江中学】…), which tells of it alone; else the document's `house`."""
    led = scene.setting.led
    return House(led[0], owned=True) if len(led) == 1 and led[0].mention.kind is Kind.SCHOOL else house


def find_house(sentences: Sequence[Sentence], links: Sequence[Linked], voice: Entity | None) -> House | None:
    """The school whose document this is: the one that signs, else the one that speaks, else the only one it names."""
    schools = [one for one in links if one.mention.kind is Kind.SCHOOL and len(one.keys) == 1]
    if not schools:
        return None
    last = max(schools, key=lambda one: one.mention.span)
    if signs(last, sentences):
        return House(last, owned=True)
    if voice is not None and voice.kind is Kind.SCHOOL:
        return next((House(one, owned=True) for one in schools if one.keys == (voice.key,)), None)
    return House(last, owned=False) if voice is None and len({one.keys for one in schools}) == 1 else None


def signs(school: Linked, sentences: Sequence[Sentence]) -> bool:
    """Whether a school signs a document: it stands in one of the last sentences by itself, behind a dash or in brackets at the end."""
    span = school.mention.span
    for place, sentence in enumerate(sentences[-NEAR_END:], max(0, len(sentences) - NEAR_END)):
        if sentence.span.covers(span):
            before = sentence.folded[: span.start - sentence.span.start]
            rest = "".join([one.folded for one in sentences[place + 1 :]])
            after = sentence.folded[span.end - sentence.span.start :] + rest
            return bool(SIGN_BEFORE.search(before)) and bool(SIGN_AFTER.fullmatch(after))
    return False
