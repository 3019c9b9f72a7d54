"""Says in plain words what a cell of a sheet shows."""

import datetime as dt
import re
from collections.abc import Mapping

from lxml import etree

from kg.errors import ReadError

Value = str | float | bool | dt.date | dt.time | dt.timedelta
PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
PERCENT = frozenset({9, 10})
"""The numbers of the formats 0% and 0.00%, which no file declares."""


def tell_value(value: Value, *, percent: bool = False) -> str:
    """What a cell shows: whole numbers without a point, days as people write them, shares as percentages.

    >>> tell_value(3.0), tell_value(0.953, percent=True), tell_value(dt.date(2023, 5, 6)), tell_value(True)
    ('3', '95.3%', '2023年5月6日', '是')
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return f"{value * 100:.10g}%" if percent else tell_number(value)
    if isinstance(value, dt.date):
        day = f"{value.year}年{value.month}月{value.day}日"
        at = value.time() if isinstance(value, dt.datetime) else dt.time()
        return f"{day}{at:%H:%M}" if at != dt.time() else day
    return f"{value:%H:%M}" if isinstance(value, dt.time) else str(value)


def tell_number(value: float) -> str:
    """A number as people write it.

    >>> tell_number(1204.0), tell_number(0.1 + 0.2), tell_number(13800001111.0)
    ('1204', '0.3', '13800001111')
    """
    return str(int(value)) if value == int(value) else f"{value:.10g}"


def find_percent_styles(styles: etree._Element) -> frozenset[str]:
    """The numbers of the cell styles that show percentages."""
    shown = {node.get("numFmtId", "") for node in styles.iter("{*}numFmt") if "%" in node.get("formatCode", "")} | {
        str(number) for number in PERCENT
    }
    cells = styles.find("{*}cellXfs")
    listed = list(cells) if cells is not None else []
    return frozenset(str(place) for place, node in enumerate(listed) if node.get("numFmtId", "0") in shown)


def read_place(name: str) -> tuple[int, int]:
    """Row and column, counted from 0, of a cell's name; ReadError for what names none.

    >>> read_place("A1"), read_place("AB12")
    ((0, 0), (11, 27))
    """
    match = PLACE.fullmatch(name)
    if not match:
        raise ReadError("a cell has no place in its sheet", "open the file in Excel or WPS and save it again")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def fill_down(rows: list[list[str]], merged: Mapping[tuple[int, int], tuple[int, int]]) -> None:
    """Say the words of a cell that spans rows again in each of them, so that every row says all."""
    for (top, left), (bottom, _) in sorted(merged.items()):
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[row]) and left < len(rows[top]) and not rows[row][left]:
                rows[row][left] = rows[top][left]
