"""Finds in a regular expression the loops that can read one text in many ways, so that matching may take exponential time.

A loop is ambiguous where, of the automaton of its body, some state can be left and reached again by two ways over one and the
same text. What is looked at ahead or behind is taken to allow everything, and a bounded part inside a loop is written out a few times, so
that a loop may be accused wrongly but is never acquitted wrongly but for references to groups.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from re import _constants as signs
from re import _parser as parser

import networkx as nx

OFTEN = 5
"""Rounds from which on a loop with an ambiguous body takes too long."""
WRITTEN = 4
"""How often a bounded part inside a loop is written out at the most."""
SPACES = " \t\n\r\f\v\u3000"
Reads = Callable[[str], bool]


@dataclass
class Part:
    """An automaton without empty steps: each state reads one character; `follows` counts the ways from state to state."""

    first: Counter[int] = field(default_factory=Counter)
    last: Counter[int] = field(default_factory=Counter)
    follows: Counter[tuple[int, int]] = field(default_factory=Counter)
    empty: int = 0


def join_steps(last: Counter[int], first: Counter[int]) -> Counter[tuple[int, int]]:
    return Counter({(one, other): last[one] * first[other] for one, other in product(last, first)})


def chain(one: Part, other: Part) -> Part:
    first = one.first + (other.first if one.empty else Counter())
    last = other.last + (one.last if other.empty else Counter())
    return Part(first, last, one.follows + other.follows + join_steps(one.last, other.first), one.empty and other.empty)


class Automaton:
    """The automaton of one parsed expression, with what each state reads."""

    def __init__(self) -> None:
        self.reads: list[Reads] = []

    def read(self, reads: Reads) -> Part:
        self.reads.append(reads)
        state = len(self.reads) - 1
        return Part(Counter([state]), Counter([state]))

    def build(self, items: Iterable[tuple[object, object]]) -> Part:
        whole = Part(empty=1)
        for sign, told in items:
            whole = chain(whole, self.build_one(sign, told))
        return whole

    def build_one(self, sign: object, told: object) -> Part:
        if sign in {signs.LITERAL, signs.NOT_LITERAL, signs.ANY, signs.IN}:
            return self.read(make_reads(sign, told))
        if sign is signs.SUBPATTERN:
            return self.build(told[3])
        if sign is signs.ATOMIC_GROUP:
            return self.build(told)
        if sign is signs.BRANCH:
            parts = [self.build(branch) for branch in told[1]]
            return Part(
                sum((part.first for part in parts), Counter()),
                sum((part.last for part in parts), Counter()),
                sum((part.follows for part in parts), Counter()),
                any(part.empty for part in parts),
            )
        if sign in {signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT}:
            return self.repeat(*told)
        return Part(empty=1)

    def repeat(self, least: int, most: int, items: Iterable[tuple[object, object]]) -> Part:
        if most >= OFTEN:
            part = self.build(items)
            follows = part.follows + join_steps(part.last, part.first)
            return Part(part.first, part.last, follows, part.empty or least == 0)
        whole, written = Part(empty=1), min(most, WRITTEN)
        for number in reversed(range(written)):
            part = chain(self.build(items), whole)
            whole = Part(part.first, part.last, part.follows, part.empty or number >= least)
        return whole


def make_reads(sign: object, told: object) -> Reads:
    if sign is signs.ANY:
        return lambda _char: True
    if sign is signs.LITERAL:
        return lambda char: char == chr(told)
    if sign is signs.NOT_LITERAL:
        return lambda char: char != chr(told)
    listed = [make_item(*item) for item in told if item[0] is not signs.NEGATE]
    negated = told[0][0] is signs.NEGATE
    return lambda char: any(item(char) for item in listed) != negated


def make_item(sign: object, told: object) -> Reads:
    if sign is signs.LITERAL:
        return lambda char: char == chr(told)
    if sign is signs.RANGE:
        return lambda char: told[0] <= ord(char) <= told[1]
    words = str(told)
    kind = r"\d" if "DIGIT" in words else r"\s" if "SPACE" in words else r"\w"
    pattern = re.compile(kind.upper() if "NOT" in words else kind)
    return lambda char: bool(pattern.fullmatch(char))


def list_characters(items: object) -> Iterator[str]:
    """Characters of which every class of an expression holds some: those it names, and some of each kind."""
    yield from "aZ0一龥，!" + SPACES
    if isinstance(items, tuple) and len(items) == 2 and items[0] in {signs.LITERAL, signs.NOT_LITERAL}:
        yield chr(items[1])
    elif isinstance(items, tuple) and len(items) == 2 and items[0] is signs.RANGE:
        yield from map(chr, items[1])
    elif isinstance(items, list | tuple | parser.SubPattern):
        for item in items:
            yield from list_characters(item)


def list_loops(items: object) -> Iterator[tuple[object, object]]:
    """Every loop of many rounds whose body is more than one character, the outer before the inner."""
    if isinstance(items, tuple) and len(items) == 2 and items[0] in {signs.MAX_REPEAT, signs.MIN_REPEAT}:
        body = items[1][2]
        if items[1][1] >= OFTEN and (len(body) > 1 or body[0][0] in {signs.SUBPATTERN, signs.BRANCH, *LOOPS}):
            yield items
    if isinstance(items, list | tuple | parser.SubPattern):
        for item in items:
            yield from list_loops(item)


LOOPS = (signs.MAX_REPEAT, signs.MIN_REPEAT)


def is_ambiguous(loop: tuple[object, object]) -> bool:
    """Whether the body of a loop can read some text that comes back to where it began in two ways."""
    automaton = Automaton()
    part = automaton.build([loop])
    chars = sorted(set(list_characters(loop)))
    read = [frozenset(char for char in chars if reads(char)) for reads in automaton.reads]
    steps: dict[int, list[int]] = {}
    twice = nx.DiGraph()
    for (one, other), ways in part.follows.items():
        steps.setdefault(one, []).append(other)
        if ways > 1:
            twice.add_edge(one, other)
    whole = nx.DiGraph((one, other) for one, others in steps.items() for other in others)
    rounds = {
        state: number for number, states in enumerate(nx.strongly_connected_components(whole)) for state in states
    }
    if any(rounds[one] == rounds[other] for one, other in twice.edges):
        return True
    return has_two_ways(steps, read)


def has_two_ways(steps: dict[int, list[int]], read: list[frozenset[str]]) -> bool:
    """Whether two walks over the states read the same, part, and meet again where they began."""
    pairs = nx.DiGraph()
    pending = [(state, state) for state in steps]
    seen = set(pending)
    while pending:
        one, other = pending.pop()
        for pair in product(steps.get(one, ()), steps.get(other, ())):
            if read[pair[0]] & read[pair[1]]:
                pairs.add_edge((one, other), pair)
                if pair not in seen:
                    seen.add(pair)
                    pending.append(pair)
    for component in nx.strongly_connected_components(pairs):
        same = sum(one == other for one, other in component)
        if same and len(component) > same:
            return True
    return False


def find_ambiguous_loops(pattern: str, flags: int = 0) -> list[tuple[object, object]]:
    """The loops of an expression that may take exponential time."""
    parsed = parser.parse(pattern, flags)
    return [loop for loop in list_loops(parsed) if is_ambiguous(loop)]
