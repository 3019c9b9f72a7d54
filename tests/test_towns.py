"""Towns are found by the list of their names, whatever stands around them."""

import pytest
from texts import list_pairs, read

from kg import towns
from kg.errors import RulesError
from kg.link.scope import write_fully
from kg.model import Kind, Mention, Predicate, Span
from kg.name_places import scan_towns, split_places

TOWNS = {
    "补进杨梅乡中心小学": ["杨梅乡"],
    "先从衡山镇做起": ["衡山镇"],
    "原计划与蛟龙镇成人教育中心学校联办": ["蛟龙镇"],
    "喊叫水乡中心学校": ["喊叫水乡"],
    "格日朝鲁苏木幼儿园": ["格日朝鲁苏木"],
    "硖门畲族乡、硖门乡": ["硖门畲族乡", "硖门乡"],
    "进一步扩大城镇教育资源": [],
    "扎根乡村三十年": [],
    "新城镇化建设": [],
}


@pytest.mark.parametrize("text", TOWNS)
def test_towns_are_found_whole(text: str) -> None:
    assert [town.of(text) for town in scan_towns(text)] == TOWNS[text]


def test_every_town_of_a_name_is_known_by_its_county() -> None:
    listed = towns.load_towns()
    assert listed.find("喊叫水乡") == ("640521",)
    assert len(listed.find("城关镇")) > 50
    assert listed.find("补进杨梅乡") == ()


def test_names_of_schools_begin_at_their_town() -> None:
    extract = read("德化县教育局2021年工作总结\n今年8月扩编，补进杨梅乡中心小学与桂阳学校。\n")
    assert {one.name for one in extract.entities if one.kind is Kind.SCHOOL} == {"杨梅乡中心小学", "桂阳学校"}
    assert {one.name for one in extract.entities if one.kind is Kind.AREA} == {"德化县", "杨梅乡"}


def test_a_name_is_taken_apart_at_its_town() -> None:
    assert split_places("爱尼山乡民族学校") == (("爱尼山乡",), "民族学校")


def test_a_row_of_an_unlisted_county_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(towns, "read_table", lambda *_: ({"county": "999999", "towns": "杨梅乡"},))
    with pytest.raises(RulesError, match="999999"):
        towns.load_towns.__wrapped__()


def test_the_county_whose_towns_are_named_is_the_one_that_reports() -> None:
    text = "教育目标责任书自查报告\n年初县政府与我局签订责任书。大庄镇中心幼儿园8月交钥匙；爱尼山乡民族学校要搬。双柏一中申报省一级高中。\n"
    extract = read(text)
    area = next(one for one in extract.entities if one.key == extract.frame.area)
    assert "双柏县" in {area.name, *area.aliases}


def test_a_school_that_is_called_by_the_level_above_stands_there() -> None:
    text = "双柏县教育局2014年工作总结\n楚雄州通报表扬我县。州艺术学校派人来县办一期合唱指挥班。\n"
    assert ("州艺术学校", "楚雄州") in list_pairs(text, Predicate.LOCATED_IN)


def test_a_like_office_of_the_city_is_no_fuller_name_of_that_of_the_county() -> None:
    offices = [
        Mention(Kind.AUTHORITY, name, Span(start, start + len(name)), "name-authority")
        for start, name in ((0, "招生考试办公室"), (20, "赤峰市招生考试办公室"), (40, "敖汉旗招生考试办公室"))
    ]
    assert write_fully(offices[0], offices[:2], "旗") == ("招生考试办公室",)
    assert write_fully(offices[0], offices, "旗") == ("敖汉旗招生考试办公室",)
    assert write_fully(None, offices, "旗") == ()


def test_a_bureau_called_by_its_level_is_that_of_the_county_named_with_it() -> None:
    short, masked = (Mention(Kind.AUTHORITY, name, Span(0, 4), "name-authority") for name in ("县教育局", "xx县教育局"))
    assert write_fully(short, [short, masked], "市") == ("xx县教育局",)
