"""Which entities and statements a picture shows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.errors import NotFoundError
from kg.model import Kind, Predicate
from kg.record import record
from kg.view.record import Claim, Scene, Thing

DRAWN = 1_200
"""Entities in one picture: vis-network keeps some 50 frames a second up to 2,000, people read fewer."""


FAINT = frozenset({Predicate.LOCATED_IN, Predicate.PART_OF})
"""Predicates that tie nearly everything to an area: they neither choose nor place what anything else does."""


@record
class View:
    """A saved view: its predicates, those it takes of persons alone, and the classes shown even when unconnected."""

    name: str
    predicates: frozenset[Predicate]
    personal: frozenset[Predicate] = frozenset()
    kinds: frozenset[Kind] = frozenset()


VIEWS = (
    View(
        "groups",
        frozenset(
            {
                Predicate.MEMBER_OF,
                Predicate.CAMPUS_OF,
                Predicate.MERGED_INTO,
                Predicate.MANAGES,
                Predicate.PARTNERS_WITH,
            }
        ),
        kinds=frozenset({Kind.GROUP}),
    ),
    View("awards", frozenset({Predicate.RECEIVED}), kinds=frozenset({Kind.AWARD})),
    View(
        "people",
        frozenset({Predicate.AFFILIATED_WITH}),
        personal=frozenset({Predicate.RECEIVED, Predicate.TAKES_PART_IN, Predicate.ISSUED}),
        kinds=frozenset({Kind.PERSON}),
    ),
    View(
        "programmes",
        frozenset(
            {
                Predicate.CARRIES_OUT,
                Predicate.HOLDS,
                Predicate.TAKES_PART_IN,
                Predicate.ISSUED,
                Predicate.BUILDS,
            }
        ),
        kinds=frozenset({Kind.PROGRAMME}),
    ),
    View("all", frozenset(Predicate)),
)


@record
class Choice:
    """What one picture draws, and how much of its view it leaves to the search box."""

    view: str
    things: tuple[Thing, ...]
    claims: tuple[Claim, ...]
    left_things: int
    left_claims: int


def find_view(name: str) -> View:
    """The saved view of that name; raises NotFoundError."""
    for view in VIEWS:
        if view.name == name:
            return view
    raise NotFoundError(f"no view is called {name}", "known are " + ", ".join(view.name for view in VIEWS))


def belongs(claim: Claim, view: View, scene: Scene) -> bool:
    """Whether a view speaks of a statement."""
    if claim.subject not in scene.things or claim.object not in scene.things:
        return False
    return claim.predicate in view.predicates or (
        claim.predicate in view.personal and scene.things[claim.subject].kind == Kind.PERSON
    )


def choose_view(scene: Scene, view: View, limit: int = DRAWN) -> Choice:
    """What a saved view draws of the whole graph."""
    claims = [claim for claim in scene.claims if belongs(claim, view, scene)]
    single = [thing.iri for thing in scene.things.values() if thing.kind in view.kinds]
    return limit_choice(scene, view.name, claims, single, limit)


def choose_near(scene: Scene, view: View, name: str, depth: int, limit: int = DRAWN) -> Choice:
    """What a view draws within `depth` steps of the entities of that name; raises NotFoundError."""
    claims = [claim for claim in scene.claims if belongs(claim, view, scene)]
    near = set(find_named(scene, name))
    centre = sorted(near)
    for _ in range(depth):
        near |= {end for claim in claims for end in (claim.subject, claim.object) if touches(claim, near)}
    inside = [claim for claim in claims if claim.subject in near and claim.object in near]
    return limit_choice(scene, view.name, inside, centre, limit)


def touches(claim: Claim, things: set[str]) -> bool:
    """Whether either end of a statement is among `things`."""
    return claim.subject in things or claim.object in things


def choose_mentioned(scene: Scene, mentioned: Iterable[str], limit: int = DRAWN) -> Choice:
    """The entities and statements whose IRIs a query gave back, and all statements between them; raises NotFoundError."""
    told = set(mentioned)
    things = told & scene.things.keys()
    for claim in scene.claims:
        if claim.iri in told:
            things |= {claim.subject, claim.object} & scene.things.keys()
    if not things:
        raise NotFoundError(
            "the answer names no entity of the graph",
            "let the query give IRIs of entities or statements: SELECT ?school",
        )
    claims = [claim for claim in scene.claims if claim.subject in things and claim.object in things]
    return limit_choice(scene, "query", claims, sorted(things), limit)


def find_named(scene: Scene, name: str) -> tuple[str, ...]:
    """The IRIs of the entities of that IRI or name, else of those whose name holds it; raises NotFoundError."""
    exact = [thing.iri for thing in scene.things.values() if name in {thing.iri, thing.label, *thing.aliases}]
    if exact:
        return tuple(exact)
    near = [thing for thing in scene.things.values() if any(name in form for form in (thing.label, *thing.aliases))]
    if name and len(near) == 1:
        return (near[0].iri,)
    cure = "perhaps " + "、".join(thing.label for thing in near[:8]) if near else "try another name or a part of it"
    raise NotFoundError(f"no entity is called {name}", cure)


def limit_choice(scene: Scene, view: str, claims: Sequence[Claim], single: Sequence[str], limit: int) -> Choice:
    """The biggest neighbourhoods first, until `limit` entities are drawn; unconnected ones last."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.predicate not in FAINT:
            near[claim.subject].add(claim.object)
            near[claim.object].add(claim.subject)
    wanted = dict.fromkeys([*near, *single, *(end for claim in claims for end in (claim.subject, claim.object))])
    drawn: dict[str, None] = {}
    for iri in sorted(wanted, key=lambda iri: (-len(near[iri]), scene.things[iri].label, iri)):
        for end in (iri, *sorted(near[iri])):
            if len(drawn) < limit:
                drawn.setdefault(end)
    kept = tuple(claim for claim in claims if claim.subject in drawn and claim.object in drawn)
    return Choice(
        view=view,
        things=tuple(thing for thing in scene.things.values() if thing.iri in drawn),
        claims=kept,
        left_things=len(wanted) - len(drawn),
        left_claims=len(claims) - len(kept),
    )


def count_degrees(claims: Iterable[Claim]) -> Counter[str]:
    """How many different neighbours each entity has."""
    pairs = {tuple(sorted((claim.subject, claim.object))) for claim in claims}
    return Counter(end for pair in sorted(pairs) for end in pair)
