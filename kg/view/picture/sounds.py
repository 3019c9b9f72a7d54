"""How names sound, so that they are found by their first letters."""

from collections.abc import Iterable
from functools import cache

from pypinyin import lazy_pinyin


def spell_names(names: Iterable[str]) -> list[str]:
    """The syllables of each name, parted by blanks, in lower case and without tones.

    >>> spell_names(["柳州市第8中学", "重庆市长寿区", "ABC国际学校"])
    ['liu zhou shi di 8 zhong xue', 'chong qing shi chang shou qu', 'abc guo ji xue xiao']
    """
    return [spell_name(name) for name in names]


@cache
def spell_name(name: str) -> str:
    """The syllables of a name; what is not Chinese stands as it is written."""
    return " ".join(part for word in lazy_pinyin(name) for part in word.lower().split())
