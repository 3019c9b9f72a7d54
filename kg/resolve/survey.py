"""The first walk over documents: what of each has to be known before anything can be joined, and no more."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.codec import Row, find_places, find_unpacker, make_row
from kg.model import Extract, Finding
from kg.record import record
from kg.resolve.areas import settle_areas
from kg.resolve.copies import CopyFinder, Scope, Sketch, make_sketch
from kg.resolve.nodes import Node, read_nodes
from kg.resolve.people import Roll, read_roll
from kg.shelf import Pile, Room


@record
class Surveyed:
    """What the walk takes from a document: check sums of its clauses with their lengths, its nodes and persons.

    `numbers` has for each entity its node among these, -1 for persons; `aliases` what they are called too. It depends on
    nothing but the extract.
    """

    path: str
    sums: tuple[int, ...]
    lengths: tuple[int, ...]
    length: int
    scope: Scope
    nodes: tuple[Node, ...]
    numbers: tuple[int, ...]
    aliases: tuple[tuple[int, tuple[str, ...]], ...]
    findings: tuple[Finding, ...]
    roll: Roll


SURVEYED, ROLL = find_places(Surveyed), find_places(Roll)
unpack_finding = find_unpacker(Finding)


def survey_document(extract: Extract) -> Surveyed:
    """What the walk takes from a document."""
    settled, sketch = settle_areas(extract), make_sketch(extract)
    told = dict(read_nodes(extract, settled.paths))
    nodes = {node: number for number, node in enumerate(dict.fromkeys(told.values()))}
    known = [nodes[told[one.key]] if one.key in told else -1 for one in extract.entities]
    aliases = (
        (number, one.aliases)
        for one, number in zip(extract.entities, known, strict=True)
        if one.aliases and number >= 0
    )
    return Surveyed(
        extract.text.source.path,
        tuple(sketch.sums),
        tuple(sketch.lengths),
        sketch.length,
        sketch.scope,
        tuple(nodes),
        tuple(known),
        tuple(aliases),
        settled.findings,
        read_roll(0, extract, told),
    )


@record
class Naming:
    """Where a node is told: the document, the number there, and what it is called there too."""

    place: int
    number: int
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class Survey:
    """What names documents tell, each known by its place among all, which are sorted by path.

    `nodes` are sorted, each with where it is told; `numbers` has for each document the node of each of its entities
    among its own, -1 for persons. `copies` are the documents that add nothing, each with the place of its original.
    """

    nodes: Pile[Naming]
    paths: list[str] = field(default_factory=list)
    copies: dict[int, int] = field(default_factory=dict)
    numbers: dict[int, "array[int]"] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    rolls: Sequence[Roll] = ()

    def take(self, place: int, one: Row) -> Row:
        """Note the names of a document, by the row of what is surveyed of it; its persons, packed."""
        self.findings += map(unpack_finding, one[SURVEYED.findings])
        called: dict[int, set[str]] = {}
        for number, aliases in one[SURVEYED.aliases]:
            called.setdefault(number, set()).update(aliases)
        for number, node in enumerate(one[SURVEYED.nodes]):
            self.nodes.add(tuple(node), Naming(place, number, tuple(sorted(called.get(number, ())))))
        self.numbers[place] = array("i", one[SURVEYED.numbers])
        roll: Row = one[SURVEYED.roll]
        roll[ROLL.place] = place
        return roll


def survey_documents(extracts: Sequence[Extract], room: Room, surveyed: Iterable[Row] | None = None) -> Survey:
    """Walk over all documents once; what that takes from each may be `surveyed` already, packed."""
    survey, finder = Survey(room.pile(Naming)), CopyFinder(extracts)

    def walk() -> Iterator[Row]:
        rows = (make_row(survey_document(one)) for one in extracts) if surveyed is None else surveyed
        for place, one in enumerate(rows):
            survey.paths.append(one[SURVEYED.path])
            original = finder.find(place, recall_sketch(one))
            if original is None:
                yield survey.take(place, one)
            else:
                survey.copies[place] = original

    survey.rolls = room.keep_rows(Roll, walk())
    return survey


def recall_sketch(one: Row) -> Sketch:
    """What of a document is compared to find copies."""
    sums, lengths = (array("I", one[place]) for place in (SURVEYED.sums, SURVEYED.lengths))
    voice, year = one[SURVEYED.scope]
    return Sketch(sums, lengths, one[SURVEYED.length], (voice, year))
