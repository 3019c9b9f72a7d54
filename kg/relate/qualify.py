"""Grade, level and year of an honour, from its name, its clause and its headings."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from kg.gate import lead
from kg.model import Level
from kg.places import load_places
from kg.rules import alternate, read_table

SIGNS = (
    (Level.NATIONAL, re.compile(r"全国|国家|中国|中华|教育部|(?<!省)部级|中央|国务院|团中央|中共中央")),
    (
        Level.PROVINCIAL,
        re.compile(
            r"(?<![一-鿿])省(?!实验|会|重点)|省级|全省|省一级|省部级|自治区|全区级|省教育|省委|省政府|省妇联|省教|兵团"
        ),
    ),
    (
        Level.CITY,
        re.compile(
            r"(?<![县区])市(?!直|场|民)级?|全市|地区级|州级|全州|(?<![一-鿿])州(?=第|首届|里|优|教)|设区市|市一级"
        ),
    ),
    (
        Level.COUNTY,
        re.compile(
            r"(?:^|[^一-鿿校园地社]|被|获|获得|荣获|为|是|评上|全)(?:区|县|旗)(?!域)|[区县旗]级|全[区县旗]|[区县]一级|[区县](?:教育局|委|政府|教体局)"
        ),
    ),
    (Level.SCHOOL, re.compile(r"校级|园级|全校")),
)
EXPLICIT = re.compile(r"(?:国家|省|自治区|市|州|县|区|旗|校)级(?!别|以上|市|特教|教师|职称|中学|中等)")
"""A level told in so many words, whatever places stand around it: 临川市|市级示范校."""
KINDS = {"Province": Level.PROVINCIAL, "City": Level.CITY, "County": Level.COUNTY}
FULL = re.compile(r"[省市区县州旗]$")
CONTEST = re.compile(r"赛|奖|评|表彰|展演|节|运动会|名单|荣誉|称号|首届|第.{1,3}届")
BEFORE = re.compile(r"[“\"]?(?:\d{4}年度?)?(?:第?[一二三四五六七八九十首\d]{1,3}[批届])?(?:感动|最美|魅力)?")
"""What may stand before the place that an honour's name begins with: 第三批江西省试点单位."""
OF_SCHOOL = re.compile(
    r"(?:小学|中学|幼儿园|学校|学院|集团|[一二三四五六七八九十]中)(?:校区)?(?:学校)?(?:简介|概况|介绍|校史|大事记|[“\"]?\d{4}|[一二三四]?(?:学年|学期)|年度|工作|总结|述职|汇报|喜报|第[一二]学期)"
)
"""The title of a school's own paper: where the school lies is no level of its honours."""
RENAMED = "2011"
"""A place that ended in this year or later may still be the one that confers."""
NAMED = re.compile(r"[一-鿿]{0,8}?(?:(?<!中)小学|中学|幼儿园|学校|[一二三四五六七八九十]中)")
GRADED = lead(
    r"(国家级?|全国|自治区级?|全?省级?|全?市级?|全?[区县州]级?|校级)(?:[小初高中男女子学组段甲乙]|团体|个人|单项)*$"
)

SECTION = re.compile(
    r"(?<![一-鿿])(?:[一-鿿]*?(?:赛|杯|奖|活动|[)”\"]))?([一-鿿]{2,3}赛区)[)”\"]?(?:上|中|里|的|,|荣?获得?|斩获|夺得|决赛|选拔赛|[一-鿿]{1,3}组)*+$"
)
"""The part of a country or province whose own grades a contest gives: (安徽赛区)|一等奖."""
LEVEL_HEAD = re.compile(r"((?:国家|省|自治区|市|州|县|区|旗|校)级)(?:的|层面|方面|荣誉|奖项|表彰)*(?:[,:]|有|[,:]有)")
"""What heads the honours of a level in a list that goes from level to level."""

LEVEL_LEAD = re.compile(
    r"[(一二三四五六七八九十\d、.)]{0,6}[一-鿿]{0,6}?(国家|全国|省|自治区|市|州|盟|县|区|旗|校)(?:一级|级|里给?)的?(?:荣誉|奖项|表彰|称号|奖励|层面|方面)?(?:一共|共|有|为数|最多|是|[:,])"
)
"""What opens a paragraph about the honours of one level: 省一级共六项."""
CLAUSE_END = re.compile(r"[,，;；。]")
FOUNDED = re.compile(
    r"(?:创办|始建|创建|成立|建成|组建|建校|建园|开办|创立)于|始于|(?:办|建)[校园](?:时间)?于?(?=\d)|年由[^,;。]{2,16}[创兴筹][办建]|[年月日](?:创办|始建|成立|组建|建校|建园|开办|创立|出生|毕业|参加工作|入职)"
)
"""A clause that tells when a body began or somebody's life, which is not when they were honoured."""


