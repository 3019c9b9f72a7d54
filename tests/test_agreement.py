"""How far two readers agree who annotated the same text."""

import json
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import Gold, measure_agreement, read_gold

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "measure_agreement.py"
FIRST: dict[str, Any] = {
    "doc": "a.txt",
    "scope": "a1",
    "voice": "b1",
    "entities": [
        {"id": "a1", "type": "Area", "names": ["柳州市", "我市"]},
        {"id": "b1", "type": "Authority", "names": ["柳州市教育局", "我局"], "in": "a1"},
        {"id": "s1", "type": "School", "names": ["箭盘山小学"], "in": "a1"},
        {"id": "s2", "type": "School", "names": ["景行小学"], "optional": True},
        {"id": "w1", "type": "Award", "names": ["教育改革创新奖"]},
    ],
    "statements": [
        {"s": "s1", "p": "received", "o": "w1", "grade": "一等奖", "quote": "箭盘山小学获一等奖"},
        {"s": "s1", "p": "partnersWith", "o": "s2", "optional": True, "quote": "与景行小学结对"},
    ],
    "observations": [
        {"about": "a1", "indicator": "在校学生", "value": 91968, "unit": "人", "quote": "在校学生91968人"},
        {"about": "b1", "indicator": "财政投入", "value": 100, "unit": "元", "quote": "财政投入100元"},
    ],
}
SECOND: dict[str, Any] = {
    "doc": "a.txt",
    "scope": "x1",
    "voice": "x2",
    "entities": [
        {"id": "x1", "type": "Area", "names": ["柳州市"]},
        {"id": "x2", "type": "Authority", "names": ["柳州市教育局"]},
        {"id": "x3", "type": "School", "names": ["箭盘山小学"], "in": "x1"},
        {"id": "x4", "type": "Event", "names": ["教育改革创新奖"]},
    ],
    "statements": [{"s": "x3", "p": "received", "o": "x4", "grade": "二等奖", "quote": "箭盘山小学获一等奖"}],
    "observations": [
        {"about": "x2", "indicator": "在校学生", "value": 91968, "unit": "名", "quote": "在校学生91968人"},
    ],
}


def read_pair(folder: Path, first: dict[str, Any] = FIRST, second: dict[str, Any] = SECOND) -> tuple[Gold, Gold]:
    for name, gold in (("first", first), ("second", second)):
        (folder / name).mkdir()
        (folder / name / "a.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return read_gold(folder / "first" / "a.json"), read_gold(folder / "second" / "a.json")


def test_a_reading_agrees_with_itself(tmp_path: Path) -> None:
    agreements = measure_agreement([read_pair(tmp_path, FIRST, FIRST)])
    assert {one.name: one.mean for one in agreements if one.mean != 1} == {}
    assert {"entity (core types)", "statement/locatedIn", "observation", "qualifier/grade"} <= {
        one.name for one in agreements
    }


def test_what_differs_counts_both_ways_but_for_what_either_calls_optional(tmp_path: Path) -> None:
    means = {one.name: (one.forth, one.back) for one in measure_agreement([read_pair(tmp_path)])}
    # Three of four required entities each: 教育改革创新奖 is of another type; 景行小学 is optional and counts neither way.
    assert means["entity"] == (0.75, 0.75)
    # Core types: the Award is missed forth and wrong back, the Event is none of them.
    assert means["entity (core types)"] == (pytest.approx(6 / 7), pytest.approx(6 / 7))
    assert means["statement (links)"] == (1, 1)
    # One of two is told forth; back, the one that the other reader adds is wrong.
    assert means["statement/locatedIn"] == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert means["observation"] == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert means["qualifier/grade"] == (0, 0)
    assert means["qualifier/modality"] == (1, 1)
    assert means["qualifier/about"] == (1, 1)


def test_the_script_compares_what_both_folders_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read_pair(tmp_path)
    (tmp_path / "second" / "b.json").write_text(json.dumps(SECOND | {"doc": "b.txt"}), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), str(tmp_path / "second"), str(tmp_path / "first")])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(SCRIPT), run_name="__main__")
    said = capsys.readouterr()
    assert ended.value.code == 0
    assert said.out.splitlines()[0] == "1 documents: a.txt"
    assert ["entity", "0.750", "0.750", "0.750"] in [line.split() for line in said.out.splitlines()]
    assert said.err == "annotated once: b.txt\n"
