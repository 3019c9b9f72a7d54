"""Schools that share a head, in invented sentences: counted behind the last, told of several towns, or only joined."""

import pytest
from texts import list_kind, read

HEAD = "临川市教育局2022年工作总结\n2022年，全市教育系统扎实工作。\n"
NAMED = {
    "后宫乡的王赵、南郭两所小学并入后宫乡中心校。": {"王赵小学", "南郭小学", "后宫乡中心校"},
    "清水教育集团新吸纳范岗、二龙两所中心小学，成员校达到6所。": {"范岗中心小学", "二龙中心小学"},
    "去年秋天又来了姜井、当城两所村小。": {"姜井小学", "当城小学"},
    "去年撤并了南坪、北坪、东坪三所村小。": {"南坪小学", "北坪小学", "东坪小学"},
    "前坪小学与后山、大石两所村小结对。": {"前坪小学", "后山小学", "大石小学"},
    "潆溪、芦溪、渔溪三镇的中心小学为成员。": {"潆溪镇中心小学", "芦溪镇中心小学", "渔溪镇中心小学"},
    "城北乡中心小学下属的蛟垟、塘源教学点停办。": {"城北乡中心小学", "蛟垟教学点", "塘源教学点"},
    "东河乡的赤水、龙门完小都撤了。": {"赤水完小", "龙门完小"},
    "城区、乡镇两所小学试点。": set(),
    "公办、民办两所幼儿园都来了。": set(),
    "吸纳公办、民办两所幼儿园。": set(),
    "王芳、李明两所学校的老师都来了。": set(),
    "刘洋、陈静两位老师来自望江小学。": {"望江小学"},
    "前坪校区的白雪、三溪小学的王芳获奖。": {"前坪校区", "三溪小学"},
}


@pytest.mark.parametrize("sentence", NAMED)
def test_schools_that_share_a_head_are_told_apart(sentence: str) -> None:
    assert list_kind(read(HEAD + sentence), "School") == NAMED[sentence]
