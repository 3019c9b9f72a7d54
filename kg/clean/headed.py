"""Tables every cell of which has a line of its own: under column titles one below another every so many lines are a row."""

import re
from collections.abc import Iterator, Sequence

from kg.clean.lines import Line
from kg.columns import WON, tell_column, tell_columns
from kg.record import record

STOP = re.compile("[。；;！!？?]|[，,].{12}")
"""What stands in no cell."""
END = re.compile(
    r"备注|说明|注[:：]|[合总小共]计|填表|制表|表[一二三四五六七八九十\d]|附|[（(](?:全|本|共|以)|人数|主办|[一二三四五六七八九十]、"
)
"""What begins the line below the last row."""
INNER = re.compile(r"(?<![^\s])([㐀-鿿])[ \t\u3000]+([㐀-鿿])(?=\s|$)")
"""The two characters of a name that was set as wide as one of three."""
NUMBER = re.compile(r"\d{1,3}|(?:19|20)\d\d(?:年度?)?")
"""What the first cell of a row holds: its number or its year."""
LEAST_COLUMNS, MOST_COLUMNS, LEAST_ROWS, LONGEST_CELL = 3, 16, 2, 30


@record
class Joint:
    """How a line of a table goes on in the next one: with a cell of its own."""

    cell: bool


def find_headed_rows(lines: Sequence[Line]) -> dict[int, Joint | None]:
    """For the start of each line of a table under a header, how its row goes on in the next line; None where it ends."""
    found: dict[int, Joint | None] = {}
    place = 0
    while place < len(lines):
        columns = measure_header(lines, place)
        rows = list(take_rows(lines, place + columns, columns)) if columns else []
        if len(rows) < LEAST_ROWS:
            place += 1
            continue
        found.update({line.start: Joint(cell=True) for line in lines[place : place + columns - 1]})
        found[lines[place + columns - 1].start] = None
        for row in rows:
            found.update(row)
        place += columns * (len(rows) + 1)
    return found


def measure_header(lines: Sequence[Line], place: int) -> int:
    """How many columns the header has whose titles stand one below another from `place` on; 0 for none."""
    end = place
    while end < len(lines) and end - place < MOST_COLUMNS and tell_column(lines[end].words):
        end += 1
    titles = [line.words for line in lines[place:end]]
    return len(titles) if len(titles) >= LEAST_COLUMNS and WON & set(tell_columns(titles)) else 0


def take_rows(lines: Sequence[Line], place: int, columns: int) -> Iterator[dict[int, Joint | None]]:
    """The rows below a header, each by the starts of its lines."""
    while row := take_row(lines[place : place + columns], columns):
        yield row
        place += columns


def take_row(lines: Sequence[Line], columns: int) -> dict[int, Joint | None]:
    """A row of a table every cell of which has a line of its own."""
    if len(lines) < columns or not all(is_cell(line.words) for line in lines) or not NUMBER.fullmatch(lines[0].words):
        return {}
    return {line.start: Joint(cell=True) if line is not lines[-1] else None for line in lines}


def is_cell(words: str) -> bool:
    """Whether words may fill a cell."""
    return len(words) <= LONGEST_CELL and not STOP.search(words) and not END.match(words)
