"""JSON-LD with short names: a context first, which needs no network, then one line for each subject."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg.record import record
from kg.vocabulary import EDU, PREFIXES

TYPE = f"{PREFIXES['rdf']}type"
STRING = f"{PREFIXES['xsd']}string"
VOCABULARY = "@vocab"
Triples = Callable[[], Iterable[ox.Triple]]
"""Gives the same triples each time, those of one subject together."""


@record
class Term:
    """A short name of a predicate, and what its values are read as: "@id", "@vocab", a datatype's IRI or "@" and a language."""

    name: str
    reading: str


def compact_triples(triples: Triples) -> Iterator[str]:
    """The triples as JSON-LD, piece by piece."""
    context = Context(triples())
    yield f'{{"@context": {json.dumps(context.describe(), ensure_ascii=False)},\n"@graph": ['
    for number, (subject, said) in enumerate(groupby(triples(), lambda triple: triple.subject)):
        yield (",\n" if number else "\n") + json.dumps(context.write_subject(subject, said), ensure_ascii=False)
    yield "\n]}\n"


def choose_readings(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """What the values of each predicate are read as: what most of them are."""
    seen: Counter[tuple[str, str]] = Counter()
    for triple in triples:
        if not is_type(triple):
            seen[triple.predicate.value, read_as(triple.object)] += 1
    usual: dict[str, str] = {}
    for (predicate, reading), _ in sorted(seen.items(), key=lambda one: (-one[1], one[0])):
        usual.setdefault(predicate, reading)
    for predicate, reading in seen:
        if reading == "@id" and usual[predicate] == VOCABULARY:
            usual[predicate] = reading
    return usual


def is_type(triple: ox.Triple) -> bool:
    """Whether a triple says what its subject is an instance of, which JSON-LD has a word of its own for."""
    return triple.predicate.value == TYPE and not isinstance(triple.object, ox.Literal)


def read_as(value: object) -> str:
    """How a value is read when nothing but its words stand there."""
    if isinstance(value, ox.Literal):
        return f"@{value.language}" if value.language else value.datatype.value
    return VOCABULARY if isinstance(value, ox.NamedNode) and value.value.startswith(EDU) else "@id"


def shorten_name(iri: str) -> str:
    """An IRI as a prefixed name; itself where no prefix fits, or where its rest could be read otherwise.

    >>> shorten_name("https://w3id.org/edukg/ontology#memberOf"), shorten_name("urn:翠桐")
    ('edu:memberOf', 'urn:翠桐')
    """
    for prefix, space in PREFIXES.items():
        if iri.startswith(space) and iri[len(space) :].isidentifier():
            return f"{prefix}:{iri[len(space) :]}"
    return iri


def name_node(node: object) -> str:
    """An IRI, or the label of a blank node."""
    return node.value if isinstance(node, ox.NamedNode) else str(node)


class Context:
    """What short names stand for: terms of our vocabulary need no prefix, nor do others whose last part is theirs alone."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        readings = choose_readings(triples)
        locals_ = Counter(shorten_name(predicate).rpartition(":")[2] for predicate in readings)
        self.terms: dict[str, Term] = {}
        for predicate in sorted(readings):
            name = shorten_name(predicate)
            local = name.rpartition(":")[2]
            alone = name != predicate and locals_[local] == 1 and local not in PREFIXES
            # What a term is read as must not be a term itself: their definitions would go round in a circle.
            reading = STRING if readings[predicate] in readings else readings[predicate]
            self.terms[predicate] = Term(local if alone else name, reading)
        self.foreign = {*PREFIXES, *(term.name for iri, term in self.terms.items() if iri != EDU + term.name)}

    def describe(self) -> dict[str, Any]:
        """The context as JSON-LD has it."""
        context: dict[str, Any] = {VOCABULARY: EDU, **PREFIXES}
        for predicate, term in self.terms.items():
            told = {"@id": shorten_name(predicate)}
            if term.reading in ("@id", VOCABULARY):
                told["@type"] = term.reading
            elif term.reading.startswith("@"):
                told["@language"] = term.reading[1:]
            elif term.reading != STRING:
                told["@type"] = shorten_name(term.reading)
            context[term.name] = told
        return context

    def write_subject(self, subject: object, said: Iterable[ox.Triple]) -> dict[str, Any]:
        """All that is said of one subject."""
        values: dict[str, list[Any]] = {}
        for triple in said:
            if is_type(triple):
                values.setdefault("@type", []).append(self.name_term(triple.object))
            else:
                term = self.terms[triple.predicate.value]
                values.setdefault(term.name, []).append(self.write_value(triple.object, term.reading))
        return {"@id": name_node(subject), **{name: one[0] if len(one) == 1 else one for name, one in values.items()}}

    def name_term(self, node: object) -> str:
        """A term of a vocabulary, as short as it can be."""
        name = name_node(node)
        local = name.removeprefix(EDU)
        return local if name != local and local.isidentifier() and local not in self.foreign else shorten_name(name)

    def write_value(self, value: object, reading: str) -> Any:
        """One value: bare words where its term is read as what it is, an object that says what it is where not."""
        if not isinstance(value, ox.Literal):
            if reading == VOCABULARY:
                return self.name_term(value)
            return name_node(value) if reading == "@id" else {"@id": name_node(value)}
        if read_as(value) == reading:
            return value.value
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype.value == STRING:
            return {"@value": value.value}
        return {"@value": value.value, "@type": value.datatype.value}
