"""A small share of the spoilt documents of `benchmarks/fuzz.py`, and any words of the tables in any order."""

import sys
from pathlib import Path

import pytest
from few_documents import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import read

from kg.engine.run import run_task
from kg.engine.task import Outcome, Task
from kg.graph import build_graph, write_turtle
from kg.model import Extract
from kg.read import legacy
from kg.resolve import resolve_extracts

sys.path.append(str(ROOT / "benchmarks"))
from fuzz_documents import SIGNS, STRANGE, list_words, make_document

SHARE, SEED = 250, 20261122
WORDS = st.lists(st.one_of(st.sampled_from(list_words()), st.text(SIGNS + STRANGE, max_size=3)), max_size=40)


def check_extract(extract: Extract) -> None:
    """Every claim stands in the text, and every character is accounted for."""
    length = len(extract.text.chars)
    for claim in (*extract.statements, *extract.observations):
        for one in claim.evidence:
            assert 0 <= one.span.start < one.span.end <= length
    keys = {entity.key for entity in extract.entities}
    assert {key for one in extract.statements for key in (one.subject, one.object)} <= keys


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    folder = tmp_path_factory.mktemp("fuzz")
    found: list[Outcome] = []
    with pytest.MonkeyPatch.context() as patch:
        # A converter takes a second for each, and tells of no flaw here.
        patch.setattr(legacy.shutil, "which", lambda _name: None)
        patch.setattr("kg.read.pdf.can_recognise", lambda: False)
        for number in range(SHARE):
            name, data = make_document(number, SEED)
            path = folder / name
            path.write_bytes(data)
            holds = name.endswith((".zip", ".eml"))
            found.append(run_task(Task(str(path), name, str(folder) if holds else "")))
            found += [run_task(Task(part.path, part.name)) for part in found[-1].parts]
    return found


def test_a_spoilt_document_is_read_or_refused_with_a_cure(outcomes: list[Outcome]) -> None:
    findings = [one for outcome in outcomes for one in (outcome.finding, *outcome.troubles) if one]
    assert [one for one in findings if one.message.startswith("extraction failed")] == []
    assert all(one.path and one.message and one.cure for one in findings)
    extracts = [outcome.extract for outcome in outcomes if outcome.extract]
    assert len(extracts) > SHARE / 3
    assert len(findings) > SHARE / 10
    for extract in extracts:
        check_extract(extract)


def test_what_spoilt_documents_say_makes_a_graph(outcomes: list[Outcome]) -> None:
    extracts = [outcome.extract for outcome in outcomes if outcome.extract]
    knowledge = resolve_extracts(extracts)
    assert resolve_extracts(extracts[::-1]) == knowledge
    assert len(write_turtle(build_graph(knowledge))) > 10_000


@given(WORDS)
@settings(max_examples=60)
def test_any_words_of_the_tables_are_read(words: list[str]) -> None:
    text = "".join(words)
    extract = read(text)
    check_extract(extract)
    knowledge = resolve_extracts([extract])
    write_turtle(build_graph(knowledge))
    assert len(extract.text.chars) + sum(len(one.span) for one in extract.text.dropped) == len(text)


def test_the_same_number_is_the_same_document() -> None:
    assert make_document(7, SEED) == make_document(7, SEED)
    assert len({make_document(number, SEED)[1] for number in range(50)}) > 45
    assert Path(make_document(7, SEED)[0]).suffix
