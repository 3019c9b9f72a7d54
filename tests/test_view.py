"""The pages: self-contained, the same bytes every time, harmless whatever the documents say, and openable."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions, RdfFormat, Store
from rdflib import RDFS, Graph

from kg.errors import NotFoundError
from kg.model import Kind, Predicate, Row, Select
from kg.view import draw_overview, draw_query, draw_view
from kg.view.ask import read_scene
from kg.view.choose import choose_view, find_view
from kg.view.data import embed_json
from kg.view.layout import FLAT, Link, Spot, place_spots
from kg.view.network import count_columns, wrap_label
from kg.view.page import read_asset

PREFIXES = """
@prefix edu: <https://w3id.org/edukg/ontology#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
BASE = "https://w3id.org/edukg/id/"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HOSTILE = "<script>alert(1)</script>\"'\n]]></title><img src=x onerror=alert(2)>&amp;\u2028{{7*7}}"


class Fixture:
    """Writes a small graph as Turtle, one entity or statement at a time."""

    def __init__(self) -> None:
        self.lines = [PREFIXES]
        self.known: dict[str, str] = {}
        self.count = 0

    def thing(self, name: str, kind: str = "School", narrow: str = "", alias: str = "") -> str:
        if name not in self.known:
            iri = f"<{BASE}{kind.lower()}/{quote(name, safe='')}>"
            types = f"edu:{kind}, edu:{narrow}" if narrow else f"edu:{kind}"
            also = f"; skos:altLabel {json.dumps(alias, ensure_ascii=False)}@zh" if alias else ""
            label = json.dumps(name, ensure_ascii=False)
            self.lines.append(f"{iri} a {types} ; rdfs:label {label}@zh {also}; edu:mentionedIn <{BASE}source/1> .")
            self.known[name] = iri
        return self.known[name]

    def evidence(self, exact: str, paper: int = 1) -> str:
        self.count += 1
        iri = f"<{BASE}evidence/{self.count}>"
        words = json.dumps(exact, ensure_ascii=False)
        self.lines.append(
            f"{iri} a edu:Evidence ; oa:hasSource <{BASE}source/{paper}> ; oa:hasSelector <{BASE}q/{self.count}>, <{BASE}p/{self.count}> ."
            f'<{BASE}q/{self.count}> a oa:TextQuoteSelector ; oa:exact {words}@zh ; oa:prefix "据了解，"@zh ; oa:suffix "。下一句"@zh .'
            f"<{BASE}p/{self.count}> a oa:TextPositionSelector ; oa:start {self.count} ; oa:end {self.count + len(exact)} ."
        )
        return iri

    def say(
        self,
        subject: str,
        predicate: str,
        object_: str,
        exact: str,
        *,
        planned: bool = False,
        extra: str = "",
        twice: str = "",
    ) -> None:
        one, other = self.known[subject], self.known[object_]
        quotes = [self.evidence(exact)] + ([self.evidence(twice, 2)] if twice else [])
        self.lines.append(
            f"<{BASE}statement/{self.count}> a edu:Statement ; rdf:subject {one} ; rdf:predicate edu:{predicate} ; rdf:object {other} ;"
            f" edu:modality edu:{'Planned' if planned else 'Realised'} ; edu:confidence 0.9 {extra}; prov:wasDerivedFrom {', '.join(quotes)} ."
        )

    def paper(self, number: int, path: str) -> None:
        self.lines.append(
            f'<{BASE}source/{number}> a edu:SourceDocument ; dcterms:identifier {json.dumps(path, ensure_ascii=False)} ; dcterms:title "工作总结"@zh ; edu:year "2023"^^xsd:gYear .'
        )

    def select(self) -> Select:
        return select_from("\n".join(self.lines))


def select_from(turtle: str) -> Select:
    store = Store()
    store.load(turtle.encode(), RdfFormat.TURTLE)

    def select(query: str) -> Iterable[Row]:
        found = store.query(query)
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        for solution in found:
            yield {name: solution[name].value for name in names if solution[name] is not None}

    return select


