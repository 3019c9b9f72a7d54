"""Figures that sum up, point back, compare or stand under a line: what they count, of whom and of which year, in invented sentences."""

import pytest
from texts import name_each, read

from kg.model import Extract

FIGURES = {
    "联盟各校分布在滨河、三庙、龙凤三个镇。": set(),
    "学区下辖滨河、杨庄、大王3所村小和一个教学点。": set(),
    "在组建城东、城西、城北3个教育集团的基础上,今年又组建教育集团6个。": {("组建教育集团", 6)},
    "这六个教育集团分别是城东、城西、城南、城北、新城和湖滨教育集团。": set(),
    "其余两个集团分别由县一小、县二小领衔。": set(),
    "其实两家各自独立,不过共用一条围墙。": set(),
    "另外两个成员是县三小和县四小。": set(),
    "另外两个成员是寄宿学校。": {("寄宿学校的成员", 2)},
    "还有一所滨河镇中心幼儿园,去年秋天才加入。": set(),
    "新建一所小学。": {("新建小学", 1)},
    "新建小学、幼儿园5所。": {("新建小学、幼儿园", 5)},
    "教师③成员合计52人。": {("教师③成员", 52)},
    "③成员合计52人。": {("成员", 52)},
    "一本上线482人,比去年多63人。": {("一本上线", 482), ("一本上线比去年多", 63)},
    "覆盖率91.6%,较上年提高6.3个百分点。": {("覆盖率", 91.6), ("覆盖率较上年提高", 6.3)},
    "教育支出6.37亿元,同比增长9.8%。": {("教育支出", 637000000), ("教育支出同比增长", 9.8)},
    "开学注册1487人,比春季多61人。": {("开学注册", 1487), ("开学注册比春季多", 61)},
    "全县师生获奖共63人次,拆开来看:国家级2,省级9,市级17,县级35。": {
        ("师生获奖", 63),
        ("国家级师生获奖", 2),
        ("省级师生获奖", 9),
        ("市级师生获奖", 17),
        ("县级师生获奖", 35),
    },
    "班数1902个,比上年1850个增加52个。": {("班数", 1902), ("上年班数", 1850), ("班数增加", 52)},
    "教职工873人,比上年807人,增加了66人。": {("教职工", 873), ("上年教职工", 807), ("教职工增加", 66)},
    "去年斥资3000万建幼儿园6所。": {("建幼儿园斥资", 30000000), ("建幼儿园", 6)},
    "浏览次数:1083次": set(),
    "滨河苑学区房首付9万起": set(),
    "三个县的12所学校分布在河两岸。": {("学校", 12)},
}
MONEY = {
    "县财政拨学区专项资金30万元,学校自筹5万,余下的年底结清。": [300000, 50000],
    "研修中心预算90万,局里答应给60万,剩下的30万由校友会筹。": [900000, 600000, 300000],
    "旅外乡亲捐了80万,都用在食堂上。": [800000],
}
NO_MONEY = ("向村小捐图书3万册。", "全县在校生4.2万,剩下的3万在乡镇。")
AREAS = """随州市2022年秋季学位
全市新建学校6所。
曾都区
新建学校1所,新增学位2900个。
随县
新建学校3所,新增学位900个。
广水市
新建学校2所,新增学位800个。
"""
YEARS = """沛县教育局工作总结
一、2021年工作
新建学校3所。
2020年改造食堂5个。
二、2022年打算
开办幼儿园4所。
三、2019年以来和2022年
教师增加20名。
"""


def tell(text: str) -> Extract:
    """What a report with one sentence says."""
    return read(f"沛县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n{text}\n")


@pytest.mark.parametrize("text", FIGURES)
def test_figures_are_no_words_that_sum_up_or_point_back(text: str) -> None:
    assert {(one.indicator, one.value) for one in tell(text).observations} == FIGURES[text]


@pytest.mark.parametrize("text", MONEY)
def test_sums_without_a_unit_are_money_where_money_is_told_of(text: str) -> None:
    assert [one.value for one in tell(text).observations if one.unit == "元"] == MONEY[text]


@pytest.mark.parametrize("text", NO_MONEY)
def test_other_large_numbers_are_no_money(text: str) -> None:
    assert not [one for one in tell(text).observations if one.unit == "元"]


def test_lines_that_name_areas_tell_whom_those_below_are_of() -> None:
    extract = read(AREAS)
    names = name_each(extract)
    assert [(names[one.about], one.value) for one in extract.observations] == [
        ("随州市", 6),
        ("曾都区", 1),
        ("曾都区", 2900),
        ("随县", 3),
        ("随县", 900),
        ("广水市", 2),
        ("广水市", 800),
    ]


def test_one_line_that_names_an_area_tells_nothing_of_what_follows() -> None:
    extract = read("随州市2022年秋季学位\n曾都区\n新建学校1所。\n")
    names = name_each(extract)
    assert [names[one.about] for one in extract.observations] == ["随州市"]


def test_headings_tell_the_year_of_what_names_none() -> None:
    found = {one.value: one.year for one in read(YEARS).observations}
    assert found == {3: 2021, 5: 2020, 4: 2022, 20: None}


def test_that_year_is_the_one_of_the_sentence_before() -> None:
    text = "1958年秋,公社办起农业中学。那年收学生46人。后来学校改名。当年招生80人。"
    assert {one.value: one.year for one in tell(text).observations} == {46: 1958, 80: None}


def test_a_year_behind_the_number_of_an_item_is_read() -> None:
    assert [one.year for one in tell("7.2024年拟增补县级骨干教师20名。").observations] == [2024]


def test_a_sum_of_money_tells_no_year() -> None:
    text = "沛县教育局工作总结\n募集各种捐款2058.89万元。今年新建学校3所。\n"
    assert {one.value: one.year for one in read(text).observations} == {20588900: None, 3: None}
