"""Who holds, carries out, issues and attends, told in free wording, in invented passages: what they say, and what they do not."""

import pytest
from texts import list_pairs, read

from kg.model import Predicate

HOSTS = {
    "临川市中学生排球赛由石桥中学承办。": {"石桥中学 holds 临川市中学生排球赛"},
    "石桥中学承办的临川市中学生排球赛昨天收官。": {"石桥中学 holds 临川市中学生排球赛"},
    "临川市中学生排球赛昨天收官,东道主是石桥中学。": {"石桥中学 holds 临川市中学生排球赛"},
    "石桥中学选派六名学生参加临川市中学生排球赛。": set(),
    "石桥中学没有举办临川市中学生排球赛。": set(),
    "石桥中学观看了临川市中学生排球赛。": set(),
}
OWN = {
    "3月办首届踏青节。": {"临川市石桥小学 holds 首届踏青节"},
    "①搞第二届口算大赛,②开第三届家长会。": {"临川市石桥小学 holds 第二届口算大赛", "临川市石桥小学 holds 第三届家长会"},
    "学校举办了校园歌手大赛。": {"临川市石桥小学 holds 校园歌手大赛"},
    "5月8日,全市小学生阅读大赛在石桥小学举行。": {"临川市 holds 全市小学生阅读大赛"},
    "5月8日,全省小学生阅读大赛在石桥小学举行。": set(),
    "参加首届踏青节。": set(),
    "首届踏青节由家长举办的说法不实。": set(),
    "学生自己办第二届口算大赛。": set(),
    "县里举办第二届口算大赛的通知已经收到。": set(),
    "选出第三届家长委员会。": set(),
}
"""What the school that reports does without being named."""
RUNS = {
    "石桥小学启动“晨光共读”计划。": {"石桥小学 carriesOut 晨光共读计划"},
    "“晨光共读”计划由石桥小学牵头。": {"石桥小学 carriesOut 晨光共读计划"},
    "“晨光共读”计划先在石桥小学、柳湾小学试点。": {
        "石桥小学 carriesOut 晨光共读计划",
        "柳湾小学 carriesOut 晨光共读计划",
    },
    "石桥小学停止实施“晨光共读”计划。": set(),
    "石桥小学参观了柳湾中学。“晨光共读”计划的老师也去了。": set(),
}
WRITES = {
    "石桥小学印发《课后服务管理办法》。": {"石桥小学 issued 课后服务管理办法"},
    "《课后服务管理办法》已由石桥小学印发。": {"石桥小学 issued 课后服务管理办法"},
    "石桥小学李晓兰的论文《童话里的数学》获一等奖。": {"李晓兰 issued 童话里的数学"},
    "石桥小学承担主研的《童话里的数学》顺利立项。": set(),
    "李晓兰执教的《童话里的数学》获一等奖。": set(),
    "李晓兰主持的《童话里的数学》顺利结题。": set(),
    "石桥小学认真学习《课后服务管理办法》。": set(),
}
GOES = {
    "李晓兰应邀参加全国生命教育年会。": {"李晓兰 takesPartIn 全国生命教育年会"},
    "在全国生命教育年会上,李晓兰作了交流发言。": {"李晓兰 takesPartIn 全国生命教育年会"},
    "石桥中学选送十名学生参加临川市中学生排球赛。": {"石桥中学 takesPartIn 临川市中学生排球赛"},
    "李晓兰没有参加全国生命教育年会。": set(),
    "李晓兰报名参加全国生命教育年会,因故缺席。": set(),
    "石桥中学号召师生参加全国生命教育年会。": set(),
}
SAYS = {
    (predicate, text): says
    for predicate, table in (
        (Predicate.HOLDS, HOSTS),
        (Predicate.CARRIES_OUT, RUNS),
        (Predicate.ISSUED, WRITES),
        (Predicate.TAKES_PART_IN, GOES),
    )
    for text, says in table.items()
}


@pytest.mark.parametrize(("predicate", "text"), SAYS)
def test_free_words_tell_these_acts_and_no_others(predicate: Predicate, text: str) -> None:
    extract = read(text)
    names = {one.key: one.name.strip("“”《》") for one in extract.entities}
    found = {
        f"{names[one.subject]} {predicate.value} {names[one.object].replace('“', '').replace('”', '')}"
        for one in extract.statements
        if one.predicate is predicate
    }
    assert found == SAYS[predicate, text]


@pytest.mark.parametrize("text", OWN)
def test_who_reports_holds_what_no_other_is_said_to_hold(text: str) -> None:
    told = list_pairs(f"临川市石桥小学2022年工作总结\n{text}\n", Predicate.HOLDS)
    assert {f"{who} holds {what}" for who, what in told} == OWN[text]


PUPILS_SCHOOL = {
    ("临川市石桥幼儿园", "幼儿园举办首届踏青节。"): "临川市石桥幼儿园",
    ("临川市石桥小学", "幼儿园举办首届踏青节。"): None,
}


@pytest.mark.parametrize(("school", "text"), PUPILS_SCHOOL)
def test_a_kindergarten_speaks_of_itself_as_one(school: str, text: str) -> None:
    told = list_pairs(f"{school}2022年工作总结\n{text}\n", Predicate.HOLDS)
    assert [who for who, _ in told] == ([PUPILS_SCHOOL[school, text]] if PUPILS_SCHOOL[school, text] else [])


CONTEST_HONOURS = {
    "石桥小学荣获2016年临川市中小学艺术展演优秀组织奖。": {("石桥小学", "优秀组织奖")},
    "石桥小学又得了2016年学生艺术作品展评的“优秀组织奖”。": {("石桥小学", "优秀组织奖")},
    "李芳获临川市第三届科技节优秀指导教师奖。": {("李芳", "临川市第三届科技节优秀指导教师奖")},
    "石桥小学没有获得2016年临川市中小学艺术展演优秀组织奖。": set(),
}


@pytest.mark.parametrize("text", CONTEST_HONOURS)
def test_the_honour_of_a_contest_is_received(text: str) -> None:
    assert list_pairs(text, Predicate.RECEIVED) == CONTEST_HONOURS[text]
