"""The pages by keyboard, in English, in the dark, on a phone, on paper, and by an address that was sent."""

from pathlib import Path
from typing import Any

import pytest
from browser_page import GROUP, SIZE, Reader


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


def test_print_is_light_and_holds_the_table(groups: Reader) -> None:
    groups.page.click(".theme")
    assert groups.find("document.documentElement.dataset.theme") == "dark"
    groups.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert groups.find("document.documentElement.dataset.theme") == "light"
    assert len(groups.rows()) == groups.find("edukg.shown.statements.length")
    groups.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert groups.find("document.documentElement.dataset.theme") == "dark"
    assert groups.page.locator("#table").is_hidden()


def test_a_phone_shows_charts_and_tables_in_legible_size(browser: Any, overview: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    made = Reader(context.new_page()).open(overview, "view=figures")
    heights = made.find(
        "[...document.querySelectorAll('#charts svg text')].map((one) => one.getBoundingClientRect().height)"
    )
    made.page.evaluate("edukg.change({ mode: 'table' })")
    columns = made.find(
        "[...document.querySelectorAll('#table tbody tr:first-child td')].map((one) => one.clientWidth)"
    )
    wide = made.find("document.documentElement.scrollWidth")
    context.close()
    assert made.troubles == []
    assert heights
    assert min(heights) > 11
    assert min(columns) > 60
    assert wide == 390


def test_a_name_in_a_chart_opens_its_card_by_keyboard(groups: Reader) -> None:
    groups.page.click("[data-view=figures]")
    for key in ("Enter", " "):
        name = groups.page.locator("#charts .bodyname").first
        words = name.text_content()
        name.focus()
        groups.page.keyboard.press(key)
        assert groups.text("#card h2").startswith(words.rstrip("…"))
        groups.page.keyboard.press("Escape")
        assert groups.page.locator("#card").is_hidden()


def test_print_has_the_legend_and_no_controls(groups: Reader) -> None:
    groups.page.locator("[data-filter^='offPredicates:']").first.uncheck()
    groups.page.emulate_media(media="print")
    shown = groups.page.locator(".tick:visible").all_inner_texts()
    assert any("学校" in one for one in shown)
    assert len(shown) == groups.page.locator(".tick").count() - groups.page.locator(".tick.off").count()
    assert groups.page.locator(".tick.off").count() == 1
    for control in ("#tools", ".find", "#tabs", ".chooser", "footer", ".zoom", ".tick input"):
        assert groups.page.locator(f"{control}:visible").count() == 0, control


def test_every_key_of_the_help_does_what_it_says(groups: Reader) -> None:
    node = groups.number(GROUP)
    groups.page.evaluate("(node) => edukg.change({ node })", node)
    groups.settle()
    groups.page.focus("#canvas")
    place = groups.find("edukg.screenPlace(a)", node)
    groups.page.keyboard.press("Shift+ArrowLeft")
    assert groups.find("edukg.screenPlace(a)", node)[0] == pytest.approx(place[0] + 90, abs=1)
    scale = groups.find("edukg.state.zoom[2]")
    groups.page.keyboard.press("+")
    assert groups.find("edukg.state.zoom[2]") > scale
    groups.page.keyboard.press("-")
    assert groups.find("edukg.state.zoom[2]") == pytest.approx(scale, rel=0.01)
    before = groups.labels()
    groups.page.keyboard.press("e")
    assert before < groups.labels()
    groups.page.keyboard.press("p")
    assert groups.find("edukg.state.pinned.has(a)", node)
    groups.page.keyboard.press("Enter")
    assert groups.find("document.activeElement.closest('#card') !== null")
    groups.page.focus("#canvas")
    groups.page.keyboard.press("h")
    assert GROUP not in groups.labels()
    groups.page.keyboard.press("t")
    assert groups.page.locator("#table").is_visible()
    groups.page.keyboard.press("t")
    groups.page.keyboard.press("?")
    assert groups.page.locator("#help").is_visible()
    groups.page.keyboard.press("Escape")
    assert groups.page.locator("#help").is_hidden()


def test_names_of_parts_are_told_to_screen_readers(groups: Reader) -> None:
    unnamed = groups.find(
        """[...document.querySelectorAll('button, input, select, canvas, [role=tablist], [role=group]')].filter((one) =>
        one.checkVisibility() && !(one.ariaLabel || one.innerText?.trim() || one.labels?.length || one.closest('label'))).map((one) => one.outerHTML)"""
    )
    assert unnamed == []
    groups.page.focus("#skip")
    groups.page.keyboard.press("Enter")
    assert groups.find("document.activeElement.id") == "table"
    assert groups.page.locator("#table th[scope=col]").count() == 8
