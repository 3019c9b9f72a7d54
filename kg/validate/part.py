"""Asks the shapes of what changed alone, in a graph that kept to them before: where shapes look no further than is known."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import shacl

from kg.record import record
from kg.rules import find_ontology
from kg.validate.check import PLAIN, SHAPES, SUBJECT, TYPE, compare_plain_triples
from kg.vocabulary import PREFIXES

Node = Any
"""A node of pyoxigraph, None for any."""
Find = Callable[[Node, Node, Node], Iterable[ox.Quad]]
"""The triples of the whole graph with a subject, a predicate and an object."""
Told = Mapping[Node, Mapping[str, Sequence[Node]]]
"""The objects of each property of each node."""

SH, RDF = "http://www.w3.org/ns/shacl#", PREFIXES["rdf"]
PATH, INVERSE, CLASS, EITHER, TARGET_CLASS, TARGET_NODE, LEAST, MOST = (
    f"{SH}{name}"
    for name in ("path", "inversePath", "class", "or", "targetClass", "targetNode", "minCount", "maxCount")
)
FIRST, REST = f"{RDF}first", f"{RDF}rest"
ALONE = (
    "datatype", "disjoint", "in", "languageIn", "lessThan", "maxInclusive", "message", "minInclusive", "minLength",
    "nodeKind", "pattern",
)  # fmt: skip
"""What a shape may say of a node and its values without a look at anything else."""
LOOKING = frozenset({PATH, INVERSE, CLASS, EITHER, TARGET_CLASS, TARGET_NODE, LEAST, MOST, FIRST, REST, TYPE})
KNOWN = LOOKING | {f"{SH}{name}" for name in ALONE}
KINDS = frozenset({f"{SH}NodeShape", f"{SH}PropertyShape"})


@record
class Reach:
    """How far shapes look from a node: by the `second` steps of paths, and back from what tells `inverse` of it.

    A second step stands with the first, "" where that goes back.
    """

    second: frozenset[tuple[str, str]]
    inverse: frozenset[str]


def still_conforms(find: Find, changes: Iterable[tuple[bytes, bytes]], shapes: Path | None = None) -> bool:
    """Whether a graph that kept to the shapes does so after some changes; False too where only a look at all of it can tell.

    `find` looks up what the graph tells now; of each change it is told what was said before and what is said now, in Turtle.
    """
    try:
        rules = [quad.triple for quad in ox.parse(path=shapes or find_ontology() / SHAPES, format=ox.RdfFormat.TURTLE)]
    except (OSError, SyntaxError):
        return False
    reach = read_reach(rules)
    if reach is None:
        return False
    gone, came = list_changes(changes)
    if any(compare_plain_triples(lambda _: list_claims(find, gone | came))):
        return False
    asked = find_asked(find, gone, came, reach)
    aimed = shacl.Shapes.from_turtle(write_triples(aim_shapes(find, rules, asked)))
    return aimed.validate_turtle(write_triples(cut_part(find, asked, reach))).conforms


def read_reach(rules: Iterable[ox.Triple]) -> Reach | None:
    """How far shapes look; None where one looks further than is known here, or says what is not."""
    told: dict[Node, dict[str, list[Node]]] = {}
    for one in rules:
        told.setdefault(one.subject, {}).setdefault(one.predicate.value, []).append(one.object)
    kinds = {kind.value for said in told.values() for kind in said.get(TYPE, ())}
    if not KNOWN.issuperset(name for said in told.values() for name in said) or not kinds <= KINDS:
        return None
    second, inverse = set[tuple[str, str]](), set[str]()
    for said in (said for said in told.values() if PATH in said):
        steps = [*list_items(told, said[PATH][0])] or said[PATH]
        back, *on = (told[step][INVERSE][0] if INVERSE in told.get(step, ()) else None for step in steps)
        if len(on) > 1 or not all(isinstance(one, ox.NamedNode) for one in (back or steps[0], *steps[1:])):
            return None
        if looks_on(told, said, back=back is not None, steps=len(steps)):
            return None
        second |= {("" if back else steps[0].value, step.value) for step in steps[1:]}
        inverse |= {back.value} if back and len(steps) == 1 else set()
    return Reach(frozenset(second), frozenset(inverse))


def looks_on(told: Told, said: Mapping[str, Sequence[Node]], *, back: bool, steps: int) -> bool:
    """Whether a shape looks from the values of its path further on than is followed.

    Where a path goes back from a node that is named to all that tells of it, and on, as from a predicate to the subjects
    of its statements, each value must be held to the shape by itself: then those of statements that changed are enough.
    """
    inner = (told.get(one, {}) for either in said.get(EITHER, ()) for one in list_items(told, either))
    if any(PATH in one or EITHER in one for one in inner):
        return True
    if back and steps == 2:
        return TARGET_NODE not in said or not said.keys().isdisjoint({LEAST, MOST, TARGET_CLASS})
    return (back or steps == 2) and (CLASS in said or EITHER in said)


def list_items(told: Told, node: Node) -> Iterator[Node]:
    """The items of a list, none where a node is no list."""
    while FIRST in (here := told.get(node, {})):
        yield here[FIRST][0]
        node = here[REST][0]


def list_changes(changes: Iterable[tuple[bytes, bytes]]) -> tuple[set[ox.Triple], set[ox.Triple]]:
    """The triples that are gone and those that came."""
    both = [[{quad.triple for quad in ox.parse(said, ox.RdfFormat.TURTLE)} for said in change] for change in changes]
    gone = {one for old, new in both for one in old - new}
    return gone, {one for old, new in both for one in new - old}


def list_claims(find: Find, changed: Iterable[ox.Triple]) -> Iterator[tuple[str, str, str]]:
    """The plain triples and the statements about every subject of one that changed."""
    about = ox.NamedNode(SUBJECT)
    subjects: set[Node] = {one.object for one in changed if one.predicate == about}
    for one in {one.subject for one in changed}:
        subjects.add(one)
        subjects |= {quad.object for quad in find(one, about, None)}
    for subject in subjects:
        claims = (quad.subject for quad in find(None, about, subject))
        for node in (subject, *claims):
            for quad in find(node, None, None):
                if node != subject or quad.predicate.value in PLAIN:
                    yield node.value, quad.predicate.value, getattr(quad.object, "value", "")


def find_asked(find: Find, gone: Collection[ox.Triple], came: Collection[ox.Triple], reach: Reach) -> set[Node]:
    """The nodes that shapes may find otherwise than before: those that changed, and those from which shapes look at these.

    A class that came can only mend what looks for it.
    """
    changed = {*gone, *came}
    asked: set[Node] = {one.subject for one in changed}
    asked |= {one.object for one in changed if one.predicate.value in reach.inverse}
    second = {step for _, step in reach.second}
    seen = {one.subject for one in changed if one.predicate.value in second}
    seen |= {one.subject for one in gone if one.predicate.value == TYPE}
    return asked | {quad.subject for one in seen for quad in find(None, None, one)}


def cut_part(find: Find, asked: Iterable[Node], reach: Reach) -> Iterator[ox.Triple]:
    """What the graph tells of some nodes, and what shapes look at from there."""
    kinds, looked = ox.NamedNode(TYPE), set[tuple[Node, Node]]()
    onward: dict[Node, list[Node]] = {}
    for first, step in reach.second:
        if first:
            onward.setdefault(ox.NamedNode(first), [kinds]).append(ox.NamedNode(step))
    for node in asked:
        for quad in find(node, None, None):
            yield quad.triple
            if isinstance(quad.object, ox.NamedNode) and quad.predicate != kinds:
                further = {(quad.object, step) for step in onward.get(quad.predicate, (kinds,))} - looked
                looked |= further
                yield from (other.triple for end, step in further for other in find(end, step, None))
        for one in reach.inverse:
            yield from (quad.triple for quad in find(None, ox.NamedNode(one), node))


def aim_shapes(find: Find, rules: Iterable[ox.Triple], asked: Iterable[Node]) -> Iterator[ox.Triple]:
    """The shapes, at those of their targets that are asked of."""
    kinds = ox.NamedNode(TYPE)
    nodes: dict[Node, list[Node]] = {}
    for node in asked:
        for quad in find(node, kinds, None):
            nodes.setdefault(quad.object, []).append(node)
    for rule in rules:
        if rule.predicate.value != TARGET_CLASS:
            yield rule
        for node in nodes.get(rule.object, ()) if rule.predicate.value == TARGET_CLASS else ():
            yield ox.Triple(rule.subject, ox.NamedNode(TARGET_NODE), node)


def write_triples(triples: Iterable[ox.Triple]) -> str:
    """Triples as text that is Turtle too."""
    return (ox.serialize(dict.fromkeys(triples), format=ox.RdfFormat.N_TRIPLES) or b"").decode()
