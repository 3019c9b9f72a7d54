"""What stands around one entity, and what a query's answer shows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.errors import NotFoundError
from kg.model import Kind
from kg.view.picture.choose import FAINT, Choice, View, find_hubs, join_ends, pick_things
from kg.view.picture.record import Claim, Scene, Thing
from kg.vocabulary import PREFIXES

MANY = 60
"""Neighbours beyond which nothing but the focus itself leads on: what two schools share then says nothing of them."""
ALIKE = 8
LABEL = PREFIXES["rdfs"] + "label"
TYPE = PREFIXES["rdf"] + "type"


def choose_near(scene: Scene, view: View, name: str, depth: int) -> Choice:
    """The entities within `depth` steps of those of that name, and the statements between them; raises NotFoundError.

    Only statements count that the view speaks of. The way never leads on through an area, a hub or over `locatedIn` and `partOf`: of those the focus has its own.
    """
    centre = find_named(scene, name)
    claims = [claim for claim, one, other in join_ends(scene) if view.shows(claim, one, other)]
    own = [claim for claim in claims if claim.predicate in FAINT and not {*centre}.isdisjoint(claim.ends)]
    near = {*centre, *(end for claim in walk_out(scene, claims, centre, depth) for end in claim.ends)}
    near |= {end for claim in own for end in claim.ends}
    shown = {claim.iri for claim in own}
    inside = tuple(
        claim
        for claim in claims
        if claim.iri in shown or (claim.predicate not in FAINT and near.issuperset(claim.ends))
    )
    return Choice("focus", pick_things(scene, near), inside, centre=centre)


def walk_out(scene: Scene, claims: Sequence[Claim], centre: Iterable[str], depth: int) -> list[Claim]:
    """The statements that are walked over in `depth` steps from the centre."""
    ways: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.predicate not in FAINT:
            for end in claim.ends:
                ways[end].append(claim)
    hubs = find_hubs(scene.things, claims)
    walked: dict[str, Claim] = {}
    reached, border = set(centre), set(centre)
    for step in range(depth):
        leading = border if not step else {iri for iri in border if is_way(scene.things[iri], hubs, len(ways[iri]))}
        found = [claim for iri in sorted(leading) for claim in ways[iri]]
        walked |= {claim.iri: claim for claim in found}
        border = {end for claim in found for end in claim.ends} - reached
        reached |= border
    return list(walked.values())


def is_way(thing: Thing, hubs: Iterable[str], ties: int) -> bool:
    """Whether the way leads on through an entity."""
    return thing.kind != Kind.AREA and thing.iri not in hubs and ties <= MANY


def find_named(scene: Scene, name: str) -> tuple[str, ...]:
    """The IRIs of the entities of that IRI or name, else of the one whose name holds it; raises NotFoundError."""
    exact = [thing.iri for thing in scene.things.values() if name in {thing.iri, thing.label, *thing.aliases}]
    if exact:
        return tuple(exact)
    near = [thing for thing in scene.things.values() if any(name in form for form in (thing.label, *thing.aliases))]
    if name and len(near) == 1:
        return (near[0].iri,)
    alike = dict.fromkeys(thing.label for thing in near) if name else {}
    cure = "perhaps " + "、".join(list(alike)[:ALIKE]) if alike else "try another name or a part of it"
    raise NotFoundError(f"no entity is called {name or '“”'}", cure)


def choose_rows(scene: Scene, rows: Iterable[Sequence[str]]) -> Choice:
    """The entities and statements that the rows of a SELECT name by IRI; raises NotFoundError where they name none.

    Where they name statements, those are shown, else all between the entities that they name.
    """
    told = {value for row in rows for value in row}
    said = [claim for claim, _, _ in join_ends(scene) if claim.iri in told]
    things = (told & scene.things.keys()) | {end for claim in said for end in claim.ends}
    if not things:
        raise NotFoundError(
            "the answer names no entity of the graph",
            "let the query give IRIs of entities or statements: SELECT ?school",
        )
    claims = said or [claim for claim, _, _ in join_ends(scene) if things.issuperset(claim.ends)]
    return Choice("sparql", pick_things(scene, things), tuple(claims))


def choose_triples(scene: Scene, triples: Sequence[Sequence[str]]) -> Choice:
    """The graph that a CONSTRUCT made: its triples between entities, with the statements that say them where any do.

    Raises NotFoundError where no triple is about an entity.
    """
    told = {(one, local, other) for one, predicate, other in triples if (local := local_of(predicate))}
    pairs = {(one, other) for one, _, other in told if {one, other} <= scene.things.keys()}
    said = [claim for claim, _, _ in join_ends(scene) if (claim.subject, claim.predicate, claim.object) in told]
    known = {(claim.subject, claim.predicate, claim.object) for claim in said}
    made = [Claim("", *triple) for triple in sorted(told - known) if (triple[0], triple[2]) in pairs]
    if not said and not made:
        return choose_rows(scene, triples)
    ends = {end for claim in (*said, *made) for end in claim.ends}
    return Choice("sparql", pick_things(scene, ends), (*said, *made))


def local_of(predicate: str) -> str:
    """The last part of a predicate's IRI, "" for a name or a class, which are no ties.

    >>> local_of("https://w3id.org/edukg/ontology#memberOf"), local_of("http://www.w3.org/2000/01/rdf-schema#label")
    ('memberOf', '')
    """
    return "" if predicate in {LABEL, TYPE} else predicate.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
