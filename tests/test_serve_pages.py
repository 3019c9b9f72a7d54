"""The pages of `kg serve` as a reader has them: Debian's chromium searches, reads, writes SPARQL and puts questions together."""

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browser_page import watch
from starlette.testclient import TestClient

import kg
from kg.query import Limits, list_questions
from kg.serve.app import make_app
from kg.serve.layout import read_asset
from kg.serve.record import ServeSettings
from kg.serve.run import make_server
from kg.serve.terms import describe_terms

WEB = Path(kg.__file__).parent / "serve" / "web"
SETTINGS = ServeSettings(limits=Limits(seconds=20, rows=5000, memory=2 << 30), workers=2)
EVIL = "<img src=x onerror=alert(1)>\"'</textarea><script>alert(2)</script>"
GROUP = "翠桐教育集团"


@pytest.fixture(scope="module")
def site(samples_build: kg.Build) -> Iterator[str]:
    server, listener = make_server(samples_build.folder, "127.0.0.1", 0, SETTINGS)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield "http://{}:{}".format(*listener.getsockname())
    server.should_exit = True
    thread.join(60)


@pytest.fixture(scope="module")
def client(samples_build: kg.Build) -> Iterator[TestClient]:
    with TestClient(make_app(samples_build.folder, SETTINGS)) as client:
        yield client


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A page that must log nothing, open no dialog and ask no other server."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 800}, accept_downloads=True)
    page = context.new_page()
    troubles = watch(page, (f"{site}/", "blob:"))
    page.set_default_timeout(20_000)
    yield page
    context.close()
    assert troubles == []


def open_ready(page: Any, path: str) -> None:
    page.goto(path)
    page.wait_for_selector("body[data-ready]")


def cells(page: Any) -> list[list[str]]:
    """The table of the answer, once it stands there."""
    page.wait_for_selector("#answer:not([aria-busy]) tbody tr")
    script = "[...document.querySelectorAll('#answer tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
    return page.evaluate(script)  # type: ignore[no-any-return]


# Reading


def test_search_leads_to_a_card_and_its_sentence_in_the_text(page: Any) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially(GROUP[:3])
    page.locator(".find [role=option]", has_text=GROUP).first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]")
    assert page.get_by_role("combobox").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    assert page.locator(".find [role=option]").count() == 0
    page.get_by_role("combobox").fill(GROUP)
    page.locator(".find [role=option]", has_text=GROUP).first.click()
    page.wait_for_url("**/id/**")
    assert page.inner_text("h1") == GROUP
    sentence = page.locator(".quotes mark").first.inner_text()
    page.locator(".quotes a.source").first.click()
    page.wait_for_url("**/id/source/**")
    assert sentence in page.inner_text(".text")
    assert page.locator(".text mark:target").is_visible()


def test_search_without_a_choice_sends_what_is_typed(page: Any) -> None:
    page.goto("/?lang=en")
    page.get_by_role("combobox").fill(EVIL)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search**")
    assert EVIL in page.inner_text("h1")


# The editor


def test_the_editor_runs_saved_questions(page: Any) -> None:
    question = next(one for one in list_questions() if one.name == "honours-by-school")
    open_ready(page, "/sparql")
    page.get_by_role("link", name=question.question_zh).click()
    rows = cells(page)
    assert rows
    assert page.inner_text(".cm-content").startswith(f"# {question.question_zh}")
    page.get_by_role("button", name="柱图").click()
    assert page.locator("#answer rect").count() == min(len(rows), 40)
    assert not page.locator("#answer table").is_visible()
    with page.expect_download() as told:
        page.get_by_role("link", name="CSV").click()
    assert told.value.path().read_text("utf-8").splitlines()[0] == "school,honours,national_or_provincial"
    page.reload()
    assert cells(page) == rows
    page.goto("/sparql")
    page.go_back()
    assert cells(page) == rows


def test_the_editor_completes_terms_by_name_and_by_label(page: Any) -> None:
    open_ready(page, "/sparql")
    for typed, chosen in (
        ("edu:Kinder", "edu:Kindergarten"),
        ("幼儿", "edu:Kindergarten"),
        ("skos:al", "skos:altLabel"),
    ):
        page.locator(".cm-content").click()
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        page.keyboard.type(f"ASK {{ ?s ?p {typed}")
        page.locator(".cm-tooltip-autocomplete li[aria-selected]").wait_for()
        # CodeMirror takes no key for a choice within 75 ms of offering it, so that nobody chooses unawares.
        page.wait_for_timeout(150)
        page.keyboard.press("Enter")
        assert page.inner_text(".cm-content").strip() == f"ASK {{ ?s ?p {chosen}}}"
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer strong")


