"""How sure a claim is: how often its rule was right on gold, by the table `ontology/confidence.csv`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from kg.errors import RulesError
from kg.model import Observation, Statement
from kg.rules import read_table

FIGURE = "observation"
"""What stands for the predicate of a figure in the table."""
COLUMNS = ("predicate", "rule", "confidence", "right", "judged")


@cache
def load_confidences() -> Mapping[tuple[str, str], float]:
    """The confidence of each predicate and rule ("" for the rules that gold never judged); RulesError for one that is no share."""
    table: dict[tuple[str, str], float] = {}
    for row in read_table("confidence.csv", COLUMNS):
        try:
            share = float(row["confidence"])
        except ValueError:
            share = -1.0
        if not 0 <= share <= 1:
            raise RulesError(f"confidence.csv: {row['confidence']!r} is no share", "give a number from 0 to 1")
        table[row["predicate"], row["rule"]] = share
    return MappingProxyType(table)


def weigh_statements(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Statements as sure as their rule was right; a rule that the table does not know, nor its predicate, keeps its own confidence."""
    for one in statements:
        yield replace(one, confidence=find_confidence(one.predicate.value, one.evidence[0].rule, one.confidence))


def weigh_observations(observations: Iterable[Observation]) -> Iterator[Observation]:
    """Figures as sure as their rule was right."""
    for one in observations:
        yield replace(one, confidence=find_confidence(FIGURE, one.evidence[0].rule, one.confidence))


def find_confidence(predicate: str, rule: str, own: float) -> float:
    """The table's confidence of a rule, else of its predicate, else its `own`."""
    table = load_confidences()
    return table.get((predicate, rule), table.get((predicate, ""), own))
