"""Tables, charts and exports of the pages, used in a browser; what documents say stays words in all of them."""

import base64
import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from browser_page import GROUP, Reader
from pyoxigraph import Literal, NamedNode, RdfFormat, Store
from view_graph import HOSTILE, Fixture, city

from kg.view import Request, draw_overview, draw_page
from kg.vocabulary import PREFIXES


def test_the_table_holds_the_same_and_sorts(groups: Reader) -> None:
    groups.page.keyboard.press("t")
    rows = groups.rows()
    assert len(rows) == groups.find("edukg.shown.statements.length")
    groups.page.get_by_role("button", name="可信度").click()
    values = [int(row[6].rstrip("%")) for row in groups.rows()]
    assert values == sorted(values)
    groups.page.get_by_role("button", name="可信度").click()
    assert [int(row[6].rstrip("%")) for row in groups.rows()] == values[::-1]
    assert groups.page.locator("th[aria-sort=descending]").count() == 1


def test_charts_show_figures_with_their_sentence(groups: Reader) -> None:
    groups.page.click("[data-view=figures]")
    assert groups.page.locator("#charts svg .bodyname").count() > 1
    groups.page.locator("#charts details summary").first.click()
    said = groups.text("#charts details mark")
    value = re.sub(r"\D", "", groups.text("#charts details b"))
    assert said
    assert value
    groups.page.fill("#charts input", "学位")
    assert all("学位" in one for one in groups.page.locator(".indicator").all_inner_texts())


def save(reader: Reader, form: str, folder: Path) -> bytes:
    """The file that the menu of exports hands out."""
    reader.page.click(".menu summary")
    with reader.page.expect_download() as waiting:
        reader.page.click(f"[data-save={form}]")
    waiting.value.save_as(folder / f"file.{form}")
    return (folder / f"file.{form}").read_bytes()


def read_picture(reader: Reader, data: bytes) -> tuple[int, int, dict[str, int]]:
    """Width, height and pixels of each colour of an image."""
    return reader.page.evaluate(  # type: ignore[no-any-return]
        """async (words) => { const bytes = Uint8Array.from(atob(words), (char) => char.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes])), canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d');
        pen.drawImage(image, 0, 0);
        const { data } = pen.getImageData(0, 0, image.width, image.height), counts = {};
        for (let at = 0; at < data.length; at += 4) { const key = [data[at], data[at + 1], data[at + 2]].join(); counts[key] = (counts[key] || 0) + 1; }
        return [image.width, image.height, counts]; }""",
        base64.b64encode(data).decode(),
    )


SCHOOL_BLUE, GROUP_RED = "42,111,187", "184,71,11"


def test_the_image_holds_the_picture(groups: Reader, tmp_path: Path) -> None:
    width, height, colours = read_picture(groups, save(groups, "png", tmp_path))
    box = groups.page.locator("#canvas").bounding_box()
    assert (width, height) == (2 * round(box["width"]), 2 * round(box["height"]))
    assert colours[SCHOOL_BLUE] > 1000
    assert colours[GROUP_RED] > 1000
    groups.page.uncheck("[data-filter='offKinds:Group']")
    _, _, colours = read_picture(groups, save(groups, "png", tmp_path))
    assert colours[SCHOOL_BLUE] > 1000
    assert GROUP_RED not in colours


def test_the_drawing_holds_the_names_and_lines_that_are_shown(groups: Reader, tmp_path: Path) -> None:
    groups.page.uncheck("[data-filter='offKinds:Group']")
    drawing = ET.fromstring(save(groups, "svg", tmp_path))
    written = {"".join(one.itertext()) for one in drawing.iter("{http://www.w3.org/2000/svg}text")}
    whole = {label for label in groups.labels() if label in written}
    assert len(whole) > 40
    assert GROUP not in written
    strokes = "".join(
        one.get("d", "") for one in drawing.iter("{http://www.w3.org/2000/svg}path") if one.get("fill") == "none"
    )
    assert strokes.count("M") >= groups.find("edukg.shown.links.length") > 10


def test_the_sheet_holds_the_rows_of_the_table(groups: Reader, tmp_path: Path) -> None:
    groups.page.uncheck("[data-filter='offKinds:Group']")
    rows = list(csv.reader(io.StringIO(save(groups, "csv", tmp_path).decode("utf-8-sig"))))
    groups.show_table()
    assert rows[0][:3] == ["主体", "关系", "对象"]
    assert [[row[0], row[1], row[2], row[4], row[5]] for row in rows[1:]] == [
        [row[0], row[1], row[2], row[4], row[5]] for row in groups.rows()
    ]
    assert len(rows) > 10
    assert all(
        said in row[7] for row, said in zip(groups.rows(), (row[7].split(" | ")[0] for row in rows[1:]), strict=True)
    )
    assert any("pdf，第 2 页" in row[8] for row in rows)


