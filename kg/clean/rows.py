"""Finds the rows of tables and rolls whose columns are parted by tabs or several blanks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.clean.grid import find_grids
from kg.clean.headed import INNER, find_headed_rows
from kg.clean.ledger import Cut, View
from kg.clean.lines import Line, list_lines
from kg.gate import lead
from kg.model import MarkKind, Span

GAP = lead(r"[ \t]*\t[ \t]*|[ \u3000]*\u3000[ \u3000]*| {2,}")
"""What parts two columns; matched on the author's characters, where a full-width blank is still one."""
CELL_GAP = re.compile(r"[ \u3000]*\t[ \u3000]*")
"""What parts two cells where the file's format tells them: two such gaps on end are an empty cell."""
NAME_GAP = re.compile(r"(?<![^\s|])([\u3400-\u9fff])([ \u3000]+)([\u3400-\u9fff])(?=[\s:：,，、;；|(（—]|$)")
"""A name of two characters that was set as wide as one of three."""
HAN = "\u3400-\u9fff"
SPREAD = re.compile(rf"(?<![{HAN}])[{HAN}](?: [{HAN}]){{2,}}(?![{HAN}])")
"""A word whose characters are all set apart: 工 作 总 结."""
CELLS = "男女"
"""Characters that stand in a cell of their own."""
STOPS = "。！？；，：、,;:!?】"
MAX_ROW = 200
BLANK = re.compile(r"\s+")
MIN_COLUMNS = 3
MIN_LINES = 3
MAX_CELL = 24
GRADED = re.compile(r"\s(?:[特一二三]等奖|[金银铜]奖|[冠亚季]军|第[一二三四五六]名)$")
"""How a line of a list of winners ends, of which fewer make a table."""
MIN_GRADED = 2
LABEL = 16
"""A label at the head of a paragraph has no more characters."""
TOLD = re.compile(r"[。；]\S{4}|[^。；]{16}。$")
"""What no cell has: a sentence behind another."""
BARS = "│┃┆┊"
BAR = re.compile(rf"[ \t\u3000]*[{BARS}][ \t\u3000]*")
RULE = re.compile(r"[\u2500-\u257f\s]+")
"""A line that is drawn and holds no word."""
BAR_CELLS = 2
"""A row drawn with bars has at least so many."""


def cut_bars(view: View) -> list[Cut]:
    """One tab for each bar between the cells of a drawn table, nothing for those at its edges."""
    cuts: list[Cut] = []
    for line in list_lines(view.chars):
        if RULE.fullmatch(line.words.strip()):
            cuts.append(Cut(line.start, line.end, "layout-rule"))
        if sum(map(line.words.count, BARS)) < BAR_CELLS:
            continue
        for match in BAR.finditer(view.chars, line.start, line.end):
            at_edge = (
                not view.chars[line.start : match.start()].strip() or not view.chars[match.end() : line.end].strip()
            )
            blank = re.search(r"\s", match.group())
            if at_edge or blank is None:
                cuts += [Cut(match.start(), match.end(), "layout-rule")] if at_edge else []
                continue
            tab = match.start() + blank.start()
            cuts += [Cut(match.start(), tab, "layout-rule")] if blank.start() else []
            cuts.append(Cut(tab, match.end(), "layout-rule", "\t"))
    return cuts


def cut_gaps(view: View) -> list[Cut]:
    """One tab for each gap between columns, and nothing for a gap inside a name."""
    cuts: list[Cut] = []
    given = sorted(mark.span for mark in view.marks if mark.kind is MarkKind.ROW)
    lines = list_lines(view.chars)
    columns = list_column_lines(lines)
    numbered = find_headed_rows(lines)
    names = [list_inner_gaps(view.chars, line) for line in lines]
    grids = find_grids(view.chars, lines, names) if not given else {}
    gaps = [list_gaps(view.chars, line, inner) for line, inner in zip(lines, names, strict=True)]
    for index, line in enumerate(lines):
        cuts += [Cut(span.start, span.end, "layout-space") for span in names[index]]
        if is_inside(line.start, given):
            cells = CELL_GAP.finditer(view.chars, line.start, line.end)
            cuts += [Cut(match.start(), match.end(), "layout-space", "\t") for match in cells]
        elif line.start in grids:
            cuts += [Cut(gap.start, gap.end, "layout-space", gap.put) for gap in grids[line.start]]
        elif has_alike_neighbour(gaps, lines, index):
            cuts += [Cut(gap.start, gap.end, "layout-space", "\t") for gap in gaps[index]]
        elif index in columns or line.start in numbered:
            blanks = [Span(*match.span()) for match in BLANK.finditer(view.chars, line.start, line.end)]
            inner = {span.start for span in names[index]}
            cuts += [Cut(one.start, one.end, "layout-space", "\t") for one in blanks if one.start not in inner]
    return cuts


