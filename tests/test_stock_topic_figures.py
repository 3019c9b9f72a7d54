"""Figures of the house that a passage goes on about: 滦河镇中学始建于1956年。学校占地58亩。现有教学班24个。"""

import pytest
from texts import name_each, read

from kg.model import Modality

HEAD = "滦平县教育体育局2022年工作总结\n2022年,全县教育系统扎实工作。\n"
COUNTY = "滦平县"
SCHOOL = "滦河镇中学"
GROUP = "滦河教育集团"
ABOUT = {
    # the school that opens a paragraph, by a definite word and without one
    "滦河镇中学始建于1956年,位于县城北街。学校占地58亩,有教学楼3栋。现有教学班24个,专任教师96人,其中高级教师31人。": {
        (SCHOOL, 58), (SCHOOL, 3), (SCHOOL, 24), (SCHOOL, 96), (SCHOOL, 31),
    },
    "滦河镇中学创办于1956年。\n学校现有教职工112人,市、县级骨干教师21人。": {(SCHOOL, 112), (SCHOOL, 21)},
    "滦河镇中学是寄宿制学校。实验楼面积3100平方米。宿舍楼面积2400平方米,床位560张。": {
        (SCHOOL, 3100), (SCHOOL, 2400), (SCHOOL, 560),
    },
    "滦河镇中学百年校庆日前举行。据了解,目前学校共有教职工112人。": {(SCHOOL, 112)},
    # works on it
    "滦河镇中学迁建工程于3月开工。项目总投资1.6亿元,用地73亩。": {(SCHOOL, 160000000), (SCHOOL, 73)},
    "滦河镇中学开工建设。该项目办学规模为36个班,学生人数1800人,配备教师120人。": {
        (SCHOOL, 36), (SCHOOL, 1800), (SCHOOL, 120),
    },
    # a group
    "滦河教育集团成立于2019年。目前集团共有教学班87个,在校学生4600人。今年一年级招收新生19个教学班。": {
        (GROUP, 87), (GROUP, 4600), (GROUP, 19),
    },
    "4月,滦河教育集团正式揭牌,由滦河镇中学任总校,家长反响热烈。\n据介绍,集团现有教师350人。": {(GROUP, 350)},
    # the area speaks again
    "滦河镇中学始建于1956年。全县现有初中12所,在校学生9800人。": {(COUNTY, 12), (COUNTY, 9800)},
    "滦河镇中学举办读书节。现有各级各类学校138所,专任教师4926人。": {(COUNTY, 138), (COUNTY, 4926)},
    "滦河镇中学举办读书节。招聘教师86名,培训校长41人次。": {(COUNTY, 86), (COUNTY, 41)},
    "滦河镇中学完成迁建。新增学位5400个,消除大班额26个。": {(COUNTY, 5400), (COUNTY, 26)},
    "滦河镇中学始建于1956年。清理小区配套幼儿园17所。": {(COUNTY, 17)},
    "滦河镇中学始建于1956年。\n骨干教师31人下乡送课126节。": {(COUNTY, 31), (COUNTY, 126)},
    "滦河镇中学始建于1956年。幼儿园现有177所,学校有36所。": {(COUNTY, 177), (COUNTY, 36)},
    # a line that names a school, or works on it
    "滦河镇中学\n地址:县城北街\n办学规模:占地58亩,教学班36个。\n大屯镇小学\n地址:大屯街东头\n办学规模:占地20亩,教学班12个。": {
        (SCHOOL, 58), (SCHOOL, 36), ("大屯镇小学", 20), ("大屯镇小学", 12),
    },
    "1.滦河镇中学迁建项目(一标段)\n位于县城北街,用地58亩,总建筑面积2.1万平方米,可提供学位1800个。": {
        (SCHOOL, 58), (SCHOOL, 21000), (SCHOOL, 1800),
    },
    "滦河镇中学迁建项目\n全县招聘教师86名,新增学位5400个。": {(COUNTY, 86), (COUNTY, 5400)},
    "滦河镇中学迁建开工。建成后,设教学班36个,容纳学生1620名。": {(SCHOOL, 36), (SCHOOL, 1620)},
    # under another heading, and where several are told of
    "一、校舍\n滦河镇中学迁建开工。\n二、队伍\n项目总投资1.6亿元。": {(COUNTY, 160000000)},
    "滦河镇中学、张百湾中学迁建开工。工程用地73亩。": {(COUNTY, 73)},
}  # fmt: skip


