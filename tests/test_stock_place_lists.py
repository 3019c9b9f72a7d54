"""Stock wording of documents, in invented texts: lists under lines that are places, schools of the levels above, and words that name no school."""

import pytest
from texts import name_each, read

from kg.model import Kind

LISTED = {
    # Districts that make lines, with and without a count; the schools of the city's own.
    "2024年十堰市教育系统先进集体名单\n茅箭区\n滨河小学\n第三幼儿园\n张湾区\n灰河小学\n郧西县\n白梅小学\n市直学校\n第九中学": {
        ("滨河小学", "茅箭区"),
        ("第三幼儿园", "茅箭区"),
        ("灰河小学", "张湾区"),
        ("白梅小学", "郧西县"),
        ("第九中学", "十堰市"),
    },
    "十堰市教育局:秋季学期启用的学校如下。\n茅箭区(2所)\n新建松涛小学;\n扩建柳荫小学。\n【房县】(1所)\n迁建青石小学。": {
        ("松涛小学", "茅箭区"),
        ("柳荫小学", "茅箭区"),
        ("青石小学", "房县"),
    },
    # Towns.
    "渭源县2023年村小调整名单\n清源镇\n三合小学\n新塘教学点\n上湾镇\n横岭小学": {
        ("三合小学", "清源镇"),
        ("新塘教学点", "清源镇"),
        ("横岭小学", "上湾镇"),
    },
    # Districts that head clauses.
    "十堰市教育局2023年改扩建学校一览。茅箭区:松涛小学、致和学校;张湾区:阳春小学、红石小学;市直:第九中学。": {
        ("松涛小学", "茅箭区"),
        ("致和学校", "茅箭区"),
        ("阳春小学", "张湾区"),
        ("红石小学", "张湾区"),
        ("第九中学", "十堰市"),
    },
    # A menu of places heads nothing, and one line that is a place heads no list.
    "茅箭区\n张湾区\n郧阳区\n房县\n十堰市教育局2023年工作总结\n滨河小学、灰河小学建成投用,全市新增学位2000个,教育面貌有了新变化。": {
        ("滨河小学", ""),
        ("灰河小学", ""),
    },
    "十堰市教育局2023年工作总结\n第九中学获评文明校园。\n茅箭区\n滨河小学建成投用。": {
        ("第九中学", "十堰市"),
        ("滨河小学", "十堰市"),
    },
}
ABOVE = {
    "湖北省房县教育局2023年总结\n省实验中学来访。省特殊教育学校与我县滨河小学结对。省委机关幼儿园送教。": {
        ("省实验中学", "湖北省"),
        ("省特殊教育学校", "湖北省"),
        ("省委机关幼儿园", "湖北省"),
        ("滨河小学", "房县"),
    },
    "内蒙古自治区达拉特旗教育局2023年总结\n自治区实验幼儿园与旗第二幼儿园结对。": {
        ("自治区实验幼儿园", "内蒙古自治区"),
        ("旗第二幼儿园", "达拉特旗"),
    },
}
NO_SCHOOLS = (
    "达拉特旗教育局2023年总结\n全旗义务教育学校均已达标,旗直属学校先行。",
    "房县教育局2023年总结\n县直学校放假早,当地学校都在修路,五所崭新学校落成。",
    "房县教育局2023年总结\n发展学校体育,此间学校的毕业生大多务农。",
    "平南镇中心校2023年总结\n我校争取办成自治区特色普通高中。",
    "房县教育局2023年总结\n这家集团有三所学校,别的集团有两所,跨镇集团还没有。",
)
SCHOOLS = (
    ("房县教育局2023年总结\n县直机关幼儿园扩建。", "县直机关幼儿园"),
    ("房县教育局2023年总结\n市直属机关第二幼儿园来访。", "市直属机关第二幼儿园"),
    ("达拉特旗教育局2023年总结\n旗蒙古族小学新建食堂。", "旗蒙古族小学"),
    ("房县教育局2023年总结\n五所崭新学校落成,新光小学是其中一所。", "新光小学"),
)


def tell_places(text: str) -> set[tuple[str, str]]:
    told = read(text)
    names = name_each(told)
    return {(one.name, names.get(one.area, "")) for one in told.entities if one.kind is Kind.SCHOOL}


