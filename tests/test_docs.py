"""What the documents claim is so: commands, names, examples, files, and what a wheel carries."""

import ast
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import kg
from kg.cli import COMMANDS
from kg.query import format_answer, list_questions
from kg.relate.patterns import KEYS, LEXICAL
from kg.rules import find_ontology
from kg.view.picture.choose import VIEWS

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
RULES = find_ontology() / "README.md"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def list_blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", read(path), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_readme_names_every_command_and_no_other(path: Path) -> None:
    table = re.findall(r"^\| `kg (\w+)", read(path), re.MULTILINE)
    assert table == list(COMMANDS)
    assert set(re.findall(r"(?:`|bin/)kg (\w+)", read(path))) <= {*COMMANDS}


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_readme_names_every_public_name(path: Path) -> None:
    members = {name for name in vars(kg.Build) if not name.startswith("_")} - {"folder", "graph"}
    used = set(re.findall(r"\w+", read(path)))
    assert {*kg.__all__, *members} - {"extract_file"} <= used


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_query_of_the_readme_has_the_answer_of_the_readme(path: Path, samples_build: kg.Build) -> None:
    (query,) = list_blocks(path, "sparql")
    answer = list_blocks(path, "text")[1]
    told = format_answer(samples_build.query(query))
    if os.environ.get("EDUKG_UPDATE"):
        path.write_text(read(path).replace(answer, told), encoding="utf-8")
        answer = list_blocks(path, "text")[1]
    assert told == answer


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_python_of_the_readme_runs(path: Path, tmp_path: Path) -> None:
    (code,) = list_blocks(path, "python")
    (tmp_path / "samples").mkdir()
    shutil.copy(ROOT / "samples/groups/翠桐教育集团2023—2024学年度工作总结.pdf", tmp_path / "samples")
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=None,
        encoding="utf-8",
    )
    first, last = done.stdout.splitlines()[0], done.stdout.splitlines()[-1]
    assert "memberOf" in first or "locatedIn" in first
    assert ast.literal_eval(last)["sources"] == 1


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_readme_speaks_of_what_is_there(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", read(path))
    assert len(links) > 4
    assert [link for link in links if not (ROOT / link).exists()] == []
    assert set(re.findall(r"--saved ([a-z-]+)", read(path))) <= {
        *(view.name for view in VIEWS),
        *(question.name for question in list_questions()),
    }


@pytest.mark.parametrize("path", [*READMES, ROOT / "kg" / "cli" / "show.py"], ids=lambda path: path.name)
def test_the_names_that_are_asked_about_are_those_of_the_samples(path: Path, samples_build: kg.Build) -> None:
    asked = re.findall(r"kg show out --why (\S+) ([^\s`]+)", read(path))
    assert asked
    assert all(samples_build.explain(left, right) for left, right in asked)
    shown = re.findall(r"kg show out ([^-\s]\S+)", read(path))
    assert all(samples_build.show(name) for name in shown)


def test_the_document_of_the_help_says_something() -> None:
    (name,) = re.findall(r"kg extract (samples/\S+)", read(ROOT / "kg" / "cli" / "extract.py"))
    assert kg.extract_file(ROOT / name).statements


def test_both_readmes_give_the_same_commands() -> None:
    english, chinese = ([block.strip() for block in list_blocks(path, "sh")] for path in READMES)
    assert english == chinese
    assert len(english) == 2


def test_ci_runs_the_test_command_of_the_readme() -> None:
    test = list_blocks(READMES[0], "sh")[1].strip()
    assert test in read(ROOT / ".ci" / "run").splitlines()


def test_the_rules_are_described_file_by_file_and_key_by_key() -> None:
    words = read(RULES)
    terms = {path.name for path in (find_ontology() / "terms").iterdir()}
    assert {name for name in terms if f"`{name}`" not in words} == set()
    for path in (find_ontology() / "terms").glob("*.csv"):
        header = next(line for line in read(path).splitlines() if not line.startswith("#"))
        assert f"`{path.name}` | `{header}`" in words, path.name
    assert {key for key in KEYS if not re.search(rf"`{key}`|^{key} =", words, re.MULTILINE)} == set()
    assert {slot for slot in LEXICAL if f"{{{slot}}}" not in words} == set()


def test_the_needs_of_patterns_are_described() -> None:
    written = {
        need
        for path in (find_ontology() / "patterns").glob("*.toml")
        for need in re.findall(r'^needs = "(\w+)"', read(path), re.MULTILINE)
    }
    assert written
    assert {need for need in written if f"`{need}`" not in read(RULES)} == set()


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {kg.__version__}" in read(ROOT / "CHANGELOG.md")


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs").glob("*.webp"))
    assert pictures
    assert all(path.stat().st_size < 300_000 for path in pictures)


def test_a_wheel_carries_rules_types_and_pages(tmp_path: Path) -> None:
    wheel = pytest.importorskip("hatchling.builders.wheel").WheelBuilder(str(ROOT))
    with zipfile.ZipFile(next(wheel.build(directory=str(tmp_path), versions=["standard"]))) as archive:
        names = set(archive.namelist())
    rules = {f"kg/ontology/{path.relative_to(find_ontology()).as_posix()}" for path in find_ontology().rglob("*.*")}
    pages = {path.relative_to(ROOT).as_posix() for path in (ROOT / "kg").glob("*/assets/*")}
    assert pages
    assert {*rules, *pages, "kg/py.typed"} - names == set()
