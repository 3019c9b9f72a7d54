"""Tables of groups that lost their lines: columns are parted by blanks only (忠山学区 忠山路小学 迎晖路小学、沱江桥头小学)."""

import re
from collections.abc import Iterator

from kg.model import Linked
from kg.record import record
from kg.relate.skeleton import GROUP, PERSON, SCHOOL, Skeleton, list_members

HEAD_GROUP = re.compile(r"集团|联盟|学区|共同体|名称")
HEAD_LEAD = re.compile(r"核心|龙头|牵头|总校|总园|盟主|领航|学区长(?:学校|单位|校)|理事长|领办|主校")
HEAD_MEMBER = re.compile(r"成员|分校|分园|加盟|联盟校|协作校|所含|下辖|^(?:学校|园所|单位)")
NOTED = r"(?:\s?\([^()]{0,24}\))?"
UNKNOWN = rf"、{SCHOOL}?[一-鿿]{{0,11}}[一-\u4e0d\u4e0f-\u4ee4\u4ee6-\u53c9\u53cb-\u548b\u548d-\u66a7\u66a9-鿿](?=[、;。\s)]|$)"
"""A member of a list that no name was found in; what it begins with may be the name of another school."""
ROW = re.compile(
    rf"^\s{{0,4}}(?:[(]?(?:[a-z]{{1,2}}-?)?\d{{1,3}}[).、]?\s{{0,4}})?{GROUP}{NOTED}\s{{1,8}}(?P<first>(?:{SCHOOL}{NOTED}[、,和]?)+)"
    rf"(?:\s{{1,8}}(?:{PERSON}|暂缺|略|无|[-—/]))?(?:\s{{1,8}}(?P<second>{SCHOOL}{NOTED}(?:{UNKNOWN}|[、,和\s]{{1,3}}{SCHOOL}{NOTED})*))?"
)
REST = re.compile(
    rf"^\s{{0,4}}(?P<second>{SCHOOL}{NOTED}(?:{UNKNOWN}|[、,和\s]{{1,3}}{SCHOOL}{NOTED})*)(?=\s|$|[。;,])"
)


@record
class Header:
    """What the line of column names tells: whether the lead comes before the members, and whether there is one."""

    led: bool
    first: bool


def read_header(words: str) -> Header | None:
    """The header that a line is; None where it names no column of members.

    >>> read_header("集团名称 核心校(园) 成员校(园) 备注")
    Header(led=True, first=True)
    """
    cells = words.split()
    if (
        len(cells) < 2
        or max(map(len, cells)) > 12
        or not any(HEAD_GROUP.search(cell) for cell in cells)
        or "。" in words
    ):
        return None
    lead = next((place for place, cell in enumerate(cells) if HEAD_LEAD.search(cell)), -1)
    member = next((place for place, cell in enumerate(cells) if HEAD_MEMBER.search(cell) and place != lead), -1)
    return Header(lead >= 0, 0 <= lead < member) if member >= 0 else None


Part = tuple[int, int, tuple[str, ...], str, list[tuple[Linked, str]]]


def read_column_row(skeleton: Skeleton, header: Header) -> Iterator[Part]:
    """The lead and the members of a row under a header."""
    match = ROW.match(skeleton.words)
    if not match:
        return
    group = skeleton.links[skeleton.words.index(GROUP)].keys
    first, second = (list_members(skeleton, match, part) if match[part] else [] for part in ("first", "second"))
    lead, members = (first, second) if header.first else (second, first)
    if not header.led or (not second and len(first) > 1):
        lead, members = [], [*first, *second]
    elif not second:
        lead, members = (first, []) if header.first else ([], first)
    for role, schools in (("Lead", lead), ("Member", members)):
        if schools:
            yield match.start(), match.end(), group, role, schools


def read_rest(skeleton: Skeleton, group: tuple[str, ...]) -> Iterator[Part]:
    """The members that a row leaves to the line below it."""
    match = REST.match(skeleton.words)
    if match:
        yield match.start(), match.end(), group, "Member", list_members(skeleton, match, "second")
