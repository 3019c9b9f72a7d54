"""Areas of one name in one document: 朝阳区 of 北京市 and of 长春市, 城关镇 of two counties."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.model import Kind, Mention
from kg.name_places import MASKED_AREA, split_places
from kg.places import Place, load_places

DIVISION = re.compile(r"(?:[区县旗镇乡村]|街道)$")


class Namesakes:
    """Tells which of its namesakes an area is, by the wider place written right before it and by the reporting area."""

    def __init__(self, mentions: Sequence[Mention], scope: str) -> None:
        self.before = pair_neighbours(mentions)
        places: dict[str, dict[str, str]] = defaultdict(dict)
        usual: dict[str, str] = {}
        for wide, name in self.list_told(mentions):
            if which := identify(wide, name):
                places[name].setdefault(wide, which)
                usual.setdefault(name, which)
        self.usual = {name: self.find_usual(name, scope, mentions) or usual[name] for name in places}
        self.wides = {
            name: {wide: which for wide, which in told.items() if which != self.usual[name]}
            for name, told in sorted(places.items())
        }

        self.apart = {f"{Kind.AREA}:{wide}{name}" for name, told in self.wides.items() for wide in told}

    def list_told(self, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
        """Every two places that stand side by side, the wider first, in the order of the text."""
        for mention in mentions:
            places, rest = split_places(mention.name)
            chain = [*places, *([rest] if mention.kind is Kind.AREA else [])]
            if before := self.before.get(mention):
                chain.insert(0, before.name)
            yield from pairwise(chain)

    def find_usual(self, name: str, scope: str, mentions: Sequence[Mention]) -> str:
        """Which area a name means where no wider place is written before it; "" where the reporting area does not tell."""
        if scope == name or not any(self.is_alone(one, name) for one in mentions):
            return ""
        if which := identify(scope, name):
            return which
        near = {place.parent for place in find_places(scope) if place.kind == "County"}
        fit = [place for place in find_places(name) if place.parent in near]
        return fit[0].code if len(fit) == 1 else ""

    def is_alone(self, mention: Mention, name: str) -> bool:
        """Whether a mention is of that name, or begins with it, and no wider place stands before it."""
        return mention not in self.before and (split_places(mention.name)[0][:1] == (name,) or mention.name == name)

    def tell(self, name: str, wide: str) -> str:
        """The wider place that tells an area from the usual one of its name; "" where it is the usual one."""
        return wide if wide in self.wides.get(name, {}) else ""


def pair_neighbours(mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """For each mention the area that ends right where it begins."""
    ends: Mapping[int, Mention] = {one.span.end: one for one in mentions if one.kind is Kind.AREA and not one.masked}
    return {one: ends[one.span.start] for one in mentions if one.span.start in ends}


def find_places(name: str) -> list[Place]:
    """The places in force of a name."""
    return [place for place in load_places().find(name) if not place.until]


def identify(wide: str, name: str) -> str:
    """What tells an area of a name that stands behind a wider place: its code, else the code of that place; "" where neither is known.

    >>> identify("北京市", "朝阳区"), identify("杞县", "城关镇"), identify("北京市", "海淀区")
    ('110105', '410221', '')
    """
    if not wide or not DIVISION.search(name) or MASKED_AREA.search(wide + name):
        return ""
    places, above = find_places(name), {place.code for place in find_places(wide)}
    if not places:
        county = [place for place in find_places(wide) if place.kind == "County"]
        return county[0].code if len(county) == 1 else ""
    inside = [place for place in places if above & {one.code for one in load_places().parents(place)}]
    return inside[0].code if len(inside) == 1 < len(places) else ""
