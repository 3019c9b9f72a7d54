"""Whom figures are told of where the model is surer than the rules: who is a candidate, by what signs, and who is chosen."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from texts import name_each, read

from kg.errors import RulesError
from kg.relate import whose_model
from kg.relate.whose_model import load_whose, weigh_candidate

HEAD = "岚皋县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n"
TEXT = "滨河中学迁建开工。四季小学派教师来听课。招聘教师12人。"


def teach(monkeypatch: pytest.MonkeyPatch, weights: Mapping[str, int]) -> None:
    """Let the model weigh these signs and no others."""
    monkeypatch.setattr(whose_model, "load_whose", lambda: weights)


def tell_about(text: str) -> set[tuple[str, float]]:
    """Of whom each figure of a text is told."""
    extract = read(HEAD + text + "\n")
    names = name_each(extract)
    return {(names[one.about], one.value) for one in extract.observations}


def test_signs_are_summed(monkeypatch: pytest.MonkeyPatch) -> None:
    teach(monkeypatch, {"a": 100, "b": -30})
    assert weigh_candidate(["a", "b", "x"]) == 70


@pytest.mark.parametrize("table", ["a\tmany\n", "a\n"])
def test_a_table_that_is_not_understood_is_refused(table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "figures.tsv").write_text(table, encoding="utf-8")
    monkeypatch.setattr(whose_model, "find_ontology", lambda: tmp_path)
    with pytest.raises(RulesError, match=r"figures\.tsv: .*train_figures"):
        load_whose.__wrapped__()


@pytest.mark.parametrize(
    ("weights", "about"),
    [
        ({}, "岚皋县"),
        ({"B works": 101}, "滨河中学"),
        ({"B works": 100}, "岚皋县"),
        ({"B works": 300, "speaks": 250}, "岚皋县"),
        ({"B works": 300, "speaks": 190}, "滨河中学"),
        ({"B rank=0": 200}, "四季小学"),
    ],
)
def test_a_candidate_is_chosen_who_is_clearly_likelier(
    weights: Mapping[str, int], about: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(monkeypatch, weights)
    assert tell_about(TEXT) == {(about, 12)}


def test_a_figure_goes_with_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    teach(monkeypatch, {"B works": 200, "before=s": 0, "unit=元": 0})
    first = "滨河中学迁建开工。总投资2.4亿元,招聘教师12人。"
    assert tell_about(first) == {("滨河中学", 240000000), ("滨河中学", 12)}
    teach(monkeypatch, {"S unit": 0, "BS unit=元": 200, "before=s": 150})
    assert tell_about(first) == {("滨河中学", 240000000), ("滨河中学", 12)}
    teach(monkeypatch, {"BS unit=元": 200})
    assert tell_about(first) == {("滨河中学", 240000000), ("岚皋县", 12)}


def test_the_table_knows_the_signs_that_are_told() -> None:
    weights = load_whose()
    assert {"speaks", "subject"} <= weights.keys()
    assert all(isinstance(weight, int) for weight in weights.values())
