"""Places of the gazetteer by the names that documents give them, and what lies in what."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from kg.name_places import split_places
from kg.places import Place, load_places

UNDIVIDED = frozenset({"441900", "442000", "460400", "620200"})
"""Cities without counties: their towns stand right below them."""
MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})


def path_of_place(place: Place) -> tuple[str, ...]:
    """The names of a place and those above it, widest first.

    >>> path_of_place(load_places().find("柳江县")[0])
    ('广西壮族自治区', '柳州市', '柳江区')
    """
    return (*(one.name for one in reversed(load_places().parents(place))), place.name)


def list_above(place: Place) -> tuple[str, ...]:
    """The codes of a place and of those above it."""
    return (place.code, *(one.code for one in load_places().parents(place)))


def city_of(place: Place) -> str:
    """The code of the city a place is or lies in, a municipality being one; "" where there is none."""
    return next((code for code in list_above(place) if code in MUNICIPALITIES or is_city(code)), "")


def is_city(code: str) -> bool:
    """Whether a code is that of a city."""
    place = load_places().code(code)
    return place is not None and place.kind == "City"


def list_candidates(names: Iterable[str]) -> tuple[Place, ...]:
    """The places that all names of an area fit, in force or not; what a name leaves open another may tell.

    >>> [place.code for place in list_candidates(["吉林"])], [place.code for place in list_candidates(["吉林", "吉林省"])]
    (['220000', '220200'], ['220000'])
    """
    found: tuple[Place, ...] = ()
    for name in sorted(names, key=lambda one: (len(read_name(one)), one)):
        listed = read_name(name)
        both = tuple(place for place in found if place in listed)
        found = both or found or listed
    return found


@lru_cache(maxsize=16384)
def read_name(name: str) -> tuple[Place, ...]:
    """The places of a name that may begin with the places above it (北京市朝阳区); full names go before short ones."""
    listed = load_places().find(name)
    if not listed:
        wide, rest = split_places(name)
        above = {place.code for one in wide[-1:] for place in load_places().find(one)}
        listed = tuple(place for place in load_places().find(rest) if above & set(list_above(place)))
    whole = tuple(place for place in listed if name.endswith((place.name, *place.former)))
    return tuple({path_of_place(place): place for place in reversed(whole or listed)}.values())[::-1]


def rank_place(place: Place, names: Iterable[str]) -> int:
    """How well a place fits names of it: in force by its own name, by its short one, by a former one, no longer in force."""
    if place.until:
        return 3
    return 0 if place.name in names else 1 if set(place.short) & set(names) else 2


def widest_of(places: Sequence[Place]) -> Place | None:
    """The one of some places that all the others lie in; a province, then its capital, goes before all else of its short name."""
    first = [place for place in places if place.kind == "Province"] or [
        place for place in places if place.code.endswith("0100")
    ]
    if len(first) == 1:
        return first[0]
    return next((place for place in places if all(place.code in list_above(one) for one in places)), None)


def holds_towns(place: Place) -> bool:
    """Whether a place is one that towns stand right below."""
    return place.kind == "County" or place.code in UNDIVIDED
