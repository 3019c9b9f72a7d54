"""Reads the sheets of workbooks: .xlsx, and .xls and .et of older Office and WPS."""

import io
import re
import zipfile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from kg.errors import ReadError
from kg.model import MarkKind
from kg.read.archive import BROKEN, load_part, parse_xml, unpack_part
from kg.read.builder import Builder
from kg.read.cells import fill_down, find_percent_styles, read_place, tell_value
from kg.read.content import Content
from kg.read.grid import MAX_CELLS, add_grid

DAMAGED = ("the file is damaged or no workbook", "open it in Excel or WPS and save it again as .xlsx")
DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
"""The name of a sheet that nobody named."""
MAX_SHEETS = 500
MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that all parts of a workbook may unpack to."""
CELL = re.compile(rb"<(?:\w{1,20}:)?c\s([^<>]{0,300})>")
ATTRIBUTE = re.compile(rb"\b([rs])=[\"']([A-Z0-9]{1,12})[\"']")
Percents = dict[int, set[tuple[int, int]]]
"""By the number of a sheet the cells that show percentages."""


def read_workbook(data: bytes) -> Content:
    """The rows of all sheets that are shown, each below its name; ReadError if the file is damaged, locked or too large."""
    percents = check_parts(data) if data.startswith(b"PK") else {}
    try:
        return read_sheets(CalamineWorkbook.from_filelike(io.BytesIO(data)), percents)
    except PasswordError as error:
        raise ReadError("the file is locked with a password", "save it without password") from error
    except (CalamineError, *BROKEN) as error:
        raise ReadError(*DAMAGED) from error
    except BaseException as error:
        # A library in Rust that meets a flaw of its own raises what is no Exception.
        if type(error).__name__ == "PanicException":
            raise ReadError(*DAMAGED) from error
        raise


def read_sheets(workbook: CalamineWorkbook, percents: Percents) -> Content:
    """The content of all sheets that are shown; those that are hidden are noted."""
    builder = Builder()
    title = ""
    hidden: list[str] = []
    for number, about in enumerate(workbook.sheets_metadata[:MAX_SHEETS]):
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        if about.visible is not SheetVisibleEnum.Visible:
            hidden.append(about.name)
            continue
        rows = list_rows(workbook.get_sheet_by_index(number), percents.get(number, set()))
        if any(any(row) for row in rows) and not DEFAULT_NAME.fullmatch(about.name.strip()):
            builder.add_line(about.name.strip(), MarkKind.HEADING, 1)
        title = title or add_grid(builder, rows)
    notes = tuple(f"the hidden sheet {name!r} is not read" for name in hidden)
    return builder.finish(title, notes)


def list_rows(sheet: CalamineSheet, percents: set[tuple[int, int]]) -> list[list[str]]:
    """The words of every cell, row by row from the first cell of the sheet on; ReadError if there are too many."""
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise ReadError(f"a sheet has more than {MAX_CELLS:,} cells", "delete its empty rows and columns, or split it")
    rows = [
        [tell_value(value, percent=(row, column) in percents) for column, value in enumerate(values)]
        for row, values in enumerate(sheet.to_python(skip_empty_area=False))
    ]
    fill_down(rows, dict(sheet.merged_cell_ranges or ()))
    return rows


def check_parts(data: bytes) -> Percents:
    """The cells that show percentages; ReadError if a part unpacks too far or a sheet claims too many cells.

    The library keeps room for every cell up to the last one, and ends the process where there is none.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = 0
            for info in archive.infolist():
                unpacked += len(unpack_part(archive, info)) if not info.filename.startswith("xl/media/") else 0
                if unpacked > MAX_UNPACKED:
                    raise ReadError(f"the file unpacks to more than {MAX_UNPACKED // 2**20} MB", "split the file")
            return read_percents(archive)
    except BROKEN as error:
        raise ReadError(*DAMAGED) from error


def read_percents(archive: zipfile.ZipFile) -> Percents:
    """The cells of each sheet that show percentages, by the sheets' order; ReadError for sheets of too many cells."""
    styles = load_part(archive, "xl/styles.xml")
    shown = find_percent_styles(parse_xml(styles)) if styles else frozenset()
    scanned = {
        name: scan_cells(load_part(archive, name), shown)
        for name in archive.namelist()
        if name.startswith("xl/worksheets/") and name.endswith(".xml")
    }
    return {number: scanned.get(name, set()) for number, name in enumerate(list_sheet_parts(archive))}


def scan_cells(sheet: bytes, shown: frozenset[str]) -> set[tuple[int, int]]:
    """The cells of a sheet whose style is one of `shown`; ReadError if they lie too far apart."""
    found: set[tuple[int, int]] = set()
    height = width = 0
    for match in CELL.finditer(sheet):
        told = dict(ATTRIBUTE.findall(match[1]))
        if b"r" not in told:
            continue
        row, column = read_place(told[b"r"].decode())
        height, width = max(height, row + 1), max(width, column + 1)
        if height * width > MAX_CELLS:
            raise ReadError(
                f"a sheet has more than {MAX_CELLS:,} cells", "delete its empty rows and columns, or split it"
            )
        if told.get(b"s", b"").decode() in shown:
            found.add((row, column))
    return found


def list_sheet_parts(archive: zipfile.ZipFile) -> list[str]:
    """The part that holds each sheet, in the order of the workbook."""
    book, links = load_part(archive, "xl/workbook.xml"), load_part(archive, "xl/_rels/workbook.xml.rels")
    if not book or not links:
        return []
    targets = {node.get("Id", ""): node.get("Target", "") for node in parse_xml(links).iter("{*}Relationship")}
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    names = [targets.get(node.get(relation, ""), "") for node in parse_xml(book).iter("{*}sheet")]
    return [name.lstrip("/") if name.startswith("/") else f"xl/{name}" for name in names]
