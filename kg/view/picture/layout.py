"""Where entities that are tied together stand: hubs with their own neighbours in rings, and what joins hubs between them.

The stock force layouts need numpy, differ between machines, and draw a ball of wool where a bureau is tied to
everything. Here an entity with one neighbour stands in a ring around it, the rest is spread by `stress`, and the
components are set side by side, the largest first.
"""

import cmath
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.record import record
from kg.view.picture.packing import pack_boxes
from kg.view.picture.stress import CAREFUL, Effort, spread_nodes

if TYPE_CHECKING:
    import networkx as nx

FLAT = 0.78
"""Labels are wider than high: discs are drawn that much flatter."""
RING = 3
"""Neighbours without others from which they stand in rings."""


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


@record
class Block:
    """Places in a box whose left upper corner is 0, all in pixels at zoom 1, y growing downwards."""

    places: Mapping[str, complex]
    width: float
    height: float


ALONE = 0.01 + 0j
"""Where an entity without neighbours lies, as it would among others."""


def place_spots(spots: Sequence[Spot], links: Iterable[Link], aspect: float, effort: Effort = CAREFUL) -> Block:
    """Places of all spots, the same for the same input in any order."""
    import networkx as nx  # noqa: PLC0415 - it takes a tenth of a second, and often nothing has to be laid out

    known = {spot.name: spot for spot in sorted(spots, key=lambda spot: spot.name)}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(known)
    graph.add_edges_from(sorted((link.one, link.other) for link in links if link.one != link.other))
    # Copies, for a view of a graph asks its filter at every step; of most pictures most entities stand alone.
    parts = [
        place_part(graph.subgraph(part).copy(), known, effort) if len(part) > 1 else dict.fromkeys(part, ALONE)
        for part in nx.connected_components(graph)
    ]
    blocks = [frame_part(part, known) for part in parts]
    return join_blocks(sorted(blocks, key=order_block), aspect)


def order_block(block: Block) -> tuple[int, float, str]:
    """Blocks with most entities first, the highest of them first."""
    return -len(block.places), -block.height, min(block.places)


def frame_part(places: Mapping[str, complex], spots: Mapping[str, Spot]) -> Block:
    """A component with its labels in its box."""
    left = min(at.real - spots[name].reach for name, at in places.items())
    top = min(at.imag - spots[name].reach for name, at in places.items())
    right = max(at.real + spots[name].reach for name, at in places.items())
    bottom = max(at.imag + spots[name].reach for name, at in places.items())
    moved = {name: complex(at.real - left, (at.imag - top) * FLAT) for name, at in places.items()}
    return Block(moved, right - left, (bottom - top) * FLAT)


def join_blocks(blocks: Sequence[Block], aspect: float, gap: float = 0.0) -> Block:
    """The blocks side by side in one of about that aspect, `gap` pixels apart."""
    corners = pack_boxes([(block.width + gap, block.height + gap) for block in blocks], aspect)
    places: dict[str, complex] = {}
    for block, (x, y) in zip(blocks, corners, strict=True):
        places |= {name: at + complex(x, y) for name, at in block.places.items()}
    width = max((x + block.width for block, (x, _) in zip(blocks, corners, strict=True)), default=0.0)
    height = max((y + block.height for block, (_, y) in zip(blocks, corners, strict=True)), default=0.0)
    return Block(places, width, height)


def pad_block(block: Block, side: float, above: float) -> Block:
    """The block with an empty margin on its sides and below, and room for a label above."""
    moved = {name: at + complex(side, above) for name, at in block.places.items()}
    return Block(moved, block.width + 2 * side, block.height + side + above)


def place_part(part: "nx.Graph[str]", spots: Mapping[str, Spot], effort: Effort) -> dict[str, complex]:
    """One component: its hubs and joints spread out, then the rings around the hubs."""
    import networkx as nx  # noqa: PLC0415 - it takes a tenth of a second, and often nothing has to be laid out

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
    places = spread_nodes(core, reach, effort)
    lines = {name: [places[end] - places[name] for end in core[name]] for name in core}
    turns = {name: clear_lines(lines[name], around[name][0], effort.turns) for name in core}
    return places | {leaf: places[name] + at * turns[name] for name in core for leaf, at in around[name][0].items()}


def clear_lines(lines: Sequence[complex], ring: Mapping[str, complex], tried: int) -> complex:
    """The turn of a ring that keeps its discs clearest of the lines that run through it; none where none do."""
    told = [line / abs(line) for line in lines if line]
    if not told or not ring:
        return 1 + 0j
    turns = [cmath.rect(1, math.tau * step / tried) for step in range(tried)]
    discs = [at / abs(at) for at in ring.values()]
    gaps = [min(abs(disc * turn - line) for disc in discs for line in told) for turn in turns]
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
