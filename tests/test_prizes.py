"""Prizes and titles told in free wording: who receives which, and what is no prize."""

import pytest
from texts import list_pairs, name_each, read

from kg.model import Predicate

TOLD = {
    "临川市青年教师赛课上,李晓兰、王思远同台,前者夺冠,后者拿到三等奖。": {
        ("李晓兰", "临川市青年教师赛课", "冠军"),
        ("王思远", "临川市青年教师赛课", "三等奖"),
    },
    "临川市青年教师赛课落幕,四个一等奖的主人分别是红旗中心小学赵一鸣、望江中学王思远。": {
        ("赵一鸣", "临川市青年教师赛课", "一等奖"),
        ("王思远", "临川市青年教师赛课", "一等奖"),
    },
    "在临川市中学生排球赛中,得主分别是:望江中学(金奖)、青石中学(银奖)。": {
        ("望江中学", "临川市中学生排球赛", "金奖"),
        ("青石中学", "临川市中学生排球赛", "银奖"),
    },
    "省妇联把“临川市巾帼文明岗”的牌子给了望江幼儿园。": {("望江幼儿园", "临川市巾帼文明岗", "")},
    "向荣获“临川市优秀教师”的李晓兰、王思远两位老师表示敬意。": {
        ("李晓兰", "临川市优秀教师", ""),
        ("王思远", "临川市优秀教师", ""),
    },
    "李晓兰止步于临川市青年教师赛课复赛,一等奖空缺。": set(),
    "望江小学被摘去临川市文明校园的牌子,不再是临川市文明校园。": set(),
    "望江小学教师李晓兰获评临川市优秀教师。": {("李晓兰", "临川市优秀教师", "")},
    "临川市青年教师赛课设一等奖两名,望江中学承办。": set(),
    "临川市优秀教师:望江中学 李晓兰,青石中学 王思远,云桥小学 赵一鸣": {
        ("李晓兰", "临川市优秀教师", ""),
        ("王思远", "临川市优秀教师", ""),
        ("赵一鸣", "临川市优秀教师", ""),
    },
    "临川市青年教师赛课上周结束。获特等奖的有:望江中学李晓兰,青石中学王思远。": {
        ("李晓兰", "临川市青年教师赛课", "特等奖"),
        ("王思远", "临川市青年教师赛课", "特等奖"),
    },
    "临川市青年教师赛课一等奖的主人是望江中学李晓兰,另有二等奖7个。": {("李晓兰", "临川市青年教师赛课", "一等奖")},
    "李晓兰获临川市小学生作文大赛二等奖;前年机器人社团的王思远、赵一鸣到云城比赛,捧回全省中小学电脑制作活动的冠军。": {
        ("李晓兰", "临川市小学生作文大赛", "二等奖"),
        ("王思远", "全省中小学电脑制作活动", "冠军"),
        ("赵一鸣", "全省中小学电脑制作活动", "冠军"),
    },
    "在临川市小学生讲故事比赛中,李晓兰获三等奖。征文方面,王思远获全国一等奖。": {
        ("李晓兰", "临川市小学生讲故事比赛", "三等奖")
    },
    "望江中学被确认为全国青少年校园足球特色学校。同批的还有青石中学。": {
        ("望江中学", "全国青少年校园足球特色学校", ""),
        ("青石中学", "全国青少年校园足球特色学校", ""),
    },
    "“临川好老师”评到第二届,今年评出3人:李晓兰、王思远、赵一鸣。": {
        ("李晓兰", "临川好老师", ""),
        ("王思远", "临川好老师", ""),
        ("赵一鸣", "临川好老师", ""),
    },
    "获得“临川市文明校园”的每校奖8万元,望江中学校长致辞。": set(),
    "临川市优秀教师名单\n望江中学 李晓兰\n责任编辑 王思远 核稿 赵一鸣": {("李晓兰", "临川市优秀教师", "")},
}


@pytest.mark.parametrize("text", sorted(TOLD))
def test_free_wording_gives_each_prize_to_who_receives_it(text: str) -> None:
    extract = read(text)
    names = name_each(extract)
    found = {
        (names[one.subject], names[one.object].strip("“”"), one.qualifiers.grade)
        for one in extract.statements
        if one.predicate is Predicate.RECEIVED
    }
    assert found == TOLD[text]


SPOKEN = """望江市第二中学校史馆解说词

我校建于1958年,现有48个教学班。
1998年抗洪,学校的大客车借了出去,市政府给了一面“抗洪抢险先进集体”锦旗。
○2003年 省级“绿色学校”
4月,学校入选第三批临川省现代学徒制试点单位。
自编早操《小船》获临川省第七届体操展示活动金奖。
教师李晓兰去年没有评上省级教学能手。
2012年那块“国家级规范化示范校”是替青石小学保管的。
三年级的王思远在临川市小学生书法大赛中获一等奖。

望江市第二中学
2018年6月
"""


def test_honours_without_a_receiver_are_those_of_the_school_that_speaks() -> None:
    extract = read(SPOKEN)
    names = name_each(extract)
    told = {(names[one.subject], one.predicate, names[one.object].strip("“”")) for one in extract.statements}
    honours = {what for who, how, what in told if how is Predicate.RECEIVED and who == "望江市第二中学"}
    assert {"抗洪抢险先进集体", "省级绿色学校", "第三批临川省现代学徒制试点单位"} <= honours
    assert "临川省第七届体操展示活动" in honours
    assert not any("规范化" in what or "能手" in what or "书法" in what for what in honours)
    assert ("王思远", Predicate.AFFILIATED_WITH, "望江市第二中学") in told


def test_a_contest_that_announces_a_list_is_kept_under_the_headings_of_the_list() -> None:
    text = (
        "望江小学喜报\n望江小学学生在临江市第二届青少年科技创新大赛中取得优异成绩：\n(一) 科幻画\n"
        "3.4班李晓兰同学的《摘果器》荣获二等奖；\n(二) 小发明\n6.2班王思远同学的《采茶机》荣获一等奖；\n"
    )
    assert list_pairs(text, "received") == {
        ("李晓兰", "临江市第二届青少年科技创新大赛"),
        ("王思远", "临江市第二届青少年科技创新大赛"),
    }
    assert list_pairs(text, "affiliatedWith") == {("李晓兰", "望江小学"), ("王思远", "望江小学")}
