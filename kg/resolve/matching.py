"""Who is who over all documents: nodes are read, joined, keyed, and the reasons kept."""

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Choice, Decision, Evidence, Finding, FindingLevel, Form, Judgement, Kind, Resolution, Tie
from kg.record import record
from kg.resolve.cluster import Doubt, Matching, join_forms, match_nodes
from kg.resolve.decisions import PARTED, UNSURE, Settled, join_nodes, part_nodes, settle_decisions, write_area
from kg.resolve.minting import choose_fullest, mint_keys
from kg.resolve.nodes import LOCAL, Node, share_words
from kg.resolve.people import Persona, join_people, read_people
from kg.resolve.survey import Survey
from kg.resolve.union import Union
from kg.shelf import Room

BODIES = frozenset(Kind) - {Kind.PERSON, Kind.AREA}
PERSONS = frozenset({Kind.PERSON})
FIRST = 3
"""Documents of a form that are told with it."""


@dataclass(slots=True)
class Gathered:
    """Nodes while they are joined: for each document, by its place, the node of each of its entities."""

    union: Union
    numbers: Mapping[int, "array[int]"]
    findings: list[Finding]
    doubts: list[Doubt] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)


@record
class Identity:
    """The nodes, joined, and the key of each; the places of titles by key; what was made of pairs of nodes."""

    gathered: Gathered
    keys: Sequence[str]
    areas: dict[str, tuple[str, ...]]
    judged: Sequence[Doubt]

    def list_shown(self) -> set[int]:
        """The nodes of which a passage is shown."""
        return {number for one in self.judged if one.tie is not Tie.JOINED for number in (one.left, one.right)}


def identify(survey: Survey, decisions: Sequence[Decision]) -> Identity:
    """Who is who in documents that were surveyed."""
    gathered = gather_bodies(survey, decisions)
    gather_people(survey, gathered, decisions)
    union = gathered.union
    pick = find_fullest(union)
    keys = mint_keys(union.list_roots(), pick, union.first_path)
    areas = {
        keys[root]: pick(root).area
        for root in union.list_roots()
        if (node := union.nodes[root]).kind is Kind.AWARD and not "".join(node.area[:1]).startswith(LOCAL)
    }
    return Identity(
        gathered, [keys[union.root(number)] for number in range(len(union.nodes))], areas, [*judge(gathered)]
    )


def find_fullest(union: Union) -> Callable[[int], Node]:
    """What gives the fullest of the nodes that are one, by the first of them; most are one with no other."""
    clusters: dict[int, list[Node]] = {}
    for number, node in enumerate(union.nodes):
        root = union.root(number)
        if root != number:
            clusters.setdefault(root, [union.nodes[root]]).append(node)
    fullest = {root: choose_fullest(nodes) for root, nodes in clusters.items()}
    return lambda root: fullest.get(root) or union.nodes[root]


def gather_bodies(survey: Survey, decisions: Sequence[Decision]) -> Gathered:
    """Everything but persons, joined."""
    union = number_nodes(survey)
    gathered = Gathered(union, survey.numbers, survey.findings)
    gathered.settled += settle_decisions(union, decisions, BODIES)
    part_nodes(union, gathered.settled)
    forms = join_forms(union, range(len(union.nodes)))
    gathered.findings += join_nodes(union, gathered.settled)
    matching = match_nodes(union, forms)
    gathered.doubts += matching.doubts
    gathered.findings += report_conflicts(union, matching)
    return gathered


def number_nodes(survey: Survey) -> Union:
    """The nodes of all documents in their own order, which no order of documents changes; documents get their numbers."""
    union = Union(survey.paths)
    order = sorted(survey.nodes)
    new = array("i", [-1]) * (len(order) + 1)  # the last stands for persons, whose number is -1 so far
    for node in order:
        first = survey.nodes[node]
        new[first] = union.add(node, survey.places[first])
        if first in survey.aliases:
            union.aliases[new[first]] = survey.aliases[first]
    for place, numbers in survey.numbers.items():
        survey.numbers[place] = array("i", (new[number] for number in numbers))
    survey.nodes.clear()  # the nodes are known by their numbers from here on
    survey.places.clear()
    return union


