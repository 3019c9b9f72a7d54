"""Reads of a build's graph what is compared with gold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import BuildError
from kg.evaluate.gold import KINDS
from kg.evaluate.words import fold_unit, fold_words
from kg.record import record
from kg.vocabulary import EDU, PREFIXES

RDF, OA, PROV, DCTERMS = (PREFIXES[name] for name in ("rdf", "oa", "prov", "dcterms"))
TYPE = RDF + "type"
NAMES = (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "altLabel")
QUALIFIERS = ("modality", "grade", "level", "year", "role", "constructionKind", "constructionStage")

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Facts = Mapping[str, Mapping[str, list[Node]]]
"""Predicate, then subject, then objects."""


@record
class ToldEntity:
    """An entity that a document mentions; `names` are folded."""

    iri: str
    kind: str
    names: frozenset[str]


@record
class ToldStatement:
    """A statement that quotes a document; `said` are its qualifiers, `rules` what extracted it.

    `confidence` is None where the graph gives none between 0 and 1.
    """

    iri: str
    subject: str
    subject_names: frozenset[str]
    predicate: str
    object: str
    object_names: frozenset[str]
    said: Mapping[str, frozenset[str]]
    quotes: tuple[str, ...]
    rules: tuple[str, ...]
    confidence: float | None


@record
class ToldObservation:
    """A figure that quotes a document; `value` is None where it is no number."""

    iri: str
    about_names: frozenset[str]
    indicator: str
    value: float | None
    unit: str
    said: Mapping[str, frozenset[str]]
    quotes: tuple[str, ...]
    rules: tuple[str, ...]
    confidence: float | None


@record
class Telling:
    """All that is told of one document."""

    entities: tuple[ToldEntity, ...] = ()
    statements: tuple[ToldStatement, ...] = ()
    observations: tuple[ToldObservation, ...] = ()


def key_of(node: Node) -> str:
    """IRI, label of a blank node, or lexical form."""
    return str(node) if isinstance(node, ox.BlankNode | ox.Triple) else node.value


def cut_local(iri: str) -> str:
    """The part of an IRI after its last ``#`` or ``/``."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def read_number(text: str) -> float | None:
    """The number that a text spells, None where it spells none.

    >>> read_number("0.85"), read_number("很多")
    (0.85, None)
    """
    try:
        return float(text)
    except ValueError:
        return None


def load_facts(graph: Path) -> Facts:
    """Every triple of a Turtle file; BuildError if it is not there or no Turtle."""
    facts: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(path=graph, format=ox.RdfFormat.TURTLE):
            facts[quad.predicate.value][key_of(quad.subject)].append(quad.object)
    except OSError as error:
        raise BuildError(f"{graph}: cannot be read", "build first: kg build FOLDER -o OUT") from error
    except (SyntaxError, ValueError) as error:
        raise BuildError(f"{graph}: is no Turtle: {error}", "build again") from error
    return facts


