"""Runs one SPARQL query on a store: for reading only, without the network, within limits."""

import re
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.record import Answer, Dataset, Limits, Table, Triples, Truth
from kg.query.term import from_oxigraph
from kg.vocabulary import PREFIXES

Item = TypeVar("Item")

LONGEST = 100_000
"""Characters of a query: the engine's parser descends into what nests, and a stack has an end."""

DEEPEST = 200
"""Brackets open at once, for the same reason."""

MOST_PARTS = 500
"""Patterns joined one after the other: the engine's plan nests one level for each."""

# The engine asks other servers when it meets SERVICE. Comments, strings and IRIs cannot be told apart without a whole
# parser (`?a<?b#x> '''`), so the word is refused wherever it stands before anything but a closing sign; the name of a
# variable (`?service`) and the local part of a prefixed name (`ex:service`) are read past.
SERVICE = re.compile(r"[?$]\w+|:\w+|(service)(?![\"'),.;\]}]|\Z)", re.IGNORECASE)
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")
PART = re.compile(r"\b(?:BIND|OPTIONAL|MINUS|VALUES|GRAPH|EXISTS|UNION|LATERAL|AS)\b", re.IGNORECASE)
UPDATE = re.compile(
    r"(?:\s|#[^\n]*|PREFIX\s+[\w.-]*:\s*<[^>]*>|BASE\s*<[^>]*>)*+"
    r"\b(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
PLACE = re.compile(r"error at (\d+):(\d+): ")
REASONS = {
    "Prefix not found": "a prefix is used that is not declared",
    "SELECT contains a variable that is unbound": "SELECT names a variable that GROUP BY does not give",
    "is already": "AS names a variable that has a value already",
}


def refuse_danger(sparql: str) -> None:
    """QueryError for a query that would reach the network or that is too large to parse safely."""
    decoded = ESCAPE.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), sparql)
    if any(match[1] for text in (sparql, decoded) for match in SERVICE.finditer(text)):
        raise QueryError(
            "SERVICE is refused: a query reads this build alone",
            "leave SERVICE out, also of comments; ask another server with --endpoint",
        )
    if len(sparql) > LONGEST:
        raise QueryError(f"the query has {len(sparql)} characters", f"at most {LONGEST} are read")
    depth = deepest = 0
    for sign in re.findall(r"[](){}[]", sparql):
        depth += 1 if sign in "({[" else -1
        deepest = max(deepest, depth)
    if deepest > DEEPEST or sum(1 for _ in islice(PART.finditer(sparql), MOST_PARTS + 1)) > MOST_PARTS:
        raise QueryError("the query has too many parts", "split it into several queries")


def explain_mistake(sparql: str, error: SyntaxError) -> QueryError:
    """What is wrong with `sparql`, in plain words with line and column."""
    if UPDATE.match(sparql):
        return QueryError("updates are refused: a build is for reading only", "ask with SELECT, ASK or CONSTRUCT")
    message = str(error)
    place = PLACE.match(message)
    reason = next((words for sign, words in REASONS.items() if sign in message), "")
    if place is None:
        return QueryError(f"SPARQL: {' '.join(message.split())[:200]}")
    line, column = int(place[1]), int(place[2])
    rest = (sparql.split("\n")[line - 1 : line] or [""])[0][column - 1 :].strip()
    near = f"near “{rest[:30]}”" if rest else "at the end of the line"
    return QueryError(f"SPARQL: line {line}, column {column}: {reason or 'not understood'}, {near}")


def take_within(items: Iterable[Item], limits: Limits) -> Iterator[Item]:
    """At most one item more than `limits.rows`; QueryError when `limits.seconds` have gone by."""
    end = time.monotonic() + limits.seconds
    for item in islice(items, limits.rows + 1):
        yield item
        if time.monotonic() > end:
            raise QueryError(f"the query took longer than {limits.seconds:g} seconds", "narrow it or add LIMIT")


def collect_answer(result: object, limits: Limits) -> Answer:
    """The whole answer as records."""
    if isinstance(result, ox.QueryBoolean):
        return Truth(bool(result))
    if isinstance(result, ox.QueryTriples):
        triples = [
            (from_oxigraph(t.subject), from_oxigraph(t.predicate), from_oxigraph(t.object))
            for t in take_within(result, limits)
        ]
        return Triples(tuple(sorted(set(triples[: limits.rows]))), len(triples) > limits.rows)
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError(f"the engine answered with {type(result)}")
    rows = [
        tuple(None if term is None else from_oxigraph(term) for term in solution)
        for solution in take_within(result, limits)
    ]
    variables = tuple(variable.value for variable in result.variables)
    return Table(variables, tuple(rows[: limits.rows]), len(rows) > limits.rows)


def name_graphs(dataset: Dataset | None) -> dict[str, list[ox.NamedNode]]:
    """The dataset as the engine wants it; QueryError for what is no IRI.

    By the protocol, naming any graph replaces the whole dataset: what is not named is not there.
    """
    if dataset is None or not (dataset.default or dataset.named):
        return {}
    try:
        return {
            "default_graph": [ox.NamedNode(iri) for iri in dataset.default],
            "named_graphs": [ox.NamedNode(iri) for iri in dataset.named],
        }
    except ValueError as error:
        raise QueryError(f"a graph's name is no IRI: {error}", "give absolute IRIs") from error


def run_query(
    store: ox.Store, sparql: str, limits: Limits | None = None, dataset: Dataset | None = None, base: str = ""
) -> Answer:
    """The answer of `store` to a SELECT, ASK, CONSTRUCT or DESCRIBE, the usual prefixes being known.

    `base` is what relative IRIs are relative to; without it there are none.

    The limit of seconds is looked at between rows: `run_isolated` also stops a query that never comes to its first.
    Raises QueryError for a query that is wrong, an update, SERVICE, or one that takes too long.
    """
    refuse_danger(sparql)
    try:
        answer = store.query(sparql, prefixes=dict(PREFIXES), base_iri=base or None, **name_graphs(dataset))  # type: ignore[arg-type]
        return collect_answer(answer, limits or Limits())
    except SyntaxError as error:
        raise explain_mistake(sparql, error) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query could not be answered: {' '.join(str(error).split())[:200]}") from error
