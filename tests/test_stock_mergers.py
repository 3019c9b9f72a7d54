"""Mergers told freely, in invented sentences: with their staff, back to the parent, to the one that speaks, made of two, and split among others; and what is tied with the one that speaks."""

import pytest
from texts import list_pairs

from kg.model import Predicate

HEAD = "临川市教育局2022年工作总结\n2022年，全市教育系统扎实工作。\n"
OWN = "临川市望江中心小学\n2022年工作总结\n2022年，我校扎实工作。\n"
US = "临川市望江中心小学"
TOLD = {
    "平岗村小学和新华教学点撤了，47名孩子连同6位老师一并归到红旗中心小学。": {
        ("平岗村小学", "红旗中心小学"),
        ("新华教学点", "红旗中心小学"),
    },
    "五星小学下面的田沟教学点只剩学生6人，暑假后并回五星小学。": {("田沟教学点", "五星小学")},
    "落水洞中学停办后学生走了两处，九年级去县三中，七、八年级去石板塘中学。": {
        ("落水洞中学", "县三中"),
        ("落水洞中学", "石板塘中学"),
    },
    "南康六中的底子是区五中和东山初中，前年暑假两校合到一起。": {("区五中", "南康六中"), ("东山初中", "南康六中")},
    "阳光初中从今年起不再招收新生，待现有两个年级毕业后整体并入东镇初中。": {("阳光初中", "东镇初中")},
    "2021年,神溪小学整体撤到新建成的鹅岭镇汾河小学。": {("神溪小学", "鹅岭镇汾河小学")},
    "余桥乡初级中学只剩31人,该校与车岭镇初级中学合并,以后者为主体。": {("余桥乡初级中学", "车岭镇初级中学")},
    "石桥小学与北岭小学合并,以北岭小学为主体办学。": {("石桥小学", "北岭小学")},
    "南关小学与东关小学合并,以前者为基础。": {("东关小学", "南关小学")},
    "石桥小学与北岭小学合并举办运动会,以后者为主场。": set(),
    "石桥小学与北岭小学没有合并,以后者为主体是误传。": set(),
    "因暴雨,河口小学师生撤到望江中学避险。": set(),
    "望江中学的教师宋平归到香江中学教研组。": set(),
    "望江小学九年级学生去香江中学参加联考。": set(),
    "望江小学停办后，老师走了两处，九名老师去香江中学。": set(),
    "望江小学的前身是香江公学，1958年改今名。": set(),
    "全县七年级去望江中学，八、九年级去香江中学，赛程两天。": set(),
}
OURS = {
    "去年秋天，原乌兰小学整建制撤并到校本部。": {("乌兰小学", US)},
    "前年把姚杜小学并过来以后，摊子大了。": {("姚杜小学", US)},
    "茅坪小学、竹市镇的荷叶塘小学都关了门，娃娃连同老师归到我们这里来。": {("茅坪小学", US), ("荷叶塘小学", US)},
    "后山中学高中部今年暑期已撤销，68名学生编入我校高三年级。": {("后山中学高中部", US)},
    "石岭村小、青山村小的学生先后合到我们这边来读书,两个村小就撤了。": {("石岭村小", US), ("青山村小", US)},
    "1951年,溪北小学并入,始称今名。次年夏,梓里小学、铜山小学一并撤销,师生归我校。": {
        ("溪北小学", US),
        ("梓里小学", US),
        ("铜山小学", US),
    },
    "石岭村小的学生到我们学校参观,收获很大。": set(),
    "后山小学、前坪小学的六年级学生来我校参观。": set(),
    "后山小学的图书划给我们学校，一共两百册。": set(),
}

TIES = {
    "新结的对子是石城县河东镇的景泰中学，两边老师每周三晚上连线备课。": {("partnersWith", "景泰中学")},
    "远一点的朋友是石城县木渎实验小学，5月签的友好学校协议。": {("partnersWith", "石城县木渎实验小学")},
    "原来的结对学校是前坪小学，协议已到期。": set(),
    "望江小学滨河校区主体已经封顶，明年春天交给我们来管。": {("manages", "望江小学滨河校区")},
    "前坪小学的图书由我们管理。": set(),
    "前坪小学不再由我们托管。": set(),
}
"""What is tied with the school that speaks, or run by it."""


def test_trustees_told_apart_run_one_school_each() -> None:
    told = list_pairs(HEAD + "杜家中心小学、堂上中心小学,今春起分别由县第三小学、鹅岭小学代管。", "manages")
    assert told == {("县第三小学", "杜家中心小学"), ("鹅岭小学", "堂上中心小学")}


@pytest.mark.parametrize("sentence", TIES)
def test_ties_of_the_one_that_speaks(sentence: str) -> None:
    found = {
        (kind.value, other)
        for kind in (Predicate.PARTNERS_WITH, Predicate.MANAGES)
        for one, other in list_pairs(OWN + sentence, kind)
        if one == US
    }
    assert found == TIES[sentence]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_school_goes_over_to_the_one_told(sentence: str) -> None:
    assert list_pairs(HEAD + sentence, Predicate.MERGED_INTO) == TOLD[sentence]


@pytest.mark.parametrize("sentence", OURS)
def test_a_school_goes_over_to_the_one_that_speaks(sentence: str) -> None:
    assert list_pairs(OWN + sentence, Predicate.MERGED_INTO) == OURS[sentence]
