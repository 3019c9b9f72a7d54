"""Measures whether names in several documents come to be one thing where they are, and only there.

Every scenario is built by itself. Where a name goes is told by a tracer: each document's record gets one figure about
each of its entities, which says nothing but the document and the entity, and comes out on the entity that it was joined to.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from itertools import combinations

from kg.evaluate.clusters import Likeness, measure_b_cubed, measure_pairs
from kg.evaluate.scenario import Cluster, Named, Scenario
from kg.evaluate.words import fold_words
from kg.model import Entity, Evidence, Extract, Kind, Knowledge, Modality, Observation, Source, Span
from kg.record import record

TRACER = "tracer"
"""The rule and unit of figures that only tell where an entity went."""

ExtractSource = Callable[[Source], Extract]
Resolve = Callable[[Sequence[Extract]], Knowledge]


@record
class Placed:
    """A gold name and where it went: `entity` is "" where extraction found none of that name, `gold` numbers its cluster."""

    scenario: str
    gold: int
    cluster: Cluster
    mention: Named
    entity: str

    @property
    def item(self) -> tuple[str, Named]:
        """What is clustered: the name in its document and scenario."""
        return self.scenario, self.mention


@record
class WrongPair:
    """Two names that were put together (`sign` is +) or kept apart (-) against gold."""

    sign: str
    scenario: str
    one: Placed
    other: Placed


@record
class Outcome:
    """One scenario built and compared; `masked_merges` are masked entities that stand in several documents."""

    scenario: Scenario
    placed: tuple[Placed, ...]
    masked_merges: tuple[str, ...]


@dataclass(frozen=True)
class IdentityScores:
    """The scores of some outcomes together: over names that extraction found, and over all, the lost ones by themselves."""

    outcomes: tuple[Outcome, ...]

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every gold name and where it went."""
        return tuple(one for outcome in self.outcomes for one in outcome.placed)

    @cached_property
    def lost(self) -> tuple[Placed, ...]:
        """Gold names that extraction did not find."""
        return tuple(one for one in self.placed if not one.entity)

    @cached_property
    def b_cubed(self) -> Likeness:
        """B³ over names that were found."""
        return measure_b_cubed(*lay_out(one for one in self.placed if one.entity))

    @cached_property
    def pairs(self) -> Likeness:
        """Pairs over names that were found."""
        return measure_pairs(*lay_out(one for one in self.placed if one.entity))

    @cached_property
    def b_cubed_of_all(self) -> Likeness:
        """B³ over all gold names, each lost one as an entity of its own."""
        return measure_b_cubed(*lay_out(self.placed))

    @cached_property
    def pairs_of_all(self) -> Likeness:
        """Pairs over all gold names, each lost one as an entity of its own."""
        return measure_pairs(*lay_out(self.placed))

    @cached_property
    def wrong_pairs(self) -> tuple[WrongPair, ...]:
        """Every two found names of a scenario that were put together or kept apart against gold."""
        return tuple(pair for outcome in self.outcomes for pair in list_wrong_pairs(outcome))

    @property
    def masked_merges(self) -> int:
        """Masked names that became one thing with another, and masked entities in several documents."""
        pairs = sum(pair.one.cluster.masked or pair.other.cluster.masked for pair in self.merges)
        return pairs + sum(len(outcome.masked_merges) for outcome in self.outcomes)

    @property
    def homonym_merges(self) -> int:
        """Pairs put together that stand in places none of which holds the other."""
        return sum(stand_apart(pair.one.cluster, pair.other.cluster) for pair in self.merges)

    @property
    def merges(self) -> tuple[WrongPair, ...]:
        """The pairs put together against gold."""
        return tuple(pair for pair in self.wrong_pairs if pair.sign == "+")


def lay_out(placed: Iterable[Placed]) -> tuple[dict[Hashable, Hashable], dict[Hashable, Hashable]]:
    """The gold clustering and the told one, of the same names."""
    gold: dict[Hashable, Hashable] = {}
    told: dict[Hashable, Hashable] = {}
    for one in placed:
        gold[one.item] = (one.scenario, one.gold)
        told[one.item] = (one.scenario, one.entity or one.mention)
    return gold, told


def list_wrong_pairs(outcome: Outcome) -> Iterator[WrongPair]:
    """Every two found names that were put together or kept apart against gold."""
    found = [one for one in outcome.placed if one.entity]
    for one, other in combinations(found, 2):
        together = one.entity == other.entity
        if together != (one.gold == other.gold):
            yield WrongPair("+" if together else "-", outcome.scenario.name, one, other)


