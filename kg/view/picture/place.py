"""The picture as a whole: areas apart, or bands of levels and stages, each with its clusters, each with its entities."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from itertools import combinations

from kg.memo import Memo, name_work
from kg.record import record
from kg.view.picture.choose import FAINT, Choice, count_neighbours, find_hubs, is_lead
from kg.view.picture.clusters import FOLDED, Cluster, find_clusters
from kg.view.picture.layout import Block, Link, Spot, join_blocks, pad_block, place_spots
from kg.view.picture.look import CRAMPED, find_radius, find_reach
from kg.view.picture.record import Scene
from kg.view.picture.regions import Ground, find_grounds
from kg.view.picture.stress import CAREFUL, QUICK, Effort

ASPECT = 1.6
"""Width to height of the whole picture: a screen's, less the margins."""
INNER = 1.25
"""Width to height of a cluster, and of a ground."""
ROOM = 300
"""Entities up to which every label has its whole room."""
ASPECTS = (0.8, 1.2, 1.8, 2.7, 4.0, 6.0)
"""Shapes of a band that are tried."""
SIDE, ABOVE = 24, 46
"""Pixels around a ground, and over it for its label."""


@record
class Disc:
    """A folded cluster: its centre and radius in whole pixels."""

    cluster: Cluster
    x: int
    y: int
    radius: int


@record
class Picture:
    """A choice with its places: `radius`, `place` and `ground` by the IRI of the entity, `discs` where it is folded."""

    choice: Choice
    place: Mapping[str, tuple[int, int]]
    radius: Mapping[str, int]
    ground: Mapping[str, Ground]
    discs: tuple[Disc, ...]


def draw_picture(scene: Scene, choice: Choice, memo: Memo | None = None) -> Picture:
    """The places of all that was chosen, the same for the same graph; those in a cluster are kept in `memo`."""
    grounds = find_grounds(scene, choice)
    layout = Layout(choice, memo or Memo(), folded=len(choice.things) > FOLDED)
    blocks = [
        (ground, layout.place_ground(clusters)) for ground, clusters in find_clusters(choice, grounds, layout.memo)
    ]
    whole = join_bands(blocks) if any(ground and ground.band >= 0 for ground, _ in blocks) else join_areas(blocks)
    centre = complex(whole.width / 2, whole.height / 2)
    place = {name: (round((at - centre).real), round((at - centre).imag)) for name, at in whole.places.items()}
    return Picture(choice, place, layout.radius, grounds, tuple(layout.find_discs(place)))


