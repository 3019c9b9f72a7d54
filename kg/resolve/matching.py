"""Who is who over all documents: nodes are read, joined, keyed, and the reasons kept."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from kg.model import Choice, Decision, Evidence, Finding, FindingLevel, Form, Judgement, Kind, Resolution, Tie
from kg.record import record
from kg.resolve.cluster import Doubt, Matching, match_nodes
from kg.resolve.compare import Places
from kg.resolve.decisions import PARTED, UNSURE, Settled, join_nodes, part_nodes, settle_decisions, write_area
from kg.resolve.forms import join_forms
from kg.resolve.minting import Keys, choose_fullest
from kg.resolve.nodes import Node, remake_node
from kg.resolve.people import Crowd, order_persona, read_people, remake_persona
from kg.resolve.survey import Naming, Survey
from kg.resolve.union import Union
from kg.shelf import Pile, Room

UNIQUE = frozenset(Kind) - {Kind.PERSON, Kind.AREA}
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
    keys: Keys
    areas: dict[str, tuple[str, ...]]
    judged: Sequence[Doubt]

    def list_shown(self) -> set[int]:
        """The nodes of which a passage is shown."""
        return {number for one in self.judged if one.tie is not Tie.JOINED for number in (one.left, one.right)}


def identify(survey: Survey, decisions: Sequence[Decision], room: Room) -> Identity:
    """Who is who in documents that were surveyed."""
    gathered = gather_bodies(survey, decisions, room)
    gather_people(survey, gathered, decisions, room)
    union = gathered.union
    keys = Keys(union, list_fullest(union), room)
    areas = {key: share_area(area) for key, area in keys.list_areas()}
    return Identity(gathered, keys, areas, room.keep(Doubt, judge(gathered)))


@lru_cache(maxsize=4096)
def share_area(area: Places) -> Places:
    """The same area, held once."""
    return area


def list_fullest(union: Union) -> dict[int, int]:
    """The fullest of nodes that are one, by the first of them."""
    clusters: dict[int, list[int]] = {}
    for number in range(len(union.nodes)):
        root = union.root(number)
        if root != number:
            clusters.setdefault(root, [root]).append(number)
    return {root: choose_fullest(union.nodes, numbers) for root, numbers in clusters.items()}


def gather_bodies(survey: Survey, decisions: Sequence[Decision], room: Room) -> Gathered:
    """Everything but persons, joined."""
    union = number_nodes(survey, room)
    gathered = Gathered(union, survey.numbers, survey.findings)
    gathered.settled += settle_decisions(union, decisions, UNIQUE)
    part_nodes(union, gathered.settled)
    forms = join_forms(union, room)
    gathered.findings += join_nodes(union, gathered.settled)
    matching = match_nodes(union, forms, room)
    gathered.doubts += matching.doubts
    gathered.findings += report_conflicts(union, matching)
    return gathered


def number_nodes(survey: Survey, room: Room) -> Union:
    """The nodes of all documents in their own order, which no order of documents changes; documents get their numbers."""
    union = Union(survey.paths, room)
    # The last of each document stands for persons, whose number is -1 so far.
    new = {place: array("i", [-1]) * (max(numbers, default=-1) + 2) for place, numbers in survey.numbers.items()}
    for order, group in groupby(survey.nodes.sort(), itemgetter(0)):
        told = [one for _, one in group]
        number = union.add(remake_node(order), [one.place for one in told])
        for one in told:
            new[one.place][one.number] = number
        if aliases := {name for one in told for name in one.aliases}:
            union.aliases[number] = tuple(sorted(aliases))
    survey.nodes.clear()  # the nodes are known by their numbers from here on
    for place, numbers in survey.numbers.items():
        known = new.pop(place)
        survey.numbers[place] = array("i", (known[number] for number in numbers))
    return union


def gather_people(survey: Survey, gathered: Gathered, decisions: Sequence[Decision], room: Room) -> None:
    """Persons, joined after the bodies that they belong to."""
    union = gathered.union
    fullest = list_fullest(union)

    @lru_cache(maxsize=4096)
    def pick(root: int) -> Node:
        return union.nodes[fullest.get(root, root)]

    pile: Pile[Naming] = room.pile(Naming)
    for roll in survey.rolls:
        for at, one in read_people(roll, gathered.numbers[roll.place], union, pick):
            pile.add(order_persona(one), Naming(roll.place, at))
    crowd = Crowd(room)
    for order, group in groupby(pile.sort(), itemgetter(0)):
        met = [one for _, one in group]
        persona = remake_persona(order)
        number = union.add(persona.node, sorted({place.place for place in met}))
        for place in met:
            gathered.numbers[place.place][place.number] = number
        crowd.take(number, persona)
    settled = settle_decisions(union, decisions, PERSONS)
    gathered.settled += settled
    part_nodes(union, settled)
    gathered.findings += join_nodes(union, settled)
    gathered.doubts += crowd.join(union)


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
    pile: Pile[int] = room.pile(int)
    for number, node in enumerate(union.nodes):
        if node.kind is not Kind.AREA:
            pile.add((node.kind, node.name, write_area(node), identity.keys.find(number)), number)
    place = array("i", [-1]) * len(union.nodes)

    def list_forms() -> Iterator[Form]:
        index = 0
        for order, group in groupby(pile.sort(), itemgetter(0)):
            # Those of one name, place and key, and there is seldom more than one, differ in the rest.
            forms = ((make_form(union, number, order, evidence.get(number, ())), number) for _, number in group)
            for form, number in sorted(forms):
                place[number] = index
                index += 1
                yield form

    forms = room.keep(Form, list_forms())
    judged: Pile[Judgement] = room.pile(Judgement)
    for one in identity.judged:
        left, right = sorted((place[one.left], place[one.right]))
        if left >= 0:
            judged.add(
                (left, right, one.tie, one.reason, one.score), Judgement(left, right, one.tie, one.reason, one.score)
            )
    return Resolution(forms, room.keep(Judgement, (group[0] for group in judged.groups())))


def make_form(union: Union, number: int, order: Sequence[str], evidence: tuple[Evidence, ...]) -> Form:
    """A node as the book tells it; `order` are its kind, name, place in words and key."""
    kind, name, area, key = order
    paths = tuple(union.paths[place] for place in union.list_places(number)[:FIRST])
    return Form(Kind(kind), name, area, key, union.aliases.get(number, ()), paths, evidence)


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
