"""A build: whole or not at all, the same bytes every time, and never stopped by one bad document."""

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg import pipeline
from kg.config import ENGINE_NAMES, Settings, change_settings, read_settings
from kg.engine import ENGINES, Outcome, Task, codec, hash_file, local, run_local, run_task, task
from kg.engine.cache import Cache
from kg.errors import BuildError, KgError, RulesError
from kg.folder import open_workplace
from kg.model import (
    Evidence,
    Extract,
    Finding,
    FindingLevel,
    Level,
    Modality,
    Observation,
    Predicate,
    Qualifiers,
    Span,
    Statement,
)

ROOT = Path(__file__).parents[1]
SNAPSHOT = ROOT / "tests" / "snapshots" / "samples.txt"
FEW = ("schools/一水相連兩校同窗.txt", "schools/听课本里的三句话.txt", "schools/螺壳湾幼儿园2017年秋季学期小结.html")
SAME = ("graph.ttl", "graph.trig", "graph.html", "manifest.json", "resolution.json")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of five documents, enough for two processes."""
    folder = tmp_path_factory.mktemp("documents")
    for name in FEW:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "samples" / name, folder / name)
    (folder / "简报.md").write_text("# 简报\n\n泰和县樟塘中心小学加入泰和县城南教育集团。\n", encoding="utf-8")
    (folder / "通知.txt").write_text("2023年，泰和县樟塘中心小学获得江西省文明校园称号。\n", encoding="gb18030")
    return folder


@pytest.fixture(scope="module")
def built(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> kg.Build:
    """Their build, made by one process."""
    return kg.build(documents, tmp_path_factory.mktemp("built") / "out", Settings(jobs=1))


def read_build(folder: Path) -> dict[str, bytes]:
    texts = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.glob("text/**/*.txt"))}
    return texts | {name: (folder / name).read_bytes() for name in SAME}


# --- what is written --------------------------------------------------------------------------------------------


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
        text = (built.folder / pipeline.name_text(path.value)).read_bytes().decode()
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
    assert len(list((tmp_path / "out" / ".cache").iterdir())) == 5


def test_a_damaged_cache_is_read_past(documents: Path, tmp_path: Path) -> None:
    first = read_build(kg.build(documents, tmp_path / "out").folder)
    for entry in (tmp_path / "out" / ".cache").iterdir():
        entry.write_bytes(b"damaged")
    assert read_build(kg.build(documents, tmp_path / "out").folder) == first


def test_a_killed_build_goes_on_where_it_stood(documents: Path, tmp_path: Path) -> None:
    code = f"""
import kg, os
def stop(done, total, name):
    print(name, flush=True)
    if done == 2:
        os.kill(os.getpid(), {int(signal.SIGKILL)})
