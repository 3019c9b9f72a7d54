"""Reads numerals with their units out of folded text, and leaves out those that count nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.errors import RulesError
from kg.gate import lead
from kg.model import Span
from kg.record import record
from kg.rules import alternate, read_table, require_known

HAN_DIGITS = dict(zip("零\u3007一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
HAN_TENS = {"十": 10, "百": 100, "千": 1000}
HAN_MYRIADS = {"万": 10**4, "亿": 10**8}

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?: \d{3})+(?=\s?[\u4e00-\u9fff%㎡m])|\d{1,12}(?:\.\d{1,6})?(?!\d)"
HAN = r"[零\u3007一二两三四五六七八九十百千]{1,12}(?:[万亿][零\u3007一二两三四五六七八九十百千]{1,12})?"
# What stands right before a numeral and makes it an ordinal, a rate per head, part of a code or of a range.
NOT_AFTER = lead(
    r"(?:\d\s?[时点]|\(等|第(?:(?:[0-9]{1,2}|[一二三四五六七八九十])、){0,5}|每|[一二三四五六七八九十]届(?:(?:全国)?人大|政协|党代会|教代会|职代会|理事会|委员会)?|编号|序号|(?<![目之此年以日学])前|\d:|[0-9a-z./+×*_\u3014\[\-–~～]|(?<!—)—|\d[至到])$"
)
RANGE = re.compile(r"\s*(?:[-—–~～至到或]{1,2})\s*(?:\d|[一二两三四五六七八九十百])|[/:×*+]\d")
APPROXIMATE = re.compile(r"(?:近|上|超|逾|约|超过|突破|达)$")
NUMBERED_ONE = re.compile(r"(?:[还另仅只]有|新增|新建|增设|共)$")
# The bound of a class (55人以上大班额) is no figure of its own.
BOUND = re.compile(r"(?:及?以[上下内]|之内)(?:的)?(?=[\u4e00-\u9fff\d])")
OVER = re.compile(r"(?:超过|不足|低于|高于|少于|多于)$")
RACE_BEFORE = re.compile(r"(?:(?:[男女]子?|少年|青年|甲|乙|组)(?:小学|初中|高中|中学|[甲乙丙]组?|组)?|以)$")
RACE_BEHIND = re.compile(
    r"跑|(?:标准|环[形行]|塑胶|田径){1,3}(?:跑道|田径|运动场|操场)|规格|栏|接力|自由泳|蛙泳|蝶泳|仰泳|混合泳|障碍|走|赛|项目|冠军|第|的(?:好|优异)?(?:成绩|佳绩)"
)
"""What stands beside the length of a race or the mark of a jump (男子100米, 以2.03米的成绩)."""
TIMED = re.compile(r"\d{1,2}秒")
"""Behind minutes: that a time was clocked (2分|04秒)."""
PER_DAY = re.compile(r"(?:每[天日周晚]|日均|周均|人均|生均|平均年龄|均龄)[^,;。]{0,12}$")
SCORED = re.compile(r"(?:平均|[均总满]|最高|最低|得)分(?:数|成绩)?(?:为|是|达到?|:)?$")
"""Before a figure without a unit: that it tells of marks."""
PARTED = re.compile(r"[,、(:]?(?:其中|内|含|有)?[一-鿿]{1,8}")
"""Between a count and its parts: ,小学部|398,初中部|243."""
OPENED = re.compile(r"[一-鿿]{0,8}[,(:](?:[一-鿿]{1,6}[:,])?[一-鿿]{1,8}")
"""Between a count and the first of its parts: 人次获奖,拆开来看:国家级|2."""
BUILDINGS = "栋幢座"
"""Units of buildings, behind which their storeys may stand."""
CLASSES = re.compile(r"(?:[设按开办]|现有|共有|规模)(?:[为是共达计有]{1,2}|约)?\s?$|(?<=[园学校]),\s?$")
"""Before a bare number of classes: 设|36班, 规模|24班, 第二幼儿园,|12班."""
CLASS = re.compile(r"班(?![级主子车次长会风底组委干费号])")
DATED = re.compile(r"(?:19|20)\d\d(?:\.\d{1,2})?")
"""Since when, not how many (2021.5|起)."""
PAID = re.compile(
    r"(?:投资|概算|预算|估算|造价|资金|经费|善款|捐款|捐资|耗资|斥资|拨款|投入|支出|欠款|花[了费去掉]|占去|垫了|掏了|拿出|拨[了出付]|的钱)(?:有|是|为|达|近|约|共|约为|不到|超过)?\s?$"
)
"""Before a figure with 万 or 亿 alone: that it tells of money (总投资|2.3亿)."""
LENT = re.compile(r"(?:自筹|筹|凑|捐|补|给|出|垫|借|集|余|剩|剩下|余下|要|差|到)[了出下得到的]{0,2}\s?$")
CLOSED = re.compile(r"\s?(?:[,;。、)!?]|$|[我由是从走靠]|的(?:[,;。]|$))")
MONEY = re.compile(r"[元钱款]|资金|经费|预算|投资|造价|概算")
"""Around a figure with 万 or 亿 alone: that it tells of money where money was told of (预算90万元,局里给|60万)."""
RECAP = re.compile(r"(?:合计|共计|总计|均|都|各|之[中间一外])")
RANGED = re.compile(r"[\d一二两三四五六七八九十百][^\d,;:。、]?[至到-]$")
TO = frozenset("至到-\n")
"""What every match of RANGED ends with."""
TWO_DIGITS = re.compile(r"[零\u3007一二两三四五六七八九]{2}")
GIVEN = re.compile(r"[有共仅达]$")
LISTS = frozenset("、和,")
UNIT_KINDS = ("area", "count", "measure", "money", "order", "rate", "time")
FACTOR = re.compile(r"(?!0+(?:\.0*)?$)\d{1,9}(?:\.\d{1,9})?")


@record
class Unit:
    """A unit of measure: how it is written out, its kind, whether 两 counts with it, which next characters rule it out."""

    name: str
    factor: float
    kind: str
    han: bool
    unless: str


@record
class Quantity:
    """A numeral with its unit: `value` in base units, `kind` of its unit, `han` where it is written in characters."""

    span: Span
    value: float
    unit: str
    kind: str
    han: bool = False


@cache
def load_units() -> dict[str, Unit]:
    """The units an officer has listed, by the way they are written; RulesError for a kind or factor that is none."""
    rows = read_table("terms/units.csv", ("unit", "canonical", "factor", "kind", "han", "unless"))
    for row in rows:
        require_known("units.csv", row["unit"], row["kind"], UNIT_KINDS)
        require_known("units.csv", row["unit"], row["han"], ("yes", "no"))
        if not FACTOR.fullmatch(row["factor"]):
            raise RulesError(f"units.csv: {row['unit']} is worth {row['factor']!r}", "give a number above 0")
    return {
        row["unit"]: Unit(row["canonical"], float(row["factor"]), row["kind"], row["han"] == "yes", row["unless"])
        for row in rows
    }


@cache
def compile_numeral() -> re.Pattern[str]:
    """The pattern of a numeral with its unit; the longest unit wins."""
    units = alternate(load_units())
    return lead(
        rf"(?P<percent>百分之)?(?P<number>{DIGITS}|{HAN})(?P<point>点[零一二三四五六七八九]{{1,4}})?[ ]?"
        rf"(?P<more>[余多几来]?)(?P<scale>百万|千万|十万|[百千]?[万亿]|[百千](?=[余多人名元册]))?(?P<after>[余多]?)[ ]?(?P<unit>{units})?"
    )


def parse_han(words: str) -> int:
    """The value of a numeral in Chinese characters.

    >>> parse_han("一百二十")
    120
    """
    total = section = digit = 0
    for character in words:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
        elif character in HAN_TENS:
            section += (digit or 1) * HAN_TENS[character]
            digit = 0
        else:
            myriad = HAN_MYRIADS[character]
            total = total + (section + digit) * myriad if total > myriad else (total + section + digit) * myriad
            section = digit = 0
    return total + section + digit


def find_quantities(folded: str, names: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The numerals of `folded` that count or measure, in order; those inside `names` are left out.

    >>> [(q.value, q.unit) for q in find_quantities("第3批共投入7350万元,惠及两所学校")]
    [(73500000.0, '元'), (2.0, '所')]
    """
    found: list[Quantity] = []
    for match in compile_numeral().finditer(folded):
        span = Span(match.start(), match.end())
        rounded = match["more"] or match["after"]  # no name holds 200余名
        if not rounded and any(name.covers(span) for name in names):
            continue
        quantity = read_quantity(folded, match, names)
        if quantity is not None:
            found.append(quantity)
    return tuple(
        quantity
        for quantity in share_units(folded, count_parts(folded, found))
        if quantity.kind not in {"time", "order", "bare"}
    )


