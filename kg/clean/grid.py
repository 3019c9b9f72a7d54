"""Tables that have lost their lines: which words of a line are cells, and which lines make a row, under a header of titles."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from kg.clean.lines import Line, measure_width
from kg.columns import (
    EMPTY,
    GRADED,
    LEVEL,
    NUMBER,
    OF_LEVEL,
    SHAPES,
    TOTAL,
    WON,
    place_cells,
    tell_column,
    tell_columns,
)
from kg.model import Span
from kg.record import record

LEAST_COLUMNS, MOST_COLUMNS, LEAST_ROWS = 3, 16, 2
LONGEST_CELL, LONGEST_ROW, MOST_ROWS = 40, 120, 400
KNOWN = 2 / 3
"""So many of the words of a header are titles of columns that are known."""
SURE = 0.6
"""So well each cell of a row must fit that is the only one of its table."""
MOST_LINES = 4
"""A row takes so many lines at most."""
TITLE = re.compile(r"[㐀-鿿（）()/、㎡²%％]{1,12}")
HAN_ONE = re.compile(r"[㐀-鿿]")
STOP = re.compile("[。；;！!？?]|[，,].{12}")
"""What stands in no cell but a remark."""
FULL_STOP = re.compile("[。；;！!？?]")
END = re.compile(
    r"备?注[:：\s]|说\s?明|表?注$|[合总小共]\s?计|填[表报]|制表|编制|审核|单位[:：]|奖金|表[一二三四五六七八九十\d]|附[件表注:：]|[（(](?:全|本|共|以)|人数|主办|[（(]?[一二三四五六七八九十]{1,2}[、)）]|第?\d{1,2}[、.．](?!\d)\S|[①-⑳]|[—-]+\s?第?\d+\s?页?\s?[—-]+$"
)
"""What begins the line below the last row."""
PART = re.compile(
    r"(?:第?[（(]?[一二三四五六七八九十]{1,3}(?:[）)、.．]|部分[:：]?)|[A-Z][、.．]?|[①-⑳◆■●▲★])[^。；;！!？?]{2,26}|【[^】]{2,20}】"
    r"|[一-鿿]{0,6}(?:[特一二三]等奖|[金银铜]奖|优秀奖|组)(?:[（(]\d{1,3}[名人个项][）)])?[:：]?|\d{1,3}[（(]?(?:空号|空缺|缺号|略)[)）]?"
)
"""What heads a part of a table, on a line between its rows, or stands for a row that is none."""
MOST_HEADING = 2
"""A heading has so many words at most."""
GAPS = {
    "tab": re.compile(r"[ 　]*\t[ 　]*"),
    "wide": re.compile(r"[\t ]*　[\s]*|[ ]{2,}|[ ]*\t\s*"),
    "blank": re.compile(r"\s+(?!(?<=\d )[年月日]|(?<=[年月] )\d)"),
}
"""What parts two cells, by how the header parts its titles."""
OPENED = re.compile(r"[“《(（‘「【][^”》)）’」】]*$|[、,，:：/]$|(?:[于的和与及在为由至]|当年|拟)$")
CLOSER = re.compile(r"[”》)）’」】、,，。%％]")
WHOLE = re.compile(r"[男女]|同上|[—–-]{1,4}|无")
"""What fills a cell by itself; so do levels where a column holds them."""
NEVER_JOINED = "男女无"
CUT, ONE_MORE, SKIPPED, FULL = 0.3, 0.05, 1.0, 0.75
"""What it costs that a cell or a row goes on in the next line, and that numbers are left out; how full a line is that goes on."""


@record
class Gap:
    """A stretch of a line, or a line end, inside a table, and what stands there in its place."""

    start: int
    end: int
    put: str


@record
class Cells:
    """The cells of a line: their words, and where each of them stands."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


@record
class Row:
    """How the lines of a row are taken: in how many of them, whether each line end parts two cells, and how well that fits; a heading between rows has no cells."""

    worth: float
    lines: int
    parts: tuple[bool, ...] = ()
    heads: bool = False


