"""Passages with invented honours, occasions, initiatives, persons and texts: which are found by their form."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from texts import read

BANK = Path(__file__).parent / "gold" / "sentences" / "entities.toml"
CASES = tomllib.loads(BANK.read_text(encoding="utf-8"))["case"]
FLOORS = {0: (0.95, 0.9), 1: (0.9, 0.9)}
"""Least share found of what must be, and kept out of what must not: of the passages looked at (0) and of those kept back (1)."""
Case = Mapping[str, str | Sequence[str]]


def name_entities(text: str) -> set[str]:
    """Every name of every entity of a passage behind its kind."""
    extract = read(text)
    return {f"{one.kind} {name}" for one in extract.entities for name in (one.name, *one.aliases)}


def judge(case: Case) -> Iterator[tuple[str, str]]:
    """What a passage has right or wrong: ("found" | "missed" | "kept" | "caught", the entity)."""
    names = name_entities(str(case["text"]))
    for one in case.get("finds", ()):
        yield "found" if one in names else "missed", one
    for one in case.get("never", ()):
        yield "caught" if one in names else "kept", one


@pytest.mark.parametrize("half", [0, 1])
def test_entities_are_told_by_their_form(half: int) -> None:
    verdicts = [verdict for case in CASES[half::2] for verdict, _ in judge(case)]
    found, missed = verdicts.count("found"), verdicts.count("missed")
    kept, caught = verdicts.count("kept"), verdicts.count("caught")
    found_floor, kept_floor = FLOORS[half]
    assert found / (found + missed) >= found_floor
    assert kept / (kept + caught) >= kept_floor
