"""Asks a build in SPARQL, answers saved questions and describes one entity."""

from kg.query.answer import format_answer
from kg.query.ask import run_query
from kg.query.card import render_card
from kg.query.describe import describe_entity
from kg.query.endpoint import ask_endpoint
from kg.query.isolate import run_isolated
from kg.query.names import find_entities, name_term
from kg.query.questions import find_question, list_questions
from kg.query.record import Answer, EntityCard, Limits, Question, Table, Term, Triples, Truth
from kg.query.store import open_store, select, write_store

__all__ = [
    "Answer",
    "EntityCard",
    "Limits",
    "Question",
    "Table",
    "Term",
    "Triples",
    "Truth",
    "ask_endpoint",
    "describe_entity",
    "find_entities",
    "find_question",
    "format_answer",
    "list_questions",
    "name_term",
    "open_store",
    "render_card",
    "run_isolated",
    "run_query",
    "select",
    "write_store",
]
