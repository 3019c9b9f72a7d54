"""How likely a figure is told of a candidate: a sum of learned weights of signs, fitted by `benchmarks/train_figures.py`.

The weights are whole hundredths, so that their sums are the same on every machine.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat
from types import MappingProxyType

from kg.errors import RulesError
from kg.rules import find_ontology

FILE = "figures.tsv"
CLEARLY = 100
"""By so many hundredths a candidate must be likelier than the one that the rules tell."""


@cache
def load_whose() -> Mapping[str, int]:
    """Read `ontology/figures.tsv`: the weight of each sign; RulesError for a file that is missing or not understood."""
    weights: dict[str, int] = {}
    try:
        for line in (find_ontology() / FILE).read_text(encoding="utf-8").splitlines():
            if not line.startswith("# "):
                sign, _, weight = line.rpartition("\t")
                weights[sign] = int(weight)
    except (OSError, ValueError) as error:
        raise RulesError(f"{FILE}: {error}", "train it anew: python benchmarks/train_figures.py") from error
    return MappingProxyType(weights)


def weigh_candidate(signs: Iterable[str]) -> int:
    """What the signs of a candidate weigh together."""
    return sum(map(load_whose().get, signs, repeat(0)))