kg.build({str(documents)!r}, {str(tmp_path / "out")!r}, progress=stop)
"""
    killed = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=ROOT)
    assert killed.returncode == -signal.SIGKILL
    assert not (tmp_path / "out").exists()
    seen: list[str] = []
    resumed = kg.build(documents, tmp_path / "out", progress=lambda _done, _total, name: seen.append(name))
    assert len(seen) == 3
    assert not {*seen} & {*killed.stdout.splitlines()}
    assert read_build(resumed.folder) == read_build(kg.build(documents, tmp_path / "fresh").folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh", "out"]


# --- whole or not at all ----------------------------------------------------------------------------------------


def test_a_failing_build_leaves_the_last_good_one(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_build(kg.build(documents, tmp_path / "out").folder)

    def fail(_folder: Path) -> None:
        raise OSError(28, "No space left on device", "graph.html")

    monkeypatch.setattr(pipeline, "write_page", fail)
    with pytest.raises(BuildError, match=r"graph\.html: No space left"):
        kg.build(documents, tmp_path / "out")
    assert read_build(tmp_path / "out") == first


def test_a_build_broken_off_between_the_renamings_is_put_back(documents: Path, tmp_path: Path) -> None:
    kg.build(documents, tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / ".out.old")
    (tmp_path / "empty").mkdir()
    with pytest.raises(BuildError, match="no documents"):
        kg.build(tmp_path / "empty", tmp_path / "out")
    assert kg.open_build(tmp_path / "out").report["totals"]["sources"] == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "out"]


def test_remains_of_a_broken_run_are_cleared(tmp_path: Path) -> None:
    remains = tmp_path / ".out.building"
    (remains / "store").mkdir(parents=True)
    (remains / "graph.ttl").write_text("half", encoding="utf-8")
    with open_workplace(tmp_path / "out") as place:
        assert [path.name for path in place.folder.iterdir()] == [".cache"]


@pytest.mark.parametrize("content", [{"thesis.docx": "mine"}, {"manifest.json": '{"tool": "other"}'}])
def test_a_folder_that_is_no_build_is_not_replaced(documents: Path, tmp_path: Path, content: dict[str, str]) -> None:
    for name, words in content.items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    with pytest.raises(BuildError, match="is no build and not empty"):
        kg.build(documents, tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == content


def test_a_file_is_not_replaced(documents: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(BuildError, match="is a file"):
        kg.build(documents, tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_becomes_a_build(documents: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert kg.build(documents / "简报.md", tmp_path / "out").report["totals"]["sources"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
def test_two_builds_do_not_write_one_folder(documents: Path, tmp_path: Path) -> None:
    with open_workplace(tmp_path / "out"), pytest.raises(BuildError, match="another build is writing it"):
        kg.build(documents, tmp_path / "out")


def test_a_build_does_not_read_builds(documents: Path, tmp_path: Path) -> None:
    shutil.copytree(documents, tmp_path / "all")
    first = kg.build(tmp_path / "all", tmp_path / "all" / "out")
    assert first.report["totals"]["sources"] == 5
    assert kg.build(tmp_path / "all", tmp_path / "all" / "out").report["totals"]["sources"] == 5
    assert kg.build(tmp_path / "all", tmp_path / "other").report["totals"]["sources"] == 5


# --- documents that cannot be read ------------------------------------------------------------------------------


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


def test_a_crash_in_one_document_becomes_a_finding(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_source: object) -> Extract:
        raise KeyError("area")

    monkeypatch.setattr(task, "extract_source", crash)
    outcome = run_task(Task(str(documents / "简报.md"), "简报.md"))
    assert outcome.extract is None
    assert outcome.finding
    assert (outcome.finding.level, outcome.finding.path) == (FindingLevel.ERROR, "简报.md")
    assert "KeyError" in outcome.finding.message


def test_a_mistake_in_the_rules_is_blamed_on_no_document(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: object) -> Extract:
        raise RulesError("suffixes.csv:3: 2 cells", "the header has 4")

    monkeypatch.setattr(task, "extract_source", refuse)
    with pytest.raises(RulesError):
        run_task(Task(str(documents / "简报.md"), "简报.md"))


FAKE = """
import sys; sys.path[:] = sys.argv[1:]
import os, threading
from kg.engine import worker
from kg.engine.task import Outcome
from kg.errors import RulesError
from kg.model import Finding, FindingLevel
def run(task):
    if task.name == "hang": threading.Event().wait()
    if task.name == "die": os._exit(9)
    if task.name == "rules": raise RulesError("areas.csv:7: 2 cells", "expected 4")
    if task.name == "print": print("a library chats", flush=True)
    return Outcome(finding=Finding(FindingLevel.NOTE, "test", task.name))
