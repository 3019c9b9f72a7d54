"""Of whom figures are told: the school that heads a paragraph, the occasion, the school worked on, those that 分别 pairs, the house itself."""

import pytest
from texts import name_each, read

HEAD = "岚皋县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n"
COUNTY = "岚皋县"
ABOUT = {
    # the school or group that heads a paragraph
    "【滨河中学】  1956年建校。占地92亩,教职工188人。本科上线率71.2%。市级课题立项3项。": {
        ("滨河中学", 92), ("滨河中学", 188), ("滨河中学", 71.2), ("滨河中学", 3),
    },
    "\u3014四季小学\u3015辖田沟教学点。学生436人。与滨河中学结对,互派教师2人。": {("四季小学", 436), ("四季小学", 2)},
    "一、滨河学区联盟\n盟主是滨河中学,盟员有四季小学。期末分差由27分缩到15分。": {
        ("滨河学区联盟", 27), ("滨河学区联盟", 15),
    },
    "① 滨河中学——总投资2.4亿元,按48个班设计。全县教师交流92人。": {
        ("滨河中学", 240000000), ("滨河中学", 48), (COUNTY, 92),
    },
    # those at an occasion, and what they win there
    "6月,县教育局举办第四届“岚河杯”围棋赛,9所学校164名棋手参赛,评出一等奖12名。": {
        ("第四届岚河杯围棋赛", 9), ("第四届岚河杯围棋赛", 164), ("第四届岚河杯围棋赛", 12),
    },
    "第四届“岚河杯”围棋赛在滨河中学落幕。本届赛事由县教育局承办,14支队伍参赛。": {("第四届岚河杯围棋赛", 14)},
    "组织126名学生参加第四届“岚河杯”围棋赛。": {(COUNTY, 126)},
    # works on one school
    "投资21万元对四季小学进行了危房改造。": {("四季小学", 210000)},
    "县里拿出320万元给滨河中学翻修食堂。": {("滨河中学", 3200000)},
    "建好四季小学教师周转房24套。": {("四季小学", 24)},
    "启动滨河中学迁建,预算8600万元。": {("滨河中学", 86000000)},
    "给滨河中学、四季小学翻修食堂花了320万元。": {(COUNTY, 3200000)},
    "在滨河中学召开现场会,全县教师交流92人。": {(COUNTY, 92)},
    # 分别 pairs the numbers with names
    "滨河中学、四季小学竣工投用,分别新增学位1350个和360个。": {("滨河中学", 1350), ("四季小学", 360)},
    "县财政对滨河中学、四季小学分别补助专项资金600万元、450万元。": {("滨河中学", 6000000), ("四季小学", 4500000)},
    # the date at the head of a line of a chronicle
    "3日 城南幼儿园扩建工程交付,添9个班,耗资1160万元。": {("城南幼儿园", 9), ("城南幼儿园", 11600000)},
    # 各 tells the same of each
    "滨河中学、四季小学各承办教研活动4次。": {("滨河中学", 4), ("四季小学", 4)},
    # members are those of the club
    "李明主持“李明数学名师工作室”,成员9人。": {("李明数学名师工作室", 9)},
    # gifts are told of whom the report tells of, money of who gives it
    "岚皋县慈善总会捐赠图书3800册。": {(COUNTY, 3800)},
    "岚皋县慈善总会捐资30万元。": {("岚皋县慈善总会", 300000)},
    "岚皋县慈善总会向滨河中学捐赠图书600册。": {("岚皋县慈善总会", 600)},
}  # fmt: skip
SCHOOL = "滨河中学2022年工作总结\n我校创办于1956年。\n"
HOUSE = "滨河中学"
HOUSED = {
    "前年石门小学也并了过来。眼下在校学生641人,教职工97人。": {(HOUSE, 641), (HOUSE, 97)},
    "现有梁山校区、盘陀校区两个校区,占地268亩。教职工251人。": {(HOUSE, 268), (HOUSE, 251)},
    "四季小学同我们结对三年,互派教师6人次。": {(HOUSE, 6)},
    "四季小学同期启用资源教室,由本校派巡回指导教师1名。": {(HOUSE, 1)},
    "与四季小学签署协议,接收该校学生实习68人。": {(HOUSE, 68)},
    "校党支部组织主题党日活动6次。": {(HOUSE, 6)},
}
CHRONICLE = (
    "岚皋县教育大事记\n一月\n"
    "9日  石门小学停办,87名学生并入四季小学,校舍交中心园使用。\n"
    "22日  县教育局与安康学院签下三年协议。滨河中学占地42亩。\n"
)


