"""The ground that each entity of a picture stands on: its area, or the level, stage and year of what it received or built."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model import Level, Predicate
from kg.record import record
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
WIDE = ("County", "City", "Province")
"""Areas that make a ground, the best first."""
STEPS = 3
"""How far what lies nowhere may be from what lies somewhere."""
UNTOLD: Pair = ("年份未注明", "year untold")


@record(order=True)
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
    if choice.view in BANDED:
        return ground_by_claims(choice, BANDED[choice.view])
    return {} if choice.view == "focus" else ground_by_area(scene, choice)


def ground_by_area(scene: Scene, choice: Choice) -> Grounds:
    """Counties, or what is nearest to one; what lies nowhere stands where all that it is tied to lies.

    An area that would stand on its own ground alone stands on none.
    """
    chains = {thing.iri: find_county(scene, thing.areas) for thing in choice.things if thing.areas}
    ties = tie_things(choice.claims)
    for _ in range(STEPS):
        homeless = [thing.iri for thing in choice.things if thing.iri not in chains]
        found = {iri: join_chains([chains[end] for end in ties[iri] if end in chains]) for iri in homeless}
        chains |= {iri: chain for iri, chain in found.items() if chain}
    held = Counter(chain for iri, chain in chains.items() if chain[:1] != (iri,))
    grounds = {chain: name_area(scene, chain) for chain in held if chain}
    told = name_apart(grounds.values(), scene)
    return {iri: told[grounds[chain]] for iri, chain in chains.items() if chain in grounds}


def name_apart(grounds: Iterable[Ground], scene: Scene) -> Mapping[Ground, Ground]:
    """The grounds with the area around in front of a name that several of them have."""
    ordered = sorted(set(grounds))
    names = Counter(ground.label for ground in ordered)
    told = {}
    for ground in ordered:
        around = scene.things[ground.path[-2]].label if len(ground.path) > 1 and names[ground.label] > 1 else ""
        told[ground] = replace(ground, label=(around + ground.label[0], around + ground.label[1]))
    return told


def find_county(scene: Scene, areas: tuple[str, ...]) -> tuple[str, ...]:
    """The chain of areas from the county, or what is nearest to one, outwards.

    A town that no document places in a county is taken for one of the county that the documents on it are about.
    """
    chain = tuple(area for area in areas if area in scene.things)
    if chain and not is_wide(scene, chain[-1]):
        scopes = {scene.papers[paper].area for paper in scene.things[chain[0]].papers if paper in scene.papers}
        scope = min(scopes) if len(scopes) == 1 else ""
        wider = scene.things[scope].areas if scope in scene.things else ()
        chain += tuple(area for area in wider if area in scene.things and area not in chain)
    county = next(
        (area for wanted in WIDE for area in chain if wanted in scene.things[area].narrow), chain[0] if chain else ""
    )
    # What else stands in the chain may be the areas of another body that the same person works for.
    return tuple(area for area in scene.things[county].areas if area in scene.things) if county else ()


def is_wide(scene: Scene, area: str) -> bool:
    """Whether an area is as wide as a county or wider."""
    return not {*WIDE}.isdisjoint(scene.things[area].narrow)


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


def name_area(scene: Scene, chain: tuple[str, ...]) -> Ground:
    """The ground of a chain of areas, nearest first."""
    label = scene.things[chain[0]].label
    return Ground(-1, chain[::-1], (label, label), chain[0])


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


BANDED: Mapping[str, Callable[[Claim], Ground]] = {"awards": name_level, "changes": name_stage}
"""Views whose grounds are bands that statements name."""
