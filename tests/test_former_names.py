"""Names that schools and groups bore before, with their years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import YEARS, read

from kg.model import (
    DatedName,
    Entity,
    Evidence,
    Extract,
    Kind,
    Span,
)
from kg.resolve.dated import choose_label, merge_names, tell_name


def list_names(extract: Extract) -> set[tuple[str, int | None, int | None, bool]]:
    return {(use.name, use.since, use.until, use.former) for one in extract.entities for use in merge_names(one.names)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "2019年9月，泰和县城北小学更名为泰和县滨江实验小学。",
            {("泰和县城北小学", None, 2019, True), ("泰和县滨江实验小学", 2019, None, False)},
        ),
        (
            "泰和县城北小学于二〇一九年更名为泰和县滨江实验小学。",
            {("泰和县城北小学", None, 2019, True), ("泰和县滨江实验小学", 2019, None, False)},
        ),
        (
            "泰和縣濱江實驗小學創辦於1958年，前身是城北小學，2019年更名為現名。",
            {("城北小學", 1958, 2019, True), ("泰和縣濱江實驗小學", 2019, None, False)},
        ),
        (
            "泰和县滨江实验小学系2019年由城北小学更名而来。",
            {("城北小学", None, 2019, True), ("泰和县滨江实验小学", 2019, None, False)},
        ),
        (
            "泰和县滨江实验小学（原城北小学，2019年更名）有教师60人。",
            {("城北小学", None, 2019, True), ("泰和县滨江实验小学", 2019, None, False)},
        ),
        (
            "2021年，泰和县新城中学（原泰和县第四中学）获得县文明校园称号。",
            {("泰和县第四中学", None, None, True), ("泰和县新城中学", None, None, False)},
        ),
        (
            "泰和县新城中学（曾用名：泰和县第四中学）有学生800人。",
            {("泰和县第四中学", None, None, True), ("泰和县新城中学", None, None, False)},
        ),
        (
            "该校1958年创办，原名泰和县城北小学，1987年改称泰和县第三小学，2019年更名为泰和县滨江小学。",
            {
                ("泰和县城北小学", 1958, 1987, True),
                ("泰和县第三小学", 1987, 2019, True),
                ("泰和县滨江小学", 2019, None, False),
            },
        ),
        (
            "2020年，泰和县桥头小学更名为石山小学，泰和县下村小学更名为禾水小学。",
            {
                ("泰和县桥头小学", None, 2020, True),
                ("石山小学", 2020, None, False),
                ("泰和县下村小学", None, 2020, True),
                ("禾水小学", 2020, None, False),
            },
        ),
        (
            "1950年称泰和县城北小学，1954年定名泰和县滨江小学。",
            {("泰和县城北小学", 1950, 1954, True), ("泰和县滨江小学", 1954, None, False)},
        ),
        (
            "2021年，城北教育集团更名为滨江教育集团。",
            {("城北教育集团", None, 2021, True), ("滨江教育集团", 2021, None, False)},
        ),
        (
            "2019年机构改革，泰和县教育局更名为泰和县教育体育局。",
            {("泰和县教育局", None, 2019, True), ("泰和县教育体育局", 2019, None, False)},
        ),
    ],
)
def test_a_renaming_keeps_its_years(text: str, names: set[tuple[str, int | None, int | None, bool]]) -> None:
    extract = read(text)
    assert list_names(extract) == names
    assert len([one for one in extract.entities if one.names]) == len([one for one in names if not one[3]])
    for one in extract.entities:
        for use in one.names:
            assert use.name in use.evidence[0].span.of(text)


def test_last_year_is_the_one_before_the_documents() -> None:
    assert ("泰和县桥头小学", None, 2021, True) in list_names(
        read("泰和县教育局2022年工作总结\n去年，泰和县桥头小学更名为泰和县石山小学。")
    )


@pytest.mark.parametrize(
    "text",
    [
        "泰和县城北小学拟于2025年更名为滨江实验小学。",
        "泰和县城北小学计划明年更名为滨江实验小学。",
        "泰和县城北小学没有更名为滨江实验小学。",
        "网传泰和县城北小学更名为滨江实验小学，不实。",
        "关于泰和县城北小学更名为滨江实验小学的请示已收悉。",
        "泰和县城北小学与泰和县桥头小学合并，更名为泰和县石山小学。",
        "泰和县城北小学与泰和县桥头小学结对。",
        "泰和县城北小学搬迁后要更名泰和县石山小学，县教育局答复：校名不变。",
    ],
)
def test_what_is_no_renaming_gives_no_dated_name(text: str) -> None:
    assert list_names(read(text)) == set()


def test_a_former_name_in_brackets_is_told_without_its_sign() -> None:
    (school,) = [one for one in read("石山小学（原桥头小学）获奖。").entities if one.kind is Kind.SCHOOL]
    assert (school.name, school.aliases) == ("石山小学", ("桥头小学",))


def use(name: str, since: int | None, until: int | None, *, former: bool, path: str = "a.txt") -> DatedName:
    return DatedName(name, since, until, former, (Evidence(path, Span(0, 4), "renamed"),))


def test_documents_fill_in_each_others_years() -> None:
    told = merge_names(
        [
            use("滨江小学", 2019, None, former=False),
            use("城北小学", None, 2019, former=True),
            use("城北小学", 1958, None, former=True, path="b.txt"),
            use("城北小學", None, None, former=True, path="c.txt"),
        ]
    )
    assert [(one.name, one.since, one.until, one.former) for one in told] == [
        ("城北小学", 1958, 2019, True),
        ("滨江小学", 2019, None, False),
    ]
    assert [one.path for one in told[0].evidence] == ["a.txt", "b.txt", "c.txt"]


def test_a_name_taken_up_again_has_two_times() -> None:
    told = merge_names(
        [
            use("城关小学", None, 1978, former=True),
            use("红旗小学", 1978, None, former=False),
            use("红旗小学", None, 2001, former=True),
            use("城关小学", 2001, None, former=False),
        ]
    )
    assert [(one.name, one.since, one.until, one.former) for one in told] == [
        ("城关小学", None, 1978, True),
        ("红旗小学", 1978, 2001, True),
        ("城关小学", 2001, None, False),
    ]


def test_sources_that_differ_stay_side_by_side() -> None:
    told = merge_names([use("石山小学", 2018, None, former=False), use("石山小学", 2019, None, former=False)])
    assert [one.since for one in told] == [2018, 2019]


@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), YEARS, YEARS, st.booleans()), max_size=6), st.randoms())
def test_merging_names_asks_for_no_order_and_keeps_every_year(rows, random) -> None:
    told = [use(name, since, until, former=former) for name, since, until, former in rows]
    merged = merge_names(told)
    shuffled = list(told)
    random.shuffle(shuffled)
    assert merge_names(shuffled) == merged
    for name in {one.name for one in told}:
        for end in ("since", "until"):
            years = {getattr(one, end) for one in told if one.name == name} - {None}
            assert {getattr(one, end) for one in merged if one.name == name} - {None} == years
    assert len({(one.name, one.since, one.until) for one in merged}) == len(merged)


@pytest.mark.parametrize(
    ("year", "name"), [(1949, "城关小学"), (1980, "红旗小学"), (2001, "城关小学"), (2020, "城关小学")]
)
def test_the_name_of_a_year(year: int, name: str) -> None:
    names = (
        use("城关小学", None, 1978, former=True),
        use("红旗小学", 1978, 2001, former=True),
        use("城关小学", 2001, None, former=False),
    )
    assert tell_name(Entity("", Kind.SCHOOL, "城关小学", names=names), year) == name


def test_the_label_is_the_fullest_form_of_the_present_name() -> None:
    names = (use("城北小学", None, 2019, former=True), use("石山小学", 2019, None, former=False))
    assert choose_label(names, ["泰和县苏溪镇城北小学", "石山小学", "泰和县石山小学"]) == "泰和县石山小学"
    assert choose_label((), ["城北小学", "泰和县城北小学"]) == "泰和县城北小学"
