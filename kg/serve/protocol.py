"""Reads requests of the SPARQL 1.1 Protocol (W3C Recommendation of 21 March 2013, sections 2.1 and 2.2)."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl

from kg.record import record
from kg.serve.record import TaskError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""")
GRAPHS = ("default-graph-uri", "named-graph-uri")
UPDATE_GRAPHS = ("using-graph-uri", "using-named-graph-uri")


@record
class Operation:
    """What a client wants done: a query or an update, and the graphs it names for it; `form` is `?format=`."""

    words: str
    update: bool = False
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    form: str = ""


def read_operation(method: str, query: str, content_type: str, body: bytes) -> Operation | None:
    """The operation of a request, None for a bare one, which asks for the service description.

    `query` is the query string as sent. Raises TaskError 400 for what the protocol does not allow, 415 for a body of
    another type.
    """
    given = parse_pairs(query)
    if method == "GET":
        if any(name == "update" for name, _ in given):
            raise TaskError(400, "an update is not sent with GET", "send it with POST")
        return make_operation(given, None, update=False) if any(name == "query" for name, _ in given) else None
    kind, _, more = content_type.lower().partition(";")
    kind, charset = kind.strip(), CHARSET.search(more)
    if charset and charset[1] not in ("utf-8", "utf8"):
        raise TaskError(400, f"the body is written in {charset[1]}", "write UTF-8, which alone is read")
    if kind in (QUERY, UPDATE):
        words = decode_body(body)
        if any(name in ("query", "update") for name, _ in given):
            raise TaskError(400, "the query stands in the body and in the address", "send it once")
        return make_operation(given, words, update=kind == UPDATE)
    if kind == FORM:
        return make_form_operation([*given, *parse_pairs(decode_body(body))])
    raise TaskError(415, f"a body of type {kind or 'unknown'} is not read", f"send {FORM}, {QUERY} or {UPDATE}")


def make_form_operation(given: Sequence[tuple[str, str]]) -> Operation:
    """The operation of a form: either a query or an update."""
    names = {name for name, _ in given}
    if {"query", "update"} <= names:
        raise TaskError(400, "a request is either a query or an update", "send them one by one")
    if not {"query", "update"} & names:
        raise TaskError(400, "neither query nor update is given", "send one of them")
    return make_operation(given, None, update="update" in names)


def make_operation(given: Sequence[tuple[str, str]], words: str | None, *, update: bool) -> Operation:
    """The operation of the parameters; TaskError 400 where one that may stand once stands twice."""
    if words is None:
        found = [value for name, value in given if name == ("update" if update else "query")]
        if len(found) > 1:
            raise TaskError(400, "more than one query is given", "send them one by one")
        words = found[0]
    default, named = UPDATE_GRAPHS if update else GRAPHS
    return Operation(
        words,
        update,
        tuple(value for name, value in given if name == default),
        tuple(value for name, value in given if name == named),
        next((value for name, value in given if name == "format"), ""),
    )


def parse_pairs(text: str) -> list[tuple[str, str]]:
    """Names and values of a query string or form; TaskError 400 if they are no UTF-8 or too many."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise TaskError(400, "the parameters are no UTF-8 text, or too many") from error


def decode_body(body: bytes) -> str:
    """The body as UTF-8, the only encoding that the protocol knows; TaskError 400 otherwise."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TaskError(400, "the body is no UTF-8 text") from error
