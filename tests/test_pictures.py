"""What is in each view and where it stands: picked, placed and packed the same for the same graph."""

import pytest
from view_graph import BASE, city, small

from kg.errors import NotFoundError
from kg.view import Request
from kg.view.picture import (
    choose_near,
    choose_rows,
    choose_triples,
    choose_view,
    find_view,
    read_scene,
)
from kg.view.picture.blocks import make_blocks
from kg.view.picture.charts import find_charts
from kg.view.picture.choose import Choice
from kg.view.picture.record import Figure, Scene, Thing
from kg.view.picture.regions import find_grounds

EDU = "https://w3id.org/edukg/ontology#"
SAID = "甲市乙区丙校"


@pytest.fixture(scope="module")
def scene() -> Scene:
    return read_scene(small().scan())


def tell(scene: Scene, choice: Choice) -> set[str]:
    """Subject, predicate and object of every statement of a choice, and the names of what is tied to nothing in it."""
    label = {iri: thing.label for iri, thing in scene.things.items()}
    tied = {end for claim in choice.claims for end in claim.ends}
    alone = {thing.label for thing in choice.things if thing.iri not in tied}
    return alone | {f"{label[claim.subject]} {claim.predicate} {label[claim.object]}" for claim in choice.claims}


GROUPS = {
    "东风小学 memberOf 东风小学教育集团",
    "红旗小学 memberOf 东风小学教育集团",
    "新民小学 memberOf 东风小学教育集团",
    "东风小学北校区 campusOf 东风小学",
    "旧街小学 mergedInto 红旗小学",
    "东风小学 partnersWith 红旗小学",
}


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ("groups", GROUPS),
        ("awards", {"东风小学 received 文明校园", "王芳 received 文明校园"}),
        ("people", {"王芳 affiliatedWith 东风小学", "王芳 received 文明校园", "王芳 takesPartIn 读书节"}),
        ("programmes", {"东区教育局 holds 读书节", "西山小学 takesPartIn 读书节"}),
        ("changes", {"东区教育局 builds 新民小学", "旧街小学 mergedInto 红旗小学"}),
        ("figures", set()),
    ],
)
def test_each_view_holds_what_it_is_about(scene: Scene, view: str, told: set[str]) -> None:
    assert tell(scene, choose_view(scene, find_view(view))) == told


def test_the_whole_graph_is_in_all(scene: Scene) -> None:
    choice = choose_view(scene, find_view("all"))
    assert choice.things == tuple(scene.things.values())
    assert choice.claims == scene.claims
    assert choice.quiet == {"locatedIn", "partOf"}


def test_no_other_view_is_known() -> None:
    with pytest.raises(NotFoundError, match="groups, awards"):
        find_view("schools")


def test_groups_stand_in_their_areas_and_leads_are_told(scene: Scene) -> None:
    choice = choose_view(scene, find_view("groups"))
    grounds = find_grounds(scene, choice)
    label = {thing.iri: thing.label for thing in choice.things}
    # What is not said to lie anywhere stands where what it belongs to does.
    assert {label[iri]: ground.label[0] for iri, ground in grounds.items()} == dict.fromkeys(label.values(), "东区")
    graph, _, _ = make_blocks(small().scan(), Request(view="groups"))
    leads = [name for name, flags in zip(graph["nodes"]["label"], graph["nodes"]["flags"], strict=True) if flags & 4]
    assert leads == ["东风小学"]
    planned = [at for at, plan in enumerate(graph["statements"]["planned"]) if plan]
    assert {graph["nodes"]["label"][graph["statements"]["subject"][at]] for at in planned} >= {"新民小学"}


def test_honours_stand_by_level_and_year(scene: Scene) -> None:
    grounds = find_grounds(scene, choose_view(scene, find_view("awards")))
    assert {ground.label for ground in grounds.values()} == {("市级 · 2022", "City · 2022")}


def test_changes_stand_by_stage_and_year(scene: Scene) -> None:
    grounds = find_grounds(scene, choose_view(scene, find_view("changes")))
    told = {scene.things[iri].label: ground.label[0] for iri, ground in grounds.items()}
    assert told == {
        "东区教育局": "规划 · 年份未注明",
        "新民小学": "规划 · 年份未注明",
        "旧街小学": "合并 · 2021",
        "红旗小学": "合并 · 2021",
    }


