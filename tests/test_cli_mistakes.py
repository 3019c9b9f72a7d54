"""What the command line says of mistakes: one line on stderr with the cure, 2 for wrong usage, 1 for what is not possible."""

import os
import re
from pathlib import Path

import pytest
from small_build import ASK, MEMBER, build_small

import kg
from kg.cli import run

WRONG_USAGE = [
    ["nonsense"],
    ["build"],
    ["build", "a"],
    ["build", "a", "-o", "b", "--jobs", "0"],
    ["build", "a", "-o", "b", "--engine", "steam"],
    ["query", "OUT"],
    ["query", "OUT", ASK, "--saved", "mergers"],
    ["query"],
    ["query", "--saved", "mergers"],
    ["view", "OUT", "--saved", "nonsense", "-o", "x.html"],
    ["view", "OUT", "--sparql", ASK, "--focus", "x", "-o", "x.html"],
    ["view", "OUT", "--sparql", ASK, "--file", "TMP/q.rq", "-o", "x.html"],
    ["view", "OUT", "--depth", "2", "-o", "x.html"],
    ["view", "OUT", "--engine", "sigma", "-o", "x.html"],
    ["export", "OUT", "--format", "nonsense", "-o", "x"],
    ["extract", "a", "--nonsense"],
]
NOT_POSSIBLE = [
    (["build", "missing", "-o", "TMP/b"], "missing"),
    (["build", "OUT", "-o", "TMP/b"], "no documents"),
    (["build", "OUT", "-o", "TMP/b", "--config", "missing.toml"], "missing.toml"),
    (["build", "OUT", "-o", "TMP/b", "--base", "nonsense"], "nonsense"),
    (["extract", "missing.txt"], "missing.txt"),
    (["show", "OUT", "不存在的学校名"], "不存在的学校名"),
    (["show", "TMP", "x"], "is no build"),
    (["query", "missing", ASK], "missing"),
    (["query", "OUT", "SELECT"], "SPARQL"),
    (["query", "OUT", "--saved", "awards-by-levl"], "awards-by-level"),
    (["query", "OUT", "--file", "missing.rq"], "missing.rq"),
    (["query", ASK, "--endpoint", "ftp://example.org"], "ftp://example.org"),
    (["view", "OUT", "--focus", "不存在的学校名", "-o", "TMP/x.html"], "不存在的学校名"),
    (["view", "OUT", "-o", "TMP/missing/x.html"], "x.html"),
    (["export", "OUT", "--format", "csv", "-o", "TMP/missing/x.csv"], "x.csv"),
    (["validate", "OUT", "--shapes", "missing.ttl"], "missing.ttl"),
    (["eval", "OUT", "missing.json"], "missing.json"),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small(tmp_path_factory.mktemp("cli"))


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["extract", "nowhere"], "nowhere: there is no such file (check the path)"),
        (["extract", "{}"], "{}: is a folder (name a file; kg build reads folders)"),
        (["eval", "{out}", "{}"], "{}: no gold files there (name .json files or folders of them)"),
        (["eval", "{out}", "none.json"], "none.json: No such file or directory (check the path of the gold file)"),
        (
            ["validate", "{out}", "--shapes", "none.ttl"],
            "none.ttl: No such file or directory (check the file given as --shapes)",
        ),
        (
            ["view", "{out}", "-o", "x", "--focus", "无此校"],
            "no entity is called 无此校 (try another name or a part of it)",
        ),
    ],
)
def test_mistakes_are_one_line_with_their_cure(
    command: list[str], said: str, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([word.format(tmp_path, out=out) for word in command]) == 1
    assert capsys.readouterr() == (
        "",
        f"error: {said.format(tmp_path.name if command[0] == 'extract' else tmp_path)}\n",
    )


def test_a_file_that_is_closed_to_us_is_no_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(MEMBER, encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_, **__: False)  # what the library for commands asks before we do
    assert run(["extract", str(tmp_path / "a.txt")]) == 0
    assert "memberOf" in capsys.readouterr().out


def fill_in(arguments: list[str], out: Path, folder: Path) -> list[str]:
    return [argument.replace("OUT", str(out)).replace("TMP", str(folder)) for argument in arguments]


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_is_told_on_one_line(
    arguments: list[str], out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(fill_in(arguments, out, tmp_path)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"error: [^\n]+ --help\)\n", said.err)


@pytest.mark.parametrize(("arguments", "named"), NOT_POSSIBLE, ids=lambda one: " ".join(one) if one else "")
def test_what_cannot_be_done_is_told_on_one_line(
    arguments: list[str], named: str, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(fill_in(arguments, out, tmp_path)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"error: [^\n]+\n", said.err)
    assert named in said.err


def test_a_hostile_file_name_does_not_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(tmp_path / "a\x1b[2J\nb.txt")]) == 1
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert said.count("\n") == 1


def test_a_bug_shows_its_traceback(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_self: kg.Build, _name: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(kg.Build, "show", crash)
    with pytest.raises(ZeroDivisionError):
        run(["show", str(out), "x"])
