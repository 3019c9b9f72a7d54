"""Who takes part where nobody is named, or the doer stands behind: teams of the school that speaks, what schools are chosen for."""

import pytest
from texts import list_pairs, read

from kg.model import Predicate

SCHOOL = "平川市石桥中学2023年工作总结\n2023年,我校扎实工作。\n"
OURS = "平川市石桥中学"
TOLD = {
    "鼓号队参加平川市第三届少先队鼓号操展演,获一等奖。": {(OURS, "平川市第三届少先队鼓号操展演")},
    "女子排球队登上全省中学生排球锦标赛的赛场,闯进八强。": {(OURS, "全省中学生排球锦标赛")},
    "合唱团站上第九届平川市艺术节的舞台。": {(OURS, "第九届平川市艺术节")},
    "平川市第八届中学生机器人竞赛,我校派出两支队伍。": {(OURS, "平川市第八届中学生机器人竞赛")},
    "课题《初中语文整本书阅读研究》由我主持,易丹、周小兰参加。": {
        ("易丹", "初中语文整本书阅读研究"),
        ("周小兰", "初中语文整本书阅读研究"),
    },
    "王晓玲的作品入围第34届平川市青少年科技创新大赛,没有得奖。": {("王晓玲", "第34届平川市青少年科技创新大赛")},
    "学校被列为“现代学徒制试点”第二批单位。": {(OURS, "现代学徒制试点")},
    "“双师课堂”试点工作有12所学校参与,东湖中学、城北小学位列其中。": {
        ("东湖中学", "双师课堂试点"),
        ("城北小学", "双师课堂试点"),
    },
    "邻校篮球队参加全县中学生篮球赛,拿了第一。": set(),
    "各班篮球队参加首届校园篮球联赛。": set(),
    "友好学校的舞蹈队登上第九届平川市艺术节的舞台。": set(),
    "因疫情原因,合唱团未能参加全市中小学生合唱节。": set(),
    "鼓号队原定参加平川市第三届少先队鼓号操展演,后取消。": set(),
    "全省教师技能大赛我市去了19人观摩。": set(),
    "专家团队出席第四届校园读书节。": set(),
    "东湖中学、城北小学获得先进单位,南塘学校不在其列。": set(),
}


@pytest.mark.parametrize("sentence", TOLD)
def test_teams_and_those_told_behind_take_part(sentence: str) -> None:
    assert list_pairs(read(SCHOOL + sentence), Predicate.TAKES_PART_IN) == TOLD[sentence]
