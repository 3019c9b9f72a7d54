"""Puts the raw text of a structured file together and notes what its format says of each stretch."""

from typing import Self

from kg.errors import ReadError
from kg.model import Mark, MarkKind, Span
from kg.read.content import MAX_CHARS, Content


class Builder:
    """Raw text that grows block by block; every block is a line of its own."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []

    def add_line(self, words: str, kind: MarkKind | None = None, level: int = 0) -> None:
        """Add a line with its end, and a mark over it if it has a kind; ReadError when the text grows too long."""
        start = self.length
        self.parts += [words, "\n"]
        self.length += len(words) + 1
        if self.length > MAX_CHARS:
            raise ReadError(f"more than {MAX_CHARS:,} characters", "split the file")
        if kind and words.strip():
            self.marks.append(Mark(Span(start, start + len(words)), kind, level))

    def add_content(self, content: Content) -> Self:
        """Add a text that another reader read, with its marks."""
        start = self.length
        self.parts.append(content.raw)
        self.length += len(content.raw)
        self.marks += [
            Mark(Span(mark.span.start + start, mark.span.end + start), mark.kind, mark.level) for mark in content.marks
        ]
        return self

    def finish(self, title: str = "", notes: tuple[str, ...] = ()) -> Content:
        """The content of the file."""
        return Content("".join(self.parts), tuple(sorted(self.marks)), title, notes)
