"""Folds a text character by character, so that rules meet one form of it while positions stay as they are."""

import unicodedata
from functools import cache

from opencc import OpenCC

SINGLES = {"\u00a0": " ", "\u3000": " ", "•": "·", "‧": "·", "・": "·", "･": "·", "∙": "·", "∶": ":"}
"""Signs that stand for another one in practice, though Unicode does not say so."""


@cache
def load_converter() -> OpenCC:
    """The table from traditional to simplified script, loaded when the first Chinese character is met."""
    return OpenCC("t2s")


def fold_character(char: str) -> str:
    """The simplified, half-width, lower-case form of one character, again one character.

    >>> fold_character("學"), fold_character("１"), fold_character("①"), fold_character("٣")
    ('学', '1', '①', '3')
    """
    if char in SINGLES:
        return SINGLES[char]
    if char.isdecimal():
        # Patterns take the digits of every script for digits, and numbers are read by those of ours.
        return str(unicodedata.decimal(char))
    form = unicodedata.normalize("NFKC", char)
    # Circled and superscript digits also have a form of one character, but are no digits of a number.
    if len(form) != 1 or (form.isdigit() and unicodedata.decomposition(char).startswith(("<circle>", "<su"))):
        form = char
    if "\u3400" <= form <= "\u9fff":
        form = load_converter().convert(form)
    form = form.lower()
    return form if len(form) == 1 else char


class FoldTable(dict[int, str]):
    """Code point to folded character, filled as characters are met."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = fold_character(chr(point))
        return folded


TABLE = FoldTable()


def fold_text(chars: str) -> str:
    """`chars` in simplified script, half-width forms and lower-case Latin, of the same length.

    >>> fold_text("我區小學，獲獎３項ABC")
    '我区小学,获奖3项abc'
    """
    return chars.translate(TABLE)
