"""What a text has kept of the page or program it came from: names of characters, blank lines between all lines, dots for full stops."""

import html
import re
from itertools import pairwise

from kg.clean.ledger import Cut, View
from kg.clean.lines import list_lines

ENTITY = re.compile(r"(?:&(?:[a-z]{2,8}|#\d{2,5});)++")
"""Names of characters in the source of a page: &nbsp;, &ldquo;."""
SPACED = 0.9
"""The share of the lines that a blank one follows in a text that says nothing by them."""
LEAST_LINES = 8
HAN = "[\u3400-\u9fff”』」》）)]"
NUMERAL = "[一二三四五六七八九十]"
LONE = "".join(f"(?<!{edge}{NUMERAL * size})" for edge in ("^", "[^\u3400-\u9fff]") for size in (1, 2))
DOT = re.compile(
    rf"(?<={HAN}){LONE}[.．](?=\s*(?:[\u3400-\u9fff“‘《（(【]|$))",
    re.MULTILINE,
)
"""A dot between Chinese words, which ends a sentence; behind a lone numeral it numbers a heading (一.工作)."""
LEAST_DOTS = 5


def cut_entities(view: View) -> list[Cut]:
    """The names of characters, in whose place the first of what they stand for is shown."""
    return [
        Cut(match.start(), match.end(), "site-header", html.unescape(match[0].lower())[:1].replace("\xa0", " "))
        for match in ENTITY.finditer(view.folded)
    ]


def cut_double_spacing(view: View) -> list[Cut]:
    """The blank line between any two lines, where nearly all have one; where there are more, one is left."""
    gaps = [(first.end, second.start) for first, second in pairwise(list_lines(view.chars))]
    blank = [view.chars.count("\n", *gap) > 1 for gap in gaps]
    if len(gaps) < LEAST_LINES or sum(blank) < SPACED * len(gaps):
        return []
    usual = sorted(view.chars.count("\n", *gap) for gap in gaps)[len(gaps) // 2]
    return [
        Cut(start, end, "layout-space", "\n" if view.chars.count("\n", start, end) <= usual else "\n\n")
        for start, end in gaps
        if view.chars.count("\n", start, end) > 1
    ]


def cut_dots(view: View) -> list[Cut]:
    """The dots that end the sentences of a text which knows no other full stop, shown as one."""
    if view.folded.count("。") > 1:
        return []
    found = [Cut(match.start(), match.end(), "layout-rule", "。") for match in DOT.finditer(view.chars)]
    return found if len(found) >= LEAST_DOTS else []
