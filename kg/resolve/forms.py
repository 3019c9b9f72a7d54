"""Nodes that are one by name and place alone, found by sorting what they share, and what else is found on that walk."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kg.model import SCHOOLING, Kind
from kg.resolve.candidates import is_bureau, is_compared
from kg.resolve.compare import SAME
from kg.resolve.nodes import Node, tell_name
from kg.resolve.union import Union
from kg.shelf import Room, encode

END = "\0"
"""Between the parts of a line that is sorted; JSON does not hold it."""
NAMED = SCHOOLING | {Kind.AUTHORITY}
"""What bears several names one after the other."""
PLAIN, COMPARED, BUREAU, DATED, UNDATED, ASKED = "pcbdua"
"""What is looked for of a node; ASKED stands for a further name that a document tells of one."""


@dataclass(slots=True)
class Forms:
    """The first node, by number, of each form that is `compared` with others, and of each bureau of education.

    `editions` are occasions that tell a year and none, `aliases` a node with one that a document also calls so.
    """

    compared: "array[int]" = field(default_factory=lambda: array("i"))
    bureaus: list[int] = field(default_factory=list)
    editions: list[tuple[int, int]] = field(default_factory=list)
    aliases: list[tuple[int, int]] = field(default_factory=list)


def form_key(node: Node, name: str) -> tuple[object, ...]:
    """What two nodes share that are one by name and place alone."""
    if node.mention:
        return (node.kind, node.mention, node.name)
    if node.kind in SCHOOLING:
        return (node.kind, node.area, *tell_name(node, name).parts.identity)
    return (node.kind, node.area, name, node.edition)


def join_forms(union: Union, room: Room) -> Forms:
    """Join the nodes that are one by name and place alone; what else is to be looked at."""
    sorter = room.sorter()
    for number, node in enumerate(union.nodes):
        sorter.add(f"{write_key(node, node.names[0])}{END}{number:010}{END}{sort_node(node)}")
        for turn, name in enumerate(node.names[1:]):
            if node.kind in NAMED and not node.mention:
                sorter.add(f"{write_key(node, name)}{END}{number:010}{END}{ASKED}{turn}")
    forms = Forms()
    asked: list[tuple[int, str, int]] = []
    for _, lines in groupby(map(part_line, sorter), lambda line: line[0]):
        dated, undated = [], []
        for _, group in groupby(lines, lambda line: line[1]):
            told = [(int(number), sort) for *_, number, sort in group]
            first, sort = join_form(union, told)
            asked += ((number, sort, first) for number, sort in told if sort[0] == ASKED and number != first >= 0)
            note_form(forms, first, sort)
            dated += [first] if sort == DATED else []
            undated += [first] if sort == UNDATED else []
        forms.editions += ((dated[0], one) for one in undated if len(dated) == 1)
    forms.aliases = [(first, number) for number, _, first in sorted(asked)]
    forms.compared = array("i", sorted(forms.compared))
    forms.editions.sort(key=lambda pair: pair[1])
    return forms


def write_key(node: Node, name: str) -> str:
    """A form as text, parted before its last part, the edition of an occasion."""
    *wide, last = form_key(node, name)
    return f"{encode(wide)}{END}{encode(last)}"


def part_line(line: str) -> list[str]:
    """The parts of a line."""
    return line.split(END)


def sort_node(node: Node) -> str:
    """What is looked for of a node; that is the same of all of one form."""
    if is_compared(node):
        return COMPARED
    if is_bureau(node):
        return BUREAU
    if node.kind is Kind.EVENT:
        return DATED if node.edition else UNDATED
    return PLAIN


def join_form(union: Union, told: Sequence[tuple[int, str]]) -> tuple[int, str]:
    """Join what is of one form; the first of it with its sort, -1 where a name is only asked for."""
    (first, sort), *others = [one for one in told if one[1][0] != ASKED] or [(-1, "")]
    for other, _ in others:
        union.join(first, other, SAME.words)
    return first, sort


def note_form(forms: Forms, first: int, sort: str) -> None:
    """Take up the first node of a form."""
    if sort == COMPARED:
        forms.compared.append(first)
    elif sort == BUREAU:
        forms.bureaus.append(first)
