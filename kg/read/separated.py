"""Reads tables in plain text: .csv and .tsv."""

import csv
from itertools import islice

from kg.errors import ReadError
from kg.read.builder import Builder
from kg.read.content import Content
from kg.read.decode import decode_text
from kg.read.grid import add_grid

SEPARATORS = ",\t;|，；"
SAMPLE = 50
"""So many lines tell what parts the columns."""
MAX_CELL = 100_000
"""Characters of a cell; a longer one is a quotation mark that nobody closed."""


def read_separated(data: bytes) -> Content:
    """The rows of a .csv file, whatever parts its columns and in whatever encoding; ReadError if it is no table."""
    raw = decode_text(data)
    if "\x00" in raw:
        raise ReadError("this is not a text file", "open it in the program that made it and save it as .csv or .xlsx")
    lines = raw.splitlines(keepends=True)
    builder = Builder()
    csv.field_size_limit(MAX_CELL)
    try:
        title = add_grid(builder, csv.reader(lines, delimiter=find_separator(lines)))
    except csv.Error as error:
        raise ReadError(
            "the file is no table: a quotation mark is not closed", "save it again as .csv or .xlsx"
        ) from error
    return builder.finish(title)


def find_separator(lines: list[str]) -> str:
    """What parts the columns: the sign that most of the first lines hold equally often, the comma where there is none.

    >>> find_separator(["姓名;奖次", "李四;一等奖", "王,五;二等奖"])
    ';'
    """

    def count_alike(sign: str) -> int:
        counts = [line.count(sign) for line in islice((line for line in lines if line.strip()), SAMPLE)]
        return max((counts.count(count) for count in set(counts) if count), default=0)

    return max(SEPARATORS, key=count_alike)
