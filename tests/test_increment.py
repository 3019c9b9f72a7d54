"""A build over another equals a fresh one, whatever changed between them; what is kept for it is read back as it was."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_knowledge import KNOWLEDGE
from texts import read
from view_graph import city

from kg import changes, pipeline, triples
from kg.blocks import Graph
from kg.config import Settings
from kg.engine import Cache, Extracts
from kg.graph import _escape, build_graph, stream_trig, stream_turtle, write_turtle
from kg.iri import DEFAULT_BASE
from kg.memo import Memo, name_work, read_memo, write_memo
from kg.model import Document, Evidence, Knowledge, Passage, Span
from kg.query import renew, scan_turtle
from kg.surveys import SURVEYED, recall_surveys
from kg.triples import read_blocks, rewrite, scan_graph
from kg.view import draw_overview
from kg.view.picture import choose_view, clusters, draw_picture, find_view, read_scene, recall
from kg.view.picture.clusters import gather_communities
from kg.view.picture.recall import recall_picture, tell_areas
from kg.view.picture.record import Claim, Thing
from kg.vocabulary import EDU, PREFIXES

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

from change_folders import build_here, tell_build, try_changes

WORDS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('", \\;.<>@\n'), max_size=12)
ESCAPED = WORDS.map(_escape)
TERMS = st.one_of(
    ESCAPED.map(lambda words: f"{words}@zh"),
    ESCAPED,
    st.integers(0, 3).map(lambda number: f"<https://e.org/{number}>"),
    st.sampled_from(["edu:School", "true", "17", "0.95", '"2023"^^xsd:gYear', '"INF"^^xsd:double']),
)
NAMES = ("a", "edu:about", "rdfs:label", "skos:altLabel")


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(NAMES), TERMS), max_size=12))
def test_a_graph_is_read_back_as_a_parser_of_turtle_reads_it(tmp_path_factory, triples) -> None:
    file = tmp_path_factory.mktemp("graph") / "graph.ttl"
    said = [("", f"<https://e.org/{subject}>", [f"{name} {term}"]) for subject, name, term in triples]
    said = [one for one in said if not one[2][0].startswith("a ") or one[2][0].startswith(("a <", "a edu"))]
    file.write_bytes(write_turtle(Graph(said)))
    wanted = {f"{PREFIXES['rdf']}type", f"{EDU}about", f"{PREFIXES['skos']}altLabel"}
    assert sorted(scan_graph(file)(wanted)) == sorted(scan_turtle(file)(wanted))


@given(st.lists(st.tuples(WORDS, WORDS, st.integers(0, 40), st.integers(0, 2)), max_size=6), st.integers(1, 900))
def test_passages_are_what_the_blocks_of_evidences_tell(tmp_path_factory, told, size) -> None:
    file = tmp_path_factory.mktemp("graph") / "graph.ttl"
    evidence = (Evidence("总结.txt", Span(start, start + len(words)), "rule") for words, _, start, _ in told)
    documents = [Document("总结.txt", "", 0, "", "", "".join(words + more for words, more, *_ in told), pages=(0, 20))]
    statements = [replace(KNOWLEDGE.statements[0], evidence=tuple(sorted(set(evidence))))]
    file.write_bytes(write_turtle(build_graph(Knowledge(documents, (), statements, ()))))
    passages: list[Passage] = []
    with mock.patch.object(triples, "PIECE", size):
        scene = read_scene(scan_graph(file, passages), passages)
    assert scene == read_scene(scan_turtle(file))
    whole: list[Passage] = []
    assert read_scene(scan_graph(file, whole), whole) == scene
    # The block of 0-1 stands behind those of 0-10.
    assert len(whole) == len(scene.quotes) or len(scene.quotes) > 1


def test_a_page_is_drawn_from_what_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    memo = Memo()
    page = draw_overview(city().scan(), memo=memo)
    write_memo(memo, tmp_path / "drawn", "program")
    kept = read_memo(tmp_path / "drawn", "program")
    monkeypatch.setattr(recall, "draw_picture", lambda *_: pytest.fail("a view was drawn again"))
    assert draw_overview(city().scan(), memo=kept) == page
    assert kept.used == json.loads(json.dumps(memo.used)) != {}


@pytest.mark.parametrize("view", ["all", "awards"])
def test_a_picture_is_recalled_where_all_that_it_was_drawn_of_stayed(view: str) -> None:
    scene, memo = read_scene(city().scan()), Memo()
    choice = choose_view(scene, find_view(view))
    drawn = recall_picture(scene, choice, tell_areas(scene), memo)
    kept = Memo(json.loads(json.dumps(memo.used)))
    assert recall_picture(scene, choice, tell_areas(scene), kept) == drawn == draw_picture(scene, choice)
    assert kept.used == kept.older
    for one in scene.things.values():
        changed = replace(scene, things=scene.things | {one.iri: replace(one, label=f"新{one.label}")})
        other = choose_view(changed, find_view(view))
        assert recall_picture(changed, other, tell_areas(changed), memo) == draw_picture(changed, other)


def test_communities_are_kept() -> None:
    things = [Thing(f"{number}", "School", "") for number in range(6)]
    claims = [Claim("", f"{one}", "memberOf", f"{other}") for one, other in ((5, 1), (1, 3), (0, 2), (2, 4))]
    memo = Memo()
    told = gather_communities(things, claims, memo)
    assert told == {"1": ["1", "3", "5"], "2": ["0", "2", "4"]}
    kept = Memo(json.loads(json.dumps(memo.used)))
    with mock.patch.object(clusters, "part_communities", side_effect=AssertionError):
        assert gather_communities(things, claims, kept) == told
    assert gather_communities(things, claims[:3], kept) != told


def test_what_is_kept_is_of_one_program_and_whole(tmp_path: Path) -> None:
    memo, file = Memo({"旧": 1}), tmp_path / "kept"
    memo.keep("一中", [1.5, "yi zhong"])
    write_memo(memo, file, "program")
    assert read_memo(file, "program").older == {"一中": [1.5, "yi zhong"]}
    assert read_memo(file, "other").older == {}
    file.write_bytes(file.read_bytes()[:-3])
    assert read_memo(file, "program").older == {}
    assert read_memo(tmp_path / "none", "program").older == {}
    assert name_work("a", 1) != name_work("a", "1")


def test_changed_folders_come_to_what_fresh_builds_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renewed = []
    monkeypatch.setattr(changes, "MOST", 2)
    monkeypatch.setattr(renew, "MOST", 2)
    rewrite = changes.rewrite
    monkeypatch.setattr(changes, "rewrite", lambda *told: renewed.append(told[0].name) or rewrite(*told))
    told = dict(try_changes(tmp_path, steps=2, documents=4, changes=3, seed=7))
    assert list(told.values()) == [[], []]
    assert renewed == ["graph.ttl", "graph.trig"] * 2


def test_what_a_broken_build_leaves_is_not_taken_for_what_the_last_one_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST", 2)
    folder, out, fresh = tmp_path / "texts", tmp_path / "out", tmp_path / "fresh"
    folder.mkdir()
    first, second = "鱼峰区实验小学加入鱼峰区实验教育集团。", "柳州市箭盘山小学加入箭盘山教育集团。"
    (folder / "a.txt").write_text(first, encoding="utf-8")
    (folder / "b.txt").write_text(second, encoding="utf-8")
    build_here(folder, out, Settings(jobs=1))
    (folder / "b.txt").write_text(first.replace("鱼峰", "城中"), encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr(pipeline, "write_manifest", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build_here(folder, out, Settings(jobs=1))
    assert (tmp_path / ".out.building" / ".cache" / changes.SAID).exists()
    (folder / "b.txt").write_text(second, encoding="utf-8")
    build_here(folder, out, Settings(jobs=1))
    (folder / "a.txt").write_text(second.replace("箭盘山", "景行"), encoding="utf-8")
    for made in (out, fresh):
        build_here(folder, made, Settings(jobs=1))
    assert tell_build(out) == tell_build(fresh)


def test_only_what_changed_is_surveyed_again(tmp_path: Path) -> None:
    texts = {"a.txt": "鱼峰区实验小学获得柳州市文明校园称号。", "b.txt": "柳州市箭盘山小学加入箭盘山教育集团。"}
    made = {name: read(text, name) for name, text in texts.items()}
    looked = []

    class Kept(Extracts):
        def __getitem__(self, place):
            looked.append(self.paths[place])
            return made[self.paths[place]]

    def survey(turn: int, **names: str) -> tuple[object, list[str]]:
        cache = Cache(tmp_path / str(turn), tmp_path / str(turn - 1))
        paths = [f"{path}.txt" for path in sorted(names)]
        del looked[:]
        told = [*recall_surveys(Kept(cache, [names[path[0]] for path in paths], paths), cache, "program")]
        return told, [*looked]

    first, seen = survey(1, a="1", b="2")
    assert seen == ["a.txt", "b.txt"]
    assert survey(2, a="1", b="2") == (first, [])
    assert survey(3, b="2") == (first[1:], [])
    assert survey(4, a="1", b="3") == (first, ["a.txt", "b.txt"])
    assert survey(5, a="1", b="3.once") == (first, ["b.txt"])
    assert survey(6, a="1", b="3.once") == (first, ["b.txt"])
    kept = tmp_path / "6" / SURVEYED
    kept.write_bytes(kept.read_bytes()[:-2])
    assert survey(7, a="1", b="2") == (first, ["a.txt", "b.txt"])


def test_graphs_are_written_anew_where_what_was_said_is_not_known(tmp_path: Path) -> None:
    knowledge, older = KNOWLEDGE, tmp_path / "said"
    told = ("program", knowledge, DEFAULT_BASE)
    assert changes.renew_graphs(tmp_path, tmp_path, older, *told) is None
    changes.write_said(knowledge, older, "another program")
    assert changes.renew_graphs(tmp_path, tmp_path, older, *told) is None
    changes.write_said(knowledge, older, "program")
    (tmp_path / "out").mkdir()
    for name, pieces in (("graph.ttl", stream_turtle), ("graph.trig", stream_trig)):
        (tmp_path / name).write_bytes(b"".join(pieces(build_graph(knowledge))))
    assert changes.renew_graphs(tmp_path, tmp_path / "out", older, *told) == ([], [])
    assert (tmp_path / "out" / "graph.trig").read_bytes() == (tmp_path / "graph.trig").read_bytes()
    older.write_bytes(older.read_bytes()[:-9])
    assert changes.renew_graphs(tmp_path, tmp_path / "out", older, *told) is None


@given(
    st.dictionaries(st.tuples(st.sampled_from(["", "<g>", "<h>", "<k>"]), st.integers(0, 6)), WORDS, max_size=12),
    st.dictionaries(st.tuples(st.sampled_from(["", "<g>", "<h>", "<k>"]), st.integers(0, 6)), WORDS, max_size=6),
    st.integers(1, 300),
)
def test_a_graph_is_rewritten_piece_by_piece(tmp_path_factory, older, told, size) -> None:
    old, new, fresh = (tmp_path_factory.mktemp("graph") / "graph.trig" for _ in range(3))

    def write(file: Path, blocks: dict[tuple[str, int], str]) -> dict[tuple[bytes, bytes], bytes]:
        said = [(name, f"<{subject}>", [f"rdfs:label {_escape(words)}"]) for (name, subject), words in blocks.items()]
        file.write_bytes(b"".join(stream_trig(Graph(said))))
        return dict(read_blocks(file))

    before, after = write(old, older), write(fresh, {key: words for key, words in (older | told).items() if words})
    changed = {key: after.get(key, b"") for key in before | after if before.get(key) != after.get(key)}
    with mock.patch.object(triples, "SMALL", size):
        changes = rewrite(old, new, changed)
    assert new.read_bytes() == fresh.read_bytes()
    assert changes == [(key, before.get(key, b""), after.get(key, b"")) for key in sorted(changed)]
