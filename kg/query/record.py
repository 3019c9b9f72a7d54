"""The records of asking: terms and answers, saved questions, and what is known of one entity."""

from typing import Literal

from kg.record import record

TermKind = Literal["iri", "literal", "blank"]


@record(order=True)
class Term:
    """One RDF term; `datatype` is an IRI and `language` a tag, both "" where the term has none."""

    kind: TermKind
    value: str
    datatype: str = ""
    language: str = ""


@record
class Table:
    """The rows of a SELECT, None where unbound; `cut` tells that the limit of rows was met."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    cut: bool = False


@record
class Triples:
    """The graph of a CONSTRUCT or DESCRIBE, sorted; `cut` tells that the limit of rows was met."""

    rows: tuple[tuple[Term, Term, Term], ...]
    cut: bool = False


@record
class Truth:
    """The answer to an ASK."""

    holds: bool


Answer = Table | Triples | Truth


@record
class Limits:
    """How much an answer may cost: seconds of waiting, rows (or triples) kept, bytes of memory."""

    seconds: float = 60.0
    rows: int = 1_000_000
    memory: int = 4 << 30


@record
class Dataset:
    """The graphs that a query is asked of, as IRIs: those that make its default graph and those that GRAPH names.

    Both empty is the build as it stands: everything in the default graph, what each source says in its named graph.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@record
class Question:
    """A question of `ontology/queries/`, in words and in SPARQL."""

    name: str
    question_zh: str
    question_en: str
    sparql: str


@record(order=True)
class Quote:
    """A sentence that says so: the document's path, its title ("" where it has none), the words, the page (0 untold)."""

    path: str
    title: str
    words: str
    page: int = 0


@record
class Claim:
    """One statement seen from one of its ends: `outward` where the described entity is the subject.

    `ended` are the sentences that say that it holds no more.
    """

    outward: bool
    predicate: str
    other: str
    other_iri: str
    qualifiers: tuple[tuple[str, str], ...]
    planned: bool
    confidence: float | None
    quotes: tuple[Quote, ...]
    ended: tuple[Quote, ...] = ()


@record
class NameUse:
    """A name that the described entity bore for a time; years "" where untold."""

    name: str
    since: str
    until: str
    former: bool
    quotes: tuple[Quote, ...]


@record
class Figure:
    """One observation about the described entity; `value` as it is written in the graph."""

    indicator: str
    value: str
    unit: str
    year: str
    planned: bool
    quotes: tuple[Quote, ...]


@record
class Moment:
    """Something told of one year of the described entity's life: `phase` is one of those of the timeline."""

    year: str
    phase: str
    words: str
    quotes: tuple[Quote, ...]


@record
class EntityCard:
    """All that is known of one entity; `types` are local names of classes, broad class first."""

    iri: str
    name: str
    aliases: tuple[str, ...]
    types: tuple[str, ...]
    area: str
    masked: bool
    inferred: bool
    code: str
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    sources: tuple[tuple[str, str], ...]
    names: tuple[NameUse, ...] = ()


@record
class Thing:
    """An entity of a build: `kind` is its broad class, `types` are local names of all."""

    iri: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    types: tuple[str, ...]


@record
class Renamed:
    """An entity as two builds have it."""

    before: Thing
    after: Thing


@record
class Things:
    """The entities of two builds: only in the later, only in the earlier, and in both under other names or classes."""

    added: tuple[Thing, ...]
    removed: tuple[Thing, ...]
    changed: tuple[Renamed, ...]


@record
class Said:
    """A statement or figure of a build: `key` finds its like in another, `words` are the names of its ends.

    `told` are its qualifiers, modality and confidence; `ended` the sentences that say that it holds no more.
    """

    key: tuple[str, ...]
    iri: str
    words: tuple[str, str, str]
    told: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...]
    ended: tuple[Quote, ...] = ()

    @property
    def planned(self) -> bool:
        """Whether it is only intended."""
        return ("modality", "Planned") in self.told


@record
class Paired:
    """A statement or figure as two builds have it, None where one has it not."""

    before: Said | None
    after: Said | None

    @property
    def changes(self) -> tuple[tuple[str, str, str], ...]:
        """What is told otherwise: name, value before and after, "" where untold."""
        if self.before is None or self.after is None:
            return ()
        one, other = dict(self.before.told), dict(self.after.told)
        one["sentences"], other["sentences"] = map(write_places, (self.before, self.after))
        one["ended"], other["ended"] = ("true" if said.ended else "" for said in (self.before, self.after))
        names = dict.fromkeys((*one, *other))
        return tuple(
            (name, one.get(name, ""), other.get(name, "")) for name in names if one.get(name, "") != other.get(name, "")
        )

    @property
    def came_true(self) -> bool:
        """Whether a plan has become a fact."""
        return self.before is not None and self.after is not None and self.before.planned and not self.after.planned


def write_places(said: Said) -> str:
    """The sentences of a claim and their documents, as one text that changes with them."""
    return "；".join(f"“{quote.words}” {quote.path}" for quote in said.quotes)


@record
class Difference:
    """What two builds tell differently, every part sorted; sources by path."""

    sources_added: tuple[str, ...]
    sources_removed: tuple[str, ...]
    sources_changed: tuple[str, ...]
    entities_added: tuple[Thing, ...]
    entities_removed: tuple[Thing, ...]
    entities_renamed: tuple[Renamed, ...]
    entities_joined: tuple[Renamed, ...]
    statements: tuple[Paired, ...]
    figures: tuple[Paired, ...]
