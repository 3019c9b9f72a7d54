"""Figures in stock wording, in invented sentences: what is counted, of whom, when, and what is no figure at all."""

import pytest
from texts import name_each, read

from kg.model import Extract, Modality

FIGURES = {
    "初三会考优秀率、及格率分别提高3个和5个百分点。": {("初三会考优秀率提高", 3), ("及格率提高", 5)},
    "本科率、一本率分别达82.1%、46.3%,同比分别提高2.1和3.4个百分点。": {
        ("本科率", 82.1),
        ("一本率", 46.3),
        ("本科率提高", 2.1),
        ("一本率提高", 3.4),
    },
    "小学、初中专任教师本科以上学历比例分别提高6.5个、3.2个百分点,达到81%和92%。": {
        ("小学专任教师本科以上学历比例提高", 6.5),
        ("初中专任教师本科以上学历比例提高", 3.2),
        ("小学专任教师本科以上学历比例", 81),
        ("初中专任教师本科以上学历比例", 92),
    },
    "小学语文、数学、英语平均分分别为86.3分、88.1分和90.5分。": {
        ("小学语文平均分", 86.3),
        ("数学平均分", 88.1),
        ("英语平均分", 90.5),
    },
    "省、市级特色学校分别为9所和31所。": {("省级特色学校", 9), ("市级特色学校", 31)},
    "现有各级各类学校312所,其中幼儿园148所、小学102所。": {
        ("各级各类学校", 312),
        ("幼儿园", 148),
        ("小学", 102),
    },
    "高考600分以上35人,比上年增加12人。": {("高考600分以上", 35), ("高考600分以上比上年增加", 12)},
    "巩固率:小学100%,初中98.7%。": {("小学巩固率", 100), ("初中巩固率", 98.7)},
    "生均公用经费小学达720元、初中达920元。": {("生均公用经费小学", 720), ("初中生均公用经费", 920)},
    "专任教师126人,其中高级教师32人,占25.4%。": {("专任教师", 126), ("高级教师", 32), ("高级教师占比", 25.4)},
    "设计规模36个班1620人。": {("设计规模班", 36), ("设计规模人数", 1620)},
    "生源地贷款2860笔共2135万元。": {("生源地贷款", 2860), ("生源地贷款", 21350000)},
    "压减培训机构31家，取缔无证办学点7处。": {("压减培训机构", 31), ("取缔无证办学点", 7)},
    "全区112所中小学、幼儿园配备专职保安。": {("配备专职保安的中小学、幼儿园", 112)},
    "《错题资源库的开发》等23项课题在省、市立项，结题17项。": {("在省、市立项的课题", 23), ("结题课题", 17)},
    "【第三展板·搬家】老校园只有11.8亩，头一年学生34名。": {("老校园", 11.8), ("头一年学生", 34)},
    "发各成员校（共印8份）。": set(),
    "局长在路口等了两个钟头。": set(),
    "教师平均年龄47.6岁。": {("教师平均年龄", 47.6)},
    "三年级语文平均分86.5。": {("三年级语文平均分", 86.5)},
    "对口就业率86.2%。": {("对口就业率", 86.2)},
    "市财政拿出260万元翻修户外场地。": {("翻修户外场地拿出", 2600000)},
    "招录特岗教师42名,实际到岗39名。": {("招录特岗教师", 42), ("实际到岗特岗教师", 39)},
    "骨干教师31人下乡送课126节。": {("下乡送课的骨干教师", 31), ("下乡送课", 126)},
    "九年义务教育巩固率:97.8%。": {("九年义务教育巩固率", 97.8)},
    "师生比为1:13。": set(),
    "王小明获男子100米冠军,以2.03米的成绩获跳高第一名。": set(),
    "王芳、李明、赵强3名教师被评为市级优秀教师。": set(),
    "本文浏览1260次,点赞36个。": set(),
}
ABOUT = {
    "在校学生:城关小学410名、大鹤小学150名。": {("城关小学", "在校学生", 410), ("大鹤小学", "在校学生", 150)},
    "全县共录取新生1700人,其中县一中1000人,县二中700人。": {
        ("沛县", "录取新生", 1700),
        ("县一中", "录取新生", 1000),
        ("县二中", "录取新生", 700),
    },
    "县一中、县二中一本上线率分别为45.6%和28.3%。": {
        ("县一中", "一本上线率", 45.6),
        ("县二中", "一本上线率", 28.3),
    },
    "(一)县二中教职工126人。": {("县二中", "教职工", 126)},
    "第一,县二中教职工126人。": {("县二中", "教职工", 126)},
    "与县二中签署协议,首批招生120人。": {("沛县", "首批招生", 120)},
    "县一中录取清华大学1人、北京大学2人。": {("县一中", "录取清华大学", 1), ("县一中", "录取北京大学", 2)},
}
PLANNED = {
    "还要给它新盖宿舍6间。": True,
    "秋季小学一年级要收2460人,现有学位2385个。": (True, False),
    "启动“强师工程”,计划三年培训教师3000人。": True,
    "学区将筹建录播室1间。": True,
    "今年已拿出320万元改造教学楼。": False,
    "全年争取上级资金860万元。": False,
    "成功申报市级课题22个。": False,
    "今年省级立项课题5项。": False,
    "建议增设教师编制60名。": True,
    "项目建成后可提供学位1800个。": True,
    "工作目标:本科上线突破800人,一本上线300人。": (True, True),
    "今年计划新建幼儿园3所,已全部建成。": False,
    "去年计划招聘教师80名,实际招聘86名。": (True, False),
}


def tell(text: str) -> Extract:
    """What a report with one sentence says."""
    return read(f"沛县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n{text}\n")


@pytest.mark.parametrize("text", FIGURES)
def test_figures_count_what_their_clauses_say(text: str) -> None:
    assert {(one.indicator, one.value) for one in tell(text).observations} == FIGURES[text]


@pytest.mark.parametrize("text", ABOUT)
def test_figures_are_about_the_name_right_before_them(text: str) -> None:
    extract = tell(text)
    names = name_each(extract)
    assert {(names[one.about], one.indicator, one.value) for one in extract.observations} == ABOUT[text]


@pytest.mark.parametrize("text", PLANNED)
def test_figures_to_come_are_plans(text: str) -> None:
    wanted = PLANNED[text]
    found = [one.modality is Modality.PLANNED for one in tell(text).observations]
    assert found == (list(wanted) if isinstance(wanted, tuple) else [wanted])


def test_years_of_parts_are_told_before_each() -> None:
    text = "三年来招聘特岗教师540人,其中2020年160人、2021年180人、2022年200人。"
    assert [one.year for one in tell(text).observations] == [None, 2020, 2021, 2022]


TABLE = """沛县教育局2022年工作总结
学校\t参考人数\t平均分\t及格率
城关中学\t412\t512.6\t86.2%
"""
YEARS = """沛县教育局2022年工作总结
项目\t2021年\t2022年
在园幼儿(人)\t11200\t12630
"""


def test_columns_that_name_no_unit_count_in_the_usual_one() -> None:
    found = {(one.indicator, one.value, one.unit) for one in read(TABLE).observations}
    assert found == {("参考人数", 412, "人"), ("平均分", 512.6, "分"), ("及格率", 86.2, "%")}


def test_columns_of_years_tell_when() -> None:
    found = {(one.indicator, one.value, one.unit, one.year) for one in read(YEARS).observations}
    assert found == {("在园幼儿", 11200, "人", 2021), ("在园幼儿", 12630, "人", 2022)}
