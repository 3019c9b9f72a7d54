"""How likely two names are linked: a logistic regression over signs, learned by `benchmarks/train_links.py`.

Its weights are whole hundredths, so that their sums are the same on every machine.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat
from math import exp
from types import MappingProxyType

from kg.errors import RulesError
from kg.model import Predicate
from kg.rules import find_ontology

FILE = "links.tsv"
UNIT = 100.0
"""Weights are told in hundredths."""


@cache
def load_links() -> Mapping[Predicate, Mapping[str, int]]:
    """Read `ontology/links.tsv`: the weight of each sign, by predicate; RulesError for a file that is missing or not understood."""
    weights: dict[Predicate, dict[str, int]] = {}
    predicate = ""
    try:
        for line in (find_ontology() / FILE).read_text(encoding="utf-8").splitlines():
            sign, mark, weight = line.rpartition("\t")
            if mark:
                weights.setdefault(Predicate(predicate), {})[sign] = int(weight)
            elif not line.startswith("# "):
                predicate = line
    except (OSError, ValueError) as error:
        raise RulesError(f"{FILE}: {error}", "train it anew: python benchmarks/train_links.py") from error
    return MappingProxyType(weights)


def weigh_link(predicate: Predicate, signs: Iterable[str]) -> float:
    """How likely a pair with these signs is linked by a predicate, from 0 to 1; 0 for a predicate that is not learned."""
    weights = load_links().get(predicate)
    if weights is None:
        return 0.0
    return 1 / (1 + exp(-sum(map(weights.get, signs, repeat(0))) / UNIT))
