"""Which observations can be laid side by side: one indicator in one unit, however documents word it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Kind
from kg.record import record
from kg.view.picture.record import Figure, Thing

FILLERS = re.compile(
    r"^(?:全[市区县省校镇乡]|我[市区县省校]|现有|共有|拥有|目前|其中|共|有|现)++|(?:达到|共计|总计|约|达|为|共)++$"
)
"""Words around an indicator that change nothing in what is counted."""
TAILS = re.compile(r"(?:总)?(?:人数|数量|总数|数)$")
SYNONYMS: Mapping[str, str] = {
    "在校生": "在校学生",
    "学生": "在校学生",
    "在籍学生": "在校学生",
    "在园幼儿": "在园幼儿",
    "幼儿": "在园幼儿",
    "教职员工": "教职工",
    "在职教职工": "教职工",
    "专任老师": "专任教师",
}
"""Indicators that count the same, as reports word them."""
UNITS: Mapping[str, str] = {"名": "人", "位": "人", "余人": "人", "个": "个", "间": "间"}
"""Units that count the same."""


@record
class Chart:
    """Figures of one indicator; `kind` is years, bodies or single, as `kg.view.payload.Charts` tells."""

    label: str
    unit: str
    kind: str
    figures: tuple[Figure, ...]


def find_charts(figures: Iterable[Figure], things: Mapping[str, Thing]) -> list[Chart]:
    """All charts, the most telling first: those over years, then those with most bodies, last those that are all alike.

    A school beside a city tells nothing: areas stand with their authorities, every other class by itself.
    """
    alike: defaultdict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        kind = things[figure.about].kind
        body = Kind.AREA if kind == Kind.AUTHORITY else kind
        alike[name_indicator(figure.indicator), name_unit(figure.unit), body].append(figure)
    charts = [make_chart(found) for _, found in sorted(alike.items())]
    rank = {"years": 0, "bodies": 1, "single": 2}
    return sorted(
        charts,
        key=lambda one: (
            rank[one.kind],
            len({figure.value for figure in one.figures}) == 1,
            -len({figure.about for figure in one.figures}),
            -len(one.figures),
            one.label,
            one.unit,
        ),
    )


def name_indicator(words: str) -> str:
    """An indicator without what says nothing of what is counted.

    >>> [name_indicator(words) for words in ("现有在校生", "全区在校学生总数", "在校学生数", "巩固率达")]
    ['在校学生', '在校学生', '在校学生', '巩固率']
    """
    bare = FILLERS.sub("", "".join(words.split())) or words
    short = TAILS.sub("", bare) or bare
    return SYNONYMS.get(short, short)


def name_unit(unit: str) -> str:
    """The unit that others are counted with.

    >>> name_unit("名"), name_unit("所")
    ('人', '所')
    """
    return UNITS.get(unit, unit)


def make_chart(figures: Sequence[Figure]) -> Chart:
    """One chart of figures that count the same; it is called by what they are known as, else as most of them are."""
    known = name_indicator(figures[0].indicator)
    label = known if known in SYNONYMS.values() else most_told(one.indicator for one in figures)
    unit = most_told(one.unit for one in figures)
    ordered = sorted(figures, key=lambda one: (one.about, one.year, one.value, one.iri))
    return Chart(label, unit, find_kind(figures), tuple(ordered))


def find_kind(figures: Iterable[Figure]) -> str:
    """What figures can be compared over: years of one body, bodies, or nothing."""
    years: defaultdict[str, set[int]] = defaultdict(set)
    for figure in figures:
        years[figure.about].add(figure.year)
    if any(len(told - {0}) > 1 for told in years.values()):
        return "years"
    return "bodies" if len(years) > 1 else "single"


def most_told(words: Iterable[str]) -> str:
    """The wording that is met most, the shortest of equals."""
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], len(word), word))
