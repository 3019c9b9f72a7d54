"""Who speaks in a text is known by the fullest name its first lines have, and so is the area it speaks of."""

import pytest
from texts import read

SPEAKERS = {
    "2022年度特殊教育学校工作总结\n沛县启明特殊教育学校2022年度工作总结\n我校坚持依法办学。\n": "沛县启明特殊教育学校",
    "范文网 > 工作总结 > 教育局工作总结 > 正文\n沛县教育体育局2022年工作总结\n我局扎实工作。\n": "沛县教育体育局",
    "沛县教育局2022年工作总结\n沛县教育局教研室供稿\n我局扎实工作。\n": "沛县教育局",
}
AREAS = {
    "柳园学区2014年工作总结\n柳园学区在临漳县教育局和柳园镇党委、政府的领导下，完成各项任务。\n": "柳园镇",
    "柳园学区2014年工作总结\n柳园学区在临漳县教育局领导下，在镇上新建柳园镇中心幼儿园。\n": "临漳县",
    "孝义市高阳镇中心学校（高阳学区）\n2018年布局情况报告\n高阳学区一年来完成了各项工程。高阳镇中心小学竣工。\n": "高阳镇",
}
DISTRICTS = {
    "宿州师专附属萧县中学2020年总结\n我校位于萧县龙城镇。萧县教育局领导来校调研，萧县人民政府投资扩建校舍。\n": "萧县",
    "宿州市第二中学2020年总结\n我校接待萧县中学来访，宿州市教育局领导来校调研。\n": "宿州市",
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_who_speaks_is_known_by_the_fullest_name(text: str) -> None:
    extract = read(text)
    assert {one.key: one.name for one in extract.entities}[extract.frame.voice] == SPEAKERS[text]


@pytest.mark.parametrize("text", AREAS)
def test_a_school_district_reports_on_the_town_that_governs_it(text: str) -> None:
    assert AREAS[text] in name_area(text)


@pytest.mark.parametrize("text", DISTRICTS)
def test_a_school_called_by_its_city_reports_from_the_county_it_speaks_of_most(text: str) -> None:
    assert DISTRICTS[text] in name_area(text)


def name_area(text: str) -> set[str]:
    extract = read(text)
    area = next(one for one in extract.entities if one.key == extract.frame.area)
    return {area.name, *area.aliases}


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("教师节表彰大会\n9月10日，我校举行表彰大会。校长王景辉致辞。", True),
        ("表彰大会\n城北小学、东湖小学的老师来访，参观我校。", False),
        ("9月10日，各校举行表彰大会。校长王景辉致辞。", False),
    ],
)
def test_a_school_speaks_unnamed_where_none_is_named(text: str, *, speaks: bool) -> None:
    assert read(text).frame.voice.startswith("School:我校") is speaks
