"""The pages as a reader first has them: Debian's chromium opens those of `samples/` and looks at what is there."""

import re
from pathlib import Path
from typing import Any

from browser_page import GROUP, PLANNED, SCHOOL, Reader
from view_graph import city

import kg
from kg.query import scan_turtle
from kg.view import Request, draw_overview, draw_view
from kg.view.page import write_page
from kg.view.picture.blocks import make_blocks


def test_groups_open_first_and_are_drawn(groups: Reader) -> None:
    assert groups.text("[role=tab][aria-selected=true]").startswith("教育集团")
    assert {GROUP, SCHOOL, PLANNED} <= groups.labels()
    colours = groups.find(
        """(() => { const box = document.getElementById('canvas'), seen = new Set();
        const { data } = box.getContext('2d').getImageData(0, 0, box.width, box.height);
        for (let at = 0; at < data.length; at += 4) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
        return [...seen]; })()"""
    )
    assert {0x2A6FBB, 0xB8470B} <= set(colours), "no school and no group is drawn"


def test_every_view_opens_with_content(groups: Reader) -> None:
    names = [tab.get_attribute("data-view") for tab in groups.page.locator("[role=tab]").all()]
    assert set(names) == {"groups", "awards", "people", "programmes", "changes", "figures", "all"}
    for name in names:
        groups.page.click(f"[data-view={name}]")
        groups.settle()
        if name == "figures":
            assert groups.page.locator("#charts svg rect").count() > 1
        else:
            assert groups.find("edukg.shown.nodes.length") > 20


def test_the_count_of_requests_would_see_one(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<img src='http://127.0.0.1:9/x.png'>", encoding="utf-8")
    made = Reader(browser.new_page())
    made.page.goto((tmp_path / "page.html").as_uri())
    made.page.close()
    assert "http://127.0.0.1:9/x.png" in made.troubles


def test_labels_never_cover_one_another(groups: Reader) -> None:
    groups.page.click("[data-view=all]")
    groups.settle()
    boxes = [
        (float(x), float(y), float(size), words)
        for x, y, size, words in re.findall(
            r'<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)"[^>]*fill="#[^>]*>([^<]+)',
            groups.find("edukg.toSvg()"),
        )
    ]
    assert len(boxes) > 100
    lines = [
        (x - w / 2, y - size / 2, x + w / 2, y + size / 2, words)
        for x, y, size, words in boxes
        for w in [wide(words) * size * 0.9]
    ]
    clashes = [
        (one[4], other[4])
        for at, one in enumerate(lines)
        for other in lines[at + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert clashes == []


def wide(words: str) -> float:
    return sum(0.5 if char < "\u2000" else 1.0 for char in re.sub(r"&#\d+;", "x", words))


def test_a_focus_opens_with_its_card(reader: Reader, samples_build: kg.Build, tmp_path: Path) -> None:
    page = tmp_path / "focus.html"
    page.write_text(samples_build.draw(focus=GROUP, depth=1), encoding="utf-8")
    reader.open(page)
    assert reader.text("#card h2") == GROUP
    assert SCHOOL in reader.labels()


def test_a_single_view_holds_no_tabs(reader: Reader, samples_build: kg.Build, tmp_path: Path) -> None:
    page = tmp_path / "awards.html"
    page.write_text(draw_view(scan_turtle(samples_build.graph), view="awards"), encoding="utf-8")
    reader.open(page)
    assert reader.page.locator("#tabs").is_hidden()
    assert reader.find("edukg.shown.nodes.length") > 20


def test_clusters_open_at_a_click_and_close_again(reader: Reader, tmp_path: Path) -> None:
    graph, names, texts = make_blocks(city().scan(), Request(view="groups"))
    view = graph["views"][0]
    half = len(view["nodes"]) // 2
    view["clusters"] = {
        "label": [{"zh": "城东", "en": "East"}, {"zh": "城西", "en": "West"}],
        "node": [-1, -1],
        "x": [-9000, 9000],
        "y": [0, 0],
        "r": [4000, 4000],
    }
    view["cluster"] = [int(at >= half) for at in range(len(view["nodes"]))]
    view["x"] = [
        round(at / 40) + (9000 if side else -9000) for at, side in zip(view["x"], view["cluster"], strict=True)
    ]
    page = tmp_path / "clusters.html"
    page.write_text(write_page(graph, names, texts), encoding="utf-8")
    reader.open(page)
    assert reader.find("[edukg.shown.nodes.length, edukg.shown.clusters.length]") == [0, 2]
    assert "城东" in reader.find("edukg.toSvg()")
    reader.page.mouse.click(*reader.on_screen(*reader.find("edukg.screenPlace(edukg.count)")))
    assert reader.find("[edukg.shown.nodes.length, edukg.shown.clusters.length]") == [half, 1]
    assert reader.labels() == {graph["nodes"]["label"][node] for node in view["nodes"][:half]}
    reader.page.click(".recall button")
    assert reader.find("edukg.shown.clusters.length") == 2


def test_figures_over_years_are_lines(reader: Reader, tmp_path: Path) -> None:
    made = city()
    for year, value in ((2021, 88000), (2022, 90500), (2023, 93000)):
        made.figure("柳州市", "学生", value, "人", year)
    page = tmp_path / "figures.html"
    page.write_text(draw_overview(made.scan()), encoding="utf-8")
    reader.open(page, "view=figures")
    reader.page.locator(".indicator", has_text="学生").first.click()
    path = reader.page.locator("svg.lines path.stroke").first.get_attribute("d")
    heights = [float(y) for y in re.findall(r"[ML][\d.]+,([\d.]+)", path)]
    assert len(heights) == 3
    assert heights == sorted(heights, reverse=True)
    assert reader.page.locator("svg.bars rect").count() >= 3
