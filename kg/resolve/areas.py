"""Which place every area of a document is: by the gazetteer, the places told beside it and the document's own area.

What nothing settles is an area of its document alone, and is reported; so is one that is masked or only spoken of.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.fold import fold_text
from kg.model import Entity, Extract, Finding, FindingLevel, Kind, Predicate, Statement
from kg.name_places import VAGUE_PARTS, ZONE, split_places
from kg.places import Place, load_places
from kg.record import record
from kg.resolve.gazetteer import city_of, holds_towns, list_above, list_candidates, path_of_place, rank_place, widest_of

SPOKEN = re.compile(r"^(?:[我全本该各]|[省市区县州旗镇乡][上里内]$)")
TOWN = re.compile(r"(?:街道(?:办事处)?|[镇乡村]|社区|苏木|嘎查)$")
COMMON_TOWN = re.compile(
    r"^(?:城[关郊厢区东西南北中内]|[东西南北]关|[东西南北]城|中[心山华]|新华|解放|和平|建设|胜利|团结|红旗|人民|文化|光明|前进|向阳|东风|城镇)"
)
"""Towns of such names stand in many counties of one city."""
GENERIC = VAGUE_PARTS | {"东区", "西区", "南区", "北区", "市中区"}
"""Districts called by a word that fits in any city: they are of the document's own places or of none."""
SHOWN = 6
"""So many of the places that an unsettled name may be are named in its finding."""


@record
class Settled:
    """The areas of one document by their local keys: names from wide to narrow, and what could not be settled."""

    paths: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]


def settle_areas(extract: Extract) -> Settled:
    """Find which place every area of a document is."""
    atlas = Atlas(extract)
    atlas.settle()
    paths = {key: atlas.path_of(key) for key in atlas.areas}
    return Settled(paths, tuple(atlas.report()))


