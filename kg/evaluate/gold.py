"""Reads gold files and refuses what does not follow their format."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from kg.errors import GoldError
from kg.evaluate.words import fold_words
from kg.model import Kind, Predicate
from kg.record import record
from kg.vocabulary import NARROWER, SIGNATURES

KINDS = tuple(kind.value for kind in Kind)
LEVELS = {
    "national": "NationalLevel",
    "province": "ProvincialLevel",
    "city": "CityLevel",
    "county": "CountyLevel",
    "school": "SchoolLevel",
}
STAGES = {"planned": "PlannedStage", "underway": "Underway", "completed": "Completed"}
CONSTRUCTIONS = {kind: kind.capitalize() for kind in ("new", "extension", "renovation", "relocation")}
ROLES = {"lead": "Lead", "member": "Member"}
MODALITIES = {"planned": "Planned", "realised": "Realised"}
MOST_TOLD = 3


@record
class GoldEntity:
    """An entity of a gold file; `names` are folded, `name` is the best one as written."""

    kind: str
    name: str
    names: frozenset[str]
    optional: bool


@record
class GoldStatement:
    """A statement between two entity ids; `wanted` are qualifiers by the local names of the vocabulary."""

    subject: str
    predicate: str
    object: str
    wanted: Mapping[str, str]
    quote: str
    optional: bool


@record
class GoldObservation:
    """A figure about an entity id."""

    about: str
    indicator: str
    value: float
    unit: str
    wanted: Mapping[str, str]
    quote: str
    optional: bool


@record
class Gold:
    """A gold file: `pairs` are the ids that count as one where they act (reporting area and reporting body)."""

    doc: str
    entities: Mapping[str, GoldEntity]
    statements: tuple[GoldStatement, ...]
    observations: tuple[GoldObservation, ...]
    pairs: tuple[tuple[str, ...], ...]


def check_fields(item: object, needed: Mapping[str, type | tuple[type, ...]]) -> Iterator[str]:
    """What is missing in one JSON object, or is of another type than it must be."""
    if not isinstance(item, dict):
        yield f"no object: {json.dumps(item, ensure_ascii=False)[:60]}"
        return
    for name, kind in needed.items():
        value = item.get(name)
        if not isinstance(value, kind) or isinstance(value, bool) or value in ("", []):
            yield f"“{name}” is missing or wrong: {json.dumps(item, ensure_ascii=False)[:80]}"


def check_choice(item: Mapping[str, Any], name: str, choices: Mapping[str, str]) -> Iterator[str]:
    """Whether the field, where it stands, holds one of the choices."""
    if name in item and str(item[name]) not in choices:
        yield f"{name} “{item[name]}” is none of {', '.join(choices)}"


def check_shape(raw: object) -> Iterator[str]:
    """What is missing or of the wrong type anywhere in a gold file."""
    lists = {"entities": list, "statements": list, "observations": list}
    if not isinstance(raw, dict) or any(not isinstance(raw.get(name), list) for name in lists):
        yield "needs the lists entities, statements and observations"
        return
    yield from check_fields(raw, {"doc": str} | {name: str for name in ("scope", "voice") if name in raw})
    pairs = raw.get("doers", [])
    if not isinstance(pairs, list) or not all(
        isinstance(pair, list) and set(map(type, pair)) == {str} for pair in pairs
    ):
        yield "doers must be a list of pairs of ids"
    for entity in raw["entities"]:
        yield from check_fields(entity, {"id": str, "type": str, "names": list})
        if isinstance(entity, dict) and not all(isinstance(name, str) for name in entity.get("names") or []):
            yield f"names that are no text: {entity.get('id')}"
    for statement in raw["statements"]:
        yield from check_fields(statement, {"s": str, "p": str, "o": str, "quote": str})
    for figure in raw["observations"]:
        yield from check_fields(figure, {"about": str, "indicator": str, "value": (int, float), "quote": str})


def check_entities(raw: Mapping[str, Any], kinds: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the entities and with who reports."""
    seen: set[str] = set()
    for entity in raw["entities"]:
        name = f"{entity['id']} {entity['names'][0]}"
        if entity["id"] in seen:
            yield f"id twice: {name}"
        seen.add(entity["id"])
        if entity["type"] not in KINDS:
            yield f"unknown type {entity['type']}: {name}"
        if entity["type"] == Kind.GROUP and str(entity.get("kind")) not in NARROWER[Kind.GROUP]:
            yield f"a Group needs a kind, one of {', '.join(sorted(NARROWER[Kind.GROUP]))}: {name}"
        if "in" in entity and kinds.get(str(entity["in"])) != Kind.AREA:
            yield f"“in” names no Area: {name}"
    told = [raw.get("scope"), raw.get("voice"), *chain.from_iterable(raw.get("doers", []))]
    yield from (f"scope, voice or doers name no entity: {one}" for one in told if one is not None and one not in kinds)


