"""Numerals with units: what counts, what it is worth, and what is no count at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.relate.numbers import find_quantities, parse_han

WORTH = [
    ("31024人", 31024, "人"),
    ("7350万元", 73500000, "元"),
    ("3.8亿元", 380000000, "元"),
    ("84.61%", 84.61, "%"),
    ("百分之百", 100, "%"),
    ("百分之八十五点六", 85.6, "%"),
    ("9个百分点", 9, "百分点"),
    ("四名同学", 4, "名"),
    ("两所学校", 2, "所"),
    ("二十余名教师", 20, "名"),
    ("一百二十名教师", 120, "名"),
    ("近百人次", 100, "人次"),
    ("9700多万元", 97000000, "元"),
    ("7万余元", 70000, "元"),
    ("1,250人", 1250, "人"),
    ("12.23 万平方米", 122300, "平方米"),
    ("200㎡", 200, "平方米"),
    ("3.2万", 32000, ""),
    ("1.2千人", 1200, "人"),
    ("十五万册", 150000, "册"),
    ("三千五百余人", 3500, "人"),
]


@pytest.mark.parametrize(("text", "value", "unit"), WORTH)
def test_numerals_are_worth_their_base_units(text: str, value: float, unit: str) -> None:
    assert [(q.value, q.unit) for q in find_quantities(text)] == [(value, unit)]


NO_COUNT = [
    "第17届", "第3名", "前十名", "2022年", "05年", "20XX年", "12月5日", "8:30", "15号", "5410工程", "38中", "3-5所",
    "3~5个", "5至10所", "三五名", "两三个", "一个", "25年", "九年一贯制学校", "五(3)班", "6个月", "2小时", "A4", "1.建立", "q12345678",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_COUNT)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_unit_at_the_end_of_a_list_serves_all_of_it() -> None:
    assert [(q.value, q.unit) for q in find_quantities("高4个、17个、31个百分点")] == [
        (4, "百分点"),
        (17, "百分点"),
        (31, "百分点"),
    ]
    assert [(q.value, q.unit) for q in find_quantities("分别为95、80和70分")] == [(95, "分"), (80, "分"), (70, "分")]


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("二十三", 23), ("一百零五", 105), ("三千二百", 3200), ("两万五千", 25000), ("一亿二千万", 120000000)],
)
def test_chinese_numerals(text: str, value: int) -> None:
    assert parse_han(text) == value


@given(st.integers(1, 9999999), st.sampled_from(["所", "名", "元", "平方米"]))
def test_digits_are_taken_at_face_value(number: int, unit: str) -> None:
    (quantity,) = find_quantities(f"共有{number}{unit}。")
    assert (quantity.value, quantity.unit) == (number, unit)
