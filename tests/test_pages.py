"""The pages as a reader has them: Debian's chromium opens those of `samples/` and every control is used."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from pyoxigraph import RdfFormat, Store
from view_graph import HOSTILE, Fixture, city

import kg
from kg.query import scan_turtle
from kg.view import Request, draw_overview, draw_view
from kg.view.page import write_page
from kg.view.picture.blocks import make_blocks

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: apt-get install chromium")
SIZE = {"width": 1280, "height": 800}
SCHOOL, GROUP = "翠桐小学", "翠桐教育集团"
PLANNED = "锦华路小学"
"""拟吸收在建的锦华路小学入团: a plan in the samples."""
MARKUP = "</script><img src=x onerror=alert(1)>"
QUOTED = "\"';--"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def overview(samples_build: kg.Build) -> Path:
    return samples_build.folder / "graph.html"


class Reader:
    """A page in a browser, with all that it logged or asked any network for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.troubles: list[str] = []
        page.set_default_timeout(10_000)
        page.on("console", lambda message: self.troubles.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda request: self.troubles.append(request.url) if not is_own(request.url) else None)
        page.on("dialog", lambda dialog: self.troubles.append(dialog.message))

    def open(self, file: Path, fragment: str = "") -> "Reader":
        self.page.goto(f"{file.as_uri()}#{fragment}")
        self.page.wait_for_selector("body[data-ready]")
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until the browser has drawn twice."""
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def find(self, script: str, *values: Any) -> Any:
        return self.page.evaluate(f"([{', '.join('abc'[: len(values)])}]) => {script}", list(values))

    def number(self, name: str) -> int:
        """The number of the entity of that label."""
        return int(self.find("JSON.parse(document.getElementById('graph').textContent).nodes.label.indexOf(a)", name))

    def labels(self) -> set[str]:
        """The labels of the entities in the picture."""
        names = self.find("JSON.parse(document.getElementById('graph').textContent).nodes.label")
        return {names[node] for node in self.find("edukg.shown.nodes")}

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def click_node(self, name: str) -> None:
        x, y = self.find("edukg.screenPlace(a)", self.number(name))
        self.page.mouse.click(*self.on_screen(x, y))
        self.settle()

    def on_screen(self, x: float, y: float) -> tuple[float, float]:
        box = self.page.locator("#canvas").bounding_box()
        return box["x"] + x, box["y"] + y

    def rows(self) -> list[list[str]]:
        """The cells of the table."""
        return self.find(
            "[...document.querySelectorAll('#table tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText))"
        )  # type: ignore[no-any-return]

    def show_table(self) -> None:
        self.page.get_by_role("group", name="显示方式").get_by_role("button", name="表", exact=True).click()


def is_own(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:"))


@pytest.fixture
def reader(browser: Any) -> Iterator[Reader]:
    context = browser.new_context(viewport=SIZE, accept_downloads=True)
    made = Reader(context.new_page())
    yield made
    context.close()
    assert made.troubles == []


@pytest.fixture
def groups(reader: Reader, overview: Path) -> Reader:
    """The page as a visitor first has it."""
    return reader.open(overview)


# --- what is there at first ---------------------------------------------------------------------------------


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


# --- search -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["翠桐小", "ctxx", "cuitongxiaoxue"])
def test_search_finds_by_name_initials_and_pinyin(groups: Reader, typed: str) -> None:
    groups.page.fill("#search", typed)
    assert SCHOOL in groups.text("#hits1")
    first = groups.page.locator("#hits1 [role=option]", has=groups.page.get_by_text(SCHOOL, exact=True)).first
    first.click()
    assert groups.text("#card h2") == SCHOOL


def test_search_finds_by_alias(groups: Reader) -> None:
    alias, node = groups.find(
        "Object.entries(JSON.parse(document.getElementById('graph').textContent).nodes.aliases).map(([node, all]) => [all[0], Number(node)])[0]"
    )
    groups.page.fill("#search", alias)
    assert groups.find(
        "document.querySelector('#hits1').innerText.includes(JSON.parse(document.getElementById('graph').textContent).nodes.label[a])",
        node,
    )


def test_search_by_keyboard(groups: Reader) -> None:
    groups.page.keyboard.press("/")
    groups.page.keyboard.type(GROUP)
    groups.page.keyboard.press("Enter")
    assert groups.text("#card h2") == GROUP


def test_search_reaches_what_the_view_leaves_out(groups: Reader) -> None:
    outside = groups.find(
        """(() => { const graph = JSON.parse(document.getElementById('graph').textContent), inside = new Set(graph.views[0].nodes);
        return graph.nodes.label.find((label, node) => !inside.has(node) && graph.nodes.degree[node] > 2); })()"""
    )
    groups.page.fill("#search", outside)
    groups.page.keyboard.press("Enter")
    groups.settle()
    assert groups.text("#card h2") == outside
    assert outside in groups.labels()


def test_nothing_found_says_so(groups: Reader) -> None:
    groups.page.fill("#search", "没有这个学校")
    assert groups.text("#hits1") == "没有找到"


# --- filters ------------------------------------------------------------------------------------------------


def test_a_class_that_is_off_is_gone(groups: Reader) -> None:
    before = groups.labels()
    groups.page.uncheck("[data-filter='offKinds:Group']")
    assert GROUP in before
    assert GROUP not in groups.labels()
    assert "另有" in groups.text("#status")
    groups.page.click(".reset")
    assert groups.labels() == before


def test_a_relation_that_is_off_is_gone(groups: Reader) -> None:
    member = groups.find("JSON.parse(document.getElementById('graph').textContent).predicates.indexOf('memberOf')")
    groups.page.uncheck(f"[data-filter='offPredicates:{member}']")
    groups.show_table()
    assert "成员" not in {row[1] for row in groups.rows()}
    assert groups.rows()


@pytest.mark.parametrize(("push", "shown"), [("事实", "事实"), ("计划", "计划")])
def test_facts_and_plans_apart(groups: Reader, push: str, shown: str) -> None:
    groups.page.get_by_role("group", name="事实与计划").get_by_role("button", name=push).click()
    groups.show_table()
    assert {row[5] for row in groups.rows()} == {shown}
    assert (PLANNED in groups.labels()) == (shown == "计划")


def test_area_and_source_narrow_the_picture(groups: Reader) -> None:
    everything = groups.labels()
    groups.page.select_option(
        "[data-filter=area]",
        label=groups.page.locator("[data-filter=area] option", has_text="登封市").first.inner_text(),
    )
    here = groups.labels()
    assert 0 < len(here) < len(everything)
    assert GROUP not in here
    groups.page.click(".reset")
    option = groups.page.locator("[data-filter=source] option", has_text=GROUP).first.inner_text()
    groups.page.select_option("[data-filter=source]", label=option)
    groups.show_table()
    assert groups.rows()
    assert all(GROUP in row[7] for row in groups.rows())


def test_the_time_slider_keeps_its_years(groups: Reader) -> None:
    slider = groups.page.locator("[data-end=fromYear]")
    slider.evaluate("(box) => { box.value = 2023; box.dispatchEvent(new Event('input')); }")
    groups.show_table()
    years = {row[4] for row in groups.rows()}
    assert years
    assert all(not year or int(year) >= 2023 for year in years)
    assert "years=2023-" in groups.page.url


def test_only_one_class_at_a_push(groups: Reader) -> None:
    groups.page.click("[data-view=all]")
    groups.page.hover("[data-filter='offKinds:Award']")
    groups.page.get_by_role("button", name="只看荣誉").click()
    kinds = groups.find(
        "(() => { const graph = JSON.parse(document.getElementById('graph').textContent); return edukg.shown.nodes.map((node) => graph.types[graph.nodes.type[node]][0]); })()"
    )
    assert set(kinds) == {"Award"}


# --- cards --------------------------------------------------------------------------------------------------


def test_a_click_on_a_node_opens_its_card(groups: Reader) -> None:
    groups.click_node(GROUP)
    card = groups.text("#card")
    assert groups.text("#card h2") == GROUP
    assert "教育集团" in groups.text("#card .chips")
    assert SCHOOL in card
    assert "领办校" in card
    assert "groups/翠桐教育集团" in card


def test_a_click_on_a_line_shows_the_sentence(groups: Reader, samples_build: kg.Build) -> None:
    ends = [groups.find("edukg.screenPlace(a)", groups.number(name)) for name in (PLANNED, GROUP)]
    middle = [(ends[0][axis] + ends[1][axis]) / 2 for axis in (0, 1)]
    groups.page.mouse.click(*groups.on_screen(*middle))
    assert PLANNED in groups.text("#card h2")
    assert "计划" in groups.text("#card .chips")
    said = groups.text("#card mark")
    source = re.search(r"groups/\S+?\.pdf", groups.text("#card cite"))
    assert source is not None
    text = (samples_build.folder / "text" / f"{source[0]}.txt").read_text(encoding="utf-8")
    start, end = (int(one) for one in re.findall(r"第 (\d+)–(\d+) 字", groups.text("#card cite"))[0])
    assert text[start:end] == said
    assert PLANNED in said


def test_quotes_copy_with_their_source(groups: Reader) -> None:
    groups.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    groups.page.evaluate("edukg.change({ statement: edukg.shown.statements[0] })")
    groups.page.get_by_role("button", name="复制并附出处").first.click()
    groups.page.wait_for_selector("#note.on")
    copied = groups.page.evaluate("navigator.clipboard.readText()")
    assert groups.text("#card mark") in copied
    assert groups.text("#card cite") in copied


def test_a_selection_in_a_quote_takes_its_source_along(groups: Reader) -> None:
    groups.page.evaluate("edukg.change({ statement: edukg.shown.statements[0] })")
    copied = groups.find(
        """(() => { getSelection().selectAllChildren(document.querySelector('#card mark')); const data = new DataTransfer();
        document.querySelector('#card mark').dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
        return data.getData('text/plain'); })()"""
    )
    assert groups.text("#card mark") in copied
    assert groups.text("#card cite") in copied


def test_neighbours_stand_out(groups: Reader) -> None:
    quiet = groups.find("edukg.toSvg().match(/opacity=.0.1/g)?.length || 0")
    groups.click_node(GROUP)
    assert groups.find("edukg.toSvg().match(/opacity=.0.1/g).length") > quiet


# --- what moves ---------------------------------------------------------------------------------------------


def test_hide_and_undo(groups: Reader) -> None:
    groups.click_node(GROUP)
    groups.page.get_by_role("button", name="隐藏", exact=True).click()
    assert GROUP not in groups.labels()
    groups.page.click(".recall button")
    assert GROUP in groups.labels()


def test_a_dragged_node_stays_where_it_is_put(groups: Reader) -> None:
    x, y = groups.on_screen(*groups.find("edukg.screenPlace(a)", groups.number(GROUP)))
    groups.page.mouse.move(x, y)
    groups.page.mouse.down()
    groups.page.mouse.move(x + 60, y - 40, steps=4)
    groups.page.mouse.up()
    assert groups.find("edukg.state.pinned.has(a)", groups.number(GROUP))
    again = Reader(groups.page).open(
        Path(groups.page.url.split("#")[0].removeprefix("file://")), groups.page.url.split("#")[1]
    )
    moved = again.on_screen(*again.find("edukg.screenPlace(a)", again.number(GROUP)))
    assert moved == pytest.approx((x + 60, y - 40), abs=3)


def test_fold_and_expand(groups: Reader) -> None:
    before = groups.labels()
    groups.click_node(GROUP)
    groups.page.get_by_role("button", name="收起").click()
    folded = groups.labels()
    assert folded < before
    groups.page.get_by_role("button", name="放开").click()
    assert groups.labels() == before
    groups.page.locator("#card .actions button").first.click()
    assert before < groups.labels()
    groups.page.get_by_role("button", name="收回").click()
    assert groups.labels() == before


def test_the_path_between_two_nodes(groups: Reader) -> None:
    groups.click_node(SCHOOL)
    groups.page.get_by_role("button", name="路径到").click()
    groups.page.locator(".pathbox input").fill(PLANNED)
    groups.page.keyboard.press("Enter")
    assert groups.text("#card h2") == "最短路径"
    steps = groups.page.locator("#card .route li").all_inner_texts()
    assert len(steps) == 2
    assert SCHOOL in steps[0]
    assert all(GROUP in step for step in steps)
    assert PLANNED in steps[1]


def test_size_by_statements(groups: Reader) -> None:
    before = groups.find("edukg.toSvg()")
    groups.page.get_by_role("group", name="大小").get_by_role("button", name="陈述").click()
    assert groups.find("edukg.toSvg()") != before


# --- keyboard, language, theme, address -----------------------------------------------------------------------


def test_keys_walk_between_neighbours(groups: Reader) -> None:
    groups.page.focus("#canvas")
    groups.page.keyboard.press("ArrowRight")
    first = groups.text("#card h2")
    number = groups.number(first)
    groups.page.keyboard.press("ArrowRight")
    if groups.text("#card h2") == first:
        groups.page.keyboard.press("ArrowLeft")
    second = groups.number(groups.text("#card h2"))
    near = groups.find(
        "(() => { const { statements } = JSON.parse(document.getElementById('graph').textContent); return statements.subject.map((s, n) => [s, statements.object[n]]).filter((pair) => pair.includes(a)).flat(); })()",
        number,
    )
    assert second != number
    assert second in near
    groups.page.keyboard.press("Escape")
    assert groups.page.locator("#card").is_hidden()


def test_tab_reaches_every_part(groups: Reader) -> None:
    seen = []
    for _ in range(60):
        groups.page.keyboard.press("Tab")
        seen.append(groups.find("document.activeElement.id || document.activeElement.closest('[id]')?.id"))
    order = list(dict.fromkeys(seen))
    assert [part for part in order if part in {"skip", "search", "tools", "tabs", "panel", "canvas"}] == [
        "skip",
        "search",
        "tools",
        "tabs",
        "panel",
        "canvas",
    ]


def test_english_and_back(groups: Reader) -> None:
    groups.page.click(".language")
    assert groups.find("document.documentElement.lang") == "en"
    assert "Legend and filters" in groups.text("#panel")
    assert GROUP in groups.labels()
    groups.page.click(".language")
    assert "图例与筛选" in groups.text("#panel")


def test_dark_follows_the_system_and_the_switch(browser: Any, overview: Path) -> None:
    context = browser.new_context(viewport=SIZE, color_scheme="dark")
    made = Reader(context.new_page()).open(overview)
    dark = made.find("getComputedStyle(document.body).backgroundColor")
    made.page.click(".theme")
    light = made.find("getComputedStyle(document.body).backgroundColor")
    context.close()
    assert (dark, light) == ("rgb(20, 23, 28)", "rgb(251, 251, 249)")
    assert made.troubles == []


def test_the_address_brings_a_view_back(groups: Reader, browser: Any, overview: Path) -> None:
    groups.page.click("[data-view=all]")
    groups.page.uncheck("[data-filter='offKinds:Person']")
    groups.page.fill("#search", GROUP)
    groups.page.keyboard.press("Enter")
    groups.settle()
    groups.page.click("#zoomIn")
    sent = groups.page.url.split("#")[1]
    context = browser.new_context(viewport=SIZE)
    other = Reader(context.new_page()).open(overview, sent)
    same = [
        (one.text("#card h2"), one.labels(), one.find("edukg.screenPlace(a)", one.number(GROUP)))
        for one in (groups, other)
    ]
    context.close()
    assert same[0][:2] == same[1][:2]
    assert same[0][2] == pytest.approx(same[1][2], abs=2)
    assert "view=all" in sent
    assert "hideclass=Person" in sent


def test_an_address_that_names_nothing_is_passed_over(reader: Reader, overview: Path) -> None:
    reader.open(overview, "view=nonsense&node=nobody&path=a,b&years=x&zoom=1,2,x&opened=9&statement=%3Cscript%3E")
    assert GROUP in reader.labels()
    assert reader.page.locator("#card").is_hidden()


# --- table, charts, exports -------------------------------------------------------------------------------------


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


# --- other pages ------------------------------------------------------------------------------------------------


def test_a_focus_opens_with_its_card(reader: Reader, samples_build: kg.Build, tmp_path: Path) -> None:
    page = tmp_path / "focus.html"
    page.write_text(samples_build.draw(focus=GROUP, depth=1), encoding="utf-8")
    reader.open(page)
    assert reader.text("#card h2") == GROUP
    assert SCHOOL in reader.labels()


def test_a_phone_shows_the_picture_above_the_sentence(browser: Any, overview: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    made = Reader(context.new_page()).open(overview)
    made.page.evaluate("edukg.change({ statement: edukg.shown.statements[0] })")
    made.settle()
    made.settle()
    mark, tabs = made.page.locator("#card mark").bounding_box(), made.page.locator("#tabs").bounding_box()
    ends = made.find(
        "(() => { const { statements } = JSON.parse(document.getElementById('graph').textContent), n = edukg.shown.statements[0]; return [statements.subject[n], statements.object[n]].map(edukg.screenPlace); })()"
    )
    top = made.page.locator("#card").bounding_box()["y"] - made.page.locator("#canvas").bounding_box()["y"]
    wide = made.find("document.documentElement.scrollWidth")
    context.close()
    assert made.troubles == []
    assert mark["y"] + mark["height"] < 800
    assert tabs["y"] < 140
    assert all(0 < y < top for _, y in ends)
    assert wide == 390


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


def test_a_single_view_holds_no_tabs(reader: Reader, samples_build: kg.Build, tmp_path: Path) -> None:
    page = tmp_path / "awards.html"
    page.write_text(draw_view(scan_turtle(samples_build.graph), view="awards"), encoding="utf-8")
    reader.open(page)
    assert reader.page.locator("#tabs").is_hidden()
    assert reader.find("edukg.shown.nodes.length") > 20


# --- what the samples do not hold -----------------------------------------------------------------------------


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


def test_print_is_light_and_holds_the_table(groups: Reader) -> None:
    groups.page.click(".theme")
    assert groups.find("document.documentElement.dataset.theme") == "dark"
    groups.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert groups.find("document.documentElement.dataset.theme") == "light"
    assert len(groups.rows()) == groups.find("edukg.shown.statements.length")
    groups.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert groups.find("document.documentElement.dataset.theme") == "dark"
    assert groups.page.locator("#table").is_hidden()
