"""Figures in freer sentences: of whom they are told, what shares, sums and changes count, what stands as it is under plans."""

import pytest
from texts import name_each, read

from kg.model import Extract, Modality

HEAD = "岚皋县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n"
COUNTY = "岚皋县"
ABOUT = {
    # works are told of one school
    "启动滨河中学迁建,计划总投资2.1亿元。": {("滨河中学", 210000000)},
    "完成城南幼儿园综合楼建设,新增班级6个。": {("城南幼儿园", 6)},
    "四季小学奠基,县财政出资640万元,设计9个班。": {("四季小学", 6400000), ("四季小学", 9)},
    "新建佐龙幼儿园,总投资2300万元,其中省级资金1400万元、县级配套900万元。": {
        ("佐龙幼儿园", 23000000),
        ("佐龙幼儿园", 14000000),
        ("佐龙幼儿园", 9000000),
    },
    # and here of several, or of the county
    "滨河中学迁建、四季小学综合楼竣工,新增学位900个。": {(COUNTY, 900)},
    "县城新建城西小学,扩建县二中,新增学位5400个。": {(COUNTY, 5400)},
    # the number belongs to the school behind it
    "总投资1.52亿元的滨河中学迁建工程已经封顶。": {("滨河中学", 152000000)},
    "建筑面积4200平方米的岚皋县特殊教育学校已建成,迎来第一批36名学生。": {
        ("岚皋县特殊教育学校", 4200),
        ("岚皋县特殊教育学校", 36),
    },
    "全校学生不足300人的蔺河小学并入四季小学。": {("蔺河小学", 300)},
    # what stands before the school that a clause is about
    "新建的城南小学9月开学,首批招生486名。": {("城南小学", 486)},
    "原成员越河小学生源萎缩,只剩86名学生。": {("越河小学", 86)},
    "四季小学下面的田沟教学点只剩学生6人。": {("田沟教学点", 6)},
    "改建、迁建的滨河中学、四季小学等校新增学位1200个。": {(COUNTY, 1200)},
    # of allied bodies the first does what follows
    "滨河中学与安康市育才中学签约,每年互派教师4人。": {("滨河中学", 4)},
    "滨河中学与四季小学相距不远,全县教师交流92人。": {(COUNTY, 92)},
    # the purse of the county pays for the county
    "县财政拿出奖教金150万元,比去年增加30万元。": {(COUNTY, 1500000), (COUNTY, 300000)},
    "县教体局给每个大队部补助2000元。": {(COUNTY, 2000)},
    # 后者 is the school named last
    "镇二中撤销,师生并入滨河中学,后者因此增加学生216名。": {("滨河中学", 216)},
    # what is done in schools tells nothing of the school spoken of before
    "滨河中学搬进新校舍;全力推进信息化,校园网覆盖率100%。": {(COUNTY, 100)},
    # a subject ends with its part of the sentence
    "滨河中学操场太小;持证保健医生缺12名。": {(COUNTY, 12)},
    "民主小学大班额严重;音体美教师缺编130名。": {(COUNTY, 130)},
}
PASSAGES = {
    "刚刚建成的城南小学由民主小学领办,李明任校长。新学校占地62亩,按48个班设计,头一年招了380名新生。": {
        ("城南小学", 62),
        ("城南小学", 48),
        ("城南小学", 380),
    },
    "滨河中学城东分校由县政府委托滨河中学管理。分校现有62个班、2387名学生。": {
        ("滨河中学城东分校", 62),
        ("滨河中学城东分校", 2387),
    },
    "福龙小学孩子少。托管前全校386人,今年春季452人。": {("福龙小学", 386), ("福龙小学", 452)},
    "福龙小学孩子少。全县教师交流92人。": {(COUNTY, 92)},
}
WORDED = {
    "公办园在园幼儿占比由三年前的38.7%升到51.3%。": {("公办园在园幼儿占比", 38.7), ("公办园在园幼儿占比", 51.3)},
    "床位由150张添到320张。": {("床位", 150), ("床位", 320)},
    "评出优秀教师160人、优秀班主任80人,合计240人。": {
        ("评出优秀教师", 160),
        ("评出优秀班主任", 80),
        ("评出优秀合计", 240),
    },
    "暑假把厨房翻修了一遍,花了46万元。": {("厨房翻修花费", 460000)},
    "添置助听器12台,花4.8万元。": {("添置助听器", 12), ("添置助听器花费", 48000)},
    "今年新增学位5120个;明年再增6300个。": {("新增学位", 5120), ("增学位", 6300)},
    "周三晚上有“灯下会”,全年办了27次。": {("灯下会", 27)},
    "石门小学综合楼封顶,五层,4300平方米。": {("综合楼面积", 4300)},
    "石门小学综合楼——860万元。": {("综合楼", 8600000)},
    "学校打算在西侧建一座900平方米的校史馆。": {("校史馆面积", 900)},
    "全部建成后是36个班。": {("班", 36)},
    "按36个班设计。": {("设计班", 36)},
    "龙头校滨河中学派出副校长程立新和6名骨干教师驻校。": {("龙头校滨河中学派出骨干教师驻校", 6)},
    "46名学生连同9名教师并入四季小学。": {("学生", 46), ("并入四季小学的教师", 9)},
    "全校四百来个孩子。": {("孩子", 400)},
    "授予县第一小学等12个单位“教育工作先进集体”称号。": {("教育工作先进集体", 12)},
}
"""What is counted, worded with what the sentence tells of it."""
HOUSE = "商州区杨斜镇初级中学2022年工作总结\n我校现有学生612人。\n"
HOUSED = {
    "我校与西安高新第三初级中学结为姊妹学校。对方今年派来骨干6人次,赠书1200册;我校12名教师去跟岗。": {
        ("西安高新第三初级中学", 6),
        ("西安高新第三初级中学", 1200),
        ("商州区杨斜镇初级中学", 12),
    },
    "思依镇小学、老观镇小学跟我校结对,两校来跟岗的老师19人次。": {("商州区杨斜镇初级中学", 19)},
}
YEARS = {
    "2011年高考再传捷报,本科上线118人。": 2011,
    "全县年内列项14个。": 2022,
    "校友会于2011年成立,会员118人。": None,
    "自2011年以来,本科上线118人。": None,
}
NO_FIGURES = (
    "三家搭了一个教研联盟。",
    "两家都不要抢着挂牌。",
    "三个集团中块头最大的是人民小学教育集团。",
    "两所学校一字之差。",
    "四个教学点当中,最远的是田沟。",
    "其余三个归汉滨区管理。",
    "考生王芳以662分被清华大学录取。",
    "我们去了三个人。",
)
STANDING = {
    "一、下一步打算\n我县现有教学点94个,其中学生不足50人的68个。": {94: Modality.REALISED, 68: Modality.REALISED},
    "一、下一步打算\n理化实验员缺12名。": {12: Modality.REALISED},
    "一、下一步打算\n第一批补助款312万元已拨付到校。": {3120000: Modality.REALISED},
    "一、下一步打算\n新增公办学位900个。": {900: Modality.PLANNED},
    "【下步】年底前竣工项目17个。": {17: Modality.PLANNED},
    "【竣工】年底前竣工项目17个。": {17: Modality.REALISED},
    "全年争取“全面改薄”资金1.42亿元。": {142000000: Modality.REALISED},
}


