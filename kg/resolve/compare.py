"""Compares two names part by part and says in words why they are, may be or are not one."""

from collections.abc import Callable
from enum import IntEnum

from kg.name_parts import load_name_parts
from kg.record import record
from kg.resolve.parts import PartedName, shorten_place

Places = tuple[str, ...]
"""An area by its names, from wide to narrow."""
LEFT, RIGHT = frozenset({0}), frozenset({1})
STAGE_AGREES = ({"中", "初"}, {"中", "高"})
STAGE_DOUBTFUL = ({"小", "校"}, {"中", "校"}, {"初", "校"}, {"高", "校"}, {"职", "中"}, {"职", "校"}, {"小", "点"})


class Verdict(IntEnum):
    """What a comparison comes to, the worst last; AGREES where one side is told with less and nothing speaks against it."""

    SAME = 0
    AGREES = 1
    DOUBTFUL = 2
    DIFFERENT = 3


@record
class Remark:
    """A verdict and its reason in Chinese and English; `less` are the sides (0, 1) that are told with less."""

    verdict: Verdict
    zh: str
    en: str
    less: frozenset[int] = frozenset()

    @property
    def words(self) -> str:
        """The reason in both languages."""
        return f"{self.zh} · {self.en}"


@record
class Told:
    """A name as documents tell it: its parts, the area it stands in, whether the name itself tells that area."""

    parts: PartedName
    area: Places
    named: bool


SAME = Remark(Verdict.SAME, "地区和名称的各部分都相同", "area and every part of the name agree")


def compare_names(one: Told, two: Told) -> Remark:
    """The verdict on two names: the worst of what their parts give, with the reasons of all that are as bad.

    >>> from kg.resolve.parts import part_name
    >>> city, district = ("广西壮族自治区", "柳州市"), ("广西壮族自治区", "柳州市", "鱼峰区")
    >>> told = [Told(part_name(n, a), a, True) for n, a in (("箭盘山小学", city), ("箭盘山小学", district), ("箭河小学", district))]
    >>> compare_names(told[0], told[1]).zh
    '一处只说到柳州市，一处说到其中的鱼峰区'
    >>> compare_names(told[1], told[2]).zh
    '名字不同：箭盘山、箭河'
    """
    remarks = [remark for check in CHECKS if (remark := check(one, two))]
    worst = max((remark.verdict for remark in remarks), default=Verdict.SAME)
    if worst is Verdict.SAME:
        return SAME
    telling = [remark for remark in remarks if remark.verdict == worst]
    less = frozenset[int]().union(*(remark.less for remark in remarks))
    return Remark(worst, "；".join(one.zh for one in telling), "; ".join(one.en for one in telling), less)


def are_two(one: Told, two: Told) -> bool:
    """Whether two names are those of two: no more is asked than that takes, what parts most of them first."""
    found = (check(one, two) for check in (check_word, *CHECKS))
    return any(remark is not None and remark.verdict is Verdict.DIFFERENT for remark in found)


def check_area(one: Told, two: Told) -> Remark | None:
    """Two areas of which neither lies in the other make two; one told only with the wider area agrees."""
    if one.area == two.area:
        return None
    if not is_within(one.area, two.area) and not is_within(two.area, one.area):
        return Remark(
            Verdict.DIFFERENT,
            f"不在一处：{name_area(one.area)}、{name_area(two.area)}",
            f"they stand in {name_area(one.area)} and {name_area(two.area)}",
        )
    wide, narrow = (one, two) if len(one.area) < len(two.area) else (two, one)
    return Remark(
        Verdict.AGREES,
        f"一处只说到{name_area(wide.area)}，一处说到其中的{name_area(narrow.area)}",
        f"one is told only with {name_area(wide.area)}, the other with {name_area(narrow.area)} in it",
        LEFT if wide is one else RIGHT,
    )


def is_within(narrow: Places, wide: Places) -> bool:
    """Whether an area is another or lies in it."""
    return narrow[: len(wide)] == wide


