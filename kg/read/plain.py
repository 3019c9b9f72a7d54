"""Reads plain text and Markdown."""

import re

from kg.errors import ReadError
from kg.model import Mark, MarkKind, Span
from kg.read.content import Content
from kg.read.decode import decode_text

FOREIGN = {b"%PDF-": ".pdf", b"PK\x03\x04": ".docx"}
"""First bytes of other formats, and the ending that files of theirs should have."""
ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]+(?P<words>[^\n]*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
RULE = re.compile(
    r"^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?[ \t]*)?$|^ {0,3}(?:[-*_] ?){3,}$", re.MULTILINE
)
TABLE_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(?P<words>[^*_\n]+?)(?<=\S)\1")
LINK = re.compile(r"!?\[(?P<words>[^\[\]\n]*)\](?P<target>\([^()\n]*\))")


def read_text(data: bytes) -> Content:
    """The text of a .txt file; ReadError if it holds no text but a program's data."""
    for start, suffix in FOREIGN.items():
        if data.startswith(start):
            raise ReadError(f"this is no text file but a {suffix} file", f"rename it so that it ends in {suffix}")
    raw = decode_text(data)
    if "\x00" in raw:
        raise ReadError("this is not a text file", "open it in the program that made it and save it as .docx or .txt")
    return Content(raw)


def read_markdown(data: bytes) -> Content:
    """The text of a .md file, its headings and table rows marked, and its signs marked as no part of the text.

    Signs are taken only where they come in pairs: a mask such as ``**中学`` stays.
    """
    raw = read_text(data).raw
    marks = [Mark(Span(*match.span("words")), MarkKind.HEADING, len(match[1])) for match in ATX.finditer(raw)]
    signs = [Span(match.start(), match.start("words")) for match in ATX.finditer(raw)]
    signs += [Span(match.end("words"), match.end()) for match in ATX.finditer(raw)]
    signs += [Span(*match.span()) for match in RULE.finditer(raw)]
    for match in EMPHASIS.finditer(raw):
        signs += [Span(match.start(), match.start("words")), Span(match.end("words"), match.end())]
    for match in LINK.finditer(raw):
        signs += [Span(match.start(), match.start("words")), Span(match.end("words"), match.end())]
    tables = (match for match in TABLE_ROW.finditer(raw) if not RULE.fullmatch(match[0]))
    marks += [Mark(Span(*match.span()), MarkKind.ROW) for match in tables]
    marks += [Mark(span, MarkKind.FURNITURE) for span in signs if span]
    title = next((Span.of(mark.span, raw) for mark in marks if mark.kind is MarkKind.HEADING and mark.level == 1), "")
    return Content(raw, tuple(sorted(marks)), title)
