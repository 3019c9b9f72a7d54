"""Compares two ways to put the same items into clusters: B³ and pairs.

B³ is of Bagga and Baldwin, Algorithms for Scoring Coreference Chains, LREC workshop 1998: each item's precision is the
share of its told cluster that gold puts with it, its recall the share of its gold cluster that is told with it, and
both are averaged over all items, each of the same weight. Pairs count every two items that are put together.
"""

from collections import Counter
from collections.abc import Hashable, Mapping

from kg.record import record

Clustering = Mapping[Hashable, Hashable]
"""Each item and the cluster that it is in."""


@record
class Likeness:
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure_b_cubed(gold: Clustering, told: Clustering) -> Likeness:
    """B³ of two clusterings of the same items; nothing to cluster is perfect.

    >>> measure_b_cubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"}).precision.__round__(4)
    0.5556
    """
    shared = Counter((gold[item], told[item]) for item in gold)
    own, other = Counter(gold.values()), Counter(told[item] for item in gold)
    precision = sum(both * both / other[right] for (_, right), both in shared.items())
    recall = sum(both * both / own[left] for (left, _), both in shared.items())
    return Likeness(precision / len(gold), recall / len(gold)) if gold else Likeness(1.0, 1.0)


def count_pairs(sizes: "Counter[Hashable]") -> int:
    """How many pairs clusters of these sizes hold."""
    return sum(size * (size - 1) // 2 for size in sizes.values())


def measure_pairs(gold: Clustering, told: Clustering) -> Likeness:
    """Pairwise precision and recall of two clusterings of the same items; no pair at all is perfect.

    >>> measure_pairs({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"}).precision.__round__(4)
    0.3333
    """
    right = count_pairs(Counter((gold[item], told[item]) for item in gold))
    wanted, made = count_pairs(Counter(gold.values())), count_pairs(Counter(told[item] for item in gold))
    return Likeness(right / made if made else 1.0, right / wanted if wanted else 1.0)
