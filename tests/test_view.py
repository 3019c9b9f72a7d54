"""The pages: self-contained, the same bytes every time, harmless whatever the documents say, and openable."""

import hashlib
import json
import os
import re
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
from kg.view.layout import FLAT, Link, Spot, place_spots
from kg.view.network import count_columns, wrap_label
from kg.view.page import embed_json, read_asset
from kg.view.picture import VIEWS

PREFIXES = """
@prefix edu: <https://w3id.org/edukg/ontology#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
BASE = "https://w3id.org/edukg/id/"
WEB = Path(__file__).parents[1] / "kg" / "view" / "web"
NAMED = {"pictureMode", "tableMode", "keys"}
"""Words of the page that its code asks for under names put together."""
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


def test_page_asks_for_nothing(overview: str) -> None:
    page = Page(overview)
    assert page.addresses == ["data:,"]
    assert page.tags.count("script") == 4
    assert not {"link", "iframe", "img", "object", "base"} - {"link"} & set(page.tags)
    assert "sourceMappingURL" not in overview
    assert "default-src 'none'" in overview
    assert "unsafe" not in overview.split("</head>", maxsplit=1)[0]
    assert not re.search(r"@import|url\(\s*['\"]?(?!data:)", read_asset("page.css"))


def test_scripts_never_write_markup() -> None:
    sources = sorted((WEB / "src").glob("*.js"))
    assert len(sources) > 10
    for source in sources:
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|XMLHttp",
            source.read_text(encoding="utf-8"),
        ), source.name


def test_the_script_is_made_from_its_sources() -> None:
    digest = hashlib.sha256()
    for source in sorted((WEB / "src").iterdir()):
        digest.update(f"{source.name}\0".encode() + source.read_bytes() + b"\0")
    digest.update((WEB / "package-lock.json").read_bytes())
    assert digest.hexdigest() in read_asset("page.js")[:200], "run: cd kg/view/web && npm ci && npm run build"


def test_the_script_is_small() -> None:
    assert sum(len(read_asset(name).encode()) for name in ("page.html", "page.css", "page.js")) < 400_000


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
    assert page.data["settings"]["title"] == HOSTILE
    assert HOSTILE in json.loads(page.blocks[2])["exact"]
    assert "49" not in re.findall(r"<title>(.*?)</title>", html, re.DOTALL)[0]


@given(st.text())
def test_embedded_json_cannot_leave_its_element(words: str) -> None:
    embedded = embed_json({"words": words})
    assert not set("<>&\u2028\u2029") & set(embedded)
    assert json.loads(embedded) == {"words": words}


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
    words = json.loads((WEB / "src" / "words.json").read_text(encoding="utf-8"))
    assert {str(kind) for kind in Kind} <= words["classes"].keys()
    assert {str(predicate) for predicate in Predicate} == words["predicates"].keys()
    assert {view.name for view in VIEWS} <= words["views"].keys()
    assert all(
        len(pair) == 2 and all(pair)
        for part in ("classes", "qualifiers", "values", "views", "page")
        for pair in words[part].values()
    )
    sources = "".join(source.read_text(encoding="utf-8") for source in (WEB / "src").glob("*.js"))
    asked = set(re.findall(r'say\("(\w+)"', sources))
    assert len(asked) > 60
    assert asked <= words["page"].keys()
    assert {name for name in words["page"] if f'"{name}"' not in sources and f"{name}Mode" not in sources} <= NAMED


def test_terms_are_called_as_in_the_ontology() -> None:
    labels: dict[str, dict[str | None, str]] = {}
    for term, label in Graph().parse(Path(__file__).parents[1] / "ontology" / "edu.ttl").subject_objects(RDFS.label):
        labels.setdefault(str(term).rsplit("#")[-1], {})[getattr(label, "language", None)] = str(label)
    words = json.loads((WEB / "src" / "words.json").read_text(encoding="utf-8"))
    for part in ("classes", "predicates", "qualifiers", "values"):
        for term, said in words[part].items():
            assert said[:2] == [labels[term]["zh"], labels[term]["en"]], term
