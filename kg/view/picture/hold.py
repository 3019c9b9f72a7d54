"""What a page holds of the graph beyond its pictures, for cards, tables and search."""

from collections.abc import Iterable, Sequence

from kg.record import record
from kg.view.picture.choose import FAINT, join_ends
from kg.view.picture.place import Picture
from kg.view.picture.record import Claim, Figure, Scene, Thing


@record
class Held:
    """Entities, statements and figures, every part in the scene's order."""

    things: Sequence[Thing]
    claims: Sequence[Claim]
    figures: Sequence[Figure]


def hold_all(scene: Scene) -> Held:
    """The whole graph."""
    claims = [claim for claim, _, _ in join_ends(scene)]
    figures = [figure for figure in scene.figures if figure.about in scene.things]
    return Held(list(scene.things.values()), claims, figures)


def hold_drawn(scene: Scene, pictures: Iterable[Picture]) -> Held:
    """What is drawn, what else is said of it with whom, and the areas around: all that its cards tell.

    What an area that is drawn holds is left out, for that may be a province.
    """
    choices = [picture.choice for picture in pictures]
    drawn = {thing.iri for choice in choices for thing in choice.things}
    made = {claim for choice in choices for claim in choice.claims if not claim.iri}
    known = [claim for claim, _, _ in join_ends(scene)]
    about = [
        claim for claim in known if claim.subject in drawn or (claim.object in drawn and claim.predicate not in FAINT)
    ]
    needed = drawn | {end for claim in about for end in claim.ends}
    needed |= {area for iri in needed for area in scene.things[iri].areas if area in scene.things}
    kept = {claim.iri for claim in about}
    kept |= {claim.iri for claim in known if claim.predicate in FAINT and needed.issuperset(claim.ends)}
    return Held(
        [thing for iri, thing in scene.things.items() if iri in needed],
        [claim for claim in known if claim.iri in kept] + sorted(made, key=lambda claim: (claim.predicate, claim.ends)),
        [figure for figure in scene.figures if figure.about in needed],
    )