@pytest.mark.parametrize(
    ("name", "depth", "reached"),
    [
        ("王芳", 1, {"王芳", "东风小学", "文明校园", "读书节"}),
        ("新民小学", 2, {"新民小学", "东风小学教育集团", "东区教育局", "东风小学", "红旗小学", "读书节"}),
        ("西区", 1, {"西区", "甲市", "西山小学"}),
        ("西区", 2, {"西区", "甲市", "西山小学"}),
    ],
)
def test_a_focus_reaches_so_far(scene: Scene, name: str, depth: int, reached: set[str]) -> None:
    choice = choose_near(scene, find_view("all"), name, depth)
    assert {thing.label for thing in choice.things} == reached
    assert [scene.things[iri].label for iri in choice.centre] == [name]


def test_a_focus_in_a_view_keeps_to_it(scene: Scene) -> None:
    assert tell(scene, choose_near(scene, find_view("people"), "东风小学", 1)) == {"王芳 affiliatedWith 东风小学"}


def test_the_way_does_not_lead_through_hubs() -> None:
    made = small()
    for number in range(30):
        made.thing(f"{number}号小学")
        made.say("东区教育局", "manages", f"{number}号小学", SAID)
        made.say(f"{number}号小学", "locatedIn", "东区", SAID)
    scene = read_scene(made.scan())
    near = {thing.label for thing in choose_near(scene, find_view("all"), "新民小学", 3).things}
    assert "东区教育局" in near
    assert "7号小学" not in near
    assert "7号小学" in {thing.label for thing in choose_near(scene, find_view("all"), "东区教育局", 1).things}


def test_an_entity_that_is_not_there_is_missed_in_words(scene: Scene) -> None:
    with pytest.raises(NotFoundError) as caught:
        choose_near(scene, find_view("all"), "小学", 1)
    assert "东风小学" in caught.value.cure
    assert choose_near(scene, find_view("all"), "新民", 1).centre  # the only one that holds these words


def iri_of(scene: Scene, name: str) -> str:
    return next(iri for iri, thing in scene.things.items() if thing.label == name)


def test_rows_show_what_they_name_and_what_is_between(scene: Scene) -> None:
    rows = [[iri_of(scene, "东风小学"), "一等奖"], [iri_of(scene, "王芳")]]
    assert tell(scene, choose_rows(scene, rows)) == {"王芳 affiliatedWith 东风小学"}


def test_rows_of_statements_show_those_alone(scene: Scene) -> None:
    claim = next(claim for claim in scene.claims if claim.predicate == "campusOf")
    rows = [[claim.iri, iri_of(scene, "红旗小学")]]
    assert tell(scene, choose_rows(scene, rows)) == {"东风小学北校区 campusOf 东风小学", "红旗小学"}


def test_a_construct_shows_its_triples_also_those_it_makes_up(scene: Scene) -> None:
    one, other, group = (iri_of(scene, name) for name in ("红旗小学", "东风小学", "东风小学教育集团"))
    triples = [(one, "https://example.org/sameGroup", other), (one, f"{EDU}memberOf", group), (one, f"{EDU}type", "x")]
    choice = choose_triples(scene, triples)
    assert tell(scene, choice) == {"红旗小学 sameGroup 东风小学", "红旗小学 memberOf 东风小学教育集团"}
    assert [claim.iri for claim in choice.claims if claim.predicate == "sameGroup"] == [""]
    graph, _, _ = make_blocks(small().scan(), Request(rows=triples, triples=True))
    made = graph["statements"]["iri"].index("")
    assert graph["predicates"][graph["statements"]["predicate"][made]] == "sameGroup"
    assert made in graph["views"][0]["statements"]


def test_an_answer_without_entities_says_what_helps(scene: Scene) -> None:
    for choose in (choose_rows, choose_triples):
        with pytest.raises(NotFoundError, match="names no entity") as caught:
            choose(scene, [("一等奖", "二等奖", "三等奖")])
        assert "IRI" in caught.value.cure


def figure(about: str, indicator: str, value: float, unit: str, year: int = 0) -> Figure:
    return Figure(f"{about}{indicator}{year}", about, indicator, value, unit, year, planned=False, quotes=())


