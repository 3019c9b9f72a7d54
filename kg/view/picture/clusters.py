"""What a large picture is folded into: counties, or in a large county its groups, schools and bureaus with what hangs on them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.memo import Memo, name_work
from kg.model import Kind, Predicate
from kg.record import record
from kg.view.picture.choose import FAINT, Choice, is_lead
from kg.view.picture.record import Claim, Thing
from kg.view.picture.regions import Ground, Grounds, Pair

FOLDED = 2_000
"""Entities from which a picture is folded: people read fewer, and canvas and WebGL without a graphics card draw fewer."""
LARGE = 240
"""Entities in one cluster, where they can be parted."""
SMALL = 12
"""Entities below which what hangs together is no cluster of its own."""
SEED = 1
HANGS = (
    Predicate.MEMBER_OF,
    Predicate.CAMPUS_OF,
    Predicate.MERGED_INTO,
    Predicate.AFFILIATED_WITH,
    Predicate.MANAGES,
    Predicate.RECEIVED,
    Predicate.CARRIES_OUT,
    Predicate.HOLDS,
    Predicate.ISSUED,
    Predicate.TAKES_PART_IN,
)
"""Predicates by which one entity hangs on another, the strongest tie first."""
OWNED = frozenset({Predicate.RECEIVED, Predicate.CARRIES_OUT, Predicate.HOLDS, Predicate.ISSUED, Predicate.MANAGES})
"""Predicates whose object hangs on the subject, if on one alone."""
REST: Mapping[str, Pair] = {
    Kind.AREA: ("地区", "areas"),
    Kind.AUTHORITY: ("主管部门", "authorities"),
    Kind.SCHOOL: ("学校", "schools"),
    Kind.GROUP: ("集团学区", "groups"),
    Kind.ORGANISATION: ("机构", "organisations"),
    Kind.PERSON: ("人物", "people"),
    Kind.PROGRAMME: ("项目", "programmes"),
    Kind.EVENT: ("活动", "events"),
    Kind.AWARD: ("荣誉", "honours"),
    Kind.DOCUMENT: ("文件", "documents"),
}
NOWHERE: Pair = ("地区未注明", "Area untold")


@record
class Cluster:
    """A part of a picture that can be folded into one disc; `iri` is the area or hub it is named after ("" for none)."""

    label: Pair
    iri: str
    members: tuple[str, ...]


def find_clusters(
    choice: Choice, grounds: Grounds, memo: Memo | None = None
) -> list[tuple[Ground | None, list[Cluster]]]:
    """The clusters of each ground of a picture, grounds in order; those that stand nowhere come last."""
    memo = memo or Memo()
    members: defaultdict[Ground | None, list[Thing]] = defaultdict(list)
    for thing in choice.things:
        members[grounds.get(thing.iri)].append(thing)
    hanging = hang_things(choice.claims, grounds)
    placed = sorted(ground for ground in members if ground)
    order = [*placed, None] if None in members else placed
    return [(ground, part_ground(ground, members[ground], hanging, choice.claims, memo)) for ground in order]


def hang_things(claims: Iterable[Claim], grounds: Grounds) -> Mapping[str, str]:
    """What each entity hangs on, on the same ground, by the strongest of its ties."""
    ties: defaultdict[str, list[tuple[int, bool, str]]] = defaultdict(list)
    owners = Counter((claim.predicate, claim.object) for claim in claims if claim.predicate in OWNED)
    for claim in claims:
        if claim.predicate in HANGS and grounds.get(claim.subject) == grounds.get(claim.object):
            rank = HANGS.index(Predicate(claim.predicate))
            if claim.predicate not in OWNED:
                ties[claim.subject].append((rank, not is_lead(claim), claim.object))
            elif owners[claim.predicate, claim.object] == 1:
                ties[claim.object].append((rank, False, claim.subject))
    return {iri: min(found)[2] for iri, found in ties.items()}


def find_root(iri: str, hanging: Mapping[str, str]) -> str:
    """What an entity hangs on in the end; where things hang on each other, the least of them."""
    way = [iri]
    while (above := hanging.get(way[-1])) and above not in way:
        way.append(above)
    return min(way[way.index(above) :]) if above else way[-1]


def part_ground(
    ground: Ground | None, things: Sequence[Thing], hanging: Mapping[str, str], claims: Sequence[Claim], memo: Memo
) -> list[Cluster]:
    """The clusters of one ground: itself where it is small, else what hangs together, and the rest by class."""
    label, iri = (ground.label, ground.iri) if ground else (NOWHERE, "")
    if len(things) <= LARGE:
        return [Cluster(label, iri, tuple(thing.iri for thing in things))]
    parts = gather_trees(things, hanging) if ground else gather_communities(things, claims, memo)
    known = {thing.iri: thing for thing in things}
    found = [name_cluster(part, known, hub) for hub, part in parts.items() if len(part) >= SMALL]
    small = {hub: part for hub, part in parts.items() if len(part) < SMALL}
    return found + [Cluster(name_rest(label, kind), iri, members) for kind, members in fill_bins(small, known)]


def gather_trees(things: Sequence[Thing], hanging: Mapping[str, str]) -> dict[str, list[str]]:
    """Entities by what they hang on in the end; trees that are too large lose their branches."""
    inside = {thing.iri for thing in things}
    own = {iri: above for iri, above in hanging.items() if iri in inside and above in inside}
    trees: defaultdict[str, list[str]] = defaultdict(list)
    for thing in things:
        trees[find_root(thing.iri, own)].append(thing.iri)
    large = {root for root, tree in trees.items() if len(tree) > LARGE}
    if not large:
        return dict(sorted(trees.items()))
    cut = {iri: above for iri, above in own.items() if above not in large}
    if len(cut) == len(own):
        return dict(sorted(trees.items()))
    return gather_trees(things, cut)


def gather_communities(things: Sequence[Thing], claims: Iterable[Claim], memo: Memo) -> dict[str, list[str]]:
    """Entities by the communities of their ties, each under its best connected member."""
    # Numbers, for the order in which networkx walks over a set of words changes from run to run.
    numbers = {thing.iri: number for number, thing in enumerate(things)}
    ties = [
        (numbers[claim.subject], numbers[claim.object])
        for claim in claims
        if claim.predicate not in FAINT and claim.subject in numbers and claim.object in numbers
    ]
    key = name_work("communities", len(things), ties)
    told = memo.find(key) or memo.keep(key, part_communities(len(things), ties))
    return dict(sorted((things[hub].iri, [things[number].iri for number in members]) for hub, members in told))


def part_communities(count: int, ties: Iterable[tuple[int, int]]) -> list[tuple[int, list[int]]]:
    """The communities (Louvain) of so many nodes, each with the best connected of its members."""
    import networkx as nx  # noqa: PLC0415 - it takes a tenth of a second, and often nothing has to be laid out

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(ties)
    parts = map(sorted, nx.community.louvain_communities(graph, seed=SEED))
    return [(min(members, key=lambda number: (-graph.degree[number], number)), members) for members in parts]


def name_cluster(members: Sequence[str], known: Mapping[str, Thing], hub: str) -> Cluster:
    """A cluster named after what it hangs on."""
    label = known[hub].label
    return Cluster((label, label), hub, tuple(sorted(members)))


def fill_bins(parts: Mapping[str, Sequence[str]], known: Mapping[str, Thing]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Small parts by the class of what they hang on, as many together as are not too large."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for hub in sorted(parts, key=lambda iri: (known[iri].label, iri)):
        kinds[known[hub].kind].append(hub)
    for kind, hubs in sorted(kinds.items()):
        members: list[str] = []
        for hub in hubs:
            if len(members) + len(parts[hub]) > LARGE:
                yield kind, tuple(members)
                members = []
            members += parts[hub]
        yield kind, tuple(members)


def name_rest(label: Pair, kind: str) -> Pair:
    """What a cluster of small parts is called."""
    zh, en = REST[kind]
    return f"{label[0]} · 其他{zh}", f"{label[1]} · other {en}"
