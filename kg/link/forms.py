"""Whether two names of one kind, met in one document, are forms of one name."""

import re

from kg.link.marks import LED_GROUP, STUDIO, parse_edition
from kg.link.nesting import same_place
from kg.model import Kind
from kg.name_places import split_places
from kg.names import fold_body, is_short_bureau, same_school

SHORTEST_OCCASION = 3
"""The name of an occasion without its edition and area has more characters where it alone tells which it is."""


def is_same(kind: Kind, short: str, long: str) -> bool:
    """Whether two unmasked names of a kind are forms of one name in one document."""
    if short == long:
        return True
    if kind is Kind.SCHOOL:
        return same_school(short, long)
    if kind is Kind.AREA:
        return same_place(short, long)
    if kind is Kind.AUTHORITY:
        return same_authority(fold_body(short), fold_body(long))
    if kind in {Kind.GROUP, Kind.ORGANISATION}:
        one, two = fold_body(short), fold_body(long)
        return (
            one == two
            or (two.endswith(one) and len(one) > 4)
            or split_places(two)[1] == one
            or drops_class(one, two)
            or drops_field(one, two)
        )
    if kind is Kind.EVENT and same_edition(short, long):
        return True
    return kind in {Kind.AWARD, Kind.EVENT, Kind.PROGRAMME} and long.endswith(short) and len(short) > 5


def same_edition(one: str, two: str) -> bool:
    """Whether two names are of one edition of an occasion, told in another order: 广元市第七届科技大赛, 第七届全市科技大赛.

    >>> same_edition("广元市第七届科技大赛", "第七届全市科技大赛"), same_edition("全省第七届科技大赛", "第七届全市科技大赛")
    (True, False)
    """
    near, far = parse_edition(one), parse_edition(two)
    if near is None or far is None or near[0] != far[0] or near[2] != far[2] or len(near[2]) <= SHORTEST_OCCASION:
        return False
    return near[1] == far[1] or not (near[1] and far[1])


def drops_class(short: str, long: str) -> bool:
    """Whether a group's short name leaves out 教育, or what kind of school leads it: 一中集团 of 安远一中教育集团, 莲东集团 of 莲东小学教育集团.

    >>> drops_class("一中集团", "安远一中教育集团"), drops_class("二中集团", "安远一中教育集团")
    (True, False)
    >>> drops_class("莲东集团", "莲东小学教育集团")
    True
    """
    lead = short.removesuffix("集团")
    return lead not in {"", short} and lead in {
        LED_GROUP.sub("", long)[-len(lead) :],
        long.removesuffix("教育集团")[-len(lead) :],
    }


def drops_field(short: str, long: str) -> bool:
    """Whether a studio's short name tells its head alone: 何雅琴工作室 of 何雅琴小学语文工作室.

    >>> drops_field("何雅琴工作室", "何雅琴小学语文工作室"), drops_field("名师工作室", "名师美术工作室")
    (True, False)
    """
    lead = short.removesuffix(STUDIO)
    return (
        2 <= len(lead) < len("何雅琴小学") and lead[0] != "名" and bool(re.match(f"{re.escape(lead)}.+{STUDIO}$", long))
    )


def same_authority(one: str, two: str) -> bool:
    """Whether two names of authorities are one: of 市教育局 and 教育局 only the document's level could tell, so they stay apart."""
    (near, one), (far, two) = split_places(one), split_places(two)
    near_level, far_level = (
        one[:1] if one[:1] in "省市州区县旗镇乡" else "",
        two[:1] if two[:1] in "省市州区县旗镇乡" else "",
    )
    bare_one, bare_two = one.removeprefix(near_level).removeprefix("我"), two.removeprefix(far_level).removeprefix("我")
    same = bare_one == bare_two or (not near and is_short_bureau(bare_one, bare_two))
    if not same or (near and far and near[-1] != far[-1]):
        return False
    levels = {
        level or (places[-1][-1] if places else "") for level, places in ((near_level, near), (far_level, far))
    } - {""}
    return len(levels) < 2 and not (
        {near_level, far_level} & {"省", "市"} and "" in {near_level, far_level} and not (near or far)
    )
