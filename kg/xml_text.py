"""What XML can hold: it has no way to write control characters."""

import re

import pyoxigraph as ox

NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that XML cannot hold, or, as a carriage return, gives back as another."""


def clean_text(text: str) -> str:
    r"""The text with U+FFFD for every character that XML cannot hold.

    >>> clean_text("翠桐\x0c小学")
    '翠桐\ufffd小学'
    """
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def clean_triple(triple: ox.Triple) -> ox.Triple:
    """The triple with its literal so cleaned."""
    term = triple.object
    if not (isinstance(term, ox.Literal) and NOT_XML.search(term.value)):
        return triple
    chars = clean_text(term.value)
    kept = ox.Literal(chars, language=term.language) if term.language else ox.Literal(chars, datatype=term.datatype)
    return ox.Triple(triple.subject, triple.predicate, kept)
