"""Cuts clean text into sentences, headings and table rows."""

from kg.segment.split import split_sentences

__all__ = ["split_sentences"]
