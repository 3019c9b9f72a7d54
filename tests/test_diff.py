"""What `kg diff` tells of two builds: in words, as JSON, and where it cannot."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import read

import kg
from kg.cli import run
from kg.config import Settings
from kg.errors import BuildError
from kg.graph import build_graph, write_turtle
from kg.query import Difference, compare_builds, render_difference, write_difference, write_store
from kg.query.blocks import compare_graphs
from kg.resolve import resolve_extracts

PLANNED = "泰和县教育局2021年工作总结\n泰和县樟塘中心小学拟加入泰和县城南教育集团。\n"
DONE = "泰和县教育局2022年工作总结\n泰和县樟塘中心小学2022年加入泰和县城南教育集团。\n"
LEFT = "泰和县教育局2023年工作总结\n泰和县樟塘中心小学2023年退出泰和县城南教育集团。\n"
POST = "泰和县樟塘中心小学2021年工作总结\n张秀兰任泰和县樟塘中心小学校长。\n"
AGAIN = "泰和縣樟塘中心小學簡報\n張秀蘭任泰和縣樟塘中心小學校長。\n"
PRIZE = "泰和县教育局2021年工作总结\n泰和县桥头小学获得2021年江西省文明校园称号。\n"
FIGURE = "泰和县教育局2022年工作总结\n2022年，泰和县桥头小学有学生900人。\n"


def make_build(folder: Path, texts: Mapping[str, str]) -> Path:
    extracts = [read(text, path) for path, text in texts.items()]
    folder.mkdir(exist_ok=True)
    (folder / "graph.ttl").write_bytes(write_turtle(build_graph(resolve_extracts(extracts))))
    write_store(folder / "graph.ttl", folder)
    return folder


def compare(tmp_path: Path, before: Mapping[str, str], after: Mapping[str, str]) -> Difference:
    return compare_builds(make_build(tmp_path / "1", before), make_build(tmp_path / "2", after))


def list_lines(told: Difference) -> list[str]:
    return [line for line in render_difference(told).splitlines() if not line.startswith("      ")]


def test_a_plan_that_came_true_stands_first_and_says_so(tmp_path: Path) -> None:
    told = compare(tmp_path, {"a.txt": PLANNED}, {"a.txt": DONE})
    (pair,) = [one for one in told.statements if one.came_true]
    assert pair.before is not None
    assert pair.after is not None
    changes = {name: (old, new) for name, old, new in pair.changes}
    assert changes["modality"] == ("Planned", "Realised")
    assert changes["year"] == changes["since"] == ("", "2022")
    lines = list_lines(told)
    at = next(at for at, line in enumerate(lines) if line.startswith("陈述 statements："))
    assert lines[at].endswith("（其中计划落实 1）")
    assert lines[at + 1].startswith("  ~ 【计划落实】泰和县樟塘中心小学 成员 泰和县城南教育集团：")
    assert "情态 计划中 → 已实现" in lines[at + 1]
    assert "年份 （未说明） → 2022" in lines[at + 1]


def test_a_plan_that_stays_in_its_own_document_comes_true_by_another(tmp_path: Path) -> None:
    told = compare(tmp_path, {"2021.txt": PLANNED}, {"2021.txt": PLANNED, "2022.txt": DONE})
    assert [one.came_true for one in told.statements if one.after and one.after.words[1] == "memberOf"] == [True]
    assert told.sources_added == ("2022.txt",)


def test_a_fact_that_was_one_before_comes_not_true_again(tmp_path: Path) -> None:
    both = {"2021.txt": PLANNED, "2022.txt": DONE}
    told = compare(tmp_path, both, {**both, "2024.txt": DONE.replace("2022", "2024")})
    assert not any(one.came_true for one in told.statements)


def test_an_end_is_a_change_of_the_statement_that_it_ends(tmp_path: Path) -> None:
    told = compare(tmp_path, {"2022.txt": DONE}, {"2022.txt": DONE, "2023.txt": LEFT})
    (pair,) = [one for one in told.statements if one.before and one.before.words[1] == "memberOf"]
    assert ("until", "", "2023") in pair.changes
    assert ("ended", "", "true") in pair.changes
    text = render_difference(told)
    assert "终止年 （未说明） → 2023；已终止" in text
    assert "      “泰和县樟塘中心小学2023年退出泰和县城南教育集团”  2023.txt" in text


def test_another_document_that_says_the_same_is_new_evidence(tmp_path: Path) -> None:
    told = compare(tmp_path, {"a.txt": POST}, {"a.txt": POST, "b.txt": POST})
    (pair,) = [one for one in told.statements if one.after and one.after.words[1] == "affiliatedWith"]
    assert [name for name, _, _ in pair.changes] == ["sentences"]
    assert any(line.endswith("：原句有变") and "张秀兰" in line for line in list_lines(told))


def test_what_came_and_went_is_listed_both_ways(tmp_path: Path) -> None:
    one, other = {"a.txt": POST}, {"a.txt": POST, "p.txt": PRIZE}
    there, back = compare(tmp_path, one, other), compare(tmp_path, other, one)
    assert there.sources_added == back.sources_removed == ("p.txt",)
    assert there.entities_added == back.entities_removed
    assert {thing.kind for thing in there.entities_added} >= {"Award", "School"}
    assert [pair.after for pair in there.statements if not pair.before] == [
        pair.before for pair in back.statements if not pair.after
    ]
    assert any(line.startswith("  + 泰和县桥头小学 获得 ") for line in list_lines(there))
    assert any(line.startswith("  - 泰和县桥头小学 获得 ") for line in list_lines(back))


def test_a_figure_that_is_another_now_is_a_change(tmp_path: Path) -> None:
    told = compare(tmp_path, {"a.txt": FIGURE}, {"a.txt": FIGURE.replace("900", "950")})
    (pair,) = told.figures
    assert pair.changes[0] == ("value", "900", "950")
    assert told.sources_changed == ("a.txt",)
    assert told.entities_added == told.entities_removed == ()


def test_a_renamed_school_is_followed(tmp_path: Path) -> None:
    renamed = "2022年，泰和县桥头小学更名为泰和县石山小学。\n"
    told = compare(tmp_path, {"p.txt": PRIZE}, {"p.txt": PRIZE + renamed})
    (one,) = told.entities_renamed
    assert (one.before.name, one.after.name) == ("泰和县桥头小学", "泰和县石山小学")
    assert told.entities_added == told.entities_removed == ()
    assert all(pair.before and pair.after for pair in told.statements)
    assert any(
        "泰和县桥头小学（学校）：改名为 泰和县石山小学；又名 +泰和县桥头小学" in line for line in list_lines(told)
    )


def test_namesakes_of_two_places_are_not_taken_for_each_other(tmp_path: Path) -> None:
    other = PRIZE.replace("泰和县", "吉水县")
    told = compare(tmp_path, {"p.txt": PRIZE}, {"p.txt": other})
    schools = [one.name for one in told.entities_added if one.kind == "School"]
    assert schools == ["吉水县桥头小学"]
    assert not [one for one in told.entities_renamed if one.before.kind == "School"]


def test_two_builds_of_the_same_say_the_same(tmp_path: Path) -> None:
    told = compare(tmp_path, {"a.txt": POST, "p.txt": PRIZE}, {"p.txt": PRIZE, "a.txt": POST})
    assert render_difference(told) == "两次构建所说相同。 The two builds say the same.\n"
    assert json.loads(write_difference(told))["statements"] == {"added": [], "removed": [], "changed": []}


def test_words_moved_within_a_document_are_no_change(tmp_path: Path) -> None:
    moved = PRIZE.replace("\n", "\n春天来了，花开了。\n", 1)
    told = compare(tmp_path, {"p.txt": PRIZE}, {"p.txt": moved})
    assert (told.statements, told.figures, told.entities_renamed) == ((), (), ())
    assert told.sources_changed == ("p.txt",)


def test_json_holds_everything(tmp_path: Path) -> None:
    told = json.loads(write_difference(compare(tmp_path, {"a.txt": PLANNED}, {"a.txt": DONE, "p.txt": PRIZE})))
    assert told["sources"] == {"added": ["p.txt"], "removed": [], "changed": ["a.txt"]}
    (change,) = [one for one in told["statements"]["changed"] if one["came_true"]]
    assert change["after"]["subject"] == "泰和县樟塘中心小学"
    assert change["before"]["modality"] == "Planned"
    assert {"name": "modality", "before": "Planned", "after": "Realised"} in change["changes"]
    assert change["after"]["sentences"] == [
        {"path": "a.txt", "words": "泰和县樟塘中心小学2022年加入泰和县城南教育集团"}
    ]
    (award,) = [one for one in told["statements"]["added"] if one["predicate"] == "received"]
    assert award["year"] == "2021"
    assert {"iri", "name", "aliases", "types"} == set(told["entities"]["added"][0])


def test_long_lists_are_cut_in_words_alone(tmp_path: Path) -> None:
    told = compare(tmp_path, {"a.txt": POST}, {"a.txt": POST, "p.txt": PRIZE, "f.txt": FIGURE})
    assert "  … 还有 " in render_difference(told, 1)
    assert "还有" not in render_difference(told, 1000)


def test_words_off_the_web_cannot_move_the_cursor() -> None:
    told = Difference(("a\x1b[2J\n.txt",), (), (), (), (), (), (), (), ())
    assert "\x1b" not in render_difference(told)


# A plan that comes true stands beside its fact in one direction only.
TEXTS = (DONE, LEFT, POST, PRIZE, FIGURE, AGAIN)


@settings(max_examples=5)
@given(st.sets(st.integers(0, len(TEXTS) - 1)), st.sets(st.integers(0, len(TEXTS) - 1)))
def test_a_difference_told_backwards_is_the_same(tmp_path_factory: pytest.TempPathFactory, one, other) -> None:
    tmp_path = tmp_path_factory.mktemp("diff")
    first, second = ({f"{number}.txt": TEXTS[number] for number in numbers} for numbers in (one, other))
    there, back = compare(tmp_path, first, second), compare(tmp_path, second, first)
    assert there.sources_added == back.sources_removed
    blocks = [set((tmp_path / name / "graph.ttl").read_text(encoding="utf-8").split("\n\n")) for name in "12"]
    expected = [[block for block in blocks[one] - blocks[1 - one] if "edu:mentionedIn" in block] for one in (0, 1)]
    found = compare_graphs(tmp_path / "1", tmp_path / "2")["Entity"]
    assert [len(one) for one in found] == [len(one) for one in expected]
    new = {pair.after.iri for pair in there.statements if pair.after} - {
        pair.before.iri for pair in there.statements if pair.before
    }
    gone = {pair.before.iri for pair in back.statements if pair.before} - {
        pair.after.iri for pair in back.statements if pair.after
    }
    assert new == gone
    assert len(there.figures) == len(back.figures)


# --- the command ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("builds")
    made = []
    for name, text in (("2021", PLANNED), ("2022", DONE)):
        (folder / name).mkdir()
        (folder / name / "总结.txt").write_text(text, encoding="utf-8")
        made.append(kg.build(folder / name, folder / f"out-{name}", Settings(jobs=1)).folder)
    return made[0], made[1]


def test_the_command_tells_in_words_and_as_json(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *map(str, builds)]) == 0
    said = capsys.readouterr()
    assert "【计划落实】" in said.out
    assert said.err == ""
    assert run(["diff", *map(str, builds), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["came_true"] for one in told["statements"]["changed"]] == [True]


def test_what_is_no_build_is_refused(
    builds: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for wrong in (tmp_path, tmp_path / "nothing"):
        for arguments in ([str(wrong), str(builds[0])], [str(builds[0]), str(wrong)]):
            assert run(["diff", *arguments]) == 1
            said = capsys.readouterr()
            assert said.out == ""
            assert said.err.startswith(f"error: {wrong}: ")
            assert said.err.count("\n") == 1


def test_a_damaged_graph_is_told(tmp_path: Path) -> None:
    one, other = (make_build(tmp_path / name, {"a.txt": POST}) for name in "12")
    (other / "graph.ttl").write_bytes(b"\xff\n\n")
    with pytest.raises(BuildError, match=r"graph\.ttl cannot be read"):
        compare_builds(one, other)
    (other / "graph.ttl").unlink()
    with pytest.raises(BuildError, match=r"graph\.ttl cannot be read"):
        compare_builds(one, other)


def test_builds_of_two_bases_are_not_compared(builds: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "总结.txt").write_text(DONE, encoding="utf-8")
    other = kg.build(tmp_path / "总结.txt", tmp_path / "out", Settings(jobs=1, base="https://example.org/id/"))
    with pytest.raises(BuildError, match="different bases"):
        kg.open_build(builds[0]).compare(other)
