"""The report: counts that agree with the knowledge, bytes that agree between runs, words that stay words."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rdflib import RDFS, Graph

from kg.errors import BuildError
from kg.model import (
    Document,
    Entity,
    Evidence,
    Finding,
    FindingLevel,
    Kind,
    Knowledge,
    Modality,
    Observation,
    Predicate,
    Qualifiers,
    Span,
    Statement,
)
from kg.report import Report, Shacl, format_html, format_json, make_report, write_report
from kg.report.page import SHOWN, read_asset
from kg.vocabulary import NARROWER

HOSTILE = "<script>alert(1)</script>\"'&\n</title><img src=x onerror=alert(2)>"
SAID = (Evidence("甲/总结.docx", Span(0, 4), "test.rule"), Evidence("甲/总结.docx", Span(9, 12), "test.rule"))
KNOWLEDGE = Knowledge(
    documents=(
        Document(
            "甲/总结.docx", "0" * 64, 2048, "application/x", "工作总结", "一二三四五", "area/柳州市", "school/甲", 2023
        ),
        Document("乙.txt", "1" * 64, 10, "text/plain", "", "六七"),
    ),
    entities=(
        Entity("area/柳州市", Kind.AREA, "柳州市", narrow=("City",)),
        Entity("school/甲", Kind.SCHOOL, "甲小学", narrow=("PrimarySchool",)),
        Entity("school/乙", Kind.SCHOOL, "乙学校"),
        Entity("group/丙", Kind.GROUP, "丙教育集团", narrow=("EducationGroup",)),
    ),
    statements=(
        Statement("school/甲", Predicate.MEMBER_OF, "group/丙", Qualifiers(role="Lead"), Modality.REALISED, SAID),
        Statement("school/乙", Predicate.MEMBER_OF, "group/丙", Qualifiers(), Modality.PLANNED, SAID[:1]),
    ),
    observations=(Observation("school/甲", "学生数", 300.0, "人", 2023, Modality.REALISED, SAID[:1]),),
    findings=(
        Finding(FindingLevel.NOTE, "frame.area", "地区不明", "乙.txt", Span(1, 2)),
        Finding(FindingLevel.ERROR, "read.pdf", "文件已加密", "丁.pdf", cure="请去掉密码后再试"),
        Finding(FindingLevel.ERROR, "relate.list", "名单残缺", "乙.txt"),
    ),
)


class Text(HTMLParser):
    """The elements and the visible words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self.addresses: list[str] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]
        if tag == "tr":
            self.rows.append([])
        if tag == "td":
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


@pytest.fixture
def report() -> Report:
    return make_report(
        KNOWLEDGE, "0.1.0", settings={"jobs": 2, "base": "https://a/"}, timings={"read": 1.25, "all": 2.5}
    )


def test_counts_are_those_of_the_knowledge(report: Report) -> None:
    assert {row.name: row.realised for row in report.classes} == {
        "Area": 1,
        "City": 1,
        "School": 2,
        "PrimarySchool": 1,
        "Group": 1,
        "EducationGroup": 1,
    }
    assert {row.name: (row.realised, row.planned) for row in report.predicates if row.realised + row.planned} == {
        "memberOf": (1, 1)
    }
    assert [row.name for row in report.predicates] == [str(predicate) for predicate in Predicate]
    assert (report.figures.realised, report.figures.planned) == (1, 0)


def test_sources_tell_their_frame_and_yield(report: Report) -> None:
    assert [row.path for row in report.sources] == ["乙.txt", "甲/总结.docx"]
    row = report.sources[1]
    assert (row.size, row.chars, row.year, row.area, row.voice) == (2048, 5, 2023, "柳州市", "甲小学")
    assert (row.statements, row.figures) == (2, 1)


def test_only_files_that_were_not_read_are_skipped(report: Report) -> None:
    assert [(row.path, row.reason, row.cure) for row in report.skipped] == [
        ("丁.pdf", "文件已加密", "请去掉密码后再试")
    ]
    assert [finding.level for finding in report.findings] == [FindingLevel.ERROR, FindingLevel.ERROR, FindingLevel.NOTE]


