"""The gazetteer: provinces, cities and counties of China with their codes, found by full, short and former names."""

import re
from collections import Counter
from functools import cache, cached_property, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.errors import RulesError
from kg.model import Span
from kg.record import record
from kg.rules import read_table

COLUMNS = ("code", "name", "kind", "parent", "short", "former", "codes", "until", "heirs")
KINDS = frozenset({"Province", "City", "County"})
DOUBT = "?"
LONGER = re.compile(
    r"(?:^|[^一-鿿]|[省市州])(?![省市州区县旗任和与及在到从对向由是为经给让把被将等的了去来往赴该各本我全原现属驻归同跟比按据称报送请调派以其有于至离回连进入下上前])[一-鿿]$"
)
"""A character at the edge of a clause or behind a wider place that cannot stand there alone before a place."""
DATED = re.compile(r"(?P<name>\D+)(?P<year>\d{4})")


@record(order=True)
class Place:
    """A division with its GB/T 2260 code; `kind` is the local name of its class, `parent` the code above ("" for provinces).

    `renamed` are its earlier names, each with the year it gave way, `codes` its earlier codes. `until` is the year in which
    a division was merged away, "" for those in force; `heirs` are the codes of those that took it in.
    """

    code: str
    name: str
    kind: str
    parent: str
    short: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...] = ()
    codes: tuple[str, ...] = ()
    until: str = ""
    heirs: tuple[str, ...] = ()

    @property
    def former(self) -> tuple[str, ...]:
        """Its earlier names.

        >>> load_places().find("柳江县")[0].former, load_places().find("柳江县")[0].name
        (('柳江县',), '柳江区')
        """
        return tuple(name for name, _ in self.renamed)


@record(order=True)
class PlaceMatch:
    """A name of one or several places met in a text; `vague` where it is a common word too or the places lie apart."""

    span: Span
    places: tuple[Place, ...]
    vague: bool


class Places:
    """All places; built once from the rows of `ontology/areas.csv`, with the short forms that are marked as vague."""

    def __init__(self, places: tuple[Place, ...], vague: frozenset[str]) -> None:
        self.all = places
        self._by_code = {code: place for place in places for code in place.codes}
        self._by_code |= {place.code: place for place in sorted(places, key=lambda one: one.until, reverse=True)}
        self._by_name: dict[str, list[Place]] = {}
        self._sorted: dict[str, tuple[Place, ...]] = {}
        for place in places:
            for name in dict.fromkeys((place.name, *place.short, *place.former)):
                self._by_name.setdefault(name, []).append(place)
        self._vague = vague
        self._names = list(self._by_name)
        self._scan = lru_cache(maxsize=4096)(self._search)  # several finders ask for the places of one sentence

    @cached_property
    def _scanner(self) -> AhoCorasick:
        # Built at the first scan: it takes half of the time that loading takes, and a look-up by name needs none.
        return AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place of that full, short or former name: full names first, then divisions in force, then the last ones.

        >>> [place.code for place in load_places().find("柳州")]
        ['450200']
        >>> [(place.name, place.until) for place in load_places().find("崇文区")]
        [('崇文区', '2010')]
        """
        if name not in self._by_name:
            return ()
        if name not in self._sorted:
            places = sorted(
                self._by_name[name], key=lambda place: (place.name != name, -int(place.until or 9999), place.code)
            )
            self._sorted[name] = tuple(places)
        return self._sorted[name]

    def code(self, code: str) -> Place | None:
        """The place that has that code, or had it; None where there is none.

        >>> load_places().code("450221").name
        '柳江区'
        """
        return self._by_code.get(code)

    def parents(self, place: Place) -> tuple[Place, ...]:
        """The divisions above a place, nearest first.

        >>> places = load_places()
        >>> [above.name for above in places.parents(places.find("武进区")[0])]
        ['常州市', '江苏省']
        """
        above: list[Place] = []
        while place.parent and (parent := self._by_code.get(place.parent)):
            above.append(parent)
            place = parent
        return tuple(above)

    def scan(self, folded: str) -> tuple[PlaceMatch, ...]:
        """Find the longest names of places in a folded text, left to right, without overlaps; spans are relative to it.

        Characters only: a match may cut a word (和安 in 和安全), so callers weigh it with the words around it.

        >>> text = "江苏省常州市武进教育局"
        >>> [match.span.of(text) for match in load_places().scan(text)]
        ['江苏省', '常州市', '武进']
        """
        return self._scan(folded)

    def _search(self, folded: str) -> tuple[PlaceMatch, ...]:
        return tuple(
            PlaceMatch(Span(start, end), self.find(self._names[which]), self.is_vague(self._names[which]))
            for which, start, end in self._scanner.find_matches_as_indexes(folded)
            if end - start > len("陵县") or not ends_longer(folded, start, end)
        )

    def is_vague(self, name: str) -> bool:
        """Whether a name alone does not tell the place: a common word (和平), or places that lie apart (朝阳)."""
        return name in self._vague


def ends_longer(folded: str, start: int, end: int) -> bool:
    """Whether a county's name of two characters is the end of a longer one that no list has: 陵县 of 青陵县.

    >>> ends_longer("青陵县教育局", 1, 3), ends_longer("山东陵县", 2, 4), ends_longer("在陵县", 1, 3)
    (True, False, False)
    """
    return folded[end - 1] in "县区旗" and LONGER.search(folded, max(0, start - 2), start) is not None


@cache
def load_places() -> Places:
    """Read `ontology/areas.csv`; RulesError for an unknown kind, a doubled code or a parent that is not listed."""
    places: list[Place] = []
    vague: set[str] = set()
    for row in read_table("areas.csv", COLUMNS):
        shorts = _split_bars(row["short"])
        vague.update(short.removesuffix(DOUBT) for short in shorts if short.endswith(DOUBT))
        places.append(_read_place(row, tuple(short.removesuffix(DOUBT) for short in shorts)))
    _check_codes(places)
    return Places(tuple(places), frozenset(vague) | _doubled_names(places))


def _check_codes(places: list[Place]) -> None:
    """RulesError where two divisions in force have one code, or a parent or an heir is no division."""
    codes = {place.code for place in places}
    if len({place.code for place in places if not place.until}) < sum(not place.until for place in places):
        raise RulesError("areas.csv: a code stands twice", "keep one row a code")
    for place in places:
        for above in (place.parent, *place.heirs):
            if above and above not in codes:
                raise RulesError(
                    f"areas.csv: {place.code} has the unknown parent or heir {above}", "add the row of that code"
                )


def _read_place(row: dict[str, str], short: tuple[str, ...]) -> Place:
    if row["kind"] not in KINDS:
        raise RulesError(f"areas.csv: {row['code']} has the unknown kind {row['kind']}", f"one of {sorted(KINDS)}")
    former = tuple((match["name"], match["year"]) for match in DATED.finditer(row["former"].replace("|", "")))
    codes, heirs = tuple(_split_bars(row["codes"])), tuple(_split_bars(row["heirs"]))
    return Place(row["code"], row["name"], row["kind"], row["parent"], short, former, codes, row["until"], heirs)


def _split_bars(words: str) -> list[str]:
    return words.split("|") if words else []


def _doubled_names(places: list[Place]) -> set[str]:
    """Full names that several divisions in force bear, such as 朝阳区."""
    uses = Counter(place.name for place in places if not place.until)
    return {name for name, count in uses.items() if count > 1}
