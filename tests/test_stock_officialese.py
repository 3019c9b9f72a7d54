"""Ordinary officialese, in invented sentences: who belongs to a group and speaks, with whom it works, and the names of both."""

import pytest
from texts import list_pairs, name_each, read

from kg.model import Kind, Predicate

GROUP = "沛县汉源小学教育集团2020年工作总结\n集团成立于2016年。\n"
DISTRICT = "沛县城北学区2012年度工作总结\n城北学区成绩喜人。\n"
COLLEGE = "沛县职业中专2017年度工作总结\n我校创建于1986年。\n"
MEMBERS = {
    (GROUP, "集团现辖汉源小学本部、桃花乡东坪小学、鹭洲小学三个办学单元。"): {"汉源小学", "桃花乡东坪小学", "鹭洲小学"},
    (GROUP, "集团由汉源小学牵头,现辖鹭洲小学、东坪小学、石桥小学三个校区。"): {
        "汉源小学",
        "东坪小学",
        "鹭洲小学",
        "石桥小学",
    },
    (DISTRICT, "下属主要学校有:城北中学、溪口小学、溪口幼儿园。"): {"城北中学", "溪口小学", "溪口幼儿园"},
    (COLLEGE, "牵头组建“苏北竹业职业教育集团”,首批成员单位有丰县职业中专学校等23家。"): {
        "沛县职业中专",
        "丰县职业中专学校",
    },
    (COLLEGE, "发起成立淮海地区现代农业职业教育联盟。"): {"沛县职业中专"},
    (COLLEGE, "与漳州职业技术学院共建实训基地;加入“一带一路”中泰职教联盟。"): {"沛县职业中专"},
    (COLLEGE, "由沛县教育局主管,现有汤沐、龙固两个校区。"): set(),
}


@pytest.mark.parametrize(("head", "text"), MEMBERS)
def test_members_of_the_group_at_hand(head: str, text: str) -> None:
    extract = read(head + text)
    names = name_each(extract)
    found = {names[one.subject] for one in extract.statements if one.predicate is Predicate.MEMBER_OF}
    assert found == MEMBERS[head, text]


def test_a_class_word_alone_calls_the_only_group_that_ends_so() -> None:
    text = f"{DISTRICT}组建“江北小学教学共同体”,城北中心小学任理事长单位。\n一年来,全学区教师辛勤工作。\n教学质量提高。\n安全工作扎实。\n扩大教学共同体,吸收罗东小学为理事单位。"
    assert ("罗东小学", "江北小学教学共同体") in list_pairs(text, Predicate.MEMBER_OF)


PARTNERS = {
    "与厦门城市职业学院开展“五年专”联合培养。": {"厦门城市职业学院"},
    "与睢宁县桃园小学开展教学交流3次。": {"睢宁县桃园小学"},
    "与丰县实验小学签订帮扶协议,与睢宁县桃园小学开展线上同课异构8次。": {"丰县实验小学", "睢宁县桃园小学"},
    "与沛县社区卫生服务中心联合开展义诊活动2次。": {"沛县社区卫生服务中心"},
    "与沛县中学联合印发通知。": set(),
}


@pytest.mark.parametrize("text", PARTNERS)
def test_with_whom_the_school_that_speaks_works(text: str) -> None:
    assert {other for _, other in list_pairs(COLLEGE + text, Predicate.PARTNERS_WITH)} == PARTNERS[text]


NAMES = {
    "沛县幼儿园通过省级示范性幼儿园复查验收。": {"沛县幼儿园"},
    "沛县中学与丰县中学签订协议。": {"沛县中学", "丰县中学"},
    "义和初级中学拟于秋季并入义和中学。": {"义和初级中学", "义和中学"},
    "沛县第三中学党总支获评先进。": {"沛县第三中学"},
    "全县中学生参加。": set(),
}


@pytest.mark.parametrize("text", NAMES)
def test_schools_called_by_their_county_or_by_a_twin(text: str) -> None:
    extract = read(f"沛县教育局2017年度工作总结\n全县教育稳步发展。\n{text}")
    assert {one.name for one in extract.entities if one.kind is Kind.SCHOOL} == NAMES[text]


