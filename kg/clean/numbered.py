"""Tables of numbered rows whose columns single blanks part, under a header that begins with 编号 or 序号."""

import re
from itertools import pairwise

from kg.clean.lines import Line, is_opener

HEAD = re.compile(r"(?:编号|序号|代码)(?:[ \t\u3000]+[\u3400-\u9fff（()）]{1,10}){2,}")
ROW = re.compile(r"(?:[A-Za-z]{1,2}-?)?\d{1,3}[ \t\u3000]+[\u3400-\u9fff]")
FOOT = re.compile(r"备?注|说明|[合总小共]计|填表|制表")
"""What begins the line below the last row."""


def find_numbered_lines(chars: str, lines: list[Line]) -> dict[int, bool]:
    """For the start of each line of such a table, its header too, whether its row goes on in the next line."""
    found: dict[int, bool] = {}
    held: dict[int, bool] = {}
    begun = False
    for first, second in pairwise([*lines, Line(len(chars), len(chars), "")]):
        if HEAD.fullmatch(first.words):
            held, begun = {first.start: False}, False
        elif held and (begun or ROW.match(first.words)):
            begun = True
            parted = chars[first.end : second.start].count("\n") > 1 or is_opener(second.words) or not second.words
            goes_on = not (parted or ROW.match(second.words) or FOOT.match(second.words))
            held[first.start] = goes_on
            if not goes_on and not ROW.match(second.words):
                found.update(held)
                held, begun = {}, False
        else:
            held = {}
    return found
