"""Where the entities of a picture stand: hubs with their own neighbours in rings, and what joins hubs between them.

The stock force layouts need numpy, differ between machines, and draw a ball of wool where a bureau is tied to
everything. Here an entity with one neighbour stands in a ring around it, the rest is spread by `stress`, and the
components are set side by side, the largest first.
"""

import cmath
import math
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from kg.record import record
from kg.view.stress import spread_nodes

ASPECT = 1.7
"""Width to height of the whole picture: a screen's, less the margins."""
FLAT = 0.78
"""Labels are wider than high: discs are drawn that much flatter."""
RING = 3
"""Neighbours without others from which they stand in rings."""


Step = tuple[float, float, float]
"""A step of the skyline under the components already set: left, right, and how far down they reach."""


@record
class Spot:
    """An entity to place: `reach` is the radius its dot and label need; low `rank` stands first in its ring."""

    name: str
    reach: float
    rank: int = 0


@record
class Link:
    """A tie between two spots."""

    one: str
    other: str


def place_spots(spots: Sequence[Spot], links: Iterable[Link]) -> dict[str, tuple[int, int]]:
    """Whole-number coordinates of every spot, the same for the same input."""
    known = {spot.name: spot for spot in sorted(spots, key=lambda spot: spot.name)}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(known)
    graph.add_edges_from(sorted((link.one, link.other) for link in links if link.one != link.other))
    parts = [place_part(graph.subgraph(part), known) for part in nx.connected_components(graph)]
    return pack_parts(parts, known)


def place_part(part: "nx.Graph[str]", spots: Mapping[str, Spot]) -> dict[str, complex]:
    """One component: its hubs and joints spread out, then the rings around the hubs."""
    rings = find_rings(part, spots)
    ringed = {name for ring in rings.values() for name in ring}
    core: nx.Graph[str] = nx.Graph()
    core.add_nodes_from(sorted(part.nodes - ringed))
    around = {name: ring_spots(spots[name], rings.get(name, ()), spots) for name in core}
    reach = {name: size for name, (_, size) in around.items()}
    for one, other in sorted(tuple(sorted(edge)) for edge in part.edges):
        if one in core and other in core:
            crowd = 16 * math.sqrt(max(part.degree[one], part.degree[other]))
            core.add_edge(one, other, length=reach[one] + reach[other] + crowd)
    places = spread_nodes(core, reach)
    turns = {name: clear_lines([places[end] - places[name] for end in core[name]], around[name][0]) for name in core}
    return places | {leaf: places[name] + at * turns[name] for name in core for leaf, at in around[name][0].items()}


def clear_lines(lines: Sequence[complex], ring: Mapping[str, complex]) -> complex:
    """The turn of a ring that keeps its discs clearest of the lines that run through it; none where none do."""
    turns = [cmath.rect(1, math.tau * step / 72) for step in range(72)]
    told = [line for line in lines if line]
    if not told or not ring:
        return turns[0]
    gaps = [min(abs(at * turn / abs(at) - line / abs(line)) for at in ring.values() for line in told) for turn in turns]
    return turns[gaps.index(max(gaps))]


def find_rings(part: "nx.Graph[str]", spots: Mapping[str, Spot]) -> dict[str, list[str]]:
    """For each hub the neighbours that have no other, the leading ones first."""
    rings: dict[str, list[str]] = {}
    for name in sorted(part):
        leaves = [leaf for leaf in part[name] if part.degree[leaf] == 1]
        if len(leaves) >= RING:
            rings[name] = sorted(leaves, key=lambda leaf: (spots[leaf].rank, spots[leaf].reach, leaf))
    return rings


