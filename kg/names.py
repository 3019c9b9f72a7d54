"""Compares names part by part: place, core, ordinal and class word; what one document and what all of them need."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from kg.name_parts import is_central, load_name_parts
from kg.name_places import AREA_ENDS, lie_apart, split_places
from kg.record import record

ORDINAL = re.compile(
    r"第?([零〇一二三四五六七八九十百两]{1,4}|[0-9]{1,3})(?=(?:职业|实验|民族|特殊|初级|高级|中心|外国语|完全|附属?)*(?:中|小|幼|高|初|职|实|学校|完))"
)
CENTRAL = re.compile(r"(?:镇|乡|街道)(?P<school>中心(?:小学校?|学校|校|幼儿园|完小))$")
"""The central school of a town."""
CAMPUSES = ("校区", "园区", "分校", "分园")
CAMPUS = re.compile(
    r"^(?P<parent>.+?(?:小学(?:校(?!区))?|中学|学校|幼儿园|初中|高中|附中|附小|[0-9一二三四五六七八九十]中|[一二三四五六七八九十][小校]))(?P<tail>(?!学)[一-鿿]{0,8}?(?:校区|分校|分园|园区|本部|艺术园))$"
)
"""A campus: its school's name and what follows it."""
CALLED_GROUP = re.compile(
    r"(?P<school>.+?(?:[中小]学校?|学校|幼儿园|[一二三四五六七八九十][中小]))(?:教育集团|集团|教联体|教共体|教育联盟|联盟|教育共同体)$"
)
"""A group that is called after its leading school, with the place before that."""
DIVISION = re.compile(
    r"(?P<parent>.{2,}(?:小学|中学|学校|[一二三四五六七八九十][中校]|实中|附中))的?(?:初中|高中|小学|中学|幼儿)部"
)
"""A division of a school by its stage."""
TAIL = re.compile(
    r"(?:小学|中学|学校|幼儿园|[0-9一二三四五六七八九十][中小校](?!学))([一-鿿]{0,8}?(?:校区|分校|分园|园区|本部))$"
)
"""What follows a school's name in that of a campus, however short that name is (八中|东校区)."""
QUALITY = re.compile(r"职业|民族|特殊|外国语|实验|双语|国际")
CLASS_WORD = re.compile(
    r"(?:小学|中学|学校|初中|高中|幼儿园|初级|高级|中心|完全|附属|技术|教育|中等|[中小幼高初职实完校专技外])"
)
"""What of the words behind a number tells no school from others."""
BUREAU = "教育局"
WIDE_BUREAU = re.compile(r"教育(?:和|与)?(?:体育|科技|科学技术|文化|文化体育|体育文化|卫生|科学)局")
"""A bureau whose name tells more than education."""
LEVELLED = re.compile(
    r"(?P<level>[市县区旗州])(?:第?[一二三四五六七八九十]|实验|中心|民族|职业|特殊|机关|幼儿|[初高]级)"
)
"""How a school is called by its level and not by its place."""
HEAD_SCHOOL = re.compile(r"(?:小学|中学|学校|幼儿园|[一二三四五六七八九十][中小]|附[中小]|实[小中])$")
"""How what stands before the own words of a campus ends (四中|红旗校区)."""
LOOSE_WORDS = "中心实验民族附属第"
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


@record
class Parts:
    """A name taken apart: the places it begins with, what is left, its ordinal (0 for none), the stage of its class word.

    `core` is what is left without the class word.
    """

    places: tuple[str, ...]
    rest: str
    stem: str
    ordinal: int
    stage: str
    core: str


def read_number(words: str) -> int:
    """The value of a small Chinese or Arabic numeral.

    >>> [read_number(words) for words in ("八", "十三", "四十九", "二十", "38")]
    [8, 13, 49, 20, 38]
    """
    if words.isdecimal():
        return int(words)
    total, digit = 0, 0
    for char in words:
        if char == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            digit = DIGITS.get(char, 0)
    return total + digit


TOWN = re.compile(r"(?:镇|乡|街道|苏木)$")


@lru_cache(maxsize=16384)
def parse_name(name: str) -> Parts:
    """A school's name taken apart.

    >>> parse_name("柳州市第八中学")
    Parts(places=('柳州市',), rest='第八中学', stem='', ordinal=8, stage='中', core='第八')
    >>> parse_name("沙河二小").ordinal, parse_name("沙河二小").stem
    (2, '沙河')
    """
    places, rest = split_places(name)
    rest = rest.removesuffix("校") if rest.endswith("小学校") else rest  # one class word, long and short
    bare = rest.lstrip("市区县") if rest[:1] in "市区县" and len(rest) > 3 else rest
    hit = ORDINAL.search(bare)
    end = find_stage(bare)
    stage = load_name_parts().stages[end].stage if end else ""
    stem, ordinal = (bare[: hit.start()], read_number(hit.group(1))) if hit else (bare, 0)
    return Parts(places, rest, stem, ordinal, stage, cut_stage(rest))


