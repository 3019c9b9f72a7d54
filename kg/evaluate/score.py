"""Sums comparisons up: precision, recall and F1, and the shares of right qualifiers."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.evaluate.build import ToldStatement, read_build
from kg.evaluate.compare import Comparison, compare_document, list_agreements
from kg.evaluate.gold import KINDS, read_gold
from kg.record import record

CORE = frozenset({"Area", "Authority", "School", "Group", "Person", "Award"})
"""The types of entity that the graph is for."""

LINKS = frozenset(
    {"memberOf", "campusOf", "mergedInto", "manages", "partnersWith", "affiliatedWith", "received", "builds", "partOf"}
)
"""The predicates between named bodies and people, without the looser ones."""

PLACED = "locatedIn"
"""Told once for every school, and therefore summed apart."""


@record
class Tally:
    """How many were found, told wrongly and missed."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """The share of what is told that is right, 0 where nothing is told."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """The share of what should be told that is, 0 where nothing should."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@record
class Share:
    """How many of how many are right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """The part that is right, 0 to 1; 0 of nothing."""
        return self.right / self.of if self.of else 0.0


@record
class Scores:
    """What `evaluate_graph` measures, by name; `missing` are the documents of gold that the build does not have."""

    tallies: Mapping[str, Tally]
    shares: Mapping[str, Share]
    missing: tuple[str, ...]


@record
class Evaluation:
    """A build beside its gold: one comparison a document, and the share of all statements that quote a source."""

    comparisons: tuple[Comparison, ...]
    quoted: Share


def compare_graph(graph: Path, gold_files: Sequence[Path]) -> Evaluation:
    """Each gold file beside what the graph (Turtle) says of its document; GoldError or BuildError for a bad file."""
    golds = [read_gold(path) for path in gold_files]
    build = read_build(graph)
    return Evaluation(tuple(compare_document(build, gold) for gold in golds), Share(*build.count_quoted()))


def tally_entities(comparison: Comparison) -> Iterator[tuple[str, Tally]]:
    """By type, all together, and the core types."""
    outcome = comparison.entities
    for kind in KINDS:
        tally = Tally(
            sum(gold.kind == kind for gold, _ in outcome.hits),
            sum(told.kind == kind for told in outcome.wrong),
            sum(gold.kind == kind for gold in outcome.missed),
        )
        yield f"entity/{kind}", tally
        yield "entity", tally
        yield "entity (core types)", tally if kind in CORE else Tally()


def tally_statements(comparison: Comparison) -> Iterator[tuple[str, Tally]]:
    """By predicate, all together without locatedIn, and the links."""
    outcome = comparison.statements
    wanted = {statement.predicate for statement in comparison.gold.statements}
    told = {claim.predicate for claim in comparison.told if isinstance(claim, ToldStatement)}
    for predicate in wanted | told:
        tally = Tally(
            sum(gold.predicate == predicate for gold, _ in outcome.hits),
            sum(told.predicate == predicate for told in outcome.wrong),
            sum(gold.predicate == predicate for gold in outcome.missed),
        )
        yield f"statement/{predicate}", tally
        yield "statement", tally if predicate != PLACED else Tally()
        yield "statement (links)", tally if predicate in LINKS else Tally()
    yield from (("statement", Tally()), ("statement (links)", Tally()))


def tally_comparison(comparison: Comparison) -> Iterator[tuple[str, Tally]]:
    """Every tally of one document."""
    yield from tally_entities(comparison)
    yield from tally_statements(comparison)
    figures = comparison.observations
    yield "observation", Tally(len(figures.hits), len(figures.wrong), len(figures.missed))


def judge_qualifiers(comparison: Comparison) -> Iterator[tuple[str, bool]]:
    """Every qualifier that gold asks for on what was found, and whether it is right."""
    for wanted, told in comparison.statements.hits:
        if wanted.predicate != PLACED:
            yield from ((f"qualifier/{name}", right) for name, right in list_agreements(told, wanted).items())
    for (figure, found), about in zip(comparison.observations.hits, comparison.abouts, strict=True):
        yield "qualifier/about", about
        yield from ((f"qualifier/figure {name}", right) for name, right in list_agreements(found, figure).items())


def sum_scores(evaluation: Evaluation) -> Scores:
    """The scores of all documents together."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for comparison in evaluation.comparisons:
        for name, tally in tally_comparison(comparison):
            tallies[name] += tally
        for name, fine in judge_qualifiers(comparison):
            asked[name] += 1
            right[name] += fine
    shares = {name: Share(right[name], asked[name]) for name in sorted(asked)} | {"evidence": evaluation.quoted}
    missing = tuple(comparison.gold.doc for comparison in evaluation.comparisons if not comparison.built)
    return Scores(dict(sorted(tallies.items())), shares, missing)


def evaluate_graph(graph: Path, gold_files: Sequence[Path]) -> Scores:
    """Measure a build's graph.ttl against gold files; GoldError or BuildError for a file that cannot be read."""
    return sum_scores(compare_graph(graph, gold_files))
