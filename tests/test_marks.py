"""Forms of one name are found by their marks: whatever comparing would call one name, the index offers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.link.forms import is_same
from kg.link.marks import Index
from kg.model import Kind

PLACES = ("", "柳州市", "灌南县", "县", "市", "张店镇", "柳州", "我")
STEMS = (
    "",
    "解放路",
    "局前街",
    "培黎",
    "交大",
    "上海交通大学附属",
    "实验",
    "第二实验",
    "中心",
    "中心实验",
    "翠桐",
    "翠",
)
NUMBERS = ("", "第八", "八", "8", "第十三")
SCHOOLS = (
    "小学",
    "中心小学",
    "中学",
    "初级中学",
    "高级中学",
    "幼儿园",
    "学校",
    "完小",
    "小",
    "中",
    "校",
    "小东校区",
    "小学东校区",
)
BODIES = (
    "教育局",
    "教体局",
    "教育体育局",
    "教委",
    "教育委员会",
    "教育集团",
    "小学教育集团",
    "小学幼教集团",
    "志愿者协会",
)
THINGS = ("优秀教师", "全市优秀教师奖", "教学技能竞赛", "全国中小学教学技能竞赛", "青蓝工程")


def build_names(ends):
    parts = (st.sampled_from(group) for group in (PLACES, STEMS, NUMBERS, ends))
    return st.builds(lambda *words: "".join(words), *parts)


CASES = [
    (Kind.SCHOOL, SCHOOLS),
    (Kind.GROUP, BODIES),
    (Kind.ORGANISATION, BODIES),
    (Kind.AUTHORITY, BODIES),
    (Kind.AREA, ("镇", "市", "县", "区", "柳州", "柳州市")),
    (Kind.EVENT, THINGS),
    (Kind.AWARD, THINGS),
    (Kind.PERSON, ("李明", "王芳")),
]


@pytest.mark.parametrize(("kind", "ends"), CASES)
@settings(max_examples=300)
@given(data=st.data())
def test_every_form_of_a_name_is_offered(kind, ends, data):
    short, long = sorted((data.draw(build_names(ends)), data.draw(build_names(ends))), key=len)
    met = Index()
    met.add(kind, long)
    assert met.list_near(kind, short) == [long] or not is_same(kind, short, long)


@pytest.mark.parametrize(
    ("kind", "short", "long"),
    [
        (Kind.SCHOOL, "八中", "柳州市第八中学"),
        (Kind.SCHOOL, "局小", "局前街小学"),
        (Kind.SCHOOL, "翠小东校区", "翠桐小学东校区"),
        (Kind.SCHOOL, "解放路小学", "柳州市解放路小学"),
        (Kind.GROUP, "解放路小学幼教集团", "柳州市解放路小学教育集团"),
        (Kind.AUTHORITY, "教体局", "柳州市教育体育局"),
        (Kind.AREA, "柳州", "柳州市"),
        (Kind.EVENT, "教学技能竞赛", "全国中小学教学技能竞赛"),
    ],
)
def test_known_forms_are_offered_beside_the_name_they_stand_for(kind, short, long):
    met = Index()
    for name in (long, "长征路幼儿园"):
        met.add(kind, name)
    assert is_same(kind, short, long)
    assert met.list_near(kind, short) == [long]


def test_a_name_met_before_is_offered_alone():
    met = Index()
    for name in ("柳州市第八中学", "八中"):
        met.add(Kind.SCHOOL, name)
    assert met.list_near(Kind.SCHOOL, "八中") == ["八中"]
