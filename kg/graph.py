"""Knowledge becomes RDF: one claim, one statement with its evidence; the same knowledge gives the same bytes.

Terms are kept as the text they have in Turtle (``edu:School``, ``<https://…>``, ``"箭盘山小学"@zh``): sorting and writing
are then work on text alone, much faster than on term objects, and the bytes depend on no library's version.
"""

import json
import math
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from kg.blocks import Block, Graph, Pair
from kg.iri import (
    DEFAULT_BASE,
    entity_iri,
    evidence_iri,
    extractor_iri,
    name_iri,
    normalise_base,
    observation_iri,
    source_iri,
    statement_iri,
)
from kg.model import (
    DatedName,
    Document,
    Entity,
    Evidence,
    Kind,
    Knowledge,
    Modality,
    Observation,
    Predicate,
    Qualifiers,
    Span,
    Statement,
)
from kg.record import record
from kg.sorting import Sorter
from kg.vocabulary import PREFIXES

Told = TypeVar("Told", Entity, Statement, Observation)
_CONTEXT = 20  # characters quoted before and after a passage, so that it is found again in a text that has changed
_escape = json.JSONEncoder(ensure_ascii=False).encode  # what JSON escapes in a string, Turtle escapes the same way


def build_graph(knowledge: Knowledge, base: str = DEFAULT_BASE, folder: Path | None = None) -> Graph:
    """Write `knowledge` as a graph with data IRIs under `base`; KgError if `base` cannot hold them.

    What a document says stands in the named graph of its source; entities and extractors, which belong to no one
    source, stand in the default graph. A claim that two documents make is one statement, told in both their graphs.
    """
    base = normalise_base(base)
    return Graph(_describe_knowledge(knowledge, base, folder), folder)


def write_turtle(graph: Graph) -> bytes:
    """Write the whole graph as Turtle, everything in the default graph, one block a subject."""
    return b"".join(stream_turtle(graph))


def stream_turtle(graph: Graph) -> Iterator[bytes]:
    """The same Turtle piece by piece, each a whole block."""
    yield _encode(_format_prefixes())
    yield from map(_encode, graph.list_subjects())


def stream_trig(graph: Graph) -> Iterator[bytes]:
    """The same TriG piece by piece, each a block or what stands around the blocks of a named graph."""
    yield _encode(_format_prefixes())
    for name, blocks in graph.list_graphs():
        yield _encode(f"{name} {{\n" if name else "")
        yield from map(_encode, blocks)
        yield b"}\n\n" if name else b""


def _describe_knowledge(knowledge: Knowledge, base: str, folder: Path | None) -> Iterator[Block]:
    told = _Told(knowledge.documents, folder)
    entities, statements = map(told.note, knowledge.entities), map(told.note, knowledge.statements)
    figures = map(told.note, knowledge.observations)
    part = Part(knowledge.documents, entities, statements, figures, told.list_passages(), told.rules)
    yield from describe_part(part, base)


@record
class Part:
    """Records of a build, passages in documents, and rules that read them; each is gone over once, in this order."""

    documents: Iterable[Document]
    entities: Iterable[Entity]
    statements: Iterable[Statement]
    observations: Iterable[Observation]
    passages: Iterable[tuple[Document, Span]]
    rules: Collection[str]


def describe_part(part: Part, base: str) -> Iterator[Block]:
    """The blocks that tell of so much of a build."""
    for document in part.documents:
        yield _describe_document(document, base)
    for entity in part.entities:
        yield from _describe_entity(entity, base)
    for statement in part.statements:
        yield from _describe_statement(statement_iri(statement, base), statement, base)
    for observation in part.observations:
        yield from _describe_observation(observation_iri(observation, base), observation, base)
    for document, span in part.passages:
        yield from _describe_evidence(document, span, base)
    yield from _describe_extractors(part.rules, base)


def list_evidence(one: Entity | Statement | Observation) -> Iterator[Evidence]:
    """The evidences that a record tells."""
    if isinstance(one, Entity):
        for name in one.names:
            yield from name.evidence
        return
    yield from one.evidence
    if isinstance(one, Statement):
        yield from one.ended


class _Told:
    """The passages that evidences name, which may be more than memory holds, and the rules that read them."""

    def __init__(self, documents: Iterable[Document], folder: Path | None) -> None:
        self.documents = documents
        self.places = {document.path: place for place, document in enumerate(documents)}
        self.rules: set[str] = set()
        self.passages = Sorter(folder)

    def note(self, told: Told) -> Told:
        """Take up the evidences of a record, which is handed on."""
        for one in list_evidence(told):
            self.rules.add(one.rule)
            self.passages.add(f"{self.places[one.path]:012}{one.span.start:012}{one.span.end:012}")
        return told

    def list_passages(self) -> Iterator[tuple[Document, Span]]:
        """Every passage once, document after document."""
        documents = enumerate(self.documents)
        for told, group in groupby(self.passages, lambda line: int(line[:12])):
            document = next(one for place, one in documents if place == told)
            yield from ((document, Span(int(line[12:24]), int(line[24:]))) for line in group)


