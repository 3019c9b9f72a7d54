"""What the gazetteer knows of the areas that documents speak of: their codes, other names, what they lie in, their heirs."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from heapq import merge
from operator import attrgetter

from kg.iri import mint_entity_key
from kg.model import DatedName, Entity, Kind
from kg.places import Place, load_places
from kg.resolve.gazetteer import path_of_place


def complete_areas(areas: Sequence[Entity]) -> Iterator[Entity]:
    """The areas, which are sorted by key, completed, among those that they lie in or were merged into; they are gone over twice."""
    told, above, spots = set[str](), set[str](), set[str]()
    for area in areas:
        if area.key in list_places():
            told.add(area.key)
        else:
            above.add(find_above(area.key))
        spots.add(find_spot(area.key))
    near = {one.key: one for spot in spots for one in list_near(spot) if one.key not in told}
    unmentioned = [one for _, one in sorted(near.items())]
    yield from merge(complete_each(areas, above), unmentioned, key=attrgetter("key"))


def complete_each(areas: Iterable[Entity], above: Container[str]) -> Iterator[Entity]:
    """The areas completed; `above` are keys of what some of them lie in, which stand before them if they are told."""
    found: set[str] = set()
    for area in areas:
        if area.key in above:
            found.add(area.key)
        yield complete_area(area, found)


def complete_area(area: Entity, others: Container[str]) -> Entity:
    """An area as the gazetteer knows it: by the name in force, with its code, its other names and what it lies in."""
    place = list_places().get(area.key)
    if place is None:
        above = find_above(area.key)
        return replace(area, area=above if above in others or above in list_places() else "", code="")
    known = describe_place(place)
    aliases = {area.name, *area.aliases, *known.aliases} - {known.name}
    return replace(
        area, name=known.name, aliases=tuple(sorted(aliases)), narrow=known.narrow, area=known.area, code=known.code,
        heirs=known.heirs, names=(*area.names, *date_former(place, area)),
    )  # fmt: skip


def find_above(key: str) -> str:
    """The key of the area that one lies in, by its own."""
    return key.rpartition("/")[0]


def find_spot(key: str) -> str:
    """The key of the nearest place of the gazetteer that an area is or lies in, "" where it knows none.

    >>> find_spot("area/广西壮族自治区/柳州市/无名区"), find_spot("area/无名县")
    ('area/广西壮族自治区/柳州市', '')
    """
    while key and key not in list_places():
        key = find_above(key)
    return key


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
    """A place by its key with those it lies in, and those it was merged into with what they lie in."""
    places = load_places()
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
