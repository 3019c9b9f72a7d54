"""Stock wording of reports, in invented sentences: lists that go together in order, honours from a body, what is moved and what is to come."""

import pytest
from texts import list_pairs, name_each, read

from kg.model import Kind, Level, Modality, Predicate

RECEIVED = {
    "县一中、县二中分别被评为“省级文明单位”“省级平安校园”。": {
        ("县一中", "省级文明单位"),
        ("县二中", "省级平安校园"),
    },
    "语文组陈静、数学组吴刚分别被评为市骨干教师、市优秀班主任。": {
        ("陈静", "市骨干教师"),
        ("吴刚", "市优秀班主任"),
    },
    "陈静老师、吴刚老师分别被授予市骨干教师和市优秀班主任荣誉称号。": {
        ("陈静", "市骨干教师"),
        ("吴刚", "市优秀班主任"),
    },
    "望江中学获批教育部“全国中小学国防教育示范学校”。": {("望江中学", "全国中小学国防教育示范学校")},
    "望江中学入选全国中小学国防教育示范学校名单。": {("望江中学", "全国中小学国防教育示范学校")},
    "望江中学创建为省级园林式学校。": {("望江中学", "省级园林式学校")},
    "李芳获评2022年度江西省“五一劳动奖章”。": {("李芳", "江西省五一劳动奖章")},
    "王芳获全国五一劳动奖章。": {("王芳", "全国五一劳动奖章")},
    "朴英姬老师获州级骨干教师称号。": {("朴英姬", "州级骨干教师")},
    "周建军同志荣立三等功。": {("周建军", "三等功")},
    "刘洋老师指导的学生获全国青少年科技创新大赛二等奖1项。": set(),
    "刘洋老师指导的学生王一鸣获全国青少年科技创新大赛二等奖。": {("王一鸣", "全国青少年科技创新大赛")},
    "望江中学跻身全国青少年校园足球特色学校之列。": {("望江中学", "全国青少年校园足球特色学校")},
    "望江中学晋升省级重点职业学校。": {("望江中学", "省级重点职业学校")},
    "望江中学获命名为国家级体育传统特色学校。": {("望江中学", "国家级体育传统特色学校")},
    "望江中学上榜“江西省健康学校”。": {("望江中学", "江西省健康学校")},
    "望江中学党支部成为江门市“五好”基层党组织。": {("望江中学党支部", "江门市五好基层党组织")},
    "市教体局人事科被表彰为全省教育系统先进集体。": {("市教体局人事科", "全省教育系统先进集体")},
    "望江中学女子足球队蝉联临川市“市长杯”校园足球联赛冠军。": {("望江中学", "临川市市长杯校园足球联赛")},
    "望江中学与县二中分别召开省级平安校园、省级文明单位动员会。": set(),
    "望江中学列入省级园林式学校创建名单。": set(),
}


def test_grades_go_together_with_a_list_from_which_the_sentence_went_on() -> None:
    text = "驾鹤路小学、银山小学的足球队分获“市长杯”校园足球联赛小学组冠、亚军。"
    extract = read(text)
    names = name_each(extract)
    found = {
        (names[one.subject], one.qualifiers.grade) for one in extract.statements if one.predicate is Predicate.RECEIVED
    }
    assert found == {("驾鹤路小学", "冠军"), ("银山小学", "亚军")}


MERGED = {
    "2021年8月，将云山小学并入大桥小学。": Modality.REALISED,
    "一年来，我们将云山小学并入大桥小学，新建学校2所。": Modality.REALISED,
    "云山小学将并入大桥小学。": Modality.PLANNED,
    "明年，将云山小学并入大桥小学。": Modality.PLANNED,
    "下一步，我们将把云山小学并入大桥小学。": Modality.PLANNED,
}


@pytest.mark.parametrize("text", RECEIVED)
def test_honours_go_to_those_who_received_them(text: str) -> None:
    assert list_pairs(text, Predicate.RECEIVED) == RECEIVED[text]


