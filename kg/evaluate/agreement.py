"""Measures how far two readers agree who annotated the same texts: the ceiling of what a build can score."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.evaluate.build import QUALIFIERS, Telling, ToldEntity, ToldObservation, ToldStatement
from kg.evaluate.compare import Comparison, Outcome, Told, Wanted, compare_telling
from kg.evaluate.gold import Gold
from kg.evaluate.score import PLACED, Evaluation, Scores, Share, sum_scores
from kg.evaluate.words import fold_unit, fold_words
from kg.record import record

TALLIES = (
    "entity (core types)",
    "entity",
    "statement (links)",
    f"statement/{PLACED}",
    "statement",
    "observation",
)
"""The lines of the scores that agreement is told by, where they are F1."""


@record
class Agreement:
    """One line of the scores: how the second reading does by the first, the first by the second, and their mean."""

    name: str
    forth: float
    back: float

    @property
    def mean(self) -> float:
        """The agreement without regard to which annotator is held to which."""
        return (self.forth + self.back) / 2


def tell_gold(gold: Gold) -> Telling:
    """What an annotation says, as if a build had said it; everything is named by its place in the gold file."""
    entities = tuple(ToldEntity(f"entity {name}", one.kind, one.names) for name, one in gold.entities.items())
    statements = tuple(
        ToldStatement(
            f"statement {number}",
            one.subject,
            gold.entities[one.subject].names,
            one.predicate,
            one.object,
            gold.entities[one.object].names,
            tell_qualifiers(one.wanted),
            (one.quote,),
            (),
            None,
        )
        for number, one in enumerate(gold.statements)
    )
    observations = tuple(
        ToldObservation(
            f"observation {number}",
            gold.entities[one.about].names,
            fold_words(one.indicator),
            one.value,
            fold_unit(one.unit),
            tell_qualifiers(one.wanted),
            (one.quote,),
            (),
            None,
        )
        for number, one in enumerate(gold.observations)
    )
    return Telling(entities, statements, observations)


def tell_qualifiers(wanted: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Every qualifier of a claim: the one word that an annotation gives, or none."""
    return {name: frozenset({wanted[name]} if name in wanted else ()) for name in QUALIFIERS}


def list_optional(gold: Gold) -> set[str]:
    """What `tell_gold` names of the items that right readers may leave out."""
    return {
        *(f"entity {name}" for name, one in gold.entities.items() if one.optional),
        *(f"statement {number}" for number, one in enumerate(gold.statements) if one.optional),
        *(f"observation {number}" for number, one in enumerate(gold.observations) if one.optional),
    }


def compare_reading(reading: Gold, reference: Gold) -> Comparison:
    """One annotation beside the other; what either calls optional is no mistake."""
    compared, optional = compare_telling(tell_gold(reading), reference), list_optional(reading)

    def excuse(outcome: Outcome[Wanted, Told]) -> Outcome[Wanted, Told]:
        return replace(outcome, wrong=tuple(one for one in outcome.wrong if one.iri not in optional))

    return replace(
        compared,
        entities=excuse(compared.entities),
        statements=excuse(compared.statements),
        observations=excuse(compared.observations),
    )


def measure_agreement(pairs: Iterable[tuple[Gold, Gold]]) -> tuple[Agreement, ...]:
    """How two readers agree over texts that both annotated: F1 of entities and claims, shares of like qualifiers."""
    readings = list(pairs)
    forth = sum_comparisons(compare_reading(second, first) for first, second in readings)
    back = sum_comparisons(compare_reading(first, second) for first, second in readings)
    tallies = (
        Agreement(name, forth.tallies[name].f1, back.tallies[name].f1)
        for name in TALLIES
        if name in forth.tallies and name in back.tallies
    )
    shares = (
        Agreement(name, forth.shares[name].share, back.shares[name].share)
        for name in sorted(forth.shares.keys() & back.shares.keys())
        if name.startswith("qualifier/")
    )
    return (*tallies, *shares)


def sum_comparisons(comparisons: Iterable[Comparison]) -> Scores:
    """The scores of annotations, of which no graph tells what they quote."""
    return sum_scores(Evaluation(tuple(comparisons), Share(0, 0)))


def render_agreement(agreements: Iterable[Agreement]) -> str:
    """One line a figure, for a terminal."""
    lines = [f"{'':28} {'1 -> 2':>7} {'2 -> 1':>7} {'mean':>7}"]
    lines += [f"{one.name:28} {one.forth:7.3f} {one.back:7.3f} {one.mean:7.3f}" for one in agreements]
    return "\n".join(lines) + "\n"
