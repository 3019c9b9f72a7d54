"""Mentions of one document that are one thing, while they are gathered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Kind, Mention
from kg.name_places import split_places
from kg.places import load_places

BODIES = frozenset({Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.ORGANISATION})


@dataclass(slots=True)
class Cluster:
    """Mentions that are one thing, while they are gathered."""

    kind: Kind
    names: dict[str, int] = field(default_factory=dict)
    first: int = 0
    masked: bool = False
    inferred: bool = False
    area: str = ""
    label: str = ""
    silent: bool = False
    former: frozenset[str] = frozenset()

    def add(self, mention: Mention) -> None:
        """Take one more mention in."""
        self.names[mention.name] = self.names.get(mention.name, 0) + 1
        self.masked = self.masked or mention.masked
        self.inferred = self.inferred and mention.inferred


def cluster_count(clusters: Mapping[str, Cluster], scope: str) -> int:
    """How many districts and counties of the reporting area the document names, where that area is a city of districts."""
    wide = {
        place.code
        for name in (clusters[scope].names if scope in clusters else ())
        for place in load_places().find(name)
        if place.kind == "City"
    }
    inside = [
        place
        for cluster in clusters.values()
        if cluster.kind in BODIES
        for name in cluster.names
        for place in split_places(name)[0]
    ]
    areas = [name for cluster in clusters.values() if cluster.kind is Kind.AREA for name in cluster.names]
    named = {place.code for name in (*areas, *inside) for place in load_places().find(name)}
    return sum(
        1 for code in named if (place := load_places().code(code)) and place.kind == "County" and place.parent in wide
    )
