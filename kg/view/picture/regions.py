"""The ground that each entity of a picture stands on: its area, or the level, stage and year of what it received or built."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Level, Predicate
from kg.view.picture.ask import read_year
from kg.view.picture.choose import FAINT, Choice
from kg.view.picture.record import Claim, Scene

Pair = tuple[str, str]

LEVELS: Mapping[str, Pair] = {
    Level.NATIONAL: ("国家级", "National"),
    Level.PROVINCIAL: ("省级", "Provincial"),
    Level.CITY: ("市级", "City"),
    Level.COUNTY: ("县（区）级", "County"),
    Level.SCHOOL: ("校级", "School"),
    "": ("级别未注明", "Level untold"),
}
STAGES: Mapping[str, Pair] = {
    "PlannedStage": ("规划", "Planned"),
    "Underway": ("在建", "Under way"),
    "Completed": ("建成", "Completed"),
    "": ("阶段未注明", "Stage untold"),
    "merger": ("合并", "Merged"),
    "planned merger": ("拟合并", "To be merged"),
}
UNTOLD: Pair = ("年份未注明", "year untold")


@dataclass(frozen=True, slots=True, order=True)
class Ground:
    """A ground: `path` names the wider ones it lies in, widest first, itself last; `iri` is its area's ("" for none).

    Grounds of one `band` (0 and up) stand in one row, in the order of their paths; those of no band (-1) side by side.
    """

    band: int
    path: tuple[str, ...]
    label: Pair
    iri: str = ""


Grounds = Mapping[str, Ground]
"""The ground of each entity by its IRI; those that belong nowhere are left out."""


def find_grounds(scene: Scene, choice: Choice) -> Grounds:
    """The grounds of a picture: bands of levels for honours, of stages for changes, nothing for a focus, else areas."""
    if choice.view == "awards":
        return ground_by_claims(choice, name_level)
    if choice.view == "changes":
        return ground_by_claims(choice, name_stage)
    return {} if choice.view == "focus" else ground_by_area(scene, choice)


def ground_by_area(scene: Scene, choice: Choice) -> Grounds:
    """Counties, or what is nearest to one; what lies nowhere stands where all that it is tied to lies."""
    chains = {thing.iri: thing.areas for thing in choice.things if thing.areas}
    ties = tie_things(choice.claims)
    for _ in range(3):
        homeless = [thing.iri for thing in choice.things if thing.iri not in chains]
        found = {iri: join_chains([chains[end] for end in ties[iri] if end in chains]) for iri in homeless}
        chains |= {iri: chain for iri, chain in found.items() if chain}
    grounds = {chain: name_area(scene, chain) for chain in set(chains.values())}
    return {iri: ground for iri, chain in chains.items() if (ground := grounds[chain])}


def tie_things(claims: Iterable[Claim]) -> Mapping[str, Sequence[str]]:
    """The neighbours of each entity, areas not counted."""
    ties: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.predicate not in FAINT:
            ties[claim.subject].append(claim.object)
            ties[claim.object].append(claim.subject)
    return ties


def join_chains(chains: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The areas that several things have in common, nearest first.

    >>> join_chains([("城中区", "柳州市"), ("鱼峰区", "柳州市")])
    ('柳州市',)
    """
    if not chains:
        return ()
    return tuple(area for area in chains[0] if all(area in chain for chain in chains))


def name_area(scene: Scene, chain: tuple[str, ...]) -> Ground | None:
    """The ground for a chain of areas, nearest first: the county in it, else the city, the province, the nearest."""
    known = [area for area in chain if area in scene.things]
    at = next(
        (
            number
            for wanted in ("County", "City", "Province", "Township", "Village")
            for number, area in enumerate(known)
            if wanted in scene.things[area].narrow
        ),
        0,
    )
    if not known:
        return None
    label = scene.things[known[at]].label
    return Ground(-1, tuple(reversed(known[at:])), (label, label), known[at])


def ground_by_claims(choice: Choice, name: Callable[[Claim], Ground]) -> Grounds:
    """The grounds that statements name: for their objects the commonest, for all else that of its neighbours."""
    votes: defaultdict[str, list[Ground]] = defaultdict(list)
    for claim in choice.claims:
        votes[claim.object].append(name(claim))
    grounds = {iri: most_common(named) for iri, named in votes.items()}
    others: defaultdict[str, list[Ground]] = defaultdict(list)
    for claim in choice.claims:
        for end in claim.ends:
            if end not in grounds:
                others[end].append(grounds[claim.object])
    return grounds | {iri: most_common(named) for iri, named in others.items()}


def most_common(named: Iterable[Ground]) -> Ground:
    """The ground that is named most, the first of equals."""
    counts = Counter(named)
    return min(counts, key=lambda ground: (-counts[ground], ground))


def name_level(claim: Claim) -> Ground:
    """The level and year of an honour."""
    level = claim.qualifier("level")
    return name_band(list(LEVELS), level if level in LEVELS else "", LEVELS, claim)


def name_stage(claim: Claim) -> Ground:
    """The stage and year of a change."""
    stage = claim.qualifier("constructionStage")
    if claim.predicate == Predicate.MERGED_INTO:
        stage = "planned merger" if claim.planned else "merger"
    return name_band(list(STAGES), stage if stage in STAGES else "", STAGES, claim)


def name_band(order: Sequence[str], word: str, words: Mapping[str, Pair], claim: Claim) -> Ground:
    """The ground of a level or stage in a year; the row is the word's place, untold years stand last in it."""
    year = read_year(claim.qualifier("year"))
    zh, en = words[word]
    label = (f"{zh} · {year}", f"{en} · {year}") if year else (f"{zh} · {UNTOLD[0]}", f"{en} · {UNTOLD[1]}")
    return Ground(order.index(word), (f"{year or 9999:04}",), label)
