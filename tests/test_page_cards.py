"""Cards, sentences, paths and what moves in the picture, used in a browser."""

import re
from pathlib import Path

import pytest
from browser_page import GROUP, PLANNED, SCHOOL, Reader

import kg


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