def same_school(left: str, right: str) -> bool:
    """Whether two names of one document are forms of one school's name; both may not be whole words of a longer name.

    >>> same_school("第八中学", "八中"), same_school("市第四十九中学", "包四十九中"), same_school("第二实验小学", "实验小学")
    (True, True, False)
    >>> same_school("第一小学茶庵校区", "第一小学方庄校区"), same_school("八中东校区", "第八中学东校区")
    (False, True)
    """
    one, two = parse_name(left), parse_name(right)
    if leaves_town(left, right) or leaves_town(right, left):
        return True
    if is_central(left, right) or is_central(right, left):
        return False
    if agree_campus(*sorted((left, right), key=len)):
        return True
    if one.ordinal or two.ordinal:
        return (
            one.ordinal == two.ordinal
            and agree_stage(one.stage, two.stage)
            and agree_stems(one.stem, two.stem)
            and agree_places(one, two)
            and agree_tails(one.rest, two.rest)
            and agree_words(one.rest, two.rest)
            and not (named_apart(one, two) or named_apart(two, one))
        )
    if abbreviates(*sorted((left, right), key=len)) or (
        one.core == two.core and agree_stage(one.stage, two.stage) and len(one.core) > 1
    ):
        return agree_places(one, two)
    if one.rest == two.rest:
        return agree_places(one, two)
    long, short = (one.rest, two.rest) if len(one.rest) > len(two.rest) else (two.rest, one.rest)
    if len(cut_stage(short).strip(LOOSE_WORDS)) < 2:
        return False
    return (
        long.endswith(short)
        and len(short) > 3
        and agree_places(one, two)
        and not long[: -len(short)].endswith(("实验", "附属", "中心", "第", "新"))
    )


def leave_near(names: Iterable[str], area: str = "") -> list[str]:
    """Those of some schools that tell no place in full but `area`, which a short name means before all others; all of them where none is such.

    >>> leave_near(["顺德机关幼儿园", "云浮市新兴县机关幼儿园"])
    ['顺德机关幼儿园']
    """
    told = list(names)
    near = [
        name for name in told if not any(place[-1] in AREA_ENDS and place != area for place in parse_name(name).places)
    ]
    return near or told


def leaves_town(short: str, long: str) -> bool:
    """Whether a name of the central school of a town leaves out the class word of the town (石龙中心小学 of 石龙镇中心小学).

    >>> leaves_town("石龙中心小学", "石龙镇中心小学"), leaves_town("郭庄中心小学", "句容市郭庄镇中心小学")
    (True, True)
    >>> leaves_town("石龙中心小学", "龙镇中心小学"), leaves_town("龙中心小学", "石龙镇中心小学")
    (False, False)
    """
    central = CENTRAL.search(long)
    if central is None or CENTRAL.search(short) or len(short) - len(central["school"]) < len("石龙"):
        return False
    bare = long[: central.start()] + central["school"]
    return bare.endswith(short) and (bare == short or long[len(bare) - len(short) - 1] in AREA_ENDS)


def agree_tails(left: str, right: str) -> bool:
    """Whether what follows the school's name in two names of campuses can be one: 第一小学|茶庵校区, 一小|方庄校区 cannot.

    >>> agree_tails("第八中学南岗分校", "八中分校"), agree_tails("第一小学茶庵校区", "第一小学方庄校区")
    (True, False)
    """
    short, long = sorted((match[1] if (match := TAIL.search(name)) else "" for name in (left, right)), key=len)
    return short == long or (len(short) == len(CAMPUSES[0]) and long.endswith(short))


def agree_words(left: str, right: str) -> bool:
    """Whether the words of their own behind the numbers of two names, and what kinds of schools they tell, can be one's.

    >>> agree_words("七初天和学校", "第七中学"), agree_words("第八中学", "八中"), agree_words("天一外国语学校", "天一实验学校")
    (False, True, False)
    """
    (one, own), (two, other) = map(read_behind, (left, right))
    return not (one and two and not one & two) and (own == other or max(len(own), len(other)) < len("天和"))


def read_behind(rest: str) -> tuple[frozenset[str], str]:
    """The kinds of school that a name tells behind its number, and its own words there."""
    hit = ORDINAL.search(rest)
    tail = rest[hit.end() :] if hit else ""
    campus = TAIL.search(rest)
    tail = tail.removesuffix(campus[1]) if campus else tail
    return frozenset(QUALITY.findall(tail)), CLASS_WORD.sub("", QUALITY.sub("", tail))


def agree_campus(short: str, long: str) -> bool:
    """Whether two names are one campus, called after the short and after the full name of its school (翠小东校区, 翠桐小学东校区)."""
    if not short.endswith(CAMPUSES):
        return False
    if len(short) == len("北校区"):
        return short[0] in "东南西北" and len(long) > len(short) + 1 and long.endswith(short)
    if long.endswith(short) and HEAD_SCHOOL.search(long[: -len(short)]) and not HEAD_SCHOOL.search(short[:-2]):
        return True
    tail = next((size for size in range(len(short) - 2, 2, -1) if long.endswith(short[-size:])), 0)
    return tail > 0 and abbreviates(short[:-tail], long[:-tail])