def tell_about(text: str) -> set[tuple[str, float]]:
    """Of whom each figure of a text is told."""
    extract = read(text)
    names = name_each(extract)
    return {(names[one.about], one.value) for one in extract.observations}


@pytest.mark.parametrize("text", ABOUT)
def test_figures_are_told_of_whom_the_passage_goes_on_about(text: str) -> None:
    assert tell_about(HEAD + text + "\n") == ABOUT[text]


WORDED = {
    # the classes and people of one site
    "滦河镇中学现有教学班48个,在校生2376人,其中莲塘校区11个班、532人。": {
        (SCHOOL, "教学班", 48), (SCHOOL, "在校生", 2376), ("莲塘校区", "教学班", 11), ("莲塘校区", "在校生", 532),
    },
    "两处合起来42个教学班、2187名学生,南湖校区占去其中12个班、548人。": {
        (COUNTY, "教学班", 42), (COUNTY, "学生", 2187), ("南湖校区", "教学班", 12), ("南湖校区", "学生", 548),
    },
    "滦河镇中学36个班、1620人。": {(SCHOOL, "班", 36), (SCHOOL, "滦河镇中学人数", 1620)},
    # classes without a unit, and those that only bear a number
    "滦河镇中学设36班,规模24班。": {(SCHOOL, "班", 36), (SCHOOL, "规模班", 24)},
    "初一3班、六年级12班获奖。": set(),
    # in brackets nobody goes on
    "成立两个教育集团(滦河镇中学+大屯3中),覆盖8个校区。": {(COUNTY, "成立教育集团", 2), (COUNTY, "覆盖校区", 8)},
    # how high buildings are, which of an ordered list it is, what brackets keep out
    "滦河镇中学有4栋5层的教学楼、1栋食堂。": {(SCHOOL, "教学楼", 4), (SCHOOL, "食堂", 1)},
    "八是拨付设备款118万元。九是总投资1.36亿元(土地费用除外)。": {
        (COUNTY, "拨付设备款", 1180000), (COUNTY, "总投资", 136000000),
    },
    "新建幼儿园9所,其中大屯镇4所。": {(COUNTY, "新建幼儿园", 9), (COUNTY, "新建幼儿园", 4)},
    "· 滦河镇中学获捐图书300册 2021-03-04": set(),
    # what is no figure, and what a word in brackets says no more of
    "运动场有400米标准塑胶跑道。": set(),
    "王庆山(等10位)代表:": set(),
    "购置教学设备160台(件)。": {(COUNTY, "购置教学设备", 160)},
    "全县辖325个行政村、80余万人。": {(COUNTY, "辖行政村", 325), (COUNTY, "人口", 800000)},
}  # fmt: skip
PLANS = {
    "滦河镇中学迁建计划总投资1.6亿元。": True,
    "滦河镇中学迁建估算投资1.6亿元。": True,
    "滦河镇中学规划办学规模36个班。": True,
    "规划办学规模:投资1.4亿元。": False,
    "滦河镇中学迁建总投资1.6亿元。": False,
}
HOUSE = "滦平县滦河镇中学"
HOUSED = {
    "大屯片区今后还将新建小学1所、幼儿园4所。": {(COUNTY, 1), (COUNTY, 4)},
    "县教育局计划在大屯镇开办幼儿园16所。": {(COUNTY, 16)},
    "与结对学校3所开展教研。": {(HOUSE, 3)},
    "今年新建实验室4间。": {(HOUSE, 4)},
}


@pytest.mark.parametrize("text", WORDED)
def test_figures_of_sites_are_worded_as_those_of_all(text: str) -> None:
    extract = read(HEAD + text + "\n")
    names = name_each(extract)
    assert {(names[one.about], one.indicator, one.value) for one in extract.observations} == WORDED[text]


@pytest.mark.parametrize("text", PLANS)
def test_what_is_reckoned_before_works_begin_is_a_plan(text: str) -> None:
    told = [one.modality is Modality.PLANNED for one in read(HEAD + text + "\n").observations]
    assert told == [PLANS[text]]


@pytest.mark.parametrize("text", HOUSED)
def test_a_school_that_speaks_opens_no_schools(text: str) -> None:
    assert tell_about(HOUSE + "2022年工作总结\n我校创办于1956年。\n" + text + "\n") == HOUSED[text]


def test_a_kindergarten_is_meant_by_its_word() -> None:
    told = tell_about(HEAD + "大屯中心幼儿园紧邻大屯小学。该园占地3800平方米。\n")
    assert told == {("大屯中心幼儿园", 3800)}