def ring_spots(hub: Spot, leaves: Sequence[str], spots: Mapping[str, Spot]) -> tuple[dict[str, complex], float]:
    """Places of the leaves in rings around a hub at the origin, and the radius of the whole."""
    queue, edge, turn = list(leaves), hub.reach, 0
    places: dict[str, complex] = {}
    while queue:
        ring, distance = fill_ring([spots[name].reach for name in queue], edge)
        angles = [seen_angle(reach, distance) for reach in ring]
        gap = (math.tau - sum(angles)) / len(ring)
        at = -math.pi / 2 - angles[0] / 2 + turn % 2 * (angles[0] + gap) / 2
        for name, angle in zip(queue, angles, strict=False):
            places[name] = cmath.rect(distance, at + angle / 2)
            at += angle + gap
        del queue[: len(ring)]
        edge, turn = distance + max(ring), turn + 1
    return places, edge


def fill_ring(reaches: Sequence[float], edge: float) -> tuple[list[float], float]:
    """As many discs as fit around a disc of radius `edge`, and the distance of their centres from its centre.

    >>> fill_ring([10.0] * 9, 10.0)
    ([10.0, 10.0, 10.0, 10.0, 10.0, 10.0], 20.0)
    """
    ring: list[float] = []
    for reach in reaches:
        wider = [*ring, reach]
        distance = edge + max(wider)
        if ring and sum(seen_angle(one, distance) for one in wider) > math.tau + 1e-9:
            break
        ring = wider
    return ring, edge + max(ring)


def seen_angle(reach: float, distance: float) -> float:
    """The angle under which a disc is seen."""
    return 2 * math.asin(min(1.0, reach / distance))


def pack_parts(parts: Iterable[Mapping[str, complex]], spots: Mapping[str, Spot]) -> dict[str, tuple[int, int]]:
    """The components side by side on a page of about the screen's shape, each as high up as it fits, the largest first."""
    boxes = [(box_of(part, spots), part) for part in parts]
    boxes.sort(key=lambda item: (-len(item[1]), -item[0][3], min(item[1])))
    area = sum(width * height for (_, _, width, height), _ in boxes)
    page = max([math.sqrt(area * ASPECT * FLAT), *(box[2] for box, _ in boxes)], default=0.0)
    skyline = [(0.0, page, 0.0)]
    places: dict[str, tuple[int, int]] = {}
    for (left, top, width, height), part in boxes:
        x, y = find_room(skyline, width)
        skyline = build_up(skyline, (x, x + width, y + height))
        for name in sorted(part):
            places[name] = (round(part[name].real - left + x), round((part[name].imag - top + y) * FLAT))
    return places


def find_room(skyline: Sequence[Step], width: float) -> tuple[float, float]:
    """Where a box of that width comes to lie highest, leftmost of equals.

    >>> find_room([(0, 40, 25), (40, 100, 10)], 50)
    (40, 10)
    """
    page = skyline[-1][1]
    starts = [start for start, _, _ in skyline if start + width <= page + 1e-6] or [skyline[0][0]]
    return min(
        (
            (start, max(low for left, right, low in skyline if left < start + width - 1e-6 and right > start))
            for start in starts
        ),
        key=lambda place: (place[1], place[0]),
    )


def build_up(skyline: Iterable[Step], box: Step) -> list[Step]:
    """The skyline with a box set on it.

    >>> build_up([(0, 100, 10)], (20, 50, 30))
    [(0, 20, 10), (20, 50, 30), (50, 100, 10)]
    """
    start, end, _ = box
    cut = [(left, min(right, start), low) for left, right, low in skyline if left < start]
    cut += [(max(left, end), right, low) for left, right, low in skyline if right > end]
    return sorted([*cut, box])


def box_of(part: Mapping[str, complex], spots: Mapping[str, Spot]) -> tuple[float, float, float, float]:
    """Left, top, width and height of a component with its labels."""
    left = min(at.real - spots[name].reach for name, at in part.items())
    top = min(at.imag - spots[name].reach for name, at in part.items())
    right = max(at.real + spots[name].reach for name, at in part.items())
    bottom = max(at.imag + spots[name].reach for name, at in part.items())
    return left, top, right - left, bottom - top
