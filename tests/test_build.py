"""A build: what is written, the same bytes every time, and never stopped by one bad document."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from few_documents import ROOT, SAME, read_build

import kg
from kg import manifest, pipeline
from kg.config import ENGINE_NAMES, Settings, change_settings, read_settings
from kg.engine import ENGINES
from kg.errors import BuildError, KgError
from kg.query import store

SNAPSHOT = ROOT / "tests" / "snapshots" / "samples.txt"


@pytest.fixture(scope="module")
def built(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> kg.Build:
    """Their build, made by one process."""
    return kg.build(documents, tmp_path_factory.mktemp("built") / "out", Settings(jobs=1))


# --- what is written ---------------------------------------------------------------------------------------------


def test_a_build_holds_what_the_design_names(built: kg.Build) -> None:
    names = {path.name for path in built.folder.iterdir()}
    assert names == {*SAME, "report.html", "report.json", "text", "store", ".cache"}
    assert built.report["totals"]["sources"] == 5


def test_evidence_selects_its_quote_in_the_stored_text(built: kg.Build) -> None:
    rows = built.query(
        """SELECT ?path ?exact ?start ?end { ?evidence oa:hasSource/dcterms:identifier ?path ;
        oa:hasSelector [ oa:exact ?exact ], [ oa:start ?start ; oa:end ?end ] }"""
    )
    assert len(rows.rows) > 5
    for path, exact, start, end in rows.rows:
        text = (built.folder / manifest.name_text(path.value)).read_bytes().decode()
        assert text[int(start.value) : int(end.value)] == exact.value


def test_the_same_documents_give_the_same_bytes(built: kg.Build, documents: Path, tmp_path: Path) -> None:
    code = f"import kg; kg.build({str(documents)!r}, {str(tmp_path / 'other')!r}, kg.Settings(jobs=2))"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"})
    assert read_build(tmp_path / "other") == read_build(built.folder)


def test_unchanged_documents_are_not_read_again(documents: Path, tmp_path: Path) -> None:
    mine, seen = tmp_path / "mine", []
    shutil.copytree(documents, mine)
    note = lambda done, total, name: seen.append((done, total, name))  # noqa: E731
    first = read_build(kg.build(mine, tmp_path / "out", progress=note).folder)
    assert [done for done, _, _ in seen] == [1, 2, 3, 4, 5]
    assert read_build(kg.build(mine, tmp_path / "out", progress=note).folder) == first
    assert len(seen) == 5
    (mine / "通知.txt").write_text("2024年，泰和县樟塘中心小学获得江西省文明校园称号。\n", encoding="utf-8")
    changed = kg.build(mine, tmp_path / "out", progress=note)
    assert [name for _, _, name in seen[5:]] == ["通知.txt"]
    assert read_build(changed.folder) == read_build(kg.build(mine, tmp_path / "fresh").folder)
    assert (
        len(list((tmp_path / "out" / ".cache").iterdir())) == 10
    )  # five extracts, the page as it was read, what was surveyed, drawn and said, the seal


# --- documents that cannot be read -------------------------------------------------------------------------------


def test_what_cannot_be_read_is_reported_and_the_rest_built(documents: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(documents, mine)
    (mine / "坏.docx").write_bytes(b"PK\x03\x04 no archive")
    (mine / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    (mine / "空.txt").write_bytes(b"")
    report = kg.build(mine, tmp_path / "out").report
    assert [row["path"] for row in report["skipped"]] == ["坏.docx", "照片.jpg", "空.txt"]
    assert all(row["reason"] and row["cure"] for row in report["skipped"])
    assert report["totals"]["sources"] == 5


def test_nothing_legible_is_an_error_that_names_the_first_reason(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    with pytest.raises(BuildError, match=r"none of 1 files could be read; 空\.txt: the file holds no text"):
        kg.build(tmp_path / "空.txt", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / ".out.building").exists()


# --- settings ----------------------------------------------------------------------------------------------------


def test_settings_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "edukg.toml").write_text('base = "https://example.org/id"\njobs = 3\nseconds = 20\n', encoding="utf-8")
    assert read_settings(tmp_path / "edukg.toml") == Settings("https://example.org/id/", 3, seconds=20)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("job = 3", "unknown setting 'job'"),
        ('jobs = "3"', "jobs cannot be '3'"),
        ("jobs = -1", "cannot be negative"),
        ("seconds = 0", "cannot be negative"),
        ('engine = "steam"', "unknown engine 'steam'"),
        ('base = "nonsense"', "is no base for IRIs"),
        ("jobs =", "edukg.toml: "),
    ],
)
def test_settings_that_mean_nothing_are_refused(tmp_path: Path, words: str, complaint: str) -> None:
    (tmp_path / "edukg.toml").write_text(words, encoding="utf-8")
    with pytest.raises(KgError, match=complaint):
        read_settings(tmp_path / "edukg.toml")


def test_a_setting_given_later_wins() -> None:
    assert change_settings(Settings(jobs=3), {"jobs": 2}).jobs == 2


def test_the_base_begins_every_iri_of_the_data(documents: Path, tmp_path: Path) -> None:
    settings = Settings(base="https://example.org/id/")
    graph = kg.build(documents / "简报.md", tmp_path / "out", settings).graph.read_text(encoding="utf-8")
    assert "<https://example.org/id/school/" in graph
    assert "w3id.org/edukg/id" not in graph


@pytest.mark.parametrize("name", ["总结.docx", "长" * 80 + ".docx", "长" * 84])
def test_the_name_of_a_text_fits_the_file_system(name: str, tmp_path: Path) -> None:
    path = tmp_path / manifest.name_text(f"2023/{name}")
    path.parent.mkdir(parents=True)
    path.write_text("x", encoding="utf-8")
    assert path.name.startswith(name[:60])


def test_long_names_that_begin_alike_stay_apart() -> None:
    assert manifest.name_text("长" * 84 + "一") != manifest.name_text("长" * 84 + "二")


# --- samples -----------------------------------------------------------------------------------------------------


def list_snapshot(build: kg.Build) -> Iterator[str]:
    report = build.report
    yield "# What the build of samples/ says. Made anew by: EDUKG_UPDATE=1 pytest tests -k 'snapshot or answer'"
    yield from (f"{name}: {number}" for name, number in sorted(report["totals"].items()))
    yield from (f"class {row['name']}: {row['realised']}" for row in report["classes"])
    rows = build.query(
        """SELECT ?s ?p ?o ?m ?grade ?level ?year ?role ?kind ?stage { ?c a edu:Statement ; rdf:subject/rdfs:label ?s ;
        rdf:predicate ?p ; rdf:object/rdfs:label ?o ; edu:modality ?m
        OPTIONAL { ?c edu:grade ?grade } OPTIONAL { ?c edu:level ?level } OPTIONAL { ?c edu:year ?year }
        OPTIONAL { ?c edu:role ?role } OPTIONAL { ?c edu:constructionKind ?kind }
        OPTIONAL { ?c edu:constructionStage ?stage } }"""
    ).rows
    lines = Counter("  ".join(term.value.rsplit("#", 1)[-1] for term in row if term) for row in rows)
    yield from (f"{line}" + (f"  ×{times}" if times > 1 else "") for line, times in sorted(lines.items()))


def test_the_samples_say_what_the_snapshot_says(samples_build: kg.Build) -> None:
    snapshot = "\n".join(list_snapshot(samples_build)) + "\n"
    if os.environ.get("EDUKG_UPDATE"):
        SNAPSHOT.write_text(snapshot, encoding="utf-8")
    assert snapshot.splitlines() == SNAPSHOT.read_text(encoding="utf-8").splitlines()


def test_the_samples_keep_to_the_shapes_and_lose_no_file(samples_build: kg.Build) -> None:
    assert samples_build.report["shacl"]["conforms"] is True
    assert samples_build.report["skipped"] == []


def test_every_engine_has_a_name() -> None:
    assert tuple(ENGINES) == ENGINE_NAMES


def test_a_graph_that_no_page_holds_is_told_of_and_not_drawn(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "DRAWN", 0)
    build = kg.build(documents, tmp_path / "out")
    page = (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert f"{build.report['totals']['entities']:,} 个实体" in page
    assert "<script" not in page


def test_a_database_is_the_same_however_small_the_pieces_it_is_loaded_in(
    built: kg.Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PIECE", 512)
    store.write_store(built.folder / "graph.ttl", tmp_path, built.folder / "graph.trig")
    assert set(store.open_store(tmp_path)) == set(store.open_store(built.folder))


def test_no_more_is_loaded_where_the_work_beside_it_fails(built: kg.Build, tmp_path: Path) -> None:
    for name in ("graph.ttl", "graph.trig"):
        shutil.copyfile(built.folder / name, tmp_path / name)
    with pytest.raises(KeyError), pipeline.load_beside(tmp_path, 2):
        raise KeyError("draw")
    store.write_store(tmp_path / "graph.ttl", tmp_path, stopped=lambda: True)
    assert len(store.open_store(tmp_path)) == 0