def gather_people(survey: Survey, gathered: Gathered, decisions: Sequence[Decision]) -> None:
    """Persons, joined after the bodies that they belong to."""
    union = gathered.union
    pick = find_fullest(union)
    first: dict[Persona, int] = {}
    places: list[list[int]] = []
    met: list[tuple[int, int, int]] = []
    for roll in survey.rolls:
        personas = dict(read_people(roll, gathered.numbers[roll.place], union, pick))
        for one in set(personas.values()):
            if first.setdefault(one, len(places)) == len(places):
                places.append([])
            places[first[one]].append(roll.place)
        met += ((roll.place, at, first[one]) for at, one in personas.items())
    numbers = {one: union.add(share_words(one.node), places[first[one]]) for one in sorted(first, key=order_persona)}
    new = array("i", (numbers[one] for one in first))
    for place, at, number in met:
        gathered.numbers[place][at] = new[number]
    settled = settle_decisions(union, decisions, PERSONS)
    gathered.settled += settled
    part_nodes(union, settled)
    gathered.findings += join_nodes(union, settled)
    gathered.doubts += join_people(union, {number: one for one, number in numbers.items()})


def order_persona(one: Persona) -> tuple[Node, tuple[int, ...], tuple[tuple[int, int], ...], str, int]:
    """What persons are sorted by."""
    return one.node, one.bodies, one.honours, one.role, -1 if one.voice is None else one.voice


def report_conflicts(union: Union, matching: Matching) -> Iterator[Finding]:
    """A finding for each name that fits several bodies: it is left as one of its own."""
    for pair in matching.refused:
        left, right = union.nodes[pair.left], union.nodes[pair.right]
        yield Finding(
            FindingLevel.WARNING,
            "decision",
            f"{left.name} different {right.name}：有文件说两个名称是同一个 · a document tells both names of one",
            union.first_path(pair.right),
            cure="核对后修改决定 · check and change the decision",
        )
    for less, fitting in matching.conflicts.items():
        names = "、".join(f"{union.nodes[one].name}（{write_area(union.nodes[one])}）" for one in fitting[:FIRST])
        node = union.nodes[less]
        yield Finding(
            FindingLevel.WARNING,
            "identity",
            f"“{node.name}”（{write_area(node)}）可能是{names}{'等' if len(fitting) > FIRST else ''}，没有合并 · "
            f"{node.name} may be any of {len(fitting)}, so it is left by itself",
            union.first_path(less),
            cure="用 kg resolve 决定 · decide with kg resolve",
        )


def tell_reasons(identity: Identity, evidence: Mapping[int, tuple[Evidence, ...]], room: Room) -> Resolution:
    """The forms and what was made of them, in an order of their own; `evidence` is that of the nodes that are shown."""
    union = identity.gathered.union
    forms = sorted(
        (make_form(union, number, identity.keys[number], evidence.get(number, ())), number)
        for number, node in enumerate(union.nodes)
        if node.kind is not Kind.AREA
    )
    place = {number: index for index, (_, number) in enumerate(forms)}
    told = {
        Judgement(min(pair), max(pair), one.tie, one.reason, one.score)
        for one in identity.judged
        if one.left in place and one.right in place
        for pair in [(place[one.left], place[one.right])]
    }
    return Resolution(room.keep(Form, (form for form, _ in forms)), room.keep(Judgement, sorted(told)))


def make_form(union: Union, number: int, key: str, evidence: tuple[Evidence, ...]) -> Form:
    """A node as the book tells it."""
    node, places = union.nodes[number], union.list_places(number)[:FIRST]
    aliases = tuple(sorted(union.aliases.get(number, ())))
    return Form(
        node.kind,
        node.name,
        sys.intern(write_area(node)),
        key,
        aliases,
        tuple(union.paths[place] for place in places),
        evidence,
    )


def judge(gathered: Gathered) -> Iterable[Doubt]:
    """All that was made of pairs of nodes: what was joined, what a person parted, what is open."""
    union = gathered.union
    for link in union.links:
        yield Doubt(link.left, link.right, link.reason, 1.0, Tie.JOINED)
    looked: set[tuple[int, int]] = set()
    for one in gathered.settled:
        for left in one.left[:1]:
            for right in one.right[:1]:
                if one.decision.choice is not Choice.SAME and not union.is_one(left, right):
                    looked |= {(union.root(left), union.root(right)), (union.root(right), union.root(left))}
                    reason = UNSURE if one.decision.choice is Choice.UNSURE else PARTED
                    yield Doubt(left, right, reason, 0.0, Tie.APART)
    for doubt in gathered.doubts:
        roots = union.root(doubt.left), union.root(doubt.right)
        if roots[0] != roots[1] and roots not in looked:
            yield doubt
