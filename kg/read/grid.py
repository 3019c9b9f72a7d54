"""Turns the cells of a sheet into lines: what stands alone above a table is its heading, what stands in columns a row."""

from collections.abc import Iterable, Sequence

from kg.errors import ReadError
from kg.model import MarkKind
from kg.read.builder import Builder

MAX_CELLS = 2_000_000
"""The most cells that are read of one sheet; an award roll has some thousands."""
CAPTION = 2
"""The level of a heading above a table; 1 is that of a sheet's name."""


def add_grid(builder: Builder, rows: Iterable[Sequence[str]]) -> str:
    r"""Add the rows of a sheet, empty ones left out, and return its first heading, "" if it has none.

    >>> builder = Builder()
    >>> add_grid(builder, [["获奖名单", ""], ["姓名", "奖次"], ["", ""], ["李 四", "一等奖\n"]])
    '获奖名单'
    >>> builder.finish().raw
    '获奖名单\n姓名\t奖次\n李 四\t一等奖\n'
    """
    title = ""
    count = 0
    table = False
    for row in rows:
        count += len(row)
        if count > MAX_CELLS:
            raise ReadError(f"a sheet has more than {MAX_CELLS:,} cells", "split the file")
        cells = [" ".join(cell.split()) for cell in row]
        full = [cell for cell in cells if cell]
        if not full:
            continue
        alone = len(full) == 1 and not table
        table = table or not alone
        if alone:
            builder.add_line(full[0], MarkKind.HEADING, CAPTION)
            title = title or full[0]
        else:
            builder.add_line(full[0] if len(full) == 1 else "\t".join(cells).rstrip("\t"), MarkKind.ROW)
    return title