def city() -> Fixture:
    """Three groups, an award with 25 receivers, people, programmes, plans and figures: some ninety entities."""
    made = Fixture()
    made.paper(1, "柳州/2023年工作总结.docx")
    made.paper(2, "柳州/简报.html")
    made.thing("柳州市", "Area", "City")
    made.thing("城中区", "Area", "County")
    made.say("城中区", "partOf", "柳州市", "柳州市城中区")
    made.thing("柳州市教育局", "Authority", alias="市教育局")
    leads = ["景行小学", "柳州市第八中学", "弯塘路小学"]
    roads = [
        "文惠",
        "公园路",
        "东门",
        "龙城",
        "潭中",
        "立冲",
        "马鹿山",
        "驾鹤",
        "雅儒",
        "箭盘山",
        "燎原",
        "德润",
        "鹧鸪江",
        "银山",
        "前茅",
        "柳石路第四",
    ]
    schools = [f"{road}{'小学' if number % 3 else '初级中学'}" for number, road in enumerate(roads)]
    for number, lead in enumerate(leads):
        group = made_group(made, lead, schools[number * 5 : number * 5 + 4 + number])
        made.say("柳州市教育局", "manages", lead, f"市教育局直接管理{lead}", planned=number == 2)
        assert group in made.known
    for name in [*leads, *schools]:
        made.thing(name, "School", "PrimarySchool")
        made.say(name, "locatedIn", "城中区", f"城中区{name}")
    made.thing("柳州市教育改革创新奖", "Award")
    made.thing("全国青少年校园足球特色学校", "Award")
    for number in range(25):
        winner = [*leads, *schools][number] if number < 19 else f"第{number}幼儿园"
        made.thing(winner, "School", "Kindergarten" if number >= 19 else "")
        grade = "一等奖" if number % 2 else "二等奖"
        made.say(
            winner,
            "received",
            "柳州市教育改革创新奖",
            f"{winner}获柳州市教育改革创新奖{grade}",
            extra=f'; edu:grade "{grade}"@zh ; edu:level edu:CityLevel ; edu:year "2022"^^xsd:gYear ',
        )
    made.say("景行小学", "received", "全国青少年校园足球特色学校", "景行小学被评为全国青少年校园足球特色学校")
    for number, person in enumerate(["覃卫民", "韦柳华", "黄秀兰", "陆志远", "欧阳雪梅", "莫小燕", "梁文静"]):
        made.thing(person, "Person", "Principal" if number < 3 else "Teacher")
        made.say(
            person,
            "affiliatedWith",
            [*leads, *schools][number % 5],
            f"{person}老师",
            extra=f'; edu:role "{"校长" if number < 3 else "教师"}"@zh ',
        )
        if number % 2:
            made.say(person, "received", "柳州市教育改革创新奖", f"{person}获奖")
    for number, programme in enumerate(["青蓝工程", "班主任准入制改革", "智慧课堂行动计划", "“双减”提质增效项目"]):
        made.thing(programme, "Programme")
        for doer in ["柳州市教育局", leads[number % 3], schools[number], schools[number + 4]]:
            made.say(
                doer,
                "carriesOut",
                programme,
                f"{doer}将实施{programme}" if number == 2 else f"{doer}实施{programme}",
                planned=number == 2,
            )
    made.thing("2023年全国生命教育年会", "Event")
    made.say("柳州市教育局", "holds", "2023年全国生命教育年会", "承办2023年全国生命教育年会")
    made.thing("柳州市义务教育优质均衡发展实施方案", "Document")
    made.say(
        "柳州市教育局", "issued", "柳州市义务教育优质均衡发展实施方案", "印发《柳州市义务教育优质均衡发展实施方案》"
    )
    made.lines.append(
        f'<{BASE}observation/1> a edu:Observation ; edu:about {made.known["城中区"]} ; edu:indicator "在校学生数"@zh ; edu:value 91968.0 ;'
        f' edu:unit "人" ; edu:year "2023"^^xsd:gYear ; edu:modality edu:Realised ; prov:wasDerivedFrom {made.evidence("在校学生91968人")} .'
    )
    return made