def test_the_data_hold_the_statements_that_are_shown(groups: Reader, tmp_path: Path) -> None:
    store = Store()
    store.load(save(groups, "ttl", tmp_path), RdfFormat.TURTLE)
    head = "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in ("edu", "rdf", "rdfs", "prov", "oa"))
    told = store.query(
        head + "SELECT ?s ?o { ?c a edu:Statement ; rdf:subject/rdfs:label ?s ; rdf:object/rdfs:label ?o ;"
        " prov:wasDerivedFrom/oa:hasSelector/oa:exact ?words } GROUP BY ?c ?s ?o"
    )
    shown = groups.find(
        """(() => { const { nodes, statements } = JSON.parse(document.getElementById('graph').textContent);
        return edukg.shown.statements.map((n) => [nodes.label[statements.subject[n]], nodes.label[statements.object[n]]]); })()"""
    )
    assert sorted([term.value for term in row] for row in told) == sorted(shown)
    assert len(shown) > 80
    plain = "ASK { ?c a edu:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; edu:modality edu:%s . ?s ?p ?o }"
    assert not store.query(head + plain % "Planned")
    assert store.query(head + plain % "Realised")
    assert store.query(head + "ASK { ?e a edu:Evidence ; edu:page 2 }")


@pytest.fixture
def figures(reader: Reader, tmp_path: Path) -> Reader:
    """Figures of a city over three years, and of a district in one."""
    made = city()
    for year, value in ((2021, 88000), (2022, 90500), (2023, 93000)):
        made.figure("柳州市", "学生", value, "人", year)
    page = tmp_path / "figures.html"
    page.write_text(draw_overview(made.scan()), encoding="utf-8")
    return reader.open(page, "view=figures")


def test_charts_are_saved_whole(figures: Reader, tmp_path: Path) -> None:
    drawing = ET.fromstring(save(figures, "svg", tmp_path))
    words = {"".join(one.itertext()) for one in drawing.iter("{http://www.w3.org/2000/svg}text")}
    charts = figures.page.locator("#charts .chart > svg").count()
    assert charts == 2
    assert len(drawing.findall("{http://www.w3.org/2000/svg}svg")) == charts
    assert {"柳州市", "2021", "2022", "2023"} <= words
    assert any("93,000" in word for word in words)
    width, height, colours = read_picture(figures, save(figures, "png", tmp_path))
    assert (width, height) == (2 * int(drawing.get("width", "0")), 2 * int(drawing.get("height", "0")))
    assert colours[SCHOOL_BLUE] > 5000
    rows = list(csv.reader(io.StringIO(save(figures, "csv", tmp_path).decode("utf-8-sig"))))
    assert ["柳州市", "学生", "93000", "人", "2023"] in [row[:5] for row in rows]
    store = Store()
    store.load(save(figures, "ttl", tmp_path), RdfFormat.TURTLE)
    values = {quad.object.value for quad in store.quads_for_pattern(None, NamedNode(PREFIXES["edu"] + "value"), None)}
    assert {"88000", "90500", "93000"} <= values


# --- hostile documents --------------------------------------------------------------------------------------------

MARKUP = "</script><img src=x onerror=alert(1)>"
QUOTED = "\"';--"
FORMULA = "=cmd|' /C calc'!A0"
ODD = "\uff1d1+1"
"""A formula by its wide sign, which some spreadsheets take for the narrow one."""
WORDS = (MARKUP, QUOTED, FORMULA, "@SUM(1)", ODD)


def hostile_graph() -> Fixture:
    """A graph whose every word is hostile, with something for each view."""
    made = Fixture()
    made.paper(1, HOSTILE)
    made.thing(MARKUP, alias=HOSTILE)
    made.thing(QUOTED, "Group")
    made.thing(FORMULA, "School")
    made.thing("@SUM(1)", "Person")
    made.thing(ODD, "Award")
    made.thing(f"{MARKUP}区", "Area", "County")
    made.thing(f"{FORMULA}工程", "Programme")
    qualified = f"; edu:role {json.dumps(HOSTILE)}@zh ; edu:grade {json.dumps(FORMULA)}@zh "
    made.say(MARKUP, "memberOf", QUOTED, f"{MARKUP}{HOSTILE}", extra=qualified)
    made.say(FORMULA, "memberOf", QUOTED, FORMULA, ended=MARKUP)
    made.say("@SUM(1)", "affiliatedWith", MARKUP, QUOTED, extra=qualified)
    made.say("@SUM(1)", "received", ODD, FORMULA, extra=qualified)
    made.say(MARKUP, "carriesOut", f"{FORMULA}工程", MARKUP)
    made.say(f"{MARKUP}区", "builds", FORMULA, MARKUP, extra=qualified)
    made.say(MARKUP, "locatedIn", f"{MARKUP}区", QUOTED)
    for year in (2021, 2022):
        made.figure(MARKUP, FORMULA, year, HOSTILE.partition(chr(34))[0], year)
    return made


