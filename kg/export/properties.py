"""What a property graph holds of entities, statements and figures: their properties, and the types of relationships."""

import math
import re
from collections.abc import Mapping, Sequence

from kg.export.facts import FIGURE, QUALIFIERS, EntityRow, ObservationRow, Passage, StatementRow

_VOCABULARY = {"construction": "constructionKind", "stage": "constructionStage", "inferred": "inferredName"}
"""Properties that are called as in the vocabulary, and not as the field of a row."""
PASSAGES = ("documents", "quotes")
"""Properties that tell where something is said."""
NUMBERS = frozenset({"value", "confidence"})
Value = str | float | bool | tuple[str, ...]
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def _name_properties(fields: Sequence[str]) -> Mapping[str, str]:
    return {_VOCABULARY.get(field, field): field for field in fields}


ENTITY = _name_properties(("label", "kind", "aliases", "code", "masked", "inferred", "documents"))
STATEMENT = _name_properties(QUALIFIERS)
OBSERVATION = _name_properties(FIGURE)
"""The properties of an entity, a statement and a figure, each with the field of its row, in the order of columns."""


def name_relationship(predicate: str, modality: str) -> str:
    """Name a type of relationship in capitals; a plan has one of its own, so that no query for facts finds it.

    >>> name_relationship("takesPartIn", "Realised"), name_relationship("builds", "Planned")
    ('TAKES_PART_IN', 'PLANNED_BUILDS')
    """
    name = _CAPITAL.sub("_", predicate).upper()
    return name if modality == "Realised" else f"PLANNED_{name}"


def is_told(value: Value) -> bool:
    """Whether there is anything to write: no empty word or list, no number beyond what a float can hold."""
    return math.isfinite(value) if isinstance(value, float) else value not in {"", ()}


def tell_entity(row: EntityRow) -> dict[str, Value]:
    """The properties of an entity."""
    return _tell_fields(row, ENTITY)


def tell_statement(row: StatementRow) -> dict[str, Value]:
    """The properties of a statement; `ended` tells that it holds no more."""
    return _tell_fields(row, STATEMENT) | _tell_passages(row.passages)


def tell_observation(row: ObservationRow) -> dict[str, Value]:
    """What is told of a figure, by the names of properties in a property graph, with the passages that say it."""
    return _tell_fields(row, OBSERVATION) | _tell_passages(row.passages)


def _tell_fields(row: EntityRow | StatementRow | ObservationRow, fields: Mapping[str, str]) -> dict[str, Value]:
    """The fields of a row by the names of their properties; a number that is untold is none."""
    said = {name: getattr(row, field) for name, field in fields.items()}
    return {name: float(value or "nan") if name in NUMBERS else value for name, value in said.items()}


def _tell_passages(passages: tuple[Passage, ...]) -> dict[str, Value]:
    return {
        "documents": tuple(passage.document for passage in passages),
        "quotes": tuple(passage.quote for passage in passages),
    }
