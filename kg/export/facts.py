"""What a graph says, as rows: for the forms that have nodes, edges and columns instead of triples."""

from collections import defaultdict
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.model import Kind
from kg.record import record
from kg.vocabulary import EDU, PREFIXES

QUALIFIERS = (
    "modality", "grade", "level", "year", "since", "until", "ended", "role", "construction", "stage", "confidence",
)  # fmt: skip
"""The fields of a statement's row that qualify it, in the order of columns."""
FIGURE = ("indicator", "value", "unit", "year", "modality", "confidence")
"""The fields of an observation's row that tell what was counted, in the order of columns."""
Block = dict[str, list[str]]
"""What is said of one subject: values by predicate, in prefixed names."""


@record(order=True)
class Passage:
    """Where something is said: path of the document, its words, first and last position."""

    document: str
    quote: str
    start: int
    end: int


@record(order=True)
class EntityRow:
    """An entity; `kind` is its broad class, `types` all its classes, as local names."""

    iri: str
    label: str
    kind: str
    types: tuple[str, ...]
    aliases: tuple[str, ...]
    code: str
    masked: bool
    inferred: bool
    documents: tuple[str, ...]


@record(order=True)
class StatementRow:
    """A statement; terms of the vocabulary are local names, numbers as written, what is untold is "".

    `ended` tells that it holds no more.
    """

    iri: str
    subject: str
    predicate: str
    object: str
    modality: str
    grade: str
    level: str
    year: str
    role: str
    construction: str
    stage: str
    confidence: str
    passages: tuple[Passage, ...]
    since: str = ""
    until: str = ""
    ended: bool = False


@record(order=True)
class ObservationRow:
    """A figure; numbers are as written, what is untold is ""."""

    iri: str
    about: str
    indicator: str
    value: str
    unit: str
    year: str
    modality: str
    confidence: str
    passages: tuple[Passage, ...]


@record
class Facts:
    """All rows of a graph, each kind sorted by IRI; `labels` leads from an IRI to its name."""

    entities: tuple[EntityRow, ...]
    statements: tuple[StatementRow, ...]
    observations: tuple[ObservationRow, ...]
    labels: dict[str, str]


def read_facts(build: Path) -> Facts:
    """Read the graph of a build; SyntaxError if its Turtle is damaged."""
    blocks = _read_blocks(build / "graph.ttl")
    chosen: dict[str, list[str]] = defaultdict(list)
    for iri, block in blocks.items():
        chosen[_row_kind(block)].append(iri)
    entities = tuple(_entity_row(iri, blocks) for iri in sorted(chosen["Entity"]))
    return Facts(
        entities,
        tuple(_statement_row(iri, blocks) for iri in sorted(chosen["Statement"])),
        tuple(_observation_row(iri, blocks) for iri in sorted(chosen["Observation"])),
        {row.iri: row.label for row in entities},
    )


def _read_blocks(file: Path) -> dict[str, Block]:
    blocks: dict[str, Block] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for quad in parse(path=file, format=RdfFormat.TURTLE):
        predicate = quad.predicate.value
        if predicate not in names:
            names[predicate] = _shorten(predicate)
        # A triple within a triple has no value; a build writes none.
        blocks[getattr(quad.subject, "value", "")][names[predicate]].append(getattr(quad.object, "value", ""))
    return blocks


def _shorten(iri: str) -> str:
    return next((f"{short}:{iri[len(space) :]}" for short, space in PREFIXES.items() if iri.startswith(space)), iri)


def _row_kind(block: Block) -> str:
    types = set(_locals(block, "rdf:type"))
    return next((name for name in ("Statement", "Observation") if name in types), "Entity" if types & {*Kind} else "")


def _entity_row(iri: str, blocks: dict[str, Block]) -> EntityRow:
    block = blocks[iri]
    types = _locals(block, "rdf:type")
    return EntityRow(
        iri=iri,
        label=_first(block, "rdfs:label"),
        kind=next(kind.value for kind in Kind if kind in types),
        types=types,
        aliases=tuple(sorted(block.get("skos:altLabel", ()))),
        code=_first(block, "dcterms:identifier"),
        masked="edu:masked" in block,
        inferred="edu:inferredName" in block,
        documents=tuple(
            sorted(_first(blocks[source], "dcterms:identifier") for source in block.get("edu:mentionedIn", ()))
        ),
    )


def _statement_row(iri: str, blocks: dict[str, Block]) -> StatementRow:
    block = blocks[iri]
    return StatementRow(
        iri=iri,
        subject=_first(block, "rdf:subject"),
        predicate=_local(block, "rdf:predicate"),
        object=_first(block, "rdf:object"),
        modality=_local(block, "edu:modality"),
        grade=_first(block, "edu:grade"),
        level=_local(block, "edu:level"),
        year=_first(block, "edu:year"),
        role=_local(block, "edu:role"),
        construction=_local(block, "edu:constructionKind"),
        stage=_local(block, "edu:constructionStage"),
        confidence=_first(block, "edu:confidence"),
        passages=_passages(block, blocks),
        since=_first(block, "edu:since"),
        until=_first(block, "edu:until"),
        ended="edu:endDerivedFrom" in block,
    )


def _observation_row(iri: str, blocks: dict[str, Block]) -> ObservationRow:
    block = blocks[iri]
    return ObservationRow(
        iri=iri,
        about=_first(block, "edu:about"),
        indicator=_first(block, "edu:indicator"),
        value=_first(block, "edu:value"),
        unit=_first(block, "edu:unit"),
        year=_first(block, "edu:year"),
        modality=_local(block, "edu:modality"),
        confidence=_first(block, "edu:confidence"),
        passages=_passages(block, blocks),
    )


def _passages(block: Block, blocks: dict[str, Block]) -> tuple[Passage, ...]:
    return tuple(sorted(_passage(blocks[iri], blocks) for iri in block.get("prov:wasDerivedFrom", ())))


def _passage(evidence: Block, blocks: dict[str, Block]) -> Passage:
    selectors: Block = defaultdict(list)
    for iri in evidence.get("oa:hasSelector", ()):
        for predicate, values in blocks[iri].items():
            selectors[predicate] += values
    return Passage(
        document=_first(blocks[_first(evidence, "oa:hasSource")], "dcterms:identifier"),
        quote=_first(selectors, "oa:exact"),
        start=int(_first(selectors, "oa:start") or 0),
        end=int(_first(selectors, "oa:end") or 0),
    )


def _first(block: Block, predicate: str) -> str:
    return min(block.get(predicate, ()), default="")


def _local(block: Block, predicate: str) -> str:
    return _first(block, predicate).removeprefix(EDU)


def _locals(block: Block, predicate: str) -> tuple[str, ...]:
    return tuple(sorted(value.removeprefix(EDU) for value in block.get(predicate, ())))
