"""Mentions of one document that are one thing, while they are gathered."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import BODIES, Kind, Mention
from kg.name_places import split_places
from kg.places import load_places


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


WHOSE = re.compile(r"^(?:学校|幼儿园|集团|学区|[校园])")
"""Of 园党支部, 校团委 the word for the body that speaks."""


def label_branches(clusters: Mapping[str, Cluster], branches: Iterable[str], voice: str) -> None:
    """Call the party branch or the like of the body that speaks by that body's name: 园党支部 alone is one in every document."""
    for key in branches:
        if voice:
            names, unit = clusters[voice].names, WHOSE.sub("", min(clusters[key].names, key=len))
            clusters[key].label = max(names, key=lambda one: (names[one] > 0, len(one), one)) + unit


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
