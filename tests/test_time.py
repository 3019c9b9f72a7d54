"""Time: memberships and posts with beginning and end, years told in one document only, the timeline."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from texts import name_each, read, resolve

from kg.graph import build_graph, write_turtle
from kg.model import Extract, Kind, Knowledge, Predicate, Qualifiers
from kg.query import Table, describe_entity, find_question, open_store, render_card, run_query, write_store
from kg.resolve import resolve_extracts
from kg.resolve.dated import tell_name
from kg.validate import validate_graph

# --- beginnings and ends ----------------------------------------------------------------------------------------


def list_since(extract: Extract) -> set[tuple[str, str, str, int | None]]:
    names = name_each(extract)
    return {
        (names[one.subject], one.predicate.value, names[one.object], one.qualifiers.since)
        for one in extract.statements
        if one.predicate is not Predicate.LOCATED_IN
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2021年9月，泰和县城北小学加入龙城教育集团。", ("泰和县城北小学", "memberOf", "龙城教育集团", 2021)),
        ("泰和县城北小学自2019年起为龙城教育集团成员校。", ("泰和县城北小学", "memberOf", "龙城教育集团", 2019)),
        ("2018年8月，张秀兰出任泰和县城北小学校长。", ("张秀兰", "affiliatedWith", "泰和县城北小学", 2018)),
        (
            "2020年，龙城教育集团的成员校有泰和县城北小学。",
            ("泰和县城北小学", "memberOf", "龙城教育集团", None),
        ),
        ("张秀兰任泰和县城北小学校长，2020年获县优秀教师。", ("张秀兰", "affiliatedWith", "泰和县城北小学", None)),
    ],
)
def test_a_beginning_is_told_where_the_sentence_tells_one(text: str, said: tuple[str, str, str, int | None]) -> None:
    assert said in list_since(read(text))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("泰和县2019年教育工作总结\n一、布局调整\n橙溪镇石桥小学并入橙溪镇中心小学。", 2019),
        ("泰和县2019年教育工作总结\n一、布局调整\n暑假里，橙溪镇石桥小学整体并到橙溪镇中心小学。", 2019),
        ("泰和县2019年教育工作总结\n一、布局调整\n去年，橙溪镇石桥小学并入橙溪镇中心小学。", 2018),
        ("泰和县2019年教育工作总结\n一、布局调整\n近三年，橙溪镇石桥小学等先后并入橙溪镇中心小学。", None),
        ("泰和县2019年教育工作总结\n一、历史沿革\n橙溪镇石桥小学并入橙溪镇中心小学。", None),
        ("泰和县2019年教育工作总结\n一、布局调整\n橙溪镇石桥小学拟并入橙溪镇中心小学。", None),
        ("橙溪镇石桥小学并入橙溪镇中心小学。", None),
    ],
)
def test_a_merger_without_a_date_is_of_the_year_that_is_reported_on(text: str, year: int | None) -> None:
    merged = [one for one in read(text).statements if one.predicate is Predicate.MERGED_INTO]
    assert [one.qualifiers.year for one in merged] == [year]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("泰和县城北小学2022—2023学年工作总结\n10月，我校获市文明校园称号。", 2022),
        ("泰和县城北小学2022—2023学年工作总结\n5月，我校获市文明校园称号。", 2023),
        ("泰和县城北小学2022—2023学年工作总结\n今年5月，我校获市文明校园称号。", 2023),
        ("泰和县城北小学2022学年第二学期工作总结\n四月，我校获市文明校园称号。", 2023),
        ("泰和县城北小学大事记（2022年9月—2023年7月）\n十一月 我校获市文明校园称号。", 2022),
        ("泰和县城北小学2022—2023学年工作总结\n2019年5月，我校获市文明校园称号。", 2019),
        ("泰和县城北小学简介\n2013年，学校搬到新址。次年，我校获市文明校园称号。", 2014),
        ("泰和县城北小学简介\n2013年，学校搬到新址。我校同年获市文明校园称号。", 2013),
        ("泰和县城北小学简介\n2013年学校搬到新址，四年后我校获市文明校园称号。", 2017),
        ("泰和县城北小学2023年工作总结\n我校获市文明校园称号（2014年授予）。", 2014),
        ("泰和县城北小学2023年工作总结\n我校是市文明校园，是2018年评上的。", 2018),
        ("泰和县城北小学2023年工作总结\n我校是市文明校园，2018年由市文明委命名。", 2018),
        ("泰和县城北小学2023年工作总结\n我校获县平安校园、市文明校园、县绿色学校（均为2014年）。", 2014),
        ("泰和县城北小学大事记（2022年9月—2023年7月）\n9月10日 召开教师节大会。我校获市文明校园称号。", 2022),
        ("泰和县城北小学2023年工作总结\n去年工作扎实，我校上半年获市文明校园称号。", 2023),
    ],
)
def test_the_year_of_an_honour_is_told_around_it(text: str, year: int | None) -> None:
    names = name_each(extract := read(text))
    told = {names[one.object]: one.qualifiers.year for one in extract.statements if one.predicate is Predicate.RECEIVED}
    assert told["市文明校园"] == year


def list_ends(extract: Extract) -> set[tuple[str, str, str, str, int | None]]:
    names = name_each(extract) | {"": ""}
    return {(names[one.subject], one.predicate.value, names[one.object], one.role, one.year) for one in extract.endings}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("泰和县城北小学于2022年退出龙城教育集团。", ("泰和县城北小学", "memberOf", "龙城教育集团", "", 2022)),
        (
            "龍城教育集團成員校泰和縣城北小學2022年退出該集團。",
            ("泰和縣城北小學", "memberOf", "龍城教育集團", "", 2022),
        ),
        (
            "2022年，泰和县城北小学因布局调整脱离龙城教育集团。",
            ("泰和县城北小学", "memberOf", "龙城教育集团", "", 2022),
        ),
        ("泰和县城北小学不再是龙城教育集团成员校。", ("泰和县城北小学", "memberOf", "龙城教育集团", "", None)),
        ("2023年7月，龙城教育集团将泰和县城北小学移出。", ("泰和县城北小学", "memberOf", "龙城教育集团", "", 2023)),
        ("龙城教育集团于2021年解散。", ("", "memberOf", "龙城教育集团", "", 2021)),
        ("泰和县第一中学2022年不再托管泰和县第五中学。", ("泰和县第一中学", "manages", "泰和县第五中学", "", 2022)),
        (
            "泰和县第一中学托管泰和县第五中学的协议2021年期满。",
            ("泰和县第一中学", "manages", "泰和县第五中学", "", 2021),
        ),
        (
            "泰和县第一中学与泰和县第三中学的结对协议2022年到期，不再续签。",
            ("泰和县第一中学", "partnersWith", "泰和县第三中学", "", 2022),
        ),
        (
            "泰和县第一中学2020年解除与泰和县第三中学的合作关系。",
            ("泰和县第一中学", "partnersWith", "泰和县第三中学", "", 2020),
        ),
        ("李建国不再担任泰和县城北小学校长。", ("李建国", "affiliatedWith", "泰和县城北小学", "校长", None)),
        ("2023年7月，孙海涛卸任泰和县第一中学校长。", ("孙海涛", "affiliatedWith", "泰和县第一中学", "校长", 2023)),
        (
            "泰和县城北小学校长张秀兰2022年调任泰和县第一小学校长。",
            ("张秀兰", "affiliatedWith", "泰和县城北小学", "", 2022),
        ),
        (
            "2015年至2019年，赵一鸣曾任泰和县城北小学副校长。",
            ("赵一鸣", "affiliatedWith", "泰和县城北小学", "副校长", 2019),
        ),
        (
            "赵一鸣原任泰和县城北小学副校长，2021年获奖。",
            ("赵一鸣", "affiliatedWith", "泰和县城北小学", "副校长", None),
        ),
        ("泰和县第二中学原校长吴国栋到会。", ("吴国栋", "affiliatedWith", "泰和县第二中学", "校长", None)),
        (
            "郑小军任泰和县第一中学校长，免去其泰和县城北小学校长职务。",
            ("郑小军", "affiliatedWith", "泰和县城北小学", "校长", None),
        ),
        (
            "钱玉兰老师2020年从泰和县城北小学调到泰和县第一中学。",
            ("钱玉兰", "affiliatedWith", "泰和县城北小学", "", 2020),
        ),
    ],
)
def test_an_end_is_told_and_is_no_statement(text: str, end: tuple[str, str, str, str, int | None]) -> None:
    assert end in list_ends(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "泰和县城北小学拟于2024年退出龙城教育集团。",
        "泰和县城北小学没有退出龙城教育集团。",
        "泰和县城北小学申请退出龙城教育集团，未获同意。",
        "网传泰和县城北小学退出龙城教育集团，不实。",
        "龙城教育集团明确泰和县城北小学等成员校退出的程序。",
        "龙城教育集团计划2025年解散。",
        "泰和县城北小学的教师2022年退出龙城教育集团的评选。",
        "泰和县第一中学与泰和县第三中学的结对协议到期后续签三年。",
        "张秀兰任泰和县城北小学校长。",
        "泰和县城北小学拟免去张秀兰副校长职务。",
        "何平在泰和县城北小学不断改进教学。",
    ],
)
def test_what_has_not_ended_has_no_end(text: str) -> None:
    assert list_ends(read(text)) == set()


# --- over documents ---------------------------------------------------------------------------------------------

JOINED = "泰和县教育局2021年工作总结\n2021年9月，泰和县城北小学加入泰和县龙城教育集团。\n泰和县桥头小学是泰和县龙城教育集团成员校。\n"
STANDS = "泰和县教育局2022年工作总结\n泰和县龙城教育集团成员校有泰和县城北小学。\n"
LEFT = "泰和县教育局2023年工作总结\n泰和县城北小学2023年3月退出泰和县龙城教育集团。\n"


def list_said(knowledge: Knowledge, predicate: Predicate) -> list[tuple[str, str, Qualifiers, int]]:
    names = name_each(knowledge)
    return [
        (names[one.subject], names[one.object], one.qualifiers, len(one.ended))
        for one in knowledge.statements
        if one.predicate is predicate
    ]


@pytest.mark.parametrize("order", list(permutations((JOINED, STANDS, LEFT))))
def test_a_membership_is_one_statement_with_its_interval_in_any_order(order: Sequence[str]) -> None:
    knowledge = resolve(*order)
    assert list_said(knowledge, Predicate.MEMBER_OF) == [
        ("泰和县城北小学", "泰和县龙城教育集团", Qualifiers(year=2021, role="Member", since=2021, until=2023), 1),
        ("泰和县桥头小学", "泰和县龙城教育集团", Qualifiers(role="Member"), 0),
    ]
    graph = write_turtle(build_graph(knowledge)).decode()
    assert graph == write_turtle(build_graph(resolve(JOINED, STANDS, LEFT))).decode()
    assert graph.count("edu:memberOf <") == 1
    assert 'edu:until "2023"^^xsd:gYear' in graph
    assert validate_graph(graph.encode()).violations == ()


def test_an_end_alone_is_no_statement() -> None:
    assert list_said(resolve(LEFT), Predicate.MEMBER_OF) == []


def test_beginning_and_end_in_one_sentence_are_one_statement() -> None:
    knowledge = resolve("泰和县城北小学2019年加入泰和县龙城教育集团，2022年退出。")
    assert list_said(knowledge, Predicate.MEMBER_OF) == [
        ("泰和县城北小学", "泰和县龙城教育集团", Qualifiers(year=2019, role="Member", since=2019, until=2022), 1)
    ]


def test_what_a_later_document_still_tells_has_not_ended() -> None:
    later = STANDS.replace("2022", "2024")
    assert [one[2].until for one in list_said(resolve(LEFT, later), Predicate.MEMBER_OF)] == [None]


def test_who_joins_again_is_a_member_again() -> None:
    again = "泰和县教育局2024年工作总结\n2024年9月，泰和县城北小学加入泰和县龙城教育集团。\n"
    said = [(one[2].since, one[2].until) for one in list_said(resolve(JOINED, LEFT, again), Predicate.MEMBER_OF)]
    assert said == [(2021, 2023), (2024, None), (None, None)]
    assert write_turtle(build_graph(resolve(JOINED, LEFT, again))).decode().count("edu:memberOf <") == 2


def test_a_dissolved_group_has_no_members_left() -> None:
    dissolved = "泰和县教育局2022年工作总结\n泰和县龙城教育集团于2022年解散。\n"
    said = list_said(resolve(JOINED, dissolved), Predicate.MEMBER_OF)
    assert [(one[2].until, one[3]) for one in said] == [(2022, 1), (2022, 1)]
    assert "edu:memberOf <" not in write_turtle(build_graph(resolve(JOINED, dissolved))).decode()


def test_a_former_post_ends_the_statement_of_an_older_document() -> None:
    old = "泰和县城北小学2020年工作总结\n张秀兰任泰和县城北小学校长，刘志强任泰和县城北小学副校长。\n"
    new = "泰和县教育局2023年工作总结\n2023年8月，张秀兰不再担任泰和县城北小学校长。\n"
    said = {(one[0], one[2].role): one[2].until for one in list_said(resolve(old, new), Predicate.AFFILIATED_WITH)}
    assert said[("张秀兰", "校长")] == 2023
    assert said[("刘志强", "副校长")] is None


# --- what is shown ----------------------------------------------------------------------------------------------

RENAMED = "泰和县教育局2023年工作总结\n2023年8月，泰和县城北小学更名为泰和县石山小学。\n泰和县石山小学2023年有学生900人。\n泰和县石山小学2023年3月退出泰和县龙城教育集团。\n2021年9月，泰和县城北小学加入泰和县龙城教育集团。\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("time")
    write_store(write_turtle(build_graph(resolve_extracts([read(RENAMED, "2023.txt")]))), out)
    return out


def test_the_timeline_goes_by_years_and_tells_its_sentences(folder: Path) -> None:
    (card,) = describe_entity(open_store(folder), "泰和县城北小学")
    assert card.name == "泰和县石山小学"
    lines = render_card(card).splitlines()
    assert "  曾用名：泰和县城北小学" in lines
    shown = lines[next(at for at, line in enumerate(lines) if line.startswith("时间线 timeline")) :]
    assert [line.strip() for line in shown if line[:4].isspace() and not line.strip().startswith("“")] == [
        "开始：→ 成员 泰和县龙城教育集团 （成员校）",
        "停用名称“泰和县城北小学”",
        "启用名称“泰和县石山小学”",
        "终止：→ 成员 泰和县龙城教育集团 （成员校）",
        "学生 900人",
    ]
    assert [line.strip() for line in shown if line.endswith("年")] == ["2021年", "2023年"]
    assert "      “泰和县石山小学2023年3月退出泰和县龙城教育集团”  2023.txt 《泰和县教育局2023年工作总结》" in shown


def rows_of(folder: Path, question: str) -> list[tuple[str, ...]]:
    answer = run_query(open_store(folder), find_question(question).sparql)
    assert isinstance(answer, Table)
    return [tuple("" if term is None else term.value for term in row) for row in answer.rows]


def test_former_names_are_told_on_asking(folder: Path) -> None:
    assert rows_of(folder, "former-names") == [
        ("泰和县城北小学", "", "2023", "泰和县石山小学", "2023年8月，泰和县城北小学更名为泰和县石山小学", "2023.txt")
    ]


def test_intervals_of_memberships_are_told_on_asking(folder: Path) -> None:
    group, school, rest = "泰和县龙城教育集团", "泰和县石山小学", ("2021", "2023", "已退出 left")
    assert rows_of(folder, "membership-intervals") == [
        (group, school, *rest, "泰和县城北小学加入泰和县龙城教育集团", "2023.txt"),
        (group, school, *rest, "泰和县石山小学2023年3月退出泰和县龙城教育集团", "2023.txt"),
    ]


OLD = "泰和县教育局2017年工作总结\n泰和县城北小学获得2017年江西省文明校园称号。\n张秀兰任泰和县城北小学校长。\n"
TURN = "泰和县教育局2020年工作总结\n2019年，泰和县城北小学更名为泰和县石山小学。\n泰和县城北小学原校长张秀兰到会。\n"
LATE = "泰和县教育局2021年工作总结\n泰和县石山小学获得2021年吉安市绿色学校称号。\n"


@pytest.mark.parametrize("order", list(permutations((OLD, TURN, LATE))))
def test_old_and_new_name_are_one_node_because_a_document_says_so(order: Sequence[str]) -> None:
    knowledge = resolve(*order)
    (school,) = [one for one in knowledge.entities if one.kind is Kind.SCHOOL]
    assert (school.name, school.aliases, len(school.paths)) == ("泰和县石山小学", ("泰和县城北小学",), 3)
    assert [tell_name(school, year) for year in (2017, 2019)] == ["泰和县城北小学", "泰和县石山小学"]
    assert [one[1] for one in list_said(knowledge, Predicate.RECEIVED)] == ["吉安市绿色学校", "江西省文明校园"]
    assert [(one[0], one[3]) for one in list_said(knowledge, Predicate.AFFILIATED_WITH)] == [("张秀兰", 1)]


def test_without_the_document_that_says_so_they_are_two() -> None:
    assert len([one for one in resolve(OLD, LATE).entities if one.kind is Kind.SCHOOL]) == 2
