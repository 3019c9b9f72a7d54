"""Persons over all documents: one where name and body agree, or name and a high honour of one year; never by name alone."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from kg.fold import fold_text
from kg.model import Ending, Entity, Extract, Kind, Predicate, Statement, Tie
from kg.record import record
from kg.resolve.cluster import SCORES, Doubt
from kg.resolve.minting import canonical_name
from kg.resolve.nodes import LOCAL, Node, find_mention, order_node, remake_node
from kg.resolve.union import Union
from kg.shelf import Room, encode
from kg.sorting import Sorter

END = "\0"
"""Between the parts of a line that is sorted; JSON does not hold it."""
BODIED, LOOSE = "bl"
"""Whether a person is told with a body, or in a document that speaks for one."""
MOST = 50
"""So many persons of one name, honour and year each is held against."""
STUDENT = "Student"
HIGH = 2
"""An honour of the country or of a province (its place has fewer names than this) tells a person of that name."""
COLLEAGUES = "姓名和单位都相同 · name and body agree"
HONOUR = "姓名、同年所获的省级以上荣誉相同 · the name and a high honour of one year agree"
VOICE = "姓名相同，一处没有说单位，但出自该单位的文件 · one tells no body, yet stands in that body's own document"
ROLES = "同名同单位，一处是学生，一处是教职工 · one is a student, the other is staff"
UNTOLD = "同名同单位，这里有学生也有教职工，此处没有说是哪一个 · it does not tell whether the student or the teacher"


@record
class Person:
    """A person of a document: its place among the entities there, what finds it where it is masked, student or staff."""

    at: int
    name: str
    mention: str
    role: str


@record
class Roll:
    """What a document tells of persons, by the places of entities in it, -1 for none: read once, for bodies are joined first.

    `ties` are persons with a body that they belong to (the year is 0) or a high honour that they received in a year.
    """

    place: int
    voice: int
    people: tuple[Person, ...]
    ties: tuple[tuple[int, int, int], ...]


@record
class Persona:
    """A person as one document tells it: the bodies and high honours (with their year) by the nodes that stand for them.

    `role` is student, staff or "" where untold; `voice` the node of the body that the document speaks for.
    """

    node: Node
    bodies: tuple[int, ...]
    honours: tuple[tuple[int, int], ...]
    role: str
    voice: int | None


def order_persona(one: Persona) -> tuple[Any, ...]:
    """What persons are sorted by: all that one is."""
    return order_node(one.node), one.bodies, one.honours, one.role, -1 if one.voice is None else one.voice


def remake_persona(order: Sequence[Any]) -> Persona:
    """The person of such a key, which may have been written as JSON.

    >>> one = Persona(Node(Kind.PERSON, "王芳", ("王芳",), ()), (3,), ((8, 2020),), "staff", None)
    >>> remake_persona(order_persona(one)) == one
    True
    """
    node, bodies, honours, role, voice = order
    pairs = tuple((award, year) for award, year in honours)
    return Persona(remake_node(node), tuple(bodies), pairs, role, None if voice < 0 else voice)


def read_roll(place: int, extract: Extract, nodes: Mapping[str, Node]) -> Roll:
    """The persons of a document; `nodes` are those of its other entities by local key."""
    at = {entity.key: number for number, entity in enumerate(extract.entities)}
    path = extract.text.source.path
    people = tuple(
        Person(at[one.key], one.name, find_mention(one, path) if one.masked else "", read_role(one))
        for one in extract.entities
        if one.kind is Kind.PERSON
    )
    persons = {one.at for one in people}
    ties = (
        (at[one.subject], at[one.object], year)
        for one in read_claims(extract)
        if one.subject and at[one.subject] in persons and one.object in nodes
        for year in read_tie(one, nodes[one.object])
    )
    return Roll(place, at.get(extract.frame.voice, -1), people, tuple(dict.fromkeys(ties)))


def read_tie(one: Statement | Ending, other: Node) -> Iterator[int]:
    """The year of a high honour, 0 for a body that somebody belongs to, nothing where a claim tells neither."""
    if other.mention:
        return
    if one.predicate is Predicate.AFFILIATED_WITH:
        yield 0
    elif isinstance(one, Statement) and one.predicate is Predicate.RECEIVED and one.qualifiers.year and is_high(other):
        yield one.qualifiers.year


def read_people(
    roll: Roll, numbers: Sequence[int], union: Union, pick: Callable[[int], Node]
) -> Iterator[tuple[int, Persona]]:
    """The persons of a document with their places in it.

    `numbers` are the nodes of its other entities by place, `pick` gives the fullest of those that are one, by their first.
    """
    bodies: dict[int, set[int]] = defaultdict(set)
    honours: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for person, other, year in roll.ties:
        root = union.root(numbers[other])
        if year:
            honours[person].add((root, year))
        else:
            bodies[person].add(root)
    voice = numbers[roll.voice] if roll.voice >= 0 else -1
    spoken = union.root(voice) if voice >= 0 else None
    for one in roll.people:
        own = tuple(sorted(bodies[one.at], key=pick))
        node = make_node(one, union.paths[roll.place], pick(own[0]) if own else None)
        yield one.at, Persona(node, own, tuple(sorted(honours[one.at])), one.role, spoken)


def read_claims(extract: Extract) -> Iterator[Statement | Ending]:
    """What a document says, and what it says has ended: a body that a person left tells who it is too."""
    yield from extract.statements
    yield from extract.endings


def is_high(award: Node) -> bool:
    """Whether an award is the country's or a province's: few of one name receive it in one year."""
    return award.kind is Kind.AWARD and award.named and len(award.area) < HIGH


def read_role(entity: Entity) -> str:
    """Whether a person is told as a student, as staff, or not at all (an empty text)."""
    return "" if not entity.narrow else "student" if STUDENT in entity.narrow else "staff"


def make_node(person: Person, path: str, body: Node | None) -> Node:
    """The node of a person: its place is the body it belongs to, else its document."""
    name = fold_text(person.name)
    if person.mention:
        return Node(Kind.PERSON, person.name, (name,), (), mention=person.mention)
    area = (*body.area, canonical_name(body.name, body.area)) if body else (LOCAL + path,)
    return Node(Kind.PERSON, person.name, (name,), area)


class Crowd:
    """What persons that may be one have in common, noted when their nodes are numbered."""

    def __init__(self, room: Room) -> None:
        self.bodied, self.honoured = room.sorter(), room.sorter()

    def take(self, number: int, one: Persona) -> None:
        """Note a person; one that is masked is nobody else."""
        if one.node.mention:
            return
        name = encode(one.node.names[0])
        for body in one.bodies:
            self.bodied.add(f"{name}{END}{body:010}{END}{BODIED}{number:010}{one.role}")
        for award, year in one.honours:
            self.honoured.add(f"{name}{END}{award:010}{END}{year:04}{END}{bool(one.bodies):d}{number:010}")
        if not one.bodies and one.voice is not None:
            self.bodied.add(f"{name}{END}{one.voice:010}{END}{LOOSE}{number:010}{one.role}")

    def join(self, union: Union) -> Iterator[Doubt]:
        """Join the persons who are one; those who may be."""
        for group in list_groups(self.bodied):
            known = [(int(one[1:11]), one[11:]) for one in group if one[0] == BODIED]
            if len(known) > 1:
                yield from join_colleagues(union, known)
            for one in group[len(known) :] if known else ():
                yield Doubt(int(one[1:11]), known[0][0], VOICE, SCORES["doubtful"])
        for group in list_groups(self.honoured):
            members = sorted((int(one[1:]), one[0] == "1") for one in group)
            if len(members) > 1:
                yield from join_honoured(union, members)


def list_groups(sorter: Sorter) -> Iterator[list[str]]:
    """The last parts of lines that begin alike."""
    for _, lines in groupby((line.rpartition(END) for line in sorter), lambda line: line[0]):
        yield [last for _, _, last in lines]


def join_colleagues(union: Union, group: Sequence[tuple[int, str]]) -> Iterator[Doubt]:
    """Join those of one name and body, told with their roles; a student and a teacher of that name are two, and nobody else is either."""
    roles = {role: [one for one, told in group if told == role] for role in ("staff", "student", "")}
    if roles["staff"] and roles["student"]:
        parts = [roles["staff"], roles["student"], roles[""]]
        yield Doubt(roles["staff"][0], roles["student"][0], ROLES, 0.1, Tie.APART)
        if roles[""]:
            yield from (
                Doubt(roles[""][0], roles[role][0], UNTOLD, SCORES["doubtful"]) for role in ("staff", "student")
            )
    else:
        parts = [[one for one, _ in group]]
    for part in parts:
        for other in part[1:]:
            union.join(part[0], other, COLLEAGUES)


def join_honoured(union: Union, group: Sequence[tuple[int, bool]]) -> Iterator[Doubt]:
    """Join those of one name who received one high honour in one year, where at most one of them tells a body.

    `group` tells of each, by number, whether it does. Of a name that very many bear, each is held against the next few.
    """
    numbers = [number for number, _ in group]
    bodies = {union.root(number) for number, is_bodied in group if is_bodied}
    for turn, one in enumerate(numbers):
        for other in numbers[turn + 1 : turn + 1 + MOST]:
            if union.is_one(one, other) or union.share_document(one, other):
                continue
            if len(bodies) > 1:
                yield Doubt(one, other, f"{HONOUR}；不止一个单位 · of several bodies", SCORES["conflict"])
            elif union.join(one, other, HONOUR):
                bodies = {union.root(number) for number in bodies}
