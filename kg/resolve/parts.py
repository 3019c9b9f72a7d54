"""Takes the name of a school or of a group apart: what place it tells, whose it is, its word, number, qualities, stage and campus."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.fold import fold_text
from kg.names import CAMPUS, read_number, split_places
from kg.places import load_places
from kg.record import record

LEVELS = "省市州区县旗镇乡"
NUMERAL = r"[零〇一二三四五六七八九十百]{1,5}|[0-9]{1,3}"
ATTACHED = re.compile(
    rf"^(?P<owner>.*?)(?P<ordinal>第?(?:{NUMERAL}))?附(?:属|(?=[中小幼高初]$|[中小]学$|实验))(?P<rest>.*)$"
)
STAGES = {
    "幼儿园": ("幼", ""),
    "幼": ("幼", ""),
    "完全小学": ("小", ""),
    "完小": ("小", ""),
    "实小": ("小", "实验"),
    "小学": ("小", ""),
    "小": ("小", ""),
    "初级中学": ("初", ""),
    "初中": ("初", ""),
    "初": ("初", ""),
    "职业高级中学": ("职", ""),
    "职业高中": ("职", ""),
    "职业中学": ("职", ""),
    "职高": ("职", ""),
    "职中": ("职", ""),
    "职业教育中心": ("职", "职教中心"),
    "职教中心": ("职", "职教中心"),
    "职业技术教育中心": ("职", "职教中心"),
    "中等职业技术学校": ("职", "职业技术"),
    "中等职业学校": ("职", ""),
    "职业技术学校": ("职", "职业技术"),
    "职业学校": ("职", ""),
    "职校": ("职", ""),
    "高级中学": ("高", ""),
    "高中": ("高", ""),
    "高": ("高", ""),
    "完全中学": ("中", ""),
    "完中": ("中", ""),
    "实中": ("中", "实验"),
    "民中": ("中", "民族"),
    "中学": ("中", ""),
    "中": ("中", ""),
    "特殊教育学校": ("特", ""),
    "特殊教育中心": ("特", ""),
    "特教学校": ("特", ""),
    "特校": ("特", ""),
    "教师进修学校": ("进修", ""),
    "进修学校": ("进修", ""),
    "九年一贯制学校": ("校", "九年"),
    "九年制学校": ("校", "九年"),
    "外国语学校": ("校", "外国语"),
    "外校": ("校", "外国语"),
    "中心校": ("校", "中心"),
    "学校": ("校", ""),
    "教学点": ("点", ""),
    "学院": ("大", ""),
    "大学": ("大", ""),
}
"""How names end, with the stage and the quality that the ending tells."""
STAGE_ENDS = tuple(sorted(STAGES, key=lambda end: (-len(end), end)))
SHORT = frozenset(end for end in STAGES if len(end) == 1)
QUALITIES = {
    "实验": "实验",
    "中心": "中心",
    "民族": "民族",
    "外国语": "外国语",
    "国际": "国际",
    "双语": "双语",
    "机关": "机关",
    "直属": "直属",
    "寄宿制": "寄宿",
    "寄宿": "寄宿",
    "示范": "示范",
    "师范": "师范",
    "艺术": "艺术",
    "体育": "体育",
    "希望": "希望",
    "九年一贯制": "九年",
    "九年制": "九年",
    "职业技术": "职业技术",
    "职业": "职业",
    "完全": "",
    "初级": "初级",
    "高级": "高级",
}
"""Words that say what kind of school it is and that schools of many places bear."""
QUALITY_ENDS = tuple(sorted(QUALITIES, key=lambda end: (-len(end), end)))
NUMBERED = re.compile(rf"(?:第(?P<told>{NUMERAL})|(?P<bare>{NUMERAL}))$")
CLASSES = {
    "教育集团": "集团",
    "幼教集团": "集团",
    "名校集团": "集团",
    "集团校": "集团",
    "集团": "集团",
    "教育共同体": "共同体",
    "共同体": "共同体",
    "学区联盟": "联盟",
    "教育联盟": "联盟",
    "学校联盟": "联盟",
    "联盟校": "联盟",
    "联盟": "联盟",
    "大学区": "学区",
    "教育学区": "学区",
    "学区": "学区",
}
"""How names of groups end, and what they are."""
CLASS_ENDS = tuple(sorted(CLASSES, key=lambda end: (-len(end), end)))


@record
class NameParts:
    """A name taken apart; `ordinal` is 0 where it has none, `form` the class of a group, `level` the 市 of 市八中."""

    places: tuple[str, ...] = ()
    level: str = ""
    owner: str = ""
    attached: bool = False
    word: str = ""
    ordinal: int = 0
    qualities: tuple[str, ...] = ()
    stage: str = ""
    campus: str = ""
    form: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether schools of many places may bear it: no word of its own and no owner (第八中学, 实验小学)."""
        return len(self.word) < 2 and not self.owner

    @property
    def identity(self) -> tuple[object, ...]:
        """All parts that tell what it is, without those that tell where."""
        return (
            self.owner, self.attached, self.word, self.ordinal, self.qualities, self.stage, self.campus, self.form
        )  # fmt: skip


