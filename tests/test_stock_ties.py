"""Stock wording of ties, in invented sentences: the former and the latter, who came from where, plates on show, and who has been entrusted."""

import pytest
from texts import list_pairs, read

from kg.model import Modality, Predicate

HEAD = "临川市教育局2022年工作总结\n2022年，全市教育系统扎实工作。\n"
OWN = "临川市望江中学校史馆讲解词\n"
TOLD = {
    Predicate.MEMBER_OF: {
        "新组建甲江小学教育集团、第三中学教育集团。前者由甲江小学牵头，水西小学为成员校；后者由第三中学领衔。": {
            ("甲江小学", "甲江小学教育集团"),
            ("水西小学", "甲江小学教育集团"),
            ("第三中学", "第三中学教育集团"),
        },
        "开山教育联盟很活跃。省“乡村温馨校园”名单公布，台溪小学赫然在列。": set(),
        "开山教育联盟公布了成员校名单，台溪小学、管前中学在列。": {
            ("台溪小学", "开山教育联盟"),
            ("管前中学", "开山教育联盟"),
        },
        "成立甲江小学教育集团和第三中学教育集团，前者由甲江小学牵头，后者由第三中学领衔。": {
            ("甲江小学", "甲江小学教育集团"),
            ("第三中学", "第三中学教育集团"),
        },
    },
    Predicate.MERGED_INTO: {
        "县一中、县二中分别组建集团，后者并入了香江中学。": {("县二中", "香江中学")},
        "谷扒小学只剩九个娃，秋季开学起归到石月亮乡中心完小去读。": {("谷扒小学", "石月亮乡中心完小")},
        "后山小学、前坪小学先后归到望江中学名下。": {("后山小学", "望江中学"), ("前坪小学", "望江中学")},
        "后山小学教师王思远归到望江小学教研组。": set(),
    },
    Predicate.MANAGES: {
        "引进师大附中优质资源，委托其全面托管湖边学校。": {("师大附中", "湖边学校")},
        "引进临川一中教育集团，全面托管后山小学。": {("临川一中教育集团", "后山小学")},
    },
    Predicate.PARTNERS_WITH: {
        "望江中学扩大开放，与石城师范学院的实习基地协议到期，已续签三年。": {("望江中学", "石城师范学院")},
        "望江中学与石城师范学院的实习基地协议到期，没有续签。": set(),
    },
    Predicate.AFFILIATED_WITH: {
        "组长李芳，望江中学副校长；王思远，香江小学教师。": {("李芳", "望江中学"), ("王思远", "香江小学")},
        "周明、吴强分别来自望江中学和香江小学。": {("周明", "望江中学"), ("吴强", "香江小学")},
        "王思远获评市名师，并受聘为临川师范学院客座教授。": {("王思远", "临川师范学院")},
        "王思远曾受聘为临川师范学院客座教授。": set(),
        "周明老师从望江中学调去香江小学。": {("周明", "香江小学")},
        "周明现在还挂着香江小学执行校长的衔。": {("周明", "香江小学")},
        "由李芳，望江中学学生演唱。": set(),
        "李芳回临川了，如今兼着香江小学的执行校长。": {("李芳", "香江小学")},
    },
    Predicate.RECEIVED: {
        "本校走出过两位省特级教师，池淑媛和阙世昌。": {("池淑媛", "省特级教师"), ("阙世昌", "省特级教师")},
        "全县评出三位省特级教师，李芳没有参评。": set(),
        "“书香校园”名单公布，我区占了两席：望江中学、香江小学。": {
            ("望江中学", "书香校园"),
            ("香江小学", "书香校园"),
        },
        "“书香校园”名单公布，我区没有占到一席，望江中学下次再报。": set(),
    },
    Predicate.BUILDS: {
        "高村镇前岗小学、西岗乡纸坊小学教学楼交工。": {
            ("临川市", "高村镇前岗小学"),
            ("临川市", "西岗乡纸坊小学"),
        },
        "香江小学东校区教学楼5月底结顶。": {("临川市", "香江小学东校区")},
    },
    Predicate.CARRIES_OUT: {
        "临川慈善协会设立“金秋助学金”，资助新生。": {("临川慈善协会", "金秋助学金")},
        "滨江教育共同体办起首届“滨江杯”赛课。滨江有“读书角时光”。": {("滨江教育共同体", "读书角时光")},
        "紫阳教育共同体由县实验小学领衔。紫阳有“周三同研日”，雷打不动。": {("紫阳教育共同体", "周三同研日")},
        "临川机械有限公司开“机械班”。": {("临川机械有限公司", "机械班")},
        "区教体局机关党委打造的红烛先锋党建品牌很响。": {("区教体局机关党委", "红烛先锋")},
    },
}
CASES = [(predicate, sentence) for predicate, sentences in TOLD.items() for sentence in sentences]
PLANNED = {
    "望江中学与临川职业技术学院联办“3+2”护理班，计划招90人。": False,
    "望江中学与临川职业技术学院达成意向，拟于9月签约。": True,
    "望江中学计划与临川职业技术学院联办“3+2”护理班。": True,
}
SHOWN = {
    "这一块是1988年的“江西省红旗大队”，授给香江小学；这一块是2009年省教育厅颁的“江西省文明校园”；右边两块新一些，一是2018年的临川市“五星级文明校园”。": {
        ("江西省文明校园", 2009),
        ("临川市五星级文明校园", 2018),
    },
    "湖南省示范性中等职业学校（2013）；全国国防教育特色学校（2019）。": {
        ("湖南省示范性中等职业学校", 2013),
        ("全国国防教育特色学校", 2019),
    },
    "毕业去向：湖南省示范性高中（2013）、湖南省重点中职学校（2015）。": set(),
    "李芳老师捧回三块奖牌；这一块是2009年的“江西省优秀教师”。": set(),
}


@pytest.mark.parametrize(("predicate", "sentence"), CASES)
def test_a_tie_is_told_of_those_who_have_it(predicate: Predicate, sentence: str) -> None:
    assert list_pairs(HEAD + sentence, predicate) == TOLD[predicate][sentence]


@pytest.mark.parametrize("sentence", PLANNED)
def test_what_is_planned_of_something_else_plans_no_tie(sentence: str) -> None:
    ties = [one for one in read(HEAD + sentence).statements if one.predicate is Predicate.PARTNERS_WITH]
    assert [one.modality is Modality.PLANNED for one in ties] == [PLANNED[sentence]]


@pytest.mark.parametrize("sentence", SHOWN)
def test_plates_on_show_are_those_of_the_school_that_speaks(sentence: str) -> None:
    extract = read(OWN + sentence)
    names = {one.key: one.name for one in extract.entities}
    found = {
        (names[one.object], one.qualifiers.year)
        for one in extract.statements
        if one.predicate is Predicate.RECEIVED and names[one.subject] == "临川市望江中学"
    }
    assert found == SHOWN[sentence]