@pytest.mark.parametrize("text", MERGED)
def test_what_is_moved_has_been_moved_and_what_will_be_is_a_plan(text: str) -> None:
    extract = read(f"临川市教育局2022年工作总结\n{text}\n")
    (merger,) = (one for one in extract.statements if one.predicate is Predicate.MERGED_INTO)
    assert merger.modality is MERGED[text]


POSTS = {
    "李明任县一中校长，王芳任县二中校长。": {("李明", "县一中"), ("王芳", "县二中")},
    "王涛任县教育局党委委员、副局长。": {("王涛", "沛县教育局")},
    "陈芳接替李明担任城关中学校长。": {("陈芳", "城关中学")},
    "李明调离后，由陈芳接任城关中学校长。": {("陈芳", "城关中学")},
    "原校长陈立新调任县教研室主任。": {("陈立新", "县教研室")},
    "李明由城关中学副校长调任县一中校长。": {("李明", "县一中")},
}
"""Among the former names of counties is 任县."""


@pytest.mark.parametrize("text", POSTS)
def test_posts_are_held_by_those_who_took_them(text: str) -> None:
    told = f"沛县教育局2022年工作总结\n全县各校稳步发展。\n{text}\n"
    assert list_pairs(told, Predicate.AFFILIATED_WITH) == POSTS[text]


NO_NAMES = ("中共南门中学教育集团委员会召开会议。", "全县乡镇中心校全部达标。")


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_name_is_made_of_these(text: str) -> None:
    extract = read(text)
    assert not [one.name for one in extract.entities if one.name.endswith("集团委") or "乡镇" in one.name]


def test_a_level_heads_the_honours_of_its_part_of_a_list() -> None:
    text = "学校捧回三个层面的牌子：省级的，有省文明校园；市级的，有招生工作先进单位和阳光体育先进单位。"
    extract = read(f"沛县城关中学2022年工作总结\n{text}\n")
    names = name_each(extract)
    found = {
        names[one.object]: one.qualifiers.level for one in extract.statements if one.predicate is Predicate.RECEIVED
    }
    assert found == {
        "省文明校园": Level.PROVINCIAL,
        "招生工作先进单位": Level.CITY,
        "阳光体育先进单位": Level.CITY,
    }


def test_a_school_that_seeks_an_honour_is_not_built() -> None:
    extract = read("力争临川一中创建成为全国文明校园，完善校舍建设。")
    assert not [one for one in extract.statements if one.predicate is Predicate.BUILDS]


def test_an_honour_is_of_the_level_of_its_contest_and_not_of_who_receives_it() -> None:
    text = "在江西省第十二届中小学生艺术展演活动中，市一中荣获优秀组织奖。"
    (honour,) = (one for one in read(text).statements if one.predicate is Predicate.RECEIVED)
    assert honour.qualifiers.level is Level.PROVINCIAL


BUILT = {
    "建成投用龙湖小学、凤鸣小学。": {"龙湖小学", "凤鸣小学"},
    "建成投用龙湖、凤鸣2所小学。": {"龙湖小学", "凤鸣小学"},
    "新投用城东小学、城南幼儿园。": {"城东小学", "城南幼儿园"},
    "新建和平、建设两所小学。": {"和平小学", "建设小学"},
    "新建城西九年一贯制学校1所。": {"城西九年一贯制学校"},
    "新建公办幼儿园1所。": set(),
    "启用一批新设备，建成智慧教室20间。": set(),
}


@pytest.mark.parametrize("text", BUILT)
def test_what_is_put_to_use_was_built(text: str) -> None:
    report = f"临川市教育局2022年工作总结\n全市各校稳步发展。\n{text}\n"
    assert {school for _, school in list_pairs(report, Predicate.BUILDS)} == BUILT[text]


