"""What news of schools tells and does not tell: occasions by their host, themes, sizes, and figures that look like years."""

import pytest
from texts import list_pairs, read

from kg.link.frame import all_years
from kg.model import Kind

HELD = {
    "望江小学第十届读书节开幕。": {("望江小学", "第十届读书节")},
    "上月,临川一中首届社团文化节圆满落幕。": {("临川一中", "首届社团文化节")},
    "望江镇中心小学2024年春季田径运动会隆重举行。": {("望江镇中心小学", "春季田径运动会")},
    "近日,望江小学“七彩童年”第八届艺术节拉开帷幕。": {("望江小学", "七彩童年第八届艺术节")},
    "3月8日,吴家镇中心小学和东乡幼儿园首届亲子运动会开赛。": {
        ("吴家镇中心小学", "首届亲子运动会"),
        ("东乡幼儿园", "首届亲子运动会"),
    },
    "望江县酿泉镇第二完全小学举行以“墨香伴我成长”为主题的第六届“读书节”启动仪式。": {
        ("望江县酿泉镇第二完全小学", "第六届读书节启动仪式")
    },
    "望江小学举办了以“童心向党”为主题的第五届合唱节。": {("望江小学", "第五届合唱节")},
    "老师们来到望江小学第三届科技节开幕现场。": set(),
    "5月6日在望江小学第三届科技节开幕之际,孩子们笑了。": set(),
    "望江小学首届科技节没有举行。": set(),
    "望江实验学校参加了县第三届读书节,读书节在望江小学开幕。": set(),
}
"""Who holds what, by what its sentence opens with."""
THEMES = (
    "望江县教育局决定开展“师德师风建设年”活动,以“树形象、强素质”为主题。",
    "望江小学举行以“树形象、强素质”为主题的读书节启动仪式。",
    "本届艺术节的主题是“真知乐行、百花绽放”。",
    "项目完成基础工程,实施主体工程,推进附属工程,开展收尾工程。",
)
NOBODY = (
    "东区为36班小学、西区为30班初中。",
    "规模为45个班的九年一贯制学校,投资3亿元。",
    "规划小学30个班、初中12个班。",
    "丰富学校内涵,提升学校品位。",
    "认真学习十七届六中全会精神。",
    "四是抓实基层党建工作。",
    "五是推广“三微”党建工作法。",
)
NAMED = ("临川县提升路小学", "学习街小学", "实验九年一贯制学校", "临川九年一贯制学校", "第一百中学")
YEARS = {
    "新增学位2000个": [],
    "2000余名师生": [],
    "全校2000多名": [],
    "投入2000万元": [],
    "2020-3-5": [2020],
    "2019 年": [2019],
    "(2019)": [2019],
    "2015-2020年教育规划": [2015, 2020],
}


@pytest.mark.parametrize("text", HELD)
def test_an_occasion_is_held_by_the_body_before_it(text: str) -> None:
    assert list_pairs(text, "holds") == HELD[text]


@pytest.mark.parametrize("text", THEMES)
def test_a_theme_and_a_part_of_works_are_no_initiative(text: str) -> None:
    assert {one.name for one in read(text).entities if one.kind is Kind.PROGRAMME} <= {"师德师风建设年活动"}


@pytest.mark.parametrize("text", NOBODY)
def test_sizes_and_deeds_name_no_body(text: str) -> None:
    assert not [one.name for one in read(text).entities if one.kind in {Kind.SCHOOL, Kind.ORGANISATION}]


@pytest.mark.parametrize("name", NAMED)
def test_schools_with_such_words_in_their_names_are_named(name: str) -> None:
    assert name in {one.name for one in read(f"{name}举行升旗仪式。").entities}


@pytest.mark.parametrize("text", YEARS)
def test_so_many_of_something_are_no_year(text: str) -> None:
    assert all_years(text) == YEARS[text]


PAPERS = {
    "编号 题目 作者 作者单位 等次\nA01 《让字会说话》 严 慧 京山小学 一等奖\nA02 《在田埂上读诗》 覃红艳 五里镇中心小学 二等奖": {
        ("严慧", "让字会说话"),
        ("覃红艳", "在田埂上读诗"),
    },
    "《会说话的课堂》\t韩冰\t虢镇小学\t一等奖\n《乡村科技角刍议》\t苏文博\t南街小学\t优秀奖": {
        ("韩冰", "会说话的课堂"),
        ("苏文博", "乡村科技角刍议"),
    },
    "题目\t学校\t学生姓名\t指导教师\t等次\n《外婆的灯》\t望江小学\t李晓雨\t王建国\t一等奖": {("李晓雨", "外婆的灯")},
    "制度名称\t责任人\t完成时限\n《教职工考勤办法》\t李建国\t9月\n《食堂管理细则》\t王明\t10月": set(),
    "《教职工考勤办法》\t李建国\t9月\n《食堂管理细则》\t王明\t10月": set(),
}


@pytest.mark.parametrize("text", PAPERS)
def test_papers_of_a_table_are_their_writers(text: str) -> None:
    assert list_pairs(text, "issued") == PAPERS[text]


def test_a_month_that_is_set_apart_is_no_honour() -> None:
    text = "县教育局将五月定为全县“家校共育月”。学校把每年四月定为“读书月”。"
    assert not list_pairs(text, "received")


def test_what_one_swaps_is_not_ones_own_text() -> None:
    assert not list_pairs("杨小琪同学用自己的《童年》换来了《草房子》,很开心。", "issued")
    assert list_pairs("杨小琪的习作《外婆的灯》获一等奖。", "issued") == {("杨小琪", "外婆的灯")}