def stand_apart(one: Cluster, other: Cluster) -> bool:
    """Whether both clusters tell where they stand and neither place holds the other.

    >>> liuzhou, nanning = (Cluster(Kind.SCHOOL, (), ("广西", city)) for city in ("柳州市", "南宁市"))
    >>> stand_apart(liuzhou, nanning), stand_apart(liuzhou, Cluster(Kind.SCHOOL, (), ("广西",)))
    (True, False)
    """
    return any(left != right for left, right in zip(one.where, other.where, strict=False))


def make_source(path: str, chars: str) -> Source:
    """A plain text that is no file."""
    data = chars.encode()
    return Source(path, sha256(data).hexdigest(), len(data), "text/plain", chars)


def add_tracers(extract: Extract) -> Extract:
    """The record with one figure more about each of its entities, which finds the entity again."""
    path = extract.text.source.path
    evidence = (Evidence(path, Span(0, len(extract.text.chars)), TRACER),)
    tracers = tuple(
        Observation(entity.key, f"{path}\t{entity.key}", 1.0, TRACER, None, Modality.REALISED, evidence)
        for entity in extract.entities
    )
    return replace(extract, observations=(*extract.observations, *tracers))


def read_tracers(knowledge: Knowledge) -> dict[tuple[str, str], str]:
    """Document and local key of each entity to the key of what it was joined to."""
    found = {}
    for figure in knowledge.observations:
        if figure.unit == TRACER:
            path, _, key = figure.indicator.partition("\t")
            found[path, key] = figure.about
    return found


def spans_of(extract: Extract, key: str) -> Iterator[Span]:
    """Where something is said of an entity."""
    for statement in extract.statements:
        if key in {statement.subject, statement.object}:
            yield from (evidence.span for evidence in statement.evidence)
    for figure in extract.observations:
        if key == figure.about:
            yield from (evidence.span for evidence in figure.evidence)


def rank_near(extract: Extract, entity: Entity, near: str) -> tuple[bool, bool]:
    """Whether something is said of the entity within the words `near`, and whether these name its area."""
    start = extract.text.chars.find(near)
    place = Span(start, start + len(near))
    areas = {name for one in extract.entities if one.key == entity.area for name in (one.name, *one.aliases)}
    said = start >= 0 and any(place.overlaps(span) for span in spans_of(extract, entity.key))
    return said, any(name in near for name in areas)


def find_local(extract: Extract, mention: Named, kind: Kind) -> str:
    """The local key of the entity that a gold name means, "" where extraction found none.

    One of gold's kind comes before one of another, one that bears the name as its best before one that bears it too.
    我局, 我校 and 我区 are no entity's names: they mean whom the document's frame has speak, or report on.
    """
    wanted = fold_words(mention.name)
    named = [e for e in extract.entities if wanted in map(fold_words, (e.name, *e.aliases))]

    def rank(entity: Entity) -> tuple[bool, tuple[bool, bool], bool]:
        near = rank_near(extract, entity, mention.near) if mention.near else (False, False)
        return entity.kind == kind, near, fold_words(entity.name) == wanted

    if not named and wanted.startswith("我"):
        spoken = extract.frame.area if kind is Kind.AREA else extract.frame.voice
        return next((entity.key for entity in extract.entities if entity.key == spoken and entity.kind == kind), "")
    return max(named, key=rank).key if named else ""


def extract_scenario(scenario: Scenario, extract: ExtractSource) -> dict[str, Extract]:
    """What each document of a scenario says, by its name."""
    return {name: extract(make_source(f"{name}.txt", chars)) for name, chars in scenario.documents.items()}


def place_mentions(
    scenario: Scenario, extracts: Mapping[str, Extract], went: Mapping[tuple[str, str], str]
) -> Iterator[Placed]:
    """Every gold name and the entity it went to."""
    for number, cluster in enumerate(scenario.clusters):
        for mention in cluster.mentions:
            local = find_local(extracts[mention.doc], mention, cluster.kind)
            # What resolution drops stays an entity of its own: only what extraction never found counts as lost.
            entity = went.get((f"{mention.doc}.txt", local), f"dropped {mention}") if local else ""
            yield Placed(scenario.name, number, cluster, mention, entity)


def compare_scenario(scenario: Scenario, extract: ExtractSource, resolve: Resolve) -> Outcome:
    """Build one scenario and find where each of its gold names went."""
    extracts = extract_scenario(scenario, extract)
    knowledge = resolve([add_tracers(one) for one in extracts.values()])
    masked = tuple(entity.key for entity in knowledge.entities if entity.masked and len(entity.paths) > 1)
    return Outcome(scenario, tuple(place_mentions(scenario, extracts, read_tracers(knowledge))), masked)


def score_identity(scenarios: Iterable[Scenario], extract: ExtractSource, resolve: Resolve) -> IdentityScores:
    """Build each scenario and sum the scores."""
    return IdentityScores(tuple(compare_scenario(scenario, extract, resolve) for scenario in scenarios))