def name_area(area: Places) -> str:
    """The narrowest name of an area."""
    return area[-1] if area else "未说明的地方"


def check_rank(one: Told, two: Told) -> Remark | None:
    """A name that schools of many places bear is another school at each level: 市实验小学 is no 区实验小学."""
    if one.area == two.area or not (one.parts.is_bare or two.parts.is_bare):
        return check_county(one, two)
    wide, narrow = (one, two) if len(one.area) < len(two.area) else (two, one)
    if not wide.area or is_place_word(wide, narrow):
        return None
    certain = narrow.named and (wide.named or not is_ward(narrow.area))
    return Remark(
        Verdict.DIFFERENT if certain or not (wide.named or is_ward(narrow.area)) else Verdict.DOUBTFUL,
        f"{name_area(wide.area)}和{name_area(narrow.area)}都可能有这样名称的学校",
        f"{name_area(wide.area)} and {name_area(narrow.area)} may each have a school of that name",
    )


def check_county(one: Told, two: Told) -> Remark | None:
    """A school named after its city may be another than that of a county of the city."""
    wide, narrow = (one, two) if len(one.area) < len(two.area) else (two, one)
    if one.area == two.area or not wide.named or is_ward(narrow.area) or len(wide.area) != len(narrow.area) - 1:
        return None
    if wide.area[-1:] and wide.area[-1][-1] in "市州" and narrow.area[-1][-1] in "县市旗":
        return Remark(
            Verdict.DOUBTFUL,
            f"一处以{name_area(wide.area)}命名，一处在{name_area(narrow.area)}",
            f"one is named after {name_area(wide.area)}, the other stands in {name_area(narrow.area)}",
        )
    return None


def is_ward(area: Places) -> bool:
    """Whether the narrowest county of an area is a district of a city, whose schools often bear the city's numbers."""
    county = next((name for name in reversed(area) if name[-1] in "区县市旗州盟省"), "")
    return county.endswith("区") and not county.endswith("自治区")


def check_campus(one: Told, two: Told) -> Remark | None:
    """A campus is a body of its own."""
    left, right = one.parts.campus, two.parts.campus
    if left == right:
        return None
    if left and right:
        return differ("校区", "campus", left, right)
    return Remark(Verdict.DIFFERENT, f"一个是学校，一个是它的{left or right}", "one is a campus of the other")


def check_number(one: Told, two: Told) -> Remark | None:
    """Numbers must agree, and none is a number of its own."""
    left, right = one.parts.ordinal, two.parts.ordinal
    return None if left == right else differ("序号", "number", str(left or "无"), str(right or "无"))


def check_owner(one: Told, two: Told) -> Remark | None:
    """Whose school it is: 师大 may stand for 华中师范大学, 附小 alone for that of its place."""
    known = load_name_parts().universities
    left, right = (known.get(part.owner, part.owner) for part in (one.parts, two.parts))
    if one.parts.attached != two.parts.attached:
        return Remark(Verdict.DIFFERENT, "只有一个是附属学校", "only one is an attached school")
    if left == right:
        return None
    short, long = sorted((left, right), key=len)
    if abbreviates(short, long):
        return Remark(
            Verdict.AGREES,
            f"“{short}”可以是“{long}”的简称" if short else f"一处没有说是“{long}”的",
            f"{short or 'nothing'} may stand for {long}",
            LEFT if short == left else RIGHT,
        )
    return differ("所属单位", "owner", left, right)


def abbreviates(short: str, long: str) -> bool:
    """Whether a short name has its characters in order in a long one, the first and what follows 大 being at home there.

    >>> abbreviates("华师", "华中师范大学"), abbreviates("师范大学", "华中师范大学"), abbreviates("北师大", "华中师范大学")
    (True, True, False)
    """
    rest = iter(long)
    return all(char in rest for char in short)


