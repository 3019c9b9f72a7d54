"""Search and filters of the pages, used in a browser: what is filtered is gone."""

import re
from pathlib import Path

import pytest
from browser_page import GROUP, PLANNED, SCHOOL, Reader
from pyoxigraph import RdfFormat, Store
from view_graph import Fixture

from kg.view import draw_overview


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
    assert all(int(year.split("–")[-1] or 9999) >= 2023 for year in years if year)
    assert "years=2023-" in groups.page.url


def test_only_one_class_at_a_push(groups: Reader) -> None:
    groups.page.click("[data-view=all]")
    groups.page.hover("[data-filter='offKinds:Award']")
    groups.page.get_by_role("button", name="只看荣誉").click()
    kinds = groups.find(
        "(() => { const graph = JSON.parse(document.getElementById('graph').textContent); return edukg.shown.nodes.map((node) => graph.types[graph.nodes.type[node]][0]); })()"
    )
    assert set(kinds) == {"Award"}


# --- what has ended ---------------------------------------------------------------------------------------------


LEFT, STAYED, JOINED = "雅儒小学", "燎原小学", "前茅小学"


@pytest.fixture
def past(reader: Reader, tmp_path: Path) -> Reader:
    """Three memberships of a group: from 2016 to 2020, since 2018, and planned."""
    made = Fixture()
    made.paper(1, "柳州/2023年工作总结.docx")
    for name in (LEFT, STAYED, JOINED):
        made.thing(name)
    made.thing("景行教育集团", "Group", "EducationGroup")
    years = '; edu:since "2016"^^xsd:gYear ; edu:until "2020"^^xsd:gYear '
    made.say(LEFT, "memberOf", "景行教育集团", "2016年加入", extra=years, ended="2020年退出景行教育集团")
    made.say(STAYED, "memberOf", "景行教育集团", "2018年加入", extra='; edu:since "2018"^^xsd:gYear ')
    made.say(JOINED, "memberOf", "景行教育集团", "2025年拟加入", planned=True, extra='; edu:year "2025"^^xsd:gYear ')
    page = tmp_path / "past.html"
    page.write_text(draw_overview(made.scan()), encoding="utf-8")
    return reader.open(page, "view=groups")


def set_years(reader: Reader, first: int, last: int) -> None:
    for end, year in (("fromYear", first), ("toYear", last)):
        slider = reader.page.locator(f"[data-end={end}]")
        slider.evaluate("(box, year) => { box.value = year; box.dispatchEvent(new Event('input')); }", year)


@pytest.mark.parametrize(
    ("push", "members"), [("事实", {STAYED}), ("计划", {JOINED}), ("已终止", {LEFT}), ("全部", {LEFT, STAYED, JOINED})]
)
def test_what_has_ended_is_filtered_apart(past: Reader, push: str, members: set[str]) -> None:
    past.page.get_by_role("group", name="事实与计划").get_by_role("button", name=push).click()
    assert past.labels() - {"景行教育集团"} == members
    sent = past.page.url.split("#")[1]
    assert past.open(Path(past.page.url.split("#")[0].removeprefix("file://")), sent).labels() >= members


@pytest.mark.parametrize(
    ("years", "members"),
    [
        ((2016, 2017), {LEFT}),
        ((2020, 2020), {LEFT, STAYED}),
        ((2021, 2024), {STAYED}),
        ((2025, 2025), {STAYED, JOINED}),
    ],
)
def test_the_slider_asks_what_held_in_its_years(past: Reader, years: tuple[int, int], members: set[str]) -> None:
    set_years(past, *years)
    assert past.labels() - {"景行教育集团"} == members


def test_what_has_ended_is_dotted_and_grey_and_named_in_the_legend(past: Reader) -> None:
    grey = past.find("getComputedStyle(document.documentElement).getPropertyValue('--past').trim()")
    lines = re.findall(
        r'<path d="[^"]*" fill="none" stroke="([^"]+)"[^>]*stroke-dasharray="([^"]+)"', past.find("edukg.toSvg()")
    )
    assert sorted(grey == colour for colour, _ in lines) == [False, True]
    assert len({dash for _, dash in lines}) == 2
    assert "灰点线：已终止" in past.text(".signs")
    past.page.click(".language")
    assert "Grey dots: ended" in past.text(".signs")


def test_the_card_tells_when_it_ended_and_who_says_so(past: Reader) -> None:
    past.click_node(LEFT)
    assert "已终止" in past.text("#card .facts")
    assert "2016–2020" in past.text("#card .facts")
    past.page.click("#card .quoteopen")
    assert "终止依据 1" in past.text("#card")
    assert past.page.locator("#card mark").all_inner_texts() == ["2016年加入", "2020年退出景行教育集团"]


def test_exports_tell_what_has_ended(past: Reader) -> None:
    rows = past.find("edukg.toCsv()").splitlines()
    assert [row.split(",")[4:6] for row in rows if row.startswith(LEFT)] == [["2016–2020", "已终止"]]
    store = Store()
    store.load(past.find("edukg.toTurtle()").encode(), RdfFormat.TURTLE)
    ends = store.query(
        "PREFIX edu: <https://w3id.org/edukg/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
        "SELECT ?until ?words (EXISTS { ?s edu:memberOf ?g } AS ?plain) { ?c rdf:subject ?s ; rdf:object ?g ; edu:until ?until ; edu:endDerivedFrom/oa:hasSelector/oa:exact ?words }"
    )
    assert [[term.value for term in row] for row in ends] == [["2020", "2020年退出景行教育集团", "false"]]


def test_hubs_are_held_down_until_asked_for(groups: Reader) -> None:
    groups.page.click("[data-view=changes]")
    faint = "(edukg.toSvg().match(/opacity=.0\\.2/g) || []).length"
    held = groups.find(faint)
    groups.page.uncheck("[data-filter=damped]")
    assert groups.find(faint) < held
    assert "hubs=full" in groups.page.url


def test_what_is_undated_can_be_left_out(groups: Reader) -> None:
    groups.page.click("[data-view=figures]")
    groups.show_table()
    assert "" in {row[4] for row in groups.rows()}
    groups.page.locator("#timeline .switch input").uncheck()
    assert groups.rows()
    assert "" not in {row[4] for row in groups.rows()}
    assert "undated=no" in groups.page.url
