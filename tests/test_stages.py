"""What was read and extracted is kept by what it depends on: a change invalidates what it touches, and nothing else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from few_documents import ROOT, read_build
from reportlab.pdfgen.canvas import Canvas

import kg
from kg.engine import Cache, Extracts, Task, hash_file, run, stamp
from kg.errors import BuildError
from kg.rules import find_ontology

CHANGES = [
    ("ontology", "terms/national.csv", set()),
    ("ontology", "queries/partners.rq", set()),
    ("ontology", "shapes.ttl", set()),
    ("ontology", "terms/cues.csv", {"extract"}),
    ("ontology", "patterns/membership.toml", {"extract"}),
    ("ontology", "areas.csv", {"extract"}),
    ("ontology", "terms/new.csv", {"extract", "read"}),
    ("kg", "resolve/titles.py", set()),
    ("kg", "view/page.py", set()),
    ("kg", "engine/cluster.py", set()),
    ("kg", "relate/document.py", {"extract"}),
    ("kg", "rules.py", {"extract"}),
    ("kg", "codec.py", {"extract"}),
    ("kg", "read/pdf.py", {"extract", "read"}),
    ("kg", "model/text.py", {"extract", "read"}),
]


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies")
    shutil.copytree(ROOT / "kg", folder / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(find_ontology(), folder / "ontology")
    return folder


def stamp_all() -> dict[str, str]:
    return {stage: stamp.stamp_stage(stage) for stage in stamp.STAGES}


@pytest.mark.parametrize(("folder", "name", "touched"), CHANGES)
def test_a_change_invalidates_the_stages_that_it_touches(
    copies: Path, monkeypatch: pytest.MonkeyPatch, folder: str, name: str, touched: set[str]
) -> None:
    monkeypatch.setattr(stamp, "PACKAGE", copies / "kg")
    monkeypatch.setattr(stamp, "find_ontology", lambda: copies / "ontology")
    before, path = stamp_all(), copies / folder / name
    content = path.read_bytes() if path.exists() else None
    path.write_bytes((content or b"") + b"# changed\n")
    try:
        after = stamp_all()
    finally:
        path.unlink() if content is None else path.write_bytes(content)
    assert {stage for stage in stamp.STAGES if after[stage] != before[stage]} == touched
    assert stamp_all() == before


OPENED = """
import sys; from pathlib import Path
rules, opened = str(Path("ontology").resolve()), set()
sys.addaudithook(lambda event, told: opened.add(str(told[0])) if event == "open" else None)
from kg.engine.run import run_task
from kg.engine.task import Task
for name in sys.argv[1:]:
    assert run_task(Task(name, name)).extract, name
