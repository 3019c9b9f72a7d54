"""The pages: self-contained, the same bytes every time, harmless whatever the documents say, and openable."""

import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDFS, Graph
from view_graph import HOSTILE, Fixture, city

from kg.errors import NotFoundError
from kg.model import Kind, Predicate
from kg.view import VIEWS, Request, draw_overview, draw_page
from kg.view.page import embed_json, read_asset

WEB = Path(__file__).parents[1] / "kg" / "view" / "web"
NAMED = {"pictureMode", "tableMode", "keys"}
"""Words of the page that its code asks for under names put together."""


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
    return draw_overview(city().scan(), title="柳州教育")


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
    assert draw_overview(made.scan(), title="柳州教育") == overview


@pytest.mark.parametrize("seed", ["1", "2"])
def test_bytes_do_not_hang_on_hash_order(overview: str, seed: str) -> None:
    told = "from kg.view import draw_overview; from view_graph import city; print(draw_overview(city().scan(), title='柳州教育'), end='')"
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
        draw_page(city().scan(), Request(rows=[["一等奖"]]))


def test_hostile_words_stay_words() -> None:
    made = Fixture()
    made.paper(1, HOSTILE)
    made.thing(HOSTILE, alias=HOSTILE[::-1])
    made.thing("很长的名字" * 80, "Group")
    made.say(HOSTILE, "memberOf", "很长的名字" * 80, HOSTILE, extra=f"; edu:role {json.dumps(HOSTILE)}@zh ")
    html = draw_page(made.scan(), Request(view="all", title=HOSTILE))
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


def test_the_plain_page_of_pyvis_asks_for_nothing_and_keeps_words_words() -> None:
    made = city()
    made.thing(HOSTILE, "Group", alias=HOSTILE[::-1])
    made.say("景行小学", "memberOf", HOSTILE, HOSTILE, planned=True)
    html = draw_page(made.scan(), Request(view="groups", title=HOSTILE, engine="pyvis"))
    page = Page(html)
    assert page.addresses == ["data:,"]
    assert page.tags.count("script") == 5
    assert not page.handlers
    assert "sourceMappingURL" not in html
    assert not re.search(r"innerHTML|document\.write|eval\(", read_asset("vis.js"))
    network = json.loads(page.blocks[2])
    assert {node["id"] for node in network["nodes"]} == set(page.data["views"][0]["nodes"])
    planned = {edge["id"] for edge in network["edges"] if edge["dashes"]}
    assert planned == {at for at in page.data["views"][0]["statements"] if page.data["statements"]["planned"][at]}
    assert planned


@given(st.text())
def test_embedded_json_cannot_leave_its_element(words: str) -> None:
    embedded = embed_json({"words": words})
    assert not set("<>&\u2028\u2029") & set(embedded)
    assert json.loads(embedded) == {"words": words}


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
