"""A small graph that questions are asked, and their answers as plain rows."""

from pathlib import Path

import pyoxigraph as ox

from kg.query import Table, run_query

GRAPH = Path(__file__).parent / "query_graph.ttl"
ID = "https://w3id.org/edukg/id/"


def rows_of(store: ox.Store, sparql: str) -> list[tuple[str, ...]]:
    answer = run_query(store, sparql)
    assert isinstance(answer, Table)
    return [tuple("" if term is None else term.value for term in row) for row in answer.rows]
