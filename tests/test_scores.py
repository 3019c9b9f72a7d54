"""Accuracy floors on gold: a score cannot silently drop. Floors stand a little below what is reached; raise them, never lower them unsaid.

The held documents are for this test only; nobody reads their mistakes to write a rule.
"""

from pathlib import Path

import pytest

from kg.evaluate import Scores, evaluate_graph
from kg.extract import extract_source
from kg.graph import build_graph, write_turtle
from kg.read import find_files, read_source
from kg.resolve import resolve_extracts

HERE = Path(__file__).parent
SETS = {
    "samples": (HERE.parent / "samples", HERE / "gold" / "samples"),
    "open": (HERE / "gold" / "open", HERE / "gold" / "open"),
    "held": (HERE / "gold" / "held", HERE / "gold" / "held"),
}
FLOORS = {
    "samples": {
        "entity (core types)": 0.96,
        "statement (links)": 0.92,
        "statement/locatedIn": 0.935,
        "observation": 0.85,
    },
    "open": {
        "entity (core types)": 0.955,
        "statement (links)": 0.87,
        "statement/locatedIn": 0.91,
        "observation": 0.88,
    },
    "held": {
        "entity (core types)": 0.905,
        "statement (links)": 0.70,
        "statement/locatedIn": 0.81,
        "observation": 0.81,
    },
}
EVERY = {"samples": 1, "open": 5, "held": 4}
"""Of the documents of a set every n-th is scored here, for time; `kg eval` scores them all."""
SHARES = {"samples": 0.98, "open": 0.975, "held": 0.955}
NEAR_NEGATIVES = (
    ("samples", "schools/听课本里的三句话.txt"),
    ("open", "o05.txt"),
    ("open", "o47.txt"),
    ("held", "k18.txt"),
    ("held", "k31.txt"),
)


def list_gold(name: str) -> list[Path]:
    """The gold files of a set that are scored."""
    return sorted(SETS[name][1].glob("*.json"))[:: EVERY[name]]


def build_set(name: str) -> bytes:
    """The graph of one set of documents, as Turtle."""
    located = [one for one in find_files([SETS[name][0]]) if one.path.suffix != ".json"]
    if EVERY[name] > 1:
        kept = {path.stem for path in list_gold(name)}
        located = [one for one in located if one.path.stem in kept]
    return write_turtle(
        build_graph(resolve_extracts([extract_source(read_source(one.path, one.name)) for one in located]))
    )


def score_set(name: str, folder: Path) -> Scores:
    """The scores of one set against its gold."""
    graph = folder / "graph.ttl"
    graph.write_bytes(build_set(name))
    return evaluate_graph(graph, list_gold(name))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_scores_do_not_drop_below_their_floors(name: str, tmp_path: Path) -> None:
    scores = score_set(name, tmp_path)
    assert not scores.missing
    reached = {figure: scores.tallies[figure].f1 for figure in FLOORS[name]}
    assert {figure: value for figure, value in reached.items() if value < FLOORS[name][figure]} == {}
    assert scores.shares["qualifier/modality"].share >= SHARES[name], "plans are told from facts"
    assert scores.shares["evidence"].share == 1.0, "every statement quotes its source"


@pytest.mark.parametrize(("name", "path"), NEAR_NEGATIVES)
def test_a_text_that_names_nobody_gives_no_statement(name: str, path: str) -> None:
    source = read_source(SETS[name][0] / path, path)
    assert extract_source(source).statements == ()
