"""Stock wording of registers, and where bodies stand: rows parted by single blanks, sections of bureaus, committees, schools abroad, whose a body is."""

import pytest
from texts import list_pairs, read

from kg.model import Kind, Predicate

REGISTER = """临川区教育集团、学区登记表

编号 名称 牵头学校 成员学校 负责人 附注

A1 河东学区 河东中学 河东镇第二初中、幸坪小
学、卢田小学 钟扬(学区主任) 两校音体美课由河东
中学派人走教

B2 逸仙小学教育集团 逸仙小学 龙门中心小学、朱
桥乡中心小学 赖芷兰(总校长) 2021年3月挂牌

注
1.附注栏空白的，系申报单位未填。
"""


def test_rows_of_a_register_are_read_by_the_titles_of_their_columns_though_lines_break_inside_names() -> None:
    extract = read(REGISTER)
    assert list_pairs(extract, Predicate.MEMBER_OF) == {
        ("河东中学", "河东学区"),
        ("河东镇第二初中", "河东学区"),
        ("幸坪小学", "河东学区"),
        ("卢田小学", "河东学区"),
        ("逸仙小学", "逸仙小学教育集团"),
        ("龙门中心小学", "逸仙小学教育集团"),
        ("朱桥乡中心小学", "逸仙小学教育集团"),
    }
    assert ("赖芷兰", "逸仙小学教育集团") in list_pairs(extract, Predicate.AFFILIATED_WITH)


NAMES = {
    "区直机关幼儿园被评为省级示范园。": (Kind.SCHOOL, {"区直机关幼儿园"}),
    "县直第一幼儿园举办了亲子运动会。": (Kind.SCHOOL, {"县直第一幼儿园"}),
    "旗直机关幼儿园启用。": (Kind.SCHOOL, {"旗直机关幼儿园"}),
    "县直各学校要高度重视。": (Kind.SCHOOL, set()),
    "下属主要学校有：河东第一中学。": (Kind.SCHOOL, {"河东第一中学"}),
    "课题《双语背景下小学数学教学研究》结题。": (Kind.SCHOOL, set()),
    "以铸牢中华民族共同体意识为主线。": (Kind.GROUP, set()),
    "(市教体局项目办供稿)": (Kind.AUTHORITY, {"市教体局项目办"}),
    "县教体局资助办组织了政策宣传月活动。": (Kind.AUTHORITY, {"县教体局资助办"}),
    "王芳被县委组织部表彰为优秀共产党员。": (Kind.AUTHORITY, {"县委组织部"}),
    "巩丽华被讷河市卫计局评为先进工作者。": (Kind.AUTHORITY, {"讷河市卫计局"}),
    "今年秋季再招职高班，城区初中学位紧张。": (Kind.SCHOOL, set()),
    "武溪初级中学将并入武溪中学。": (Kind.SCHOOL, {"武溪初级中学", "武溪中学"}),
    "武溪中学北校区投用，北校区不设独立法人。": (Kind.SCHOOL, {"武溪中学", "武溪中学北校区"}),
    "市特殊教育资源中心设在启智学校。": (Kind.ORGANISATION, {"市特殊教育资源中心"}),
    "合唱队应邀登上市第六届“金色年华”艺术节。": (Kind.EVENT, {"市第六届金色年华艺术节"}),
    "教务处周慧赴西安参加培训。": (Kind.PERSON, {"周慧"}),
    "周涛获评2022年度淮北市重点工程建设先进个人。": (Kind.AWARD, {"淮北市重点工程建设先进个人"}),
    "东山区学区、教育集团一览。": (Kind.GROUP, set()),
    "横市—大坪学区联盟于9月挂牌。": (Kind.GROUP, {"横市—大坪学区联盟"}),
    "组建了“沙湖—杨林教育联盟”。": (Kind.GROUP, {"沙湖—杨林教育联盟"}),
    "2021—2022学年学区工作有序。": (Kind.GROUP, set()),
}


@pytest.mark.parametrize("text", NAMES)
def test_names_of_a_kind_are_found_whole(text: str) -> None:
    kind, names = NAMES[text]
    found = {one.name for one in read(f"辖区教育工作总结\n{text}\n").entities if one.kind is kind}
    assert found == names


PLACED = {
    "共青团漳州市委来我县调研。": ("共青团漳州市委", "漳州市"),
    "中共衡阳市委教育工委召开会议。": ("中共衡阳市委教育工委", "衡阳市"),
    "民进福建省委来我县送教。": ("民进福建省委", "福建省"),
    "团县委举办了朗诵比赛。": ("团县委", "沛县"),
    "省残联授予县一中先进单位称号。": ("省残联", ""),
    "县一中与英国某小学缔结友好学校。": ("英国某小学", ""),
    "与新加坡华侨中学签约。": ("新加坡华侨中学", ""),
    "武当镇撤并校点，武当石下教学点停办。": ("武当石下教学点", "武当镇"),
}


@pytest.mark.parametrize("text", PLACED)
def test_bodies_stand_where_their_names_say(text: str) -> None:
    name, area = PLACED[text]
    pairs = list_pairs(f"沛县教育局2022年工作总结\n我县各校稳步发展。\n{text}\n", Predicate.LOCATED_IN)
    assert {where for who, where in pairs if who == name} == ({area} if area else set())


def test_schools_made_into_one_go_into_the_one_that_the_clause_names() -> None:
    text = "启智学校2018年工作总结\n我校创办于1993年。\n县五中由原城关二中和东山初中合并而成。\n"
    assert list_pairs(text, Predicate.MERGED_INTO) == {("城关二中", "县五中"), ("东山初中", "县五中")}


