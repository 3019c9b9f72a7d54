"""Passages of many hands with everything they say: how much of it is found, and how much of what is found is right.

Four of five passages may be read to write rules; every fifth is for scoring only. For time, one of five of those that may be read
is judged here, and one of three of the others.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from texts import read

from kg.fold import fold_text
from kg.model import Extract, Predicate, Statement

BANKS = Path(__file__).parent / "gold" / "passages"
HELD_EVERY = 5
JUDGED = {"seen": 5, "held": 3}
"""Of the passages of a half every n-th is judged."""
TITLE = "青陵县教育局2021年工作总结\n\n"
"""Stands above a passage whose doer (*) is not named in it."""
NOISE = re.compile(r"[\s“”\"《》〈〉‘’'「」·]")
TAGS = ("role=", "grade=", "level=", "year=", "kind=", "stage=", "modality=")
PREDICATES = {one.value for one in Predicate} - {"locatedIn", "partOf"}
FLOORS = {"seen": (0.45, 0.8), "held": (0.34, 0.7)}
"""Least recall and precision over all predicates: of the passages that may be read (seen) and of those kept back (held)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as a bank words it: names of both sides without noise, predicate, and the qualifiers it tells."""

    subject: frozenset[str]
    predicate: str
    object: frozenset[str]
    tags: dict[str, str] = field(hash=False, compare=False, default_factory=dict)


@dataclass(slots=True)
class Judged:
    """What was found right, missed and found wrongly in one passage."""

    text: str
    right: list[Line] = field(default_factory=list)
    missed: list[Line] = field(default_factory=list)
    wrong: list[tuple[Line, str]] = field(default_factory=list)
    planned: int = 0
    """How many of the right ones are told with the right modality."""


def squeeze(words: str) -> str:
    """Words without blanks and quotation marks, folded."""
    return NOISE.sub("", fold_text(words)).lower()


def read_line(words: str) -> Line:
    """`subject predicate object tag=value …` as a line; names of one thing stand side by side between |."""
    parts = words.split(" ")
    tags = dict(part.split("=", 1) for part in parts if part.startswith(TAGS))
    parts = [part for part in parts if not part.startswith(TAGS)]
    place = next(at for at, part in enumerate(parts) if part in PREDICATES)
    sides = [frozenset(map(squeeze, "".join(side).split("|"))) for side in (parts[:place], parts[place + 1 :])]
    return Line(sides[0], parts[place], sides[1], tags)


def name_sides(extract: Extract, statement: Statement) -> tuple[set[str], set[str]]:
    """Every name of the two sides of a statement; the doer of a passage that names none is *."""
    names = {one.key: {squeeze(one.name), *map(squeeze, one.aliases)} for one in extract.entities}
    frame = {extract.frame.area, extract.frame.voice}
    return tuple(names[key] | ({"*"} if key in frame else set()) for key in (statement.subject, statement.object))  # type: ignore[return-value]


def agrees(line: Line, predicate: str, sides: tuple[set[str], set[str]]) -> bool:
    """Whether a line is a statement with these sides; partners stand in either order."""
    if line.predicate != predicate:
        return False
    straight = bool(line.subject & sides[0] and line.object & sides[1])
    return straight or (predicate == "partnersWith" and bool(line.subject & sides[1] and line.object & sides[0]))


def judge_passage(case: dict[str, list[str]]) -> Judged:
    """What the extractor makes of one passage against what it says."""
    text = str(case["text"])
    says, may = [read_line(one) for one in case.get("says", [])], [read_line(one) for one in case.get("may", [])]
    doer = any("*" in one.subject for one in says)
    extract = read(TITLE + text if doer else text)
    judged = Judged(text)
    for statement in extract.statements:
        if statement.predicate.value not in PREDICATES:
            continue
        sides = name_sides(extract, statement)
        hit = next((one for one in says if agrees(one, statement.predicate.value, sides)), None)
        if hit is not None:
            if hit not in judged.right:
                judged.right.append(hit)
                judged.planned += (hit.tags.get("modality") == "planned") is (statement.modality.value == "Planned")
        elif not any(agrees(one, statement.predicate.value, sides) for one in may):
            shown = Line(frozenset(sides[0]), statement.predicate.value, frozenset(sides[1]))
            judged.wrong.append((shown, statement.evidence[0].rule))
    judged.missed = [one for one in says if one not in judged.right]
    return judged


def list_passages(half: str) -> Iterator[dict[str, list[str]]]:
    """The passages of all banks that are judged, of those that are `seen` or of those that are `held`."""
    for bank in sorted(BANKS.glob("*.toml")):
        cases = tomllib.loads(bank.read_text(encoding="utf-8"))["case"]
        of_half = [
            case for place, case in enumerate(cases) if (place % HELD_EVERY == HELD_EVERY - 1) is (half == "held")
        ]
        yield from of_half[:: JUDGED[half]]


@cache
def judge_half(half: str) -> tuple[Judged, ...]:
    """Every passage of a half, judged."""
    return tuple(judge_passage(case) for case in list_passages(half))


def count_parts(half: str) -> dict[str, Counter[str]]:
    """How many statements of each predicate are right, missed and wrong."""
    counts = {part: Counter[str]() for part in ("right", "missed", "wrong")}
    for one in judge_half(half):
        counts["right"].update(line.predicate for line in one.right)
        counts["missed"].update(line.predicate for line in one.missed)
        counts["wrong"].update(line.predicate for line, _ in one.wrong)
    return counts


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_what_passages_say_is_found_and_plans_are_plans(half: str) -> None:
    counts = {part: sum(tally.values()) for part, tally in count_parts(half).items()}
    least_recall, least_precision = FLOORS[half]
    assert counts["right"] / (counts["right"] + counts["missed"]) >= least_recall
    assert counts["right"] / (counts["right"] + counts["wrong"]) >= least_precision
    judged = judge_half(half)
    assert sum(one.planned for one in judged) / counts["right"] >= 0.96