@lru_cache(maxsize=65536)
def part_name(name: str, places: tuple[str, ...] = ()) -> NameParts:
    """The parts of a name that is told in `places`, from wide to narrow.

    >>> part_name("柳州市第八中学") == part_name("柳州第8中学"), part_name("市八中", ("柳州市",)).ordinal
    (False, 8)
    >>> [part_name(name).identity == part_name("第二实验小学").identity for name in ("实验二小", "二实小", "实验小学")]
    [True, True, False]
    >>> part = part_name("华中师范大学第一附属中学")
    >>> part.owner, part.ordinal, part.stage
    ('华中师范大学', 1, '中')
    """
    rest = fold_text(name).translate(QUOTES)
    found, rest = cut_known(*keep_words(*split_places(rest), places), places)
    form = next((end for end in CLASS_ENDS if rest.endswith(end) and rest != end), "")
    rest = rest.removesuffix(form)
    campus = ""
    if match := CAMPUS.match(rest):
        rest, campus = match["parent"], match["tail"]
    level, rest = cut_level(rest)
    owner, attached, ordinal, rest = cut_owner(found, rest)
    stage, qualities, number, word = cut_stage(rest, abbreviated=bool(form), attached=attached)
    if number and len(word) == 1 and any(word in place for place in (*found, *places)):
        word = ""  # the letter of the city: 包 of 包四十九中
    if not (word or number or ordinal or qualities or owner or attached) and (found or places) and stage:
        word = shorten_place((*places, *found)[-1])  # 县幼儿园, 全椒幼儿园
    return NameParts(
        found, level, owner, attached, word, ordinal or number, tuple(sorted(qualities)), stage, campus,
        CLASSES.get(form, ""),
    )  # fmt: skip


QUOTES = str.maketrans("", "", '“”"‘’「」《》 ')


def shorten_place(place: str) -> str:
    """A place without its class word.

    >>> shorten_place("樟塘镇"), shorten_place("柳州市"), shorten_place("赛罕区"), shorten_place("沛县")
    ('樟塘', '柳州', '赛罕', '沛县')
    """
    for end in ("街道", "自治区", "自治县", "自治州", "省", "市", "区", "县", "旗", "州", "镇", "乡", "村"):
        if place.endswith(end) and len(place) > len(end) + 1:
            return place.removesuffix(end)
    return place


