"""Resolves entities across documents, and keeps what people decide about doubtful ones."""

from kg.resolve.book import FILE as BOOK
from kg.resolve.book import Reason, decide, explain, list_doubts, read_book, tell_form, write_book
from kg.resolve.decision_file import merge_decisions, read_decisions, write_decisions
from kg.resolve.decisions import FILE as DECISIONS
from kg.resolve.knowledge import join_documents, resolve_extracts
from kg.resolve.said import order_figure
from kg.resolve.survey import Surveyed, survey_document
from kg.resolve.times import order_statement

__all__ = [
    "BOOK",
    "DECISIONS",
    "Reason",
    "Surveyed",
    "decide",
    "explain",
    "join_documents",
    "list_doubts",
    "merge_decisions",
    "order_figure",
    "order_statement",
    "read_book",
    "read_decisions",
    "resolve_extracts",
    "survey_document",
    "tell_form",
    "write_book",
    "write_decisions",
]
