"""How much a string looks like a Chinese name by its characters alone: surname shares and characters of given names."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg.errors import RulesError
from kg.record import record
from kg.rules import read_table

# Logits, set on the sentences of tests/test_persons.py and the open gold.
GIVEN_LOGIT = (-5.0, -1.2, -0.6, -0.2, 0.1, 0.4, 0.6, 0.8, 0.9, 1.0)
UNLISTED = -1.6
SHARE_STEPS = ((100, 1.0), (30, 0.6), (9, 0.1), (2, -0.6), (0, -1.0))
PLAIN_COST = 0.7
COMPOUND = 1.5
BASE = -2.2
THREE = 1.1
ONE_GIVEN = -0.3


@record
class Surname:
    """A surname: its logit by share, and how often it is an ordinary word (0 to 4)."""

    logit: float
    plain: int


@record
class NameModel:
    """Surnames, the logits of characters in given names by position, words that are no persons.

    `finder` matches every character that a surname begins with.
    """

    surnames: Mapping[str, Surname]
    first: Mapping[str, float]
    second: Mapping[str, float]
    banned: frozenset[str]
    finder: re.Pattern[str]

    def score(self, surname: str, given: str, *, alone: bool) -> float:
        """The logit of a name; where it stands `alone` between marks, the surname can hardly be an ordinary word.

        >>> model = load_model()
        >>> model.score("张", "建芳", alone=False) > 0 > model.score("高", "质量", alone=False)
        True
        """
        known = self.surnames[surname]
        score = BASE + known.logit - PLAIN_COST * known.plain * (0.5 if alone else 1.0)
        if len(given) == 1:
            return score + ONE_GIVEN + max(self.first.get(given, UNLISTED), self.second.get(given, UNLISTED))
        return score + THREE + self.first.get(given[0], UNLISTED) + self.second.get(given[1], UNLISTED)


@cache
def load_model() -> NameModel:
    """Read `surnames.csv`, `given.csv` and `not_persons.csv`; RulesError for a figure that is none or out of range."""
    surnames = {
        row["surname"]: Surname(
            _share_logit(row["surname"], _read_figure(row["share"], 10_000)), _read_figure(row["plain"], 4)
        )
        for row in read_table("terms/surnames.csv", ("surname", "share", "plain"))
    }
    given = read_table("terms/given.csv", ("character", "first", "second"))
    return NameModel(
        MappingProxyType(surnames),
        MappingProxyType({row["character"]: GIVEN_LOGIT[_read_figure(row["first"], 9)] for row in given}),
        MappingProxyType({row["character"]: GIVEN_LOGIT[_read_figure(row["second"], 9)] for row in given}),
        frozenset(row["word"] for row in read_table("terms/not_persons.csv", ("word",))),
        re.compile(f"[{''.join(sorted({name[0] for name in surnames}))}]"),
    )


def _share_logit(surname: str, share: int) -> float:
    if len(surname) > 1:
        return COMPOUND
    return next(logit for least, logit in SHARE_STEPS if share >= least)


def _read_figure(figure: str, most: int) -> int:
    if not figure.isascii() or not figure.isdigit() or int(figure) > most:
        raise RulesError(f"surnames.csv or given.csv: {figure!r} is no figure from 0 to {most}", "correct the row")
    return int(figure)
