"""Reads PDF files: the text they hold, and pictures of pages where these can be recognised."""

from collections.abc import Iterator, Sequence

import pypdfium2

from kg.errors import ReadError
from kg.read.content import MAX_CHARS, Content
from kg.read.decode import normalise_lines
from kg.read.pictures import CURE, MAX_SCANS, can_recognise, recognise_text

MAX_PAGES = 2000
MIN_CHARS_PER_PAGE = 5
"""Pages with hardly a character are pictures."""
DOTS = 200
"""Dots an inch at which a page is drawn to be recognised."""
MAX_SIDE = 4000
"""Dots of the longer side of a page at most."""
SHOWN = 5
"""Pages that a note names."""
PASSWORD = "password"  # noqa: S105 - what the library's message says


def read_pdf(data: bytes) -> Content:
    r"""The text of a PDF file, its pages parted by ``\f``; ReadError if it is damaged, locked or only pictures."""
    document = open_pdf(data)
    try:
        pages = list_pages(document)
        scans = [number for number, page in enumerate(pages) if is_scan(document, number, page)]
        if len(scans) == len(pages) and not can_recognise():
            raise ReadError("the file holds pictures of pages and no text", CURE)
        for number in scans[:MAX_SCANS] if can_recognise() else ():
            pages[number] = recognise_page(document, number)
    finally:
        document.close()
    return Content("\f".join(pages), notes=tuple(note_scans(scans)))


def is_scan(document: pypdfium2.PdfDocument, number: int, words: str) -> bool:
    """Whether a page has hardly a character, and pictures or drawn letters instead."""
    if len(words.strip()) >= MIN_CHARS_PER_PAGE:
        return False
    page = document[number]
    try:
        return next(iter(page.get_objects()), None) is not None
    finally:
        page.close()


def recognise_page(document: pypdfium2.PdfDocument, number: int) -> str:
    """The text in the picture of a page."""
    page = document[number]
    try:
        scale = min(DOTS / 72, MAX_SIDE / max(1.0, *page.get_size()))
        return normalise_lines(recognise_text(page.render(scale=scale).to_numpy()))
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"page {number + 1} is damaged", "print the file to PDF again") from error
    finally:
        page.close()


def note_scans(scans: Sequence[int]) -> Iterator[str]:
    """What was not read of the pages that are pictures."""
    if scans and not can_recognise():
        numbers = ", ".join(str(number + 1) for number in scans[:SHOWN])
        more = " and others" if len(scans) > SHOWN else ""
        yield f"pages that are pictures were not read: {numbers}{more} ({CURE})"
    elif len(scans) > MAX_SCANS:
        yield f"only {MAX_SCANS} of {len(scans)} pages that are pictures were recognised: split the file"


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
