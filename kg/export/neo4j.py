"""Tables for `neo4j-admin database import`: nodes and relationships, their headers typed."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.export.facts import Facts, read_facts
from kg.export.properties import (
    ENTITY,
    NUMBERS,
    OBSERVATION,
    PASSAGES,
    STATEMENT,
    Value,
    is_told,
    name_relationship,
    tell_entity,
    tell_observation,
    tell_statement,
)

_TYPES = {
    **dict.fromkeys(("aliases", *PASSAGES), "string[]"),
    **dict.fromkeys(("masked", "inferredName", "ended"), "boolean"),
    **dict.fromkeys(("year", "since", "until"), "int"),
    **dict.fromkeys(NUMBERS, "double"),
}
"""The types of properties that are no text."""
_NODE = (*(name for name in ENTITY if name not in PASSAGES), *OBSERVATION, *PASSAGES)
_LINK = (*STATEMENT, *PASSAGES)
Row = Sequence[str]


def write_neo4j(build: Path, file: Path) -> tuple[Path, ...]:
    """Write the nodes to `file` and the relationships beside it.

    Values of a list are parted by ";", as the import has it; a ";" within one becomes the full-width one.
    """
    facts = read_facts(build)
    links = file.with_name(f"{file.stem}-relationships{file.suffix}")
    _write_table(file, ("iri:ID", *map(_type_column, _NODE), ":LABEL"), _list_nodes(facts))
    head = (":START_ID", ":END_ID", "iri", *map(_type_column, _LINK), ":TYPE")
    _write_table(links, head, _list_links(facts))
    return file, links


def _type_column(name: str) -> str:
    return f"{name}:{_TYPES[name]}" if name in _TYPES else name


def _write_table(file: Path, head: Row, rows: Iterator[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def _list_nodes(facts: Facts) -> Iterator[Row]:
    for entity in facts.entities:
        yield entity.iri, *_write_cells(tell_entity(entity), _NODE), ";".join(("Entity", *entity.types))
    for figure in facts.observations:
        yield figure.iri, *_write_cells(tell_observation(figure), _NODE), "Observation"


def _list_links(facts: Facts) -> Iterator[Row]:
    for row in facts.statements:
        kind = name_relationship(row.predicate, row.modality)
        yield row.subject, row.object, row.iri, *_write_cells(tell_statement(row), _LINK), kind
    for figure in facts.observations:
        yield figure.iri, figure.about, "", *_write_cells({}, _LINK), "ABOUT"


def _write_cells(said: dict[str, Value], columns: Sequence[str]) -> Iterator[str]:
    for name in columns:
        value = said.get(name, "")
        yield _write_cell(value) if is_told(value) else ""


def _write_cell(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ";".join(_flatten(one).replace(";", "；") for one in value)
    return _flatten(value) if isinstance(value, str) else repr(value)


def _flatten(words: str) -> str:
    """The words on one line, which the import reads without further options."""
    return " ".join(words.split())
