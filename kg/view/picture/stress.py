"""Places for discs on a plane: as far apart as their graph says, none over another.

Stress by gradient steps over pairs (Zheng, Pawar and Goodman 2019, "Graph drawing by stochastic gradient descent"),
with a fixed walk over the pairs instead of a random one, in plain Python so that every machine draws the same.
"""

import cmath
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.record import record

if TYPE_CHECKING:
    import networkx as nx

GOLDEN = math.pi * (3 - math.sqrt(5))
Pair = tuple[int, int, float]
"""Two nodes by their places in the order, and how far apart they should be."""


@record
class Effort:
    """How long to look for good places: up to `whole` nodes every pair counts.

    Beyond, only pairs with the `pivots` best connected nodes and neighbours do. All pairs are walked over `steps` times,
    discs are pushed apart up to `pushes` times, and a ring is tried at `turns` angles.
    """

    whole: int
    pivots: int
    steps: int
    pushes: int
    turns: int


CAREFUL = Effort(250, 30, 30, 120, 72)
QUICK = Effort(50, 10, 16, 60, 8)
"""For pictures of so many parts that nobody looks at all of them."""


def spread_nodes(graph: "nx.Graph[str]", reach: Mapping[str, float], effort: Effort = CAREFUL) -> dict[str, complex]:
    """Points for the nodes of a connected graph whose edges have a `length`; `reach` is each node's radius."""
    order = sorted(graph, key=lambda name: (-graph.degree[name], name))
    places = [math.sqrt(at) * 100 * cmath.rect(1, at * GOLDEN) for at in range(len(order))]
    if len(order) > 1:
        settle(places, measure_pairs(graph, order, effort), effort.steps)
    return part_discs(lay_flat(dict(zip(order, places, strict=True))), reach, effort.pushes)


def measure_pairs(graph: "nx.Graph[str]", order: Sequence[str], effort: Effort) -> list[Pair]:
    """Pairs of nodes with the length of the shortest path between them."""
    import networkx as nx  # noqa: PLC0415 - it takes a tenth of a second, and often nothing has to be laid out

    number = {name: at for at, name in enumerate(order)}
    sources = order if len(order) <= effort.whole else order[: effort.pivots]
    pairs: dict[tuple[int, int], float] = {}
    for one in sources:
        for other, length in nx.single_source_dijkstra_path_length(graph, one, weight="length").items():
            if one != other:
                pairs[min(number[one], number[other]), max(number[one], number[other])] = length
    for one, other in graph.edges:
        pairs[min(number[one], number[other]), max(number[one], number[other])] = graph[one][other]["length"]
    return [(one, other, length) for (one, other), length in sorted(pairs.items())]


def settle(places: list[complex], pairs: Sequence[Pair], steps: int) -> None:
    """Move the places until distances are near the pairs' lengths; far pairs move first, near ones last."""
    longest, shortest = max(pair[2] for pair in pairs), min(pair[2] for pair in pairs)
    cooling = math.log(max(longest**2 / (0.1 * shortest**2), 1.01)) / (steps - 1)
    stride = next(
        step for step in range(int(len(pairs) * 0.618) + 1, 2 * len(pairs) + 2) if math.gcd(step, len(pairs)) == 1
    )
    walk = [pairs[at * stride % len(pairs)] for at in range(len(pairs))]
    for step in range(steps):
        rate = longest**2 * math.exp(-cooling * step) / 2
        for one, other, length in walk:
            apart = places[one] - places[other] or 1e-3
            distance = abs(apart)
            move = apart * ((distance - length) / distance * min(0.5, rate / (length * length)))
            places[one] -= move
            places[other] += move


def lay_flat(places: Mapping[str, complex]) -> dict[str, complex]:
    """The same picture turned so that it is wider than high, around the origin."""
    centre = sum(places.values()) / len(places)
    moved = {name: at - centre for name, at in places.items()}
    tilt = cmath.phase(sum(at * at for at in moved.values())) / 2
    return {name: at * cmath.rect(1, -tilt) for name, at in moved.items()}


def part_discs(places: Mapping[str, complex], reach: Mapping[str, float], pushes: int) -> dict[str, complex]:
    """The places with every two discs moved apart that overlap."""
    moved = {name: at + cmath.rect(0.01, number) for number, (name, at) in enumerate(sorted(places.items()))}
    for _ in range(pushes):
        clashes = find_clashes(moved, reach)
        for one, other in clashes:
            apart = moved[one] - moved[other]
            push = max(0.0, reach[one] + reach[other] + 1 - abs(apart)) / 2 * apart / abs(apart)
            moved[one] += push
            moved[other] -= push
        if not clashes:
            return moved
    grow = max(((reach[a] + reach[b]) / abs(moved[a] - moved[b]) for a, b in find_clashes(moved, reach)), default=1.0)
    return {name: at * grow for name, at in moved.items()}


def find_clashes(places: Mapping[str, complex], reach: Mapping[str, float]) -> list[tuple[str, str]]:
    """Pairs of overlapping discs: the few large ones against all, the others through a grid of cells."""
    cell = 4 * sorted(reach[name] for name in places)[len(places) // 2]
    large = [name for name in places if 2 * reach[name] > cell]
    passed: set[str] = set()
    found: list[tuple[str, str]] = []
    for name in large:
        passed.add(name)
        at, mine = places[name], reach[name]
        found += [
            (other, name)
            for other, there in places.items()
            if other not in passed and abs(at - there) < mine + reach[other] - 1e-6
        ]
    return found + find_close({name: at for name, at in places.items() if name not in passed}, reach, cell)


def find_close(places: Mapping[str, complex], reach: Mapping[str, float], cell: float) -> list[tuple[str, str]]:
    """Pairs of overlapping discs of which none is wider than a cell of the grid."""
    grid: defaultdict[tuple[int, int], list[tuple[str, complex, float]]] = defaultdict(list)
    found: list[tuple[str, str]] = []
    for name, at in places.items():
        mine = reach[name]
        x, y = int(at.real // cell), int(at.imag // cell)
        for near in ((u, v) for u in (x - 1, x, x + 1) for v in (y - 1, y, y + 1) if (u, v) in grid):
            for other, there, wide in grid[near]:
                if abs(at - there) < mine + wide - 1e-6:
                    found.append((other, name))
        grid[x, y].append((name, at, mine))
    return found