@pytest.fixture
def hostile(reader: Reader, tmp_path: Path) -> Reader:
    page = tmp_path / "hostile.html"
    page.write_text(draw_overview(hostile_graph().scan(), title=MARKUP), encoding="utf-8")
    return reader.open(page)


def no_element(reader: Reader) -> bool:
    """Whether no word has become an element."""
    found = reader.find(
        "document.querySelectorAll('img, iframe, object, embed, body script:not([type]):not(:last-of-type)').length"
    )
    return found == 0 and reader.find("document.querySelectorAll('script').length") == 4


@pytest.mark.parametrize("view", ["groups", "awards", "people", "programmes", "changes", "figures", "all"])
def test_hostile_names_are_words_in_every_view(hostile: Reader, view: str) -> None:
    hostile.page.click(f"[data-view={view}]")
    hostile.settle()
    assert hostile.text("h1") == MARKUP
    names = [name for name in WORDS if name in hostile.labels()] if view != "figures" else [MARKUP]
    assert names
    for name in names:
        hostile.page.evaluate("(node) => edukg.change({ node, statement: -1 })", hostile.number(name))
        assert hostile.text("#card h2") == name
    if view == "figures":
        hostile.page.click("#charts details summary")
        assert MARKUP in hostile.text("#charts")
    else:
        for number in hostile.find("edukg.shown.statements"):
            hostile.page.evaluate("(statement) => edukg.change({ statement, node: -1 })", number)
            assert hostile.page.locator("#card mark").count() >= 1
            assert any(name in hostile.text("#card h2") for name in WORDS)
    drawing = hostile.find("edukg.toSvg()")
    ET.fromstring(drawing)
    assert "<img" not in drawing
    hostile.show_table()
    assert any(name in hostile.text("#table") for name in WORDS)
    assert no_element(hostile)


def test_hostile_names_are_words_in_search_tooltip_and_path(hostile: Reader) -> None:
    hostile.page.fill("#search", "</script>")
    assert MARKUP in hostile.text("#hits1")
    hostile.page.keyboard.press("Escape")
    hostile.page.fill("#search", "")
    hostile.page.mouse.move(*hostile.on_screen(*hostile.find("edukg.screenPlace(a)", hostile.number(MARKUP))))
    hostile.page.wait_for_selector("#tip:not([hidden])")
    assert MARKUP in hostile.text("#tip")
    ends = [hostile.find("edukg.screenPlace(a)", hostile.number(name)) for name in (MARKUP, QUOTED)]
    hostile.page.mouse.move(*hostile.on_screen(*((ends[0][axis] + ends[1][axis]) / 2 for axis in (0, 1))))
    assert MARKUP in hostile.text("#tip")
    assert QUOTED in hostile.text("#tip")
    hostile.page.evaluate("(path) => edukg.change({ path })", [hostile.number(MARKUP), hostile.number(FORMULA)])
    assert all(name in hostile.text("#card") for name in (MARKUP, QUOTED, FORMULA))
    hostile.page.evaluate(
        "(statement) => edukg.change({ statement, path: [] })", hostile.find("edukg.shown.statements[0]")
    )
    assert HOSTILE.split("\n")[0] in hostile.text("#card cite")
    assert no_element(hostile)


@pytest.mark.parametrize("view", ["all", "figures"])
def test_hostile_words_are_no_formulas_and_no_syntax_in_exports(hostile: Reader, view: str) -> None:
    hostile.page.click(f"[data-view={view}]")
    hostile.settle()
    cells = [cell for row in csv.reader(io.StringIO(hostile.find("edukg.toCsv()"))) for cell in row]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if re.match("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]", cell)]
    store = Store()
    store.load(hostile.find("edukg.toTurtle()").encode(), RdfFormat.TURTLE)
    told = {quad.object.value for quad in store if isinstance(quad.object, Literal)}
    assert {MARKUP, FORMULA} <= told
    assert all("script" not in quad.predicate.value for quad in store)
    assert {
        quad.subject.value.startswith("https://w3id.org/edukg/id/")
        for quad in store
        if isinstance(quad.subject, NamedNode)
    } == {True}


def test_hostile_names_are_words_in_the_plain_page_of_pyvis(reader: Reader, tmp_path: Path) -> None:
    page = tmp_path / "plain.html"
    request = Request(view="groups", title=MARKUP, engine="pyvis")
    page.write_text(draw_page(hostile_graph().scan(), request), encoding="utf-8")
    reader.page.goto(page.as_uri())
    reader.page.wait_for_selector("canvas")
    for call in ("showNode", "showStatement"):
        reader.page.evaluate(f"{call}(0)")
        assert any(name in reader.text("#card h1") for name in WORDS)
    assert reader.page.title() == MARKUP
    assert reader.find("document.querySelectorAll('img, iframe, object').length") == 0
