"""What each rule's confidence should be, from how it fares on gold: a table for `ontology/confidence.csv`.

    kg build DOCUMENTS -o OUT        # once for each set, then
    python benchmarks/calibrate.py --seen OUT GOLD --seen OUT GOLD --unseen OUT GOLD > ontology/confidence.csv

A rule's precision is counted on the sets that its authors could see. A rule that was judged seldom is drawn towards the precision
of its predicate, and that towards the precision of its part (statements, locatedIn, figures), as if each had been judged PRIOR
more times. Rules fare worse on texts that they were not written for; by how much is measured on the unseen sets, one
shift of the log-odds for each part, so that no single rule can be fitted to them. The shift is taken where the share of right
claims could still lie (one side of 95 %), not where it happens to lie.

To stderr goes how the new confidences would do on each set.
"""

import argparse
import csv
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate import Judged, Verdict, compare_graph, judge_claims, measure_calibration, render_calibrations

HEADER = """\
# How often a rule is right: by benchmarks/calibrate.py, on tests/gold. The row of a predicate without a rule is for the rules
# that gold never judges; a figure's predicate is observation.
"""
PRIOR = 8.0
LOWEST, HIGHEST = 0.05, 0.99
ONE_SIDED = 1.645  # standard errors below which the truth lies one time in twenty
STEPS = 60

Table = Mapping[tuple[str, ...], tuple[float, int, int]]
"""Predicate and rule ("" for every other rule): confidence, how many are right, how many are judged."""

Counts = dict[tuple[str, ...], list[int]]
"""By part, by part and predicate, and by part, predicate and rule: how many are right, and how many are judged."""


@dataclass(frozen=True, slots=True)
class Set:
    """The claims of one build that its gold judges."""

    name: str
    judged: tuple[Judged, ...]


def read_set(out: str, gold: str) -> Set:
    """A build beside its gold."""
    evaluation = compare_graph(Path(out) / "graph.ttl", sorted(Path(gold).glob("*.json")))
    firm = tuple(one for one in judge_claims(evaluation) if one.verdict is not Verdict.NEITHER)
    return Set(gold, firm)


def list_keys(judged: Judged) -> list[tuple[str, str, str]]:
    """Part, predicate and rule of a claim, once for each of its rules."""
    predicate = getattr(judged.claim, "predicate", "observation")
    return [(judged.part, predicate, rule) for rule in judged.claim.rules]


def count_rules(sets: Iterable[Set]) -> Counts:
    """How many claims of each rule, predicate and part are right, and how many are judged."""
    counts: Counts = defaultdict(lambda: [0, 0])
    for judged in (one for some in sets for one in some.judged):
        for key in list_keys(judged):
            for length in (1, 2, 3):
                counts[key[:length]][0] += judged.verdict is Verdict.RIGHT
                counts[key[:length]][1] += 1
    return counts


def estimate(counts: Counts, key: tuple[str, ...]) -> float:
    """The share of right claims that is expected of a rule, drawn towards its predicate's, its part's, and one half."""
    above = estimate(counts, key[:-1]) if len(key) > 1 else 0.5
    right, of = counts.get(key, (0, 0))
    return (right + PRIOR * above) / (of + PRIOR)


def move(share: float, shift: float) -> float:
    """A share whose log-odds are moved by `shift`, kept off 0 and 1."""
    odds = math.log(share / (1 - share)) + shift
    return min(max(1 / (1 + math.exp(-odds)), LOWEST), HIGHEST)


def find_shift(expected: Sequence[float], right: int) -> float:
    """The shift of the log-odds under which as many claims are expected to be right as may well be, and no more."""
    share = right / len(expected)
    least = right - ONE_SIDED * math.sqrt(len(expected) * share * (1 - share))
    low, high = -8.0, 0.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if sum(move(one, middle) for one in expected) < least:
            low = middle
        else:
            high = middle
    return high


def find_shifts(counts: Counts, unseen: Iterable[Set]) -> dict[str, float]:
    """By how much each part fares worse on texts that no rule was written for; 0 where there are none."""
    parts: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for judged in (one for some in unseen for one in some.judged):
        expected = max(estimate(counts, key) for key in list_keys(judged))
        parts[judged.part].append((expected, judged.verdict is Verdict.RIGHT))
    return {
        part: find_shift([expected for expected, _ in told], sum(right for _, right in told))
        for part, told in parts.items()
    }


def make_table(counts: Counts, shifts: Mapping[str, float]) -> Table:
    """The confidence of every rule that gold judges, and of every predicate for the others."""
    table: dict[tuple[str, ...], tuple[float, int, int]] = {}
    for key in sorted(counts):
        if len(key) > 1:
            part, predicate, rule = (*key, "")[:3]
            confidence = round(move(estimate(counts, key), shifts.get(part, 0.0)), 2)
            table[predicate, rule] = (confidence, counts[key][0], counts[key][1])
    return table


def show(table: Table, one: Set) -> str:
    """How a set would be calibrated by the table."""
    parts: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for judged in one.judged:
        found = [table.get((predicate, rule)) or table.get((predicate, "")) for _, predicate, rule in list_keys(judged)]
        confidence = max((row[0] for row in found if row), default=0.5)
        for part in (judged.part, "together"):
            parts[part].append((confidence, judged.verdict is Verdict.RIGHT))
    return render_calibrations({part: measure_calibration(parts[part]) for part in sorted(parts)})


def main() -> None:
    """Print the table, and to stderr how it does."""
    parser = argparse.ArgumentParser(description="confidences of rules, from gold")
    parser.add_argument("--seen", nargs=2, action="append", required=True, metavar=("OUT", "GOLD"))
    parser.add_argument("--unseen", nargs=2, action="append", default=[], metavar=("OUT", "GOLD"))
    given = parser.parse_args()
    seen, unseen = ([read_set(*pair) for pair in pairs] for pairs in (given.seen, given.unseen))
    counts = count_rules(seen)
    table = make_table(counts, find_shifts(counts, unseen))
    sys.stdout.write(HEADER)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("predicate", "rule", "confidence", "right", "judged"))
    writer.writerows((*key, *row) for key, row in table.items())
    for one in (*seen, *unseen):
        print(f"{one.name}\n{show(table, one)}", file=sys.stderr)


if __name__ == "__main__":
    main()