def find_grids(chars: str, lines: Sequence[Line], inner: Sequence[Sequence[Span]]) -> dict[int, list[Gap]]:
    """For the start of each line of the tables under headers, the gaps in it and at its end; `inner` are those inside names."""
    found: dict[int, list[Gap]] = {}
    place = 0
    while place < len(lines):
        grid = Grid.begin(chars, lines, inner, place)
        rows = grid.take_rows() if grid else []
        if grid and (sum(row.worth > 0 for row in rows) >= LEAST_ROWS or grid.fits_alone(rows)):
            for begin, row in [(place, grid.header), *zip(grid.list_starts(rows), rows, strict=True)]:
                found.update(grid.list_gaps(begin, row))
            place = grid.top + sum(row.lines for row in rows)
            if place < len(lines) and grid.is_total(place):
                found.update(grid.list_gaps(place, Row(0, 1)))
        else:
            place += 1
    return found


class Grid:
    """One table: its lines from the header on, how its cells are parted, and the kinds of its columns."""

    def __init__(
        self, chars: str, lines: Sequence[Line], inner: Sequence[Sequence[Span]], place: int, style: str
    ) -> None:
        self.chars, self.lines, self.inner, self.style = chars, lines, inner, style
        self.kinds: tuple[str, ...] = ()
        self.header = Row(0, 1)
        self.top = place
        self.titles: tuple[str, ...] = ()
        self.known: dict[int, Cells] = {}

    @classmethod
    def begin(cls, chars: str, lines: Sequence[Line], inner: Sequence[Sequence[Span]], place: int) -> "Grid | None":
        """The table whose header begins at a line; None where no header does."""
        words = lines[place].words
        if not LEAST_COLUMNS <= len(words.split()) <= 3 * MOST_COLUMNS or FULL_STOP.search(words):
            return None
        style = "tab" if "\t" in words else "wide" if is_wide(words) else "blank"
        grid = cls(chars, lines, inner, place, style)
        return grid if grid.read_header(place) else None

    def read_header(self, place: int) -> bool:
        """Whether the line at `place`, alone or with the next, names columns; the longer header first."""
        first = self.split(place)
        self.titles = first.words
        if place + 1 < len(self.lines) and self.touches(place) and len(first.words) + 1 < MOST_COLUMNS:
            second = self.split(place + 1).words
            for parts in (False, True):
                titles = join_cells([first.words, second], (parts,))
                if all(map(tell_column, titles[len(first.words) - 1 :])) and self.set_kinds(titles):
                    self.header, self.top = Row(0, 2, (parts,)), place + 2
                    return True
        self.header, self.top = Row(0, 1), place + 1
        return self.set_kinds(list(first.words))

    def set_kinds(self, titles: Sequence[str]) -> bool:
        """Take titles as those of the columns, if enough of them are known."""
        if not LEAST_COLUMNS <= len(titles) <= MOST_COLUMNS or not all(map(TITLE.fullmatch, titles)):
            return False
        kinds = tell_columns(titles)
        known = sum(map(bool, kinds))
        numbered = kinds[0] == NUMBER
        if (known < KNOWN * len(kinds) and not numbered) or not (WON & set(kinds) or numbered):
            return False
        self.kinds = kinds
        return True

    def split(self, place: int) -> Cells:
        """The cells of a line; the blank inside a name parts nothing."""
        if place not in self.known:
            self.known[place] = self.split_anew(place)
        return self.known[place]

    def split_anew(self, place: int) -> Cells:
        """The cells of a line that has not been split yet."""
        line, kept = self.lines[place], {span.start for span in self.inner[place]}
        spans, start = [], line.start
        for gap in GAPS[self.style].finditer(self.chars, line.start, line.end):
            alone = gap.start() - start == 1 and self.chars[start] in NEVER_JOINED
            if gap.start() in kept and not alone:
                continue
            spans += [Span(start, gap.start())] if gap.start() > start else []
            start = gap.end()
        spans += [Span(start, line.end)] if line.end > start else []
        return Cells(tuple("".join(span.of(self.chars).split()) for span in spans), tuple(spans))

    def touches(self, place: int) -> bool:
        """Whether the next line stands right below a line."""
        return self.chars.count("\n", self.lines[place].end, self.lines[place + 1].start) == 1

    def take_rows(self) -> list[Row]:
        """The rows below the header: of all ways to take the lines the one that fits best, up to what is no row."""
        end = self.find_end()
        widest = max((measure_width(line.words) for line in self.lines[self.top : end]), default=0)
        best: dict[int, tuple[float, Row | None]] = {end: (0, None)}
        for place in range(end - 1, self.top - 1, -1):
            ways = [(row.worth + best[place + row.lines][0], row) for row in self.list_ways(place, end, widest)]
            best[place] = max(ways, key=lambda way: way[0], default=(0, None))
            if best[place][0] <= 0:
                best[place] = (0, None)
        rows: list[Row] = []
        place = self.top
        while place < end and (row := best[place][1]) is not None:
            rows.append(row)
            place += row.lines
        return rows

    def find_end(self) -> int:
        """The place of the line with which the table ends at the latest."""
        place = self.top
        while place < min(len(self.lines), self.top + MOST_ROWS):
            if self.heads_part(place):
                place += 1
                continue
            if END.match(self.lines[place].words) or not self.is_cells(place) or self.heads_anew(place):
                return place
            place += 1
        return place

    def fits_alone(self, rows: Sequence[Row]) -> bool:
        """Whether the only row of a table fits its columns so well that the header is one."""
        return len(rows) == 1 and all(self.kinds) and rows[0].worth >= SURE * len(self.kinds)

    def heads_anew(self, place: int) -> bool:
        """Whether a line is itself a header, with which another table begins, or the header of this one over again."""
        words = self.split(place).words
        return len(words) >= LEAST_COLUMNS and (all(map(tell_column, words)) or words == self.titles)

    def is_total(self, place: int) -> bool:
        """Whether a line is the row of sums below a table: 合计 9个项目 14165 7125."""
        words = self.split(place).words
        return LEAST_COLUMNS <= len(words) <= len(self.kinds) and TOTAL.fullmatch(words[0]) is not None

    def heads_part(self, place: int) -> bool:
        """Whether a line is a heading of rows that go on under the same titles: numbered (一、望江中学), or a grade (一等奖(2名))."""
        cells = self.split(place).words
        return len(cells) <= MOST_HEADING and PART.fullmatch("".join(cells)) is not None

    def read_number(self, place: int) -> int:
        """The number that the row of a numbered table begins with; 0 for none."""
        words = self.split(place).words
        shape = SHAPES[NUMBER].fullmatch(words[0]) if words and self.kinds[0] == NUMBER else None
        return int(re.sub(r"\D", "", shape.group())) if shape else 0

    def list_ways(self, place: int, end: int, widest: int) -> Iterator[Row]:
        """The ways to take the row that begins at a line, of so many lines as may belong to it."""
        if self.heads_part(place):
            yield Row(0, 1, heads=True)
        number = self.read_number(place)
        if self.kinds[0] == NUMBER and not number:
            return
        for count in range(1, MOST_LINES + 1):
            last = place + count - 1
            if last >= end or (count > 1 and not self.goes_on(last, number)):
                return
            behind = self.read_number(last + 1) if last + 1 < end else 0
            skipped = SKIPPED if number and behind and behind != number + 1 else 0
            for row in self.join_lines(place, count, widest):
                yield Row(row.worth - skipped, row.lines, row.parts)

    def goes_on(self, place: int, number: int) -> bool:
        """Whether a line may go on with the row above it: it stands right below, and begins no other."""
        words = self.lines[place].words
        heads = self.heads_part(place) and not GRADED.fullmatch(words)  # a grade alone may be the last cell of a row
        if not self.touches(place - 1) or heads or self.is_whole(place) or self.is_whole(place - 1):
            return False
        if self.kinds[0] == NUMBER:
            return self.read_number(place) != number + 1
        return len(self.split(place).words) < len(self.kinds) or len(self.split(place - 1).words) < len(self.kinds) - 1

    def is_whole(self, place: int) -> bool:
        """Whether tabs part as many cells in a line as there are columns, be some of them empty at either end."""
        if self.style != "tab" or (self.kinds[0] == NUMBER and not self.read_number(place)):
            return False
        line = self.lines[place]
        first, last = self.chars.rfind("\n", 0, line.start) + 1, self.chars.find("\n", line.end)
        return self.chars.count("\t", first, last if last >= 0 else len(self.chars)) >= len(self.kinds) - 1

    def is_cells(self, place: int) -> bool:
        """Whether a line holds nothing but cells; one of a numbered table may hold a longer remark."""
        words = self.lines[place].words
        if self.kinds[0] == NUMBER:
            return len(words) <= LONGEST_ROW and not FULL_STOP.search(words.rstrip("。"))
        return all(len(cell) <= LONGEST_CELL and not STOP.search(cell) for cell in self.split(place).words)

    def join_lines(self, place: int, count: int, widest: int) -> Iterator[Row]:
        """The ways to take so many lines as one row: each line end parts two cells or stands inside one."""
        lines = [self.split(at).words for at in range(place, place + count)]
        least = sum(map(len, lines)) - len(self.kinds)
        for parts in product((True, False), repeat=count - 1):
            if parts.count(False) < min(least, count - 1):
                continue
            worth = place_cells(join_cells(lines, parts), self.kinds).worth - ONE_MORE * (count - 1)
            for at, apart in enumerate(parts):
                full = measure_width(self.lines[place + at].words) >= FULL * widest
                worth += self.weigh_joint(lines[at][-1], lines[at + 1][0], apart=apart) - (0 if full else CUT)
            yield Row(worth, count, parts)

    def list_starts(self, rows: Sequence[Row]) -> list[int]:
        """The places of the lines at which the rows begin."""
        places = [self.top]
        for row in rows[:-1]:
            places.append(places[-1] + row.lines)
        return places

    def count_tabs(self, start: int, end: int) -> int:
        """How many tabs stand for a gap: as many as the author has set, so that empty cells stay."""
        return max(1, self.chars.count("\t", start, end))

    def weigh_joint(self, left: str, right: str, *, apart: bool) -> float:
        """How likely a line end parts two cells, or stands inside one: 毛佳|怡 is one, 郑凯|一等奖 are two."""
        single = HAN_ONE.fullmatch(right) is not None and right not in NEVER_JOINED
        inside = single or bool(OPENED.search(left) or CLOSER.match(right))
        whole = bool(
            GRADED.fullmatch(left) or GRADED.fullmatch(right) or WHOLE.fullmatch(left) or EMPTY.fullmatch(right)
        ) or (LEVEL in self.kinds and OF_LEVEL.fullmatch(left) is not None)
        if apart:
            return -1.0 if inside else 0.0
        return -CUT + (0.6 if inside else 0.0) - (1.0 if whole else 0.0)

    def list_gaps(self, place: int, row: Row) -> Iterator[tuple[int, list[Gap]]]:
        """The gaps in the lines of a row, and those between them."""
        for at in () if row.heads else range(place, place + row.lines):
            spans = self.split(at).spans
            gaps = [Gap(one.end, two.start, "\t" * self.count_tabs(one.end, two.start)) for one, two in pairwise(spans)]
            if at + 1 < place + row.lines:
                gaps.append(Gap(spans[-1].end, self.split(at + 1).spans[0].start, "\t" * row.parts[at - place]))
            yield self.lines[at].start, gaps


def is_wide(words: str) -> bool:
    """Whether the titles of a header are parted by more than one blank each.

    >>> is_wide("序号  姓 名  单  位  称号"), is_wide("序号 姓名 单位")
    (True, False)
    """
    gaps: list[str] = re.findall(r"\s+", words)
    wide = [gap for gap in gaps if len(gap) > 1 or gap == "　"]
    return 2 * len(wide) > len(gaps)


def join_cells(lines: Sequence[Sequence[str]], parts: Sequence[bool]) -> list[str]:
    """The cells of lines one behind the other; where a line end does not part cells, the last and the first are one.

    >>> join_cells([["1", "毛佳"], ["怡", "银奖"]], (False,))
    ['1', '毛佳怡', '银奖']
    """
    cells = list(lines[0])
    for apart, line in zip(parts, lines[1:], strict=True):
        if apart:
            cells += line
        else:
            cells[-1] += line[0]
            cells += line[1:]
    return cells
