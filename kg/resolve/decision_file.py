"""The file of decisions: read, put together, and written whole or not at all."""

import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.errors import DecisionError
from kg.model import Choice, Decision, Kind

COLUMNS = ("kind", "left", "left_area", "right", "right_area", "verdict", "note")
KINDS = tuple(kind for kind in Kind if kind is not Kind.AREA)
MOST = 16 << 20
"""Bytes of the largest file that is read."""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a CSV file; DecisionError, naming file and line, for what it cannot mean."""
    try:
        if path.stat().st_size > MOST:
            raise DecisionError(f"{path}: is too large for decisions", "check which file was given")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DecisionError(f"{path}: {error.strerror}", "check the file of decisions") from error
    except UnicodeDecodeError as error:
        raise DecisionError(f"{path}: is no UTF-8 text", "save it as CSV in UTF-8") from error
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return tuple(sorted(set(read_rows(rows, path))))
    except csv.Error as error:
        raise DecisionError(f"{path}:{rows.line_num}: {error}", "save it as CSV again") from error


def read_rows(rows: Iterator[list[str]], path: Path) -> Iterator[Decision]:
    """The decisions of the rows of a file, empty ones left out."""
    header = next(rows, [])
    if [cell.strip() for cell in header] != list(COLUMNS):
        raise DecisionError(
            f"{path}:1: the columns are not {','.join(COLUMNS)}", "keep the first row as it was written"
        )
    for line, row in enumerate(rows, start=2):
        if any(cell.strip() for cell in row):
            yield read_row([cell.strip() for cell in row], f"{path}:{line}")


def read_row(row: Sequence[str], place: str) -> Decision:
    """The decision of one row.

    >>> read_row(["School", "八中", "", "第八中学", "柳州市", "same", ""], "decisions.csv:2").choice.value
    'same'
    """
    if len(row) != len(COLUMNS):
        raise DecisionError(f"{place}: {len(row)} cells, not {len(COLUMNS)}", "give every column a cell")
    kind, left, left_area, right, right_area, verdict, note = row
    if kind not in KINDS:
        raise DecisionError(f"{place}: unknown kind {kind!r}", f"one of {', '.join(KINDS)}")
    if verdict not in list(Choice):
        raise DecisionError(f"{place}: unknown verdict {verdict!r}", f"one of {', '.join(Choice)}")
    if not left or not right:
        raise DecisionError(f"{place}: a name is missing", "give both names")
    return order_decision(Decision(Kind(kind), left, left_area, right, right_area, Choice(verdict), note))


def order_decision(one: Decision) -> Decision:
    """The decision with its two names in order: it says the same either way round."""
    if (one.left, one.left_area) <= (one.right, one.right_area):
        return one
    return Decision(one.kind, one.right, one.right_area, one.left, one.left_area, one.choice, one.note)


def merge_decisions(older: Iterable[Decision], newer: Iterable[Decision]) -> tuple[Decision, ...]:
    """All decisions, of two on one pair the newer."""
    by_pair = {name_pair(one): one for one in map(order_decision, (*older, *newer))}
    return tuple(sorted(by_pair.values()))


def name_pair(one: Decision) -> tuple[str, str, str, str, str]:
    """The pair that a decision is on."""
    return one.kind, one.left, one.left_area, one.right, one.right_area


def format_decisions(decisions: Iterable[Decision]) -> bytes:
    """The decisions as CSV in UTF-8, with the mark by which spreadsheets know it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        (one.kind.value, one.left, one.left_area, one.right, one.right_area, one.choice.value, one.note)
        for one in sorted(decisions)
    )
    return text.getvalue().encode("utf-8-sig", "replace")


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write the file whole or not at all; DecisionError where that cannot be done."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(format_decisions(decisions))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise DecisionError(f"{path}: {error.strerror}", "check that the folder may be written") from error
