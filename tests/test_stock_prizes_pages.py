"""Prizes as pages of schools and papers tell them: who only confers or hands over, what only sounds like a contest, lists without marks."""

import pytest
from texts import list_kind, list_pairs, read

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
    "县一中十名选手经历了备赛和省赛的层层选拔。",
    "县一中合唱队冲进决赛，与各队同台比拼。",
    "县一中的两位同学首次参加国赛，便站上了领奖台。",
    "县教育局局长等领导莅临颁奖仪式。",
    "这是一项全国性职业院校学生竞赛活动。",
)


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_winners_on_pages(text: str, told: set[tuple[str, str]]) -> None:
    assert list_pairs(PAGE + text + "\n", "received") == told


@pytest.mark.parametrize("text", NO_CONTESTS)
def test_what_is_done_for_a_contest_is_none(text: str) -> None:
    assert not list_kind(read(PAGE + text + "\n"), "Event") - {"全县教师节表彰大会"}
