"""Where documents are read: in processes that may hang or die, with what was read kept for the next build."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg import codec
from kg.engine import Means, Task, hash_file, local, run, run_local
from kg.engine.cache import Cache
from kg.errors import BuildError, RulesError
from kg.model import (
    Evidence,
    Extract,
    Finding,
    FindingLevel,
    Level,
    Modality,
    Observation,
    Predicate,
    Qualifiers,
    Span,
    Statement,
)


def test_a_crash_in_one_document_becomes_a_finding(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_source: object) -> Extract:
        raise KeyError("area")

    monkeypatch.setattr(run, "extract_source", crash)
    outcome = run.run_task(Task(str(documents / "简报.md"), "简报.md"))
    assert outcome.extract is None
    assert outcome.finding
    assert (outcome.finding.level, outcome.finding.path) == (FindingLevel.ERROR, "简报.md")
    assert "KeyError" in outcome.finding.message


def test_a_mistake_in_the_rules_is_blamed_on_no_document(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: object) -> Extract:
        raise RulesError("suffixes.csv:3: 2 cells", "the header has 4")

    monkeypatch.setattr(run, "extract_source", refuse)
    with pytest.raises(RulesError):
        run.run_task(Task(str(documents / "简报.md"), "简报.md"))


FAKE = """
import sys; sys.path[:] = sys.argv[1:]
import os, threading
from kg.engine import worker
from kg.engine.task import Outcome
from kg.errors import RulesError
from kg.model import Finding, FindingLevel
def run(task, survey):
    if task.name == "hang": threading.Event().wait()
    if task.name == "die": os._exit(9)
    if task.name == "rules": raise RulesError("areas.csv:7: 2 cells", "expected 4")
    if task.name == "print": print("a library chats", flush=True)
    return Outcome(finding=Finding(FindingLevel.NOTE, "test", task.name))
worker.run_task = run
worker.main()
"""


def run_code(code: str) -> list[str]:
    """The command of a Python that runs `code` with our search path."""
    return [sys.executable, "-P", "-c", code, *filter(None, sys.path)]


@pytest.fixture
def run_fake(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[str], int, float], list[str]]:
    """Runs tasks of these names in workers that hang, die or answer as the name says; the messages of their findings."""
    monkeypatch.setattr(local, "command_python", lambda _room: run_code(FAKE))

    def run(names: Sequence[str], jobs: int, seconds: float) -> list[str]:
        outcomes = run_local([Task(name, name) for name in names], Means(jobs, seconds))
        return [outcome.finding.message for outcome in outcomes if outcome.finding]

    return run


def test_a_document_that_hangs_is_given_up(run_fake: Callable[[Sequence[str], int, float], list[str]]) -> None:
    assert run_fake(["a", "hang", "b"], 1, 0.5) == ["a", "extraction failed: it took longer than 0.5 seconds", "b"]


def test_a_document_that_kills_its_process_is_given_up(
    run_fake: Callable[[Sequence[str], int, float], list[str]],
) -> None:
    assert run_fake(["die", "a", "print", "b"], 1, 60) == [
        "extraction failed: the process that read it died",
        "a",
        "print",
        "b",
    ]


def test_outcomes_come_in_the_order_of_the_tasks(run_fake: Callable[[Sequence[str], int, float], list[str]]) -> None:
    names = [f"document-{number}" for number in range(20)]
    assert run_fake(names, 3, 60) == names


def test_a_mistake_in_the_rules_comes_through_the_pipe(
    run_fake: Callable[[Sequence[str], int, float], list[str]],
) -> None:
    with pytest.raises(RulesError, match=r"areas\.csv:7: 2 cells \(expected 4\)"):
        run_fake(["a", "rules"], 1, 60)


def test_a_worker_that_does_not_start_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "command_python", lambda _room: run_code("raise SystemExit(1)"))
    with pytest.raises(BuildError, match="did not start"):
        list(run_local([Task("a", "a")], Means(1, 60)))


def test_a_process_that_cannot_start_is_no_fault_of_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("泰和县樟塘中心小学加入泰和县城南教育集团。", encoding="utf-8")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    with pytest.raises(BuildError, match=r"a process that reads documents cannot start: No such file .*install edukg"):
        kg.build(tmp_path / "a.txt", tmp_path / "out")


# --- records as JSON, cache --------------------------------------------------------------------------------------

SPANS = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
EVIDENCE = st.builds(Evidence, st.text(), SPANS, st.text())
QUALIFIERS = st.builds(
    Qualifiers, st.text(), st.none() | st.sampled_from(Level), st.none() | st.integers(1900, 2100), st.text()
)
STATEMENTS = st.builds(
    Statement,
    st.text(),
    st.sampled_from(Predicate),
    st.text(),
    QUALIFIERS,
    st.sampled_from(Modality),
    st.lists(EVIDENCE).map(tuple),
    st.floats(0, 1),
)
FIGURES = st.builds(
    Observation,
    st.text(),
    st.text(),
    st.floats(allow_nan=False),
    st.text(),
    st.none() | st.integers(),
    st.sampled_from(Modality),
    st.lists(EVIDENCE).map(tuple),
)
FINDINGS = st.builds(Finding, st.sampled_from(FindingLevel), st.text(), st.text(), st.text(), st.none() | SPANS)


@given(st.one_of(STATEMENTS, FIGURES, FINDINGS))
def test_records_survive_the_way_through_json(record: Statement | Observation | Finding) -> None:
    line = codec.pack_record(record)
    assert "\n" not in line
    assert codec.unpack_record(type(record), line) == record


@pytest.mark.parametrize("line", ["", "null", "{}", "[1]", '["a", 2]', "[1, 2, 3]", "[1, [2]]", "[" * 5])
def test_a_line_that_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        codec.unpack_record(Span, line)


def test_an_entry_is_not_kept_for_a_file_that_changed_meanwhile(documents: Path, tmp_path: Path) -> None:
    one = Task(str(documents / "简报.md"), "简报.md")
    cache = Cache(tmp_path / "new", tmp_path / "old")
    made = run.run_task(one)
    assert made.packed
    cache.keep(one, "0" * 64, made.packed, made.sha256)
    assert cache.find(one, "0" * 64) == ""
    name = cache.keep(one, hash_file(Path(one.path)), made.packed, made.sha256)
    assert cache.find(one, hash_file(Path(one.path))) == name
    assert cache.find(Task(one.path, "other.md"), hash_file(Path(one.path))) == ""