def keep_words(found: tuple[str, ...], rest: str, places: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The places of a name and what is left, without those that lie elsewhere by chance (澄江 of 澄江第六小学, told in 泰和县).

    >>> keep_words(("澄江",), "第六小学", ("江西省", "吉安市", "泰和县")), keep_words(("柳州",), "八中", ("柳州市",))
    (((), '澄江第六小学'), (('柳州',), '八中'))
    """
    if not places or not found or found[0][-1] in "省市区县州旗镇乡" or lies_near(found[0], places):
        return found, rest
    return (), "".join(found) + rest


def lies_near(place: str, places: Sequence[str]) -> bool:
    """Whether a short name is that of one of some places, or of one that lies in the narrowest of them."""
    known = {one.name for one in load_places().find(place)}
    inside = {above.name for one in load_places().find(place) for above in load_places().parents(one)}
    return place in places or bool(known & set(places)) or places[-1] in inside


def cut_known(found: tuple[str, ...], rest: str, places: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The places of a name and what is left, cut by the places that it is told in too (樟塘 of 樟塘中心小学, told in 樟塘镇)."""
    for place in places:
        for form in dict.fromkeys((place, shorten_place(place))):
            tail = rest.removeprefix(form)
            if tail != rest and len(form) > 1 and len(tail) > 1 and tail not in STAGES and not tail.startswith("大学"):
                found, rest = (*found, form), tail
                break
    return found, rest


def cut_level(rest: str) -> tuple[str, str]:
    """The level that a name begins with (市 of 市八中, 县 of 县实验小学), and what is left; 市北 is no level."""
    if rest[:1] not in LEVELS or len(rest) < 3 or rest[1:2] in "东西南北中城外":
        return "", rest
    return rest[0], rest[1:]


def cut_owner(places: tuple[str, ...], rest: str) -> tuple[str, bool, int, str]:
    """Whose school it is, whether it says 附属, the number before that word, and what is left."""
    match = ATTACHED.match(rest)
    if not match:
        return "", False, 0, rest
    owner, number = match["owner"], (match["ordinal"] or "").removeprefix("第")
    if number and not is_number(number):
        owner, number = owner + number, ""
    if places and places[-1][-1] not in "省市区县州旗" and owner:
        owner = places[-1] + owner
    return owner, True, read_number(number) if number else 0, match["rest"]


def cut_stage(rest: str, *, abbreviated: bool, attached: bool) -> tuple[str, set[str], int, str]:
    """Stage, qualities, number and word of what is left of a name; `abbreviated` before 集团 or the like, `attached` behind 附属."""
    end = next((end for end in STAGE_ENDS if rest.endswith(end)), "")
    if end in SHORT and rest == end and not attached:
        end = ""
    stage, quality = STAGES.get(end, ("", ""))
    rest = rest.removesuffix(end)
    qualities = {quality} - {""}
    number, bare = 0, end in SHORT or end in {"实小", "实中", "民中", "完小", "完中", "职高", "职中", "职校"}
    while rest:
        match = NUMBERED.search(rest)
        if match and not number and (value := tell_number(match, rest, bare=bare or abbreviated)):
            number, rest = value, rest[: match.start()]
            continue
        told = next((one for one in QUALITY_ENDS if rest.endswith(one)), "")
        if not told:
            break
        qualities |= {QUALITIES[told]} - {""}
        rest, bare = rest.removesuffix(told), bare or told in {"中心", "实验"}
    if "初级" in qualities or "高级" in qualities:
        stage = {"初级": "初", "高级": "高"}[min(qualities & {"初级", "高级"})] if stage in {"中", "校"} else stage
        qualities -= {"初级", "高级"}
    return stage, qualities, number, rest


def tell_number(match: re.Match[str], rest: str, *, bare: bool) -> int:
    """The number that a name's rest ends in, 0 where it is part of a word: 八一, 双十."""
    told, short = match["told"], match["bare"]
    words = told or short
    if not is_number(words) or (not told and not (bare or match.start() == 0)) or (short and rest.endswith("双十")):
        return 0
    return read_number(words)


def is_number(words: str) -> bool:
    """Whether numerals make one number.

    >>> is_number("四十九"), is_number("38"), is_number("八一"), is_number("一二九")
    (True, True, False, False)
    """
    return words.isdecimal() or write_number(read_number(words)) == words.replace("〇", "零").replace("一十", "十")


def write_number(value: int) -> str:
    """A number below a thousand in Chinese numerals.

    >>> [write_number(value) for value in (8, 10, 13, 49, 101)]
    ['八', '十', '十三', '四十九', '一百零一']
    """
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (digits[ones] if ones or not value else "")
