"""Bulletins and pages of offices: what is a title, what is no name, what is no site, what is no figure."""

import pytest
from texts import list_pairs, name_each, read

NAMES = {
    "望江县教育局研究部署校园足球比赛筹备工作。": {"望江县教育局", "望江县"},
    "望江县做强校园足球竞赛体系,观看足球比赛。": {"望江县"},
    "望江县鼓励社会力量开办幼儿园,补建小区配套幼儿园。": {"望江县"},
    "望江县调整学校布局,及时调整学校。": {"望江县"},
    "会上,后山七中校长陆平做发言报告。": {"后山七中", "陆平"},
    "望江县乒乓球协会竞赛部陆平到会指导。": {"望江县", "望江县乒乓球协会", "陆平"},
    "省政府办公厅印发了通知。": {"省政府办公厅"},
    "望江县教育局推进教育系统全面从严治党。": {"望江县", "望江县教育局"},
}

BUILT = {
    "望江县后山小学建成校史馆。": set(),
    "望江县后山小学建成“智慧校园”,投资300万元。": set(),
    "望江县后山小学今年9月建成。": {("望江县", "望江县后山小学")},
    "望江县后山小学已建成并投入使用。": {("望江县", "望江县后山小学")},
    "望江县后山小学建成教学楼一栋。": {("望江县", "望江县后山小学")},
}


@pytest.mark.parametrize("text", NAMES)
def test_names(text: str) -> None:
    """No verb makes a name, and no verb is part of one."""
    assert set(name_each(read(text)).values()) == NAMES[text]


@pytest.mark.parametrize("text", BUILT)
def test_made(text: str) -> None:
    """A school that makes something in it is not built by that."""
    assert list_pairs(text, "builds") == BUILT[text]


def test_bulletin() -> None:
    """A bulletin tells its area and year in its title, below the name of the office whose page it is."""
    told = read(
        "发展规划处\n望江县2018年教育事业发展统计公报\n2019-04-25 10:29\n一、综合\n全县共有幼儿园69所,比上年增加6所。"
    )
    assert (name_each(told)[told.frame.area], told.frame.year) == ("望江县", 2018)
    assert {(one.indicator, one.value) for one in told.observations} == {("幼儿园", 69.0), ("幼儿园比上年增加", 6.0)}


def test_slogans() -> None:
    """What is listed by number in a rule is not counted."""
    told = read("望江县落实中央八项规定精神,践行三项制度,新建校舍三栋。")
    assert [one.value for one in told.observations] == [3.0]
    assert [one.indicator for one in told.observations] == ["新建校舍"]
