"""Folds a text character by character, so that rules meet one form of it while positions stay as they are."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

SINGLES = {"\u00a0": " ", "\u3000": " ", "•": "·", "‧": "·", "・": "·", "･": "·", "∙": "·", "∶": ":"}
"""Signs that stand for another one in practice, though Unicode does not say so."""
NUMERALS = str.maketrans("零〇○o一二三四五六七八九", "0000123456789")
CHINESE_YEAR = re.compile(
    r"(?=[一二])(?:(?<![零〇○o一二三四五六七八九])|(?<=^○)|(?<=\n○))[一二][零〇○o0九][零〇○o0一二三四五六七八九]{2}(?=学?年(?!级)|秋|春|[-—~至到]{1,2}[一二][零〇○o0九])"
)
"""A year in Chinese numerals, in whose place its digits are read: both have four characters."""


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
    """`chars` in simplified script, half-width forms and lower-case Latin, with the digits of years, of the same length.

    >>> fold_text("我區小學，獲獎３項ABC"), fold_text("二〇一一年工作要点")
    ('我区小学,获奖3项abc', '2011年工作要点')
    """
    return CHINESE_YEAR.sub(to_digits, chars.translate(TABLE))


def to_digits(match: re.Match[str]) -> str:
    """A year written in Chinese numerals, in digits."""
    return match.group().translate(NUMERALS)
