"""Lines that somebody has broken by hand, at no fixed width: a sentence goes on below where its line ends in mid-phrase."""

import re
from collections.abc import Sequence

from kg.clean.lines import Line, is_ended, is_opener, measure_width

WIDEST = 96
"""Columns of a line that a hand has broken; where lines are longer, each is a paragraph."""
LEAST_COLUMNS, LEAST_LINES = 36, 3
"""How wide a line is that goes on, and how many lines of a text go on where lines are broken by hand."""
SHARE = 0.9
"""So many of the lines of a text broken by hand are no wider than the widest may be."""
COMMAS = re.compile("[，。；：,;]")
GOES_ON = re.compile(r"[㐀-鿿\d》”」A-Za-z]$")
ANEW = re.compile(
    r"\s*(?:(?:19|20)\d\d年|二[〇○零]|\d{1,2}月|[^，。；、：:]{1,8}[：:]|[A-Za-z]|[>|｜【\[(（]|上一|下一|版权|责任|来源|本文)"
)
"""How a line opens that goes on with nothing: a date, a label, an advertisement."""
CELLS = re.compile(r"\t|[|｜]|\S[ 　]{2,}\S|(?:\S+[ 　]+){3}")
"""Blanks and bars that part the cells of a line."""


def find_ragged(lines: Sequence[Line], chars: str) -> frozenset[int]:
    """The starts of the lines whose sentence goes on in the next line, where a text is broken by hand.

    A line of so many goes on only if the lines behind it come to a full stop: items of a list never do.
    """
    narrow = [line for line in lines if measure_width(line.words) <= WIDEST]
    if len(narrow) < len(lines) * SHARE:
        return frozenset()
    goes = [False] * len(lines)
    for place in range(len(lines) - 2, -1, -1):
        first, second = lines[place : place + 2]
        goes[place] = is_open(first) and is_next(chars, first, second) and (goes[place + 1] or closes(second.words))
    found = frozenset(line.start for line, on in zip(lines, goes, strict=True) if on)
    return found if len(found) >= LEAST_LINES else frozenset()


def is_open(line: Line) -> bool:
    """Whether a line of running text ends in mid-sentence: …各校区教师,由李晓."""
    return (
        LEAST_COLUMNS <= measure_width(line.words) <= WIDEST
        and COMMAS.search(line.words) is not None
        and GOES_ON.search(line.words) is not None
        and not CELLS.search(line.words)
    )


def is_next(chars: str, first: Line, second: Line) -> bool:
    """Whether a line stands right below another and may go on with its sentence."""
    return (
        chars.count("\n", first.end, second.start) == 1
        and measure_width(second.words) <= WIDEST
        and not is_opener(second.words)
        and not ANEW.match(second.words)
        and not CELLS.search(second.words)
    )


def closes(words: str) -> bool:
    """Whether a line holds the end of the sentence that the line above it began: 兰接任。, 兰接任;李."""
    return is_ended(words) or re.search("[。；;！？]", words) is not None
