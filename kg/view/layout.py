"""Where the entities of a picture stand: every hub with its neighbours in rings around it, no two labels overlapping.

A force layout would need numpy, gives other pictures on other machines, and draws a ball of wool where one bureau is
tied to everything. The graph's own shape is simpler: groups with members, awards with receivers. So each component is
cut down to the tree of its most telling statements, every subtree gets a circle, and the circles are set in rings.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

ASPECT = 1.5
"""Width to height of the whole picture: a screen's, less the margins."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An entity to place: `reach` is the radius its dot and label need; low `rank` stands first in its ring."""

    name: str
    reach: float
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two spots; the heavier it is, the sooner it is left out of the tree."""

    one: str
    other: str
    weight: float


@dataclass(slots=True)
class Circle:
    """The circle that holds a subtree: radius, its centre as seen from the subtree's root, and each child's place."""

    radius: float
    centre: complex
    children: dict[str, complex]


def place_spots(spots: Sequence[Spot], links: Iterable[Link]) -> dict[str, tuple[int, int]]:
    """Whole-number coordinates of every spot, the same for the same input."""
    reach = {spot.name: spot for spot in spots}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(reach)
    for link in sorted(links, key=lambda link: (link.weight, link.one, link.other)):
        if link.one != link.other and not graph.has_edge(link.one, link.other):
            graph.add_edge(link.one, link.other, weight=link.weight)
    tree = nx.minimum_spanning_tree(graph)
    parts = [place_tree(tree.subgraph(part), reach) for part in nx.connected_components(tree)]
    return pack_parts(parts, reach)


def place_tree(tree: "nx.Graph[str]", spots: Mapping[str, Spot]) -> dict[str, complex]:
    """One component around its best connected spot, as points of the complex plane."""
    root = min(tree, key=lambda name: (-tree.degree[name], spots[name].rank, name))
    parents: dict[str, str] = {root: root}
    order = [root]
    for name in order:
        fresh = sorted(set(tree[name]) - parents.keys())
        parents.update(dict.fromkeys(fresh, name))
        order.extend(fresh)
    children: dict[str, list[str]] = {name: [] for name in order}
    for name in order[1:]:
        children[parents[name]].append(name)
    circles: dict[str, Circle] = {}
    for name in reversed(order):
        circles[name] = ring_children(spots[name], children[name], spots, circles)
    return turn_down(order, circles)


def turn_down(order: Sequence[str], circles: Mapping[str, Circle]) -> dict[str, complex]:
    """Places from the root downwards, each subtree turned so that its root is on its parent's side."""
    places = {order[0]: 0j}
    turns = {order[0]: 1 + 0j}
    for name in order:
        for child, centre in circles[name].children.items():
            outward = centre * turns[name]
            offset = circles[child].centre
            turn = unit(outward) * unit(offset).conjugate()
            turns[child] = turn
            places[child] = places[name] + outward - offset * turn
    return places


def unit(point: complex) -> complex:
    """The direction of a point, rightwards for the origin."""
    return point / abs(point) if abs(point) > 1e-9 else 1 + 0j


def ring_children(
    spot: Spot, children: Iterable[str], spots: Mapping[str, Spot], circles: Mapping[str, Circle]
) -> Circle:
    """The children's circles in rings around `spot`: small ones and those of low rank inside."""
    queue = sorted(children, key=lambda name: (circles[name].radius > 2 * spots[name].reach, spots[name].rank, circles[name].radius, name))
    places: dict[str, complex] = {}
    edge, turn = spot.reach, 0
    while queue:
        ring, distance = fill_ring(queue, edge, circles)
        del queue[: len(ring)]
        places |= spread(ring, distance, circles, turn)
        edge = distance + max(circles[name].radius for name in ring)
        turn += 1
    return enclose(spot, places, circles)


def fill_ring(queue: Sequence[str], edge: float, circles: Mapping[str, Circle]) -> tuple[list[str], float]:
    """As many of the queue as fit around a disc of radius `edge`, and their distance from its centre."""
    widest, ring = 0.0, []
    for name in queue:
        wider = max(widest, circles[name].radius)
        if ring and (circles[name].radius > 1.8 * circles[ring[0]].radius or not fits([*ring, name], edge + wider, circles)):
            break
        ring.append(name)
        widest = wider
    return ring, edge + widest


def fits(ring: Iterable[str], distance: float, circles: Mapping[str, Circle]) -> bool:
    """Whether the circles stand side by side at that distance from a centre."""
    return sum(angle(circles[name].radius, distance) for name in ring) <= math.tau


def angle(radius: float, distance: float) -> float:
    """The angle under which a circle is seen."""
    return 2 * math.asin(min(1.0, radius / distance))


def spread(ring: Sequence[str], distance: float, circles: Mapping[str, Circle], turn: int) -> dict[str, complex]:
    """The ring's places, with equal gaps, from the top on; every second ring is turned by half a step."""
    angles = [angle(circles[name].radius, distance) for name in ring]
    gap = (math.tau - sum(angles)) / len(ring)
    at = -math.pi / 2 - angles[0] / 2 + turn % 2 * (angles[0] + gap) / 2
    places = {}
    for name, seen in zip(ring, angles, strict=True):
        places[name] = distance * complex(math.cos(at + seen / 2), math.sin(at + seen / 2))
        at += seen + gap
    return places


def enclose(spot: Spot, places: Mapping[str, complex], circles: Mapping[str, Circle]) -> Circle:
    """A circle around the spot and its children's circles."""
    discs = [(0j, spot.reach), *((place, circles[name].radius) for name, place in places.items())]
    left, right = min(at.real - size for at, size in discs), max(at.real + size for at, size in discs)
    top, bottom = min(at.imag - size for at, size in discs), max(at.imag + size for at, size in discs)
    centre = complex((left + right) / 2, (top + bottom) / 2)
    return Circle(max(abs(at - centre) + size for at, size in discs), centre, dict(places))


def pack_parts(parts: Iterable[Mapping[str, complex]], spots: Mapping[str, Spot]) -> dict[str, tuple[int, int]]:
    """The components in rows, the largest first, as a page of about the screen's shape."""
    boxes = [(box_of(part, spots), part) for part in parts]
    boxes.sort(key=lambda item: (-len(item[1]), -item[0][3], min(item[1])))
    area = sum(width * height for (_, _, width, height), _ in boxes)
    page = max([math.sqrt(area * ASPECT) * 1.1, *(box[2] for box, _ in boxes)], default=0.0)
    places: dict[str, tuple[int, int]] = {}
    x = y = row = 0.0
    for (left, top, width, height), part in boxes:
        if x and x + width > page:
            x, y, row = 0.0, y + row, 0.0
        for name in sorted(part):
            places[name] = (round(part[name].real - left + x), round(part[name].imag - top + y))
        x, row = x + width, max(row, height)
    return places


def box_of(part: Mapping[str, complex], spots: Mapping[str, Spot]) -> tuple[float, float, float, float]:
    """Left, top, width and height of a component with its labels."""
    left = min(at.real - spots[name].reach for name, at in part.items())
    top = min(at.imag - spots[name].reach for name, at in part.items())
    right = max(at.real + spots[name].reach for name, at in part.items())
    bottom = max(at.imag + spots[name].reach for name, at in part.items())
    return left, top, right - left, bottom - top
