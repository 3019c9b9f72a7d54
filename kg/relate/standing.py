"""Where campuses stand by what is told of them: with the school whose campus they are."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Entity, Kind, Predicate, Statement
from kg.name_parts import LEVELS
from kg.name_places import AREA_ENDS, split_places
from kg.names import CAMPUSES


def settle_areas(entities: Sequence[Entity], claims: Iterable[Statement], scopes: frozenset[str]) -> tuple[Entity, ...]:
    """The entities, with each school that tells no place by its own name put where the school stands whose campus it is.

    `scopes` are the keys of the reporting areas: a school that anything else places stays where it is.
    """
    by_key = {one.key: one for one in entities}
    areas: dict[str, set[str]] = {}
    for claim in claims:
        subject, whole = by_key.get(claim.subject), by_key.get(claim.object)
        if claim.predicate is not Predicate.CAMPUS_OF or subject is None or whole is None:
            continue
        if is_unplaced(subject, scopes) and whole.area:
            areas.setdefault(subject.key, set()).add(whole.area)
    return tuple(
        replace(one, area=min(areas[one.key])) if len(areas.get(one.key, ())) == 1 else one for one in entities
    )


def is_unplaced(school: Entity, scopes: frozenset[str]) -> bool:
    """Whether nothing but the reporting area places a school: no name of it begins with a place or a level."""
    names = (school.name, *school.aliases)
    return (
        school.kind is Kind.SCHOOL
        and not school.masked
        and school.area in scopes
        and not any(name.startswith(LEVELS) or begins_with_place(name) for name in names)
    )


def begins_with_place(name: str) -> bool:
    """Whether a name begins with a place, and not with a word of a campus that some place has for its short name too (城南|校区)."""
    places, rest = split_places(name)
    return bool(places) and not (rest in CAMPUSES and places[-1][-1] not in AREA_ENDS)
