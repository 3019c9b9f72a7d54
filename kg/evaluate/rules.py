"""Scores each rule by what it says: which ones are weak."""

from collections import Counter
from collections.abc import Iterable

from kg.evaluate.judge import Verdict, judge_claims
from kg.evaluate.score import Evaluation, Tally
from kg.record import record


@record
class RuleScore:
    """How a rule's statements and figures fare; those that go to optional items are neither right nor wrong."""

    rule: str
    right: int
    wrong: int
    neither: int

    @property
    def precision(self) -> float:
        """The share of the judged that is right, 0 where none is judged."""
        return Tally(self.right, self.wrong).precision


def score_rules(evaluation: Evaluation) -> tuple[RuleScore, ...]:
    """How each rule fares, those with most mistakes first; a claim of several rules or documents counts for each."""
    counts: Counter[tuple[str, Verdict]] = Counter()
    for judged in judge_claims(evaluation):
        counts.update((rule, judged.verdict) for rule in judged.claim.rules)
    scores = (RuleScore(rule, *(counts[rule, verdict] for verdict in Verdict)) for rule in {rule for rule, _ in counts})
    return tuple(sorted(scores, key=lambda one: (-one.wrong, one.precision, one.rule)))


def list_rule_scores(rules: Iterable[RuleScore]) -> list[dict[str, object]]:
    """Plain values for JSON, one object a rule."""
    return [
        {
            "rule": one.rule,
            "right": one.right,
            "wrong": one.wrong,
            "neither": one.neither,
            "precision": round(one.precision, 4) if one.right + one.wrong else None,
        }
        for one in rules
    ]


def render_rules(rules: Iterable[RuleScore]) -> str:
    """One line a rule, for a terminal; the precision of one that gold judges nowhere is a dash."""
    lines = [f"{'规则 rule':38} {'P':>6} {'right':>6} {'wrong':>6} {'neither':>8}"]
    for one in rules:
        precision = f"{one.precision:6.3f}" if one.right + one.wrong else f"{'–':>6}"
        lines.append(f"{one.rule:40} {precision} {one.right:6} {one.wrong:6} {one.neither:8}")
    return "\n".join(lines) + "\n"
