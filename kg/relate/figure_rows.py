"""Reads figures out of table rows whose header says what the bare numbers of a column count."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.columns import FIGURE, LEVEL, NUMBER, TOTAL, tell_column
from kg.columns import YEAR as DATE
from kg.model import Kind, Sentence, Span
from kg.relate.figure_context import SUBJECTS, Years
from kg.relate.figures import Figure, find_figures
from kg.relate.numbers import find_quantities, load_units

PLAIN = re.compile(r"\s*(?P<number>\d{1,12}(?:,\d{3})*(?:\.\d{1,6})?)\s*(?P<unit>%)?\s*$")
MEASURED = re.compile(r"[(（]\s*(?:单位[::：])?\s*(?P<unit>[^()（）]{1,6})\s*[)）]")
YEARLY = re.compile(r"(?P<year>20\d\d)年?度?$")
"""A column that tells the figures of one year."""
COUNTED_BY = (
    (re.compile(r"(?:人数|学生|学生数|教师数?|教职工数?|幼儿数?|在[校园]生数?)$"), "人"),
    (re.compile(r"(?:学校|园所|校|园)数$"), "所"),
    (re.compile(r"(?:教学)?班(?:级)?数$"), "个"),
    (re.compile(r"(?:平均|[均总]|最高|最低)分$"), "分"),
)
"""The units of columns that name none."""
AREAS = frozenset({"平方米", "㎡", "亩", "平米", "公顷"})
UNCOUNTED = re.compile(
    r"序|[一-鿿]年$|编号|学号|年份|年度|年级|日期|时间|名次|排名|电话|邮编|班级|页码|备注|得分|分数|[自考]评|评分|扣分|分值|权重"
)
SURFACE = re.compile(r"面积")
MONEY = re.compile(r"金额|投资|支付|概算|预算|决算|资金|经费|造价|投入|奖金|总价|拨款|累计(?:完成|支付)|到位")
NOTED = re.compile(
    r"(?P<what>[一-鿿]{2,6}?)\s?(?:单位)?\s?[::为]\s?(?P<unit>平方米|㎡|亩|万?亿?元|人|所|个|平米|公顷)(?![一-鿿])"
)
"""What the line above a table says of its units: 面积:平方米 金额:万元, 单位:万元."""
UNITS = re.compile(
    r"(?<![一-鿿])单位\s?[::]\s?(?P<units>(?:平方米|㎡|亩|平米|公顷|万?亿?元|[人所个项])(?:[、,/](?:平方米|㎡|亩|平米|公顷|万?亿?元|[人所个项分])){0,4}+)(?![一-鿿])"
)
"""The units of a table all in one: 单位:万元、平方米."""
TITLED = re.compile(r"(?P<title>[一-鿿]{2,8})(?P<number>\d[\d,]*(?:\.\d{1,6})?)")
"""A cell of the row of sums that tells its column itself: 计划投资14165."""
TARGETS = re.compile(r"[一-鿿]{0,6}(?:目标|计划|任务|指标)[值数]?(?:[(（][^()（）]{1,6}[)）])?")
"""A column of what was to be reached."""


def find_row_figures(
    row: Sentence,
    header: Sentence,
    subjects: Sequence[tuple[Span, Kind]] = (),
    years: Years | None = None,
    note: str = "",
) -> tuple[Figure, ...]:
    """The figures of a table row: bare numbers by their column's header, other cells as prose.

    What the row's first worded cell names is whom they are about if it is one of `subjects`, else part of what they
    count (小学, header 在校生数(人), 3200 -> 小学在校生数). `note` is what stands above the table and may tell its units.
    """
    columns = place_columns(row, header)
    label = next((cell for cell in row.cells if not PLAIN.match(read_cell(row, cell)) and read_cell(row, cell)), None)
    about = find_holder(label, subjects)
    words = "" if label is None or about else read_cell(row, label)
    bare = [
        figure
        for index, cell in enumerate(row.cells)
        if index in columns
        and (figure := read_number(row, cell, read_cell(header, columns[index]), words, about, note))
    ]
    if label and TOTAL.fullmatch("".join(words.split())):
        bare += [figure for cell in row.cells if (figure := read_titled(row, cell, header, note))]
    plain = [figure.number for figure in bare]
    aims = [cell for index, cell in enumerate(row.cells) if index in columns and is_target(header, columns[index])]
    prose = (
        replace(figure, planned=figure.planned or any(cell.covers(figure.number) for cell in aims))
        for figure in find_figures(row, subjects, years)
        if not any(figure.number.overlaps(span) for span in plain)
    )
    return tuple(sorted((*bare, *prose), key=lambda figure: (figure.number, figure.indicator)))


def read_titled(row: Sentence, cell: Span, header: Sentence, note: str) -> Figure | None:
    """The figure of a cell in a row of sums that tells its column itself: 计划投资14165."""
    words = read_cell(row, cell)
    match = TITLED.fullmatch(words)
    titles = {MEASURED.sub("", read_cell(header, one)).strip() for one in header.cells}
    if match is None or match["title"] not in titles:
        return None
    value, unit = scale_number(match["number"], find_column_unit(match["title"], note))
    start = cell.start + row.words_at(cell).index(match["number"])
    number = Span(start, start + len(match["number"]))
    return Figure(number, number, f"合计{match['title']}", value, unit, None, False, False, None, "cell", 0.7)


def place_columns(row: Sentence, header: Sentence) -> dict[int, Span]:
    """The title over each cell of a row; the bare numbers of a row of sums stand under the columns of figures, where they are as many."""
    if len(row.cells) == len(header.cells) or not TOTAL.fullmatch("".join(read_cell(row, row.cells[0]).split())):
        return dict(enumerate(header.cells))
    figures = [cell for cell in header.cells if tell_column(read_cell(header, cell)) == FIGURE]
    bare = [at for at, cell in enumerate(row.cells) if PLAIN.match(row.words_at(cell))]
    return dict(zip(bare, figures, strict=True)) if len(bare) == len(figures) else {}


def is_target(header: Sentence, column: Span) -> bool:
    """Whether a column holds what was to be reached, and not what was."""
    return TARGETS.fullmatch(read_cell(header, column)) is not None


def read_cell(row: Sentence, cell: Span) -> str:
    """The words of a cell of a row, without blanks around them."""
    return row.chars[cell.start - row.span.start : cell.end - row.span.start].strip()


def find_holder(label: Span | None, subjects: Sequence[tuple[Span, Kind]]) -> Span | None:
    """The mention that the first worded cell of a row consists of or opens with."""
    inside = sorted(span for span, kind in subjects if label and label.covers(span) and kind in SUBJECTS)
    return inside[0] if inside else None


def read_number(
    row: Sentence, cell: Span, column: str, words: str, about: Span | None, note: str = ""
) -> Figure | None:
    """The figure of one cell with a bare number, or nothing where its column counts nothing."""
    match = PLAIN.match(row.words_at(cell))
    if match is None or not column or UNCOUNTED.search(column) or tell_column(column) in {NUMBER, LEVEL, DATE}:
        return None
    yearly = YEARLY.match(column)
    if PLAIN.match(column) and not yearly:
        return None
    if yearly:
        column, words = words, ""
    measured = MEASURED.search(column)
    written = match["unit"] or (measured["unit"].strip() if measured else find_column_unit(column, note))
    value, unit = scale_number(match["number"], written)
    topic = MEASURED.sub("", column).strip()
    start = cell.start + match.start("number")
    number = Span(start, cell.start + max(match.end("number"), match.end("unit")))
    indicator = "".join((MEASURED.sub("", words) + topic).split())
    year = int(yearly["year"]) if yearly else None
    return (
        Figure(
            number,
            number,
            indicator,
            value,
            unit,
            year,
            TARGETS.fullmatch(column.strip()) is not None,
            False,
            about,
            "cell",
            0.7,
        )
        if indicator
        else None
    )


def find_column_unit(column: str, note: str = "") -> str:
    """The unit that a column without one counts in, as the `note` above the table tells or its title; "" if none can be told.

    >>> find_column_unit("参考人数"), find_column_unit("及格率"), find_column_unit("概算投资", "面积:平方米 金额:万元")
    ('人', '', '万元')
    """
    for match in NOTED.finditer(note):
        money = match["unit"].endswith("元")
        alike = MONEY if money else SURFACE if match["unit"] in AREAS else None
        if match["what"] in column or (alike and alike.search(column)):
            return match["unit"]
    for match in UNITS.finditer(note):
        for unit in re.split("[、,/]", match["units"]):
            if (unit.endswith("元") and MONEY.search(column)) or (unit in AREAS and SURFACE.search(column)):
                return unit
    counted = next((unit for pattern, unit in COUNTED_BY if pattern.search(column)), "")
    return counted or ("平方米" if SURFACE.search(column) else "")


def scale_number(digits: str, unit: str) -> tuple[float, str]:
    """What a bare number is worth in the unit of its column (万元 -> 元); no unit where the column's is unknown.

    >>> scale_number("12.5", "万元")
    (125000.0, '元')
    """
    quantities = find_quantities(f"{digits}{unit}")
    if unit and len(quantities) == 1 and (unit in load_units() or quantities[0].unit):
        return quantities[0].value, quantities[0].unit
    return float(digits.replace(",", "")), ""
