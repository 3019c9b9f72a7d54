"""Measures a build against gold files: what a careful reader takes out of a document, and what the build did."""

from kg.evaluate.build import read_build
from kg.evaluate.compare import Comparison, compare_document
from kg.evaluate.gold import Gold, check_gold, read_gold
from kg.evaluate.report import (
    Mistake,
    RuleScore,
    list_mistakes,
    render_mistakes,
    render_rules,
    render_scores,
    score_rules,
    to_json,
)
from kg.evaluate.score import Evaluation, Scores, Share, Tally, compare_graph, evaluate_graph, sum_scores

__all__ = [
    "Comparison",
    "Evaluation",
    "Gold",
    "Mistake",
    "RuleScore",
    "Scores",
    "Share",
    "Tally",
    "check_gold",
    "compare_document",
    "compare_graph",
    "evaluate_graph",
    "list_mistakes",
    "read_build",
    "read_gold",
    "render_mistakes",
    "render_rules",
    "render_scores",
    "score_rules",
    "sum_scores",
    "to_json",
]
