"""Sentences side by side as arrays of characters, and what stands before or behind each of them."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.mention.sign_numbers import BASE, Numbers, Places

PAD = "###"
"""Stands before, between and behind sentences, so that every character has neighbours."""
CODES = 1 << 16
"""Characters beyond are of no kind."""
MARK, END, PART, NUMERAL, QUOTE = 1, 2, 4, 8, 16
CHARS = {
    MARK: "#、,，;；:：。.!！?？()（）[]【】\t\n|/—·“”‘’\"'《》「」 -",
    END: "#。;；\n",
    PART: "#、,，;；:：。!！?？\t\n ",
    NUMERAL: "零〇一二三四五六七八九十百千两",
    QUOTE: "#“”「」《》",
}
"""Kinds of characters: across an END or PART little is told of what stood before."""
FAR = np.array((0, 1, 2, 3, 4, 4, *[6] * 4, *[10] * 6, 16), np.uint64)
"""How far away something is, the farther the rougher."""
MIX = np.uint64(BASE)
Held = NDArray[np.bool_]


class Sheet:
    """Sentences side by side: text with pads, its characters as numbers, which are no pads, where each sentence begins."""

    def __init__(self, sentences: Sequence[str]) -> None:
        """Lay out the sentences."""
        self.sentences = sentences
        self.text = PAD + "".join(sentence + PAD for sentence in sentences)
        self.size = len(self.text)
        self.chars: Numbers = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
        ends = np.cumsum([len(PAD), *(len(sentence) + len(PAD) for sentence in sentences)])
        self.starts: list[int] = ends[:-1].tolist()
        self.own = np.ones(self.size, bool)
        for back in range(1, len(PAD) + 1):
            self.own[ends - back] = False
        self.flags = load_flags()[np.minimum(self.chars, CODES - 1)]

    def holds(self, flag: int) -> Held:
        """Which characters are of a kind."""
        return (self.flags & flag) > 0


@cache
def load_flags() -> NDArray[np.uint8]:
    """Of what kinds each character is."""
    flags = np.zeros(CODES, np.uint8)
    for flag, chars in CHARS.items():
        flags[[ord(char) for char in chars]] |= flag
    return flags


def is_han(chars: Numbers) -> Held:
    """Which characters are Chinese ones in common use."""
    return (chars >= ord("一")) & (chars <= ord("鿿"))


def shift(column: Numbers, by: int) -> Numbers:
    """What stands so many characters further on; what comes round at the ends stands beside pads only."""
    return np.concatenate((column[by:], column[:by]))


def join(*columns: Numbers) -> Numbers:
    """One number for what several columns tell together; 0 where all tell nothing."""
    told = columns[0]
    for column in columns[1:]:
        told = told * MIX + column
    return told


def look_back(events: Held) -> Places:
    """The place of the last event at or before each character; the first character of a sheet is one.

    >>> look_back(np.array([True, False, True, False])).tolist()
    [0, 0, 2, 2]
    """
    return np.maximum.accumulate(np.where(events, np.arange(events.size), 0))


def look_ahead(events: Held) -> Places:
    """The place of the next event at or behind each character; the last character of a sheet is one."""
    return events.size - 1 - look_back(events[::-1])[::-1]


def add_distance(told: Numbers, chars: Places) -> Numbers:
    """What is told, each with how far away it is; 0 stays 0."""
    return np.where(told, told * MIX + FAR[np.minimum(chars, FAR.size - 1)] + np.uint64(1), 0)
