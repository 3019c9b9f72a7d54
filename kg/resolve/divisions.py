"""What the gazetteer knows of the areas that documents speak of: their codes, other names, what they lie in, their heirs."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import cache

from kg.iri import mint_entity_key
from kg.model import DatedName, Entity, Kind
from kg.places import Place, load_places
from kg.resolve.gazetteer import path_of_place


def complete_areas(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities by key, the areas among them completed, with those that they lie in or were merged into."""
    found = {entity.key: entity for entity in entities}
    made: dict[str, Entity] = {}
    for key, entity in sorted(found.items()):
        if entity.kind is Kind.AREA:
            made[key] = complete_area(entity, found)
            made |= {one.key: one for one in list_near(key) if one.key not in found}
    return tuple(one for _, one in sorted((found | made).items()))


def complete_area(area: Entity, others: Container[str]) -> Entity:
    """An area as the gazetteer knows it: by the name in force, with its code, its other names and what it lies in."""
    place = list_places().get(area.key)
    if place is None:
        above = area.key.rpartition("/")[0]
        return replace(area, area=above if above in others or above in list_places() else "", code="")
    known = describe_place(place)
    aliases = {area.name, *area.aliases, *known.aliases} - {known.name}
    return replace(
        area, name=known.name, aliases=tuple(sorted(aliases)), narrow=known.narrow, area=known.area, code=known.code,
        heirs=known.heirs, names=(*area.names, *date_former(place, area)),
    )  # fmt: skip


def date_former(place: Place, area: Entity) -> Iterator[DatedName]:
    """The former names of a place that documents call it by and tell no year of, with the year each gave way."""
    told = {name.name for name in area.names}
    for name, year in place.renamed:
        if name in {area.name, *area.aliases} - told:
            yield DatedName(name, None, int(year), former=True, evidence=())


def describe_place(place: Place) -> Entity:
    """A place as an entity that no document mentions.

    >>> place = load_places().find("崇文区")[0]
    >>> describe_place(place).code, describe_place(place).area, describe_place(place).heirs
    ('110103', 'area/北京市', ('area/北京市/东城区',))
    """
    places = load_places()
    above = places.code(place.parent) if place.parent else None
    heirs = [one for code in place.heirs if (one := places.code(code))]
    return Entity(
        key_of_place(place),
        Kind.AREA,
        place.name,
        tuple(sorted({*(short for short in place.short if not places.is_vague(short)), *place.former})),
        (place.kind,),
        area=key_of_place(above) if above else "",
        code=place.code,
        heirs=tuple(sorted(map(key_of_place, heirs))),
    )


def list_near(key: str) -> Iterator[Entity]:
    """The places that the area of a key lies in, and those it was merged into with what they lie in."""
    places = load_places()
    while key and key not in list_places():
        key = key.rpartition("/")[0]
    place = list_places().get(key)
    for one in (place, *(heir for code in place.heirs if (heir := places.code(code)))) if place else ():
        yield describe_place(one)
        yield from map(describe_place, places.parents(one))


def key_of_place(place: Place) -> str:
    """The key of a place.

    >>> key_of_place(load_places().find("鱼峰区")[0])
    'area/广西壮族自治区/柳州市/鱼峰区'
    """
    path = path_of_place(place)
    return mint_entity_key(Kind.AREA, path[:-1], path[-1])


@cache
def list_places() -> dict[str, Place]:
    """Every place by its key; of several that had one name, the one in force, else the last."""
    ordered = sorted(load_places().all, key=lambda place: (place.until == "", place.until, place.code))
    return {key_of_place(place): place for place in ordered}