class Layout:
    """Places the clusters of one choice; `folded` where they are to be drawn as discs."""

    def __init__(self, choice: Choice, memo: Memo, *, folded: bool) -> None:
        degrees = count_neighbours(claim for claim in choice.claims if claim.predicate not in FAINT)
        ease = 0.0 if folded else CRAMPED if len(choice.things) > ROOM else 1.0
        leads = {claim.subject for claim in choice.claims if is_lead(claim)}
        self.folded, self.memo = folded, memo
        self.radius = {thing.iri: find_radius(thing, degrees[thing.iri]) for thing in choice.things}
        self.spots = {
            thing.iri: Spot(thing.iri, find_reach(thing, self.radius[thing.iri], ease), int(thing.iri not in leads))
            for thing in choice.things
        }
        self.links = tie_links(choice)
        self.clusters: list[Cluster] = []

    def place_ground(self, clusters: Iterable[Cluster]) -> Block:
        """The clusters of a ground side by side."""
        blocks = [self.place_cluster(cluster) for cluster in clusters]
        blocks.sort(key=lambda block: (-block.height, -block.width, min(block.places)))
        return join_blocks(blocks, INNER)

    def place_cluster(self, cluster: Cluster) -> Block:
        """The members of a cluster; in the middle of a square that holds its disc where it is folded."""
        self.clusters.append(cluster)
        inside = set(cluster.members)
        links = {
            link for iri in cluster.members for link in self.links.get(iri, ()) if inside >= {link.one, link.other}
        }
        spots = [self.spots[iri] for iri in cluster.members]
        block = recall_spots(spots, links, QUICK if self.folded else CAREFUL, self.memo)
        if not self.folded:
            return block
        side = math.hypot(block.width, block.height) + SIDE
        moved = complex(side - block.width, side - block.height) / 2
        return Block({name: at + moved for name, at in block.places.items()}, side, side)

    def find_discs(self, place: Mapping[str, tuple[int, int]]) -> Iterable[Disc]:
        """The discs of the folded clusters, around their members."""
        for cluster in self.clusters if self.folded else ():
            xs, ys = zip(*(place[iri] for iri in cluster.members), strict=True)
            x, y = (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2
            reach = max(math.dist(place[iri], (x, y)) + self.radius[iri] for iri in cluster.members)
            yield Disc(cluster, x, y, math.ceil(reach))


def recall_spots(spots: Sequence[Spot], links: Iterable[Link], effort: Effort, memo: Memo) -> Block:
    """The places of the spots of a cluster, which are worked out where `memo` has none."""
    names = sorted((spot.name, spot.reach, spot.rank) for spot in spots)
    key = name_work("places", names, sorted((link.one, link.other) for link in links), astuple(effort))
    told = memo.find(key)
    if told is None:
        made = place_spots(spots, links, INNER, effort)
        told = [made.width, made.height, [[at.real, at.imag] for at in (made.places[name] for name, _, _ in names)]]
        memo.keep(key, told)
    width, height, places = told
    return Block({name: complex(*at) for (name, _, _), at in zip(names, places, strict=True)}, width, height)


def tie_links(choice: Choice) -> Mapping[str, list[Link]]:
    """The ties that draw entities together, by each end.

    What hangs on a hub and on something else is not drawn to the hub, and only what has no other tie is to its area.
    """
    claims = [claim for claim in choice.claims if claim.predicate not in FAINT]
    hubs = find_hubs({thing.iri: thing for thing in choice.things}, claims) - set(choice.centre)
    firm = Counter(end for claim in claims if hubs.isdisjoint(claim.ends) for end in claim.ends)
    tied = {end for claim in claims for end in claim.ends}
    links: defaultdict[str, list[Link]] = defaultdict(list)
    for claim in choice.claims:
        faint = claim.predicate in FAINT
        free = not tied.issuperset(claim.ends) if faint else not any(firm[end] for end in claim.ends if end not in hubs)
        if free or (not faint and hubs.isdisjoint(claim.ends)):
            for end in claim.ends:
                links[end].append(Link(*sorted(claim.ends)))
    return links


def join_areas(blocks: Sequence[tuple[Ground | None, Block]]) -> Block:
    """The grounds side by side, those of one wider area together; what stands nowhere comes last."""
    return join_within((), [(ground.path if ground else ("~",), block) for ground, block in blocks], ASPECT)


def join_within(path: tuple[str, ...], blocks: Sequence[tuple[tuple[str, ...], Block]], aspect: float) -> Block:
    """The grounds inside one wider area: its own and, in a block each, those that lie deeper."""
    deeper: defaultdict[str, list[tuple[tuple[str, ...], Block]]] = defaultdict(list)
    parts = [pad_block(block, SIDE, ABOVE) for place, block in blocks if place == path]
    for place, block in blocks:
        if place != path:
            deeper[place[len(path)]].append((place, block))
    if not parts and len(deeper) == 1:
        ((step, only),) = deeper.items()
        return join_within((*path, step), only, aspect)
    inner = INNER if path else ASPECT
    parts += [join_within((*path, step), some, inner) for step, some in sorted(deeper.items())]
    parts.sort(key=lambda block: (-block.height, -block.width, min(block.places)))
    return parts[0] if len(parts) == 1 else join_blocks(parts, aspect, gap=SIDE if len(path) < 2 else 0)


def join_bands(blocks: Sequence[tuple[Ground | None, Block]]) -> Block:
    """The bands one after the other from left to right and in lines below, whichever way fits a screen best."""
    bands: defaultdict[float, list[Block]] = defaultdict(list)
    for ground, block in blocks:
        bands[ground.band if ground else math.inf].append(pad_block(block, SIDE, ABOVE))
    tried = []
    for aspect in ASPECTS:
        joined = [join_blocks(some, aspect) for _, some in sorted(bands.items())]
        widths = sorted(
            {sum(one.width for one in joined[at:end]) for at, end in combinations(range(len(joined) + 1), 2)}
        )
        tried += [stack_lines(joined, width) for width in widths if width >= max(one.width for one in joined)]
    return min(tried, key=lambda block: max(block.width / ASPECT, block.height))


def stack_lines(blocks: Iterable[Block], page: float) -> Block:
    """Blocks from left to right, in lines no wider than the page."""
    lines: list[list[Block]] = [[]]
    for block in blocks:
        if lines[-1] and sum(one.width for one in lines[-1]) + block.width > page + 1e-6:
            lines.append([])
        lines[-1].append(block)
    return stack_blocks([stack_blocks(line, across=True) for line in lines], across=False)


def stack_blocks(blocks: Sequence[Block], *, across: bool) -> Block:
    """Blocks one after the other from left to right, or from top to bottom."""
    places: dict[str, complex] = {}
    at = 0j
    for block in blocks:
        places |= {name: place + at for name, place in block.places.items()}
        at += complex(block.width) if across else complex(0, block.height)
    high, wide = max(block.height for block in blocks), max(block.width for block in blocks)
    return Block(places, at.real, high) if across else Block(places, wide, at.imag)
