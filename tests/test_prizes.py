"""Prizes and titles told in free wording: who receives which, and what is no prize."""

import pytest

from kg.extract import extract_source
from kg.model import Predicate, Source

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
    "临川市优秀教师名单\n望江中学 李晓兰\n责任编辑 王思远 核稿 赵一鸣": {("李晓兰", "临川市优秀教师", "")},
}


@pytest.mark.parametrize("text", sorted(TOLD))
def test_free_wording_gives_each_prize_to_who_receives_it(text: str) -> None:
    extract = extract_source(Source("prize.txt", "", 0, "text/plain", text))
    names = {entity.key: entity.name for entity in extract.entities}
    found = {
        (names[one.subject], names[one.object].strip("“”"), one.qualifiers.grade)
        for one in extract.statements
        if one.predicate is Predicate.RECEIVED
    }
    assert found == TOLD[text]
