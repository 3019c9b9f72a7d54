"""What a property graph holds of entities, statements and figures: their properties, and the types of relationships."""

import math
import re

from kg.export.facts import EntityRow, ObservationRow, Passage, StatementRow

Value = str | float | bool | tuple[str, ...]
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


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
    return {
        "label": row.label,
        "kind": row.kind,
        "aliases": row.aliases,
        "code": row.code,
        "masked": row.masked,
        "inferredName": row.inferred,
        "documents": row.documents,
    }


def tell_statement(row: StatementRow) -> dict[str, Value]:
    """The properties of a statement; `ended` tells that it holds no more."""
    return {
        "modality": row.modality,
        "grade": row.grade,
        "level": row.level,
        "year": row.year,
        "since": row.since,
        "until": row.until,
        "ended": row.ended,
        "role": row.role,
        "constructionKind": row.construction,
        "constructionStage": row.stage,
        "confidence": float(row.confidence or "nan"),
        **_tell_passages(row.passages),
    }


def tell_observation(row: ObservationRow) -> dict[str, Value]:
    """The properties of a figure."""
    return {
        "indicator": row.indicator,
        "value": float(row.value or "nan"),
        "unit": row.unit,
        "year": row.year,
        "modality": row.modality,
        "confidence": float(row.confidence or "nan"),
        **_tell_passages(row.passages),
    }


def _tell_passages(passages: tuple[Passage, ...]) -> dict[str, Value]:
    return {
        "documents": tuple(passage.document for passage in passages),
        "quotes": tuple(passage.quote for passage in passages),
    }
