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
    """A sentence that says so: the document's path, its title ("" where it has none) and the words."""

    path: str
    title: str
    words: str


@record
class Claim:
    """One statement seen from one of its ends: `outward` where the described entity is the subject."""

    outward: bool
    predicate: str
    other: str
    other_iri: str
    qualifiers: tuple[tuple[str, str], ...]
    planned: bool
    confidence: float | None
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
