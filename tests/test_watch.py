"""`kg build --watch` follows a folder."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from few_documents import ROOT

from kg.cli import build as command
from kg.cli import run
from kg.errors import BuildError
from kg.watch import follow_folders


def test_changes_are_told_when_nothing_more_changes(tmp_path: Path) -> None:
    docs, out = tmp_path / "docs", tmp_path / "docs" / "out"
    out.mkdir(parents=True)
    told = follow_folders([docs], out, quiet=0.05)
    assert next(told) == frozenset()
    (out / "graph.ttl").write_text("x", encoding="utf-8")
    (docs / ".hidden").write_text("x", encoding="utf-8")
    (docs / "old").mkdir()
    (docs / "old" / "manifest.json").write_text('{"tool": "edukg"}', encoding="utf-8")
    (docs / "old" / "graph.ttl").write_text("x", encoding="utf-8")
    (docs / "甲.txt").write_text("第一小学", encoding="utf-8")
    seen: set[Path] = set()
    while docs / "甲.txt" not in seen:
        seen |= next(told)
    assert {path.name for path in seen} <= {"甲.txt", "old"}
    (docs / "甲.txt").unlink()
    assert next(told) == {docs / "甲.txt"}


def test_a_build_that_fails_is_tried_again_at_the_next_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[Path] = []

    def build_once(_paths: object, out: Path, _settings: object) -> int:
        tried.append(out)
        if len(tried) == 1:
            raise BuildError("no documents there", "put some there")
        return 0

    def follow(*_: object) -> Iterator[frozenset[Path]]:
        yield frozenset()
        yield frozenset({tmp_path / "甲.txt"})
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "build_once", build_once)
    monkeypatch.setattr(command, "follow_folders", follow)
    assert run(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--watch"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "error: no documents there (put some there)"
    assert [line for line in lines if "stopped" in line] == ["停止 stopped"]
    assert len(tried) == 2
    assert run(["build", str(tmp_path / "none"), "-o", str(tmp_path / "out"), "--watch"]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_new_document_is_in_the_next_build(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "甲.txt").write_text("泰和县樟塘中心小学加入泰和县城南教育集团。", encoding="utf-8")
    command = [sys.executable, "-m", "kg.cli", "build", str(tmp_path / "docs"), "-o", str(tmp_path / "out"), "--watch"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as watching:
        assert watching.stderr
        read: list[str] = []
        for line in iter(watching.stderr.readline, ""):
            read.append(line)
            if "waiting" in line and len(read) < 8:
                (tmp_path / "docs" / "乙.txt").write_text(
                    "泰和县樟塘中心小学获得江西省文明校园称号。", encoding="utf-8"
                )
            elif "waiting" in line:
                watching.send_signal(signal.SIGTERM)
    assert watching.returncode == 0
    assert [line.split(" · ")[1] for line in read if "documents read" in line] == [
        "1 documents read, 0 files skipped\n",
        "2 documents read, 0 files skipped\n",
    ]
    assert read[-1] == "停止 stopped\n"