def _describe_document(document: Document, base: str) -> Block:
    source = f"<{source_iri(document.path, base)}>"
    pairs = [
        "a edu:SourceDocument",
        f"dcterms:identifier {_escape(document.path)}",
        f"dcterms:format {_escape(document.media_type)}",
        f"edu:sha256 {_escape(document.sha256)}",
        *_tell("dcterms:title", document.title and _format_words(document.title)),
        *_tell("edu:scope", document.area and f"<{entity_iri(document.area, base)}>"),
        *_tell("edu:voice", document.voice and f"<{entity_iri(document.voice, base)}>"),
        *_tell("edu:year", _format_year(document.year)),
        *_tell("prov:alternateOf", document.copy_of and f"<{source_iri(document.copy_of, base)}>"),
    ]
    return source, source, pairs


def _describe_entity(entity: Entity, base: str) -> Iterator[Block]:
    iri = f"<{entity_iri(entity.key, base)}>"
    pairs = [
        *(f"a edu:{name}" for name in (entity.kind.value, *entity.narrow)),
        f"rdfs:label {_format_words(entity.name)}",
        *(f"skos:altLabel {_format_words(alias)}" for alias in entity.aliases if alias != entity.name),
        *_tell("edu:masked", "true" if entity.masked else ""),
        *_tell("edu:inferredName", "true" if entity.inferred else ""),
        *_tell("dcterms:identifier", entity.code and _escape(entity.code)),
        *_tell("edu:partOf", entity.kind is Kind.AREA and entity.area and f"<{entity_iri(entity.area, base)}>"),
        *(f"dcterms:isReplacedBy <{entity_iri(heir, base)}>" for heir in entity.heirs),
        *_tell("skos:broader", entity.broader and f"<{entity_iri(entity.broader, base)}>"),
    ]
    yield "", iri, pairs
    for source in (f"<{source_iri(path, base)}>" for path in entity.paths):
        yield source, iri, [f"edu:mentionedIn {source}"]
    for name in entity.names:
        yield from _describe_name(iri, name, name_iri(entity.key, name, base), base)


def _describe_name(entity: str, name: DatedName, iri: str, base: str) -> Iterator[Block]:
    """Tell a dated name in the graph of every source that tells of it, one that the gazetteer knows in the default graph."""
    pairs = [
        "a edu:NameUse",
        f"edu:nameOf {entity}",
        f"rdfs:label {_format_words(name.name)}",
        f"edu:former {'true' if name.former else 'false'}",
        *_tell("edu:since", _format_year(name.since)),
        *_tell("edu:until", _format_year(name.until)),
    ]
    if not name.evidence:
        yield "", f"<{iri}>", pairs
    for evidence in name.evidence:
        said = f"prov:wasDerivedFrom <{evidence_iri(evidence, base)}>"
        yield f"<{source_iri(evidence.path, base)}>", f"<{iri}>", [*pairs, said]


def _describe_statement(iri: str, statement: Statement, base: str) -> Iterator[Block]:
    """Tell the claim, and beside it the plain triple where it has come about and not ended."""
    subject, obj = (f"<{entity_iri(key, base)}>" for key in (statement.subject, statement.object))
    predicate = f"edu:{statement.predicate.value}"
    pairs = [
        "a edu:Statement",
        "a rdf:Statement",
        f"rdf:subject {subject}",
        f"rdf:predicate {predicate}",
        f"rdf:object {obj}",
        *_qualifier_pairs(statement.qualifiers, statement.predicate),
    ]
    yield from _describe_claim(f"<{iri}>", pairs, statement, base)
    for evidence in statement.ended:
        end = [
            f"edu:endDerivedFrom <{evidence_iri(evidence, base)}>",
            *_tell("edu:until", _format_year(statement.qualifiers.until)),
        ]
        yield f"<{source_iri(evidence.path, base)}>", f"<{iri}>", end
    if statement.modality is Modality.REALISED and not statement.ended:
        yield from ((name, subject, [f"{predicate} {obj}"]) for name in _name_graphs(statement, base))


def _qualifier_pairs(said: Qualifiers, predicate: Predicate) -> list[Pair]:
    is_membership = predicate is Predicate.MEMBER_OF
    return [
        *_tell("edu:grade", said.grade and _format_words(said.grade)),
        *_tell("edu:level", said.level and f"edu:{said.level.value}"),
        *_tell("edu:year", _format_year(said.year)),
        *_tell("edu:since", _format_year(said.since)),
        *_tell("edu:role", said.role and (f"edu:{said.role}" if is_membership else _format_words(said.role))),
        *_tell("edu:constructionKind", said.construction and f"edu:{said.construction}"),
        *_tell("edu:constructionStage", said.stage and f"edu:{said.stage}"),
    ]


