"""Levels of honours that neither names nor clauses tell: by who gives them, by what is said of them, by the contest told before."""

import pytest
from texts import read

from kg.model import Level, Predicate

BUREAU = "桃源县教育局2021年工作总结\n2021年,全县教育系统扎实工作。\n"
SCHOOL = "桃源县芦花潭中学2021年工作总结\n2021年,我校扎实工作。\n"
TOLD = [
    (SCHOOL, "省里给了我校一块牌子,叫“绿色学校”。", "绿色学校", Level.PROVINCIAL),
    (SCHOOL, "市里的“沅水杯”教师朗诵比赛,李晓兰老师得了一等奖。", "沅水杯", Level.CITY),
    (SCHOOL, "县总工会征文活动中,我校获得“优秀组织奖”。", "优秀组织奖", Level.COUNTY),
    (SCHOOL, "常德市给的:“平安校园”,由我校获得。", "平安校园", Level.CITY),
    (
        SCHOOL,
        "10月,常德市第五届中小学生足球联赛落幕,我校获得亚军。“最佳射手”称号由我校王思远同学获得。",
        "最佳射手",
        Level.CITY,
    ),
    (BUREAU, "州第三届中学生诗词大会上,桃源县第一中学获一等奖。", "诗词大会", Level.CITY),
]
SILENT = [
    (SCHOOL, "省教育厅来校调研。李晓兰、王思远被评为镇优秀班主任。", "优秀班主任"),
    (SCHOOL, "学区里的比赛不少。学区六年级学生王思远获“武术小达人”称号。", "小达人"),
    (SCHOOL, "李晓兰获湖南省优秀教师,在第四届西南地区小学数学优质课展评活动中获特等奖。", "西南地区"),
    (SCHOOL, "市教育局项目办主任周立新被评为“先进工作者”。", "先进工作者"),
    (SCHOOL, "县教育局选送的李晓兰老师获得“星海奖”一等奖。", "星海奖"),
    (SCHOOL, "我校参加了全省的培训。\n\n李晓兰老师获得“桃李奖”。", "桃李奖"),
    (SCHOOL, "此前,湖南省第九届青少年科技创新大赛刚刚结束。李晓兰在“春芽杯”作文大赛中获一等奖。", "春芽杯"),
]


def list_levels(page: str, honour: str) -> set[Level | None]:
    """The levels of those honours received that are called so."""
    found = read(page)
    names = {one.key: "".join((one.name, *one.aliases)) for one in found.entities}
    return {
        one.qualifiers.level
        for one in found.statements
        if one.predicate is Predicate.RECEIVED and honour in names[one.object]
    }


@pytest.mark.parametrize(("head", "words", "honour", "level"), TOLD)
def test_what_stands_before_an_honour_tells_its_level(head: str, words: str, honour: str, level: Level) -> None:
    assert list_levels(head + words, honour) == {level}


@pytest.mark.parametrize(("head", "words", "honour"), SILENT)
def test_who_sends_or_another_contest_tells_no_level(head: str, words: str, honour: str) -> None:
    assert list_levels(head + words, honour) == {None}
