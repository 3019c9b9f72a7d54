"""What people decide about doubtful names: listed, asked, kept over builds, obeyed, and reported where documents disagree."""

import json
from pathlib import Path

import pytest
from texts import read

import kg
from kg.cli import run
from kg.errors import DecisionError
from kg.model import Choice, Decision, Entity, Kind, Knowledge
from kg.resolve import explain, list_doubts, merge_decisions, read_decisions, resolve_extracts, write_decisions

TEXTS = {
    "city.txt": "柳州市教育局2022年工作总结\n柳州市实验小学、柳州市第八中学新建综合楼。",
    "ward.txt": "柳州市鱼峰区教育局2022年工作总结\n我区实验小学荣获柳州市文明校园称号。市八中教师陆晓岚作报告。",
    "other.txt": "桂林市教育局2022年工作总结\n桂林市实验小学荣获桂林市文明校园称号。",
}
CITY, WARD, OTHER = "广西壮族自治区/柳州市", "广西壮族自治区/柳州市/鱼峰区", "广西壮族自治区/桂林市"
NAMES = {"city": ("柳州市实验小学", CITY), "ward": ("实验小学", WARD), "other": ("桂林市实验小学", OTHER)}


EXTRACTS = [read(text, path) for path, text in TEXTS.items()]


def decide(left: str, right: str, choice: Choice) -> Decision:
    return Decision(Kind.SCHOOL, *NAMES[left], *NAMES[right], choice)


def find_school(knowledge: Knowledge, side: str) -> Entity:
    form = next(one for one in knowledge.resolution.forms if (one.name, one.area) == NAMES[side])
    return next(one for one in knowledge.entities if one.key == form.entity)


def list_reports(knowledge: Knowledge) -> list[str]:
    return [one.message for one in knowledge.findings if one.rule == "decision"]


def test_a_doubtful_pair_is_two_until_it_is_decided_to_be_one() -> None:
    open_pair = resolve_extracts(EXTRACTS)
    assert find_school(open_pair, "city") != find_school(open_pair, "ward")
    decided = resolve_extracts(EXTRACTS, [decide("city", "ward", Choice.SAME)])
    assert find_school(decided, "city") == find_school(decided, "ward")
    assert list_reports(decided) == []


def test_what_is_decided_is_not_asked_again() -> None:
    book = resolve_extracts(EXTRACTS).resolution
    (doubt,) = list_doubts(book, [])
    assert {book.forms[doubt.left].name, book.forms[doubt.right].name} == {"柳州市实验小学", "实验小学"}
    for choice in Choice:
        assert list_doubts(book, [merge_decisions([], [decide("ward", "city", choice)])[0]]) == []


def test_what_is_decided_to_be_two_stays_two() -> None:
    plain = resolve_extracts(EXTRACTS)
    forms = [
        one for one in plain.resolution.forms if (one.kind is Kind.SCHOOL and "八中" in one.name) or "第八" in one.name
    ]
    assert len({one.entity for one in forms}) == 1 < len(forms)
    left, right = forms
    word = Decision(Kind.SCHOOL, left.name, left.area, right.name, right.area, Choice.DIFFERENT)
    parted = resolve_extracts(EXTRACTS, [word]).resolution
    assert len({one.entity for one in parted.forms if one.name in {left.name, right.name}}) == 2
    assert "人工" in explain(parted, left.name, right.name)[0].steps[0]


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ([decide("city", "other", Choice.SAME)], "文件说一个在"),
        ([decide("city", "ward", Choice.SAME), decide("ward", "city", Choice.DIFFERENT)], "另一条决定"),
        ([Decision(Kind.SCHOOL, "无名小学", "", *NAMES["city"], Choice.SAME)], "没有“无名小学”"),
        ([Decision(Kind.SCHOOL, "市八中", "", "市八中", "", Choice.DIFFERENT)], "无法分开"),
    ],
)
def test_a_decision_that_documents_or_decisions_contradict_is_reported(decisions: list[Decision], said: str) -> None:
    (message,) = list_reports(resolve_extracts(EXTRACTS, decisions))
    assert said in message


def test_the_order_of_decisions_does_not_matter() -> None:
    decisions = [decide("city", "ward", Choice.SAME), decide("ward", "other", Choice.DIFFERENT)]
    assert resolve_extracts(EXTRACTS, decisions) == resolve_extracts(EXTRACTS[::-1], decisions[::-1])


def test_decisions_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    decisions = (
        decide("ward", "city", Choice.UNSURE),
        Decision(Kind.PERSON, "王芳", "a/b", '王,"芳', "", Choice.SAME, "看\n过"),
    )
    write_decisions(file, decisions)
    assert read_decisions(file) == tuple(sorted(merge_decisions([], decisions)))
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("kind,left\n", ":1: the columns"),
        ("kind,left,left_area,right,right_area,verdict,note\nSchool,a,,b,,maybe,\n", ":2: unknown verdict 'maybe'"),
        ("kind,left,left_area,right,right_area,verdict,note\n\nCity,a,,b,,same,\n", ":3: unknown kind 'City'"),
        ("kind,left,left_area,right,right_area,verdict,note\nSchool,a,,,,same,\n", ":2: a name is missing"),
        ("kind,left,left_area,right,right_area,verdict,note\nSchool,a\n", ":2: 2 cells"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, rows: str, said: str) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(rows, encoding="utf-8")
    with pytest.raises(DecisionError, match=said):
        read_decisions(file)


def write_folder(folder: Path) -> Path:
    folder.mkdir()
    for path, text in TEXTS.items():
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def read_files(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in ("graph.ttl", "graph.trig", "resolution.json", "manifest.json")}


def test_removal_is_exact_and_decisions_last_over_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = write_folder(tmp_path / "in"), tmp_path / "out"
    build = kg.build(folder, out)
    whole = read_files(out)
    (folder / "ward.txt").unlink()
    kg.build(folder, out)
    fresh = tmp_path / "fresh"
    kg.build(folder, fresh)
    assert read_files(out) == read_files(fresh)
    (folder / "ward.txt").write_text(TEXTS["ward.txt"], encoding="utf-8")
    kg.build(folder, out)
    assert read_files(out) == whole
    assert run(["resolve", str(out), "--format", "json"]) == 0
    (pair,) = json.loads(capsys.readouterr().out)
    assert {quote["document"] for side in ("left", "right") for quote in pair[side]["quotes"]} == {
        "city.txt",
        "ward.txt",
    }
    (doubt,) = build.list_doubts()
    build.decide(doubt, "same")
    for _ in range(2):
        kg.build(folder, out)
        assert build.list_doubts() == ()
        assert all(one.is_one for one in build.explain("柳州市实验小学", "鱼峰区/实验小学"))
    assert run(["show", str(out), "--why", "柳州市实验小学", "鱼峰区/实验小学"]) == 0
    assert "人工决定是同一个" in capsys.readouterr().out


def test_a_wrong_decision_file_leaves_the_last_build(tmp_path: Path) -> None:
    folder, out = write_folder(tmp_path / "in"), tmp_path / "out"
    kg.build(folder, out)
    (out / "decisions.csv").write_text("nonsense", encoding="utf-8")
    with pytest.raises(DecisionError, match=r"decisions\.csv:1"):
        kg.build(folder, out)
    assert (out / "graph.ttl").is_file()
