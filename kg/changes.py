"""What a build says otherwise than the one before, so that its graphs are those of the other but for some blocks."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, takewhile
from pathlib import Path
from typing import Any

from kg.blocks import Graph
from kg.codec import find_unpacker
from kg.folder import Workplace
from kg.graph import Part, build_graph, describe_part, list_evidence, stream_trig, stream_turtle
from kg.model import Document, Entity, Evidence, Knowledge, Observation, Span, Statement
from kg.resolve import order_figure, order_statement
from kg.shelf import encode, list_lines, open_lines
from kg.sorting import pair_sorted
from kg.triples import END, Change, Key, rewrite

SAID = "said"
"""Where what a build says is kept, among what is remembered: a line a record."""
MOST = 0.05
"""The share of records that may have changed: to write the graphs anew is as fast beyond."""
WATCHED = 100
"""Documents whose passages are looked for in every record that stayed as it was."""
BREAK = '","'
"""What stands behind the first text of a line that holds another after it, and nowhere in it."""
Changes = tuple[list[Change], list[Change]]
"""Those of graph.ttl and of graph.trig."""
Order = Callable[[str], Any]
Passage = tuple[str, Span]


def unpack_line(kind: Any, line: str) -> Any:
    """The record of that kind which a line of JSON holds."""
    return find_unpacker(kind)(json.loads(line))


KINDS = (Entity, Statement, Observation)
ORDERS: tuple[Order, ...] = (
    lambda line: json.loads(line)[0],
    lambda line: json.loads(line)[0],
    lambda line: order_statement(unpack_line(Statement, line)),
    lambda line: order_figure(json.loads(line)),
)
"""What the lines of each part are sorted by: documents, entities, statements, figures."""


def list_parts(knowledge: Knowledge) -> tuple[Iterator[str], ...]:
    """The lines of each part of what a build says; of a document its path and a check sum of all the rest."""
    lines = list_lines(Document, knowledge.documents)
    documents = (
        f'{line[: line.index(BREAK) + 1]},"{sha256(line.encode("utf-8", "surrogatepass")).hexdigest()}"]'
        for line in lines
    )
    records = (knowledge.entities, knowledge.statements, knowledge.observations)
    return (documents, *(list_lines(kind, some) for kind, some in zip(KINDS, records, strict=True)))


def write_said(knowledge: Knowledge, file: Path, stamp: str) -> None:
    """Keep what a build says, for the next one."""
    with open_lines(file, "wt") as target:
        target.write(f"{stamp}\n")
        for lines in list_parts(knowledge):
            target.writelines(f"{line}\n" for line in lines)
            target.write("\n")


def compare_lines(olds: Iterator[str], news: Iterator[str], order: Order) -> Iterator[tuple[int, str]]:
    """Every line of two sorted parts with -1 for one that is gone, 1 for one that came, 0 for one that is in both.

    >>> list(compare_lines(iter(["1 a", "2 b", "3 c"]), iter(["1 a", "2 d", "4 c"]), lambda line: line[0]))
    [(0, '1 a'), (-1, '2 b'), (1, '2 d'), (-1, '3 c'), (1, '4 c')]
    """
    for old, new in pair_sorted(olds, news, order):
        if old is not None and old == new:
            yield 0, old
            continue
        if old is not None:
            yield -1, old
        if new is not None:
            yield 1, new


def walk_lines(file: Path, stamp: str, knowledge: Knowledge) -> Iterator[tuple[int, int, str]]:
    """Every line of what two builds say, with its part and whether it is gone (-1), came (1) or is in both (0).

    EOFError where the earlier one is of another program.
    """
    with open_lines(file, "rt") as source:
        lines = (line[:-1] for line in source)
        if next(lines, "") != stamp:
            raise EOFError
        for part, (order, news) in enumerate(zip(ORDERS, list_parts(knowledge), strict=True)):
            for sign, line in compare_lines(takewhile(bool, lines), news, order):
                yield part, sign, line
        next(lines, "")  # the check sum stands at the end


@dataclass(slots=True)
class Side:
    """What one of two builds says that the other does not: records, and the documents by path."""

    documents: list[str] = field(default_factory=list)
    records: tuple[list[Entity], list[Statement], list[Observation]] = field(default_factory=lambda: ([], [], []))

    def take(self, part: int, line: str) -> None:
        """Take up a line of a part."""
        if part:
            records: Sequence[list[Any]] = self.records
            records[part - 1].append(unpack_line(KINDS[part - 1], line))
        else:
            self.documents.append(json.loads(line)[0])

    def list_evidence(self) -> set[Evidence]:
        """All evidences of its records."""
        entities, statements, figures = (map(list_evidence, some) for some in self.records)
        return {evidence for some in chain(entities, statements, figures) for evidence in some}

    def join(self, other: "Side") -> tuple[list[Entity], list[Statement], list[Observation]]:
        """Its records, and those of another."""
        (entities, statements, figures), more = self.records, other.records
        return entities + more[0], statements + more[1], figures + more[2]

    def list_subjects(self) -> set[str]:
        """The entities of whose blocks its records tell something."""
        entities, statements, _ = self.records
        return {one.key for one in entities} | {one.subject for one in statements}


class Comparison:
    """What differs between what two builds say, gathered line by line."""

    def __init__(self, knowledge: Knowledge, base: str) -> None:
        self.knowledge, self.base = knowledge, base
        self.gone, self.came, self.kept = Side(), Side(), Side()
        self.still: set[Passage] = set()

    def find(self, file: Path, stamp: str) -> bool:
        """Find what changed and what else tells of the same; False where that is too much."""
        counts = [0, 0, 0, 0]
        for part, sign, line in walk_lines(file, stamp, self.knowledge):
            counts[part] += not sign
            if sign:
                (self.came if sign > 0 else self.gone).take(part, line)
        changed = sum(len(some) for some in (*self.gone.records, *self.came.records))
        self.settle()
        if not counts[2] or changed > MOST * sum(counts) or len(self.watched) > WATCHED:
            return False
        for part, sign, line in walk_lines(file, stamp, self.knowledge):
            if part and not sign:
                self.look(part, line)
        return True

    def settle(self) -> None:
        """Make out what is to be looked for in the records that stayed."""
        old, new = self.gone.list_evidence(), self.came.list_evidence()
        before, after = ({(one.path, one.span) for one in some} for some in (old, new))
        self.loose, self.fresh, self.both = before - after, after - before, before & after
        self.gone_rules, self.rules = ({one.rule for one in some} for some in (old, new))
        self.missed = self.gone_rules - self.rules
        self.changed = {*self.gone.documents, *self.came.documents}
        self.watched = self.changed | {path for path, _ in self.loose}
        self.marks = [encode(path) for path in sorted(self.watched)]
        self.subjects = {encode(key) for key in self.gone.list_subjects() | self.came.list_subjects()}

    def look(self, part: int, line: str) -> None:
        """Take from a record that stayed what tells of the same as one that changed."""
        if part < 3 and line[1 : line.index(BREAK) + 1] in self.subjects:
            self.kept.take(part, line)
        if self.missed:
            found = {rule for rule in self.missed if encode(rule) in line}
            self.rules |= found
            self.missed -= found
        if any(mark in line for mark in self.marks):
            told = list_evidence(unpack_line(KINDS[part - 1], line))
            self.still |= {(one.path, one.span) for one in told if one.path in self.watched}

    def list_olds(self) -> Iterator[tuple[str, str]]:
        """The named graph and subject of every block that the earlier build may tell otherwise."""
        passages = self.loose | self.choose_changed(self.loose | self.both | self.still)
        stubs = [(Document(path, "", 0, "", "", ""), span) for path, span in sorted(passages, key=order_passage)]
        papers = [Document(path, "", 0, "", "", "") for path in self.gone.documents]
        part = Part(papers, *self.gone.join(self.kept), stubs, sorted(self.gone_rules))
        agent = f"<{self.base}agent/edukg>"
        return ((graph, subject) for graph, subject, _ in describe_part(part, self.base) if subject != agent)

    def make_news(self) -> Graph:
        """The blocks of the same subjects as this build tells them."""
        passages = self.fresh | (self.loose & self.still) | self.choose_changed(self.fresh | self.both | self.still)
        wanted = {*self.came.documents, *(path for path, _ in passages)}
        papers = {one.path: one for one in self.pick_documents(wanted)}
        told = [(papers[path], span) for path, span in sorted(passages, key=order_passage)]
        own = [papers[path] for path in self.came.documents]
        return Graph(describe_part(Part(own, *self.came.join(self.kept), told, sorted(self.rules)), self.base))

    def choose_changed(self, passages: Iterable[Passage]) -> set[Passage]:
        """The passages of documents that changed."""
        return {one for one in passages if one[0] in self.changed}

    def pick_documents(self, paths: set[str]) -> Iterator[Document]:
        """The documents of some paths."""
        places = (place for place, line in enumerate(list_parts(self.knowledge)[0]) if json.loads(line)[0] in paths)
        return (self.knowledge.documents[place] for place in [*places])


def order_passage(passage: Passage) -> tuple[str, int, int]:
    """What passages are sorted by."""
    return passage[0], passage[1].start, passage[1].end


def renew_graphs(before: Path, out: Path, file: Path, stamp: str, knowledge: Knowledge, base: str) -> Changes | None:
    """Write graph.ttl and graph.trig in `out` as those in `before` with what `knowledge` says otherwise; what changed.

    None, and nothing written, where `file` does not hold what the other build said, or too much has changed.
    """
    compared = Comparison(knowledge, base)
    try:
        if not compared.find(file, stamp):
            return None
    except (OSError, EOFError, ValueError, zlib.error):
        return None
    olds, graph = {*compared.list_olds()}, compared.make_news()
    whole = dict.fromkeys(((b"", subject.encode()) for _, subject in olds), b"")
    parted = dict.fromkeys(((name.encode(), subject.encode()) for name, subject in olds), b"")
    whole.update(part_block("", block) for block in graph.list_subjects())
    parted.update(part_block(name, block) for name, some in graph.list_graphs() for block in some)
    return rewrite(before / "graph.ttl", out / "graph.ttl", whole), rewrite(
        before / "graph.trig", out / "graph.trig", parted
    )


def part_block(graph: str, block: str) -> tuple[Key, bytes]:
    """A block by its graph and subject, without its end."""
    return (graph.encode(), block[: block.index(" ")].encode()), block.removesuffix(END).encode("utf-8", "replace")


def write_graphs(knowledge: Knowledge, place: Workplace, base: str, older: str, newer: str) -> Sequence[Change] | None:
    """Write both graphs, out of those of the last build if it is known by `older`; then what changed in them is told.

    What this build says is kept, known by `newer`.
    """
    kept = place.cache.older / SAID
    changes = renew_graphs(place.out, place.folder, kept, older, knowledge, base) if older else None
    if not changes:
        write_files(build_graph(knowledge, base, place.folder), place.folder)
    write_said(knowledge, place.cache.folder / SAID, newer)
    place.cache.used.add(SAID)
    # What stands in the default graph of the TriG is in the whole graph already.
    return [*changes[0], *(one for one in changes[1] if one[0][0])] if changes else None


def write_files(graph: Graph, folder: Path) -> None:
    """Write graph.ttl and graph.trig."""
    write_pieces(folder / "graph.ttl", stream_turtle(graph))
    write_pieces(folder / "graph.trig", stream_trig(graph))


def write_pieces(file: Path, pieces: Iterable[bytes]) -> None:
    """Write a file as its pieces come."""
    with file.open("wb") as target:
        target.writelines(pieces)
