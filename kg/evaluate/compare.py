"""Compares what a build says of one document with its gold."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from kg.evaluate.build import Build, Telling, ToldEntity, ToldObservation, ToldStatement
from kg.evaluate.gold import Gold, GoldEntity, GoldObservation, GoldStatement
from kg.evaluate.matching import match_items
from kg.evaluate.words import fold_unit, fold_words, measure_likeness
from kg.record import record

NEAR_QUOTE = 0.5
"""How alike two quotes must be to be the same passage."""

NEAR_INDICATOR = 0.4
"""How alike two indicators must be to name the same figure."""

SAME_VALUE = 1e-6
"""By which share two values may differ."""

Wanted = TypeVar("Wanted", GoldEntity, GoldStatement, GoldObservation)
Told = TypeVar("Told", ToldEntity, ToldStatement, ToldObservation)
Claim = ToldStatement | ToldObservation
GoldClaim = GoldStatement | GoldObservation


@record
class Outcome(Generic[Wanted, Told]):
    """Required items that were found, with what found them; what was told wrongly; required items that were missed."""

    hits: tuple[tuple[Wanted, Told], ...]
    wrong: tuple[Told, ...]
    missed: tuple[Wanted, ...]


@record
class Comparison:
    """One document compared: `built` tells whether the build has it at all, `told` is all that it says of it.

    `abouts` tells of each figure that was found whether it is about the right one.
    """

    gold: Gold
    built: bool
    entities: Outcome[GoldEntity, ToldEntity]
    statements: Outcome[GoldStatement, ToldStatement]
    observations: Outcome[GoldObservation, ToldObservation]
    told: tuple[Claim, ...]
    abouts: tuple[bool, ...]


def pair_items(
    told: Sequence[Told],
    gold: Sequence[Wanted],
    fits: Callable[[Told, Wanted], bool],
    rank: Callable[[Told, Wanted], float],
) -> Outcome[Wanted, Told]:
    """The best pairing; what goes to an optional item is neither found nor wrong."""
    required = [item for item in gold if not item.optional]
    items = required + [item for item in gold if item.optional]
    edges = [{j: rank(one, item) for j, one in enumerate(told) if fits(one, item)} for item in items]
    partner = match_items(edges, len(required))
    used = set(partner.values())
    return Outcome(
        tuple((item, told[partner[i]]) for i, item in enumerate(required) if i in partner),
        tuple(one for j, one in enumerate(told) if j not in used),
        tuple(item for i, item in enumerate(required) if i not in partner),
    )


def list_agreements(told: Claim, gold: GoldClaim) -> dict[str, bool]:
    """For each qualifier that gold asks for, whether the build says just that."""
    return {name: told.said[name] == {word} for name, word in gold.wanted.items()}


def quotes_near(told: Claim, gold: GoldClaim) -> bool:
    """Whether one of the quotes is the passage that gold quotes."""
    passage = fold_words(gold.quote)
    return any(measure_likeness(fold_words(quote), passage) >= NEAR_QUOTE for quote in told.quotes)


class Names:
    """The names of a gold file's entities, where reporting area and reporting body serve for each other."""

    def __init__(self, gold: Gold) -> None:
        self.own = {name: entity.names for name, entity in gold.entities.items()}
        self.pairs = tuple(frozenset().union(*(self.own[name] for name in pair)) for pair in gold.pairs)
        self.acting = self.own | {
            name: names for pair, names in zip(gold.pairs, self.pairs, strict=True) for name in pair
        }
        required = [entity.names for entity in gold.entities.values() if not entity.optional]
        optional = [entity.names for entity in gold.entities.values() if entity.optional]
        self.firm, self.loose = frozenset[str]().union(*required), frozenset[str]().union(*optional)

    def find_pair(self, names: frozenset[str]) -> int | None:
        """Which reporting pair, if any, bears one of the names."""
        return next((i for i, pair in enumerate(self.pairs) if names & pair), None)

    def rests_on_optional(self, names: frozenset[str]) -> bool:
        """Whether the names are those of optional entities alone."""
        return bool(names & self.loose) and not names & self.firm

    def fits(self, told: ToldStatement, gold: GoldStatement) -> bool:
        """Whether the two state the same; partners may stand either way round."""
        if told.predicate != gold.predicate:
            return False
        subject, target = self.acting[gold.subject], self.own[gold.object]
        if told.subject_names & subject and told.object_names & target:
            return True
        turned = told.subject_names & target and told.object_names & subject
        return gold.predicate == "partnersWith" and bool(turned)


