"""Grade, level and year of an honour, from its name, its clause and its headings."""

import re
from collections.abc import Iterable

from kg.model import Level
from kg.places import load_places

SIGNS = (
    (Level.NATIONAL, re.compile(r"全国|国家|中国|中华|教育部|中央|国务院|团中央|中共中央")),
    (Level.PROVINCIAL, re.compile(r"(?<![一-鿿])省(?!实验|会|重点)|省级|全省|省一级|省部级|自治区|全区级|省教育|省委|省政府|省妇联|省教")),
    (Level.CITY, re.compile(r"(?<![县区])市(?!直|场|民)级?|全市|地区级|州级|全州|设区市|市一级")),
    (Level.COUNTY, re.compile(r"(?:^|[^一-鿿校园地社]|被|获|获得|荣获|为|是|评上|全)(?:区|县|旗)|[区县旗]级|全[区县旗]|[区县]一级|[区县](?:教育局|委|政府|教体局)")),
    (Level.SCHOOL, re.compile(r"校级|园级|全校")),
)
KINDS = {"Province": Level.PROVINCIAL, "City": Level.CITY, "County": Level.COUNTY}
FULL = re.compile(r"[省市区县州旗]$")
RELATIVE = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "上年度": -1, "前年": -2, "明年": 1}
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|学年|-|至|春|秋|\.|$)")
SHORT_YEAR = re.compile(r"(?<!\d)(\d{2})年(?!级|代|来|度?制|以|前|后|龄|级)")


def find_level(parts: Iterable[str]) -> Level | None:
    """The level told by the first of `parts` that tells one: the honour's own name first, then what stands around it.

    >>> find_level(["临川市教育改革创新奖"]), find_level(["最美教师", "被省教育厅评为"])
    (None, <Level.PROVINCIAL: 'ProvincialLevel'>)
    >>> find_level(["柳州市教育改革创新奖"])
    <Level.CITY: 'CityLevel'>
    """
    for part in parts:
        found = level_of(part)
        if found:
            return found
    return None


def level_of(words: str) -> Level | None:
    """The level told by some words: that of a place at their head, else that of the first sign."""
    for match in load_places().scan(words):
        if match.span.start == 0 and (FULL.search(match.span.of(words)) or not match.vague):
            kinds = {place.kind for place in match.places if not place.until}
            if len(kinds) == 1:
                return KINDS[kinds.pop()]
    hits = [(match.start(), level) for level, sign in SIGNS if (match := sign.search(words))]
    return min(hits, key=lambda hit: hit[0])[1] if hits else None


def find_year(clauses: Iterable[str], document: int | None) -> int | None:
    """The year told by the first of `clauses` that tells one, else the document's.

    >>> find_year(["去年被评为先进集体"], 2013), find_year(["先进集体"], 2013), find_year(["2009年9月"], 2013)
    (2012, 2013, 2009)
    """
    for words in clauses:
        years = YEAR.findall(words)
        if years:
            return int(years[-1])
        relative = [shift for word, shift in RELATIVE.items() if word in words]
        if relative and document:
            return document + relative[0]
        short = SHORT_YEAR.findall(words)
        if short and document:
            year = document - document % 100 + int(short[-1])
            return year if year <= document + 1 else year - 100
    return document
