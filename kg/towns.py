"""The towns, townships and subdistricts of China, found by their full names, with the counties that have one of that name."""

import re
from collections.abc import Collection
from functools import cache, cached_property, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.errors import RulesError
from kg.model import Span
from kg.places import load_places
from kg.rules import read_table

SIGN = re.compile("[镇乡]|街道|苏木")
AFTER_TOWNSHIP = "[村土亲镇音愁情间]"
"""Behind 乡 such a character makes another word of it (乡村)."""
GOES_ON = re.compile(rf"(?<=乡){AFTER_TOWNSHIP}|(?<=镇)[海江静定化]")


class Towns:
    """All towns; built once from the rows of `ontology/towns.csv`."""

    def __init__(self, counties: dict[str, tuple[str, ...]]) -> None:
        self._counties = counties
        self._scan = lru_cache(maxsize=1024)(self._search)  # several finders ask for the towns of one sentence

    @cached_property
    def _scanner(self) -> AhoCorasick:
        return AhoCorasick(list(self._counties), matchkind=MatchKind.LeftmostLongest)

    @property
    def names(self) -> Collection[str]:
        """Every name of a town, once."""
        return self._counties.keys()

    def find(self, name: str) -> tuple[str, ...]:
        """The codes of the counties that have a town of that name.

        >>> load_towns().find("爱尼山乡"), load_towns().find("补进杨梅乡")
        (('532322',), ())
        """
        return self._counties.get(name, ())

    def has_stem(self, words: str) -> bool:
        """Whether a town is called by these words and its class word.

        >>> load_towns().has_stem("龙溪铺"), load_towns().has_stem("全面铺")
        (True, False)
        """
        return any(words + level in self._counties for level in ("镇", "乡", "街道"))

    def scan(self, folded: str) -> tuple[Span, ...]:
        """The longest names of towns in a folded text, left to right, without overlaps; spans are relative to it.

        >>> text = "补进杨梅乡中心小学与桂阳学校,服务乡村"
        >>> [town.of(text) for town in load_towns().scan(text)]
        ['杨梅乡']
        """
        return self._scan(folded)

    def _search(self, folded: str) -> tuple[Span, ...]:
        if not SIGN.search(folded):
            return ()
        return tuple(
            Span(start, end)
            for _, start, end in self._scanner.find_matches_as_indexes(folded)
            if not GOES_ON.match(folded, end)
        )


@cache
def load_towns() -> Towns:
    """Read `ontology/towns.csv`; RulesError for a county that `areas.csv` does not list."""
    counties: dict[str, list[str]] = {}
    places = load_places()
    for row in read_table("towns.csv", ("county", "towns")):
        if places.code(row["county"]) is None:
            raise RulesError(f"towns.csv: {row['county']} is no county", "add it to areas.csv, or take its row away")
        for name in row["towns"].split("|"):
            counties.setdefault(name, []).append(row["county"])
    return Towns({name: tuple(sorted(codes)) for name, codes in counties.items()})
