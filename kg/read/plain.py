"""Reads plain text."""

from kg.errors import ReadError
from kg.read.content import Content
from kg.read.decode import decode_text

BINARY = b"\x00"


def read_text(data: bytes) -> Content:
    """The text of a .txt file; ReadError if it holds no text but a program's data."""
    raw = decode_text(data)
    if "\x00" in raw:
        raise ReadError("this is not a text file", "open it in the program that made it and save it as .docx or .txt")
    return Content(raw)