GONE = {
    "3.下河教学点  秋季并入河口小学。": {("下河教学点", "河口小学")},
    "下河教学点只剩三名学生。秋季并入河口小学。": {("下河教学点", "河口小学")},
    "下河教学点只剩三名学生。秋季派教师到河口小学。": set(),
    "下河教学点改造校舍。学生就近转入河口小学借读。": set(),
}


@pytest.mark.parametrize("text", GONE)
def test_what_an_item_or_the_sentence_before_is_about_goes_into_another_school(text: str) -> None:
    told = list_pairs(f"沛县教育局2022年工作总结\n我县各校稳步发展。\n{text}\n", Predicate.MERGED_INTO)
    assert told == GONE[text]


SCOPES = {
    "永嘉县瓯北学区2012年总结\n学区在瓯北镇党委、政府领导下开展工作。\n": "瓯北镇",
    "永年区广府学区2012年总结\n学区在区教育局领导下开展工作。\n": "永年区",
    "十堰市柳林小学教育集团总结\n集团隶属茅箭区教育局，由柳林小学牵头。\n": "茅箭区",
    "十堰市柳林小学教育集团总结\n集团由柳林小学牵头。\n": "十堰市",
    "福建省漳浦梁山职业技术学校总结\n我校由县教育局主管。\n": "漳浦",
}


@pytest.mark.parametrize("text", SCOPES)
def test_the_reporting_area_is_that_of_the_body_that_speaks(text: str) -> None:
    assert read(text).frame.area.removeprefix("Area:") == SCOPES[text]


AGREEMENT = """联合办学协议书
甲方：凤城市第二小学（以下简称甲方）
乙方：凤城市边门镇中心小学
一、乙方加入凤城市第二小学教育集团，集团由甲方牵头。
二、甲方选派王晓燕到乙方任副校长，乙方教师李春霞到甲方跟岗。
三、双方共建“双师云课堂”。
四、甲、乙双方联合举办“凤凰杯”青年教师教学大赛。
"""
FIRST, SECOND, GROUP = "凤城市第二小学", "凤城市边门镇中心小学", "凤城市第二小学教育集团"
AGREED = {
    Predicate.MEMBER_OF: {(FIRST, GROUP), (SECOND, GROUP)},
    Predicate.AFFILIATED_WITH: {("王晓燕", SECOND), ("李春霞", SECOND)},
    Predicate.CARRIES_OUT: {(FIRST, "双师云课堂"), (SECOND, "双师云课堂")},
    Predicate.HOLDS: {(FIRST, "凤凰杯青年教师教学大赛"), (SECOND, "凤凰杯青年教师教学大赛")},
}


@pytest.mark.parametrize("predicate", AGREED)
def test_parties_to_an_agreement_are_the_bodies_its_head_names(predicate: Predicate) -> None:
    assert list_pairs(AGREEMENT, predicate) == AGREED[predicate]


def test_a_party_defined_behind_its_name_is_known_by_that_word() -> None:
    text = "石城县教育局（以下简称甲方）与石城县第四小学（以下简称“乙方”）协议如下：\n1.甲方投资新建乙方综合楼。\n"
    assert list_pairs(text, Predicate.BUILDS) == {("石城县教育局", "石城县第四小学")}


SPREAD = {
    "“一人一案”铺到了所有年级。": {"一人一案"},
    "“课后延时服务”在全县48所学校铺开。": {"课后延时服务"},
    "“百师访千家”已覆盖全县24个乡镇。": {"百师访千家"},
    "“一校一品”在各校落地开花。": {"一校一品"},
    "“最美教师”在县剧院揭晓。": set(),
    "“控辍保学”专班在各乡镇开展排查。": set(),
}


@pytest.mark.parametrize("text", SPREAD)
def test_what_spreads_is_an_initiative_of_the_body_that_speaks(text: str) -> None:
    told = list_pairs(f"临川市教育局2022年工作总结\n全市教育系统扎实工作。\n{text}\n", Predicate.CARRIES_OUT)
    assert told == {("临川市教育局", name) for name in SPREAD[text]}


def test_a_post_that_stands_in_a_cell_of_its_own_belongs_to_the_column_of_schools() -> None:
    text = (
        "附件2\n清水区教师荣誉登记册\n序号 姓名 单位及职务 荣誉名称 等次 授予单位 年份\n"
        "1 李晓兰 望江镇中心小学 教师 全国优秀教师 / 教育部 2019\n"
        "2 王思远 青石中学 副校长 清水区骨干教师 / 区教育局 2020\n"
        "3 赵一鸣 后山镇小学 语文教师 临江市优质课评选 一等奖 市教研室 2020\n"
        "4 陈芳 望江镇中心小学 大队辅导员 清水区优秀辅导员 / 团区委 2021\n"
    )
    found = read(text)
    assert list_pairs(found, "received") == {
        ("李晓兰", "全国优秀教师"),
        ("王思远", "清水区骨干教师"),
        ("赵一鸣", "临江市优质课评选"),
        ("陈芳", "清水区优秀辅导员"),
    }
    names = {one.key: one.name for one in found.entities}
    roles = {
        names[one.subject]: one.qualifiers.role for one in found.statements if one.predicate.value == "affiliatedWith"
    }
    assert (roles["李晓兰"], roles["王思远"]) == ("教师", "副校长")