def read_quantity(folded: str, match: re.Match[str], names: Sequence[Span] = ()) -> Quantity | None:
    """The quantity that a numeral stands for, or nothing if it counts nothing."""
    if NOT_AFTER.search(folded, max(0, match.start() - 6), match.start()) or RANGE.match(folded, match.end()):
        return None
    if is_ranged(folded, match) or is_bound(folded, match, names):
        return None
    han = match["number"][0] not in "0123456789"
    if han and not match["percent"] and not is_counting(folded, match):
        return None
    value = round(read_value(match, han=han), 6)
    unit = read_unit(folded, match)
    if unit is None or is_race(folded, match, unit) or is_storeys(folded, match, unit):
        return None
    end = match.end() if match["unit"] else match.end() - len(match["after"])
    return Quantity(Span(match.start(), end), round(value * unit.factor, 6), unit.name, unit.kind, han)


def read_value(match: re.Match[str], *, han: bool) -> float:
    """What the numeral is worth, with its 万 and 亿."""
    number = float(parse_han(match["number"]) if han else match["number"].replace(",", "").replace(" ", ""))
    if match["point"]:
        number += parse_point(match["point"][1:])
    for character in match["scale"] or "":
        number *= HAN_TENS.get(character) or HAN_MYRIADS[character]
    return number


