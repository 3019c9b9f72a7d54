"""The page on which something is said goes from the PDF file to every place that shows the sentence."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pdf_pages import make_pdf

import kg
from kg.clean import clean_text
from kg.cli.extract import command
from kg.model import Source
from kg.query import open_store, render_card, scan_turtle
from kg.serve.card import describe_card
from kg.validate import validate_graph
from kg.view import Request
from kg.view.picture.blocks import make_blocks

FIRST = "泰和县樟塘中心小学加入泰和县城南教育集团。"
SECOND = "泰和县沿溪中心小学荣获江西省文明校园称号。"
NAME = "泰和县2023年教育工作总结.pdf"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> kg.Build:
    """A build of a PDF file of two pages and of the same words as a text."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "in").mkdir()
    (folder / "in" / NAME).write_bytes(make_pdf([["泰和县2023年教育工作总结", FIRST], [SECOND]]))
    (folder / "in" / "plain.txt").write_text("泰和县塘洲中心小学加入泰和县城南教育集团。", encoding="utf-8")
    return kg.build(folder / "in", folder / "out")


@pytest.mark.parametrize(
    ("raw", "pages"),
    [
        ("第一小学\f第二小学", ("第一小学", "第二小学")),
        ("第一\f\f第三页", ("第一", "", "第三页")),
        ("只有一页", ("只有一页",)),
    ],
)
def test_clean_text_knows_its_pages(raw: str, pages: tuple[str, ...]) -> None:
    text = clean_text(Source("a.txt", "", 0, "text/plain", raw))
    starts = [0, *text.pages]
    ends = [*text.pages, len(text.chars)]
    assert tuple(text.chars[start:end].strip() for start, end in zip(starts, ends, strict=True)) == pages


def test_the_graph_tells_the_page_of_each_evidence(build: kg.Build) -> None:
    found = build.query(
        "SELECT DISTINCT ?words ?page { ?e a edu:Evidence ; oa:hasSelector/oa:exact ?words OPTIONAL { ?e edu:page ?page } }"
    )
    told = {words.value: page and page.value for words, page in found.rows}
    assert {page for words, page in told.items() if "樟塘" in words} == {"1"}
    assert {page for words, page in told.items() if "沿溪" in words} == {"2"}
    assert {page for words, page in told.items() if "塘洲" in words} == {None}


def test_the_shapes_hold_and_refuse_a_page_that_is_none(build: kg.Build, tmp_path: Path) -> None:
    assert build.validate().conforms
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(build.graph.read_text(encoding="utf-8").replace("edu:page 2", "edu:page 0"), encoding="utf-8")
    report = validate_graph(wrong)
    assert not report.conforms
    assert "页码" in json.dumps([str(one) for one in report.violations], ensure_ascii=False)


def test_show_names_the_page(build: kg.Build) -> None:
    (card,) = build.show("泰和县沿溪中心小学")
    assert f"“{SECOND[:-1]}”  {NAME} " in render_card(card)
    assert "第 2 页" in render_card(card)


def test_cards_of_the_server_name_the_page(build: kg.Build) -> None:
    (entity,) = build.show("泰和县沿溪中心小学")
    card = describe_card(open_store(build.folder), entity.iri)
    assert {quote["page"] for claim in card["claims"] for quote in claim["quotes"] if quote["path"] == NAME} == {2}


def test_pages_hold_the_page(build: kg.Build) -> None:
    _, _, texts = make_blocks(scan_turtle(build.graph), Request())
    told = dict(zip(texts["exact"], texts["page"], strict=True))
    assert told[FIRST[:-1]] == 1
    assert told[SECOND[:-1]] == 2
    assert {page for words, page in told.items() if "塘洲" in words} == {0}


def test_extract_tells_the_page(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(make_pdf([["泰和县2023年教育工作总结", FIRST], [SECOND]]))
    run = CliRunner().invoke(command, [str(tmp_path / NAME), "--format", "json"])
    pages = {
        evidence["quote"]: evidence["page"]
        for statement in json.loads(run.output)["statements"]
        for evidence in statement["evidence"]
    }
    assert pages[FIRST[:-1]] == 1
    assert pages[SECOND[:-1]] == 2
