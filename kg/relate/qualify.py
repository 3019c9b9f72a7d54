"""Grade, level and year of an honour, from its name, its clause and its headings."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.model import Level
from kg.places import load_places

SIGNS = (
    (Level.NATIONAL, re.compile(r"全国|国家|中国|中华|教育部|(?<!省)部级|中央|国务院|团中央|中共中央")),
    (
        Level.PROVINCIAL,
        re.compile(
            r"(?<![一-鿿])省(?!实验|会|重点)|省级|全省|省一级|省部级|自治区|全区级|省教育|省委|省政府|省妇联|省教"
        ),
    ),
    (Level.CITY, re.compile(r"(?<![县区])市(?!直|场|民)级?|全市|地区级|州级|全州|设区市|市一级")),
    (
        Level.COUNTY,
        re.compile(
            r"(?:^|[^一-鿿校园地社]|被|获|获得|荣获|为|是|评上|全)(?:区|县|旗)(?!域)|[区县旗]级|全[区县旗]|[区县]一级|[区县](?:教育局|委|政府|教体局)"
        ),
    ),
    (Level.SCHOOL, re.compile(r"校级|园级|全校")),
)
KINDS = {"Province": Level.PROVINCIAL, "City": Level.CITY, "County": Level.COUNTY}
FULL = re.compile(r"[省市区县州旗]$")
CONTEST = re.compile(r"赛|奖|评|表彰|展演|节|运动会|名单|荣誉|称号|首届|第.{1,3}届")
BEFORE = re.compile(r"(?:\d{4}年度?)?(?:第?[一二三四五六七八九十首\d]{1,3}[批届])?")
"""What may stand before the place that an honour's name begins with: 第三批江西省试点单位."""
RENAMED = "2010"
"""A place that ended in this year or later may still be the one that confers."""
NAMED = re.compile(r"[一-鿿]{0,8}?(?:(?<!中)小学|中学|幼儿园|学校|[一二三四五六七八九十]中)")
GRADED = re.compile(
    r"(国家级?|全国|自治区级?|全?省级?|全?市级?|全?[区县州]级?|校级)(?:[小初高中男女子学组段甲乙]|团体|个人|单项)*$"
)
RELATIVE = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "上年度": -1, "前年": -2, "明年": 1}
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|学年|-|至|春|秋|\.|$)")
CHINESE_YEAR = re.compile(r"[一二][零〇○0九][零〇○0一二三四五六七八九]{2}(?=年|学年)")
PLANS = re.compile(r"(?<=.)(?:及|和|与|暨|、|,)?(?:19|20)\d{2}年[一-鿿]{0,8}(?:安排|打算|计划|思路|要点|部署|设想)$")
MONTH = re.compile(
    r"(?<![\d个])(?:1[0-2]|[1-9])月(?!刊|考|度|薪|亮)|(?<![一-鿿])(?:十[一二]?|[一二三四五六七八九])月|(?<![\d月])(?:[12]\d|3[01]|[1-9])日(?=$|[晚上下起])|[是同]月"
)
OTHER_YEAR = re.compile(r"(?<!\d)\d{2}年|同年|次年|翌年|当年|历年|每年|年前|多年")
NUMERALS = str.maketrans("零〇○一二三四五六七八九", "000123456789")
SHORT_YEAR = re.compile(r"(?<![\d班龄教共已近达满约了第超过长])(\d{2})年(?!级|代|来|度?制|以|前|后|龄|级)")


def find_level(parts: Iterable[str]) -> Level | None:
    """The level told by the first of `parts` that tells one: the honour's own name first, then what stands around it.

    >>> find_level(["书香校园"]), find_level(["最美教师", "被省教育厅评为"])
    (None, <Level.PROVINCIAL: 'ProvincialLevel'>)
    >>> find_level(["柳州市教育改革创新奖"])
    <Level.CITY: 'CityLevel'>
    """
    for part in parts:
        found = level_of(part)
        if found:
            return found
    return None


@lru_cache(maxsize=4096)
def level_of(words: str) -> Level | None:
    """The level told by some words: by a place or a sign, whichever stands first.

    >>> level_of("福建省宁德市优秀教师"), level_of("2020年柯桥区教学技能竞赛结果"), level_of("县域教改示范校")
    (<Level.CITY: 'CityLevel'>, <Level.COUNTY: 'CountyLevel'>, None)
    """
    hits = [(match.start(), level) for level, sign in SIGNS if (match := sign.search(words))]
    hits += [
        (start, level)
        for start, level in place_levels(words)
        if BEFORE.fullmatch(words, 0, start) or CONTEST.search(words)
    ]
    return min(hits, key=lambda hit: hit[0])[1] if hits else None


def place_levels(words: str) -> Iterator[tuple[int, Level]]:
    """Where places stand in some words, with their levels: of places side by side the last one's."""
    start, end = -1, -1
    found: dict[int, Level] = {}
    for match in load_places().scan(words):
        if not FULL.search(match.span.of(words)) and (match.vague or match.span.start):
            continue
        if match.span.start and NAMED.match(words, match.span.end):
            continue
        kinds = {place.kind for place in match.places if not place.until} or {
            place.kind for place in match.places if place.until >= RENAMED
        }
        if len(kinds) == 1 and (level := KINDS.get(kinds.pop())):
            start = start if match.span.start == end else match.span.start
            end = match.span.end
            found[start] = level
    yield from sorted(found.items())


def read_grade_level(before: str) -> str:
    """The words right before a grade that tell its level, "" where none do.

    >>> read_grade_level("全国作文大赛省级"), read_grade_level("全省微课大赛")
    ('省级', '')
    """
    match = GRADED.search(before)
    return match.group(1) if match else ""


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
    words = PLANS.sub("", CHINESE_YEAR.sub(to_digits, clause))
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


def to_digits(match: re.Match[str]) -> str:
    """A year written in Chinese numerals, in digits."""
    return match.group().translate(NUMERALS)
