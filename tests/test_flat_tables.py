"""Invented tables that lost their lines, in many layouts: each tells all it should, and nothing else."""

import tomllib
from pathlib import Path

import pytest
from test_passages import judge_passage
from texts import read

from kg.model import Level, Predicate

BANK = Path(__file__).parent / "gold" / "sentences" / "flat_tables.toml"
CASES = tomllib.loads(BANK.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("place", range(len(CASES)))
def test_a_flat_table_tells_what_its_columns_hold(place: int) -> None:
    judged = judge_passage(CASES[place])
    assert (judged.missed, judged.wrong) == ([], [])


def test_a_column_of_levels_and_one_of_years_tell_those_of_the_honours_beside_them() -> None:
    text = "名册\n序号 姓名或单位 荣誉 级别 发文年份\n1 田秀花(西安镇范台小学) 优秀乡村教师 自治区级 2020\n2 县教研室 教研先进单位 中卫市级 2019"
    told = [one.qualifiers for one in read(text).statements if one.predicate is Predicate.RECEIVED]
    assert {(one.level, one.year) for one in told} == {(Level.PROVINCIAL, 2020), (Level.CITY, 2019)}


def test_the_line_above_a_table_tells_the_units_of_its_columns() -> None:
    text = "项目表\n面积:平方米 金额:万元\n序号 项目学校 性质 建筑面积 概算投资 形象进度\n1 清涧县第六小学 新建 12800 5600 竣工\n2 清涧县宽洲镇中学 扩建 6100 2200 在建"
    told = {(one.indicator, one.value, one.unit) for one in read(text).observations}
    assert {("建筑面积", 12800.0, "平方米"), ("概算投资", 56000000.0, "元")} <= told


def test_schools_of_two_towns_are_two_though_they_lie_in_one_county() -> None:
    names = {one.name for one in read("隆德县沙塘镇中心小学新建食堂。隆德县观庄乡中心小学改造操场。").entities}
    assert {"隆德县沙塘镇中心小学", "隆德县观庄乡中心小学"} <= names


def test_a_row_of_sums_stands_under_the_columns_of_figures() -> None:
    text = "校舍工程表\n序号 学校 项目 面积(㎡) 资金(万元) 进展\n1 平陆县张村镇初级中学 操场改造 7400 168 停工\n2 平陆县曹川镇中心幼儿园 新建 1900 430 已立项\n合计 2项 9300 598"
    told = {(one.indicator, one.value, one.unit) for one in read(text).observations}
    assert {("面积", 7400.0, "平方米"), ("合计面积", 9300.0, "平方米"), ("合计资金", 5980000.0, "元")} <= told


def test_the_units_above_a_table_hold_for_all_its_parts() -> None:
    text = (
        "旬阳市建设项目进展表\n单位：万元、平方米\n序号 项目名称 建设单位 性质 计划投资 累计完成 形象进度\n一、续建项目\n1 蜀河初级中学宿舍 该校 新建 930 610 三层浇筑\n"
        "二、新开工项目\n2 旬阳中学运动场 旬阳中学 改造 680 150 基层施工\n合计  计划投资1610  累计完成760"
    )
    told = {(one.indicator, one.value) for one in read(text).observations}
    assert {("计划投资", 9300000.0), ("累计完成", 1500000.0), ("合计计划投资", 16100000.0)} <= told
