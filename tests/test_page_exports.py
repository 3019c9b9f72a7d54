"""Tables, charts and exports of the pages, used in a browser; what documents say stays words in all of them."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from browser_page import GROUP, Reader
from pyoxigraph import RdfFormat, Store
from view_graph import HOSTILE, Fixture

from kg.view import draw_overview

MARKUP = "</script><img src=x onerror=alert(1)>"
QUOTED = "\"';--"


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


@pytest.mark.parametrize("form", ["png", "svg", "csv", "ttl"])
def test_exports_hold_what_is_shown(groups: Reader, form: str, tmp_path: Path) -> None:
    groups.page.uncheck("[data-filter='offKinds:Group']")
    groups.page.click(".menu summary")
    with groups.page.expect_download() as waiting:
        groups.page.click(f"[data-save={form}]")
    waiting.value.save_as(tmp_path / f"file.{form}")
    data = (tmp_path / f"file.{form}").read_bytes()
    CHECKS[form](data, groups)


def check_png(data: bytes, _: Reader) -> None:
    assert data.startswith(b"\x89PNG")
    assert len(data) > 20_000


def check_svg(data: bytes, reader: Reader) -> None:
    text = data.decode()
    assert text.startswith("<svg")
    assert GROUP not in text
    assert sum(label in text for label in reader.labels()) > 20


def check_csv(data: bytes, reader: Reader) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0][:3] == ["主体", "关系", "对象"]
    assert len(rows) - 1 == reader.find("edukg.shown.statements.length")


def check_ttl(data: bytes, reader: Reader) -> None:
    store = Store()
    store.load(data, RdfFormat.TURTLE)
    head = "PREFIX edu: <https://w3id.org/edukg/ontology#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
    counted = next(iter(store.query(head + "SELECT (COUNT(?s) AS ?n) { ?s a edu:Statement }")))["n"].value
    assert int(counted) == reader.find("edukg.shown.statements.length")
    plans = "ASK { ?c a edu:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; edu:modality edu:Planned . ?s ?p ?o }"
    facts = "ASK { ?c a edu:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; edu:modality edu:Realised . ?s ?p ?o }"
    assert not store.query(head + plans)
    assert store.query(head + facts)


CHECKS: dict[str, Callable[[bytes, Reader], None]] = {
    "png": check_png,
    "svg": check_svg,
    "csv": check_csv,
    "ttl": check_ttl,
}


def test_hostile_names_are_words_everywhere(reader: Reader, tmp_path: Path) -> None:
    made = Fixture()
    made.paper(1, HOSTILE)
    made.thing(MARKUP, alias=HOSTILE)
    made.thing(QUOTED, "Group")
    made.thing("=1+1", "School")
    made.say(MARKUP, "memberOf", QUOTED, f"{MARKUP}{HOSTILE}", extra=f"; edu:role {json.dumps(HOSTILE)}@zh ")
    made.say("=1+1", "memberOf", QUOTED, "x")
    page = tmp_path / "hostile.html"
    page.write_text(draw_overview(made.scan(), title=MARKUP), encoding="utf-8")
    reader.open(page, f"view=groups&node={quote('school/' + quote(MARKUP, safe=''), safe='')}")
    elements = reader.find("document.querySelectorAll('img, iframe, object').length")
    assert reader.text("h1") == MARKUP
    assert reader.text("#card h2") == MARKUP
    reader.page.hover("#card .quoteopen")
    reader.page.click("#card .quoteopen")
    assert MARKUP in reader.text("#card mark")
    reader.page.fill("#search", "</script>")
    assert MARKUP in reader.text("#hits1")
    reader.page.mouse.move(*reader.on_screen(*reader.find("edukg.screenPlace(a)", reader.number(MARKUP))))
    reader.page.keyboard.press("Escape")
    drawing, sheet, data = (reader.find(f"edukg.{name}()") for name in ("toSvg", "toCsv", "toTurtle"))
    assert "<img" not in drawing
    assert "'=1+1" in sheet
    store = Store()
    store.load(data.encode(), RdfFormat.TURTLE)
    assert any(triple.object.value == MARKUP for triple in store.quads_for_pattern(None, None, None, None))
    reader.show_table()
    assert MARKUP in reader.text("#table")
    assert elements == 0
    assert reader.find("document.querySelectorAll('img, iframe, object').length") == 0
