"""Persons in stock wording: rare surnames, names of other peoples, lists, surname traps, and the school that 该校 means."""

import pytest
from texts import list_pairs, read

from kg.model import Kind

HEAD = "临川市教育局2022年工作总结\n2022年,全市教育系统扎实工作。\n"
NAMED = {
    "9月9日,授予罗守贞、火兴成、把玉娥“洮河园丁奖”,另有牙永平、漆秀芳记三等功。": {
        "罗守贞",
        "火兴成",
        "把玉娥",
        "牙永平",
        "漆秀芳",
    },
    "云谷小学教师火兴成守校三十一年。": {"火兴成"},
    "由副院长佘培元任组长,普琼仙、者文斗、罕雅琳为成员。": {"佘培元", "普琼仙", "者文斗", "罕雅琳"},
    "辅导教师朴顺姬、玄美兰受到镇政府嘉奖。": {"朴顺姬", "玄美兰"},
    "欧阳问渠,八年级学生,获省青少年科技创新大赛三等奖。": {"欧阳问渠"},
    "编舞和指导是覃沅芷、零晓璐两位老师。": {"覃沅芷", "零晓璐"},
    "特岗教师嘎鲁前年摘得“自治区最美乡村教师”。": {"嘎鲁"},
    "东风小学教师扎西获县优秀教师称号。": {"扎西"},
    "(采写:布和)": {"布和"},
    "四家子小学教师冷秀英扎根村小二十六年。": {"冷秀英"},
    "云桥中学利远航、西安实验小学区惠芬荣获一等奖。": {"利远航", "区惠芬"},
    "城西小学区成立。": set(),
    "记者:楼好像也是新的。": set(),
}


@pytest.mark.parametrize(("text", "names"), NAMED.items())
def test_persons_are_found_and_cut_where_they_end(text: str, names: set[str]) -> None:
    assert {one.name for one in read(HEAD + text).entities if one.kind is Kind.PERSON} == names


PLACED = {
    "县职业中专与郑州轻工学院签订合作协议,在省技能大赛上获团体二等奖,该校学生张国良获一等奖。": "县职业中专",
    "郑州轻工学院来我县调研。该校教授张国良作报告。": "郑州轻工学院",
}


@pytest.mark.parametrize(("text", "school"), PLACED.items())
def test_a_college_that_is_a_partner_is_not_the_school_spoken_of(text: str, school: str) -> None:
    assert ("张国良", school) in list_pairs(HEAD + text, "affiliatedWith")


def test_a_school_may_be_called_with_a_longer_class_word() -> None:
    extract = read("青山镇中心小学校2021年工作总结\n2021年,青山镇中心小学获县先进单位称号。校长王芳获市优秀校长称号。")
    schools = [one for one in extract.entities if one.kind is Kind.SCHOOL]
    assert [(one.name, *one.aliases) for one in schools] == [("青山镇中心小学校", "青山镇中心小学")]


HOMES = {
    "周建国,男,中共党员,云桥小学校长。": {("周建国", "云桥小学")},
    "马春梅从教三十年,是云桥小学的一名语文教师。": {("马春梅", "云桥小学")},
    "由韩子涵、罗一鸣、丁小雨组成的云桥小学代表队获团体第一名。": {
        ("韩子涵", "云桥小学"),
        ("罗一鸣", "云桥小学"),
        ("丁小雨", "云桥小学"),
    },
    "周建国陪同调研,云桥小学校长介绍了情况。": set(),
    "马春梅到校,与云桥小学校长座谈。": set(),
    "马春梅退休,原是云桥小学教师。": set(),
}


@pytest.mark.parametrize(("text", "homes"), HOMES.items())
def test_a_clause_of_its_own_tells_where_somebody_belongs(text: str, homes: set[tuple[str, str]]) -> None:
    assert list_pairs(HEAD + text, "affiliatedWith") == homes


STUDIOS = {
    "挂牌成立丁开智名师工作室、李晓兰小学语文工作室。": {
        ("丁开智", "丁开智名师工作室"),
        ("李晓兰", "李晓兰小学语文工作室"),
    },
    "新增马梅学前教育名师工作室、杜磊高中语文名师工作室。": {
        ("马梅", "马梅学前教育名师工作室"),
        ("杜磊", "杜磊高中语文名师工作室"),
    },
    "周玉萍班主任工作室被市教育局认定为市级示范工作室。": {("周玉萍", "周玉萍班主任工作室")},
    "江南名师工作室、明德名师工作室成立。": set(),
    "沪滨名师工作室和家庭教育工作室招收学员。": set(),
    "李晓兰参观了青石名师工作室。": set(),
}


@pytest.mark.parametrize(("text", "pairs"), STUDIOS.items())
def test_a_studio_is_of_whom_it_is_called_after(text: str, pairs: set[tuple[str, str]]) -> None:
    assert list_pairs(HEAD + text, "affiliatedWith") == pairs
