"""Invented tables, rosters and rolls as conversion leaves them: how much of them is found, and how much of what is found is right."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from test_passages import Judged, judge_passage

BANK = Path(__file__).parent / "gold" / "sentences" / "tables.toml"
FLOORS = {0: (0.89, 0.98), 1: (0.84, 0.91)}
"""Least recall and precision: of the tables that rules were widened on (0), and of those kept back (1)."""


@cache
def judge_half(half: int) -> tuple[Judged, ...]:
    """The tables at even or odd places, judged."""
    cases = tomllib.loads(BANK.read_text(encoding="utf-8"))["case"]
    return tuple(judge_passage(case) for place, case in enumerate(cases) if place % 2 == half)


def count_memberships(half: int) -> Counter[str]:
    """How many memberships of a half are right and how many wrong."""
    judged = judge_half(half)
    right = sum(line.predicate == "memberOf" for one in judged for line in one.right)
    wrong = sum(line.predicate == "memberOf" for one in judged for line, _ in one.wrong)
    return Counter(right=right, wrong=wrong)


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_what_tables_tell_is_found(half: int) -> None:
    judged = judge_half(half)
    right, missed, wrong = (sum(len(getattr(one, part)) for one in judged) for part in ("right", "missed", "wrong"))
    least_recall, least_precision = FLOORS[half]
    assert right / (right + missed) >= least_recall
    assert right / (right + wrong) >= least_precision


@pytest.mark.parametrize(("half", "least"), [(0, 0.98), (1, 0.91)])
def test_schools_of_tables_go_to_their_own_groups(half: int, least: float) -> None:
    counts = count_memberships(half)
    assert counts["right"] / counts.total() >= least
