"""Stock wording of a school that speaks of itself: what its teams and what it sends in win is its own."""

import pytest
from texts import list_pairs, read

from kg.model import Predicate

HEAD = "安陆市烟店镇初级中学2021年工作总结\n"
WON = {
    "合唱团在市中小学生合唱节中获金奖。": {"市中小学生合唱节"},
    "机器人社团在第十九届全国青少年机器人竞赛中捧回两个银奖。": {"第十九届全国青少年机器人竞赛"},
    "足球队在县“春蕾杯”校园足球联赛中勇夺冠军。": {"县春蕾杯校园足球联赛"},
    "女子篮球队获全区中小学生篮球赛第二名。": {"全区中小学生篮球赛"},
    "师生合唱《远山的鼓声》在市第六届艺术展演中荣获二等奖。": {"市第六届艺术展演"},
    "邻校篮球队在县篮球赛中夺冠。": set(),
    "选手在市技能大赛中获一等奖2个。": set(),
}


@pytest.mark.parametrize("sentence", WON)
def test_what_the_teams_of_a_school_win_is_its_own(sentence: str) -> None:
    found = list_pairs(read(HEAD + sentence), Predicate.RECEIVED)
    assert {award for winner, award in found if winner == "安陆市烟店镇初级中学"} == WON[sentence]