def parse_point(digits: str) -> float:
    """What stands after 点 in a numeral of Chinese characters."""
    return float("0." + "".join(str(HAN_DIGITS[digit]) for digit in digits))


def read_unit(folded: str, match: re.Match[str]) -> Unit | None:
    """The unit of a numeral: percent, a listed one, none after 万, or bare digits that a list may still give one."""
    if match["percent"]:
        return Unit("%", 1, "rate", True, "")
    if match["unit"] is None:
        return read_bare(folded, match)
    if match["unit"] == "起" and DATED.fullmatch(match["number"]):
        return None
    unit = load_units()[match["unit"]]
    following = folded[match.end() : match.end() + 1]
    if unit.name == "分" and TIMED.match(folded, match.end()):
        return None
    if following and following in unit.unless:
        return None
    if len(match["number"]) == len("2022") and unit.name == "年":  # a date
        return None
    if unit.kind == "time" and unit.name in {"岁", "小时", "分钟"} and PER_DAY.search(folded, 0, match.start()):
        return replace(unit, kind="measure")
    return unit


def read_bare(folded: str, match: re.Match[str]) -> Unit:
    """What a numeral without a unit tells of by the words around it: money, marks, classes (设|36班), else it waits for a list."""
    if match["scale"] and match["scale"][-1] in HAN_MYRIADS:
        foreign = folded.startswith(("港", "美", "欧", "日", "英"), match.end())
        paid = PAID.search(folded, max(0, match.start() - 8), match.start()) or is_lent(folded, match)
        return load_units()["元"] if paid and not foreign else Unit("", 1, "count", True, "")
    if SCORED.search(folded, max(0, match.start() - 8), match.start()):
        return load_units()["分"]
    if CLASS.match(folded, match.end()) and CLASSES.search(folded, max(0, match.start() - 6), match.start()):
        return Unit("班", 1, "count", False, "")
    return Unit("", 1, "bare", True, "")


def is_lent(folded: str, match: re.Match[str]) -> bool:
    """Whether a number that ends its phrase tells of money given or left (我校自筹|5万|,), by itself or where money was told of."""
    lent = LENT.search(folded, max(0, match.start() - 4), match.start())
    if lent is None or CLOSED.match(folded, match.end()) is None:
        return False
    return lent[0].startswith(("自筹", "凑", "垫", "捐")) or MONEY.search(folded, 0, match.start()) is not None