def test_a_graph_is_shown_as_triples_as_turtle_and_drawn(page: Any) -> None:
    open_ready(page, "/sparql?query=" + quote("CONSTRUCT { ?s edu:memberOf ?o } { ?s edu:memberOf ?o } LIMIT 5"))
    assert {row[1] for row in cells(page)} == {"edu:memberOf"}
    assert not page.locator("#answer pre").is_visible()
    page.get_by_role("button", name="Turtle").click()
    assert "edu:memberOf" in page.inner_text("#answer pre")
    assert page.get_by_role("button", name="柱图").count() == 0
    draw_answer(page, "图")
    assert "成员" in page.frame_locator("iframe").locator("aside, #panel").first.inner_text()
    page.get_by_role("button", name="表", exact=True).click()
    assert not page.locator("iframe").is_visible()


def test_a_table_with_entities_is_drawn_in_the_language_of_the_page(page: Any) -> None:
    open_ready(page, "/sparql?lang=en&query=" + quote("SELECT ?s ?o { ?s edu:memberOf ?o } LIMIT 5"))
    draw_answer(page, "Graph")
    assert "member of" in page.frame_locator("iframe").locator("body").inner_text()
    assert page.locator("iframe").get_attribute("sandbox") == "allow-scripts allow-downloads"
    open_ready(page, "/sparql?lang=en&query=" + quote("SELECT ?name { ?s edu:memberOf ?o ; rdfs:label ?name } LIMIT 5"))
    assert cells(page)
    assert page.get_by_role("button", name="Graph").count() == 0


def draw_answer(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_selector("#answer .drawn:not(:has([role=status]))")
    page.frame_locator("iframe").locator("canvas").first.wait_for(timeout=60_000)


def test_the_editor_tells_mistakes(browser: Any, site: str) -> None:
    page, logged = browser.new_page(base_url=site), []
    page.on("console", lambda message: logged.append(message.text))
    open_ready(page, "/sparql?query=" + quote("SELECT ?s { ?s ?p ?o }"))
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" nonsense")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer [role=alert]")
    assert "line 1" in page.inner_text("#answer")
    assert [words for words in logged if "400 (Bad Request)" not in words] == []
    page.close()


def test_words_of_documents_and_queries_stay_words(page: Any) -> None:
    query = f"SELECT ('''{EVIL}''' AS ?x) (1 AS ?n) {{}}"
    open_ready(page, "/sparql?lang=en&query=" + quote(query))
    assert cells(page) == [[EVIL, "1"]]
    page.get_by_role("button", name="Run").click()
    assert cells(page) == [[EVIL, "1"]]
    page.get_by_role("button", name="Bars").click()
    assert page.locator("#answer svg title").first.text_content() == EVIL
    assert page.locator("#answer img, #answer script").count() == 0


# The builder


def test_the_builder_writes_a_query_that_runs(page: Any) -> None:
    open_ready(page, "/builder")
    page.select_option("#subject-class", "School")
    page.select_option("#relation", "out:memberOf")
    page.select_option("#target-class", "EducationGroup")
    page.fill("#target-name", GROUP[:3])
    page.locator("#target [role=option]", has_text=GROUP).first.click()
    page.get_by_role("button", name="运行").click()
    rows = cells(page)
    assert {row[1] for row in rows} == {GROUP}
    assert all(row[3] and row[4] for row in rows)
    written = page.text_content("#written")
    page.get_by_role("link", name="在编辑器里打开").click()
    page.wait_for_selector("body[data-ready]")
    assert page.input_value("#query") == written
    assert cells(page) == rows


def test_every_relation_and_filter_of_the_builder_is_sparql(page: Any, client: TestClient) -> None:
    open_ready(page, "/builder?lang=en")
    page.fill("#area", "县")
    page.locator(".builder [role=option]").first.click()
    written = set()
    for kind in ("Award", "School", "Person", "Area"):
        page.select_option("#subject-class", kind)
        for relation in page.locator("#relation option").evaluate_all("(all) => all.map((one) => one.value)"):
            page.select_option("#relation", relation)
            written.add(page.text_content("#written"))
    page.select_option("#subject-class", "School")
    page.select_option("#relation", "out:received")
    page.select_option("#level", "NationalLevel")
    page.fill("#from", "2000")
    page.fill("#to", "2030")
    for modality in ("holds", "facts", "plans", "all"):
        page.select_option("#modality", modality)
        written.add(page.text_content("#written"))
    assert len(written) > 30
    assert any("edu:NationalLevel" in query and '>= "2000"' in query for query in written)
    for query in written:
        answer = client.post("/sparql", data={"query": query}, headers={"accept": "application/json"})
        assert answer.status_code == 200, (query, answer.text)


