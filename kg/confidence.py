"""How sure a claim is: how often its rule was right on gold, by the table `ontology/confidence.csv`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from kg.errors import RulesError
from kg.model import Linked, Observation, Statement
from kg.rules import read_table

FIGURE = "observation"
"""What stands for the predicate of a figure in the table."""
UNNAMED = 0.9
"""How sure a name is that stands nowhere by itself."""
NAME_POWER = 0.5
AGAIN = 0.7
"""What a further mention leaves of the doubt about a name."""
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


def weigh_statements(statements: Iterable[Statement], links: Iterable[Linked]) -> Iterator[Statement]:
    """Statements as sure as their rule was right and their less sure name is one.

    A rule that the table does not know, nor its predicate, keeps its own confidence.
    """
    names = weigh_names(links)
    for one in statements:
        rule = find_confidence(one.predicate.value, one.evidence[0].rule, one.confidence)
        name = min(names.get(one.subject, UNNAMED), names.get(one.object, UNNAMED))
        sure = round(rule * name**NAME_POWER, 2)
        yield one if one.confidence == sure else replace(one, confidence=sure)


def weigh_names(links: Iterable[Linked]) -> dict[str, float]:
    """How sure it is that each entity is called so: the score of its surest mention, surer where it is named again."""
    missing: dict[str, float] = {}
    for link in links:
        if not link.mention.rule.startswith("pronoun"):
            for key in link.keys:
                missing[key] = min(missing.get(key, 1.0), 1 - link.mention.score) * (AGAIN if key in missing else 1.0)
    return {key: 1 - share for key, share in missing.items()}


def weigh_observations(observations: Iterable[Observation]) -> Iterator[Observation]:
    """Figures as sure as their rule was right."""
    for one in observations:
        yield replace(one, confidence=find_confidence(FIGURE, one.evidence[0].rule, one.confidence))


def find_confidence(predicate: str, rule: str, own: float) -> float:
    """The table's confidence of a rule, else of its predicate, else its `own`."""
    table = load_confidences()
    return table.get((predicate, rule), table.get((predicate, ""), own))
