"""The first walk over documents: what of each has to be known before anything can be joined, and no more."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.model import Extract, Finding
from kg.resolve.areas import settle_areas
from kg.resolve.copies import CopyFinder
from kg.resolve.nodes import Node, read_nodes, share_words
from kg.resolve.people import Roll, read_roll
from kg.shelf import Room


@dataclass(slots=True)
class Survey:
    """What names documents tell, each known by its place among all, which are sorted by path.

    `nodes` are numbered as they are met; `numbers` has for each document the node of each of its entities, -1 for
    persons; `places` has the documents of each node, `aliases` what they call it too. `copies` are the documents that
    add nothing, each with the place of its original.
    """

    paths: list[str] = field(default_factory=list)
    copies: dict[int, int] = field(default_factory=dict)
    nodes: dict[Node, int] = field(default_factory=dict)
    places: list[list[int]] = field(default_factory=list)
    aliases: dict[int, set[str]] = field(default_factory=dict)
    numbers: dict[int, "array[int]"] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    rolls: Sequence[Roll] = ()

    def take(self, place: int, extract: Extract) -> Roll:
        """Note the names of a document; its persons."""
        settled = settle_areas(extract)
        self.findings += settled.findings
        nodes = dict(read_nodes(extract, settled.paths))
        for node in set(nodes.values()):
            if node not in self.nodes:
                self.nodes[share_words(node)] = len(self.places)
                self.places.append([])
            self.places[self.nodes[node]].append(place)
        for entity in extract.entities:
            if entity.aliases and entity.key in nodes:
                self.aliases.setdefault(self.nodes[nodes[entity.key]], set()).update(entity.aliases)
        told = (nodes.get(entity.key) for entity in extract.entities)
        self.numbers[place] = array("i", (-1 if node is None else self.nodes[node] for node in told))
        return read_roll(place, extract, nodes)


def survey_documents(extracts: Sequence[Extract], room: Room) -> Survey:
    """Walk over all documents once."""
    survey, finder = Survey(), CopyFinder(extracts)

    def walk() -> Iterator[Roll]:
        for place, extract in enumerate(extracts):
            survey.paths.append(extract.text.source.path)
            original = finder.find(place, extract)
            if original is None:
                yield survey.take(place, extract)
            else:
                survey.copies[place] = original

    survey.rolls = room.keep(Roll, walk())
    return survey
