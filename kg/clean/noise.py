"""Finds the lines and phrases that a document site, a news page or a printer put around the text."""

import re
from functools import cache

from kg.clean.ledger import Cut, View
from kg.clean.lines import Line, is_ended, list_lines
from kg.errors import RulesError
from kg.record import record
from kg.rules import read_table, require_known

COLUMNS = ("scope", "reason", "pattern", "example", "why")
SCOPES = frozenset({"line", "head", "tail", "inline"})
REASONS = frozenset(
    {
        "site-header",
        "page-mark",
        "page-info",
        "navigation",
        "teaser",
        "copyright",
        "advertisement",
        "layout-rule",
        "reading-aid",
    },
)
LONGEST = 500
"""No line of a site is longer."""
BARS = 2
"""Links to other pages are parted by so many bars and more."""
LONG = 40
"""A line of so many characters may be the author's even among a site's lines."""


@record
class Noise:
    """One row of noise.csv: a pattern over folded text."""

    scope: str
    reason: str
    pattern: re.Pattern[str]
    example: str


@cache
def load_noise() -> tuple[Noise, ...]:
    """The rows of `terms/noise.csv`; RulesError for an unknown scope or reason or a pattern that is no pattern."""
    rows: list[Noise] = []
    for row in read_table("terms/noise.csv", COLUMNS):
        require_known("noise.csv", row["example"], row["scope"], SCOPES)
        require_known("noise.csv", row["example"], row["reason"], REASONS)
        try:
            pattern = re.compile(row["pattern"])
        except re.error as error:
            raise RulesError(f"noise.csv: {row['pattern']}: {error}", "see the patterns around it") from error
        rows.append(Noise(row["scope"], row["reason"], pattern, row["example"]))
    return tuple(rows)


@cache
def compile_scope(scope: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All patterns of `scope` as one, each a group of its own, and the reason of each group."""
    rows = [noise for noise in load_noise() if noise.scope == scope]
    return re.compile("|".join(f"({noise.pattern.pattern})" for noise in rows)), tuple(noise.reason for noise in rows)


def match_line(scope: str, words: str) -> str:
    """The reason why a whole folded line is noise of `scope`, "" if it is none.

    >>> match_line("line", "第2页 / 共5页")
    'page-mark'
    """
    pattern, reasons = compile_scope(scope)
    match = pattern.fullmatch(words) if len(words) <= LONGEST else None
    return reasons[(match.lastindex or 1) - 1] if match else ""


def cut_phrases(view: View) -> list[Cut]:
    """What stands inside lines: page marks between two halves of a sentence, suffixes of a file."""
    pattern, reasons = compile_scope("inline")
    return [
        Cut(match.start(), match.end(), reasons[(match.lastindex or 1) - 1]) for match in pattern.finditer(view.folded)
    ]


def cut_lines(view: View) -> list[Cut]:
    """Whole lines that are noise: anywhere, before the author's text begins, and after it has ended."""
    lines = list_lines(view.folded)
    reasons = [match_line("line", line.words) for line in lines]
    mark_head(lines, reasons)
    mark_tail(lines, reasons)
    return [cut for index, reason in enumerate(reasons) if reason for cut in span_line(view, lines, index, reason)]


def mark_head(lines: list[Line], reasons: list[str]) -> None:
    """Fill in reasons for lines above the first sentence of the author's."""
    for index, line in enumerate(lines):
        if reasons[index]:
            continue
        reasons[index] = match_line("head", line.words)
        if not reasons[index] and len(line.words) >= LONG and is_ended(line.words):
            return


def mark_tail(lines: list[Line], reasons: list[str]) -> None:
    """Fill in reasons for what follows a line that opens a site's tail, up to a line that may be the author's."""
    reason = ""
    for index, line in enumerate(lines):
        if opened := match_line("tail", line.words):
            reason = reasons[index] = opened
        elif reason and not reasons[index]:
            if len(line.words) >= LONG and line.words.count("|") < BARS:
                reason = ""
            else:
                reasons[index] = reason


def span_line(view: View, lines: list[Line], index: int, reason: str) -> list[Cut]:
    """The cuts that take line `index` out, with the blank lines before it, so that its neighbours meet."""
    line = lines[index]
    before = lines[index - 1].end if index else 0
    if index + 1 == len(lines):
        after = len(view.chars)
    else:
        # One line end stays between the neighbours: whether they are one sentence is told later.
        after = max(line.end, view.chars.rfind("\n", line.end, lines[index + 1].start))
    around = (Cut(before, line.start, "layout-space"), Cut(line.end, after, "layout-space"))
    return [Cut(line.start, line.end, reason), *(cut for cut in around if cut.start < cut.end)]