def made_group(made: Fixture, lead: str, members: list[str]) -> str:
    group = f"{lead}教育集团"
    made.thing(group, "Group", "EducationGroup")
    made.thing(lead, "School", "PrimarySchool")
    made.say(
        lead, "memberOf", group, f"{lead}牵头组建{group}", extra="; edu:role edu:Lead ", twice=f"{group}由{lead}领衔"
    )
    for number, member in enumerate(members):
        made.thing(member, "School", "PrimarySchool")
        planned = number == len(members) - 1
        made.say(
            member,
            "memberOf",
            group,
            f"{member}{'拟' if planned else ''}加入{group}",
            planned=planned,
            extra="; edu:role edu:Member ",
        )
    return group


class Page(HTMLParser):
    """What a browser would find in a page: its elements, addresses and embedded data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.blocks: list[str] = []
        self.feed(html)
        self.data = json.loads(self.blocks[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "srcset", "data", "action"}]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        if tag == "script":
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and self.blocks and not self.blocks[-1]:
            self.blocks[-1] = data


@pytest.fixture(scope="module")
def overview() -> str:
    return draw_overview(city().select(), title="柳州教育")


def drawn(page: Page, view: str) -> tuple[list[str], list[dict[str, object]]]:
    picture = next(one for one in page.data["views"] if one["name"] == view)["network"]
    return [page.data["things"][node["id"]]["label"] for node in picture["nodes"]], picture["edges"]


def test_page_asks_for_nothing(overview: str) -> None:
    page = Page(overview)
    assert page.addresses == ["data:,"]
    assert page.tags.count("script") == 4
    assert not {"link", "iframe", "img", "object", "base"} - {"link"} & set(page.tags)
    assert "sourceMappingURL" not in overview
    assert "default-src 'none'" in overview
    assert not re.search(r"@import|url\(\s*['\"]?(?!data:)", read_asset("page.css"))


def test_scripts_never_write_markup() -> None:
    for name in ("words.js", "network.js", "cards.js", "filters.js", "page.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|XMLHttp", read_asset(name)
        )


def test_same_graph_same_bytes(overview: str) -> None:
    made = city()
    made.lines[1:] = reversed(made.lines[1:])
    assert draw_overview(made.select(), title="柳州教育") == overview


@pytest.mark.parametrize("seed", ["1", "2"])
def test_bytes_do_not_hang_on_hash_order(overview: str, seed: str) -> None:
    told = "from test_view import city, draw_overview; print(draw_overview(city().select(), title='柳州教育'), end='')"
    here = Path(__file__).parent
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", told],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(here), str(here.parent)])},
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode() == overview


def test_overview_opens_on_groups(overview: str) -> None:
    page = Page(overview)
    assert [view["name"] for view in page.data["views"]] == ["groups", "awards", "people", "programmes", "all"]
    names, edges = drawn(page, "groups")
    assert {"景行小学教育集团", "柳州市第八中学教育集团", "弯塘路小学教育集团"} <= set(names)
    assert "柳州市教育改革创新奖" not in names
    heavy = [edge for edge in edges if edge["width"] == 4]
    assert {page.data["things"][edge["from"]]["label"] for edge in heavy} == {
        "景行小学",
        "柳州市第八中学",
        "弯塘路小学",
    }


def test_every_statement_keeps_every_quote(overview: str) -> None:
    page = Page(overview)
    scene = read_scene(city().select())
    assert len(page.data["claims"]) == len(scene.claims) == len({claim.iri for claim in scene.claims}) > 80
    for held, claim in zip(page.data["claims"], scene.claims, strict=True):
        said = [page.data["quotes"][number] for number in held["quotes"]]
        assert [quote["exact"] for quote in said] == [scene.quotes[iri].exact for iri in claim.quotes]
        assert all(quote["prefix"] == "据了解，" and quote["suffix"] == "。下一句" for quote in said)
    lead = next(
        claim for claim in page.data["claims"] if claim["p"] == "memberOf" and claim["qualifiers"]["role"] == "Lead"
    )
    assert sorted({page.data["quotes"][number]["paper"] for number in lead["quotes"]}) == [0, 1]


def test_planned_lines_are_dashed(overview: str) -> None:
    page = Page(overview)
    _, edges = drawn(page, "all")
    assert {edge["id"] for edge in edges if "dashes" in edge} == {
        number for number, claim in enumerate(page.data["claims"]) if claim.get("planned")
    }
    assert any("dashes" in edge for edge in edges)


def test_figures_areas_and_aliases_are_held(overview: str) -> None:
    page = Page(overview)
    assert [(one["indicator"], one["value"], one["unit"], one["year"]) for one in page.data["figures"]] == [
        ("在校学生数", "91,968", "人", "2023")
    ]
    school = next(thing for thing in page.data["things"] if thing["label"] == "文惠初级中学")
    assert [page.data["things"][area]["label"] for area in school["areas"]] == ["城中区", "柳州市"]
    assert next(thing for thing in page.data["things"] if thing["label"] == "柳州市教育局")["aliases"] == ["市教育局"]


def test_person_lies_in_the_employers_area() -> None:
    scene = read_scene(city().select())
    person = next(thing for thing in scene.things.values() if thing.label == "覃卫民")
    assert [scene.things[area].label for area in person.areas] == ["城中区", "柳州市"]


@pytest.mark.parametrize("view", ["groups", "awards", "people", "programmes", "all"])
def test_single_view(view: str) -> None:
    page = Page(draw_view(city().select(), view=view, title="一页"))
    assert [one["name"] for one in page.data["views"]] == [view]
    assert drawn(page, view)[0]


def test_people_view_takes_awards_of_persons_only() -> None:
    page = Page(draw_view(city().select(), view="people"))
    _, edges = drawn(page, "people")
    winners = {
        page.data["things"][edge["from"]]["kind"]
        for edge in edges
        if page.data["claims"][edge["id"]]["p"] == "received"
    }
    assert winners == {"Person"}


def test_focus_takes_the_steps_asked_for() -> None:
    one, _ = drawn(Page(draw_view(city().select(), view="groups", focus="文惠初级中学")), "groups")
    two, _ = drawn(Page(draw_view(city().select(), view="groups", focus="文惠初级中学", depth=2)), "groups")
    assert set(one) == {"文惠初级中学", "景行小学教育集团"}
    assert set(one) < set(two)
    assert "景行小学" in two
    assert "弯塘路小学" not in two


def test_focus_by_alias_part_and_iri() -> None:
    made = city()
    for name in ("市教育局", "箭盘山", made.known["覃卫民"].strip("<>")):
        assert drawn(Page(draw_view(made.select(), view="all", focus=name)), "all")[0]


@pytest.mark.parametrize(("name", "cure"), [("不存在的学校", "try another name"), ("教育集团", "perhaps ")])
def test_unknown_or_ambiguous_focus_says_what_helps(name: str, cure: str) -> None:
    with pytest.raises(NotFoundError, match=cure):
        draw_view(city().select(), view="all", focus=name)


def test_unknown_view_names_the_known_ones() -> None:
    with pytest.raises(NotFoundError, match="groups"):
        draw_view(city().select(), view="grups")


def test_query_draws_what_it_mentions() -> None:
    made = city()
    mentioned = [made.known[name].strip("<>") for name in ("景行小学", "景行小学教育集团")] + ["一等奖", "42"]
    page = Page(draw_query(made.select(), mentioned, query="SELECT <x>"))
    names, edges = drawn(page, "query")
    assert sorted(names) == ["景行小学", "景行小学教育集团"]
    assert len(edges) == 1
    assert page.data["query"] == "SELECT <x>"


def test_query_draws_statements_by_their_ends() -> None:
    made = city()
    claim = next(one for one in read_scene(made.select()).claims if one.predicate == "holds")
    assert sorted(drawn(Page(draw_query(made.select(), [claim.iri])), "query")[0]) == [
        "2023年全国生命教育年会",
        "柳州市教育局",
    ]


def test_query_without_entities_says_what_helps() -> None:
    with pytest.raises(NotFoundError, match="IRI"):
        draw_query(city().select(), ["一等奖"])


def test_hostile_words_stay_words() -> None:
    made = Fixture()
    made.paper(1, HOSTILE)
    made.thing(HOSTILE, alias=HOSTILE[::-1])
    made.thing("很长的名字" * 80, "Group")
    made.say(HOSTILE, "memberOf", "很长的名字" * 80, HOSTILE, extra=f"; edu:role {json.dumps(HOSTILE)}@zh ")
    html = draw_view(made.select(), view="all", title=HOSTILE)
    page = Page(html)
    assert page.tags.count("script") == 4
    assert page.tags.count("title") == 1
    assert "img" not in page.tags
    assert not page.handlers
    assert page.addresses == ["data:,"]
    assert "<script>alert" not in html
    assert page.data["title"] == HOSTILE
    assert page.data["quotes"][0]["exact"] == HOSTILE
    assert "49" not in re.findall(r"<title>(.*?)</title>", html, re.DOTALL)[0]


@given(st.text())
def test_embedded_json_cannot_leave_its_element(words: str) -> None:
    embedded = embed_json({"words": words})
    assert not set("<>&\u2028\u2029") & set(embedded)
    assert json.loads(embedded) == {"words": words}


def test_what_is_not_drawn_is_counted() -> None:
    scene = read_scene(city().select())
    choice = choose_view(scene, find_view("all"), limit=30)
    whole = choose_view(scene, find_view("all"))
    assert len(choice.things) == 30
    assert choice.left_things == len(whole.things) - 30
    assert choice.left_claims == len(whole.claims) - len(choice.claims) > 0
    assert "柳州市教育改革创新奖" in {thing.label for thing in choice.things}


def test_areas_do_not_crowd_out_what_says_more() -> None:
    made = city()
    for number in range(40):
        made.thing(f"{number}号小学")
        made.say(f"{number}号小学", "locatedIn", "城中区", "城中区")
    kinds = {thing.kind for thing in choose_view(read_scene(made.select()), find_view("all"), limit=40).things}
    assert {"Group", "Award", "Programme"} <= kinds


@given(st.integers(1, 40), st.data())
def test_no_two_spots_overlap(count: int, data: st.DataObject) -> None:
    reaches = data.draw(st.lists(st.floats(8, 120), min_size=count, max_size=count))
    ends = st.integers(0, count - 1)
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=2 * count))
    spots = [Spot(f"点{number}", reach) for number, reach in enumerate(reaches)]
    places = place_spots(spots, [Link(f"点{one}", f"点{other}") for one, other in pairs])
    assert places.keys() == {spot.name for spot in spots}
    for number, one in enumerate(spots):
        for other in spots[:number]:
            (x, y), (u, v) = places[one.name], places[other.name]
            assert (x - u) ** 2 + ((y - v) / FLAT) ** 2 >= (one.reach + other.reach - 2) ** 2


def test_places_do_not_depend_on_order() -> None:
    spots = [Spot(f"点{number}", 40) for number in range(30)]
    links = [Link("点0", f"点{number}") for number in range(1, 20)] + [Link("点5", "点25")]
    assert place_spots(spots, links) == place_spots(spots[::-1], links[::-1])


def test_a_long_chain_does_not_blow_up() -> None:
    spots = [Spot(f"点{number:03}", 40) for number in range(200)]
    places = place_spots(spots, [Link(one.name, other.name) for one, other in pairwise(spots)])
    assert max(max(abs(x), abs(y)) for x, y in places.values()) < 200 * 120


@pytest.mark.parametrize(
    ("label", "wrapped"),
    [
        ("文惠小学", "文惠小学"),
        ("柳州市第八中学教育集团", "柳州市第八中\n学教育集团"),
        ("  两\n行 ", "两 行"),
        ("2023年全国生命教育年会", "2023年全国生\n命教育年会"),
    ],
)
def test_labels_wrap_evenly(label: str, wrapped: str) -> None:
    assert wrap_label(label, 7) == wrapped


@given(st.text(min_size=1, max_size=300))
def test_labels_stay_small(label: str) -> None:
    lines = wrap_label(label, 7).split("\n")
    assert len(lines) <= 3
    assert max(count_columns(line) for line in lines) <= 9.1


def test_every_term_has_words() -> None:
    words = json.loads(read_asset("words.json"))
    assert {str(kind) for kind in Kind} <= words["classes"].keys()
    assert {str(predicate) for predicate in Predicate} == words["predicates"].keys()
    assert all(
        len(pair) == 2 and all(pair)
        for part in ("classes", "qualifiers", "values", "views", "page")
        for pair in words[part].values()
    )
    asked = set(
        re.findall(
            r'say\("(\w+)"',
            "".join(read_asset(f"{name}.js") for name in ("words", "network", "cards", "filters", "page")),
        )
    )
    assert asked <= words["page"].keys()


def test_terms_are_called_as_in_the_ontology() -> None:
    labels: dict[str, dict[str | None, str]] = {}
    for term, label in Graph().parse(Path(__file__).parents[1] / "ontology" / "edu.ttl").subject_objects(RDFS.label):
        labels.setdefault(str(term).rsplit("#")[-1], {})[getattr(label, "language", None)] = str(label)
    words = json.loads(read_asset("words.json"))
    for part in ("classes", "predicates", "qualifiers", "values"):
        for term, said in words[part].items():
            assert said[:2] == [labels[term]["zh"], labels[term]["en"]], term


def browse(html: str, folder: Path, fragment: str = "", size: str = "1400,900") -> tuple[str, str, list[str]]:
    """The page after its script has run, what the browser logged, and the addresses it asked for beyond the file."""
    assert CHROMIUM is not None
    page, log = folder / "page.html", folder / "net.json"
    page.write_text(html, encoding="utf-8")
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--v=0", f"--user-data-dir={folder / 'profile'}",
        f"--log-net-log={log}", "--virtual-time-budget=4000", f"--window-size={size}", "--dump-dom", f"{page.as_uri()}{fragment}",
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return run.stdout, run.stderr, find_requests(json.loads(log.read_text(encoding="utf-8")))


def find_requests(log: dict[str, list[dict[str, dict[str, str]]]]) -> list[str]:
    """Addresses a page asked for: what the browser asks for on its own behalf has no origin."""
    told = [event.get("params", {}) for event in log["events"]]
    return [
        one["url"]
        for one in told
        if one.get("initiator", "not an origin") != "not an origin" and not one["url"].startswith("file:")
    ]


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: apt-get install chromium")


@needs_browser
def test_browser_opens_it_without_network_or_errors(overview: str, tmp_path: Path) -> None:
    dom, log, asked = browse(overview, tmp_path)
    assert "CONSOLE" not in log
    assert asked == []
    assert "<canvas" in dom
    assert "景行小学教育集团" in dom
    assert 'id="tableBody"><tr>' in dom


@needs_browser
def test_the_count_of_requests_would_see_one(tmp_path: Path) -> None:
    _, _, asked = browse("<img src='http://127.0.0.1:9/x.png'>", tmp_path)
    assert asked == ["http://127.0.0.1:9/x.png"]


@needs_browser
def test_browser_finds_by_short_form_and_switches_language(overview: str, tmp_path: Path) -> None:
    typed = """<script>
      const box = document.getElementById("search");
      box.value = "市教育局"; box.dispatchEvent(new Event("input"));
      box.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter"}));
      document.getElementById("language").click();
    </script></body>"""
    dom, log, _ = browse(overview.replace("</body>", typed), tmp_path, "#view=awards")
    card = dom[dom.index('id="card"') : dom.index("</aside>")]
    assert "CONSOLE" not in log
    assert "<h2>柳州市教育局</h2>" in card
    assert "Also called" in card
    assert '<html lang="en"' in dom


@needs_browser
def test_browser_filters_and_says_so(overview: str, tmp_path: Path) -> None:
    page = Page(overview)
    planned = sum(
        bool(page.data["claims"][edge["id"]].get("planned")) for edge in page.data["views"][0]["network"]["edges"]
    )
    dom, log, _ = browse(overview, tmp_path, "#view=groups&modality=realised")
    table = dom[dom.index('id="tableBody"') : dom.index("</tbody>")]
    assert "CONSOLE" not in log
    assert table.count("<tr>") == planned > 0
    assert "已筛选" in dom


@needs_browser
def test_browser_reveals_what_is_not_drawn(tmp_path: Path) -> None:
    made = Fixture()
    made.paper(1, "名单.txt")
    for number in range(700):
        made.thing(f"第{number}小学")
        made.thing(f"第{number}集团", "Group")
        made.say(f"第{number}小学", "memberOf", f"第{number}集团", f"第{number}小学加入")
    page = Page(html := draw_view(made.select(), view="all"))
    picture = page.data["views"][0]
    assert picture["left"] == {"things": 200, "claims": 100}
    held = {node["id"] for node in picture["network"]["nodes"]}
    lost = next(
        number for number, thing in enumerate(page.data["things"]) if number not in held and thing["kind"] == "School"
    )
    dom, log, _ = browse(html, tmp_path, f"#thing={quote(page.data['things'][lost]['iri'], safe='')}")
    assert "CONSOLE" not in log
    assert "另有 200 个实体、100 条陈述未画出" in dom
    assert f"<h2>{page.data['things'][lost]['label']}</h2>" in dom


@needs_browser
def test_browser_shows_the_statement_of_the_address(overview: str, tmp_path: Path) -> None:
    page = Page(overview)
    claim = next(one for one in page.data["claims"] if one.get("planned") and one["p"] == "memberOf")
    dom, log, _ = browse(overview, tmp_path, f"#view=groups&claim={quote(claim['iri'], safe='')}")
    card = dom[dom.index('id="card"') : dom.index("</aside>")]
    assert "CONSOLE" not in log
    assert f"<mark>{page.data['quotes'][claim['quotes'][0]]['exact']}</mark>" in card
    assert "计划中" in card


@needs_browser
def test_browser_on_a_phone_shows_the_sentence_over_the_picture(overview: str, tmp_path: Path) -> None:
    page = Page(overview)
    claim = next(one for one in page.data["claims"] if one["p"] == "memberOf")
    measure = """<script>setTimeout(() => {
      const place = document.querySelector("#card mark").getBoundingClientRect();
      document.title = "seen " + (place.top > 0 && place.bottom <= innerHeight) + " at " + innerWidth;
    }, 500)</script></body>"""
    fragment = f"#view=groups&claim={quote(claim['iri'], safe='')}"
    dom, _, _ = browse(overview.replace("</body>", measure), tmp_path, fragment, "500,800")
    assert "<title>seen true at 500</title>" in dom


@needs_browser
def test_browser_runs_no_word_of_a_document(tmp_path: Path) -> None:
    made = Fixture()
    made.paper(1, HOSTILE)
    made.thing(HOSTILE)
    made.thing("甲集团", "Group")
    made.say(HOSTILE, "memberOf", "甲集团", HOSTILE)
    html = draw_view(made.select(), view="groups", title=HOSTILE)
    iri = made.known[HOSTILE].strip("<>")
    dom, log, asked = browse(html, tmp_path, f"#thing={quote(iri, safe='')}")
    assert "CONSOLE" not in log
    assert asked == []
    body = Page(dom)
    assert "img" not in body.tags
    assert body.tags.count("script") == 4
    assert "<h2>&lt;script&gt;alert(1)" in dom
