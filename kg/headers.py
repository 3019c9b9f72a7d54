"""Tables whose rows stand in parts, each under a heading of its own (一、望江中学): the titles of columns hold for all of them."""

import re
from collections.abc import Sequence

from kg.columns import NUMBER, SHAPES, WON, place_cells, tell_column, tell_columns
from kg.model import Sentence, SentenceKind, Span

KNOWN = 2 / 3
"""So many of the words of a header are titles of columns that are known."""
BETWEEN, LONGEST = 3, 40
"""Between two parts of a table stand so many lines at most, of so many characters."""
TOLD = re.compile("[。；;！!？?]")


def carry_headers(sentences: Sequence[Sentence]) -> dict[int, Sentence]:
    """For the start of each row in a later part of a table the header that its first part began with."""
    found: dict[int, Sentence] = {}
    header: Sentence | None = None
    between, carried = 0, False
    for sentence in sentences:
        if sentence.kind is SentenceKind.ROW and len(sentence.cells) > 1:
            if header is None or between:
                carried = header is not None and goes_on(sentence, header)
                header = header if carried else sentence if is_header(sentence) else None
                between = 0
            if carried and header is not None:
                found[sentence.span.start] = header
        elif header is not None:
            between += 1
            if between > BETWEEN or len(sentence.folded) > LONGEST or TOLD.search(sentence.folded):
                header, between, carried = None, 0, False
    return found


def list_cells(sentence: Sentence) -> list[str]:
    """The words of the cells of a row, without blanks."""
    return [squeeze_cell(cell, sentence) for cell in sentence.cells]


def squeeze_cell(cell: Span, sentence: Sentence) -> str:
    """The words of a cell without blanks."""
    return "".join(sentence.words_at(cell).split())


def is_header(sentence: Sentence) -> bool:
    """Whether a row holds titles of columns, one of which tells whom a row is about."""
    kinds = tell_columns(list_cells(sentence))
    return sum(map(bool, kinds)) >= KNOWN * len(kinds) and bool(WON & set(kinds))


def goes_on(sentence: Sentence, header: Sentence) -> bool:
    """Whether a row below a heading stands under the titles of the table above: its cells fit them, and it is numbered if they are."""
    cells, kinds = list_cells(sentence), tell_columns(list_cells(header))
    if len(cells) > len(kinds) or all(map(tell_column, cells)):
        return False
    numbered = SHAPES[NUMBER].fullmatch(cells[0]) is not None
    return numbered == (kinds[0] == NUMBER) and place_cells(cells, kinds).worth > 0