PLACES = {
    "十堰市柳林小学教育集团2020年工作总结\n集团总部设在柳林小学。\n": {"十堰市"},
    "福建省漳浦梁山职业技术学校2018年工作总结\n学校发展。\n": {"福建省", "漳浦"},
    "永嘉县瓯北学区2012年度工作总结\n在瓯北镇党委、政府领导下,港头小学并入浦西小学。\n": {"永嘉县", "瓯北镇"},
}


@pytest.mark.parametrize("text", PLACES)
def test_a_word_of_a_name_is_no_county_far_away(text: str) -> None:
    assert {one.name for one in read(text).entities if one.kind is Kind.AREA} == PLACES[text]


def test_schools_of_a_district_named_after_its_town_stand_in_the_town() -> None:
    extract = read("永嘉县瓯北学区2012年度工作总结\n在瓯北镇党委、政府领导下,港头小学扩建。\n")
    names = {one.key: one.name for one in extract.entities}
    assert {names[one.area] for one in extract.entities if one.name == "港头小学"} == {"瓯北镇"}


WON = {
    "学生金梓涵的科幻画《深海医院》获第35届江苏省青少年科技创新大赛二等奖。": {
        ("金梓涵", "第35届江苏省青少年科技创新大赛"),
        ("深海医院", "第35届江苏省青少年科技创新大赛"),
    },
    "在徐州市第三届艺术展演中,选送的舞蹈《社火娃》获金奖,合唱《微山湖美》获银奖。": {
        ("社火娃", "徐州市第三届艺术展演"),
        ("微山湖美", "徐州市第三届艺术展演"),
        ("沛县职业中专", "徐州市第三届艺术展演"),
    },
    "课题《职业启蒙的实践》拟申报江苏省教育科研成果一等奖。": set(),
    "学生金梓涵获江苏省作文大赛一等奖;柳笛合唱团获徐州市合唱节金奖,男子足球队蝉联徐州市足球联赛冠军。": {
        ("金梓涵", "江苏省作文大赛"),
        ("沛县职业中专", "徐州市合唱节"),
        ("沛县职业中专", "徐州市足球联赛"),
    },
    "“石榴花”志愿服务队热心公益,女篮获徐州市篮球联赛第四名。": {("沛县职业中专", "徐州市篮球联赛")},
}


@pytest.mark.parametrize("text", WON)
def test_works_and_teams_receive_what_they_won(text: str) -> None:
    assert list_pairs(COLLEGE + text, Predicate.RECEIVED) == WON[text]


def test_a_team_in_the_report_of_a_bureau_wins_for_nobody_that_is_named() -> None:
    text = "沛县教育局2017年度工作总结\n沛县中学学生王小明获江苏省作文大赛一等奖,足球队获徐州市足球联赛冠军。"
    assert list_pairs(text, Predicate.RECEIVED) == {("王小明", "江苏省作文大赛")}


RUN = {
    "实行“校长接待日”制度,打造“红烛先锋”党建矩阵。": {"校长接待日制度", "红烛先锋党建矩阵"},
    "开展了第九届亲子运动会、“书香润童年”图书漂流活动。": {"书香润童年图书漂流活动"},
    "全年开展“开学第一课”“文明礼仪伴我行”等主题活动26场次。": {"开学第一课", "文明礼仪伴我行"},
    "举办“葵花家长学堂”12期。": {"葵花家长学堂"},
    "扎实开展“我的中国梦”主题教育。": {"我的中国梦主题教育"},
    "承担的省规划课题《北方寒地幼儿园冰雪课程的开发与研究》顺利开题。": {"北方寒地幼儿园冰雪课程的开发与研究"},
    "推行党组织领导的校长负责制。": {"党组织领导的校长负责制"},
    "学生获“文明之星”“学习之星”等称号。": set(),
}


@pytest.mark.parametrize("text", RUN)
def test_initiatives_that_the_school_that_speaks_carries_out(text: str) -> None:
    assert {thing for _, thing in list_pairs(COLLEGE + text, Predicate.CARRIES_OUT)} == RUN[text]


def test_no_school_is_named_inside_a_title() -> None:
    extract = read(f"{COLLEGE}课题《双语背景下小学数学学习研究》结题。")
    assert {one.name for one in extract.entities if one.kind is Kind.SCHOOL} == {"沛县职业中专"}
