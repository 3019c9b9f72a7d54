"""Finds the page marks ``2、`` that document sites set between two halves of a sentence, and running heads."""

import re
from collections import Counter
from typing import NamedTuple

from kg.clean.ledger import Cut, View
from kg.clean.lines import Line, is_ended, is_opener, list_lines

MARK = re.compile(r"(?<!\s)(?P<gap>\s+)(?P<number>\d{1,3})、")
FIRST = re.compile(r"\s*1、")
FULL = 60
"""A page's text is longer than this, an item of a list that lacks its stop is shorter."""
DIGITS = re.compile(r"\d+")
HEAD_LENGTH = 40
REPEATED = 2
"""A line at the edge of so many pages, and of half of all, is the printer's."""
PAGE_NUMBERS = frozenset({"0", "-0-", "- 0 -", "—0—", "— 0 —"})


class PageMark(NamedTuple):
    """A possible page mark with the line ends before it, and whether the line before is broken off."""

    start: int
    end: int
    number: int
    broken: bool
    ended: bool


def cut_page_marks(view: View) -> list[Cut]:
    """The marks of one ascending sequence that breaks sentences more often than not.

    Items of a real list stand where a sentence has ended, so most of a page sequence must stand where none has.
    """
    marks = [read_mark(view.folded, match) for match in MARK.finditer(view.folded) if "\n" in match["gap"]]
    chain = follow_sequence(marks)
    if not chain or sum(mark.broken for mark in chain) * 2 < len(chain):
        return []
    cuts = [cut_mark(view.folded, mark) for mark in chain]
    line = view.folded.rfind("\n", 0, chain[0].start) + 1
    if chain[0].number == 2 and (first := FIRST.match(view.folded, line)):
        cuts.append(Cut(line, first.end(), "page-mark"))
    return cuts


def read_mark(folded: str, match: re.Match[str]) -> PageMark:
    """What stands before a possible page mark."""
    line = folded[folded.rfind("\n", 0, match.start()) + 1 : match.start()]
    ended = is_ended(line)
    return PageMark(match.start(), match.end(), int(match["number"]), len(line) >= FULL and not ended, ended)


def follow_sequence(marks: list[PageMark]) -> list[PageMark]:
    """The marks numbered 2, 3, 4, …, of several with one number the first that breaks a sentence."""
    chain: list[PageMark] = []
    wanted, place = 2, -1
    while True:
        fitting = [mark for mark in marks if mark.number == wanted and mark.start > place]
        if not fitting:
            return chain
        chosen = next((mark for mark in fitting if mark.broken), fitting[0])
        chain.append(chosen)
        wanted, place = wanted + 1, chosen.start


def cut_mark(folded: str, mark: PageMark) -> Cut:
    """The cut that joins the halves, or that leaves a line end where a paragraph may begin."""
    if mark.ended or is_opener(folded[mark.end : mark.end + 8]):
        return Cut(mark.start, mark.end, "page-mark", "\n")
    return Cut(mark.start, mark.end, "page-mark")


def cut_running_heads(view: View) -> list[Cut]:
    """Lines at the top or foot of most pages, alike but for their digits; then the page ends become line ends."""
    pages = split_pages(view.folded)
    if len(pages) == 1:
        return []
    edges = [
        (start + line.start, start + line.end, DIGITS.sub("0", line.words))
        for start, page in pages
        for line in pick_edges(page)
    ]
    counts = Counter(words for _, _, words in edges)
    enough = max(REPEATED, len(pages) // 2)
    cuts: list[Cut] = []
    seen: set[str] = set()
    for start, end, words in edges:
        # What stands on the first page may be the title: it goes only from the pages that say it again.
        if words in PAGE_NUMBERS or (counts[words] >= enough and words in seen):
            cuts.append(Cut(start, end, "page-mark"))
        seen.add(words)
    return cuts


def split_pages(chars: str) -> list[tuple[int, str]]:
    r"""The pages of a text, parted by ``\f``, each with its position."""
    pages: list[tuple[int, str]] = []
    start = 0
    for page in chars.split("\f"):
        pages.append((start, page))
        start += len(page) + 1
    return pages


def pick_edges(page: str) -> list[Line]:
    """The first line of a page and its last two, where heads and feet stand."""
    lines = list_lines(page)
    edges = [*lines[:1], *lines[max(1, len(lines) - 2) :]]
    return [line for line in edges if len(line.words) <= HEAD_LENGTH]
