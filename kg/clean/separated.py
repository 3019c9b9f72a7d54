"""Rows whose cells are parted by a mark instead of a tab, as registers export them: 序；单位；荣誉 above 1；望江中学；书香校园."""

import re
from collections.abc import Sequence

from kg.clean.ledger import Cut, View
from kg.clean.lines import Line, list_lines
from kg.columns import WON, tell_column

MARKS = "；;，,"
"""What may part cells; the first that makes titles of all parts of a line is the one of its table."""
LEAST_COLUMNS, LEAST_ROWS, MOST_ROWS = 3, 2, 400
LONGEST_ROW = 160
NOTED = re.compile(r"[(（][^()（）]*[)）]")
"""A note in brackets; a mark in it parts nothing."""


def cut_separators(view: View) -> list[Cut]:
    """One tab for each mark between the cells of a table that a header of titles begins."""
    cuts: list[Cut] = []
    lines = list_lines(view.chars)
    place = 0
    while place < len(lines):
        mark = find_mark(lines[place].words)
        end = find_end(lines, place, mark) if mark else place
        if end - place <= LEAST_ROWS:
            place += 1
            continue
        cuts += [
            Cut(at, at + 1, "layout-rule", "\t")
            for line in lines[place:end]
            for at in list_marks(view.chars, line, mark)
        ]
        place = end
    return cuts


def find_mark(words: str) -> str:
    """The mark between the titles of columns that a line is made of, "" for another line.

    >>> find_mark("序；单位；荣誉；授予机关；月份"), find_mark("赛事,单位,姓名,名次"), find_mark("学校；家庭；社会")
    ('；', ',', '')
    """
    for mark in MARKS if len(words) <= LONGEST_ROW else "":
        kinds = (
            [tell_column(part.strip()) for part in words.split(mark)] if words.count(mark) >= LEAST_COLUMNS - 1 else []
        )
        if kinds and all(kinds) and len(WON.intersection(kinds)) > 1:
            return mark
    return ""


def find_end(lines: Sequence[Line], place: int, mark: str) -> int:
    """Where the rows end below the header at `place`: lines with as many of its marks, or one less or more."""
    count = lines[place].words.count(mark)
    end = place + 1
    while end < min(len(lines), place + MOST_ROWS) and fits_row(lines[end].words, mark, count):
        end += 1
    return end


def fits_row(words: str, mark: str, count: int) -> bool:
    """Whether a line has nearly as many marks as the header of its table."""
    return len(words) <= LONGEST_ROW and abs(NOTED.sub("", words).count(mark) - count) <= 1


def list_marks(chars: str, line: Line, mark: str) -> list[int]:
    """Where the marks of a line stand that are in no note."""
    noted = [match.span() for match in NOTED.finditer(chars, line.start, line.end)]
    return [
        at
        for at in range(line.start, line.end)
        if chars[at] == mark and not any(start < at < end for start, end in noted)
    ]