class Atlas:
    """The areas of one document and what is known of them so far."""

    def __init__(self, extract: Extract) -> None:
        self.extract = extract
        self.doc = extract.text.source.path
        self.by_key = {entity.key: entity for entity in extract.entities}
        self.areas = {entity.key: entity for entity in extract.entities if entity.kind is Kind.AREA}
        self.names = {key: tuple(list_names(entity)) for key, entity in sorted(self.areas.items())}
        self.found = {key: () if self.is_own(key) else list_candidates(self.names[key]) for key in self.areas}
        self.wides = gather_wides(extract.statements)
        self.placed: dict[str, Place] = {}
        self.open: dict[str, tuple[Place, ...]] = {}

    def is_own(self, key: str) -> bool:
        """Whether an area is of this document alone: masked, or spoken of without a name."""
        return self.areas[key].masked or not self.names[key]

    def settle(self) -> None:
        """Settle area after area, the surest first, until nothing more is settled."""
        self.spots = sorted({place.code for place in self.read_bodies()})
        for is_guess in (False, True):
            while True:
                known = set(self.placed)
                new = {
                    key: place
                    for key in sorted(set(self.areas) - known)
                    if (place := self.choose(key, is_guess=is_guess))
                }
                if not new:
                    break
                self.placed |= new
        self.open = {
            key: self.narrow(key, found, near_only=False)
            for key, found in self.found.items()
            if found and key not in self.placed and not (self.is_generic(key) and self.find_city(self.find_scope(key)))
        }

    def read_bodies(self) -> Iterator[Place]:
        """The places that names of bodies, the title and the file's name begin with, where they tell one place only."""
        bodies = [
            one.name
            for one in self.extract.entities
            if one.kind in {Kind.AUTHORITY, Kind.SCHOOL, Kind.GROUP} and not one.masked
        ]
        for words in (*bodies, self.extract.frame.title):
            for name in split_places(fold_text(words))[0]:
                listed = load_places().find(name)
                if listed and not any(place.kind == listed[0].kind for place in listed[1:]):
                    yield listed[0]

    def choose(self, key: str, *, is_guess: bool) -> Place | None:
        """The place an area is, None where what is known yet leaves several; a name alone is believed only as a guess."""
        found = self.found[key]
        if not found:
            return None
        best = min(rank_place(place, self.names[key]) for place in found)
        likely = tuple(place for place in found if rank_place(place, self.names[key]) == best)
        found = tuple(place for place in found if place in likely or likely[0].code not in place.heirs)
        for some, near_only in ((found, True), (likely, False)):
            narrowed = self.narrow(key, some, near_only=near_only)
            if len(narrowed) == 1 and (len(found) == 1 or is_guess or narrowed != some):
                return self.trust(key, narrowed[0])
        return widest_of(likely) if is_guess and not self.is_generic(key) else None

    def trust(self, key: str, place: Place) -> Place | None:
        """The place, unless its name would fit in any city and it lies in none that the document names."""
        if self.is_generic(key) and city_of(place) not in {city_of(one) for one in self.list_known(key)}:
            return None
        return place

    def is_generic(self, key: str) -> bool:
        """Whether an area is called by a word that fits in any city."""
        return bool(GENERIC & set(self.names[key]))

    def narrow(self, key: str, found: Sequence[Place], *, near_only: bool) -> tuple[Place, ...]:
        """The places left when what is told beside the name, the reporting area, and all other places have had their say."""
        left = tuple(found)
        for support in self.list_support(key, near_only=near_only):
            fit = tuple(place for place in left if support & set(list_above(place)[1:]) or place.code in support)
            left = fit or left
            if len(left) == 1:
                break
        return left

    def list_support(self, key: str, *, near_only: bool) -> Iterator[set[str]]:
        """Codes in whose places an area is the likelier to lie, the most telling first; cities alone where `near_only`."""
        yield {self.placed[wide].code for wide in self.wides.get(key, ()) if wide in self.placed}
        if scope := self.find_scope(key):
            yield {scope.code}
            yield {city_of(scope)}
        known = self.list_known(key)
        yield {city_of(place) for place in known}
        if near_only:
            return
        if scope:
            yield {list_above(scope)[-1]}
        yield {list_above(place)[-1] for place in known}

    def find_scope(self, key: str) -> Place | None:
        """The place of the reporting area, where it is another than this area and settled."""
        return self.placed.get(self.extract.frame.area) if key != self.extract.frame.area else None

    def list_known(self, key: str) -> list[Place]:
        """The places settled so far but for that of an area itself, and those that bodies are called after."""
        spots = [
            place for code in self.spots if (place := load_places().code(code)) and place.name not in self.names[key]
        ]
        return [*(place for one, place in sorted(self.placed.items()) if one != key), *spots]

    def path_of(self, key: str, depth: int = 0) -> tuple[str, ...]:
        """The names of an area from wide to narrow."""
        area = self.areas[key]
        if place := self.placed.get(key):
            return path_of_place(place)
        if self.is_own(key):
            tail = key.rpartition("@")[2] if "@" in key else ""
            return (f"{self.doc}:{tail}" if tail else self.doc, fold_text(area.name))
        name = strip_places(fold_text(area.name))
        if key in self.open:
            return (self.doc, name)
        above = self.find_above(key, name, depth) if depth < len(self.areas) else ()
        return (*above, name) if above or name.endswith(("省", "市")) else (self.doc, name)

    def find_above(self, key: str, name: str, depth: int) -> tuple[str, ...]:
        """The names of the area that one outside the gazetteer lies in; () where that is untold."""
        wides = [wide for wide in self.wides.get(key, ()) if wide in self.areas and wide != key]
        if len(wides) == 1:
            return self.path_of(wides[0], depth + 1)
        home = self.extract.frame.area
        scope = self.find_scope(key)
        if ZONE.fullmatch(name) or name in GENERIC:
            return self.find_city(scope)
        if scope and TOWN.search(name):
            return path_of_place(scope) if holds_towns(scope) or not COMMON_TOWN.match(name) else ()
        if not scope and home in self.areas and home != key:
            return self.path_of(home, depth + 1)
        counties = {place for place in self.placed.values() if place.kind == "County"}
        if not scope and len(counties) == 1:
            return path_of_place(counties.pop())
        return path_of_place(scope) if scope and scope.kind == "City" else ()

    def find_city(self, scope: Place | None) -> tuple[str, ...]:
        """The names of the city that a zone is of: that of the reporting area, else the only one of the document."""
        cities = {city_of(scope)} if scope else {city_of(place) for place in self.placed.values()}
        if len(cities - {""}) != 1:
            return path_of_place(scope) if scope else ()
        city = load_places().code((cities - {""}).pop())
        return path_of_place(city) if city else ()

    def report(self) -> Iterator[Finding]:
        """What could not be settled, with the places it may be."""
        for key, found in sorted(self.open.items()):
            may = [place for place in found if not place.until] or list(found)
            words = "、".join("".join(path_of_place(place)) for place in may[:SHOWN]) + (
                "等" if len(may) > SHOWN else ""
            )
            name = self.areas[key].name
            yield Finding(
                FindingLevel.NOTE,
                "area-unsettled",
                f"“{name}”可能是{words}，文中没有别的地名可以断定，暂作本文件自己的地区。 "
                f"{name} may be any of {len(may)} places; it is kept as an area of this document alone.",
                self.doc,
                cure=f"在文中或标题里写明“{name}”的上级地区。 Name the city or province above it in the text or title.",
            )


def list_names(entity: Entity) -> Iterator[str]:
    """The names of an area in simplified script, without words such as 我区 that name none."""
    for name in (entity.name, *entity.aliases):
        folded = fold_text(name)
        if not SPOKEN.match(folded):
            yield folded


def gather_wides(statements: Iterable[Statement]) -> dict[str, list[str]]:
    """The areas that the text puts right before an area, by its key."""
    wides: dict[str, list[str]] = {}
    for one in sorted(statements, key=lambda one: (one.subject, one.object)):
        if one.predicate is Predicate.PART_OF:
            wides.setdefault(one.subject, []).append(one.object)
    return wides


def strip_places(name: str) -> str:
    """A name without the places it begins with: 张店镇 of 灌南县张店镇."""
    return split_places(name)[1]
