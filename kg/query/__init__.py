"""Asks a build in SPARQL, answers saved questions and describes one entity.

`kg.query.endpoint`, which asks other servers, is not imported here: processes that answer one query need no client.
"""

from kg.query.answer import convert_turtle, format_answer
from kg.query.ask import explain_mistake, refuse_danger, run_query
from kg.query.card import render_card
from kg.query.describe import QUALIFIERS, describe_entity
from kg.query.difference import compare_builds
from kg.query.difference_text import render_difference, write_difference
from kg.query.isolate import limit_memory, run_isolated
from kg.query.names import find_entities, list_names, name_term, read_terms
from kg.query.questions import find_question, list_questions
from kg.query.record import Answer, Dataset, Difference, EntityCard, Limits, Question, Table, Term, Triples, Truth
from kg.query.renew import renew_store
from kg.query.resource import describe_node
from kg.query.store import look_up, open_store, scan_store, scan_turtle, select, write_store

__all__ = [
    "QUALIFIERS",
    "Answer",
    "Dataset",
    "Difference",
    "EntityCard",
    "Limits",
    "Question",
    "Table",
    "Term",
    "Triples",
    "Truth",
    "compare_builds",
    "convert_turtle",
    "describe_entity",
    "describe_node",
    "explain_mistake",
    "find_entities",
    "find_question",
    "format_answer",
    "limit_memory",
    "list_names",
    "list_questions",
    "look_up",
    "name_term",
    "open_store",
    "read_terms",
    "refuse_danger",
    "render_card",
    "render_difference",
    "renew_store",
    "run_isolated",
    "run_query",
    "scan_store",
    "scan_turtle",
    "select",
    "write_difference",
    "write_store",
]
