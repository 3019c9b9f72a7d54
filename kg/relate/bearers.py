"""Which titles are of persons and which of bodies: a school is no 优秀教师, and nobody is a 文明校园."""

import re
from collections.abc import Iterable, Mapping

from kg.model import BODIES, Entity, Kind, Predicate
from kg.relate.claims import Claim

PERSONAL = re.compile(
    r"(?:教师|老师|个人|能手|标兵|带头人|辅导员|班主任|校长|园长|工作者|劳模|劳动模范|名师|少年|三好学生|优秀学生|干部|园丁|党员|教练员|裁判员|选手|红旗手|志愿者|保育员|母亲|青年|书记|新秀|园丁奖|特教人|后勤人|走教人|好人|培养对象|主持人|领衔人|导师|带头人称号)$"
)
CORPORATE = re.compile(
    r"(?:集体|单位|学校|幼儿园|校园|小学|中学|高中|基地|党支部|团委|团支部|中队|大队|食堂|家长学校|[范色点验级星进]校|[范色点验级星进]园|教研组|年级组|工会|之家|先进[县区市乡镇]|示范点|观测点|红旗[大中]队|合格单位|甲级单位)$"
)
OF_SCHOOLS = re.compile(
    r"(?:[小中]学|学校|幼儿园|高中|职校|示范校|特色校|实验校|基地校|校园|示范园|[大中]队|班级|团委|团支部|之星)$"
)
"""How titles end that schools, classes and pupils bear, and no area or bureau."""
OF_AREAS = re.compile(
    r"(?:(?<![一-鿿]{2}自治)县|强[市区旗镇乡]|(?:先进|示范|达标|合格|均衡|普及|普惠|试点|实验|改革)(?:[市旗]|(?<![校园])区)|县\([^()]{1,8}\))$"
)
"""How titles end that areas bear, and no school, group or person: 学前教育普及普惠县."""
EMPTY = re.compile(r"^[一两三四五六七八九十几多]+[枚项个块面座张纸份]|^出")
"""How words begin that are no name of an honour: 一枚奖章."""
CROWN = re.compile(
    r"^(?:教育部|国务院|财政部|中共中央|党中央|省委|省政府|省人民政府|(?:省|自治区)教育厅|[一-鿿]{2,3}省教育厅)$"
)
"""Who confers on others what a clause behind it tells."""
PRESS = re.compile(r"(?:日报|晚报|晨报|商报|特区报|教育报|报社|电视台|广电|新闻网|融媒体中心)$")
"""Whose name a page bears as its source, and who hardly ever wins what it tells of."""


def may_bear(kind: Kind, title: str) -> bool:
    """Whether somebody of a kind can bear a title, by what the title calls them.

    >>> may_bear(Kind.SCHOOL, "临川市优秀教师"), may_bear(Kind.PERSON, "文明校园"), may_bear(Kind.PERSON, "教学成果奖")
    (False, False, True)
    >>> may_bear(Kind.SCHOOL, "国家义务教育优质均衡县"), may_bear(Kind.AREA, "国家义务教育优质均衡县")
    (False, True)
    """
    if EMPTY.match(title):
        return False
    bare = title.rstrip('”"》称号奖 ') if title.endswith(("称号", "”")) else title
    if OF_AREAS.search(bare) and kind in {Kind.SCHOOL, Kind.GROUP, Kind.ORGANISATION, Kind.PERSON}:
        return False
    if kind is Kind.PERSON:
        return not CORPORATE.search(bare)
    if kind in {Kind.AREA, Kind.AUTHORITY} and OF_SCHOOLS.search(bare):
        return False
    return kind not in BODIES | {Kind.AREA} or not PERSONAL.search(bare)


def is_title(name: str) -> bool:
    """Whether an honour is a title that persons or bodies bear, of which there are no grades.

    >>> is_title("优秀指导教师"), is_title("教学成果奖")
    (True, False)
    """
    return bool(PERSONAL.search(name) or CORPORATE.search(name))


def drop_misfits(claims: Iterable[Claim], by_key: Mapping[str, Entity]) -> list[Claim]:
    """The claims without those of titles that their subject cannot bear, and of the press."""
    return [
        one
        for one in claims
        if one.predicate is not Predicate.RECEIVED
        or one.subject not in by_key
        or one.object not in by_key
        or by_key[one.object].kind not in {Kind.AWARD, Kind.EVENT}
        or (
            may_bear(by_key[one.subject].kind, by_key[one.object].name)
            and not (by_key[one.subject].kind is Kind.ORGANISATION and PRESS.search(by_key[one.subject].name))
            and not (by_key[one.subject].kind is Kind.AUTHORITY and CROWN.search(by_key[one.subject].name))
        )
    ]