# Without a browser


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A build in which things were renamed, ended, and planned."""
    folder = tmp_path_factory.mktemp("changed")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(
        "泰和县教育局2021年工作总结\n一、集团办学\n2020年9月，泰和县城北小学加入龙城教育集团。桥头小学拟于2025年加入龙城教育集团。\n二、其他\n",
        encoding="utf-8",
    )
    (folder / "in" / "b.txt").write_text(
        "泰和县教育局2023年工作总结\n泰和县城北小学于2022年退出龙城教育集团。\n2023年3月，泰和县城北小学更名为泰和县滨江实验小学。\n",
        encoding="utf-8",
    )
    build = kg.build(folder / "in", folder / "out")
    with TestClient(make_app(build.folder, SETTINGS), headers={"accept": "text/html"}) as client:
        yield client


def find_page(client: TestClient, name: str) -> str:
    hits = client.get("/search", params={"q": name, "format": "json"}).json()
    return re.sub(r"\s+", " ", client.get(hits[0]["page"]).text)


def test_a_card_tells_of_former_names_and_of_what_has_ended(changed: TestClient) -> None:
    card = find_page(changed, "城北小学")
    assert "<h1>泰和县滨江实验小学</h1>" in card
    assert re.search(r"<dt>曾用名</dt><dd>泰和县城北小学 <span class=\"qualifier\">–2023</span>", card)
    assert re.search(r'<li class="ended"> <a href="[^"]*">龙城教育集团</a> <span class="tag over">已终止</span>', card)
    ending = card.partition("终止的依据")[2]
    assert "<mark>泰和县城北小学于2022年退出龙城教育集团</mark>" in ending


def test_a_card_marks_plans_and_shows_sentences_within_their_text(changed: TestClient) -> None:
    card = find_page(changed, "桥头小学")
    assert re.search(r'<li class="planned"> <a href="[^"]*">龙城教育集团</a> <span class="tag">计划</span>', card)
    assert "已终止" not in card
    assert re.search(
        r"<blockquote>一、集团办学 2020年9月，泰和县城北小学加入龙城教育集团。<mark>[^<]*</mark>。 二、其他", card
    )


def test_a_document_tells_what_it_says_has_ended(changed: TestClient) -> None:
    answer = changed.get("/sparql", params={"query": "SELECT ?d { ?d dcterms:identifier 'b.txt' }", "format": "json"})
    iri = answer.json()["results"]["bindings"][0]["d"]["value"]
    assert "到此终止" in changed.get("/id/" + quote(iri.partition("/id/")[2])).text


def test_search_may_ask_for_one_class(client: TestClient) -> None:
    hits = client.get("/search", params={"q": "县", "type": "Area", "format": "json"}).json()
    assert hits
    assert all("Area" in hit["types"] for hit in hits)
    assert client.get(hits[0]["page"], headers={"accept": "text/html"}).status_code == 200


def test_terms_name_classes_predicates_and_what_they_join(client: TestClient) -> None:
    told = client.get("/terms").json()
    assert told == json.loads(json.dumps(describe_terms()))
    member = next(one for one in told["predicates"] if one["name"] == "memberOf")
    assert (member["domain"], member["range"]) == (["School"], ["Group"])
    assert {"name": "PrimarySchool", "zh": "小学", "en": "Primary school", "broad": "School"} in told["classes"]
    assert {one["name"] for one in told["terms"]} >= {"edu:memberOf", "edu:Realised", "edu:year", "rdfs:label"}


def test_the_page_works_without_scripts(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT ?x { VALUES ?x { edu:School } }", "format": "html"})
    assert '<td><span title="https://w3id.org/edukg/ontology#School">edu:School</span></td>' in answer.text
    assert re.search(r"<textarea[^>]*>\nSELECT \?x", answer.text)
    assert "lang=en" in answer.text
    assert "query=SELECT" in re.findall(r'href="(\?[^"]*lang=en[^"]*)"', answer.text)[0]


def test_only_answers_with_entities_can_be_drawn(client: TestClient) -> None:
    for query, drawn in (
        ("SELECT ?s { ?s a edu:School } LIMIT 1", True),
        ("CONSTRUCT WHERE { ?s edu:memberOf ?o }", True),
        ("SELECT ?name { ?s rdfs:label ?name } LIMIT 1", False),
        ("ASK { ?s edu:memberOf ?o }", False),
    ):
        answer = client.get("/sparql", params={"query": query, "format": "html"})
        assert ("/view/all?query=" in answer.text) is drawn, query


def test_long_tables_are_cut_in_the_page_alone(client: TestClient) -> None:
    query = {"query": "SELECT ?s { ?s ?p ?o } LIMIT 1500"}
    assert client.get("/sparql", params={**query, "format": "html"}).text.count("<tr><td>") == 1000
    assert len(client.get("/sparql", params={**query, "format": "csv"}).text.splitlines()) == 1501


def test_pages_allow_no_inline_script_or_style(client: TestClient) -> None:
    for path in ("/", "/sparql?format=html", "/builder", "/search?q=x&format=html"):
        answer = client.get(path, headers={"accept": "text/html"})
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son\w+=", answer.text), path


def test_the_scripts_are_made_from_their_sources() -> None:
    digest = hashlib.sha256()
    for source in sorted((WEB / "src").iterdir()):
        digest.update(f"{source.name}\0".encode() + source.read_bytes() + b"\0")
    digest.update((WEB / "package-lock.json").read_bytes())
    for name in ("site.js", "editor.js", "builder.js"):
        assert digest.hexdigest() in read_asset(name).decode()[:200], "run: cd kg/serve/web && npm ci && npm run build"