worker.run_task = run
worker.main()
"""


@pytest.fixture
def run_fake(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[str], int, float], list[str]]:
    """Runs tasks of these names in workers that hang, die or answer as the name says; the messages of their findings."""
    monkeypatch.setattr(local, "START", FAKE)

    def run(names: Sequence[str], jobs: int, seconds: float) -> list[str]:
        outcomes = run_local([Task(name, name) for name in names], jobs, seconds)
        return [outcome.finding.message for outcome in outcomes if outcome.finding]

    return run


def test_a_document_that_hangs_is_given_up(run_fake: Callable[[Sequence[str], int, float], list[str]]) -> None:
    assert run_fake(["a", "hang", "b"], 1, 0.5) == ["a", "extraction failed: it took longer than 0.5 seconds", "b"]


def test_a_document_that_kills_its_process_is_given_up(
    run_fake: Callable[[Sequence[str], int, float], list[str]],
) -> None:
    assert run_fake(["die", "a", "print", "b"], 1, 60) == [
        "extraction failed: the process that read it died",
        "a",
        "print",
        "b",
    ]


def test_outcomes_come_in_the_order_of_the_tasks(run_fake: Callable[[Sequence[str], int, float], list[str]]) -> None:
    names = [f"document-{number}" for number in range(20)]
    assert run_fake(names, 3, 60) == names


def test_a_mistake_in_the_rules_comes_through_the_pipe(
    run_fake: Callable[[Sequence[str], int, float], list[str]],
) -> None:
    with pytest.raises(RulesError, match=r"areas\.csv:7: 2 cells \(expected 4\)"):
        run_fake(["a", "rules"], 1, 60)


def test_a_worker_that_does_not_start_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "START", "raise SystemExit(1)")
    with pytest.raises(BuildError, match="did not start"):
        list(run_local([Task("a", "a")], 1, 60))


def test_a_process_that_cannot_start_is_no_fault_of_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("泰和县樟塘中心小学加入泰和县城南教育集团。", encoding="utf-8")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    with pytest.raises(BuildError, match=r"a process that reads documents cannot start: No such file .*install edukg"):
        kg.build(tmp_path / "a.txt", tmp_path / "out")


# --- records as JSON, cache -------------------------------------------------------------------------------------

SPANS = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
EVIDENCE = st.builds(Evidence, st.text(), SPANS, st.text())
QUALIFIERS = st.builds(
    Qualifiers, st.text(), st.none() | st.sampled_from(Level), st.none() | st.integers(1900, 2100), st.text()
)
STATEMENTS = st.builds(
    Statement,
    st.text(),
    st.sampled_from(Predicate),
    st.text(),
    QUALIFIERS,
    st.sampled_from(Modality),
    st.lists(EVIDENCE).map(tuple),
    st.floats(0, 1),
)
FIGURES = st.builds(
    Observation,
    st.text(),
    st.text(),
    st.floats(allow_nan=False),
    st.text(),
    st.none() | st.integers(),
    st.sampled_from(Modality),
    st.lists(EVIDENCE).map(tuple),
)
FINDINGS = st.builds(Finding, st.sampled_from(FindingLevel), st.text(), st.text(), st.text(), st.none() | SPANS)


@given(st.one_of(STATEMENTS, FIGURES, FINDINGS))
def test_records_survive_the_way_through_json(record: Statement | Observation | Finding) -> None:
    line = codec.pack_record(record)
    assert "\n" not in line
    assert codec.unpack_record(type(record), line) == record


@pytest.mark.parametrize("line", ["", "null", "{}", "[1]", '["a", 2]', "[1, 2, 3]", "[1, [2]]", "[" * 5])
def test_a_line_that_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        codec.unpack_record(Span, line)


def test_an_entry_is_not_kept_for_a_file_that_changed_meanwhile(documents: Path, tmp_path: Path) -> None:
    one = Task(str(documents / "简报.md"), "简报.md")
    cache = Cache(tmp_path / "new", tmp_path / "old")
    outcome = run_task(one)
    cache.keep(one, "0" * 64, outcome)
    assert cache.find(one, "0" * 64) is None
    cache.keep(one, hash_file(Path(one.path)), outcome)
    assert cache.find(one, hash_file(Path(one.path))) == outcome
    assert cache.find(Task(one.path, "other.md"), hash_file(Path(one.path))) is None


def test_a_failure_is_tried_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new", tmp_path / "old")
    lost = Outcome(finding=Finding(FindingLevel.ERROR, "read", "damaged", "a.txt"))
    cache.keep(Task("a.txt", "a.txt"), "0" * 64, lost)
    assert cache.find(Task("a.txt", "a.txt"), "0" * 64) is None


# --- settings ---------------------------------------------------------------------------------------------------


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
    path = tmp_path / pipeline.name_text(f"2023/{name}")
    path.parent.mkdir(parents=True)
    path.write_text("x", encoding="utf-8")
    assert path.name.startswith(name[:60])


def test_long_names_that_begin_alike_stay_apart() -> None:
    assert pipeline.name_text("长" * 84 + "一") != pipeline.name_text("长" * 84 + "二")


# --- samples ----------------------------------------------------------------------------------------------------


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
