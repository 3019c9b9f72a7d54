"""Names compared part by part, and what is joined, kept apart or left open over documents."""

import pytest
from texts import read

from kg.model import Entity, FindingLevel, Kind, Knowledge
from kg.resolve import explain, resolve_extracts
from kg.resolve.compare import Told, Verdict, compare_names
from kg.resolve.parts import part_name

CITY, WARD, COUNTY = (
    ("广西壮族自治区", "柳州市"),
    ("广西壮族自治区", "柳州市", "鱼峰区"),
    ("广西壮族自治区", "柳州市", "鹿寨县"),
)
TOWN = (*COUNTY, "寨沙镇")


def tell(name: str, area: tuple[str, ...]) -> Told:
    parts = part_name(name, area)
    return Told(parts, area, bool(parts.places or parts.level))


@pytest.mark.parametrize(
    ("left", "where", "right", "there", "verdict"),
    [
        ("柳州市第八中学", CITY, "市八中", CITY, Verdict.SAME),
        ("第8中学", CITY, "柳州八中", CITY, Verdict.SAME),
        ("第二实验小学", COUNTY, "实验二小", COUNTY, Verdict.SAME),
        ("县职教中心", COUNTY, "鹿寨县职业教育中心", COUNTY, Verdict.SAME),
        ("第八中学", CITY, "第八高级中学", CITY, Verdict.AGREES),
        ("箭小", WARD, "箭盘山小学", WARD, Verdict.AGREES),
        ("柳州市箭盘山小学", CITY, "箭盘山小学", WARD, Verdict.AGREES),
        ("师大附中", CITY, "广西师范大学附属中学", CITY, Verdict.AGREES),
        ("寨沙中心小学", COUNTY, "寨沙镇中心小学", TOWN, Verdict.AGREES),
        ("翠桐教育集团", WARD, "翠桐小学教育集团", WARD, Verdict.AGREES),
        ("柳州市实验小学", CITY, "实验小学", WARD, Verdict.DOUBTFUL),
        ("锦华小学", WARD, "锦华路小学", WARD, Verdict.DOUBTFUL),
        ("箭盘山小学", WARD, "箭盘山学校", WARD, Verdict.DOUBTFUL),
        ("柳州市实验小学", CITY, "鹿寨县实验小学", COUNTY, Verdict.DIFFERENT),
        ("箭盘山小学", WARD, "箭盘山小学", COUNTY, Verdict.DIFFERENT),
        ("第八中学", CITY, "第九中学", CITY, Verdict.DIFFERENT),
        ("第八初级中学", CITY, "第八高级中学", CITY, Verdict.DIFFERENT),
        ("箭盘山小学", WARD, "箭盘山小学东校区", WARD, Verdict.DIFFERENT),
        ("实验小学", COUNTY, "中心小学", COUNTY, Verdict.DIFFERENT),
        ("八一小学", WARD, "第一小学", WARD, Verdict.DIFFERENT),
        ("翠桐教育集团", WARD, "翠桐学区", WARD, Verdict.DIFFERENT),
    ],
)
def test_a_verdict_follows_from_the_parts(
    left: str, where: tuple[str, ...], right: str, there: tuple[str, ...], verdict: Verdict
) -> None:
    one, two = tell(left, where), tell(right, there)
    assert compare_names(one, two).verdict is compare_names(two, one).verdict is verdict
    assert compare_names(one, two).zh


def resolve_texts(*texts: str) -> Knowledge:
    return resolve_extracts([read(text, f"{number}.txt") for number, text in enumerate(texts)])


def list_named(knowledge: Knowledge, kind: Kind, words: str) -> list[Entity]:
    return [one for one in knowledge.entities if one.kind is kind and words in one.name]


