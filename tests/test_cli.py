"""The command line: results on stdout, messages on stderr, one line an error, 0 done, 1 not possible, 2 wrong usage."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from small_build import ASK, HEADER, MEMBER, build_small

import kg
from kg.cli import COMMANDS, run
from kg.query import list_questions

ROOT = Path(__file__).parents[1]
EXPLAINED = 4
"""Of the documents of the open gold every n-th is explained, for time."""
ALONE = ("PYTHONUTF8", "PYTHONIOENCODING", "LC_ALL", "LC_CTYPE", "LANG")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small(tmp_path_factory.mktemp("cli"))


def run_kg(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    clean = {name: value for name, value in os.environ.items() if name not in ALONE} | env
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", *map(str, arguments)], capture_output=True, check=False, cwd=ROOT, env=clean
    )


# --- help -------------------------------------------------------------------------------------------------------


def test_help_lists_every_command_of_the_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    listed = re.findall(r"^  (\w+)  ", capsys.readouterr().out.partition("Commands:")[2], re.MULTILINE)
    modules = {path.stem for path in (ROOT / "kg" / "cli").glob("*.py")} - {"__init__", "__main__", "console"}
    assert listed == list(COMMANDS)
    assert set(listed) == modules


def test_no_command_shows_the_help_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.search(r"^  kg build samples -o out$", said.err, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_shows_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert re.search(rf"^  kg {name}\b", capsys.readouterr().out, re.MULTILINE)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert kg.__version__ in capsys.readouterr().out


# --- the commands -----------------------------------------------------------------------------------------------


def test_build_says_what_it_read_found_and_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "总结.txt").write_text(HEADER, encoding="utf-8")
    (tmp_path / "in" / "照片.jpg").write_bytes(b"\xff\xd8")
    assert run(["build", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "1 documents read, 1 files skipped" in said.err
    assert "照片.jpg: " in said.err
    assert re.search(r"found [1-9]\d* entities, [1-9]\d* statements", said.err)
    assert f"wrote {tmp_path / 'out'}: graph.ttl" in said.err


def test_build_is_strict_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "总结.txt").write_text(HEADER, encoding="utf-8")
    (tmp_path / "in" / "照片.jpg").write_bytes(b"\xff\xd8")
    assert run(["build", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--strict"]) == 1
    assert "error: 1 file(s) could not be read" in capsys.readouterr().err
    assert (tmp_path / "out" / "graph.ttl").is_file()


def test_build_takes_settings_from_a_file_and_options_before_it(tmp_path: Path) -> None:
    (tmp_path / "总结.txt").write_text(HEADER, encoding="utf-8")
    (tmp_path / "edukg.toml").write_text('base = "https://example.org/a/"\njobs = 1\n', encoding="utf-8")
    given = ["build", str(tmp_path / "总结.txt"), "-o", str(tmp_path / "out"), "--config", str(tmp_path / "edukg.toml")]
    assert run(given) == 0
    assert json.loads((tmp_path / "out/manifest.json").read_bytes())["settings"]["base"] == "https://example.org/a/"
    assert run([*given, "--base", "https://example.org/b"]) == 0
    assert json.loads((tmp_path / "out/manifest.json").read_bytes())["settings"]["base"] == "https://example.org/b/"


def test_extract_shows_claims_with_their_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "总结.txt").write_text(HEADER + MEMBER, encoding="utf-8")
    assert run(["extract", str(tmp_path / "总结.txt")]) == 0
    said = capsys.readouterr().out
    assert re.search(r"樟塘中心小学 → received → .*文明校园.*\n +“.*文明校园", said)
    assert "confidence" not in said
    assert run(["extract", str(tmp_path / "总结.txt"), "--explain"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"” +\(.+, 0?\.?\d+, \d+–\d+\)", said)
    assert re.search(r"^School .*樟塘中心小学  \(name-school, [\d.]+, \d+–\d+\)$", said, re.MULTILINE)


def test_explain_names_the_rule_behind_every_name_statement_and_figure(capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted((ROOT / "tests" / "gold" / "open").glob("*.txt"))[::EXPLAINED]:
        assert run(["extract", str(path), "--explain", "--format", "json"]) == 0
        content = json.loads(capsys.readouterr().out)
        claims = [*content["statements"], *content["observations"]]
        rules = [one["rule"] for one in content["mentions"]]
        rules += [evidence["rule"] for claim in claims for evidence in claim["evidence"]]
        assert all(rules), path
        assert len(rules) >= len(claims) + len(content["mentions"])
        assert {one["name"] for one in content["mentions"]} or not claims


def test_extract_as_json_and_turtle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "总结.txt").write_text(HEADER + MEMBER, encoding="utf-8")
    assert run(["extract", str(tmp_path / "总结.txt"), "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    received = next(one for one in content["statements"] if one["predicate"] == "received")
    assert received["subject"].endswith("樟塘中心小学")
    evidence = received["evidence"][0]
    assert (HEADER + MEMBER)[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert run(["extract", str(tmp_path / "总结.txt"), "--format", "turtle"]) == 0
    assert "edu:received" in capsys.readouterr().out


def test_extract_of_a_text_that_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "话.txt").write_text("春天来了，花开了。\n", encoding="utf-8")
    assert run(["extract", str(tmp_path / "话.txt")]) == 0
    assert "neither statements nor figures" in capsys.readouterr().out


def test_show_tells_what_is_known(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", str(out), "泰和县樟塘中心小学"]) == 0
    said = capsys.readouterr().out
    assert "文明校园" in said
    assert "总结.txt" in said


def test_query_lists_answers_and_counts(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["query", str(out), "--list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [one.name for one in list_questions()]
    assert run(["query", str(out), ASK, "--format", "csv"]) == 0
    said = capsys.readouterr()
    assert "泰和县樟塘中心小学" in [row["name"] for row in csv.DictReader(io.StringIO(said.out))]
    assert re.search(r"\d+ 行 · rows", said.err)


def test_query_reads_a_file_and_a_saved_question(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ask.rq").write_text(ASK, encoding="utf-8")
    assert run(["query", str(out), "--file", str(tmp_path / "ask.rq")]) == 0
    assert "泰和县樟塘中心小学" in capsys.readouterr().out
    assert run(["query", str(out), "--saved", "awards-by-level"]) == 0
    told = capsys.readouterr().out
    assert "文明校园" in told
    assert run(["query", str(out), "awards-by-level"]) == 0
    assert capsys.readouterr().out == told
    assert run(["query", str(out), "award-by-levels"]) == 1
    assert "awards-by-level" in capsys.readouterr().err
    assert run(["query", str(out), "DESCRIBE ?s { ?s a edu:Area }"]) == 0
    assert "@prefix edu:" in capsys.readouterr().out


def test_view_draws_what_is_asked(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = (["--saved", "awards"], ["--focus", "樟塘中心小学"], ["--sparql", "SELECT ?s { ?s a edu:School }"])
    for number, options in enumerate(asked):
        file = tmp_path / f"{number}.html"
        assert run(["view", str(out), *options, "-o", str(file)]) == 0
        assert "樟塘中心小学" in file.read_text(encoding="utf-8")
    assert "wrote" in capsys.readouterr().err


def test_export_names_the_files_it_wrote(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(out), "--format", "graphml", "-o", str(tmp_path / "graph.graphml")]) == 0
    assert "樟塘中心小学" in (tmp_path / "graph.graphml").read_text(encoding="utf-8")
    assert str(tmp_path / "graph.graphml") in capsys.readouterr().err


def test_validate_exits_with_1_for_a_breach(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(out)]) == 0
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix edu: <https://w3id.org/edukg/ontology#> .\n"
        '[] a sh:NodeShape ; sh:targetClass edu:School ; sh:property [ sh:path edu:motto ; sh:minCount 1 ; sh:message "no motto" ] .',
        encoding="utf-8",
    )
    assert run(["validate", str(out), "--shapes", str(shapes)]) == 1
    assert "no motto" in capsys.readouterr().out


def test_eval_scores_and_lists_mistakes(samples_build: kg.Build, capsys: pytest.CaptureFixture[str]) -> None:
    gold = ROOT / "tests" / "gold" / "samples"
    assert run(["eval", str(samples_build.folder), str(gold), "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert scores
    assert run(["eval", str(samples_build.folder), str(gold), "--errors", "3"]) == 0
    assert "entity (core types)" in capsys.readouterr().out


def test_ontology_prints_the_vocabulary(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ontology"]) == 0
    assert "edu:memberOf" in capsys.readouterr().out
    assert run(["ontology", "--format", "html"]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")


# --- the process ------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no locale but UTF-8 for file names")
def test_words_are_utf8_whatever_the_locale(out: Path) -> None:
    done = run_kg("show", out, "泰和县樟塘中心小学", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert "樟塘中心小学" in done.stdout.decode("utf-8")
    assert b"Traceback" not in done.stderr


def test_results_go_to_stdout_alone(out: Path) -> None:
    done = run_kg("query", out, ASK, "--format", "json")
    assert json.loads(done.stdout)["head"] == {"vars": ["name"]}


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's pipe")
def test_a_reader_that_has_enough_is_no_trouble() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "kg.cli", "ontology"], stdout=pipe, stderr=subprocess.PIPE, check=False, cwd=ROOT
        )
    assert done.stderr == b""
    assert done.returncode == 1
