"""Whom figures are about, both ends of a change, what bare sums, grades and rates belong to, and words that put claims off."""

import pytest
from texts import name_each, read

from kg.model import Extract, Modality

HEAD = "岚皋县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n"
ABOUT = {
    "新建城南幼儿园,占地12亩,设计规模9个班。": {("城南幼儿园", "占地"), ("城南幼儿园", "设计规模班")},
    "续建滨河中学,投资8600万元。": {("滨河中学", "投资")},
    "新建城南小学、城西小学,新增学位1200个。": {("岚皋县", "新增学位")},
    "举办全县教师基本功大赛,参赛教师218名。": {("全县教师基本功大赛", "参赛教师")},
    "我校组织学生参加全市合唱比赛,参赛学生40名。": {("岚皋县", "参赛学生")},
    "全镇现有小学11所,成人文化技术学校1所,幼儿园13所。": {
        ("岚皋县", "小学"),
        ("岚皋县", "成人文化技术学校"),
        ("岚皋县", "幼儿园"),
    },
    "李明同学以668分摘得全市理科状元。": {("李明", "高考成绩")},
    "李明同学以668分考入北京大学。": set(),
}
WORDED = {
    "学前三年毛入园率由上年的71.8%升到79.4%。": {("学前三年毛入园率", 71.8), ("学前三年毛入园率", 79.4)},
    "初中从16所并成11所。": {("初中", 16), ("初中", 11)},
    "滨河中学由36个班扩到48个班。": {("班", 36), ("班", 48)},
    "石门小学塑胶操场竣工,投资186万元。": {("塑胶操场投资", 1860000)},
    "县妇联捐赠电脑60台,折款24万元。": {("捐赠电脑", 60), ("捐赠电脑折款", 240000)},
    "注销培训机构73家,压减率91%。": {("注销培训机构", 73), ("注销培训机构压减率", 91)},
    "八年级参加全市抽测,及格率71.3%。": {("八年级参加全市抽测及格率", 71.3)},
    "全市技能大赛中,我校代表队共获一等奖2个、二等奖5个。": {("全市技能大赛一等奖", 2), ("全市技能大赛二等奖", 5)},
    "我县代表团获金牌11枚、银牌9枚。": {("金牌", 11), ("银牌", 9)},
    "关于县人大十五届三次会议提案的答复。": set(),
    "以总分186分获小学组团体第一。": set(),
}
WORTH = {
    "经研究,同意新建城西小学。": Modality.PLANNED,
    "会议研究决定,将民主小学并入佐龙小学。": Modality.PLANNED,
    "推荐城关小学为市级劳动教育示范校。": Modality.PLANNED,
    "四季小学操场等着翻修。": Modality.PLANNED,
    "拟任县实验小学校长的陈立同志,1978年出生。": Modality.PLANNED,
    "省教育厅已受理滨河中学晋升省级示范高中的申请。": Modality.PLANNED,
    "请各校组织师生参加全市第六届中学生辩论赛。": Modality.PLANNED,
    "双河小学并入四家子小学的工作正在协商之中,尚未最后确定。": Modality.PLANNED,
    "计划中的“阅读点灯”工程已经在全县铺开。": Modality.REALISED,
}
UNTOLD = (
    "暂缓实施“区管校聘”改革。",
    "有消息称李明将调任滨河中学校长,尚未得到证实。",
    "误报:此前本报称城关小学获全国文明校园,应为省级文明校园。",
)


def tell(text: str) -> Extract:
    """What a sentence of a bureau's report says."""
    return read(HEAD + text + "\n")


@pytest.mark.parametrize("text", ABOUT)
def test_figures_are_about_what_they_describe(text: str) -> None:
    extract = tell(text)
    names = name_each(extract)
    assert {(names[one.about], one.indicator) for one in extract.observations} == ABOUT[text]


@pytest.mark.parametrize("text", WORDED)
def test_figures_are_worded_with_what_they_belong_to(text: str) -> None:
    assert {(one.indicator, one.value) for one in tell(text).observations} == WORDED[text]


@pytest.mark.parametrize("text", WORTH)
def test_claims_are_worth_what_their_words_make_of_them(text: str) -> None:
    told = [one for one in tell(text).statements if one.predicate.value not in {"locatedIn", "partOf"}]
    assert {one.modality for one in told} == {WORTH[text]}


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_called_off_or_taken_back_is_not_told(text: str) -> None:
    assert {one.predicate.value for one in tell(text).statements} <= {"locatedIn", "partOf"}


def test_the_start_of_a_change_that_is_planned_is_no_plan() -> None:
    told = {one.value: one.modality for one in tell("争取把结题率由61%提到75%。").observations}
    assert told == {61: Modality.REALISED, 75: Modality.PLANNED}


def test_a_house_is_counted_whole_after_its_site_was_told_of() -> None:
    text = "讷河市第二幼儿园2017年工作总结\n我园新设雨亭分园。现有教学班22个,在园幼儿712名。\n"
    extract = read(text)
    names = name_each(extract)
    assert {names[one.about] for one in extract.observations} == {"讷河市第二幼儿园"}


def test_a_column_of_targets_tells_plans() -> None:
    text = "祥云县教育局2022年自评表\n指标\t目标值\t完成值\n高中毛入学率\t90%\t87.3%\n"
    assert {one.value: one.modality for one in read(text).observations} == {
        90: Modality.PLANNED,
        87.3: Modality.REALISED,
    }


def test_years_since_which_is_counted_are_not_those_of_the_figure() -> None:
    assert [one.year for one in tell("2019年以来,全县累计投入3.6亿元。").observations] == [None]


def test_a_central_primary_school_keeps_the_last_character_of_its_name() -> None:
    names = {one.name for one in tell("溪河镇中心小学校举办运动会。大桥镇中心小学校长李建国参加。").entities}
    assert {"溪河镇中心小学校", "大桥镇中心小学"} <= names
