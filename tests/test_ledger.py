"""The ledger of a build: every file and every character has its place in it, and the sums agree."""

import io
import os
import shutil
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from few_documents import ROOT

import kg
from kg.model import Document, Finding, FindingLevel, Knowledge
from kg.read import read_source, survey_files
from kg.report import Fate, Files, format_html, make_report

PAGE = (
    "<html><body><div class=nav><a href=/>首页</a></div><p>泰和县樟塘中心小学加入泰和县城南教育集团。</p></body></html>"
)


def pack(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of every fate: four documents, two of which are one, an archive, what cannot be read, and what is no document."""
    place = tmp_path_factory.mktemp("ledger") / "in"
    (place / ".git").mkdir(parents=True)
    (place / ".git" / "config").write_text("x", encoding="utf-8")
    sample = ROOT / "samples/schools/听课本里的三句话.txt"
    shutil.copy(sample, place / "一.txt")
    (place / "网页.html").write_text(PAGE, encoding="utf-8")
    (place / "包.zip").write_bytes(pack({"二.txt": sample.read_bytes(), "坏.docx": b"PK", "x.exe": b"x"}))
    (place / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    (place / "README.md").write_text("关于", encoding="utf-8")
    (place.parent / "secret.txt").write_text("密", encoding="utf-8")
    (place / "link.txt").symlink_to(place.parent / "secret.txt")
    (place / "out").symlink_to(place.parent, target_is_directory=True)
    return place


@pytest.fixture(scope="module")
def build(folder: Path) -> kg.Build:
    return kg.build(folder, folder.parent / "build", kg.Settings(jobs=1))


def test_every_file_has_its_fate(folder: Path, build: kg.Build) -> None:
    report = build.report
    fates = {row["fate"]: (row["files"], row["size"]) for row in report["ledger"]["files"]}
    sizes = {path.name: path.stat().st_size for path in folder.iterdir() if path.is_file() and not path.is_symlink()}
    assert fates["used"] == (2, sizes["一.txt"] + sizes["网页.html"])
    assert fates["duplicate"] == (1, sizes["一.txt"])
    assert fates["opened"] == (1, sizes["包.zip"])
    assert fates["unreadable"] == (3, sizes["照片.jpg"] + 2)
    assert fates["left out"] == (4, 0)
    assert set(fates) == {"used", "duplicate", "opened", "unreadable", "left out"}
    members = ["包.zip/二.txt", "包.zip/坏.docx", "包.zip/x.exe"]
    assert sum(count for count, _ in fates.values()) == len([*folder.iterdir(), *members])


def test_what_is_left_out_is_named_with_reason_and_cure(build: kg.Build) -> None:
    rows = {row["path"]: row["reason"] for row in build.report["left_out"]}
    assert sorted(rows) == [".git", "README.md", "link.txt", "out"]
    assert "link" in rows["link.txt"]
    assert "link" in rows["out"]
    assert all(row["cure"] for row in build.report["left_out"])
    assert not any("密" in path.read_text(encoding="utf-8") for path in build.folder.glob("text/**/*.txt"))


def test_every_character_is_used_or_dropped_for_a_reason(folder: Path, build: kg.Build) -> None:
    counted: Counter[str] = Counter()
    for row in build.report["sources"]:
        file = "一.txt" if row["path"].endswith("二.txt") else row["path"]
        raw = read_source(folder / file, row["path"]).raw
        assert row["chars"] + sum(count for _, count in row["cut"]) == len(raw)
        counted["duplicate" if row["duplicate_of"] else "used"] += row["chars"]
        counted.update(dict(row["cut"]))
    assert dict(build.report["ledger"]["characters"]) == counted
    assert counted["navigation"] > 0


def test_the_samples_are_accounted_for(samples_build: kg.Build) -> None:
    for row in samples_build.report["sources"]:
        raw = read_source(ROOT / "samples" / row["path"], row["path"]).raw
        assert row["chars"] + sum(count for _, count in row["cut"]) == len(raw), row["path"]


def test_a_file_that_was_forgotten_would_show() -> None:
    documents = (Document("甲.txt", "0" * 64, 9, "text/plain", "", "一二三", cut=(("navigation", 2),)),)
    lost = (Finding(FindingLevel.ERROR, "read", "坏了", "乙.txt"),)
    knowledge = Knowledge(documents, (), (), (), lost)
    report = make_report(knowledge, "1", files=Files({"甲.txt": 9, "乙.txt": 5, "丙.txt": 7}))
    assert [(row.fate, row.files, row.size) for row in report.ledger.files] == [
        (Fate.USED, 1, 9),
        (Fate.UNREADABLE, 1, 5),
        (Fate.LOST, 1, 7),
    ]
    assert report.ledger.characters == (("used", 3), ("navigation", 2))
    assert "没有着落" in format_html(report)
    assert "<td class=number>21</td>" in format_html(report)


def test_a_build_among_the_documents_is_left_out_as_one(build: kg.Build, tmp_path: Path) -> None:
    shutil.copytree(build.folder, tmp_path / "in" / "old")
    (tmp_path / "in" / "a.txt").write_text("泰和县樟塘中心小学加入泰和县城南教育集团。", encoding="utf-8")
    report = kg.build(tmp_path / "in", tmp_path / "out", kg.Settings(jobs=1)).report
    assert [(row["path"], row["reason"][:7]) for row in report["left_out"]] == [("old", "a build")]


def test_a_pipe_is_no_document(tmp_path: Path) -> None:

    os.mkfifo(tmp_path / "a.txt")
    survey = survey_files([tmp_path])
    assert (survey.found, [one.reason for one in survey.left]) == ((), ["no regular file"])
