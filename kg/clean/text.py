"""Cleans one source."""

from kg.fold import fold_text
from kg.model import Dropped, Source, Span, Text


def clean_text(source: Source) -> Text:
    """The author's text of `source`."""
    raw = source.raw
    chars = raw.rstrip()
    dropped = (Dropped(Span(len(chars), len(raw)), "layout-space"),) if len(chars) < len(raw) else ()
    return Text(source, chars, fold_text(chars), tuple(range(len(chars))), dropped)
