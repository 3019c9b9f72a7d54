"""Finds what a site shows after a text: its beginning once more, and the beginnings of other texts."""

import re

from kg.clean.ledger import Cut, View
from kg.clean.lines import Line, is_ended, list_lines

BLANKS = re.compile(r"[\s,，。.…]+")
CUT_OFF = ("...", "…")
TITLE_LENGTH = 40
TEASER_LENGTH = 60
REPEAT_LENGTH = 50
"""So many characters do not come twice in a text by chance."""
HEAD = 20
BEGINNING = 300
"""A site shows the beginning of the text once more: what repeats a later part is the author's."""
CATALOGUE = re.compile(r".{0,20}范文\d*。?$")


def cut_teasers(view: View) -> list[Cut]:
    """The teasers at the end of the text."""
    lines = list_lines(view.folded)
    found = sorted({*find_repeats(view.folded, lines), *find_others(lines)})
    return [Cut(lines[index].start, lines[index].end, "teaser") for index in found]


def squeeze(words: str) -> str:
    """`words` without blanks and stops, which sites set as they like."""
    return BLANKS.sub("", words)


def find_repeats(folded: str, lines: list[Line]) -> list[int]:
    """Indices of lines in the last third that say again how the text began, with the title above each."""
    found: list[int] = []
    for index in range(max(1, len(lines) * 2 // 3), len(lines)):
        words = squeeze(lines[index].words)
        before = squeeze(folded[: min(lines[index].start, BEGINNING + 2 * len(lines[index].words))])
        if len(words) < REPEAT_LENGTH or not 0 <= before.find(words) <= BEGINNING:
            continue
        found.append(index)
        above = lines[index - 1].words
        if len(above) <= TITLE_LENGTH and any(
            squeeze(line.words) == squeeze(above) for line in lines[: min(index - 1, HEAD)]
        ):
            found.append(index - 1)
    return found


def find_others(lines: list[Line]) -> list[int]:
    """Indices of lines that present other texts: two or more at the end, each a title and a beginning cut off.

    A single one is left alone: the text itself may be cut off.
    """
    index = len(lines) - 1
    found: list[int] = []
    while index > 0 and is_teaser(lines[index - 1].words, lines[index].words):
        found += [index, index - 1]
        index -= 2
    if len(found) <= 2:
        return []
    if index >= 0 and CATALOGUE.fullmatch(lines[index].words) and not is_ended(lines[index].words):
        found.append(index)
    return found


def is_teaser(title: str, words: str) -> bool:
    """Whether two lines are a title and the beginning of a text, cut off by dots."""
    return (
        len(title) <= TITLE_LENGTH and not is_ended(title) and len(words) >= TEASER_LENGTH and words.endswith(CUT_OFF)
    )
