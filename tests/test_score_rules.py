"""What a build got wrong, by rule and by how sure it was."""

import json
from pathlib import Path

import pytest
from gold_case import ENTITIES, GOLD, figure, statement, write_files
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate import (
    Share,
    calibrate,
    compare_graph,
    list_calibrations,
    list_mistakes,
    list_rule_scores,
    measure_calibration,
    render_calibrations,
    render_mistakes,
    render_rules,
    score_rules,
)


def test_mistakes_are_listed(tmp_path: Path) -> None:
    turtle = (
        ENTITIES + statement("1", "s2", "received", "w1", quote="景行小学获奖") + figure("2", "a1", "食堂", "3", "个")
    )
    mistakes = list_mistakes(compare_graph(*write_files(tmp_path, turtle, GOLD)))
    lines = render_mistakes(mistakes).splitlines()
    assert "statement+\ta.txt\treceived\t景行小学 -> 教育改革创新奖\t景行小学获奖" in lines
    assert "statement-\ta.txt\treceived\t箭盘山小学 -> 教育改革创新奖\t获一等奖" in lines
    assert "observation+\ta.txt\t3\t食堂\t某句" in [line.replace(" \t", "\t") for line in lines]
    assert "observation-\ta.txt\t4450000\t财政投入 元\t财政投入445万元" in lines
    assert not [line for line in lines if "城东小学" in line]


def test_rules_are_scored(tmp_path: Path) -> None:
    turtle = ENTITIES + "".join(
        [
            statement("1", "s1", "memberOf", "g1", rule="members"),
            statement("2", "s2", "memberOf", "g1", rule="members"),
            statement("3", "s3", "memberOf", "g1", rule="members"),
            statement("4", "b1", "carriesOut", "p1", rule="programme"),
            figure("5", "a1", "在校学生", "91968", "人"),
        ]
    )
    rules = score_rules(compare_graph(*write_files(tmp_path, turtle, GOLD)))
    assert [(one.rule, one.right, one.wrong, one.neither) for one in rules] == [
        ("members", 1, 1, 1),
        ("figure", 1, 0, 0),
        ("programme", 1, 0, 0),
    ]
    assert rules[0].precision == 0.5
    assert list_rule_scores(rules)[0] == {"rule": "members", "right": 1, "wrong": 1, "neither": 1, "precision": 0.5}
    assert [line.split() for line in render_rules(rules).splitlines()[1:3]] == [
        ["members", "0.500", "1", "1", "1"],
        ["figure", "1.000", "1", "0", "0"],
    ]


def test_the_rule_with_most_mistakes_comes_first_and_one_never_judged_has_no_precision(tmp_path: Path) -> None:
    turtle = ENTITIES + "".join(
        [
            statement("1", "s1", "memberOf", "g1", rule="fine"),
            statement("2", "s2", "memberOf", "g1", rule="weak"),
            statement("3", "s2", "received", "w1", rule="weak"),
            statement("4", "s2", "manages", "s1", rule="so-so"),
            statement("5", "s3", "memberOf", "g1", rule="untold"),
        ]
    )
    rules = score_rules(compare_graph(*write_files(tmp_path, turtle, GOLD)))
    assert [one.rule for one in rules] == ["weak", "so-so", "untold", "fine"]
    assert list_rule_scores(rules)[2]["precision"] is None
    assert render_rules(rules).splitlines()[3].split() == ["untold", "–", "0", "0", "1"]


def sure(claimed: str, confidence: str) -> str:
    """A claim as it is made, with a confidence."""
    return claimed.replace(" ; edu:modality", f" ; edu:confidence {confidence} ; edu:modality")


def test_confidence_is_held_against_gold(tmp_path: Path) -> None:
    turtle = ENTITIES + "".join(
        [
            sure(statement("1", "s1", "memberOf", "g1"), "0.95"),
            sure(statement("2", "s1", "received", "w1"), "0.9"),
            sure(statement("3", "s2", "memberOf", "g1"), "0.94"),
            sure(statement("4", "b1", "carriesOut", "p1"), "0.6"),
            sure(statement("5", "s3", "memberOf", "g1"), "0.9"),
            statement("6", "s2", "manages", "s1"),
            sure(statement("7", "s1", "locatedIn", "a1"), "0.8"),
            sure(figure("8", "a1", "在校学生", "91968", "人"), "0.7"),
            sure(figure("9", "a1", "食堂", "3", "个"), "0.7"),
        ]
    )
    parts = calibrate(compare_graph(*write_files(tmp_path, turtle, GOLD)))
    assert list(parts) == ["observation", "statement", "statement/locatedIn", "together"]
    held = {(one.low, one.high): one.share for one in parts["statement"].bins if one.share.of}
    assert held == {(0.6, 0.7): Share(1, 1), (0.9, 0.95): Share(1, 2), (0.95, 1.0): Share(1, 1)}
    assert parts["statement"].sure == Share(2, 3)
    assert parts["statement"].brier == pytest.approx((0.05**2 + 0.1**2 + 0.94**2 + 0.4**2) / 4)
    assert parts["statement"].error == pytest.approx((0.4 + 2 * (0.92 - 0.5) + 0.05) / 4)
    assert parts["observation"].sure == Share(0, 0)
    assert parts["together"].sure.of == 3
    plain = list_calibrations(parts)
    assert json.loads(json.dumps(plain))["statement"]["sure"] == {"from": 0.9, "count": 3, "right": 2}
    lines = [line.split() for line in render_calibrations(parts).splitlines()]
    assert ["[0.9,", "0.95)", "2", "1", "0.500", "0.920"] in lines
    assert ["[0.95,", "1]", "1", "1", "1.000", "0.950"] in lines
    assert [">=", "0.9", "3", "2", "0.667"] in lines


@pytest.mark.parametrize("confidence", ["1.5", '"sehr"', "-0.1"])
def test_a_confidence_that_is_none_is_not_held_against_gold(tmp_path: Path, confidence: str) -> None:
    turtle = ENTITIES + sure(statement("1", "s1", "memberOf", "g1"), confidence)
    parts = calibrate(compare_graph(*write_files(tmp_path, turtle, GOLD)))
    assert parts["together"].brier == 0
    assert not any(one.share.of for one in parts["together"].bins)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_every_forecast_falls_into_one_bin(forecasts: list[tuple[float, bool]]) -> None:
    measured = measure_calibration(forecasts)
    assert sum(one.share.of for one in measured.bins) == len(forecasts)
    assert sum(one.share.right for one in measured.bins) == sum(right for _, right in forecasts)
    assert measured.sure.of == sum(one.share.of for one in measured.bins if one.low >= 0.9)
    assert 0 <= measured.brier <= 1
    assert -1e-9 <= measured.error <= 1 + 1e-9