def check_word(one: Told, two: Told) -> Remark | None:
    """The word of its own: 箭 of 箭小 may stand for 箭盘山, 锦华 and 锦华路 are doubtful, all else makes two."""
    left, right = one.parts.word, two.parts.word
    if left == right or is_place_word(one, two) or is_place_word(two, one):
        return None
    short, long = sorted((left, right), key=len)
    side = LEFT if short == left else RIGHT
    if len(short) == 1 and long.startswith(short) and not one.parts.ordinal:
        return Remark(Verdict.AGREES, f"“{short}”可以是“{long}”的简称", f"{short} may stand for {long}", side)
    if short and long[:1] in "市区县镇乡" and long[1:] == short:
        return Remark(Verdict.AGREES, f"“{long}”多说了一级", f"{long} tells its level too", side)
    if short and (
        long in {f"{short}{end}" for end in "路街里村乡镇"} or (not one.parts.is_bare and long == f"新{short}")
    ):
        return Remark(Verdict.DOUBTFUL, f"名字相近：{short}、{long}", f"names alike: {short}, {long}", side)
    if not short and one.parts.ordinal:
        return Remark(Verdict.DOUBTFUL, f"只有一处有“{long}”", f"only one has {long}", side)
    return differ("名字", "name", left or "无", right or "无")


def is_place_word(one: Told, two: Told) -> bool:
    """Whether the word of a name is the place that the other one stands in (樟塘中心小学, and 中心小学 of 樟塘镇)."""
    word = one.parts.word
    if not word or two.parts.word or is_within(one.area, two.area):
        return False
    return any(shorten_place(place) == word for place in (*two.area, *two.parts.places))


def check_qualities(one: Told, two: Told) -> Remark | None:
    """实验, 中心, 民族 and the like must agree; beside a word of its own one more is doubtful."""
    left, right = set(one.parts.qualities), set(two.parts.qualities)
    if left == right:
        return None
    apart = "、".join(sorted(left ^ right))
    if left < right or right < left:
        if not one.parts.is_bare and not two.parts.is_bare:
            side = LEFT if left < right else RIGHT
            return Remark(Verdict.DOUBTFUL, f"只有一处有“{apart}”", f"only one has {apart}", side)
        if left ^ right == {"职业技术"}:
            return Remark(Verdict.DOUBTFUL, f"只有一处有“{apart}”", f"only one has {apart}")
    return Remark(Verdict.DIFFERENT, f"性质不同：{apart}", f"they differ in {apart}")


def check_stage(one: Told, two: Told) -> Remark | None:
    """Stages must agree; 中学 leaves open which, and a 小学 or 中学 may have become a 学校."""
    left, right = one.parts.stage, two.parts.stage
    if left == right:
        return None
    if {left, right} in STAGE_AGREES:
        return Remark(
            Verdict.AGREES,
            "“中学”没有说是初中还是高中",
            "中学 leaves open whether it is a junior or a senior high school",
            LEFT if left == "中" else RIGHT,
        )
    if "" in {left, right} and not (one.parts.is_bare and two.parts.is_bare):
        side = LEFT if not left else RIGHT
        return Remark(Verdict.AGREES, "一处没有说学段", "one does not tell the stage", side)
    if {left, right} in STAGE_DOUBTFUL and not (one.parts.is_bare and two.parts.is_bare):
        return Remark(Verdict.DOUBTFUL, f"学段的说法不同：{left}、{right}", f"stages are told as {left} and {right}")
    return differ("学段", "stage", left or "无", right or "无")


def check_form(one: Told, two: Told) -> Remark | None:
    """教育集团, 联盟 and 学区 are not one another."""
    left, right = one.parts.form, two.parts.form
    return None if left == right else differ("组织形式", "form", left or "无", right or "无")


def differ(zh: str, en: str, left: str, right: str) -> Remark:
    """Two by one part of their names."""
    return Remark(Verdict.DIFFERENT, f"{zh}不同：{left}、{right}", f"{en}s differ: {left}, {right}")


Check = Callable[[Told, Told], Remark | None]
CHECKS: tuple[Check, ...] = (
    check_area, check_campus, check_form, check_number, check_owner, check_word, check_qualities, check_stage, check_rank,
)  # fmt: skip
"""What is looked at, in the order in which reasons are told."""
