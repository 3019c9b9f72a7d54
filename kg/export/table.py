"""Tables: statements, entities and observations as CSV that opens in a spreadsheet."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from kg.export.facts import (
    FIGURE,
    QUALIFIERS,
    EntityRow,
    Facts,
    ObservationRow,
    Passage,
    StatementRow,
    read_facts,
)

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP archive can tell: the same graph gives the same bytes

_PASSAGE = ("document", "quote", "start", "end")
_STATEMENT = ("subject", "predicate", "object", *QUALIFIERS, *_PASSAGE, "subject_iri", "object_iri", "statement_iri")
_ENTITY = ("label", "kind", "types", "aliases", "code", "masked", "inferred", "documents", "iri")
_OBSERVATION = ("about", *FIGURE, *_PASSAGE, "about_iri", "observation_iri")


def write_csv(build: Path, file: Path) -> tuple[Path, ...]:
    """Write three tables: `file` itself and two beside it, or one archive where `file` ends in .zip.

    A statement or observation has a row for every passage that says it.
    """
    facts = read_facts(build)
    tables = {
        "": _format_table(_STATEMENT, _statement_cells(facts)),
        "-entities": _format_table(_ENTITY, map(_entity_cells, facts.entities)),
        "-observations": _format_table(_OBSERVATION, _observation_cells(facts)),
    }
    if file.suffix.lower() == ".zip":
        _write_archive({f"{name[1:] or 'statements'}.csv": data for name, data in tables.items()}, file)
        return (file,)
    files = {file.with_name(f"{file.stem}{name}{file.suffix}"): data for name, data in tables.items()}
    for path, data in files.items():
        path.write_bytes(data)
    return tuple(files)


def guard_cell(cell: str) -> str:
    """Put a quotation mark before what a spreadsheet would run as a formula; numbers stay numbers.

    >>> guard_cell("=HYPERLINK(1)"), guard_cell("-4.5"), guard_cell("箭盘山小学")
    ("'=HYPERLINK(1)", '-4.5', '箭盘山小学')
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _format_table(header: tuple[str, ...], rows: Iterator[list[str]]) -> bytes:
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(header)
    writer.writerows([guard_cell(cell) for cell in row] for row in rows)
    return output.getvalue().encode("utf-8-sig")  # without the mark, Excel reads UTF-8 as GBK


def _write_archive(files: dict[str, bytes], file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)


def _statement_cells(facts: Facts) -> Iterator[list[str]]:
    for row in facts.statements:
        yield from (_statement_row(row, passage, facts.labels) for passage in row.passages or (None,))


def _statement_row(row: StatementRow, passage: Passage | None, labels: dict[str, str]) -> list[str]:
    return [
        labels.get(row.subject, row.subject),
        row.predicate,
        labels.get(row.object, row.object),
        *_field_cells(row, QUALIFIERS),
        *_passage_cells(passage),
        row.subject,
        row.object,
        row.iri,
    ]


def _observation_cells(facts: Facts) -> Iterator[list[str]]:
    for row in facts.observations:
        yield from (_observation_row(row, passage, facts.labels) for passage in row.passages or (None,))


def _observation_row(row: ObservationRow, passage: Passage | None, labels: dict[str, str]) -> list[str]:
    return [
        labels.get(row.about, row.about),
        *_field_cells(row, FIGURE),
        *_passage_cells(passage),
        row.about,
        row.iri,
    ]


def _field_cells(row: StatementRow | ObservationRow, fields: tuple[str, ...]) -> Iterator[str]:
    for field in fields:
        value = getattr(row, field)
        yield str(value).lower() if isinstance(value, bool) else value


def _passage_cells(passage: Passage | None) -> list[str]:
    return [passage.document, passage.quote, str(passage.start), str(passage.end)] if passage else [""] * 4


def _entity_cells(row: EntityRow) -> list[str]:
    flags = [str(flag).lower() for flag in (row.masked, row.inferred)]
    lists = [" | ".join(values) for values in (row.types, row.aliases)]
    return [row.label, row.kind, *lists, row.code, *flags, " | ".join(row.documents), row.iri]
