"""What a build takes from the one before: all of it where nothing changed, the database where little did."""

import shutil
from pathlib import Path

import pytest
from few_documents import read_build
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg import pipeline
from kg.query import open_store, renew, write_store
from kg.query.renew import renew_store
from kg.seal import is_left, read_seal
from kg.triples import compare_blocks

MORE = "2024年，泰和县樟塘中心小学获得江西省文明校园称号。\n"


@pytest.fixture(scope="module")
def built(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> kg.Build:
    return kg.build(documents, tmp_path_factory.mktemp("built") / "out")


@pytest.fixture
def out(built: kg.Build, documents: Path, tmp_path: Path) -> Path:
    """A build of documents that lie beside it."""
    shutil.copytree(documents, tmp_path / "mine")
    return shutil.copytree(built.folder, tmp_path / "out")


def dump(folder: Path) -> list[str]:
    return list(map(str, open_store(folder)))


def test_a_build_of_which_nothing_changed_is_taken_over(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, told, report = read_build(out), dump(out), kg.open_build(out).report
    monkeypatch.setattr(pipeline, "join_documents", lambda *_: pytest.fail("it was joined again"))
    again = kg.build(out.parent / "mine", out)
    assert (read_build(out), dump(out)) == (first, told)
    assert {**again.report, "timings": {}} == {**report, "timings": {}}
    kg.build(out.parent / "mine", out)
    with pytest.raises(pytest.fail.Exception, match="joined again"):
        kg.build(out.parent / "mine", out, kg.Settings(base="https://kg.example.org/"))


def test_a_build_that_somebody_changed_is_not_what_it_was(out: Path) -> None:
    seal = read_seal(out)
    assert seal
    assert is_left(out, seal)
    for name in ("text/通知.txt.txt", "manifest.json", "store/CURRENT", "graph.html", "graph.ttl"):
        data = (out / name).read_bytes()
        (out / name).unlink()
        assert not is_left(out, seal), name
        (out / name).write_bytes(data + b" ")
        assert not is_left(out, seal), name
        assert is_left(out, seal, ["graph.trig"]) == (not name.startswith("store")), name
        (out / name).write_bytes(data)


def test_the_database_is_made_of_the_one_before(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last, loaded = dump(out), tmp_path / "loaded"
    (tmp_path / "mine" / "通知.txt").write_text(MORE, encoding="utf-8")
    (tmp_path / "mine" / "简报.md").unlink()
    shutil.copytree(out, tmp_path / "last")
    monkeypatch.setattr(renew, "MOST", 1)
    with monkeypatch.context() as only:
        only.setattr(pipeline, "write_store", lambda *_: pytest.fail("it was loaded again"))
        kg.build(tmp_path / "mine", out)
    write_store(out / "graph.ttl", loaded, out / "graph.trig")
    assert dump(out) == dump(loaded) != last
    shutil.rmtree(out / "store")
    monkeypatch.setattr(renew, "MOST", 0)
    assert not renew_store(tmp_path / "last", out)
    monkeypatch.setattr(renew, "MOST", 1)
    monkeypatch.setattr(Path, "hardlink_to", lambda *_: (_ for _ in ()).throw(OSError("no links here")))
    assert not renew_store(tmp_path / "last", out)
    assert not (out / "store").exists()


BLOCKS = st.dictionaries(st.tuples(st.sampled_from([b"", b"g", b"h"]), st.binary(max_size=2)), st.binary(min_size=1))


@given(BLOCKS, BLOCKS)
def test_what_changed_makes_the_new_graph_of_the_old(old, new) -> None:
    told = dict(old)
    for key, before, after in compare_blocks(iter(sorted(old.items())), iter(sorted(new.items()))):
        assert told.pop(key, b"") == before != after
        told |= {key: after} if after else {}
    assert told == new