def check_statements(raw: Mapping[str, Any], kinds: Mapping[str, str], optional: set[str]) -> Iterator[str]:
    """What is wrong with the statements."""
    seen: set[tuple[str, ...]] = set()
    for item in raw["statements"]:
        s, p, o = item["s"], item["p"], item["o"]
        name = f"{s} {p} {o}"
        if s not in kinds or o not in kinds:
            yield f"unknown entity: {name}"
        elif p not in set(Predicate) or p == Predicate.LOCATED_IN:
            yield f"unknown predicate (locatedIn is written as “in”): {name}"
        elif kinds[s] not in SIGNATURES[Predicate(p)][0] or kinds[o] not in SIGNATURES[Predicate(p)][1]:
            yield f"{p} does not lead from {kinds[s]} to {kinds[o]}: {name}"
        if (key := (s, p, o, str(item.get("grade", "")))) in seen:
            yield f"said twice: {name}"
        seen.add(key)
        if not item.get("optional") and optional & {s, o}:
            yield f"required, but rests on an optional entity: {name}"
        choices = (("level", LEVELS), ("kind", CONSTRUCTIONS), ("stage", STAGES), ("modality", MODALITIES))
        yield from (f"{wrong}: {name}" for field, values in choices for wrong in check_choice(item, field, values))


def check_gold(raw: object) -> tuple[str, ...]:
    """Everything that is wrong with the content of a gold file, in plain words."""
    wrong = tuple(check_shape(raw))
    if wrong or not isinstance(raw, dict):
        return wrong
    kinds = {entity["id"]: entity["type"] for entity in raw["entities"]}
    optional = {entity["id"] for entity in raw["entities"] if entity.get("optional")}
    figures = (
        f"unknown entity: {item['about']} {item['indicator']}"
        for item in raw["observations"]
        if item["about"] not in kinds
    )
    return (*check_entities(raw, kinds), *check_statements(raw, kinds, optional), *figures)


def list_wanted(item: Mapping[str, Any]) -> dict[str, str]:
    """The qualifiers that a statement or observation of a gold file asks for, in the terms of the vocabulary."""
    wanted = {"modality": MODALITIES[item.get("modality", "realised")]}
    if item.get("grade"):
        wanted["grade"] = fold_words(str(item["grade"]))
    if item.get("level"):
        wanted["level"] = LEVELS[item["level"]]
    if item.get("year"):
        wanted["year"] = str(item["year"])
    if item.get("role"):
        wanted["role"] = ROLES.get(str(item["role"])) or fold_words(str(item["role"]))
    if item.get("p") == Predicate.BUILDS and item.get("kind"):
        wanted["constructionKind"] = CONSTRUCTIONS[item["kind"]]
    if item.get("stage"):
        wanted["constructionStage"] = STAGES[item["stage"]]
    return wanted


def list_statements(raw: Mapping[str, Any], optional: set[str]) -> Iterator[GoldStatement]:
    """The statements as written, then one locatedIn for every “in”."""
    places: Sequence[Mapping[str, Any]] = [
        {"s": entity["id"], "p": "locatedIn", "o": entity["in"], "quote": "", "optional": entity.get("in_optional")}
        for entity in raw["entities"]
        if entity.get("in")
    ]
    for item in (*raw["statements"], *places):
        rests = bool(item.get("optional")) or bool(optional & {item["s"], item["o"]})
        yield GoldStatement(item["s"], item["p"], item["o"], list_wanted(item), item["quote"], rests)


def build_gold(raw: Mapping[str, Any]) -> Gold:
    """The record of a gold file that has been checked."""
    entities = {
        item["id"]: GoldEntity(
            item["type"], item["names"][0], frozenset(map(fold_words, item["names"])), bool(item.get("optional"))
        )
        for item in raw["entities"]
    }
    optional = {name for name, entity in entities.items() if entity.optional}
    figures = tuple(
        GoldObservation(
            item["about"],
            item["indicator"],
            item["value"],
            item.get("unit", ""),
            list_wanted(item),
            item["quote"],
            bool(item.get("optional")),
        )
        for item in raw["observations"]
    )
    pairs = raw.get("doers") or [[one for one in (raw.get("scope"), raw.get("voice")) if one]]
    statements = tuple(list_statements(raw, optional))
    return Gold(raw["doc"], entities, statements, figures, tuple(map(tuple, pairs)))


def read_gold(path: Path) -> Gold:
    """The gold file at `path`; GoldError, naming the file and what is wrong, where it does not follow the format."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}", "check the path of the gold file") from error
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{path}: is no JSON: {error}", "mend the place it names") from error
    if wrong := check_gold(raw):
        more = f"; and {len(wrong) - MOST_TOLD} more" if len(wrong) > MOST_TOLD else ""
        raise GoldError(f"{path}: {'; '.join(wrong[:MOST_TOLD])}{more}", "mend the file")
    return build_gold(raw)
