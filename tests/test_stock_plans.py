"""Papers of plans and chronicles, in invented sentences: what is told of the year before, what is to be founded, which year a line tells of."""

import pytest
from texts import name_each, read

PLAN = "荔浦市教育局2024年工作计划\n"


def list_told(text: str, predicate: str) -> set[tuple[str, str, str]]:
    """Subject, object and modality of what a text says by one predicate."""
    extract = read(text)
    names = name_each(extract)
    return {
        (names[one.subject], names[one.object], one.modality)
        for one in extract.statements
        if one.predicate == predicate
    }


@pytest.mark.parametrize(
    ("head", "modality"),
    [
        ("【上年简况】", "Realised"),
        ("一、2023年工作概况\n", "Realised"),
        ("一、去年工作成绩\n", "Realised"),
        ("一、上年情况\n", "Realised"),
        ("二、今年任务\n", "Planned"),
        ("二、2024年主要任务\n", "Planned"),
        ("", "Planned"),
    ],
)
def test_a_plan_tells_facts_of_the_year_before(head: str, modality: str) -> None:
    assert list_told(f"{PLAN}{head}新坪小学并入荔城小学。\n", "mergedInto") == {("新坪小学", "荔城小学", modality)}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("组建荔浦市城北教育集团，荔城小学为龙头校。", "Planned"),
        ("新成立荔浦市城北教育集团，由荔城小学牵头。", "Planned"),
        ("荔城小学加入荔浦市城北教育集团。", "Planned"),
        ("荔浦市城北教育集团现有荔城小学等成员校。", "Realised"),
        ("2022年成立的荔浦市城北教育集团，荔城小学为核心校。", "Realised"),
    ],
)
def test_a_plan_founds_groups_that_are_to_come_and_tells_of_those_there_are(text: str, modality: str) -> None:
    told = list_told(f"{PLAN}一、集团\n{text}\n", "memberOf")
    assert told == {("荔城小学", "荔浦市城北教育集团", modality)}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("一学年的账\n——荔浦市荔城小学2021年工作小结\n更新时间：2022-1-6\n\n我校有教师60人。\n", 2021),
        ("荔城小学工作小结\n发布时间：2022-1-6\n\n我校有教师60人。\n荔城小学\n2021年12月30日\n", 2021),
        ("荔城小学工作小结\n发布时间：2022-1-6\n\n我校有教师60人。\n", 2022),
        ("荔浦年鑒（2015）\n\n2014年，全市有小學29所。\n", 2014),
    ],
)
def test_the_year_told_of_stands_in_second_titles_and_signatures(text: str, year: int) -> None:
    head = read(text).frame.year
    assert head == year


def test_a_line_of_a_chronicle_tells_of_the_year_it_opens_with() -> None:
    lines = "2019年 建塑胶操场。李晓兰老师获评荔浦市优秀教师。\n2020年 添教师9人。\n2022年 迁入新址。王思远老师获评荔浦市师德标兵。\n"
    found = read(f"荔城小学大事记\n{lines}")
    names = name_each(found)
    years = {names[one.subject]: one.qualifiers.year for one in found.statements if one.predicate == "received"}
    assert years == {"李晓兰": 2019, "王思远": 2022}


def test_what_a_chronicle_tells_of_years_ago_is_not_of_the_year_its_line_opens_with() -> None:
    lines = "2009年，建操场。\n2011年，添教师9人。\n2013年，是我校更名十周年。十年前，新坪小学并入我校。\n"
    found = read(f"荔浦市荔城小学大事记\n{lines}")
    assert [one.qualifiers.year for one in found.statements if one.predicate == "mergedInto"] == [None]


HALF = "荔浦市教育局2022年上半年工作总结\n上半年，全市教育系统扎实工作。\n"
ITEMS = {
    "下半年,重点做好以下工作:1.新建荔城小学。2.举办第二届读书节。3.启动“青蓝工程”。": "Planned",
    "我们将重点做好以下几个方面的工作:一是新建荔城小学。二是举办第二届读书节。三是启动“青蓝工程”。": "Planned",
    "下一步，全市将着力抓好三项工作：一是新建荔城小学。二是举办第二届读书节。三是启动“青蓝工程”。": "Planned",
    "下一步打算：新建荔城小学。举办第二届读书节。启动“青蓝工程”。": "Planned",
    "上半年，我们重点抓了三件事：一是新建荔城小学。二是举办第二届读书节。三是启动“青蓝工程”。": "Realised",
    "为迎接检查，我局做好以下工作：一是新建荔城小学。二是举办第二届读书节。三是启动“青蓝工程”。": "Realised",
}


@pytest.mark.parametrize("text", ITEMS)
def test_items_of_one_paragraph_are_as_what_announces_them(text: str) -> None:
    told = {one for predicate in ("builds", "holds", "carriesOut") for one in list_told(HALF + text, predicate)}
    assert {(thing, modality) for _, thing, modality in told} == {
        ("荔城小学", ITEMS[text]),
        ("第二届读书节", ITEMS[text]),
        ("青蓝工程", ITEMS[text]),
    }


def test_what_others_are_asked_for_is_told_of_nobody() -> None:
    text = f"{HALF}请求市政府支持解决以下问题：一是新建荔城小学，二是扩建新坪中学。"
    assert not list_told(text, "builds")
