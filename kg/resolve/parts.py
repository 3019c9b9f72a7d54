"""Takes the name of a school or of a group apart: what place it tells, whose it is, its word, number, qualities, stage and campus."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.fold import fold_text
from kg.name_parts import LEVEL_LETTERS, StageEnd, load_name_parts
from kg.name_places import split_places
from kg.names import CAMPUS, read_number
from kg.places import load_places
from kg.record import record

NUMERAL = r"[零〇一二三四五六七八九十百]{1,5}|[0-9]{1,3}"
ATTACHED = re.compile(
    rf"^(?P<owner>.*?)(?P<ordinal>第?(?:{NUMERAL}))?附(?:属|(?=[中小幼高初]$|[中小]学$|实验))(?P<rest>.*)$"
)
NO_STAGE = StageEnd("", "", False)
NUMBERED = re.compile(rf"(?:第(?P<told>{NUMERAL})|(?P<bare>{NUMERAL}))$")


@record
class PartedName:
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


@lru_cache(maxsize=16384)
def part_name(name: str, places: tuple[str, ...] = ()) -> PartedName:
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
    groups = load_name_parts().groups
    form = next((end for end in groups if rest.endswith(end) and rest != end), "")
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
    return PartedName(
        found, level, owner, attached, word, ordinal or number, tuple(sorted(qualities)), stage, campus,
        groups.get(form, ""),
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
    stages = load_name_parts().stages
    for place in places:
        for form in dict.fromkeys((place, shorten_place(place))):
            tail = rest.removeprefix(form)
            if tail != rest and len(form) > 1 and len(tail) > 1 and not (tail in stages or tail.startswith("大学")):
                found, rest = (*found, form), tail
                break
    return found, rest


def cut_level(rest: str) -> tuple[str, str]:
    """The level that a name begins with (市 of 市八中, 县 of 县实验小学), and what is left; 市北 is no level."""
    if rest[:1] not in LEVEL_LETTERS or len(rest) < 3 or rest[1:2] in "东西南北中城外":
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
    known = load_name_parts()
    end = next((end for end in known.stages if rest.endswith(end)), "")
    if len(end) == 1 and rest == end and not attached:
        end = ""
    told = known.stages.get(end, NO_STAGE)
    rest, stage, bare = rest.removesuffix(end), told.stage, told.numbered
    qualities, number = {told.quality} - {""}, 0
    while rest:
        match = NUMBERED.search(rest)
        if match and not number and (value := tell_number(match, rest, bare=bare or abbreviated)):
            number, rest = value, rest[: match.start()]
            continue
        word = next((one for one in known.qualities if rest.endswith(one)), "")
        if not word:
            break
        qualities |= {known.qualities[word]} - {""}
        rest, bare = rest.removesuffix(word), bare or word in known.numbered
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
