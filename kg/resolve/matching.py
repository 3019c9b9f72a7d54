"""Who is who over all documents: nodes are read, joined, keyed, and the reasons kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Choice, Decision, Extract, Finding, FindingLevel, Form, Judgement, Kind, Resolution, Tie
from kg.record import record
from kg.resolve.areas import settle_areas
from kg.resolve.cluster import Doubt, Matching, join_forms, match_nodes
from kg.resolve.decisions import PARTED, UNSURE, Settled, join_nodes, part_nodes, settle_decisions, write_area
from kg.resolve.evidence import find_evidence
from kg.resolve.minting import choose_fullest, mint_keys
from kg.resolve.nodes import LOCAL, Node, read_nodes
from kg.resolve.people import Persona, join_people, read_people
from kg.resolve.union import Union

BODIES = frozenset(Kind) - {Kind.PERSON, Kind.AREA}
PERSONS = frozenset({Kind.PERSON})
FIRST = 3
"""Documents of a form that are told with it."""


@record
class Identity:
    """The global key of each local key, document by document; the places of titles by key; what is open, and why."""

    keys: tuple[Mapping[str, str], ...]
    areas: dict[str, tuple[str, ...]]
    findings: tuple[Finding, ...]
    resolution: Resolution


@dataclass(slots=True)
class Gathered:
    """Nodes while they are joined: for each document the node of each local key."""

    union: Union
    numbers: list[dict[str, int]]
    doubts: list[Doubt]
    findings: list[Finding]
    settled: list[Settled]


def identify(extracts: Sequence[Extract], decisions: Sequence[Decision]) -> Identity:
    """Who is who in documents that are sorted by path."""
    gathered = gather_bodies(extracts, decisions)
    gather_people(extracts, gathered, decisions)
    union = gathered.union
    clusters: dict[int, list[Node]] = defaultdict(list)
    paths: dict[int, str] = {}
    for number, node in enumerate(union.nodes):
        root = union.root(number)
        clusters[root].append(node)
        paths[root] = min(union.joined[root].paths)
    keys = mint_keys(clusters, paths)
    areas = {
        keys[root]: choose_fullest(nodes).area
        for root, nodes in clusters.items()
        if nodes[0].kind is Kind.AWARD and not "".join(nodes[0].area[:1]).startswith(LOCAL)
    }
    told = tuple({key: keys[union.root(number)] for key, number in one.items()} for one in gathered.numbers)
    return Identity(told, areas, tuple(gathered.findings), tell_reasons(extracts, gathered, keys))


def gather_bodies(extracts: Sequence[Extract], decisions: Sequence[Decision]) -> Gathered:
    """Everything but persons, joined."""
    settled = [settle_areas(extract) for extract in extracts]
    read = [dict(read_nodes(extract, one.paths)) for extract, one in zip(extracts, settled, strict=True)]
    union, numbers = number_nodes(extracts, read)
    findings = [finding for one in settled for finding in one.findings]
    gathered = Gathered(union, numbers, [], findings, [])
    note_aliases(extracts, gathered)
    gathered.settled += settle_decisions(union, decisions, BODIES)
    part_nodes(union, gathered.settled)
    forms = join_forms(union, range(len(union.nodes)))
    gathered.findings += join_nodes(union, gathered.settled)
    matching = match_nodes(union, forms)
    gathered.doubts += matching.doubts
    gathered.findings += report_conflicts(union, matching)
    return gathered


def number_nodes(extracts: Sequence[Extract], read: Sequence[Mapping[str, Node]]) -> tuple[Union, list[dict[str, int]]]:
    """The nodes of all documents in their own order, which no order of documents changes, and their numbers by local key."""
    paths: dict[Node, list[str]] = defaultdict(list)
    for extract, nodes in zip(extracts, read, strict=True):
        for node in set(nodes.values()):
            paths[node].append(extract.text.source.path)
    union = Union()
    numbers = {node: union.add(node, paths[node]) for node in sorted(paths)}
    return union, [{key: numbers[node] for key, node in nodes.items()} for nodes in read]


def note_aliases(extracts: Sequence[Extract], gathered: Gathered) -> None:
    """Keep with each node the further names that documents tell with it."""
    for extract, own in zip(extracts, gathered.numbers, strict=True):
        for entity in extract.entities:
            if entity.aliases and entity.key in own:
                gathered.union.aliases[own[entity.key]].update(entity.aliases)


def gather_people(extracts: Sequence[Extract], gathered: Gathered, decisions: Sequence[Decision]) -> None:
    """Persons, joined after the bodies that they belong to."""
    union = gathered.union
    clusters: dict[int, list[Node]] = defaultdict(list)
    for number, node in enumerate(union.nodes):
        clusters[union.root(number)].append(node)
    fullest = {root: choose_fullest(nodes) for root, nodes in clusters.items()}
    read = [
        dict(read_people(extract, numbers, union, fullest))
        for extract, numbers in zip(extracts, gathered.numbers, strict=True)
    ]
    paths: dict[Persona, list[str]] = defaultdict(list)
    for extract, personas in zip(extracts, read, strict=True):
        for one in set(personas.values()):
            paths[one].append(extract.text.source.path)
    numbers = {one: union.add(one.node, paths[one]) for one in sorted(paths, key=order_persona)}
    for own, personas in zip(gathered.numbers, read, strict=True):
        own.update({key: numbers[one] for key, one in personas.items()})
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
            min(union.joined[union.root(pair.right)].paths),
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
            min(union.joined[union.root(less)].paths),
            cure="用 kg resolve 决定 · decide with kg resolve",
        )


def tell_reasons(extracts: Sequence[Extract], gathered: Gathered, keys: Mapping[int, str]) -> Resolution:
    """The forms and what was made of them, in an order of their own."""
    union = gathered.union
    judged = [*judge(gathered)]
    shown = {number for one in judged if one.tie is not Tie.JOINED for number in (one.left, one.right)}
    evidence = find_evidence(extracts, gathered.numbers, shown)
    forms = {
        number: Form(
            node.kind, node.name, write_area(node), keys[union.root(number)], tuple(sorted(union.aliases[number])),
            tuple(sorted(union.own[number])[:FIRST]), evidence.get(number, ()),
        )
        for number, node in enumerate(union.nodes)
        if node.kind is not Kind.AREA
    }  # fmt: skip
    order = sorted(forms, key=lambda number: (forms[number], number))
    place = {number: index for index, number in enumerate(order)}
    told = {
        Judgement(min(pair), max(pair), one.tie, one.reason, one.score)
        for one in judged
        if one.left in place and one.right in place
        for pair in [(place[one.left], place[one.right])]
    }
    return Resolution(tuple(forms[number] for number in order), tuple(sorted(told)))


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
