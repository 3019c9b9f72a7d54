"""How two texts are compared: names folded to one form, units to one sign, quotes by what they share."""

import re
import unicodedata
from functools import lru_cache

from kg.fold import load_converter

SIGNS = re.compile(r"[\s“”\"《》〈〉‘’'「」·]")
COUNTERS = frozenset({"个", "所", "人", "名", "位", "项", "次", "家", "件", "人次"})
SAME_UNITS = {"平米": "m2", "平方米": "m2", "个百分点": "百分点"} | dict.fromkeys(COUNTERS, "")


@lru_cache(maxsize=65536)
def fold_words(text: str) -> str:
    """The text in simplified script, half-width and lower case, without blanks and quotation marks.

    >>> fold_words("《箭盤山 小學》１")
    '箭盘山小学1'
    """
    return SIGNS.sub("", load_converter().convert(unicodedata.normalize("NFKC", text))).lower()


def fold_unit(unit: str) -> str:
    """The unit in one form; what merely counts (所, 人, 个) is no unit.

    >>> fold_unit("所"), fold_unit("㎡"), fold_unit("％"), fold_unit("万元")
    ('', 'm2', '%', '万元')
    """
    folded = fold_words(unit)
    return SAME_UNITS.get(folded, folded)


def cut_pairs(text: str) -> set[str]:
    """Every two neighbouring characters; a text of one character is its own pair."""
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def measure_likeness(one: str, other: str) -> float:
    """Dice's coefficient of the pairs of characters, 0 to 1; 1 where one text holds the other.

    >>> measure_likeness("在校学生", "在校生")
    0.4
    """
    if min(len(one), len(other)) > 1 and (one in other or other in one):
        return 1.0
    mine, yours = cut_pairs(one), cut_pairs(other)
    return 2 * len(mine & yours) / (len(mine) + len(yours))
