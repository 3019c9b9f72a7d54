import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.extract import extract_source
from kg.graph import build_graph, write_turtle
from kg.model import Extract, Knowledge, Mark, MarkKind, Source, Span
from kg.report import make_report
from kg.resolve import resolve_extracts
from kg.resolve.copies import CopyFinder, make_sketch

BODY = (
    "2023年，临江区教育局坚持立德树人，深入推进教育优质均衡发展，各项工作取得新的进展。\n"
    "临江区第一小学被评为省级文明校园。临江区望江中学加入临江区望江教育集团。\n"
    "全区共有中小学42所，在校学生35600人，专任教师2380人。\n"
    "李晓兰老师在临江区教学技能大赛中获得一等奖，为全区教师树立了榜样。\n"
    "全区教师认真学习贯彻党的教育方针，扎实开展师德师风建设，群众满意度不断提高。\n"
    "各校严格落实课后服务要求，丰富活动内容，切实减轻学生过重的课业负担。\n"
)
TITLE = "临江区教育局2023年工作总结\n"


def make_extract(path: str, raw: str) -> Extract:
    digest = hashlib.sha256(raw.encode()).hexdigest()
    marks = (Mark(Span(0, raw.index("\n")), MarkKind.HEADING, 1),)
    return extract_source(Source(path, digest, len(raw.encode()), "text/plain", raw, marks))


def resolve(*texts: tuple[str, str]) -> Knowledge:
    return resolve_extracts([make_extract(*one) for one in texts])


ORIGINAL = ("a.txt", TITLE + BODY)
ON_A_SITE = ("b.txt", f"临江新闻在线欢迎您的访问\n{TITLE}来源：临江新闻 2024-01-03 10:20\n{BODY}责任编辑：小明\n")


@pytest.mark.parametrize("copy", [("b.txt", TITLE + BODY), ON_A_SITE], ids=["same", "on a site"])
def test_a_copy_counts_once_and_proves_twice(copy: tuple[str, str]) -> None:
    one, both = resolve(ORIGINAL), resolve(ORIGINAL, copy)
    assert [document.copy_of for document in both.documents] == ["", "a.txt"]
    assert [(entity.key, entity.name) for entity in both.entities] == [
        (entity.key, entity.name) for entity in one.entities
    ]
    assert [replace(claim, evidence=()) for claim in both.statements] == [
        replace(claim, evidence=()) for claim in one.statements
    ]
    assert len(both.observations) == len(one.observations) > 0
    chars = {document.path: document.chars for document in both.documents}
    for claim in (*both.statements, *both.observations):
        assert {evidence.path for evidence in claim.evidence} == {"a.txt", "b.txt"}
        words = {path: {one.span.of(chars[path]) for one in claim.evidence if one.path == path} for path in chars}
        assert words["a.txt"] == words["b.txt"]
    assert ("duplicate of a.txt", "b.txt") in [(found.message, found.path) for found in both.findings]
    assert [row.duplicate_of for row in make_report(both, "1").sources] == ["", "a.txt"]
    assert b"prov:alternateOf" in write_turtle(build_graph(both))


@pytest.mark.parametrize(
    "other",
    [
        BODY.replace("2023", "2022").replace("35600", "34100"),
        BODY.replace("35600", "34100"),
        BODY.replace("第一小学", "第二小学"),
        BODY.replace("一等奖", "二等奖"),
        BODY + "临江区第三小学被评为省级文明校园。\n",
        BODY[: len(BODY) // 2],
    ],
)
def test_what_says_anything_else_is_no_copy(other: str) -> None:
    title = TITLE.replace("2023", "2022") if "2022" in other else TITLE
    both = resolve(ORIGINAL, ("b.txt", title + other))
    assert [document.copy_of for document in both.documents] == ["", ""]


def test_two_schools_with_one_text_are_two() -> None:
    body = (
        "我校坚持立德树人，深入推进素质教育，各项工作取得新的进展。全校教师认真学习，扎实开展师德师风建设，成效明显。\n"
        * 2
    )
    both = resolve(("a.txt", "望江中学2023年工作总结\n" + body), ("b.txt", "临江中学2023年工作总结\n" + body))
    assert [document.copy_of for document in both.documents] == ["", ""]


def find_copies(extracts: Sequence[Extract]) -> dict[int, int]:
    """For each document that says nothing but what one before it says, in the same words, the place of that one."""
    finder = CopyFinder(extracts)
    found = ((place, finder.find(place, make_sketch(extract))) for place, extract in enumerate(extracts))
    return {place: one for place, one in found if one is not None}


def test_copies_of_copies_are_those_of_the_first_whatever_the_order() -> None:
    texts = [ORIGINAL, ON_A_SITE, ("c.txt", TITLE + BODY)]
    assert find_copies([make_extract(*one) for one in texts]) == {1: 0, 2: 0}
    assert resolve(*texts) == resolve(*reversed(texts))


def test_a_form_filled_in_often_is_not_compared_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    extracts = [make_extract(f"{number:03}.txt", f"{TITLE}{BODY}全区有幼儿园{number}所。\n") for number in range(1, 9)]
    asked = []
    monkeypatch.setattr("kg.resolve.copies.MOST", 2)
    monkeypatch.setattr("kg.resolve.copies.is_copy", lambda one, other: bool(asked.append((one, other))))
    assert find_copies(extracts) == {}
    assert len(asked) < 8 * 7 / 2


def test_a_build_tells_of_copies(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in (ORIGINAL, ON_A_SITE):
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    build = kg.build(tmp_path / "in", tmp_path / "out")
    assert [one["duplicate_of"] for one in build.report["sources"]] == ["", "a.txt"]
    assert build.report["shacl"]["conforms"]
