"""Groups and studios called by less than their names: by the stem of the school that leads, by the head alone."""

import pytest
from texts import read

from kg.model import Kind, Predicate

HEAD = "新罗区教育局2023年工作总结\n"
ONE = {
    "莲东小学教育集团、松涛小学教育集团挂牌。莲东集团下辖三所学校。": (Kind.GROUP, "莲东小学教育集团", "莲东集团"),
    "望江中学集团成立三年，望江集团又添一校。": (Kind.GROUP, "望江中学集团", "望江集团"),
    "安远一中教育集团挂牌，一中集团共有教师三百人。": (Kind.GROUP, "安远一中教育集团", "一中集团"),
    "何雅琴小学语文工作室设在实验小学。何雅琴工作室承办教学开放日。": (
        Kind.ORGANISATION,
        "何雅琴小学语文工作室",
        "何雅琴工作室",
    ),
    "李芳名班主任工作室成立，李芳工作室有成员12人。": (Kind.ORGANISATION, "李芳名班主任工作室", "李芳工作室"),
}
APART = {
    "实验小学教育集团、实验中学教育集团挂牌，实验集团另有三校。": {"实验小学教育集团", "实验中学教育集团"},
    "恒大小学落成，恒大集团捐资2000万元。": set(),
    "华润集团与望江小学共建实验室。": set(),
    "育才中学领办育才集团。": {"育才集团"},
}


@pytest.mark.parametrize("told", ONE)
def test_a_shorter_name_is_of_the_same_body(told: str) -> None:
    kind, name, short = ONE[told]
    bodies = {one.name: one.aliases for one in read(HEAD + told).entities if one.kind is kind}
    assert short in bodies[name]
    assert short not in bodies


@pytest.mark.parametrize("told", APART)
def test_what_is_called_a_group_where_no_one_group_is_meant(told: str) -> None:
    groups = {one.name for one in read(HEAD + told).entities if one.kind is Kind.GROUP}
    assert groups - {"实验集团"} == APART[told]


def test_who_runs_a_group_leads_it() -> None:
    told = read(HEAD + "莲东集团由莲东小学领办，东城小学加入。").statements
    roles = {one.subject: one.qualifiers.role for one in told if one.predicate is Predicate.MEMBER_OF}
    assert roles == {"School:莲东小学": "Lead", "School:东城小学": "Member"}