def test_verbs_before_schools_of_a_counted_list_are_no_part_of_the_first() -> None:
    text = "撤并南坪、李家湾、大石沟3个教学点，学生就近分流到马街镇中心小学就读。"
    assert list_pairs(text, Predicate.MERGED_INTO) == {
        (f"{stem}教学点", "马街镇中心小学") for stem in ("南坪", "李家湾", "大石沟")
    }


def test_an_honour_of_the_corps_is_one_of_a_province() -> None:
    (honour,) = (one for one in read("望江中学获兵团文明校园。").statements if one.predicate is Predicate.RECEIVED)
    assert honour.qualifiers.level is Level.PROVINCIAL


def test_schools_that_found_a_group_together_do_not_name_it() -> None:
    assert list_pairs("望江中学与石河子第二中学组建教育集团。", Predicate.MEMBER_OF) == set()
    assert list_pairs("望江中学牵头组建教育集团。", Predicate.MEMBER_OF) == {("望江中学", "望江中学教育集团")}


def test_a_bureau_of_education_and_more_is_called_the_bureau_of_education() -> None:
    text = "沛县教育体育局2023年工作总结\n全县各校稳步发展。\n教育局局长周建军出席会议。\n"
    assert list_pairs(text, Predicate.AFFILIATED_WITH) == {("周建军", "沛县教育体育局")}


def test_a_line_of_cells_tells_the_role_of_its_person() -> None:
    text = "西吉县受表彰人员\n序号 姓名 单位 职务 受表彰称号\n5 苏俊 望江中学 语文教师 县优秀班主任\n6 马国福 望江小学 高三年级组长 县优秀教师\n"
    roles = {one.qualifiers.role for one in read(text).statements if one.predicate is Predicate.AFFILIATED_WITH}
    assert roles == {"语文教师", "高三年级组长"}


def test_a_preposition_before_counted_schools_is_no_part_of_the_first() -> None:
    names = {one.name for one in read("沛县教育局总结\n对樟塘、石冈、鹭洲3所中心小学的食堂进行改造。\n").entities}
    assert {"樟塘中心小学", "石冈中心小学", "鹭洲中心小学"} <= names
    assert "对樟塘中心小学" not in names


@pytest.mark.parametrize(
    ("clause", "schools"),
    [
        (
            "联盟今年接纳石冈、鹭洲两所村小，托管白塔、河湾、柳林3所教学点。",
            {"石冈小学", "鹭洲小学", "白塔教学点", "河湾教学点", "柳林教学点"},
        ),
        ("望江一小教育集团新吸纳樟岗、二桥两所中心小学。", {"樟岗中心小学", "二桥中心小学"}),
        ("去年秋天又来了杏井、柏城两所村小。", {"杏井小学", "柏城小学"}),
        ("望江一中集团由此辐射北塬、东岭两所初中。", {"北塬初中", "东岭初中"}),
        ("后宫镇的王赵、南郭两所小学并入城关小学。", {"王赵小学", "南郭小学", "城关小学"}),
        ("撤销九年一贯、寄宿制两所学校的说法不实。", set()),
        ("新建、改建两所幼儿园，吸纳民办、公办两所幼儿园。", set()),
        ("支教大坪镇中学两年的李晓兰，去年调回柳溪小学。", {"大坪镇中学", "柳溪小学"}),
        ("又称梅林县第五小学已无大班额，六一过后学校要办科技节。", {"梅林县第五小学"}),
        ("女子小学60米、男子初中跳高各取前八名。", set()),
    ],
)
def test_schools_begin_behind_what_is_done_to_them(clause: str, schools: set[str]) -> None:
    names = {one.name for one in read(f"沛县教育局总结\n{clause}\n").entities if one.kind is Kind.SCHOOL}
    assert names == schools


def test_names_in_marks_side_by_side_are_two() -> None:
    names = {
        one.name for one in read("沛县教育局总结\n各建一个名师工作室，分别叫“彩云工作室”“明志工作室”。\n").entities
    }
    assert {"彩云工作室", "明志工作室"} <= names
