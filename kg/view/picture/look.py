"""How large an entity is drawn, and how much room its label needs."""

import math
from collections.abc import Iterable
from functools import lru_cache

from kg.model import Kind
from kg.view.picture.layout import FLAT
from kg.view.picture.record import Thing

LEAST, MOST = 5, 26
"""Radii in pixels."""
BODY = 13
"""Pixels of a label's letters."""
COLUMNS = 9
"""Chinese characters in a line of a label."""
LINES = 2
"""Lines that room is left for: the page tells more of a long name where it is pointed at."""
CRAMPED = 0.62
"""The share of a label's width that is left free in pictures of the middle size, which hide some labels when zoomed out."""
MARGIN = 6


def find_radius(thing: Thing, degree: int) -> int:
    """The radius of an entity's disc: larger for what has more neighbours, and for groups."""
    grown = LEAST + 2.4 * math.sqrt(degree) + (4 if thing.kind == Kind.GROUP else 0)
    return min(MOST, round(grown))


def find_reach(thing: Thing, radius: int, ease: float) -> float:
    """The radius of the room for a disc and its label; `ease` is the share of the label's size that is left free."""
    width, lines = measure_label(thing.label)
    wide = width * BODY / 2 * ease
    high = radius + lines * BODY * 1.25 * ease
    return max(wide, radius, high / FLAT / 1.4) + MARGIN


@lru_cache(maxsize=1 << 16)
def measure_label(label: str) -> tuple[float, int]:
    """Width in Chinese characters and number of lines of a label as it is wrapped.

    >>> measure_label("文惠小学"), measure_label("柳州市柳石路第四小学教育集团")
    ((4.0, 1), (7.0, 2))
    """
    columns = count_columns(label)
    lines = min(LINES, max(1, math.ceil(columns / COLUMNS)))
    return min(columns / lines, COLUMNS), lines


def count_columns(words: Iterable[str]) -> float:
    """The width of a label in Chinese characters.

    >>> count_columns("第17届")
    3.2
    """
    return round(sum(0.6 if char < "\u2000" else 1.0 for char in words), 1)
