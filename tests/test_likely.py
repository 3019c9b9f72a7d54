"""Links that no rule reads: which pairs are weighed, by what signs, and what becomes of a likely one."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from texts import list_pairs, read

from kg.errors import RulesError
from kg.model import Extract, Predicate
from kg.relate import link_model, link_signs
from kg.relate.likely import RULE_NAMED, RULE_UNNAMED
from kg.relate.link_model import load_links, weigh_link

HEAD = "云和县城东实验小学2021年工作总结\n\n"
SCHOOL = "云和县城东实验小学"
AFFILIATED, PARTNERS = Predicate.AFFILIATED_WITH, Predicate.PARTNERS_WITH
SURE, NEVER = 900, -900


def teach(monkeypatch: pytest.MonkeyPatch, weights: Mapping[Predicate, Mapping[str, int]]) -> None:
    """Let the model weigh these signs and no others."""
    monkeypatch.setattr(link_model, "load_links", lambda: weights)


def list_likely(found: Extract) -> set[tuple[str, str, str]]:
    """The rule and the last characters of both sides of what the model alone links."""
    return {
        (one.evidence[0].rule, one.subject.partition(":")[2], one.object.partition(":")[2])
        for one in found.statements
        if one.evidence[0].rule in {RULE_NAMED, RULE_UNNAMED}
    }


def test_a_sum_of_signs_is_a_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    teach(monkeypatch, {AFFILIATED: {"a": 100, "b": -100, "c": 300}})
    assert weigh_link(AFFILIATED, ["a", "b", "x"]) == 0.5
    assert weigh_link(AFFILIATED, ["c"]) == pytest.approx(0.953, abs=0.001)
    assert weigh_link(PARTNERS, ["c"]) == 0.0


@pytest.mark.parametrize("table", ["affiliatedWith\na\tmany\n", "likes\na\t1\n", "a\t1\n"])
def test_a_table_that_is_not_understood_is_refused(table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "links.tsv").write_text(table, encoding="utf-8")
    monkeypatch.setattr(link_model, "find_ontology", lambda: tmp_path)
    with pytest.raises(RulesError, match=r"links\.tsv: .*train_links"):
        load_links.__wrapped__()


def test_the_table_weighs_every_predicate_that_is_asked() -> None:
    assert set(load_links()) == set(link_signs.SIDES)


def test_a_teacher_told_by_a_department_is_of_the_school_that_speaks() -> None:
    found = read(HEAD + "信息部余伟斌主持的课题获省教学成果一等奖。")
    assert list_likely(found) == {(RULE_UNNAMED, "余伟斌", SCHOOL)}


@pytest.mark.parametrize(
    ("sentence", "likely"),
    [
        ("望江中学的操场边,贺敏芝栽了三棵树。", {(RULE_NAMED, "贺敏芝", "望江中学")}),
        ("网传望江中学的操场边,贺敏芝栽了三棵树。", set()),
        ("望江中学的操场边,退休的贺敏芝调离后栽了三棵树。", set()),
        ("望江中学的操场边,作家贺敏芝栽了三棵树。", set()),
        ("望江中学教师贺敏芝栽了三棵树。", set()),
    ],
)
def test_a_likely_house_is_taken_where_nobody_denies_it_and_no_rule_knows_one(
    sentence: str, likely: set[tuple[str, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(monkeypatch, {AFFILIATED: {"S<P": SURE}})
    assert list_likely(read("教育工作简报\n\n" + sentence)) == likely


@pytest.mark.parametrize(("sentence", "asked"), [("校门口遇见青石小学的人。", False), ("和青石小学的人同去。", True)])
def test_partners_are_looked_for_where_a_word_tells_of_them(
    sentence: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(monkeypatch, {PARTNERS: {"a=S": SURE}})
    likely = {(RULE_UNNAMED, SCHOOL, "青石小学")} if asked else set()
    assert list_likely(read(HEAD + sentence)) == likely


def test_what_is_to_come_is_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    teach(monkeypatch, {PARTNERS: {"a=S": SURE}})
    found = read(HEAD + "下一步将和青石小学的孩子见面。")
    told = {one.modality.value for one in found.statements if one.predicate is PARTNERS}
    assert told == {"Planned"}


def test_an_unlikely_pair_is_not_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    teach(monkeypatch, {AFFILIATED: {"a=P": NEVER}})
    assert not list_pairs(HEAD + "信息部余伟斌主持的课题获省教学成果一等奖。", "affiliatedWith")


def test_figures_are_alike() -> None:
    told = [[unit.code for unit in link_signs.list_words(words)] for words in ("于2021年与", "于1998年与")]
    assert told[0] == told[1] == ["于", "0", "年", "与"]


def test_a_pair_is_told_by_what_stands_between_it() -> None:
    signs = set(link_signs.tell_between(["的", "教师"], "S<P"))
    assert {"S<P n=2", "S<P c=0", "b=的 教师", "l=教师", "w=的", "bi=的 教师"} <= signs


@pytest.mark.parametrize(
    ("sentence", "predicate", "sign", "likely"),
    [
        ("说到全国优秀教师,人人想起贺敏芝。", Predicate.RECEIVED, "P>A", ("贺敏芝", "全国优秀教师")),
        ("望江中学那边,青陵教育集团的核心添了一家。", Predicate.MEMBER_OF, "G>S", ("望江中学", "青陵教育集团")),
    ],
)
def test_winners_and_groups_are_weighed_too(
    sentence: str, predicate: Predicate, sign: str, likely: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (RULE_NAMED, *likely) not in list_likely(read("教育工作简报\n\n" + sentence))
    teach(monkeypatch, {predicate: {sign: SURE}})
    assert (RULE_NAMED, *likely) in list_likely(read("教育工作简报\n\n" + sentence))


def test_what_is_missed_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    teach(monkeypatch, {Predicate.RECEIVED: {"P>A": SURE}})
    assert not list_likely(read("教育工作简报\n\n说到全国优秀教师,今年还没有想起贺敏芝。"))


def test_of_two_groups_the_likelier_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    teach(monkeypatch, {Predicate.MEMBER_OF: {"G<S": SURE, "G<S first=True": -100}})
    found = read("教育工作简报\n\n青陵教育集团的楼在左,清溪教育集团的楼在右,核心都远,对面是望江中学。")
    assert list_likely(found) == {(RULE_NAMED, "望江中学", "清溪教育集团")}