WARD_REPORT = "柳州市鱼峰区教育局2022年工作总结\n我区箭盘山小学新建综合楼,区教育局、市教育局召开现场会。"
CITY_REPORT = "柳州市教育局2023年工作总结\n柳州市箭盘山小学荣获柳州市文明校园称号。柳州市教育局召开现场会。"
OTHER_REPORT = "柳州市城中区教育局2022年工作总结\n我区箭盘山小学荣获柳州市绿色学校称号。区教育局召开现场会。"


def test_a_school_told_with_its_city_alone_is_the_only_one_of_its_name_there() -> None:
    (school,) = list_named(resolve_texts(WARD_REPORT, CITY_REPORT), Kind.SCHOOL, "箭盘山小学")
    assert school.key == "school/广西壮族自治区/柳州市/鱼峰区/箭盘山小学"
    assert school.paths == ("0.txt", "1.txt")


def test_a_school_that_two_districts_have_is_neither_of_them_and_is_reported() -> None:
    knowledge = resolve_texts(WARD_REPORT, CITY_REPORT, OTHER_REPORT)
    assert len(list_named(knowledge, Kind.SCHOOL, "箭盘山小学")) == 3
    (finding,) = [one for one in knowledge.findings if one.rule == "identity"]
    assert finding.level is FindingLevel.WARNING
    assert "鱼峰区" in finding.message
    assert "城中区" in finding.message


def test_bureaus_are_those_of_the_place_that_a_report_means() -> None:
    bureaus = list_named(resolve_texts(WARD_REPORT, CITY_REPORT, OTHER_REPORT), Kind.AUTHORITY, "教育局")
    assert sorted(one.key.removeprefix("authority/广西壮族自治区/柳州市/") for one in bureaus) == [
        "城中区/教育局", "教育局", "鱼峰区/教育局",
    ]  # fmt: skip


def test_a_reason_is_given_for_both_verdicts() -> None:
    book = resolve_texts(WARD_REPORT, CITY_REPORT, OTHER_REPORT).resolution
    (reason,) = explain(book, "鱼峰区/箭盘山小学", "城中区/箭盘山小学")
    assert (reason.is_one, reason.steps) == (False, (reason.steps[0],))
    assert "不在一处" in reason.steps[0]
    (joined,) = explain(resolve_texts(WARD_REPORT, CITY_REPORT).resolution, "柳州市箭盘山小学", "鱼峰区/箭盘山小学")
    assert joined.is_one
    assert "一处只说到柳州市" in joined.steps[0]


def test_editions_of_an_award_are_several_under_one_series() -> None:
    knowledge = resolve_texts(
        "柳州市教育局2021年工作总结\n柳州市第八中学荣获第十三届柳州市园丁奖。",
        "柳州市教育局2022年工作总结\n柳州市第八中学荣获第十四届柳州市园丁奖。",
    )
    editions = [one for one in list_named(knowledge, Kind.AWARD, "园丁奖") if one.broader]
    (series,) = [one for one in knowledge.entities if "AwardSeries" in one.narrow]
    assert len(editions) == 2
    assert {one.broader for one in editions} == {series.key}
    assert (series.inferred, series.paths) == (True, ())


def test_an_honour_of_the_region_is_one_and_one_of_each_county_its_own() -> None:
    text = "柳州市{0}教育局2022年工作总结\n{0}第一小学荣获自治区级文明校园称号。教师韦桂兰被评为县优秀教师。"
    knowledge = resolve_texts(text.format("鹿寨县"), text.format("融安县"))
    assert len(list_named(knowledge, Kind.AWARD, "文明校园")) == 1
    assert len(list_named(knowledge, Kind.AWARD, "县优秀教师")) == 2


def test_a_masked_person_is_never_one_with_a_masked_person_of_another_document() -> None:
    texts = [f"柳州市教育局{year}年工作总结\n柳州市第八中学教师陈某某荣获柳州市优秀教师称号。" for year in (2021, 2022)]
    people = [one for one in resolve_texts(*texts).entities if one.kind is Kind.PERSON]
    assert sorted(one.paths for one in people) == [("0.txt",), ("1.txt",)]