def cut_stage(rest: str) -> str:
    """What is left of a name without places when its class word is cut off."""
    return rest.removesuffix(find_stage(rest)).removesuffix("中心")


def find_stage(words: str) -> str:
    """The first of the class words of stages that some words end in; "" for none."""
    ends = list_stages()
    return next(end for end in ends if words.endswith(end)) if words.endswith(ends) else ""


@cache
def list_stages() -> tuple[str, ...]:
    """The class words of stages."""
    return tuple(load_name_parts().stages)


def named_apart(one: Parts, two: Parts) -> bool:
    """Whether one name tells its school apart by a place alone and the other by a word of its own (密云二小, 锦山二小)."""
    return bool(one.places) and not one.stem and not two.places and len(two.stem) > 1


def agree_stems(one: str, two: str) -> bool:
    """Whether what stands before the ordinals of two names can be one: either is a letter or none, or has its letters in the other (交大, 上海交通大学)."""
    short, long = sorted((one, two), key=len)
    rest = iter(long)
    return len(short) < 2 or all(char in rest for char in short)


def abbreviates(short: str, long: str) -> bool:
    """Whether a name of two or three letters is made of the first letters of a longer one.

    >>> abbreviates("局小", "局前街小学"), abbreviates("培校", "培黎职业学校"), abbreviates("局小", "解放路小学")
    (True, True, False)
    >>> abbreviates("东坪校", "东坪小学"), abbreviates("东校", "东坪小学")
    (True, False)
    """
    if not 1 < len(short) < 4:
        return False
    parts = parse_name(long)
    if short[-1] == "校" and parts.core == short[:-1]:
        return len(parts.core) > 1
    stage = {"初": "中", "高": "中"}.get(parts.stage, parts.stage)
    return len(parts.core) > 1 and short[-1] in {stage, parts.stage, long[-1]} and parts.core.startswith(short[:-1])


def agree_stage(one: str, two: str) -> bool:
    """中 covers 初 and 高; otherwise the stages must be the same."""
    return one == two or {one, two} <= {"中", "高"} or {one, two} <= {"中", "初"}


def in_two_towns(one: str, two: str) -> bool:
    """Whether two places are towns with names of their own, be they of one county.

    >>> in_two_towns("沙塘镇", "观庄乡"), in_two_towns("沙塘镇", "沙塘乡"), in_two_towns("隆德县", "沙塘镇")
    (True, False, False)
    """
    bare = [TOWN.sub("", place) for place in (one, two)]
    return all(map(TOWN.search, (one, two))) and not bare[0].endswith(bare[1]) and not bare[1].endswith(bare[0])


def agree_places(one: Parts, two: Parts) -> bool:
    """Whether neither names a place that the other contradicts, nor a level that the other's places do not have (县二中, 观庙镇二中)."""
    if not one.places or not two.places:
        return not (is_elsewhere(one, two) or is_elsewhere(two, one))
    if lie_apart(one.places[0], two.places[0]) or in_two_towns(one.places[-1], two.places[-1]):
        return False
    return bool(set(one.places) & set(two.places)) or any(same_area(a, b) for a in one.places for b in two.places)


def is_elsewhere(own: Parts, placed: Parts) -> bool:
    """Whether one school is called by its level alone and the other by full names of places of other levels."""
    level = LEVELLED.match(own.rest) if placed.places else None
    ends = {place[-1] for place in placed.places}
    return level is not None and not own.places and ends <= set(AREA_ENDS) and level["level"] not in ends


def same_area(one: str, two: str) -> bool:
    """Whether two names of places are one name, with or without its class word.

    >>> same_area("柳州", "柳州市"), same_area("广西", "广西壮族自治区"), same_area("鱼河镇", "鱼河峁镇")
    (True, True, False)
    """
    if "自治" in one + two:
        return one[:2] == two[:2]
    return one.rstrip(AREA_ENDS) == two.rstrip(AREA_ENDS)


@lru_cache(maxsize=16384)
def fold_body(name: str) -> str:
    """`name` with the full form of its ending, where offices and groups have several.

    >>> fold_body("鱼峰区教体局"), fold_body("沛县政府"), fold_body("沛县人民政府")
    ('鱼峰区教育体育局', '沛县人民政府', '沛县人民政府')
    """
    for short, long in load_name_parts().bodies.items():
        if name.endswith(short) and not name.endswith(long):
            return name[: -len(short)] + long
    return name


def is_short_bureau(short: str, long: str) -> bool:
    """Whether a bureau of education and more is called the bureau of education.

    >>> is_short_bureau("教育局", "教育体育局"), is_short_bureau("教育局", "体育局")
    (True, False)
    """
    return short == BUREAU and WIDE_BUREAU.fullmatch(long) is not None