def tell(text: str) -> set[tuple[str, float]]:
    """Whom the figures of a text are about, and their values."""
    extract = read(text + "\n")
    names = name_each(extract)
    return {(names[one.about], one.value) for one in extract.observations}


@pytest.mark.parametrize("text", ABOUT)
def test_figures_are_told_of_whom_a_reader_takes_them_to_be(text: str) -> None:
    assert tell(HEAD + text) == ABOUT[text]


@pytest.mark.parametrize("text", HOUSED)
def test_figures_in_the_report_of_a_school_are_its_own(text: str) -> None:
    assert tell(SCHOOL + text) == HOUSED[text]


def test_the_lines_of_a_chronicle_are_no_rows_of_a_table() -> None:
    extract = read(CHRONICLE)
    assert not extract.text.rows
    assert tell(CHRONICLE) == {("石门小学", 87), ("滨河中学", 42)}


def test_short_columns_are_rows_still() -> None:
    extract = read("岚皋县获奖名单\n滨河中学  先进集体\n四季小学  文明校园\n")
    assert len(extract.text.rows) > 1


WORDED = {
    # bare numbers behind a count are its parts where they add up to it
    "在校学生641人,小学部398,初中部243。": {("在校学生", 641), ("小学部", 398), ("初中部", 243)},
    "学生118名,内听障21、培智83、孤独症14。": {("学生", 118), ("内听障", 21), ("培智", 83), ("孤独症", 14)},
    "在校学生641人,门牌39,电话24。": {("在校学生", 641)},
    # money without its unit
    "概算1.35亿,54个班的规模。": {("概算", 135000000), ("班的规模", 54)},
    "公用经费58.3万元,光冬季取暖就占去21万。": {("公用经费", 583000), ("光冬季取暖就占去", 210000)},
    # what a list counts that is told before it
    "在校生6830人,其中小学、初中依次为4200人、2630人。": {
        ("在校生", 6830), ("小学在校生", 4200), ("初中在校生", 2630),
    },
    "教师30人,小学、初中依次为4200人、2630人。": {("教师", 30), ("小学", 4200), ("初中", 2630)},
    # changes, both ends of one, what somebody is
    "中考上线率36.7%,比上年掉了4.1个百分点。": {("中考上线率", 36.7), ("中考上线率比上年下降", 4.1)},
    "课后服务社团从32个开到58个。": {("课后服务社团", 32), ("课后服务社团", 58)},
    "特岗教师5个是新面孔。": {("特岗教师", 5)},
    "大班额还剩2个班。": {("大班额班", 2)},
    # no figures: points to make, and since when
    "我只说四件。": set(),
    "与四季小学结对帮扶2021.5起。": set(),
}  # fmt: skip


@pytest.mark.parametrize("text", WORDED)
def test_figures_are_worded_by_what_was_told_before_them(text: str) -> None:
    extract = read(HEAD + text + "\n")
    assert {(one.indicator, one.value) for one in extract.observations} == WORDED[text]


def test_the_year_of_a_row_is_no_figure() -> None:
    extract = read(
        "岚皋县获奖名单\n序号\t单位\t荣誉\t发文年\n1\t滨河中学\t先进集体\t2021\n2\t四季小学\t文明校园\t2022\n"
    )
    assert not extract.observations
