"""Measures a build against gold files: what a careful reader takes out of a document, and what the build did."""

from kg.evaluate.agreement import Agreement, measure_agreement, render_agreement
from kg.evaluate.build import read_build
from kg.evaluate.calibration import (
    Calibration,
    calibrate,
    list_calibrations,
    measure_calibration,
    render_calibrations,
)
from kg.evaluate.compare import Comparison, compare_document
from kg.evaluate.gold import Gold, check_gold, read_gold
from kg.evaluate.judge import Judged, Verdict, judge_claims
from kg.evaluate.report import Mistake, list_mistakes, render_mistakes, render_scores, to_json
from kg.evaluate.rules import RuleScore, list_rule_scores, render_rules, score_rules
from kg.evaluate.score import Evaluation, Scores, Share, Tally, compare_graph, evaluate_graph, sum_scores

__all__ = [
    "Agreement",
    "Calibration",
    "Comparison",
    "Evaluation",
    "Gold",
    "Judged",
    "Mistake",
    "RuleScore",
    "Scores",
    "Share",
    "Tally",
    "Verdict",
    "calibrate",
    "check_gold",
    "compare_document",
    "compare_graph",
    "evaluate_graph",
    "judge_claims",
    "list_calibrations",
    "list_mistakes",
    "list_rule_scores",
    "measure_agreement",
    "measure_calibration",
    "read_build",
    "read_gold",
    "render_agreement",
    "render_calibrations",
    "render_mistakes",
    "render_rules",
    "render_scores",
    "score_rules",
    "sum_scores",
    "to_json",
]
