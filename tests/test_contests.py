"""Contests of one list share who competes and what they are called."""

import pytest
from texts import list_pairs, read

from kg.model import Kind, Predicate

FOUND = {
    "组织了全县中小学生足球、排球和乒乓球比赛。": {"中小学生足球比赛", "中小学生排球比赛", "中小学生乒乓球比赛"},
    "举办青年教师粉笔字、说课大赛。": {"青年教师粉笔字大赛", "青年教师说课大赛"},
    "中学生篮球、排球赛前准备充分。": set(),
    "学生足球、篮球场馆全部开放。": set(),
}


@pytest.mark.parametrize("text", FOUND)
def test_each_contest_has_a_name_of_its_own(text: str) -> None:
    assert {one.name for one in read(text).entities if one.kind is Kind.EVENT} == FOUND[text]


def test_each_contest_of_a_list_is_held() -> None:
    text = "沛县教育局2023年工作总结\n组织了中小学生足球、篮球比赛，及教师节文艺汇演。\n"
    assert {event for _, event in list_pairs(text, Predicate.HOLDS)} == {
        "中小学生足球比赛",
        "中小学生篮球比赛",
        "教师节文艺汇演",
    }