class Build:
    """A build's graph, asked for what it says of one document."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.names: dict[str, frozenset[str]] = defaultdict(frozenset)
        for name in NAMES:
            for subject, labels in facts.get(name, {}).items():
                self.names[subject] |= frozenset(fold_words(key_of(label)) for label in labels)
        self.classes = {
            subject: {key_of(node).removeprefix(EDU) for node in nodes}
            for subject, nodes in facts.get(TYPE, {}).items()
        }
        self.mentions = self.turn_round(EDU + "mentionedIn")
        self.passages = self.turn_round(OA + "hasSource")
        self.claims = self.turn_round(PROV + "wasDerivedFrom")

    def turn_round(self, predicate: str) -> Mapping[str, list[str]]:
        """The subjects that a predicate leads from, by the key of the object it leads to."""
        turned: dict[str, list[str]] = defaultdict(list)
        for subject, nodes in self.facts.get(predicate, {}).items():
            for node in nodes:
                turned[key_of(node)].append(subject)
        return turned

    def values(self, subject: str, predicate: str) -> list[Node]:
        """The objects of one subject and predicate."""
        return self.facts.get(predicate, {}).get(subject, [])

    def value(self, subject: str, predicate: str) -> str:
        """The first object by its text, "" where there is none."""
        return min(map(key_of, self.values(subject, predicate)), default="")

    def find_document(self, name: str) -> str | None:
        """The source whose identifier is `name`, ends in it, or does so but for the ending of the file."""

        def ends(path: str, wanted: str) -> bool:
            return path == wanted or path.endswith("/" + wanted)

        def stem(path: str) -> str:
            return path.rsplit(".", 1)[0]

        sources = sorted(
            (key_of(identifier), subject)
            for subject, identifiers in self.facts.get(DCTERMS + "identifier", {}).items()
            if "SourceDocument" in self.classes.get(subject, ())
            for identifier in identifiers
        )
        exact = (subject for path, subject in sources if path == name)
        below = (subject for path, subject in sources if ends(path, name))
        alike = (subject for path, subject in sources if ends(stem(path), stem(name)))
        return next((subject for found in (exact, below, alike) for subject in found), None)

    def entities_of(self, document: str) -> Iterator[ToldEntity]:
        """The entities that the document mentions, by IRI."""
        for iri in sorted(set(self.mentions.get(document, ()))):
            classes = self.classes.get(iri, set())
            # An entity of several classes counts as the first; Organisation, which holds the others, comes last.
            kind = next((kind for kind in (*KINDS_BY_RANK, "Organisation") if kind in classes), None)
            if kind:
                yield ToldEntity(iri, kind, self.names[iri])

    def quotes_by_claim(self, document: str, kind: str) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Each statement or observation that rests on the document, by IRI, with its quotes."""
        quotes: dict[str, list[str]] = defaultdict(list)
        for passage in self.passages.get(document, ()):
            for claim in self.claims.get(passage, ()):
                if kind in self.classes.get(claim, ()):
                    quotes[claim].append(self.quote_of(passage) or "")
        return [(claim, tuple(sorted(words))) for claim, words in sorted(quotes.items())]

    def quote_of(self, passage: str) -> str | None:
        """The words that an evidence quotes, None where it quotes none."""
        selectors = map(key_of, self.values(passage, OA + "hasSelector"))
        words = (key_of(node) for selector in selectors for node in self.values(selector, OA + "exact"))
        return min(words, default=None)

    def said_of(self, claim: str) -> Mapping[str, frozenset[str]]:
        """The qualifiers of a statement or observation, in the words that gold uses."""

        def word(name: str, node: Node) -> str:
            if isinstance(node, ox.NamedNode):
                return cut_local(node.value)
            text = fold_words(key_of(node))
            return text[:4] if name == "year" else text

        return {name: frozenset(word(name, node) for node in self.values(claim, EDU + name)) for name in QUALIFIERS}

    def rules_of(self, claim: str) -> tuple[str, ...]:
        """The rules that extracted a claim, by name."""
        return tuple(sorted({cut_local(key_of(node)) for node in self.values(claim, PROV + "wasGeneratedBy")}))

    def confidence_of(self, claim: str) -> float | None:
        """How sure the build is of a claim, 0 to 1; None where it does not tell."""
        confidence = read_number(self.value(claim, EDU + "confidence"))
        return confidence if confidence is not None and 0 <= confidence <= 1 else None

    def statements_of(self, document: str) -> Iterator[ToldStatement]:
        """The statements that quote the document, by IRI."""
        for iri, quotes in self.quotes_by_claim(document, "Statement"):
            subject, predicate, target = (self.value(iri, RDF + part) for part in ("subject", "predicate", "object"))
            names = self.names[subject], self.names[target]
            yield ToldStatement(
                iri,
                subject,
                names[0],
                cut_local(predicate),
                target,
                names[1],
                self.said_of(iri),
                quotes,
                self.rules_of(iri),
                self.confidence_of(iri),
            )

    def observations_of(self, document: str) -> Iterator[ToldObservation]:
        """The figures that quote the document, by IRI."""
        for iri, quotes in self.quotes_by_claim(document, "Observation"):
            yield ToldObservation(
                iri,
                self.names[self.value(iri, EDU + "about")],
                fold_words(self.value(iri, EDU + "indicator")),
                read_number(self.value(iri, EDU + "value")),
                fold_unit(self.value(iri, EDU + "unit")),
                self.said_of(iri),
                quotes,
                self.rules_of(iri),
                self.confidence_of(iri),
            )

    def tell(self, document: str) -> Telling:
        """All that the build says of a document."""
        return Telling(
            tuple(self.entities_of(document)),
            tuple(self.statements_of(document)),
            tuple(self.observations_of(document)),
        )

    def count_quoted(self) -> tuple[int, int]:
        """How many statements quote a source, and how many there are."""
        statements = [iri for iri, classes in self.classes.items() if "Statement" in classes]
        passages = ([key_of(node) for node in self.values(iri, PROV + "wasDerivedFrom")] for iri in statements)
        quoted = sum(any(self.quote_of(passage) is not None for passage in own) for own in passages)
        return quoted, len(statements)


KINDS_BY_RANK = tuple(kind for kind in KINDS if kind != "Organisation")


def read_build(graph: Path) -> Build:
    """The build whose graph.ttl is at `graph`; BuildError if it is not there or no Turtle."""
    return Build(load_facts(graph))