def is_race(folded: str, match: re.Match[str], unit: Unit) -> bool:
    """Whether a length is that of a race, or a mark in one (男子100米)."""
    before = RACE_BEFORE.search(folded, max(0, match.start() - 5), match.start())
    return unit.name == "米" and (before is not None or RACE_BEHIND.match(folded, match.end()) is not None)


def is_storeys(folded: str, match: re.Match[str], unit: Unit) -> bool:
    """Whether a number tells how high the buildings are that were counted right before it (4栋|5层|教学楼)."""
    return unit.name == "层" and folded[match.start() - 1 : match.start()] in set(BUILDINGS)


def is_ranged(folded: str, match: re.Match[str]) -> bool:
    """Whether the numeral is the upper end of a range (5至10所)."""
    return (
        folded[match.start() - 1 : match.start()] in TO
        and RANGED.search(folded, max(0, match.start() - 6), match.start()) is not None
    )


def is_bound(folded: str, match: re.Match[str], names: Sequence[Span]) -> bool:
    """Whether the numeral only bounds a class of things, and tells nothing of one that is named (不足300人的|徐杨小学)."""
    before = folded[max(0, match.start() - 10) : match.start()]
    named = any(name.start == match.end() + 1 for name in names)
    return BOUND.match(folded, match.end()) is not None or (
        OVER.search(before) is not None and folded.startswith("的", match.end()) and not named
    )


def is_counting(folded: str, match: re.Match[str]) -> bool:
    """Whether Chinese characters of number stand for a count: not 一, 三五, 千家万户, 两项合计."""
    number, before = match["number"], folded[max(0, match.start() - 3) : match.start()]
    if match["unit"] is None and not match["scale"]:
        return folded.startswith(("、", "和"), match.end())
    unit = load_units().get(match["unit"] or "")
    small = parse_han(number) < HAN_TENS["百"] and not match["scale"]
    if TWO_DIGITS.search(number) or (unit and small and not unit.han):
        return False
    if number == "一":
        return bool(match["unit"] in {"名", "所"} and NUMBERED_ONE.search(before))
    if number in {"百", "千"} and not (match["more"] or match["after"] or match["unit"] == "人次"):
        return APPROXIMATE.search(before) is not None
    return not points_back(folded, match, before)


def points_back(folded: str, match: re.Match[str], before: str) -> bool:
    """Whether a small count only takes up who was just named (二人, 两项合计)."""
    if match["unit"] == "人" and len(match["number"]) == 1 and match["number"] != "十":
        return GIVEN.search(before) is None
    return match["unit"] in {"个", "项", "者", "次"} and RECAP.match(folded, match.end()) is not None


def count_parts(folded: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Gives bare numbers behind a count their unit where they add up to it (学生641人,小学部398,初中部243)."""
    parts: list[Quantity] = []
    for place, whole in enumerate(found):
        if whole.kind != "count":
            continue
        end = next((at for at in range(place + 1, len(found)) if found[at].kind != "bare"), len(found))
        run = found[place + 1 : end]
        ends = [whole.span, *(one.span for one in run)]
        near = all(PARTED.fullmatch(folded, one.end, other.start) for one, other in pairwise(ends[1:]))
        near = (
            near
            and len(run) > 1
            and any(one.fullmatch(folded, whole.span.end, ends[1].start) for one in (PARTED, OPENED))
        )
        if near and sum(one.value for one in run) == whole.value:
            parts += [replace(one, unit=whole.unit, kind=whole.kind) for one in run]
    given = {one.span: one for one in parts}
    return [given.get(one.span, one) for one in found]


def share_units(folded: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Gives members of a list the unit that stands at its end (4个、17个、31个百分点; 95、80和70分)."""
    shared: list[Quantity] = []
    for quantity in reversed(found):
        later = shared[-1] if shared else None
        if later and folded[quantity.span.end : later.span.start] in LISTS:
            if quantity.kind == "bare" and "分别" in folded[: quantity.span.start] and later.kind != "bare":
                shared.append(replace(quantity, unit=later.unit, kind=later.kind))
                continue
            if quantity.unit == "个" and later.unit == "百分点":
                shared.append(replace(quantity, unit=later.unit, kind=later.kind))
                continue
        shared.append(quantity)
    return reversed(shared)
