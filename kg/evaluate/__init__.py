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
from kg.evaluate.identity import IdentityScores, Outcome, score_identity
from kg.evaluate.identity_report import (
    identity_to_json,
    list_identity_mistakes,
    render_identity,
    render_identity_mistakes,
)
from kg.evaluate.judge import Judged, Verdict, judge_claims
from kg.evaluate.report import Mistake, list_mistakes, render_mistakes, render_scores, to_json
from kg.evaluate.rules import RuleScore, list_rule_scores, render_rules, score_rules
from kg.evaluate.scenario import Scenario, read_scenario, read_scenarios
from kg.evaluate.score import Evaluation, Scores, Share, Tally, compare_graph, evaluate_graph, sum_scores

__all__ = [
    "Agreement",
    "Calibration",
    "Comparison",
    "Evaluation",
    "Gold",
    "IdentityScores",
    "Judged",
    "Mistake",
    "Outcome",
    "RuleScore",
    "Scenario",
    "Scores",
    "Share",
    "Tally",
    "Verdict",
    "calibrate",
    "check_gold",
    "compare_document",
    "compare_graph",
    "evaluate_graph",
    "identity_to_json",
    "judge_claims",
    "list_calibrations",
    "list_identity_mistakes",
    "list_mistakes",
    "list_rule_scores",
    "measure_agreement",
    "measure_calibration",
    "read_build",
    "read_gold",
    "read_scenario",
    "read_scenarios",
    "render_agreement",
    "render_calibrations",
    "render_identity",
    "render_identity_mistakes",
    "render_mistakes",
    "render_rules",
    "render_scores",
    "score_identity",
    "score_rules",
    "sum_scores",
    "to_json",
]