def tell(text: str) -> Extract:
    """What a sentence of a bureau's report says."""
    return read(HEAD + text + "\n")


@pytest.mark.parametrize("text", [*ABOUT, *PASSAGES])
def test_figures_are_told_of_whom_the_passage_speaks_of(text: str) -> None:
    extract = tell(text)
    names = name_each(extract)
    assert {(names[one.about], one.value) for one in extract.observations} == (ABOUT | PASSAGES)[text]


@pytest.mark.parametrize("text", HOUSED)
def test_figures_in_the_report_of_a_school_are_of_its_partner_where_that_acts(text: str) -> None:
    extract = read(HOUSE + text + "\n")
    names = name_each(extract)
    told = {(names[one.about], one.value) for one in extract.observations}
    assert told - {("商州区杨斜镇初级中学", 612)} == HOUSED[text]


@pytest.mark.parametrize("text", YEARS)
def test_a_year_at_the_head_of_a_name_is_that_of_the_figure(text: str) -> None:
    assert [one.year for one in tell(text).observations] == [YEARS[text]]


@pytest.mark.parametrize("text", WORDED)
def test_figures_count_what_the_words_around_them_tell(text: str) -> None:
    assert {(one.indicator, one.value) for one in tell(text).observations} == WORDED[text]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_takes_up_who_was_told_of_is_no_figure(text: str) -> None:
    assert {one.indicator for one in tell(text).observations} == set()


@pytest.mark.parametrize("text", STANDING)
def test_what_stands_as_it_is_under_a_heading_of_plans_is_no_plan(text: str) -> None:
    assert {one.value: one.modality for one in tell(text).observations} == STANDING[text]