def compare_entities(told: Sequence[ToldEntity], gold: Gold) -> Outcome[GoldEntity, ToldEntity]:
    """Entities fit by type and by sharing a name."""
    wanted = tuple(gold.entities.values())
    return pair_items(told, wanted, lambda t, g: t.kind == g.kind and bool(t.names & g.names), lambda _t, _g: 0)


def compare_statements(
    told: Sequence[ToldStatement], gold: Gold, names: Names
) -> Outcome[GoldStatement, ToldStatement]:
    """Statements fit by predicate and by the names at both ends; namesakes are told apart by qualifiers and quote."""
    outcome = pair_items(
        told,
        gold.statements,
        names.fits,
        lambda t, g: 2 * sum(list_agreements(t, g).values()) + quotes_near(t, g),
    )
    wrong = {statement.iri for statement in outcome.wrong}
    accepted: dict[tuple[int | None, str, str], set[str]] = defaultdict(set)
    for statement in told:
        if statement.iri not in wrong:
            pair = names.find_pair(statement.subject_names)
            accepted[pair, statement.predicate, statement.object].add(statement.subject)

    def excused(statement: ToldStatement) -> bool:
        """What rests on an optional entity, or repeats of one of a pair what is accepted of the other, is no mistake."""
        if names.rests_on_optional(statement.subject_names) or names.rests_on_optional(statement.object_names):
            return True
        pair = names.find_pair(statement.subject_names)
        twins = accepted.get((pair, statement.predicate, statement.object), set())
        return pair is not None and bool(twins - {statement.subject})

    return Outcome(outcome.hits, tuple(one for one in outcome.wrong if not excused(one)), outcome.missed)


def compare_observations(told: Sequence[ToldObservation], gold: Gold) -> Outcome[GoldObservation, ToldObservation]:
    """Figures fit by value, unit and indicator, whoever they are about."""

    def likeness(one: ToldObservation, item: GoldObservation) -> float:
        return measure_likeness(one.indicator, fold_words(item.indicator))

    def fits(one: ToldObservation, item: GoldObservation) -> bool:
        near = one.value is not None and abs(one.value - item.value) <= SAME_VALUE * max(1, abs(item.value))
        return near and one.unit == fold_unit(item.unit) and likeness(one, item) >= NEAR_INDICATOR

    def rank(one: ToldObservation, item: GoldObservation) -> float:
        return quotes_near(one, item) + sum(list_agreements(one, item).values()) + likeness(one, item)

    return pair_items(told, gold.observations, fits, rank)


def compare_telling(telling: Telling, gold: Gold, *, built: bool = True) -> Comparison:
    """What is told of the gold's document, beside the gold."""
    names = Names(gold)
    figures = compare_observations(telling.observations, gold)
    return Comparison(
        gold,
        built,
        compare_entities(telling.entities, gold),
        compare_statements(telling.statements, gold, names),
        figures,
        (*telling.statements, *telling.observations),
        tuple(bool(told.about_names & names.acting[item.about]) for item, told in figures.hits),
    )


def compare_document(build: Build, gold: Gold) -> Comparison:
    """What the build says of the gold's document, beside the gold."""
    document = build.find_document(gold.doc)
    telling = build.tell(document) if document else Telling()
    return compare_telling(telling, gold, built=document is not None)