def test_only_timings_differ_between_runs(report: Report) -> None:
    reordered = replace(
        KNOWLEDGE,
        entities=KNOWLEDGE.entities[::-1],
        documents=KNOWLEDGE.documents[::-1],
        statements=KNOWLEDGE.statements[::-1],
        findings=KNOWLEDGE.findings[::-1],
    )
    again = make_report(reordered, "0.1.0", settings={"base": "https://a/", "jobs": 2}, timings={"read": 9.0})
    one, other = json.loads(format_json(report)), json.loads(format_json(again))
    assert one.pop("timings") == {"read": 1.25, "all": 2.5}
    assert other.pop("timings") == {"read": 9.0}
    assert one == other
    assert format_json(replace(again, timings=report.timings)) == format_json(report)


def test_totals_stand_on_top(report: Report) -> None:
    assert json.loads(format_json(report))["totals"] == {
        "sources": 2,
        "skipped": 1,
        "entities": 4,
        "statements": 2,
        "planned": 1,
        "figures": 1,
    }


def test_page_holds_every_row(report: Report) -> None:
    rows = Text(format_html(report)).rows
    assert ["丁.pdf", "文件已加密", "请去掉密码后再试"] in rows
    assert ["成员member of", "1", "1"] in rows
    assert ["学校School", "2"] in rows
    assert ["　小学　Primary school", "1"] in rows
    assert [
        "甲/总结.docx",
        "工作总结",
        "application/x",
        "2,048",
        "5",
        "2023",
        "柳州市",
        "甲小学",
        "2",
        "1",
        "",
        "0",
    ] in rows
    assert ["提示note", "乙.txt [1]", "地区不明", "", "frame.area"] in rows
    assert ["jobs", "2"] in rows
    assert ["read", "1.25"] in rows


@pytest.mark.parametrize(
    ("shacl", "words"),
    [
        (Shacl(), "没有检查"),
        (Shacl(conforms=True), "图谱符合全部规则"),
        (Shacl(conforms=False, breaches=("甲小学缺少名称",)), "甲小学缺少名称"),
    ],
)
def test_shapes_speak_in_words(report: Report, shacl: Shacl, words: str) -> None:
    assert words in format_html(replace(report, shacl=shacl))


def test_both_languages_are_complete(report: Report) -> None:
    html = format_html(report)
    assert html.count("<span class=zh") == html.count("<span class=en") > 30
    assert not re.search(r"<span class=\w+ lang=\w+></span>", html)


def test_hostile_words_stay_words() -> None:
    document = replace(KNOWLEDGE.documents[0], path=HOSTILE, title=HOSTILE, media_type=HOSTILE)
    findings = (Finding(FindingLevel.ERROR, HOSTILE, HOSTILE, HOSTILE + "2", cure=HOSTILE),)
    made = make_report(
        replace(KNOWLEDGE, documents=(document,), findings=findings), HOSTILE, settings={HOSTILE: HOSTILE}
    )
    page = Text(format_html(replace(made, shacl=Shacl(conforms=False, breaches=(HOSTILE,)))))
    assert not {"script", "img"} & set(page.tags)
    assert page.tags.count("title") == 1
    assert page.addresses == ["data:,"]


def test_written_files_are_what_was_formatted(report: Report, tmp_path: Path) -> None:
    write_report(report, tmp_path)
    assert (tmp_path / "report.json").read_text(encoding="utf-8") == format_json(report)
    assert (tmp_path / "report.html").read_bytes() == format_html(report).encode()


def test_findings_beyond_what_is_shown_are_counted(report: Report) -> None:
    many = tuple(Finding(FindingLevel.NOTE, "rule", f"第{number}条") for number in range(SHOWN + 7))
    html = format_html(replace(report, findings=many))
    assert "另有 7 条见 report.json" in html
    assert f"第{SHOWN - 1}条" in html
    assert f"第{SHOWN}条" not in html


def test_terms_are_called_as_in_the_ontology() -> None:
    labels: dict[str, dict[str | None, str]] = {}
    for term, label in Graph().parse(Path(__file__).parents[1] / "ontology" / "edu.ttl").subject_objects(RDFS.label):
        labels.setdefault(str(term).rsplit("#")[-1], {})[getattr(label, "language", None)] = str(label)
    terms = json.loads(read_asset("terms.json"))
    asked = {*map(str, Kind), *map(str, Predicate), *(name for narrow in NARROWER.values() for name in narrow)}
    assert asked <= terms.keys()
    assert terms == {term: [labels[term]["zh"], labels[term]["en"]] for term in terms}


def test_a_folder_that_is_not_there_is_named(report: Report, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="missing"):
        write_report(report, tmp_path / "missing")
