"""How names sound, so that they are found by their first letters."""

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.fold import fold_text
from kg.memo import Memo

AREA_END = re.compile(r"(?<=[省市县区旗州盟镇乡])")
"""A name is spelt part by part, or 重庆市长寿区 is read with a mayor in it."""


def spell_names(names: Iterable[str], memo: Memo | None = None) -> list[str]:
    """The syllables of each name, parted by blanks, in lower case and without tones; they are kept in `memo`.

    >>> spell_names(["柳州市第8中学", "重庆市长寿区", "ABC國際學校"])
    ['liu zhou shi di 8 zhong xue', 'chong qing shi chang shou qu', 'abc guo ji xue xiao']
    """
    memo = memo or Memo()
    return [spell_name(name, memo) for name in names]


def spell_name(name: str, memo: Memo) -> str:
    """The syllables of a name; what is not Chinese stands as it is written."""
    return " ".join(spelt for part in AREA_END.split(fold_text(name)) if (spelt := recall_part(part, memo)))


def recall_part(part: str, memo: Memo) -> str:
    """The syllables of a part of names, as they were spelt before: thousands of names share those of their areas."""
    key = f"sound {part}"
    told = memo.find(key)
    return str(memo.keep(key, spell_part(part)) if told is None else told)


@lru_cache(maxsize=1 << 16)
def spell_part(part: str) -> str:
    """The syllables of a part of names."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its tables are large, and a second build may need none of them

    return " ".join(syllable for word in lazy_pinyin(part) for syllable in word.split())
