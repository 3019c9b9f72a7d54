"""Search and filters of the pages, used in a browser: what is filtered is gone."""

import pytest
from browser_page import GROUP, PLANNED, SCHOOL, Reader


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
