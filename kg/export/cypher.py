"""A Cypher script for property-graph databases; running it twice changes nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

from kg.export.facts import EntityRow, Facts, ObservationRow, StatementRow, read_facts
from kg.export.properties import Value, is_told, name_relationship, tell_entity, tell_observation, tell_statement

_SPECIAL = re.compile(r"\\u|[\\'\x00-\x1f\x7f-\x9f]")
_ESCAPES = {"\\u": r"\\' + 'u", "\\": r"\\", "'": r"\'", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
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
    said = tell_entity(row)
    return f"MERGE (n:Entity {{iri: {quote_string(row.iri)}}}) SET n{types}, n += {_format_map(said)}"


def _format_statement(row: StatementRow) -> str:
    said = tell_statement(row)
    ends = f"MATCH (a:Entity {{iri: {quote_string(row.subject)}}}), (b:Entity {{iri: {quote_string(row.object)}}})"
    link = f"MERGE (a)-[r:{name_relationship(row.predicate, row.modality)} {{iri: {quote_string(row.iri)}}}]->(b)"
    return f"{ends} {link} SET r += {_format_map(said)}"


def _format_observation(row: ObservationRow) -> str:
    said = tell_observation(row)
    node = f"MERGE (o:Observation {{iri: {quote_string(row.iri)}}}) SET o += {_format_map(said)}"
    return f"MATCH (e:Entity {{iri: {quote_string(row.about)}}}) {node} MERGE (o)-[:ABOUT]->(e)"


def _format_map(said: dict[str, Value]) -> str:
    told = (f"{name}: {_format_value(value)}" for name, value in said.items() if is_told(value))
    return f"{{{', '.join(told)}}}"


def _format_value(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value)
    return quote_string(value) if isinstance(value, str) else f"[{', '.join(map(quote_string, value))}]"
