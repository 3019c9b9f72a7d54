"""Prizes as pages of schools and papers tell them: who only confers or hands over, what only sounds like a contest, lists without marks."""

import pytest
from texts import list_kind, list_pairs, name_each, read

from kg.model import Predicate

PAGE = "首页 > 教育新闻\n全县教师节表彰大会召开\n发布时间：2022-09-09\n"
CONTEST = "衡山县第五届中小学教师说课比赛"
TOLD = {
    f"3月，在{CONTEST}中，县一中三位教师潜心备赛、从容应战，收获颇丰。\n其中，语文教师李晓兰、物理教师王思远斩获一等奖。": {
        ("李晓兰", CONTEST),
        ("王思远", CONTEST),
    },
    "县一中李晓兰同学获得“后山科学奖”、岭下中学王思远同学获得“清泉创造奖”、县二中赵一鸣同学获得“星火发明奖”。": {
        ("李晓兰", "后山科学奖"),
        ("王思远", "清泉创造奖"),
        ("赵一鸣", "星火发明奖"),
    },
    "岭下镇中心小学先后被教育部中华文化促进会评为“全国书法特色学校”。": {("岭下镇中心小学", "全国书法特色学校")},
    "县教育局决定，授予李晓兰等12名同志“衡山县优秀班主任”称号；授予佚名等9名同志“衡山县德育标兵”称号。": {
        ("李晓兰", "衡山县优秀班主任")
    },
    "会上，县教育局授予县一中“教学质量先进集体”称号，还颁发了“清廉学校”牌匾，命名了“青年文明号”。": {
        ("县一中", "教学质量先进集体")
    },
}
NO_CONTESTS = (
    "县一中十名选手经过备赛和省赛的一轮轮选拔。",
    "县一中合唱队冲进决赛，与各队同台比拼。",
    "县一中的两位同学首次参加国赛，便站上了领奖台。",
    "县教育局局长等领导莅临颁奖仪式。",
    "这是一项全国性中职学生竞赛活动。",
)


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_winners_on_pages(text: str, told: set[tuple[str, str]]) -> None:
    assert list_pairs(PAGE + text + "\n", "received") == told


@pytest.mark.parametrize("text", NO_CONTESTS)
def test_what_is_done_for_a_contest_is_none(text: str) -> None:
    assert not list_kind(read(PAGE + text + "\n"), "Event") - {"全县教师节表彰大会"}


def test_who_hands_a_prize_over_has_not_won_it() -> None:
    found = read(PAGE + "随后，岭下小学校长孙勇为获得“优秀教师”称号的教师颁发荣誉证书。\n")
    assert list_kind(found, "Person") == {"孙勇"}
    assert not list_pairs(found, "received")


def test_a_school_of_a_roll_does_not_speak() -> None:
    text = "2021年度衡山县优秀教师名单\n刘秀青 衡山县第一中学\n王燕 衡山县实验小学\n赵芸逸 衡山县岭下小学\n李燕 衡山县第二幼儿园\n"
    homes = {
        ("刘秀青", "衡山县第一中学"),
        ("王燕", "衡山县实验小学"),
        ("赵芸逸", "衡山县岭下小学"),
        ("李燕", "衡山县第二幼儿园"),
    }
    assert list_pairs(text, "affiliatedWith") == homes
    assert {one for one, _ in list_pairs(text, "received")} == {one for one, _ in homes}


def test_whom_an_officer_looks_after_is_no_home() -> None:
    text = "县教育局领导联系学校名单\n刘秀青 衡山县第一中学\n王燕 衡山县实验小学\n赵芸逸 衡山县岭下小学\n"
    assert all(one.evidence[0].rule != "home-noted" for one in read(text).statements)


def test_winners_one_behind_another_without_marks() -> None:
    text = "教师李晓兰获市优质课一等奖 王思远 赵一鸣获县教学能手"
    assert list_pairs(PAGE + text + "\n", "received") == {
        ("李晓兰", "市优质课"),
        ("王思远", "县教学能手"),
        ("赵一鸣", "县教学能手"),
    }


def test_the_head_of_a_part_of_an_office_is_one_of_the_list() -> None:
    text = "岭下中学教师李晓兰、县二中副校长王思远、县教科院发展所所长赵一鸣3名教育工作者获授“安徽省特级教师”称号。"
    assert {one for one, _ in list_pairs(PAGE + text + "\n", "received")} == {"李晓兰", "王思远", "赵一鸣"}


def test_a_feast_for_the_best_is_no_honour_of_who_goes_there() -> None:
    text = "1960年，县一中光荣出席全国文教方面先进集体表彰大会；1979年被授予“全国教育先进集体”称号。"
    assert list_pairs(PAGE + text + "\n", "received") == {("县一中", "全国教育先进集体")}


def test_honours_of_which_a_list_names_some() -> None:
    text = "县一中得过不少荣誉。荣誉包括但不限于：全国体育先进集体、湖南省电教先进集体等。"
    assert {two for _, two in list_pairs(PAGE + text + "\n", "received")} == {"全国体育先进集体", "湖南省电教先进集体"}


RANKS = {
    "城北中学、东湖中学分获第2、3名。": {("城北中学", "第2名"), ("东湖中学", "第3名")},
    "城北中学、东湖中学分获第二、三名。": {("城北中学", "第二名"), ("东湖中学", "第三名")},
    "南塘中学夺得高中组团体总分冠军，城北中学、东湖中学分获第2、3名。": {
        ("南塘中学", "团体总分冠军"),
        ("城北中学", "第2名"),
        ("东湖中学", "第3名"),
    },
    "城北中学获第4名。": {("城北中学", "第4名")},
}


@pytest.mark.parametrize("text", RANKS)
def test_ranks_told_off_in_order(text: str) -> None:
    """Each of a list has the rank that is told for it, and none is a figure."""
    found = read("在平川市第3届中学生田径运动会上，" + text)
    names = name_each(found)
    assert {
        (names[one.subject], one.qualifiers.grade) for one in found.statements if one.predicate is Predicate.RECEIVED
    } == RANKS[text]
    assert not found.observations
