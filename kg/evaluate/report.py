"""Tells scores to a reader: as lines, as JSON, and mistake by mistake."""

from collections.abc import Iterable, Iterator

from kg.evaluate.compare import Comparison
from kg.evaluate.score import Evaluation, Scores
from kg.record import record

LONGEST_QUOTE = 60
MOST_NAMES = 2


@record
class Mistake:
    """One thing told wrongly (`sign` is +) or missed (-): its part, document, type, words and quote."""

    part: str
    sign: str
    doc: str
    kind: str
    words: str
    quote: str = ""


def join_names(names: Iterable[str], most: int | None = None) -> str:
    """The names in order, at most so many of them."""
    return "/".join(sorted(names)[:most])


def list_entity_mistakes(comparison: Comparison) -> Iterator[Mistake]:
    """Entities told wrongly, then those missed."""
    doc, outcome = comparison.gold.doc, comparison.entities
    for told in outcome.wrong:
        yield Mistake("entity", "+", doc, told.kind, join_names(told.names))
    for gold in outcome.missed:
        yield Mistake("entity", "-", doc, gold.kind, gold.name)


def list_statement_mistakes(comparison: Comparison) -> Iterator[Mistake]:
    """Statements told wrongly, then those missed."""
    doc, outcome, entities = comparison.gold.doc, comparison.statements, comparison.gold.entities
    for told in outcome.wrong:
        ends = f"{join_names(told.subject_names, MOST_NAMES)} -> {join_names(told.object_names, MOST_NAMES)}"
        yield Mistake("statement", "+", doc, told.predicate, ends, told.quotes[0][:LONGEST_QUOTE])
    for gold in outcome.missed:
        ends = f"{entities[gold.subject].name} -> {entities[gold.object].name}"
        yield Mistake("statement", "-", doc, gold.predicate, ends, gold.quote[:LONGEST_QUOTE])


def list_observation_mistakes(comparison: Comparison) -> Iterator[Mistake]:
    """Figures told wrongly, then those missed."""
    doc, outcome = comparison.gold.doc, comparison.observations
    for told in outcome.wrong:
        value = "" if told.value is None else f"{told.value:.12g}"
        yield Mistake("observation", "+", doc, value, f"{told.indicator} {told.unit}", told.quotes[0][:LONGEST_QUOTE])
    for gold in outcome.missed:
        words = f"{gold.indicator} {gold.unit}"
        yield Mistake("observation", "-", doc, f"{gold.value:.12g}", words, gold.quote[:LONGEST_QUOTE])


def list_mistakes(evaluation: Evaluation) -> tuple[Mistake, ...]:
    """Every mistake, document by document, in the order of the gold files."""
    return tuple(
        mistake
        for comparison in evaluation.comparisons
        for part in (list_entity_mistakes, list_statement_mistakes, list_observation_mistakes)
        for mistake in part(comparison)
    )


def to_json(scores: Scores) -> dict[str, object]:
    """Plain values for JSON: figures rounded to four places, by name."""
    tallies = {
        name: {
            "p": round(tally.precision, 4),
            "r": round(tally.recall, 4),
            "f1": round(tally.f1, 4),
            "tp": tally.tp,
            "fp": tally.fp,
            "fn": tally.fn,
        }
        for name, tally in scores.tallies.items()
    }
    shares = {
        name: {"share": round(share.share, 4), "right": share.right, "of": share.of}
        for name, share in scores.shares.items()
    }
    return {**tallies, **shares, "missing": list(scores.missing)}


def render_scores(scores: Scores) -> str:
    """One line a figure, for a terminal."""
    lines = [f"{'':28} {'P':>6} {'R':>6} {'F1':>6} {'tp':>6} {'fp':>6} {'fn':>6}"]
    for name, tally in scores.tallies.items():
        figures = f"{tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f}"
        lines.append(f"{name:28} {figures} {tally.tp:6} {tally.fp:6} {tally.fn:6}")
    lines += [f"{name:28} {share.share:6.3f} {share.right:6} / {share.of}" for name, share in scores.shares.items()]
    if scores.missing:
        lines.append("未构建 not built: " + ", ".join(scores.missing))
    return "\n".join(lines) + "\n"


def render_mistakes(mistakes: Iterable[Mistake]) -> str:
    """One line a mistake, its fields parted by tabs; + is told wrongly, - is missed."""
    return "".join(
        "\t".join((one.part + one.sign, one.doc, one.kind, one.words, one.quote)).rstrip("\t") + "\n"
        for one in mistakes
    )
