"""The areas of one document: found by their names, and made where only a longer name holds them."""

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.link.clusters import Cluster
from kg.link.marks import mark_both
from kg.link.namesakes import Namesakes
from kg.link.nesting import same_place
from kg.model import Kind
from kg.name_places import MASKED_AREA, split_places
from kg.places import load_places

TOWN = re.compile(r"(?:[一-鿿]{2,6}[市区县旗])?([一-鿿]{2,5}?)(?:镇|乡|街道)")


class AreaBook:
    """Finds the areas of a document among its clusters, and adds those that only stand inside names."""

    def __init__(self, clusters: dict[str, Cluster], scope: str, namesakes: Namesakes) -> None:
        self.clusters = clusters
        self.scope = scope
        self.namesakes = namesakes
        self.marked: dict[str, set[str]] = defaultdict(set)
        self.towns: dict[str, set[str]] = defaultdict(set)
        for key, cluster in clusters.items():
            if cluster.kind is Kind.AREA and key not in namesakes.apart:
                self.mark(key)

    def mark(self, key: str) -> None:
        """Let an area be found by the marks of its names."""
        for name in self.clusters[key].names:
            for mark in mark_both(Kind.AREA, name):
                self.marked[mark].add(key)
            if match := TOWN.fullmatch(name):
                self.towns[match.group(1)].add(key)

    def find_nested(self, places: Iterable[str]) -> str:
        """The key of the last of some places of which each lies in the one before it; all of them are made where they are new."""
        key, wide = "", ""
        for place in places:
            key, wide = self.find_area(place, wide), place
        return key

    def add_namesake(self, wide: str, name: str) -> str:
        """The key of an area that lies in a wider place, unlike the usual one of its name; made where it is new."""
        key = f"{Kind.AREA}:{wide}{name}"
        self.clusters.setdefault(key, Cluster(Kind.AREA, {name: 1, f"{wide}{name}": 0}))
        return key

    def find_area(self, name: str, wide: str = "", *, is_silent: bool = False) -> str:
        """The key of the area of that name, made where it is new.

        `wide` is the place written before it; `is_silent` says that only the gazetteer names the area.
        """
        if MASKED_AREA.search(name):
            same = [
                key
                for key, cluster in self.clusters.items()
                if cluster.kind is Kind.AREA and any(one.lower() == name.lower() for one in cluster.names)
            ]
            if same and (len(same) == 1 or self.scope in same):
                return self.scope if self.scope in same else same[0]
        if wide := self.namesakes.tell(name, wide):
            return self.add_namesake(wide, name)
        near = {key for mark in mark_both(Kind.AREA, name) for key in self.marked.get(mark, ())}
        for key in sorted(near, key=lambda key: (name not in self.clusters[key].names, key)):
            cluster = self.clusters[key]
            if any(one == name or (not cluster.masked and same_place(one, name)) for one in cluster.names):
                cluster.silent = cluster.silent and is_silent
                return key
        key = f"{Kind.AREA}:{name}"
        self.clusters[key] = Cluster(Kind.AREA, {name: 1}, masked=bool(MASKED_AREA.search(name)), silent=is_silent)
        self.mark(key)
        return key

    def add_honouring(self, names: Iterable[str]) -> None:
        """Make areas of the places, written in full, that the names of honours and occasions begin with (河南省优质课大赛)."""
        for name in names:
            for place in split_places(name)[0]:
                if place[-1] in "省市区县州" and load_places().find(place):
                    self.find_area(place)

    def write_full(self) -> None:
        """Give every area that the text only calls by its short name its full one too, where that is certain (中卫 → 中卫市)."""
        for _, cluster in sorted(self.clusters.items()):
            if cluster.kind is Kind.AREA and not cluster.masked:
                places = {
                    place.name
                    for name in cluster.names
                    for place in load_places().find(name)
                    if not place.until and not load_places().is_vague(name)
                }
                if len(places) == 1:
                    full = places.pop()
                    cluster.names.setdefault(full, 0)
                    for short in (
                        short for place in load_places().find(full) for short in place.short if short[-1] == "州"
                    ):
                        cluster.names.setdefault(short, 0)
