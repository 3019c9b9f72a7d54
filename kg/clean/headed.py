"""Tables that have lost their lines: under a header of column titles every so many words, or lines, are a row."""

import re
from collections.abc import Iterator, Sequence

from kg.clean.lines import Line
from kg.record import record

COLUMN = re.compile(
    r"(?:获奖|参赛|所在|所属|工作|推荐|申报|授予|荣誉|学生|教师|选手|作品|课题|成果|论文|项目|单位|学校)?(?:序号|编号|名次|姓名|选手|学生|教师|校长|园长|学校|单位|校名|园所|组别|学段|学科|项目|类别|职务|职称"
    r"|称号|荣誉|奖项|奖次|奖级|等[次级第]|等级|名称|作品|课题|成果|题目|主持人|负责人|作者|[指辅]导教?师|备注|性别|年级|班级|地区|县区|乡镇|年份|时间|层次|级别)"
)
"""What titles a column: 姓名, 获奖等次."""
MARKING = re.compile(r"姓名|选手|学生|教师|学校|单位|校名|园所|主持人|作者|作品|课题|成果")
"""Titles one of which a header has that is told of whoever receives something."""
STOP = re.compile("[。；;！!？?]|[，,].{12}")
"""What stands in no cell."""
END = re.compile(
    r"备注|说明|注[:：]|[合总小共]计|填表|制表|表[一二三四五六七八九十\d]|附|[（(](?:全|本|共|以)|人数|主办|[一二三四五六七八九十]、"
)
"""What begins the line below the last row."""
INNER = re.compile(r"(?<![^\s])([㐀-鿿])[ \t\u3000]+([㐀-鿿])(?=\s|$)")
"""The two characters of a name that was set as wide as one of three."""
NUMBER = re.compile(r"\d{1,3}")
LEAST_COLUMNS, MOST_COLUMNS, LEAST_ROWS, LONGEST_CELL = 3, 16, 2, 30


@record
class Joint:
    """How a line of a table goes on in the next one: with a cell of its own, or in the midst of a cell."""

    cell: bool


def find_headed_rows(lines: Sequence[Line]) -> dict[int, Joint | None]:
    """For the start of each line of a table under a header, how its row goes on in the next line; None where it ends."""
    found: dict[int, Joint | None] = {}
    place = 0
    while place < len(lines):
        width = measure_header(lines, place)
        if width:
            header, columns = width
            rows = list(take_rows(lines, place + header, columns, standing=header > 1))
            if len(rows) >= LEAST_ROWS:
                top = Joint(cell=True) if header > 1 else None
                found.update({line.start: top for line in lines[place : place + header - 1]})
                found[lines[place + header - 1].start] = None
                for row in rows:
                    found.update(row)
                place += header + sum(map(len, rows))
                continue
        place += 1
    return found


def measure_header(lines: Sequence[Line], place: int) -> tuple[int, int] | None:
    """How many lines the header at `place` takes, and of how many columns: titles side by side, or one below another."""
    words = lines[place].words.split()
    if len(words) > 1:
        fits = len(words) >= LEAST_COLUMNS and all(map(COLUMN.fullmatch, words))
        return (1, len(words)) if fits and MARKING.search(lines[place].words) else None
    end = place
    while end < len(lines) and end - place < MOST_COLUMNS and COLUMN.fullmatch(lines[end].words):
        end += 1
    titles = [line.words for line in lines[place:end]]
    return (end - place, end - place) if end - place >= LEAST_COLUMNS and MARKING.search("".join(titles)) else None


def take_rows(lines: Sequence[Line], place: int, columns: int, *, standing: bool) -> Iterator[dict[int, Joint | None]]:
    """The rows below a header, each by the starts of its lines; `standing` where every cell has a line of its own."""
    while place < len(lines):
        row = take_standing(lines[place : place + columns], columns) if standing else take_lying(lines, place, columns)
        if not row:
            return
        yield row
        place += len(row)


def take_standing(lines: Sequence[Line], columns: int) -> dict[int, Joint | None]:
    """A row of a table every cell of which has a line of its own."""
    if len(lines) < columns or not all(is_cell(line.words) for line in lines) or not NUMBER.fullmatch(lines[0].words):
        return {}
    return {line.start: Joint(cell=True) if line is not lines[-1] else None for line in lines}


def take_lying(lines: Sequence[Line], place: int, columns: int) -> dict[int, Joint | None]:
    """A row that takes a line, or goes on in the next: with its last cells, or in the midst of one."""
    first = split_cells(lines[place].words)
    if not 1 < len(first) <= columns or not fits_row(lines[place], first):
        return {}
    if len(first) == columns:
        return {lines[place].start: None}
    second = split_cells(lines[place + 1].words) if place + 1 < len(lines) else []
    over = len(first) + len(second) - columns
    if over not in {0, 1} or not second or not fits_row(lines[place + 1], second):
        return {}
    return {lines[place].start: Joint(cell=over == 0), lines[place + 1].start: None}


def fits_row(line: Line, cells: Sequence[str]) -> bool:
    """Whether a line holds nothing but cells."""
    return not END.match(line.words) and all(map(is_cell, cells))


def is_cell(words: str) -> bool:
    """Whether words may fill a cell."""
    return len(words) <= LONGEST_CELL and not STOP.search(words) and not END.match(words)


def split_cells(words: str) -> list[str]:
    """The cells of a line; the blank inside a name parts nothing.

    >>> split_cells("初中物理 韩 璐 望江中学")
    ['初中物理', '韩璐', '望江中学']
    """
    return INNER.sub(r"\1\2", words).split()