print(*sorted(str(Path(one).relative_to(rules)) for one in opened if one.startswith(rules)))
"""


def test_extraction_opens_no_table_that_its_stamp_leaves_out() -> None:
    names = ["samples/schools/听课本里的三句话.txt", "samples/awards/2020年柯桥区教学技能竞赛结果通知.docx"]
    command = [sys.executable, "-c", OPENED, *names]
    opened = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
    modules = stamp.load_texts(stamp.PACKAGE, "*.py")
    needed = stamp.find_needed(modules, stamp.STAGES["extract"])
    assert len(opened) > 20
    naming = stamp.find_naming(opened, modules)
    assert [name for name in opened if not naming[name] & needed] == []


def make_pdf(folder: Path) -> Task:
    canvas = Canvas(str(folder / "a.pdf"), invariant=1)
    canvas.drawString(60, 700, "School No. 1 of Linjiang received a prize.")
    canvas.save()
    return Task(str(folder / "a.pdf"), "a.pdf")


def open_cache(folder: Path, monkeypatch: pytest.MonkeyPatch, **stamps: str) -> Cache:
    monkeypatch.setattr("kg.engine.cache.stamp_stage", stamps.__getitem__)
    return Cache(folder / "new", folder / "old")


def test_new_rules_of_extraction_let_no_file_be_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    task = make_pdf(tmp_path)
    digest = hash_file(Path(task.path))
    first = open_cache(tmp_path, monkeypatch, read="1", extract="1")
    outcome = run.run_task(first.prepare(task, digest))
    assert outcome.packed
    first.keep(task, digest, outcome.packed, outcome.sha256)
    first.prune()
    assert len(list((tmp_path / "new").iterdir())) == 2
    (tmp_path / "new").rename(tmp_path / "old")
    monkeypatch.setattr(run, "read_source", lambda *_: pytest.fail("it was read again"))
    later = open_cache(tmp_path, monkeypatch, read="1", extract="2")
    assert later.find(task, digest) == ""
    assert run.run_task(later.prepare(task, digest)) == outcome
    same = open_cache(tmp_path, monkeypatch, read="1", extract="1")
    assert list(Extracts(same, [same.find(task, digest)])) == [outcome.extract]
    same.prune()
    assert len(list((tmp_path / "new").iterdir())) == 2
    other = open_cache(tmp_path, monkeypatch, read="2", extract="2")
    with pytest.raises(pytest.fail.Exception, match="read again"):
        run.run_task(other.prepare(task, digest))


def test_a_damaged_entry_is_read_past_and_a_changed_file_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = make_pdf(tmp_path)
    cache = open_cache(tmp_path, monkeypatch, read="1", extract="1")
    prepared = cache.prepare(task, hash_file(Path(task.path)))
    Path(prepared.kept).write_bytes(b"damaged")
    outcome = run.run_task(prepared)
    assert outcome.extract
    changed = cache.prepare(task, "0" * 64)
    assert run.run_task(changed) == outcome
    assert not Path(changed.kept).exists()


def test_what_is_read_at_once_is_not_kept_as_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = open_cache(tmp_path, monkeypatch, read="1", extract="1")
    assert cache.prepare(Task("a.txt", "a.txt"), "0" * 64) == Task("a.txt", "a.txt")
    assert cache.prepare(Task("a.doc", "a.doc"), "").kept == ""


@pytest.mark.parametrize("links", [True, False])
def test_an_entry_of_an_earlier_build_is_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", lambda *_, **__: (_ for _ in ()).throw(OSError("no links here")))
    cache = open_cache(tmp_path, monkeypatch, read="1", extract="1")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "x").write_bytes(b"kept")
    assert cache.take_over("x")
    assert (tmp_path / "new" / "x").read_bytes() == b"kept"
    assert not cache.take_over("y")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["x"]


def test_what_a_file_held_before_it_changed_serves_one_build_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = make_pdf(tmp_path)
    outcome = run.run_task(task)
    assert outcome.extract
    cache = open_cache(tmp_path, monkeypatch, read="1", extract="1")
    name = cache.keep(task, "0" * 64, outcome.packed, outcome.sha256)
    assert Extracts(cache, [name])[0] == outcome.extract
    assert cache.find(task, "0" * 64) == ""
    cache.prune()
    with pytest.raises(BuildError, match="changed while it was in use"):
        Extracts(cache, [name])[0]


def test_a_document_that_is_gone_leaves_nothing(documents: Path, tmp_path: Path) -> None:
    shutil.copytree(documents, tmp_path / "mine")
    kg.build(tmp_path / "mine", tmp_path / "out")
    (tmp_path / "mine" / "通知.txt").unlink()
    kg.build(tmp_path / "mine", tmp_path / "out")
    fresh = kg.build(tmp_path / "mine", tmp_path / "fresh").folder
    assert read_build(tmp_path / "out") == read_build(fresh)
    kept = [sorted(path.name for path in (folder / ".cache").iterdir()) for folder in (tmp_path / "out", fresh)]
    assert kept[0] == kept[1]
    assert not any("通知" in path.name for path in (tmp_path / "out").rglob("*"))
