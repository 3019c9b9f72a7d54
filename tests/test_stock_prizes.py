"""Stock wording of prizes in invented sentences: where the prize's name ends, whose grade is which, units that receive."""

import pytest
from texts import list_pairs, read

from kg.model import Level, Predicate

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
    "县一中创办于1952年，是省级示范高中、全国文明校园。": {("县一中", "省级示范高中"), ("县一中", "全国文明校园")},
    "县一中申创的省级健康促进学校顺利通过验收。": {("县一中", "省级健康促进学校")},
    "省教育厅表彰了一批特殊教育先进单位，县特殊教育学校在内。": {("县特殊教育学校", "特殊教育先进单位")},
    "区里评书香校园，县一中上榜。": {("县一中", "书香校园")},
    "市里评选文明校园，县一中榜上有名。": {("县一中", "文明校园")},
    "市政府表扬的抗疫先进个人中，我市有李晓兰、王思远2人。": {("李晓兰", "抗疫先进个人"), ("王思远", "抗疫先进个人")},
    "李晓兰被市教育局评为优秀教研员。": {("李晓兰", "优秀教研员")},
    "县幼儿园获评省级示范园后，又被评为全国足球特色幼儿园。": {
        ("县幼儿园", "省级示范园"),
        ("县幼儿园", "全国足球特色幼儿园"),
    },
}
OF_SPEAKER = {
    "组队参加第十五届青岛市中小学生艺术节，《采茶谣》获声乐类一等奖。": {"第十五届青岛市中小学生艺术节"},
    "在市第九届中小幼艺术展演中，舞蹈《竹林深处》荣获幼儿组金奖。": {"市第九届中小幼艺术展演"},
    "在市第九届论文评比中，论文《竹林深处的课堂》荣获一等奖。": set(),
    "学校男子篮球队一路杀进全市中学生篮球联赛决赛，最终捧回亚军奖杯。": {"全市中学生篮球联赛决赛"},
    "体育老师展鸿志带着女子足球队踢进青岛市“凉都杯”校园足球联赛，2021年屈居季军，2022年登顶冠军。": {
        "青岛市凉都杯校园足球联赛"
    },
    "现为青岛市市级示范小学。": {"青岛市市级示范小学"},
}
LEVELS = {
    "李晓兰获“河南最美教师”称号。": Level.PROVINCIAL,
    "李晓兰当选“感动宁德教育人物”。": Level.CITY,
    "李晓兰在全国中学生物理竞赛（安徽赛区）中获一等奖。": Level.PROVINCIAL,
    "省教育厅表彰了一批特殊教育先进单位，县特殊教育学校在内。": Level.PROVINCIAL,
    "县一中现为平度市市级示范高中。": Level.CITY,
}
YEARS = {
    "县一中创办于1952年，是省级示范高中。": [2023],
    "县一中女子足球队在市“希望杯”联赛中，2021年获亚军。": [2021],
    "望江中学女队踢进青岛市“凉都杯”校园足球联赛，2021年屈居季军，2022年登顶冠军。": [2021, 2022],
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


@pytest.mark.parametrize("text", OF_SPEAKER)
def test_plays_and_teams_without_a_name_win_for_who_speaks(text: str) -> None:
    pairs = list_pairs(SCHOOL + text, Predicate.RECEIVED)
    assert {won for who, won in pairs if who == "平度市望江镇中心小学"} == OF_SPEAKER[text]


@pytest.mark.parametrize("text", LEVELS)
def test_the_level_of_an_honour(text: str) -> None:
    found = [one for one in read(BUREAU + text).statements if one.predicate is Predicate.RECEIVED]
    assert {one.qualifiers.level for one in found} == {LEVELS[text]}


@pytest.mark.parametrize("text", YEARS)
def test_the_year_of_an_honour(text: str) -> None:
    found = [one for one in read(BUREAU + text).statements if one.predicate is Predicate.RECEIVED]
    assert sorted(one.qualifiers.year or 0 for one in found) == YEARS[text]
