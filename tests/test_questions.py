"""The saved questions: what they are answered on a small graph and on the samples."""

import os
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from query_store import GRAPH, ID, rows_of

import kg
from kg.errors import QueryError
from kg.query import Table, find_question, list_questions, open_store, write_store

SNAPSHOT = Path(__file__).parent / "snapshots" / "questions.txt"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    folder = tmp_path_factory.mktemp("build")
    write_store(GRAPH, folder)
    return open_store(folder)


def test_saved_questions_are_in_two_languages() -> None:
    questions = list_questions()
    assert len(questions) >= 30
    assert [question.name for question in questions] == sorted(question.name for question in questions)
    for question in questions:
        assert question.question_zh.endswith(("？", "）")), question.name
        assert question.question_en.endswith(("?", ")")), question.name


@pytest.mark.parametrize("name", [question.name for question in list_questions()])
def test_saved_question_is_answered_in_one_order(store: ox.Store, name: str) -> None:
    sparql = find_question(name).sparql
    assert "ORDER BY" in sparql
    assert rows_of(store, sparql) == rows_of(store, sparql)


ANSWERS = {
    "groups-members": [("箭盘山小学教育集团", "箭盘山小学", "牵头校 lead", "箭盘山小学领衔组建教育集团", "a.txt")],
    "awards-by-level": [
        ("市级 city", "柳州市教育改革创新奖", "一等奖", "2022", "箭盘山小学", words, path)
        for words, path in [
            ("箭盘山小学获2022年柳州市教育改革创新奖一等奖", "a.txt"),
            ("箭盘山小学荣获柳州市教育改革创新奖一等奖", "b.txt"),
        ]
    ],
    "planned-mergers": [("xx小学", "箭盘山小学", "拟将xx小学并入箭盘山小学", "a.txt")],
    "mergers": [],
    "plans-not-facts": [
        ("xx小学", "https://w3id.org/edukg/ontology#mergedInto", "箭盘山小学", "拟将xx小学并入箭盘山小学", "a.txt")
    ],
    "programmes-by-area": [("柳州市", "青蓝工程", "柳州市", "我市实施青蓝工程", "b.txt")],
    "figures-by-year": [("2023", "柳州市", "在校生", "91968", "人", "全市在校生91968人", "b.txt")],
    "masked-entities": [("xx小学", "https://w3id.org/edukg/ontology#School", "a.txt", ID + "school/xx小学@a.txt:90")],
    "sources": [
        ("a.txt", "柳州市教育局工作总结", "柳州市", "柳州市教育局", "2022", "3"),
        ("b.txt", "", "", "", "", "3"),
    ],
    "schools-by-area": [
        ("南宁市", "实验小学", "小学"),
        ("柳州市", "实验小学", "小学"),
        ("柳州市", "箭盘山小学", "小学"),
    ],
    "evidence-of-membership": [
        ("箭盘山小学", "箭盘山小学教育集团", "a.txt", "12", "25", "箭盘山小学领衔组建教育集团", "0.97")
    ],
}


@pytest.mark.parametrize("name", ANSWERS)
def test_saved_question_gives_its_answer(store: ox.Store, name: str) -> None:
    assert rows_of(store, find_question(name).sparql) == ANSWERS[name]


def list_answers(build: kg.Build) -> Iterator[str]:
    """Each question with its number of rows and the first three."""
    yield "# What the saved questions are answered on samples/. Made anew by: EDUKG_UPDATE=1 pytest tests -k 'snapshot or answer'"
    for question in list_questions():
        answer = build.ask(question.name)
        assert isinstance(answer, Table)
        yield f"{question.name}  {len(answer.rows)}"
        yield from ("  " + " | ".join("" if term is None else term.value for term in row) for row in answer.rows[:3])


def test_saved_questions_have_the_answers_of_the_snapshot(samples_build: kg.Build) -> None:
    told = "\n".join(list_answers(samples_build)) + "\n"
    if os.environ.get("EDUKG_UPDATE"):
        SNAPSHOT.write_text(told, encoding="utf-8")
    assert told.splitlines() == SNAPSHOT.read_text(encoding="utf-8").splitlines()


UNTOLD = {"told-by-several-documents", "figures-over-years"}
"""Questions that samples/, whose documents come from as many places, have nothing to say to."""


def test_the_samples_answer_every_question(samples_build: kg.Build) -> None:
    empty = {one.name for one in list_questions() if not getattr(samples_build.ask(one.name), "rows", ())}
    assert empty == UNTOLD


def test_unknown_question_names_those_alike() -> None:
    with pytest.raises(QueryError, match="perhaps groups-members"):
        find_question("group-member")
    with pytest.raises(QueryError, match="--list"):
        find_question("zzz")
