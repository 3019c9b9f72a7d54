"""Stock wording of prizes in invented sentences: where the prize's name ends, whose grade is which, units that receive."""

import pytest
from texts import list_pairs, read

from kg.model import Predicate

BUREAU = "平度市教育和体育局2023年工作总结\n2023年，全市教育系统稳步发展。\n"
SCHOOL = "平度市望江镇中心小学2023年工作总结\n2023年，我校全体师生扎实工作。\n"
RECEIVED = {
    "李晓兰在山东省初中道德与法治优质课评选中获二等奖。": {("李晓兰", "山东省初中道德与法治优质课评选")},
    "县一中荣获楚雄州高中教育教学质量综合评价二等奖。": {("县一中", "楚雄州高中教育教学质量综合评价二等奖")},
    "剑门中学、嘉川中学获四川省普通高中教学质量优秀学校奖。": {
        ("剑门中学", "四川省普通高中教学质量优秀学校奖"),
        ("嘉川中学", "四川省普通高中教学质量优秀学校奖"),
    },
    "大荆镇小学获乐清市农村小规模学校教学质量优胜奖。": {("大荆镇小学", "乐清市农村小规模学校教学质量优胜奖")},
    "区教育局获2021年度佛山市平安校园建设先进单位。": {("区教育局", "佛山市平安校园建设先进单位")},
    "县教育局荣获2019年度全市绿色学校创建先进集体。": {("县教育局", "全市绿色学校创建先进集体")},
    "张敏执教的《一次函数》在“一师一优课”活动中获评部级优课。": {("张敏", "部级优课")},
    "县教研室承担的课题《小班化教学策略研究》通过省教科院结题鉴定，并获山西省基础教育成果三等奖。": {
        ("县教研室", "山西省基础教育成果三等奖")
    },
}
GRADES = {
    "李晓兰、王思远分别荣获市幼儿教师技能大赛讲故事项目特等奖、弹唱项目二等奖。": {
        "李晓兰": "特等奖",
        "王思远": "二等奖",
    },
    "李晓兰、王思远分别获得市教师素养大赛数学组二等奖和理化组三等奖。": {"李晓兰": "二等奖", "王思远": "三等奖"},
    "李晓兰获“吉安市十佳乡村教师”提名奖。": {"李晓兰": "提名"},
    "县教育局荣获昌吉州“教育综合考核一等奖”。": {"县教育局": "一等奖"},
    "县一中荣获全州教育工作目标考核一等奖。": {"县一中": "一等奖"},
}


@pytest.mark.parametrize("text", RECEIVED)
def test_the_name_of_a_prize_is_whole(text: str) -> None:
    assert list_pairs(BUREAU + text, Predicate.RECEIVED) == RECEIVED[text]


@pytest.mark.parametrize("text", GRADES)
def test_each_has_the_grade_told_of_him(text: str) -> None:
    extract = read(BUREAU + text)
    names = {one.key: one.name for one in extract.entities}
    found = {
        names[one.subject]: one.qualifiers.grade for one in extract.statements if one.predicate is Predicate.RECEIVED
    }
    assert found == GRADES[text]


@pytest.mark.parametrize("unit", ["党支部", "团委", "少先队大队"])
def test_the_branch_of_the_speaker_receives_for_itself(unit: str) -> None:
    text = f"校{unit}扎实开展工作。\n{unit}被县委评为先进集体。\n"
    assert list_pairs(SCHOOL + text, Predicate.RECEIVED) == {(f"平度市望江镇中心小学{unit}", "先进集体")}


def test_a_branch_has_no_staff_of_the_speakers() -> None:
    text = "校党支部被县教育局授予“先进基层党组织”称号，教导主任李晓兰被评为县最美教师。\n"
    pairs = list_pairs(SCHOOL + text, Predicate.AFFILIATED_WITH)
    assert pairs == {("李晓兰", "平度市望江镇中心小学")}
