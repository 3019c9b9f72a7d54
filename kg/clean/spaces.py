"""Takes out the blanks that layout, not the author, has set between characters."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from kg.clean.ledger import Cut, View

RUN = re.compile(r"[^\S\n\t]+|(?<=\n)[^\S\n]+")
HAN = "\u3400-\u9fff"
HEADING_START = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．](?!\d))\s*"
)
HEADING_HAN = 2
HEADING_LENGTH = 30
AHEAD = 300
"""The least Chinese and the most characters of a heading that a blank parts from the text behind it."""
STOPS = "。！？；\n"
CLOSING = ")]”’》】"
ENGLISH_STOPS = ",.;:!?)"
AFTER_FIGURE = re.compile(rf"\d [{HAN}]")
BEFORE_FIGURE = re.compile(rf"[{HAN}] \d")
FIGURE = re.compile(r"\d{1,3}(?!\d)")
"""Behind a numbered phrase, where figures have blanks around them, no new text: 2、县一中实验楼 8 月启用."""
SERIAL = re.compile(rf"(?:^|\n)\s*(?:[a-z]{{1,2}}-?)?\d{{1,3}}(?= +[{HAN}][^\n。，；]{{0,30}}[{HAN})）] +[{HAN}])")
"""The number or code (A1) of a row whose columns are parted by blanks."""
COLUMNS_EDGE = re.compile(rf"[{HAN})）] +(?=[{HAN}])")
COLUMNS = 2
"""In a line without a full stop so many blanks between words tell that each blank in it parts two cells (1 青山小学 白水小学 结对 3)."""
OF_NAME = re.compile(r"第 ?\d{1,3}$")
NUMBER_REACH = 5
"""So many characters a school's number takes at most: 第 123."""
SYSTEMATIC = 4
"""A text that sets blanks around its figures sets one behind a figure at least for every fourth before one."""
SPREAD_POST = re.compile(
    r"(?<![^\n])[^\S\n]*(?:总|副|执行)?(?P<first>[^\S\n]*)(?:[局校园院所处科股馆组站会部厅队](?P<second>[^\S\n]+)长|主(?P<third>[^\S\n]+)[任席]|书(?P<fourth>[^\S\n]+)记)(?=[^\S\n]+[一-鿿]|[:：])"
)
"""A post at the head of a line of a directory, whose characters are set apart to be as wide as others: 局    长  李晓兰."""
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u061c\u2060-\u2069\ufeff\ufffe\ufff9-\ufffc]+"
)


def cut_invisible(view: View) -> list[Cut]:
    """Control characters and marks of no width, which part names that are one."""
    return [Cut(match.start(), match.end(), "invisible") for match in INVISIBLE.finditer(view.chars)]


def cut_spaces(view: View) -> list[Cut]:
    """Blanks inside Chinese text; one is left where it may part two words, a heading or a column."""
    serials = {match.end() for match in SERIAL.finditer(view.folded)}
    spread = {place for match in SPREAD_POST.finditer(view.folded) for place in map(match.start, range(1, 5))}
    rows = list_rows(view.folded)
    behind, before = (
        [match.start() + 1 for match in figure.finditer(view.folded) if not is_inside(match.start(), rows)]
        for figure in (AFTER_FIGURE, BEFORE_FIGURE)
    )
    told = sum(place not in serials for place in behind)
    systematic = told > 0 and told * SYSTEMATIC >= len(before)
    cuts: list[Cut] = []
    for match in RUN.finditer(view.folded):
        start, end = match.span()
        parts = start not in spread and (
            start in serials or (is_inside(start, rows) and is_figure_edge(view.folded, start, end))
        )
        if parts or (start not in spread and is_parting(view.folded, start, end, systematic=systematic)):
            if end - start > 1 or view.chars[start] != " ":
                cuts.append(Cut(start, end, "layout-space", " "))
        else:
            cuts.append(Cut(start, end, "layout-space"))
    return cuts


def list_rows(folded: str) -> list[tuple[int, int]]:
    """The lines of tables whose columns are parted by blanks, from start to end."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in folded.split("\n"):
        if line.count(" ") > COLUMNS and "。" not in line and len(COLUMNS_EDGE.findall(line)) >= COLUMNS:
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def is_inside(place: int, rows: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the lines."""
    index = bisect_right(rows, place, key=lambda row: row[0]) - 1
    return index >= 0 and place < rows[index][1]


def is_figure_edge(folded: str, start: int, end: int) -> bool:
    """Whether blanks from `start` to `end` part a cell from one that is a figure, and not a name from its number (第 3 小学)."""
    left, right = folded[start - 1 : start], folded[end : end + 1]
    figure = left.isdigit() != right.isdigit()
    return (
        figure
        and (is_han(left) or is_han(right))
        and left != "第"
        and not OF_NAME.search(folded, max(0, start - NUMBER_REACH), start)
    )


def is_parting(folded: str, start: int, end: int, *, systematic: bool) -> bool:
    """Whether blanks from `start` to `end` part two words."""
    left, right = folded[start - 1 : start], folded[end : end + 1]
    if not left or not right or left in "\n\t" or right in "\n\t":
        return False
    if closes_heading(folded, start) and not (systematic and FIGURE.match(folded, end)):
        return True
    if is_punctuation(left) or is_punctuation(right):
        return (left in CLOSING and is_han(right) and not systematic) or (
            left in ENGLISH_STOPS and right.isascii() and right.isalnum()
        )
    if is_han(left):
        return is_han(right) or (right.isdigit() and not systematic)
    return not is_han(right)


def closes_heading(folded: str, start: int) -> bool:
    """Whether the blank at `start` ends a numbered heading that runs into its text: 二、做法及成效 2022年…"""
    window = folded[max(0, start - HEADING_LENGTH) : start]
    marks = list(HEADING_START.finditer(window))
    if not marks:
        return False
    words = window[marks[-1].end() :]
    rest = folded[start : start + AHEAD].partition("\n")[0]
    runs_on = any(stop in rest for stop in "。；")
    named = sum(is_han(char) for char in words) >= HEADING_HAN
    return runs_on and named and not any(char in STOPS or char.isspace() for char in words)


def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    return "\u3400" <= char <= "\u9fff"


def is_punctuation(char: str) -> bool:
    """Whether `char` is a mark of punctuation or a bracket or quote."""
    return unicodedata.category(char)[0] == "P"
