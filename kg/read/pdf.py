"""Reads PDF files that hold text."""

import pypdfium2

from kg.errors import ReadError
from kg.read.content import MAX_CHARS, Content
from kg.read.decode import normalise_lines

MAX_PAGES = 2000
MIN_CHARS_PER_PAGE = 5
"""Pages with hardly a character are pictures."""
PASSWORD = "password"  # noqa: S105 - what the library's message says


def read_pdf(data: bytes) -> Content:
    r"""The text of a PDF file, its pages parted by ``\f``; ReadError if it is damaged, locked or only pictures."""
    document = open_pdf(data)
    try:
        pages = list_pages(document)
    finally:
        document.close()
    if sum(len(page.strip()) for page in pages) < MIN_CHARS_PER_PAGE * len(pages):
        raise ReadError("the file holds pictures of pages and no text", "recognise its text (OCR) first")
    return Content("\f".join(pages), (), "")


def open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """The document in `data`; ReadError if it cannot be opened or has no or too many pages."""
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if PASSWORD in str(error).lower():
            raise ReadError("the file is locked with a password", "save it without password") from error
        raise ReadError("the file is damaged or no PDF", "open it in a reader and print it to PDF again") from error
    if not 0 < count <= MAX_PAGES:
        document.close()
        raise ReadError(f"the file has {count} pages", f"between 1 and {MAX_PAGES} are read")
    return document


def list_pages(document: pypdfium2.PdfDocument) -> list[str]:
    """The text of each page; ReadError if there is too much of it."""
    pages: list[str] = []
    length = 0
    for index in range(len(document)):
        try:
            page = document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise ReadError(f"page {index + 1} is damaged", "print the file to PDF again") from error
        words = normalise_lines(text.get_text_range()).replace("\f", "\n")
        text.close()
        page.close()
        length += len(words)
        if length > MAX_CHARS:
            raise ReadError(f"more than {MAX_CHARS:,} characters", "split the file")
        pages.append(words)
    return pages
