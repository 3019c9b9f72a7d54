"""Names of places of one document compared: which lies in which, and which are one."""

import re
from collections.abc import Sequence
from functools import cache

from kg.places import load_places

BRANCH = re.compile(r"(?:大学|学院|师大|[中小]学|学校)(?:附属)?(?P<place>[一-鿿]{2,4}?)(?:分校|附属|实验|外国语|学校)")
"""A school's name that goes on with whose branch it is."""
TOWN_ENDS = ("镇", "乡", "街道")
"""No listed place lies in a town (白兔潭镇|金牛完小)."""


def provinces_of(name: str) -> frozenset[str]:
    """The codes of the provinces that places of that name lie in."""
    return frozenset(place.code[:2] for place in load_places().find(name))


def nest_places(places: Sequence[str]) -> list[str]:
    """The places a name begins with as far as each can lie in the one before it (拉萨市 alone of 拉萨市那曲第二高级中学).

    >>> nest_places(["江宁区", "汤山街道"]), nest_places(["拉萨市", "那曲"])
    (['江宁区', '汤山街道'], ['拉萨市'])
    """
    nested = list(places[:1])
    for place in places[1:]:
        wide = {one.code for one in load_places().find(nested[-1])}
        listed = load_places().find(place)
        if listed and nested[-1].endswith(TOWN_ENDS):
            break
        if wide and listed and not any(above.code in wide for one in listed for above in load_places().parents(one)):
            break
        nested.append(place)
    return nested


def same_place(one: str, two: str) -> bool:
    """Whether two names of places are one: 柳州 and 柳州市, by the gazetteer or by their class word."""
    if one == two:
        return True
    codes = {place.code for place in load_places().find(one)} & {place.code for place in load_places().find(two)}
    return bool(codes) or (
        min(one, two, key=len) + max(one, two, key=len)[-1] == max(one, two, key=len) and len(one) != len(two)
    )


@cache
def lies_in(narrow: str, wide: str) -> bool:
    """Whether a place of the one name lies in one of the other.

    >>> lies_in("霍山县", "六安市"), lies_in("六安市", "霍山县")
    (True, False)
    """
    wider = {place.code for place in load_places().find(wide)}
    return any(above.code in wider for place in load_places().find(narrow) for above in load_places().parents(place))


def find_branch_place(name: str) -> str:
    """The county or city that the branch of a school elsewhere is called after, "" for none.

    >>> find_branch_place("北京师范大学洛川附属学校"), find_branch_place("合肥一六八中学颍上分校"), find_branch_place("合肥一中")
    ('洛川', '颍上', '')
    """
    branch = BRANCH.search(name)
    words = branch["place"] if branch else ""
    kinds = {place.kind for place in load_places().find(words) if not place.until} if words else set()
    return words if kinds & {"County", "City"} and not load_places().is_vague(words) else ""
