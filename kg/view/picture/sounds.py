"""How names sound, so that they are found by their first letters."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import lazy_pinyin

from kg.fold import fold_text

AREA_END = re.compile(r"(?<=[省市县区旗州盟镇乡])")
"""A name is spelt part by part, or 重庆市长寿区 is read with a mayor in it."""


def spell_names(names: Iterable[str]) -> list[str]:
    """The syllables of each name, parted by blanks, in lower case and without tones.

    >>> spell_names(["柳州市第8中学", "重庆市长寿区", "ABC國際學校"])
    ['liu zhou shi di 8 zhong xue', 'chong qing shi chang shou qu', 'abc guo ji xue xiao']
    """
    return [spell_name(name) for name in names]


def spell_name(name: str) -> str:
    """The syllables of a name; what is not Chinese stands as it is written."""
    return " ".join(spelt for part in AREA_END.split(fold_text(name)) if (spelt := spell_part(part)))


@lru_cache(maxsize=1 << 16)
def spell_part(part: str) -> str:
    """The syllables of a part of names: thousands of names share those of their areas."""
    return " ".join(syllable for word in lazy_pinyin(part) for syllable in word.split())
