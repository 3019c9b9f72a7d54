"""Sentences and the persons they name; in the tables 【】 encloses a school or body that is known already (an anchor), tabs part cells."""

import re

from kg.mention.persons import propose_persons
from kg.model import Sentence, SentenceKind, Span


def read_cases(*tables: str) -> list[tuple[str, ...]]:
    """Each sentence with the names in it, parted by blanks."""
    return [tuple(line.split("|")) for table in tables for line in table.strip("\n").split("\n")]


def build_sentence(marked: str, offset: int = 0) -> tuple[Sentence, list[Span]]:
    """A sentence and its anchors."""
    anchors: list[Span] = []
    chars = ""
    for part in re.split(r"(【.*?】)", marked):
        word = part.strip("【】")
        if word != part:
            anchors.append(Span(offset + len(chars), offset + len(chars) + len(word)))
        chars += word
    cells = (
        tuple(Span(offset + m.start(), offset + m.end()) for m in re.finditer(r"[^\t]+", chars))
        if "\t" in chars
        else ()
    )
    kind = SentenceKind.ROW if cells else SentenceKind.PROSE
    span = Span(offset, offset + len(chars))
    return Sentence(span=span, chars=chars, folded=chars.lower(), kind=kind, cells=cells), anchors


def find_names(marked: str) -> list[str]:
    """The names of the persons that a marked sentence is found to name."""
    sentence, anchors = build_sentence(marked)
    return [one.span.of(sentence.chars).replace(" ", "") for one in propose_persons(sentence, anchors)]