@pytest.mark.parametrize("text", LISTED)
def test_schools_of_lists_stand_where_the_line_above_says(text: str) -> None:
    assert tell_places(text) == LISTED[text]


@pytest.mark.parametrize("text", ABOVE)
def test_schools_of_the_levels_above(text: str) -> None:
    assert tell_places(text) == ABOVE[text]


def test_figures_of_a_list_are_of_the_area_above_them() -> None:
    told = read("十堰市学校建设\n全市新建学校9所。\n茅箭区\n新建学校2所,新增学位2900个。\n房县\n新建学校3所。")
    names = name_each(told)
    about = {(names[one.about], one.value) for one in told.observations}
    assert about == {("十堰市", 9), ("茅箭区", 2), ("茅箭区", 2900), ("房县", 3)}


@pytest.mark.parametrize("text", NO_SCHOOLS)
def test_words_that_name_no_body(text: str) -> None:
    kinds = {Kind.SCHOOL, Kind.GROUP, Kind.ORGANISATION}
    assert {one.name for one in read(text).entities if one.kind in kinds} <= {"平南镇中心校"}


@pytest.mark.parametrize(("text", "name"), SCHOOLS)
def test_schools_beside_them(text: str, name: str) -> None:
    assert name in {one.name for one in read(text).entities if one.kind is Kind.SCHOOL}


NAMES = (
    # What begins with a function word right behind a quotation mark; one character and 和 behind a county.
    ("于洪区教育局2024年总结\n“于洪滨河教育集团”揭牌,“从江高级中学”送教。", {"于洪滨河教育集团", "从江高级中学"}),
    ("新县福和希望小学教育集团成立。", {"新县福和希望小学教育集团"}),
    ("房县教育局2023年总结\n茅坪希望小学教育集团成立,沛县城和乡村学校不在其中。", {"茅坪希望小学教育集团"}),
    # The kindergarten of a primary school, and what is done with kindergartens.
    ("房县教育局2023年总结\n房县柳荫小学幼儿园获奖。", {"房县柳荫小学幼儿园"}),
    ("房县教育局2023年总结\n城区小学幼儿园招教师20名,5所复认幼儿园通过验收。", set()),
    # 新建 at the head of a clause is what is done, unless a street is called so.
    ("房县2024年学校建设一览\n新建国瑞学校新增学位300个;新建松涛小学一所。", {"国瑞学校", "松涛小学"}),
    ("房县教育局2023年总结\n学校距学校不远,家距学校三公里。", set()),
)


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_of_schools_and_groups(text: str, names: set[str]) -> None:
    assert {one.name for one in read(text).entities if one.kind in {Kind.SCHOOL, Kind.GROUP}} == names


def test_a_bureau_told_beside_a_town_is_not_the_towns() -> None:
    told = read("兰考县教育简讯\n考城镇党政班子、教体局负责人参加了仪式,考城镇松涛小学校长讲话。全县师生关注。")
    names = name_each(told)
    assert {(one.name, names.get(one.area, "")) for one in told.entities if one.kind is Kind.AUTHORITY} == {
        ("教体局", "兰考县")
    }


def test_a_campus_in_brackets_stands_with_its_school_and_signs_nothing() -> None:
    told = read("福建省示范幼儿园公示\n仓山区第二中心幼儿园\n光泽县第二实验幼儿园(城南校区)")
    names = name_each(told)
    places = {one.name: names.get(one.area, "") for one in told.entities if one.kind is Kind.SCHOOL}
    assert places["城南校区"] == places["光泽县第二实验幼儿园"] == "光泽县"
    assert names.get(told.frame.voice, "") != "城南校区"


def test_the_last_of_a_list_of_schools_signs_nothing() -> None:
    told = read("渭源县2023年村小调整名单\n清源镇\n三合小学\n新塘教学点\n上湾镇\n横岭小学\n白云小学")
    assert told.frame.voice == ""


def test_banners_by_the_names_they_go_by() -> None:
    told = read("科右中旗教育局2023年总结\n全旗新建学校2所。")
    names = name_each(told)
    assert names[told.frame.area] == "科右中旗"