def _describe_observation(iri: str, observation: Observation, base: str) -> Iterator[Block]:
    pairs = [
        "a edu:Observation",
        f"edu:about <{entity_iri(observation.about, base)}>",
        f"edu:indicator {_format_words(observation.indicator)}",
        f"edu:value {_format_number(observation.value)}",
        *_tell("edu:unit", observation.unit and _escape(observation.unit)),
        *_tell("edu:year", _format_year(observation.year)),
    ]
    return _describe_claim(f"<{iri}>", pairs, observation, base)


def _describe_claim(iri: str, pairs: list[Pair], claim: Statement | Observation, base: str) -> Iterator[Block]:
    """Tell the claim in the graph of every source that says it, each with that source's own evidence."""
    said = [
        *pairs,
        f"edu:modality edu:{claim.modality.value}",
        f"edu:confidence {_format_number(round(claim.confidence, 4))}",
    ]
    if not claim.evidence:
        yield "", iri, said
    # One block a source, and not one for the claim and one for each evidence: what is told apart has to be put together again.
    for path, some in groupby(claim.evidence, attrgetter("path")):
        origin = [
            pair
            for evidence in some
            for pair in (
                f"prov:wasDerivedFrom <{evidence_iri(evidence, base)}>",
                f"prov:wasGeneratedBy <{extractor_iri(evidence.rule, base)}>",
            )
        ]
        yield f"<{source_iri(path, base)}>", iri, said + origin


def _name_graphs(claim: Statement | Observation, base: str) -> list[str]:
    return [f"<{source_iri(path, base)}>" for path in sorted({one.path for one in claim.evidence})] or [""]


def _describe_evidence(document: Document, span: Span, base: str) -> Iterator[Block]:
    """Select the passage twice: by its words, which survive a change of the text, and by its exact position."""
    source, iri = f"<{source_iri(document.path, base)}>", evidence_iri(Evidence(document.path, span, ""), base)
    chars, start, end = document.chars, span.start, span.end
    quote, position = f"<{iri}#quote>", f"<{iri}#position>"
    passage = [
        "a edu:Evidence",
        "a oa:SpecificResource",
        f"oa:hasSource {source}",
        f"oa:hasSelector {position}",
        f"oa:hasSelector {quote}",
        *_tell("edu:page", str(document.page_of(start) or "")),
    ]
    words = [
        "a oa:TextQuoteSelector",
        f"oa:exact {_format_words(chars[start:end])}",
        f"oa:prefix {_format_words(chars[max(0, start - _CONTEXT) : start])}",
        f"oa:suffix {_format_words(chars[end : end + _CONTEXT])}",
    ]
    yield source, f"<{iri}>", passage
    yield source, quote, words
    yield source, position, ["a oa:TextPositionSelector", f"oa:start {start}", f"oa:end {end}"]


def _describe_extractors(rules: Collection[str], base: str) -> Iterator[Block]:
    """Describe each rule as an activity of one software agent, for tools that know PROV."""
    agent = f"<{base}agent/edukg>"
    for rule in rules:
        pairs = ["a prov:Activity", f"rdfs:label {_escape(rule)}", f"prov:wasAssociatedWith {agent}"]
        yield "", f"<{extractor_iri(rule, base)}>", pairs
        yield "", agent, ["a prov:SoftwareAgent", 'rdfs:label "edukg"']


def _tell(predicate: str, term: str | bool | None) -> tuple[Pair, ...]:
    return (f"{predicate} {term}",) if term else ()


def _format_words(words: str) -> str:
    return f"{_escape(words)}@zh"


def _format_year(year: int | None) -> str:
    return "" if year is None else f'"{year:04d}"^^xsd:gYear'


def _format_number(value: float) -> str:
    """Write a decimal without exponent; a figure too large for one, as a damaged document may give, is a double.

    >>> _format_number(4450000.0), _format_number(float("inf"))
    ('4450000.0', '"INF"^^xsd:double')
    """
    if not math.isfinite(value):
        return '"NaN"^^xsd:double' if math.isnan(value) else f'"{"-" * (value < 0)}INF"^^xsd:double'
    digits = format(Decimal(repr(float(value))), "f")
    return digits if "." in digits else f"{digits}.0"


def _format_prefixes() -> str:
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items())) + "\n"


def _encode(block: str) -> bytes:
    # A lone surrogate, as a damaged file name may hold, has no UTF-8; it is written as a question mark.
    return block.encode("utf-8", "replace")
