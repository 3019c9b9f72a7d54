"""Tells of what format a file is: its first bytes decide, and its ending where they are those of text."""

import io
import re
import zipfile

from kg.read.archive import BROKEN, LEGACY

ZIPPED = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx", "xl/workbook.bin": ".xlsx", "content.xml": ".odt"}
"""The part that tells one format wrapped in a zip archive from the others."""
STREAMS = {"WordDocument": ".doc", "Workbook": ".xls", "EncryptedPackage": ".docx"}
"""The same for the older container of Office, whose parts are named in UTF-16."""
STARTS = {b"{\\rtf": ".rtf", b"MIME-Version:": ".mht", b"\x89PNG\r\n": ".png", b"\xff\xd8\xff": ".jpg"}
OFFICE = frozenset({".doc", ".wps", ".docx", ".xls", ".et", ".xlsx", ".rtf", ".odt"})
"""Endings that other programs give to web pages and text, so that Office opens them."""
TAGS = (b"<html", b"<!doctype html", b"<table", b"<head", b"<body", b"<meta")
HEAD = 2048
MARKUP = re.compile(rb"<(?:/(?:p|div|span|td|tr|li|h[1-6]|strong|font|section)|br\s?/?)>", re.IGNORECASE)
"""Tags between the words of a page whose source was saved as text."""
LEAST_TAGS, SCANNED = 4, 1 << 16
"""A text is the source of a page if its first bytes hold so many tags, and as many as lines."""


def find_kind(data: bytes, ending: str) -> str:
    r"""The ending that a file with these bytes should have, `ending` where they do not tell another.

    >>> find_kind(b"<html><body>", ".doc"), find_kind(b"{\\rtf1", ".doc"), find_kind("总结".encode(), ".md")
    ('.html', '.rtf', '.md')
    """
    head = data[:HEAD]
    if b"%PDF-" in head[:1024] and ending not in {".md", ".html", ".htm"}:
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return find_zipped(data, ending)
    if data.startswith(LEGACY):
        return next((kind for name, kind in STREAMS.items() if name.encode("utf-16-le") in data), ending)
    for start, kind in STARTS.items():
        if data.startswith(start) and ending != ".eml":
            return kind
    if ending in OFFICE:
        return find_text(head, ending)
    return ".html" if ending == ".txt" and is_markup(data[:SCANNED]) else ending


def is_markup(data: bytes) -> bool:
    r"""Whether some bytes of text are the source of a web page, with as many tags as lines.

    >>> is_markup(b"<p>one</p><p>two</p>three<br>four<br/>"), is_markup(b"one<br>\ntwo\nthree\nfour\n")
    (True, False)
    """
    return len(MARKUP.findall(data)) >= max(LEAST_TAGS, data.count(b"\n"))


def find_zipped(data: bytes, ending: str) -> str:
    """The format of a file that is a zip archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except BROKEN:
        return ending
    return next((kind for name, kind in ZIPPED.items() if name in names), ending)


def find_text(head: bytes, ending: str) -> str:
    """The format of text that bears the ending of an Office file, `ending` where it is no text either."""
    bare = head.replace(b"\x00", b"").lower() if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head.lower()
    if any(tag in bare for tag in TAGS):
        return ".html"
    if b"\x00" in bare or not bare.strip() or len(bare) < 16:
        return ending
    return ".csv" if ending in {".xls", ".et", ".xlsx"} else ".txt"
