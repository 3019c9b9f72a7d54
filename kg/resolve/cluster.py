"""Joins nodes to entities: by name and place alone, by decisions, then by names that agree where only one can be meant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.model import Tie
from kg.record import record
from kg.resolve.candidates import Pair, find_bureaus, find_pairs
from kg.resolve.compare import Remark, Verdict
from kg.resolve.forms import Forms
from kg.resolve.nodes import tell_name
from kg.resolve.union import Union
from kg.shelf import Room

ALIAS = Remark(Verdict.AGREES, "一份文件说两个名称是同一个", "a document tells both names of one", frozenset({0}))
UNDATED = "名称和地区相同，只有一处有年份 · name and place agree, and only one tells a year"
SCORES = {"conflict": 0.6, "agrees": 0.7, "doubtful": 0.4}


@record
class Doubt:
    """Two nodes, by number, that may be one but were not joined, and why."""

    left: int
    right: int
    reason: str
    score: float
    tie: Tie = Tie.DOUBTFUL


@dataclass(slots=True)
class Matching:
    """What joining leaves open: doubts, and for a node that fits several that are not one, those that it fits.

    `refused` are pairs that a document tells as one and a person decided to be two.
    """

    doubts: list[Doubt] = field(default_factory=list)
    conflicts: dict[int, list[int]] = field(default_factory=dict)
    refused: list[Pair] = field(default_factory=list)


def match_nodes(union: Union, forms: Forms, room: Room) -> Matching:
    """Join the forms whose names agree, each with the only one that it can mean; what is left open."""
    nodes, matching = union.nodes, Matching()
    for dated, number in forms.editions:
        union.join(dated, number, UNDATED)
    aliases = (Pair(other, number, ALIAS) for other, number in forms.aliases)
    pairs = [*find_pairs(nodes, forms.compared, room), *aliases, *find_bureaus(nodes, forms.bureaus)]
    pairs = [pair for pair in pairs if not union.is_one(pair.left, pair.right)]
    agreeing = [pair for pair in pairs if pair.remark.verdict is Verdict.AGREES]
    matching.conflicts = find_conflicts(union, agreeing)
    doubled = {pair for pair in agreeing if any(union.root(less) in matching.conflicts for less in pair.less)}
    for pair in sorted(agreeing, key=lambda one: (len(one.less), min(one.left, one.right), max(one.left, one.right))):
        bar = "符合的不止一个 · more than one fits" if pair in doubled else tell_bar(union, pair)
        if bar:
            matching.doubts.append(Doubt(pair.left, pair.right, f"{pair.remark.words}；{bar}", SCORES["conflict"]))
        elif not union.join(pair.left, pair.right, pair.remark.words) and pair.remark is ALIAS:
            matching.refused.append(pair)
    for pair in pairs:
        if pair.remark.verdict is Verdict.DOUBTFUL:
            matching.doubts.append(Doubt(pair.left, pair.right, pair.remark.words, SCORES["doubtful"]))
    return matching


def find_conflicts(union: Union, pairs: Sequence[Pair]) -> dict[int, list[int]]:
    """What is told with less and fits several that do not fit each other, with the nodes that it fits."""
    fuller: dict[int, set[int]] = defaultdict(set)
    agree: set[tuple[int, int]] = set()
    for pair in pairs:
        left, right = union.root(pair.left), union.root(pair.right)
        agree |= {(left, right), (right, left)}
        for less in pair.less:
            fuller[union.root(less)].add(right if union.root(less) == left else left)
    return {
        root: sorted(found)
        for root, found in sorted(fuller.items())
        if any((one, other) not in agree for one, other in combinations(sorted(found), 2))
    }


def tell_bar(union: Union, pair: Pair) -> str:
    """Why two whose names agree may not be joined, "" where they may."""
    if union.lie_apart(pair.left, pair.right):
        return "其中一个已归入别处 · one of them stands elsewhere by now"
    if union.share_document(pair.left, pair.right) and (pair.remark is ALIAS or tells_stages(union, pair)):
        return "有文件把它们当两个来说 · a document tells of both"
    return ""


def tells_stages(union: Union, pair: Pair) -> bool:
    """Whether two schools are told with different stages (第八中学, 第八初级中学)."""
    left, right = (union.nodes[one] for one in (pair.left, pair.right))
    stages = {tell_name(node, node.names[0]).parts.stage for node in (left, right)}
    return len(stages - {""}) > 1
