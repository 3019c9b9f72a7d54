"""Honours on pages of schools: profiles one after another, lists of honours by their level, rolls, and what is none of these."""

import pytest
from texts import list_kind, list_pairs, read

from kg.model import Kind

PROFILES = "名校风采\n石桥第一中学创建于1956年，坐落在城东。\n{}\n青湖中学始建于1938年，是一所高级中学。\n{}\n"
HONOURED = {
    "学校占地200亩。学校是全国文明校园、省首批重点建设学校、省德育工作先进单位。": {
        "全国文明校园",
        "省首批重点建设学校",
        "省德育工作先进单位",
    },
    "现有教学班60个。曾获全国五四红旗团委、全国书香校园先进学校等表彰。": {"全国五四红旗团委", "全国书香校园先进学校"},
    "该校系省级绿色学校、市依法治校示范校。": {"省级绿色学校", "市依法治校示范校"},
    "近年来，学校先后被评为省文明校园、省和谐学校、市德育先进学校。": {"省文明校园", "省和谐学校", "市德育先进学校"},
    "学校不是省级绿色学校。": set(),
    "学校正在争创全国文明校园。": set(),
    "县教育局先后被评为省教育工作先进集体。": set(),
}


@pytest.mark.parametrize("told", HONOURED)
def test_paragraph_goes_on_about_the_school_of_the_profile_before(told):
    text = read(PROFILES.format(told, "学校现有教职工120人。"))
    assert {pair for pair in list_pairs(text, "received") if pair[0] == "石桥第一中学"} == {
        ("石桥第一中学", one) for one in HONOURED[told]
    }
    assert not {pair for pair in list_pairs(text, "received") if pair[0] == "青湖中学"}


@pytest.mark.parametrize("told", HONOURED)
def test_next_profile_takes_over(told):
    pairs = list_pairs(PROFILES.format("学校现有教职工120人。", told), "received")
    assert {pair for pair in pairs if pair[0].endswith("中学")} == {("青湖中学", one) for one in HONOURED[told]}


LISTED = {
    "我园先后被评为江苏省文明单位、省和谐幼儿园、省绿色幼儿园、市卫生保健示范单位。": {"省和谐幼儿园", "省绿色幼儿园"},
    "我园先后荣获省级示范单位、市平安幼儿园和市优秀家长学校称号。": {"市平安幼儿园"},
    "省示范单位评选中，市第一幼儿园、市实验幼儿园、市直机关幼儿园同时入选。": set(),
    "我园被评为省文明单位、市第二幼儿园园长也到会祝贺。": set(),
}


@pytest.mark.parametrize("told", LISTED)
def test_school_by_its_level_alone_is_an_honour_in_a_list_of_honours(told):
    text = read("滨河幼儿园2021年工作总结\n" + told)
    assert LISTED[told] <= list_kind(text, Kind.AWARD)
    assert not LISTED[told] & list_kind(text, Kind.SCHOOL)
    assert not {"市第一幼儿园", "市第二幼儿园"} & list_kind(text, Kind.AWARD)


YEARS = {
    "青湖中学始建于1938年，是省级示范高中。": None,
    "青湖中学校史\n1938年建校。1956年更名。1978年列为县重点中学。1995年扩建。2008年迁址。\n学校是省级示范高中。": None,
    "青湖中学2021年工作总结\n学校始建于1938年，是省级示范高中。": 2021,
}


@pytest.mark.parametrize("told", YEARS)
def test_history_gives_no_year_to_what_is_undated(told):
    years = {one.qualifiers.year for one in read(told).statements if one.object.endswith("省级示范高中")}
    assert years <= {YEARS[told]}


ROLL = "荣昌县第十二届中小学生艺术展演获奖名单\n{}\n"
WINNERS = {
    "优秀组织奖\n县实验小学\n声乐一等奖\n《山里的歌》荣昌县第二中学\n指导教师：李晓兰 王思远": {
        ("县实验小学", "优秀组织奖"),
        ("荣昌县第二中学", "荣昌县第十二届中小学生艺术展演"),
    },
    "器乐类二等奖\n《鼓》青石镇中心小学\n绘画（含版画）三等奖\n《稻田》昌州小学\n作品展示\n昌元小学": {
        ("青石镇中心小学", "荣昌县第十二届中小学生艺术展演"),
        ("昌州小学", "荣昌县第十二届中小学生艺术展演"),
    },
    "表二 优秀组织单位（每镇限1个）\n昌元街道教育管理中心\n昌州小学": {("昌州小学", "优秀组织单位")},
    "二、推荐优秀组织单位\n昌州小学": set(),
}


@pytest.mark.parametrize("told", WINNERS)
def test_roll_is_parted_by_the_fields_of_a_contest(told):
    pairs = list_pairs(ROLL.format(told), "received")
    assert WINNERS[told] <= pairs
    assert {one for one, _ in pairs} <= {one for one, _ in WINNERS[told]} | {"昌元街道教育管理中心"}


def test_groups_and_offices_stand_in_rolls():
    groups = "首批市级示范性教联体名单\n青石小学教联体\n后山小学教联体\n后山小学教联体由后山小学和南坪小学组成。\n"
    assert list_pairs(groups, "received") == {
        ("青石小学教联体", "首批市级示范性教联体"),
        ("后山小学教联体", "首批市级示范性教联体"),
    }
    offices = (
        "荣昌县第十二届中小学生艺术展演获奖名单\n表一 优秀组织单位\n永川县教育局\n江津县教研室\n荣昌县教育局\n2021年5月"
    )
    told = {one for one, _ in list_pairs(offices, "received")}
    assert "永川县教育局" in told
    assert "荣昌县教育局" not in told


LESSER = "荣昌县教育局关于表扬办学质量先进学校的通报\n一、高中\n达标奖（2名）：双河高中、安富高中\n二、初中\n一等奖（1名）：吴家初中\n"


def test_grade_of_another_list_goes_to_no_lesser_prize():
    assert ("吴家初中", "达标奖") not in list_pairs(LESSER, "received")


GIVERS = {
    "滨河幼儿园多次荣获区教育局、区直机关工委授予的“文明单位”称号。": {"滨河幼儿园"},
    "滨河幼儿园先后获得市妇联、市教育局颁发的“巾帼文明岗”称号。": {"滨河幼儿园"},
}


@pytest.mark.parametrize("told", GIVERS)
def test_who_confers_an_honour_receives_none(told):
    assert {one for one, _ in list_pairs("滨河幼儿园2021年工作总结\n" + told, "received")} == GIVERS[told]
