"""Cuts clean text into sentences."""

import re

from kg.model import Sentence, SentenceKind, Span, Text

SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?…]+[”’』」》）)】\"']*|\n|$)")


def split_sentences(text: Text) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order."""
    found: list[Sentence] = []
    block = 0
    for match in SENTENCE.finditer(text.chars):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            span = Span(start, start + len(words))
            found.append(Sentence(span, words, span.of(text.folded), SentenceKind.PROSE, block=block))
        block += match[0].endswith("\n")
    return tuple(found)
