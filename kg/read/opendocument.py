"""Reads text documents of OpenDocument (.odt): headings, paragraphs and tables in order."""

from collections.abc import Iterator

from lxml import etree

from kg.errors import ReadError
from kg.model import MarkKind
from kg.read.archive import load_part, open_archive, parse_xml
from kg.read.builder import Builder
from kg.read.content import Content

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
SKIPPED = {
    f"{TEXT}tracked-changes",
    f"{OFFICE}annotation",
    f"{OFFICE}forms",
    f"{TEXT}note-citation",
    f"{TEXT}ruby-text",
}
"""What holds no text of the author's, such as what was deleted."""
SIGNS = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}
DAMAGED = ("the file is damaged or no OpenDocument text", "open it in LibreOffice or WPS and save it as .docx")
MAX_REPEATED = 50
"""A cell that claims to be repeated more often stands once: it only fills the sheet's edge."""


def read_opendocument(data: bytes) -> Content:
    """The text of a .odt file with its headings and rows marked; ReadError if it is damaged or encrypted."""
    archive = open_archive(data)
    manifest = load_part(archive, "META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise ReadError("the file is locked with a password", "save it without password")
    content = load_part(archive, "content.xml")
    body = parse_xml(content).find(f"{OFFICE}body") if content else None
    if body is None:
        raise ReadError(*DAMAGED)
    builder = Builder()
    for block in list_blocks(body):
        add_block(builder, block)
    meta = load_part(archive, "meta.xml")
    title = parse_xml(meta).find(f".//{TITLE}") if meta else None
    return builder.finish((title.text or "").strip() if title is not None else "")


def list_blocks(root: etree._Element) -> Iterator[etree._Element]:
    """The headings, paragraphs and tables of the body in order, also those in lists, sections and frames."""
    pending = [root]
    while pending:
        node = pending.pop()
        if node.tag in {f"{TEXT}p", f"{TEXT}h", f"{TABLE}table"}:
            yield node
        elif node.tag not in SKIPPED:
            pending += reversed(node)


def add_block(builder: Builder, block: etree._Element) -> None:
    """Add a heading, a paragraph or all rows of a table."""
    if block.tag == f"{TABLE}table":
        for cells in list_rows(block):
            builder.add_line("\t".join(cells), MarkKind.ROW)
        return
    words = join_text(block)
    if block.tag == f"{TEXT}h":
        level = block.get(f"{TEXT}outline-level", "1")
        builder.add_line(words.replace("\n", " "), MarkKind.HEADING, int(level) if level in set("123456789") else 1)
        return
    for line in words.split("\n"):
        builder.add_line(line)


def join_text(paragraph: etree._Element) -> str:
    """The text of a paragraph, without what was deleted or noted at its edge."""
    parts: list[str] = []
    pending: list[tuple[etree._Element, bool]] = [(paragraph, False)]
    while pending:
        node, left = pending.pop()
        if left:
            parts.append(node.tail or "")
            continue
        if node is not paragraph:
            pending.append((node, True))
        if node.tag in SIGNS:
            parts.append(SIGNS[node.tag])
        elif node.tag not in SKIPPED:
            parts.append(node.text or "")
            pending += [(child, False) for child in reversed(node)]
    return "".join(parts)


def list_rows(table: etree._Element) -> Iterator[list[str]]:
    """The cells of each row; a cell that spans rows says its words again in each."""
    held: dict[int, tuple[int, str]] = {}
    for row in table.iter(f"{TABLE}table-row"):
        if next(row.iterancestors(f"{TABLE}table")) is not table:
            continue
        cells: list[str] = []
        for cell in row:
            if cell.tag == f"{TABLE}covered-table-cell":
                rows, words = held.get(len(cells), (0, ""))
                held[len(cells)] = (rows - 1, words)
                cells.append(words if rows > 0 else "")
            elif cell.tag == f"{TABLE}table-cell":
                words = " ".join(" ".join(join_text(part).split()) for part in cell.iter(f"{TEXT}p")).strip()
                held[len(cells)] = (read_count(cell, "number-rows-spanned") - 1, words)
                cells += [words] * read_count(cell, "number-columns-repeated")
        yield cells


def read_count(cell: etree._Element, name: str) -> int:
    """How many rows or columns a cell stands for, 1 where it claims too many."""
    value = cell.get(f"{TABLE}{name}", "")
    return (
        int(value) if value.isascii() and value.isdigit() and len(value) < 4 and 0 < int(value) <= MAX_REPEATED else 1
    )
