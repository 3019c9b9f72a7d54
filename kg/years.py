"""The year that words tell: in full, in Chinese numerals, by its last two digits, or by its distance from this one."""

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.fold import fold_text
from kg.gate import lead

RELATIVE = {
    "今年": 0,
    "本年": 0,
    "去年": -1,
    "上年": -1,
    "前年": -2,
    "明年": 1,
    "上半年": 0,
    "下半年": 0,
    "今春": 0,
    "今夏": 0,
    "今秋": 0,
    "今冬": 0,
}
"""How far from its year a document's words lie; where a clause has several, the first of these holds."""
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|学年|-|至|春|秋|\.(?!\d{1,3}(?:[万亿]|个?百分点|%))|$)")
PLANS = lead(r"(?<=.)(?:及|和|与|暨|、|,)?(?:19|20)\d{2}年[一-鿿]{0,8}(?:安排|打算|计划|思路|要点|部署|设想)$")
MONTH = lead(
    r"(?<![\d个])(?:1[0-2]|[1-9])月(?!刊|考|度|薪|亮)|(?<![一-鿿])(?:十[一二]?|[一二三四五六七八九])月|(?<![\d月])(?:[12]\d|3[01]|[1-9])日(?=$|[晚上下起])|[是同]月"
)
SPANNED = re.compile(r"[(（](?:19|20)\d{2}年?[-—~–至]{1,2}(?:19|20)\d{2}年[)）]")
"""The years that a plan is for, in its name: 三年行动计划(2019-2022年)."""
OTHER_YEAR = re.compile(r"(?<!\d)\d{2}年|同年|次年|翌年|当年|历年|每年|年前|多年")
SHORT_YEAR = re.compile(r"(?<![\d班龄教共已近达满约了第超过长])(\d{2})年(?!级|代|来|度?制|以|前|后|龄|级)")


def find_year(clauses: Iterable[str], document: int | None, *, told: bool = False) -> int | None:
    """The year told by the first of `clauses` that tells one, else the document's, or none where it must be `told`.

    >>> find_year(["去年被评为先进集体"], 2013), find_year(["先进集体"], 2013), find_year(["2009年9月"], 2013)
    (2012, 2013, 2009)
    """
    for clause in clauses:
        year, relative, short = read_years(clause)
        if year is not None:
            return year
        if relative is not None and document:
            return document + relative
        if short is not None and document:
            year = document - document % 100 + short
            return year if year <= document + 1 else year - 100
    return None if told else document


@lru_cache(maxsize=4096)
def read_years(clause: str) -> tuple[int | None, int | None, int | None]:
    """The year that a clause or heading tells: in full, by its distance from this one, and by its last two digits.

    >>> read_years("去年被评为先进集体"), read_years("09年9月")
    ((None, -1, None), (None, None, 9))
    """
    words = PLANS.sub("", SPANNED.sub("", fold_text(clause)))
    years, shorts = YEAR.findall(words), SHORT_YEAR.findall(words)
    return (
        int(years[-1]) if years else None,
        next((shift for word, shift in RELATIVE.items() if word in words), None),
        int(shorts[-1]) if shorts else None,
    )


def tells_month(clauses: Iterable[str]) -> bool:
    """Whether some words tell a month, and no year other than that of the document by 同年 or 次年.

    >>> tells_month(["3月底前办妥"]), tells_month(["次年3月办妥"]), tells_month(["用时3个月"])
    (True, False, False)
    """
    told = list(clauses)
    return any(MONTH.search(words) for words in told) and not any(OTHER_YEAR.search(words) for words in told)