def find_level(parts: Iterable[str]) -> Level | None:
    """The level told by the first of `parts` that tells one: the honour's own name first, then what stands around it.

    >>> find_level(["书香校园"]), find_level(["最美教师", "被省教育厅评为"])
    (None, <Level.PROVINCIAL: 'ProvincialLevel'>)
    >>> find_level(["柳州市教育改革创新奖"])
    <Level.CITY: 'CityLevel'>
    """
    for part in parts:
        found = level_of(part) or (Level.PROVINCIAL if scan_nicknames().match(part) else None)
        if found:
            return found
    return None


def find_level_head(folded: str, place: int) -> str:
    """The level that heads the list in which an honour stands at a place of its sentence, "" for none.

    >>> find_level_head("省级的,有省先进单位;市级的,有招生工作先进单位", 20), find_level_head("省级先进单位", 2)
    ('市级', '')
    """
    heads = [match.group(1) for match in LEVEL_HEAD.finditer(folded, 0, place)]
    return heads[-1] if heads else ""


def find_level_lead(folded: str) -> str:
    """The level of the honours that a paragraph with this opening tells, "" for none.

    >>> find_level_lead("荆州市一级为数最多。"), find_level_lead("市级教研活动12次。")
    ('市级', '')
    """
    match = LEVEL_LEAD.match(folded)
    return f"{match[1]}级" if match else ""


@lru_cache(maxsize=4096)
def level_of(words: str) -> Level | None:
    """The level told by some words: by a place or a sign, whichever stands first.

    >>> level_of("福建省宁德市优秀教师"), level_of("2020年柯桥区教学技能竞赛结果"), level_of("县域教改示范校")
    (<Level.CITY: 'CityLevel'>, <Level.COUNTY: 'CountyLevel'>, None)
    """
    told, school = EXPLICIT.search(words), OF_SCHOOL.search(words)
    words = told.group() if told else words[school.start() :] if school else words
    hits = [(match.start(), level) for level, sign in SIGNS if (match := sign.search(words))]
    hits += [
        (start, level)
        for start, level in place_levels(words)
        if BEFORE.fullmatch(words, 0, start) or CONTEST.search(words)
    ]
    return min(hits, key=lambda hit: hit[0])[1] if hits else None


@cache
def scan_nicknames() -> re.Pattern[str]:
    """What finds the by-name of a province at the head of an honour: the 楚天 of 楚天园丁奖, the 南粤 of 2022年南粤优秀教师."""
    words = alternate(row["word"] for row in read_table("terms/provinces.csv", ("word",)))
    return re.compile(
        rf"[“\"]?(?:\d{{4}}年度?)?(?:第?[一二三四五六七八九十首\d]{{1,3}}[批届])?[“\"]?({words})(?=[一-鿿“”\"]{{2}})"
    )


def place_levels(words: str) -> Iterator[tuple[int, Level]]:
    """Where places stand in some words, with their levels: of places side by side the last one's."""
    start, end = -1, -1
    found: dict[int, Level] = {}
    for match in load_places().scan(words):
        chars = match.span.of(words)
        whole = FULL.search(chars) and any(place.name == chars for place in match.places)
        wide = any(place.kind == "Province" for place in match.places)
        if not whole and ((match.vague and not wide) or not BEFORE.fullmatch(words, 0, match.span.start)):
            continue
        if match.span.start and NAMED.match(words, match.span.end):
            continue
        kinds = {place.kind for place in match.places if not place.until} or {
            place.kind for place in match.places if place.until >= RENAMED
        }
        if "Province" in kinds:
            kinds = {"Province"}
        if len(kinds) == 1 and (level := KINDS.get(kinds.pop())):
            start = start if match.span.start == end else match.span.start
            end = match.span.end
            found[start] = level
    yield from sorted(found.items())


OWN_GRADE = re.compile(r"[特一二三四]等奖$")


def settle_grade(told: str, honour: str) -> str:
    """The grade of an honour: as it is told, without the 奖 of 提名奖; else the one its own name ends in.

    >>> settle_grade("提名奖", "十佳教师"), settle_grade("", "全州目标考核一等奖"), settle_grade("金奖", "艺术展演")
    ('提名', '一等奖', '金奖')
    """
    own = OWN_GRADE.search(honour)
    return ("提名" if told == "提名奖" else told) or (own.group() if own else "")


def read_grade_level(before: str) -> str:
    """The words right before a grade that tell its level, "" where none do.

    >>> read_grade_level("全国作文大赛省级"), read_grade_level("全省微课大赛"), read_grade_level("全国物理竞赛(安徽赛区)中获")
    ('省级', '', '安徽赛区')
    """
    match = GRADED.search(before) or SECTION.search(before)
    return match.group(1) if match else ""


def list_dated(lead: str) -> list[str]:
    """The clauses before an honour that may tell its year, the nearest first.

    >>> list_dated("1946年建校,2018年获")
    ['2018年获']
    """
    return [clause for clause in reversed(CLAUSE_END.split(lead)) if not FOUNDED.search(clause)]
