"""Reads Word files (.docx): paragraphs and tables in order, text boxes and notes behind them."""

import re
from collections.abc import Iterator

from lxml import etree

from kg.errors import ReadError
from kg.model import MarkKind
from kg.read.archive import DAMAGED, load_part, open_archive, parse_xml
from kg.read.builder import Builder
from kg.read.content import Content

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
HEADING = re.compile(r"(?:heading|标题|標題)\s*(\d)", re.IGNORECASE)
SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "txbxContent")}
"""What holds no text of the author's, or holds it in a place of its own."""
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""An older form of what stands beside it: reading both would say everything twice."""
SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
MAX_COLUMNS = 1000
"""A cell that claims to span more columns is counted as one."""


def read_word(data: bytes) -> Content:
    """The text of a .docx file with its headings and rows marked; ReadError if it is damaged or encrypted."""
    archive = open_archive(data)
    body = load_part(archive, "word/document.xml")
    if not body:
        raise ReadError(*DAMAGED)
    root = parse_xml(body)
    levels = read_styles(load_part(archive, "word/styles.xml"))
    builder = Builder()
    for block in list_blocks(root):
        add_block(builder, block, levels)
    for box in root.iter(f"{W}txbxContent"):
        if not any(parent.tag == ALTERNATE for parent in box.iterancestors()):
            for paragraph in box.iter(f"{W}p"):
                builder.add_line(join_text(paragraph))
    for name in NOTES:
        if notes := load_part(archive, name):
            for paragraph in parse_xml(notes).iter(f"{W}p"):
                builder.add_line(join_text(paragraph))
    return builder.finish(read_title(load_part(archive, "docProps/core.xml")))


def list_blocks(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of the body in order, also those inside content controls and insertions."""
    pending = [root]
    while pending:
        node = pending.pop()
        if node.tag in {f"{W}p", f"{W}tbl"}:
            yield node
        elif node.tag not in SKIPPED and node.tag != ALTERNATE:
            pending += reversed(node)


def add_block(builder: Builder, block: etree._Element, levels: dict[str, int]) -> None:
    """Add a paragraph or all rows of a table."""
    if block.tag == f"{W}tbl":
        for cells in list_rows(block):
            builder.add_line("\t".join(cells), MarkKind.ROW)
        return
    style = block.find(f"{W}pPr/{W}pStyle")
    level = levels.get(style.get(f"{W}val", ""), 0) if style is not None else 0
    outline = block.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and outline.get(f"{W}val", "").isdecimal() and int(outline.get(f"{W}val")) < 9:
        level = int(outline.get(f"{W}val")) + 1
    words = join_text(block)
    if level:
        builder.add_line(words.replace("\n", " "), MarkKind.HEADING, level)
    else:
        for line in words.split("\n"):
            builder.add_line(line)


def join_text(paragraph: etree._Element) -> str:
    """The text of a paragraph as it now reads: insertions in, deletions out."""
    parts: list[str] = []
    pending = [paragraph]
    while pending:
        node = pending.pop()
        if node.tag == f"{W}t":
            parts.append(node.text or "")
        elif node.tag in SIGNS:
            parts.append(SIGNS[node.tag])
        elif node.tag not in SKIPPED and node.tag != ALTERNATE:
            pending += reversed(node)
    return "".join(parts)


def list_rows(table: etree._Element) -> Iterator[list[str]]:
    """The cells of each row; a cell merged with the one above repeats its text, so that every row says all."""
    above: dict[int, str] = {}
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue
        cells: list[str] = []
        column = 0
        for cell in list_cells(row):
            words = " ".join(" ".join(join_text(part).split()) for part in cell.iter(f"{W}p")).strip()
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val", "continue") == "continue":
                words = above.get(column, words)
            above[column] = words
            cells.append(words)
            column += read_width(cell)
        yield cells


def list_cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, also those inside content controls; those of a table inside a cell belong to that cell."""
    pending = list(reversed(row))
    while pending:
        node = pending.pop()
        if node.tag == f"{W}tc":
            yield node
        elif node.tag not in SKIPPED:
            pending += reversed(node)


def read_width(cell: etree._Element) -> int:
    """How many columns a cell spans."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(f"{W}val", "") if span is not None else ""
    return int(value) if value.isdecimal() and len(value) < len(str(MAX_COLUMNS)) else 1


def read_styles(data: bytes) -> dict[str, int]:
    """The heading level of each style that is one, by the style's own outline level or its name."""
    levels: dict[str, int] = {}
    for style in parse_xml(data).iter(f"{W}style") if data else ():
        name = style.find(f"{W}name")
        match = HEADING.match(name.get(f"{W}val", "")) if name is not None else None
        if match:
            levels[style.get(f"{W}styleId", "")] = int(match[1])
    return levels


def read_title(data: bytes) -> str:
    """The title in the file's properties; "" if there is none."""
    node = parse_xml(data).find(DC_TITLE) if data else None
    return (node.text or "").strip() if node is not None else ""
