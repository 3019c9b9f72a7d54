"""What a text has kept of the page or program it came from: names of characters, blank lines between all lines, dots for full stops."""

import html
import re
from itertools import pairwise
from statistics import median_low

from kg.clean.ledger import Cut, View
from kg.clean.lines import list_lines
from kg.model import Span

ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});")
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
    """The names of characters, each shown as the character it stands for; what names none stays as it is (A&BC;)."""
    named = [(match, html.unescape(match[0].lower())) for match in ENTITY.finditer(view.folded)]
    return [
        Cut(match.start(), match.end(), "site-header", meant.replace("\xa0", " "))
        for match, meant in named
        if len(meant) == 1
    ]


def cut_double_spacing(view: View) -> list[Cut]:
    """The blank line between any two lines, where nearly all have one; where there are more, one is left."""
    gaps = [Span(first.end, second.start) for first, second in pairwise(list_lines(view.chars))]
    breaks = [view.chars.count("\n", gap.start, gap.end) for gap in gaps]
    if len(gaps) < LEAST_LINES or sum(count > 1 for count in breaks) < SPACED * len(gaps):
        return []
    usual = median_low(breaks)
    return [
        Cut(gap.start, gap.end, "layout-space", "\n" if count <= usual else "\n\n")
        for gap, count in zip(gaps, breaks, strict=True)
        if count > 1
    ]


def cut_dots(view: View) -> list[Cut]:
    """The dots that end the sentences of a text which knows no other full stop, shown as one."""
    if view.folded.count("。") > 1:
        return []
    found = [Cut(match.start(), match.end(), "layout-rule", "。") for match in DOT.finditer(view.chars)]
    return found if len(found) >= LEAST_DOTS else []