def list_inner_gaps(chars: str, line: Line) -> list[Span]:
    """The gaps of a line that stand inside a name or word."""
    spread = [
        Span(place, place + 1)
        for match in SPREAD.finditer(chars, line.start, line.end)
        for place in range(match.start() + 1, match.end(), 2)
        if chars[place - 1] not in CELLS and chars[place + 1] not in CELLS
    ]
    taken = {span.start for span in spread}
    names = [Span(*match.span(2)) for match in NAME_GAP.finditer(chars, line.start, line.end)]
    return spread + [span for span in names if span.start not in taken]


def list_gaps(chars: str, line: Line, inner: list[Span]) -> list[Span]:
    """The gaps of a line that may part columns: none after a stop, none inside a name, nor the one between a label and what is told below it (【望江小学】  1946年建校。…)."""
    gaps = [
        Span(match.start(), match.end())
        for match in GAP.finditer(chars, line.start, line.end)
        if chars[match.start() - 1] not in STOPS and all(match.start() != span.start for span in inner)
    ]
    labelled = len(gaps) == 1 and gaps[0].start - line.start <= LABEL and TOLD.search(chars, gaps[0].end, line.end)
    return [] if labelled else gaps


def is_inside(place: int, spans: Sequence[Span]) -> bool:
    """Whether `place` lies in the last of the sorted `spans` that begins before it."""
    index = bisect_right(spans, place, key=lambda span: span.start)
    return index > 0 and place < spans[index - 1].end


def has_alike_neighbour(gaps: list[list[Span]], lines: list[Line], index: int) -> bool:
    """Whether a line has gaps, and so has the line before or after it, as many or one less or more."""
    count = len(gaps[index])
    if not count or len(lines[index].words) > MAX_ROW:
        return False
    near = [gaps[place] for place in (index - 1, index + 1) if 0 <= place < len(gaps)]
    return any(other and abs(len(other) - count) <= 1 for other in near)


def list_column_lines(lines: list[Line]) -> set[int]:
    """The indices of lines that stand three or more in a row with as many words, two of winners with their grades, as tables come out of PDF files."""
    found: set[int] = set()
    indices: Iterator[int]
    for count, indices in groupby(
        range(len(lines)), key=lambda index: count_columns(INNER.sub(r"\1\2", lines[index].words))
    ):
        group = list(indices)
        graded = all(GRADED.search(lines[index].words) for index in group)
        if count >= MIN_COLUMNS and len(group) >= (MIN_GRADED if graded else MIN_LINES):
            found.update(group)
    return found


def count_columns(words: str) -> int:
    """How many words a line has, 0 where one is too long for a cell or holds the stop of a sentence."""
    cells = words.split()
    fit = all(len(cell) <= MAX_CELL and not any(stop in cell for stop in "。；，,;!?！？|｜") for cell in cells)
    return len(cells) if fit else 0


def find_rows(chars: str, given: list[Span]) -> tuple[Span, ...]:
    """The spans of all rows in clean text: those with a tab, those drawn with bars, those `given` by the format."""
    lines = list_lines(chars)
    bars = [sum(map(line.words.count, f"|｜{BARS}")) for line in lines]
    rows: list[Span] = []
    for index, line in enumerate(lines):
        near = [bars[place] for place in (index - 1, index + 1) if 0 <= place < len(bars)]
        drawn = bars[index] >= BAR_CELLS - 1 and bars[index] in near
        if drawn or "\t" in line.words or is_inside(line.start, given):
            rows.append(Span(line.start, line.end))
    return tuple(rows)
