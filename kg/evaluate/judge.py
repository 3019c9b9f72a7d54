"""Tells of every claim that a build makes whether gold calls it right."""

from collections.abc import Iterator
from enum import StrEnum

from kg.evaluate.build import ToldStatement
from kg.evaluate.compare import Claim
from kg.evaluate.score import PLACED, Evaluation
from kg.record import record


class Verdict(StrEnum):
    """What gold says of a claim; one that goes to an optional item is neither right nor wrong."""

    RIGHT = "right"
    WRONG = "wrong"
    NEITHER = "neither"


@record
class Judged:
    """A claim and its verdict; `part` is the line of the scores that it counts in."""

    part: str
    claim: Claim
    verdict: Verdict


def judge_claims(evaluation: Evaluation) -> Iterator[Judged]:
    """Everything that the build says of the documents of gold; a claim that two of them make is judged in each."""
    for comparison in evaluation.comparisons:
        statements, figures = comparison.statements, comparison.observations
        right = {told.iri for _, told in statements.hits} | {told.iri for _, told in figures.hits}
        wrong = {told.iri for told in statements.wrong} | {told.iri for told in figures.wrong}
        for claim in comparison.told:
            verdict = Verdict.RIGHT if claim.iri in right else Verdict.WRONG if claim.iri in wrong else Verdict.NEITHER
            yield Judged(name_part(claim), claim, verdict)


def name_part(claim: Claim) -> str:
    """The line of the scores that a claim counts in: observation, locatedIn apart, every other statement."""
    if not isinstance(claim, ToldStatement):
        return "observation"
    return f"statement/{PLACED}" if claim.predicate == PLACED else "statement"
