"""Heads of documents, written before what reads them: who speaks, of which area, and where the bodies named lie (`tests/gold/heads`).

`open` may be looked at; of `held` only the counts are used.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from texts import read

from kg.model import Extract, Predicate

FOLDER = Path(__file__).parent / "gold" / "heads"
FLOORS = {
    "open": (140, {"voice": 122, "scope": 123, "located": 638, "apart": 250}),
    "held": (60, {"voice": 49, "scope": 47, "located": 232, "apart": 124}),
}
"""How many heads each half has, and the least that must be right of it."""


def fold(name: str) -> str:
    """A name as it is compared: no quotation marks, no blanks, lower case."""
    return name.translate(str.maketrans("", "", '“”"《》 ')).lower()


def name_all(found: Extract, key: str) -> set[str]:
    """All names of an entity."""
    return {fold(name) for one in found.entities if one.key == key for name in (one.name, *one.aliases)}


def names_place(names: set[str], wanted: str) -> bool:
    """Whether a name is of the place that is wanted, with or without the place above it."""
    return any(name.endswith(wanted) or (len(name) > 1 and wanted.endswith(name)) for name in names)


def place_all(found: Extract) -> dict[str, set[str]]:
    """The names of the areas in which each name lies."""
    placed: dict[str, set[str]] = {}
    for one in found.statements:
        if one.predicate is Predicate.LOCATED_IN:
            for name in name_all(found, one.subject):
                placed.setdefault(name, set()).update(name_all(found, one.object))
    return placed


def judge(head: dict[str, Any], found: Extract) -> Iterator[str]:
    """What is right of one head; a body may also lie in the town that its own name tells."""
    voice, area = name_all(found, found.frame.voice), name_all(found, found.frame.area)
    if voice & {fold(name) for name in head["voice"]} if head["voice"] else not voice:
        yield "voice"
    if any(names_place(area, fold(name)) for name in head["scope"]) if head["scope"] else not area:
        yield "scope"
    placed = place_all(found)
    for name, wanted in head["located"].items():
        areas = placed.get(fold(name), set())
        if names_place(areas, fold(wanted)) or any(one in fold(name) for one in areas):
            yield "located"
    for name, other in head.get("not_located", {}).items():
        if not any(one.endswith(fold(other)) for one in placed.get(fold(name), ())):
            yield "apart"


@pytest.mark.parametrize("half", FLOORS)
def test_who_speaks_and_of_which_area(half: str) -> None:
    heads = [json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]
    right = Counter(one for head in heads for one in judge(head, read(head["text"] + "\n")))
    number, floors = FLOORS[half]
    assert len(heads) == number
    assert {what: right[what] for what, least in floors.items() if right[what] < least} == {}


def test_a_head_is_judged_by_what_it_wants() -> None:
    text = "莒县教育局2019年工作总结\n一年来，我局狠抓质量，第二小学成绩喜人。\n"
    head = {
        "voice": ["莒县教育局"],
        "scope": ["莒县"],
        "located": {"第二小学": "莒县"},
        "not_located": {"第二小学": "沂水县"},
    }
    assert Counter(judge(head, read(text))) == {"voice": 1, "scope": 1, "located": 1, "apart": 1}
    other = {"voice": None, "scope": ["沂水县"], "located": {"第二小学": "沂水县"}, "not_located": {"第二小学": "莒县"}}
    assert not list(judge(other, read(text)))
