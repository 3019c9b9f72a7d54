"""A Cypher script for property-graph databases; running it twice changes nothing."""

import math
import re
from collections.abc import Iterator
from pathlib import Path

from kg.export.facts import EntityRow, Facts, ObservationRow, Passage, StatementRow, read_facts

Value = str | float | bool | tuple[str, ...]
_SPECIAL = re.compile(r"\\u|[\\'\x00-\x1f\x7f-\x9f]")
_ESCAPES = {"\\u": r"\\' + 'u", "\\": r"\\", "'": r"\'", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_HEAD = """\
// Entities are nodes, statements are relationships: RECEIVED is a fact, PLANNED_RECEIVED only a plan.
// 实体是节点，陈述是关系：RECEIVED 是已经实现的，PLANNED_RECEIVED 只是计划。
CREATE CONSTRAINT entity_iri IF NOT EXISTS FOR (n:Entity) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT observation_iri IF NOT EXISTS FOR (n:Observation) REQUIRE n.iri IS UNIQUE;
"""


def write_cypher(build: Path, file: Path) -> tuple[Path, ...]:
    """Write one statement a line, entities first."""
    with file.open("w", encoding="utf-8", newline="\n") as output:
        output.write(_HEAD)
        output.writelines(f"{line};\n" for line in _format_lines(read_facts(build)))
    return (file,)


def quote_string(words: str) -> str:
    r"""Write a Cypher string.

    A backslash before ``u`` is parted from it: some versions read ``\u0027`` as a quotation mark before anything else,
    even where the backslash itself is escaped. Control characters other than blanks become U+FFFD.

    >>> print(quote_string("他说'好'\n"), quote_string("\\u0027"))
    '他说\'好\'\n' '\\' + 'u0027'
    """
    return f"'{_SPECIAL.sub(lambda match: _ESCAPES.get(match[0], _UNKNOWN), words)}'"


def _format_lines(facts: Facts) -> Iterator[str]:
    for entity in facts.entities:
        yield _format_entity(entity)
    for statement in facts.statements:
        yield _format_statement(statement)
    for observation in facts.observations:
        yield _format_observation(observation)


def _format_entity(row: EntityRow) -> str:
    types = "".join(f":{name}" for name in row.types if _NAME.fullmatch(name))
    said: dict[str, Value] = {
        "label": row.label,
        "kind": row.kind,
        "aliases": row.aliases,
        "code": row.code,
        "masked": row.masked,
        "inferredName": row.inferred,
        "documents": row.documents,
    }
    return f"MERGE (n:Entity {{iri: {quote_string(row.iri)}}}) SET n{types}, n += {_format_map(said)}"


def _format_statement(row: StatementRow) -> str:
    said: dict[str, Value] = {
        "modality": row.modality,
        "grade": row.grade,
        "level": row.level,
        "year": row.year,
        "role": row.role,
        "constructionKind": row.construction,
        "constructionStage": row.stage,
        "confidence": float(row.confidence or "nan"),
        **_format_passages(row.passages),
    }
    ends = f"MATCH (a:Entity {{iri: {quote_string(row.subject)}}}), (b:Entity {{iri: {quote_string(row.object)}}})"
    link = f"MERGE (a)-[r:{name_relationship(row.predicate, row.modality)} {{iri: {quote_string(row.iri)}}}]->(b)"
    return f"{ends} {link} SET r += {_format_map(said)}"


def name_relationship(predicate: str, modality: str) -> str:
    """Name a type of relationship in capitals; a plan has one of its own, so that no query for facts finds it.

    >>> name_relationship("takesPartIn", "Realised"), name_relationship("builds", "Planned")
    ('TAKES_PART_IN', 'PLANNED_BUILDS')
    """
    name = _CAPITAL.sub("_", predicate).upper()
    return name if modality == "Realised" else f"PLANNED_{name}"


def _format_observation(row: ObservationRow) -> str:
    said: dict[str, Value] = {
        "indicator": row.indicator,
        "value": float(row.value or "nan"),
        "unit": row.unit,
        "year": row.year,
        "modality": row.modality,
        "confidence": float(row.confidence or "nan"),
        **_format_passages(row.passages),
    }
    node = f"MERGE (o:Observation {{iri: {quote_string(row.iri)}}}) SET o += {_format_map(said)}"
    return f"MATCH (e:Entity {{iri: {quote_string(row.about)}}}) {node} MERGE (o)-[:ABOUT]->(e)"


def _format_passages(passages: tuple[Passage, ...]) -> dict[str, Value]:
    return {
        "documents": tuple(passage.document for passage in passages),
        "quotes": tuple(passage.quote for passage in passages),
    }


def _format_map(said: dict[str, Value]) -> str:
    told = (f"{name}: {_format_value(value)}" for name, value in said.items() if _is_told(value))
    return f"{{{', '.join(told)}}}"


def _is_told(value: Value) -> bool:
    return math.isfinite(value) if isinstance(value, float) else value not in {"", ()}


def _format_value(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value)
    return quote_string(value) if isinstance(value, str) else f"[{', '.join(map(quote_string, value))}]"
