"""Loads `ontology/`, what an education officer may change, and refuses what it does not know."""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.errors import RulesError


@cache
def find_ontology() -> Path:
    """The folder `ontology/`: inside the installed package, else beside it in a clone; RulesError if neither is there."""
    here = Path(__file__).resolve().parent
    for folder in (here / "ontology", here.parent / "ontology"):
        if (folder / "terms").is_dir():
            return folder
    raise RulesError("the folder ontology/ is missing", "install edukg again, or clone it whole")


def read_table(name: str, columns: Sequence[str]) -> tuple[dict[str, str], ...]:
    """The rows of `ontology/<name>` (CSV, UTF-8, one header line), each with exactly `columns`.

    Lines that start with ``#`` are comments. Raises RulesError, naming file and line, for another header or a row
    with too few or too many cells.
    """
    path = find_ontology() / name
    rows: list[dict[str, str]] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header: list[str] = []
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            if not header:
                header = cells
                if header != list(columns):
                    raise RulesError(f"{path.name}:{reader.line_num}: columns {header}", f"expected {list(columns)}")
                continue
            if len(cells) != len(header):
                raise RulesError(f"{path.name}:{reader.line_num}: {len(cells)} cells", f"the header has {len(header)}")
            rows.append(dict(zip(header, (cell.strip() for cell in cells), strict=True)))
    return tuple(rows)
