"""Stock wording of the pages of schools, in invented texts: the names they bore, and who speaks where nobody says 我校."""

import pytest
from texts import name_each, read

from kg.model import Kind

NAMES = {
    # A part of a sentence that begins with the change tells of the school whose page it is.
    "望江镇望江小学校史\n望江小学始建于1916年。1937年改名“望江国民小学”，1953年改名澄波小学，1979年定为重点小学。": {
        frozenset({"望江镇望江小学", "望江小学", "望江国民小学", "澄波小学"})
    },
    "清河县大岛完小\n我校于1932年正式命名为岱阳小学。1955年成立中队。": {
        frozenset({"清河县大岛完小", "岱阳小学", "我校"})
    },
    "石桥镇中心小学简介\n我校创办于1913年。学校先后更名为石桥完全小学、桥东小学、红旗小学，现有教师60人。": {
        frozenset({"石桥镇中心小学", "石桥完全小学", "桥东小学", "红旗小学", "我校"})
    },
    "松源镇中心小学大事记\n我校校史。\n民国三年(1914) 更名松源区立高等小学校。\n1967年 易名东方红小学。": {
        frozenset({"松源镇中心小学", "松源区立高等小学校", "东方红小学", "我校"})
    },
    # What another school is called, a kindergarten, a campus, a plan and a merger are other schools.
    "望江小学2022年总结\n我校有学生500人。同年，城东小学更名为文昌小学。": {
        frozenset({"望江小学", "我校"}),
        frozenset({"城东小学", "文昌小学"}),
    },
    "望江小学2022年总结\n我校有学生500人。2022年更名为望江幼儿园。": {
        frozenset({"望江小学", "我校"}),
        frozenset({"望江幼儿园"}),
    },
    "望江小学2022年总结\n我校有学生500人。计划更名为文昌小学。": {
        frozenset({"望江小学", "我校"}),
        frozenset({"文昌小学"}),
    },
    # The report of a bureau is the page of no school.
    "沛县教育局2022年总结\n我县望江小学获奖。2022年更名为文昌小学。": {
        frozenset({"望江小学"}),
        frozenset({"文昌小学"}),
    },
}


@pytest.mark.parametrize("text", NAMES)
def test_the_page_of_a_school_tells_the_names_it_bore(text: str) -> None:
    found = {frozenset({one.name, *one.aliases}) - {"我校"} for one in read(text).entities if one.kind is Kind.SCHOOL}
    assert found == {names - {"我校"} for names in NAMES[text]}


VOICES = {
    "简介: 上海市 徐汇区公办幼儿园\n吴山路幼儿园创办于1989年，是公办幼儿园，隶属徐汇区教育局。园舍占地2450平方米。": "吴山路幼儿园",
    "读书节上共交流\n我校举办读书节，我校特邀请联盟校的师生来校。\n设为首页 | 联系我们\nCopyright@ 2015 沛县实验小学": "沛县实验小学",
    # Two that are introduced alike are told of, and a bureau that speaks goes on to.
    "县城新增两所小学\n文昌小学位于城东，占地20亩。\n育才小学位于城西，占地30亩。": "",
    "沛县教育局2022年总结\n文昌小学位于城东，占地20亩。我局新建三所学校，我局投入200万元。": "沛县教育局",
}


@pytest.mark.parametrize("text", VOICES)
def test_who_speaks_on_a_page(text: str) -> None:
    told = read(text)
    assert name_each(told).get(told.frame.voice, "") == VOICES[text]
