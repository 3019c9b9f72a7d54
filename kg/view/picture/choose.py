"""Which entities and statements a saved view shows."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.errors import NotFoundError
from kg.model import SCHOOLING, Kind, Predicate
from kg.record import record
from kg.view.picture.record import Claim, Scene, Thing

FAINT = frozenset({Predicate.LOCATED_IN, Predicate.PART_OF})
"""Predicates that tie nearly everything to an area: they neither choose nor place what anything else does."""
HUB = 12
"""Neighbours from which an area or an authority counts as a hub, which is damped."""
Joined = tuple[Claim, Thing, Thing]
"""A statement with its ends."""
Rule = Callable[[Claim, Thing, Thing], bool]
"""Whether a view speaks of a statement, given its two ends."""


@record
class Choice:
    """What one picture shows, in the scene's order; `quiet` predicates are not drawn until asked for."""

    view: str
    things: tuple[Thing, ...]
    claims: tuple[Claim, ...]
    quiet: frozenset[str] = frozenset()
    centre: tuple[str, ...] = ()


@record
class View:
    """A saved view.

    It shows the statements that `shows` picks with their ends, the classes `kinds` even when unconnected, and the
    predicates `between` only between what it shows anyway.
    """

    name: str
    shows: Rule
    kinds: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()


def belongs_to_groups(claim: Claim, subject: Thing, _: Thing) -> bool:
    """Memberships, campuses, mergers, and schools run by schools: a bureau runs so many that it would hide the rest."""
    if claim.predicate == Predicate.MANAGES:
        return subject.kind in SCHOOLING
    return claim.predicate in {Predicate.MEMBER_OF, Predicate.CAMPUS_OF, Predicate.MERGED_INTO}


def belongs_to_people(claim: Claim, subject: Thing, _: Thing) -> bool:
    """Posts, honours, works and appearances of persons."""
    return claim.predicate == Predicate.AFFILIATED_WITH or (
        subject.kind == Kind.PERSON
        and claim.predicate in {Predicate.RECEIVED, Predicate.TAKES_PART_IN, Predicate.ISSUED}
    )


def belongs_to_programmes(claim: Claim, subject: Thing, _: Thing) -> bool:
    """What bodies and areas run, hold, join and issue."""
    if claim.predicate == Predicate.TAKES_PART_IN:
        return subject.kind != Kind.PERSON
    return claim.predicate in {Predicate.CARRIES_OUT, Predicate.HOLDS, Predicate.ISSUED}


def one_of(*predicates: Predicate) -> Rule:
    """A rule that takes every statement of some predicates."""
    return lambda claim, _, __: claim.predicate in predicates


VIEWS = (
    View("groups", belongs_to_groups, frozenset({Kind.GROUP}), frozenset({Predicate.MANAGES, Predicate.PARTNERS_WITH})),
    View("awards", one_of(Predicate.RECEIVED), frozenset({Kind.AWARD})),
    View("people", belongs_to_people, frozenset({Kind.PERSON})),
    View("programmes", belongs_to_programmes, frozenset({Kind.PROGRAMME})),
    View("changes", one_of(Predicate.BUILDS, Predicate.MERGED_INTO)),
    View("figures", one_of()),
    View("all", lambda _, __, ___: True, frozenset(Kind)),
)


def find_view(name: str) -> View:
    """The saved view of that name; raises NotFoundError."""
    for view in VIEWS:
        if view.name == name:
            return view
    raise NotFoundError(f"no view is called {name}", "known are " + ", ".join(view.name for view in VIEWS))


def choose_view(scene: Scene, view: View, joined: Sequence[Joined] = ()) -> Choice:
    """What a saved view shows of the whole graph; for `figures` the bodies that the figures are about.

    Statements may be `joined` with their ends already.
    """
    known = joined or join_ends(scene)
    shown = {iri for iri, thing in scene.things.items() if thing.kind in view.kinds}
    if view.name == "figures":
        shown |= {figure.about for figure in scene.figures} & scene.things.keys()
    chosen = {claim.iri for claim, one, other in known if view.shows(claim, one, other)}
    shown |= {end for claim, _, _ in known if claim.iri in chosen for end in claim.ends}
    chosen |= {claim.iri for claim, _, _ in known if claim.predicate in view.between and shown.issuperset(claim.ends)}
    claims = tuple(claim for claim, _, _ in known if claim.iri in chosen)
    return Choice(view.name, pick_things(scene, shown), claims, FAINT if view.name == "all" else frozenset())


def join_ends(scene: Scene) -> list[Joined]:
    """Every statement with its ends, but for those about what is no entity."""
    things = scene.things
    return [
        (claim, things[claim.subject], things[claim.object])
        for claim in scene.claims
        if claim.subject in things and claim.object in things
    ]


def pick_things(scene: Scene, shown: Iterable[str]) -> tuple[Thing, ...]:
    """The entities of those IRIs, in the scene's order."""
    wanted = set(shown)
    return tuple(thing for thing in scene.things.values() if thing.iri in wanted)


def count_neighbours(claims: Iterable[Claim]) -> Counter[str]:
    """How many different neighbours each entity has."""
    pairs = {(min(claim.ends), max(claim.ends)) for claim in claims if claim.subject != claim.object}
    return Counter(end for pair in sorted(pairs) for end in pair)


def find_hubs(things: Mapping[str, Thing], claims: Iterable[Claim]) -> frozenset[str]:
    """Areas and authorities that so much hangs on that what they join belongs together no more."""
    counts = count_neighbours(claims)
    return frozenset(
        iri for iri, thing in things.items() if thing.kind in {Kind.AREA, Kind.AUTHORITY} and counts[iri] >= HUB
    )


def is_lead(claim: Claim) -> bool:
    """Whether a statement names the school that leads a group."""
    return claim.predicate == Predicate.MEMBER_OF and claim.qualifier("role") == "Lead"