def test_figures_that_count_the_same_share_a_chart() -> None:
    kinds = {"东区": "Area", "西区": "Area", "东区教育局": "Authority", "东风小学": "School"}
    charts = find_charts(
        [
            figure("东风小学", "在校学生", 900, "人", 2023),
            figure("东区教育局", "在校学生", 95, "人", 2023),
            figure("东区", "在校学生数", 100, "人", 2022),
            figure("东区", "现有在校生", 110, "名", 2023),
            figure("西区", "在校学生总数", 90, "人", 2023),
            figure("东区", "中小学校", 12, "所", 2023),
            figure("西区", "中小学校数", 11, "所", 2021),
            figure("东区", "在校学生", 3, "万元"),
        ],
        {name: Thing(name, kind, name) for name, kind in kinds.items()},
    )
    assert [(chart.kind, chart.label, chart.unit, len(chart.figures)) for chart in charts] == [
        ("years", "在校学生", "人", 4),
        ("bodies", "中小学校", "所", 2),
        ("single", "在校学生", "万元", 1),
        ("single", "在校学生", "人", 1),
    ]
    assert {one.value for one in charts[0].figures} == {100, 110, 90, 95}


def test_the_view_of_figures_is_about_bodies_and_has_no_places() -> None:
    graph, _, _ = make_blocks(city().scan(), Request(view="figures"))
    (view,) = graph["views"]
    assert [graph["nodes"]["label"][number] for number in view["nodes"]] == ["城中区"]
    assert view["x"] == view["region"] == []
    assert graph["charts"] == {
        "label": ["在校学生"],
        "unit": [graph["values"].index("人")],
        "kind": ["single"],
        "figures": [[0]],
    }
    assert graph["figures"]["value"] == [91968]


def test_an_overview_holds_every_view_groups_first() -> None:
    graph, names, texts = make_blocks(city().scan(), Request())
    told = [view["name"] for view in graph["views"]]
    assert told == ["groups", "awards", "people", "programmes", "changes", "figures", "all"]
    assert graph["settings"]["start"] == "groups"
    assert graph["settings"]["base"] == BASE
    assert len(names["pinyin"]) == len(graph["nodes"]["iri"]) == graph["settings"]["total"]["nodes"]
    assert names["pinyin"][graph["nodes"]["label"].index("柳州市教育局")] == "liu zhou shi jiao yu ju"
    assert len(texts["exact"]) == len(graph["evidence"])
    for view in graph["views"]:
        for column in ("x", "y", "r", "region", "cluster"):
            assert len(view[column]) == (0 if view["name"] == "figures" else len(view["nodes"]))  # type: ignore[literal-required]


def test_every_statement_keeps_every_quote() -> None:
    scene = read_scene(city().scan())
    graph, _, texts = make_blocks(city().scan(), Request())
    for claim, numbers in zip(scene.claims, graph["statements"]["evidence"], strict=True):
        assert {texts["exact"][number] for number in numbers} == {scene.quotes[iri].exact for iri in claim.quotes}
    assert set(texts["prefix"]) == {"据了解，"}
    lead = next(claim for claim in scene.claims if claim.qualifier("role") == "Lead")
    assert len(lead.quotes) == 2


def test_a_page_about_one_entity_holds_what_its_cards_tell() -> None:
    graph, _, _ = make_blocks(small().scan(), Request(focus="王芳"))
    assert graph["nodes"]["label"][graph["settings"]["focus"]] == "王芳"
    held = set(graph["nodes"]["label"])
    assert {"东风小学教育集团", "东区", "甲市"} <= held  # beyond what is drawn, for cards and for opening further
    assert graph["settings"]["total"]["nodes"] > len(held) - 1


def test_what_has_ended_says_where_that_is_told() -> None:
    made = small()
    evidence = made.evidence("红旗小学退出集团")
    made.thing("退出小学")
    made.say(
        "退出小学",
        "memberOf",
        "东风小学教育集团",
        SAID,
        extra=f'; edu:until "2020"^^xsd:gYear ; edu:endDerivedFrom {evidence} ',
    )
    graph, _, texts = make_blocks(made.scan(), Request())
    ended = [at for at, numbers in enumerate(graph["statements"]["end"]) if numbers]
    assert [graph["statements"]["until"][at] for at in ended] == [2020]
    assert [texts["exact"][number] for number in graph["statements"]["end"][ended[0]]] == ["红旗小学退出集团"]


def test_charts_of_bodies_that_are_all_alike_come_last() -> None:
    things = {name: Thing(name, "School", name) for name in ("甲校", "乙校", "丙校")}
    alike = [figure(name, "承办", 1, "次") for name in things]
    told = [figure(name, "在校学生", value, "人") for name, value in (("甲校", 900), ("乙校", 400))]
    assert [chart.label for chart in find_charts([*alike, *told], things)] == ["在校学生", "承办"]
