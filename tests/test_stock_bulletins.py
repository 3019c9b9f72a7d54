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


def test_spans() -> None:
    """The years that a plan is for date neither its page nor its issue."""
    told = read(
        "望江县教育局工作简报\n今年上半年,望江县教育局印发《第二期行动计划(2014-2016年)》。2015年5月召开年中工作会议。"
    )
    assert told.frame.year == 2015
    assert [one.qualifiers.year for one in told.statements if one.predicate == "issued"] == [2015]


def test_addressed() -> None:
    """An office to which a notice is sent with all of its kind is no body of its own."""
    told = read("各县区、开发区教育局:\n现将《校园安全管理办法》印发给你们。\n望江市教育局\n2018年1月17日")
    assert "开发区教育局" not in name_each(told).values()


ROUNDS = {
    "望江县落实七届人大二次会议精神。": [],
    "望江县全年组织二次培训。": [2.0],
}


@pytest.mark.parametrize("text", ROUNDS)
def test_rounds(text: str) -> None:
    """The sessions of a term are numbered, not counted."""
    assert [one.value for one in read(text).observations] == ROUNDS[text]


def test_borne() -> None:
    """Who speaks of those that bear an honour has not got it; a rank may have two numerals; a party school is no committee."""
    text = "望江县副县长和劼作了解读;大会对获得教育质量优秀奖的65个先进集体进行了表彰。"
    assert list_pairs(text, "received") == set()
    ranked = read("后山小学获阳光体育联赛总分第十一名。")
    assert [one.qualifiers.grade for one in ranked.statements if one.predicate == "received"] == ["总分第十一名"]
    assert ("李明", "望江县委党校") in list_pairs("望江县委党校李明作报告。", "affiliatedWith")


def test_level() -> None:
    """县龙泉镇 is the town 龙泉镇 of the county."""
    assert ("县龙泉镇中心幼儿园", "龙泉镇") in list_pairs("县龙泉镇中心幼儿园竣工。", "locatedIn")
