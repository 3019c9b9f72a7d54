"""Loads a build into a SPARQL server elsewhere: in pieces, so that a broken transfer goes on where it stood, and counted.

Two ways are known: the SPARQL 1.1 Graph Store HTTP Protocol (PUT for the first piece, POST for the others) and SPARQL 1.1
Update (DROP, then INSERT DATA). A build has no blank nodes, so that a piece sent twice is the same as a piece sent once.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results, serialize

from kg.errors import PushError
from kg.record import record
from kg.remote import Login, Remote, check_address

PIECE = 1000
"""Triples of a piece: servers bound the length of a request, Virtuoso that of an INSERT DATA."""
FOLDER = ".push"
METHODS = ("graph-store", "update")
KEPT = "is the server running? what was sent is kept: push again"
Progress = Callable[[int, int], None]
"""Told after each piece: triples sent, of how many."""


@record
class Target:
    """Where a build goes: the address to write to, the graph there, and the address that counts ("" where there is none)."""

    endpoint: str
    graph: str
    method: str = "graph-store"
    counter: str = ""
    login: Login = Login()
    seconds: float = 120.0


def push_build(out: Path, target: Target, progress: Progress | None = None) -> tuple[int, int | None]:
    """Write the build in `out` into a graph of the server; the triples sent, and those the server counts (None untold).

    What was there in the graph is replaced. A transfer that broke off goes on after the last piece that the server
    took, as long as the build is the same. Raises PushError if the server refuses, or counts another number.
    """
    check_target(target)
    turtle = out / "graph.ttl"
    if not turtle.is_file():
        raise PushError(f"{out}: is no build, graph.ttl is missing", "make one: kg build FOLDER -o OUT")
    total = sum(1 for _ in parse(path=turtle, format=RdfFormat.TURTLE))
    state = State(out, turtle, target)
    with Remote(PushError, target.seconds, target.login, KEPT) as remote:
        sent = state.sent
        for piece in cut_pieces(turtle, sent):
            send_piece(remote, target, piece, first=sent == 0)
            sent = min(sent + PIECE, total)
            state.keep(sent)
            if progress:
                progress(sent, total)
        counted = count_graph(remote, target) if target.counter else None
    state.forget()
    if counted is not None and counted != total:
        raise PushError(f"{target.graph}: {total} triples were sent, the server counts {counted}", "push it again")
    return total, counted


class State:
    """How far a transfer has come, kept in the build until it ends."""

    def __init__(self, out: Path, turtle: Path, target: Target) -> None:
        with turtle.open("rb") as file:
            self.digest = hashlib.file_digest(file, "sha256").hexdigest()
        name = hashlib.sha256(json.dumps([target.endpoint, target.graph, target.method]).encode()).hexdigest()[:16]
        self.file = out / FOLDER / f"{name}.json"

    @property
    def sent(self) -> int:
        """Triples that the server has taken of this very graph."""
        try:
            told = json.loads(self.file.read_bytes())
        except (OSError, ValueError):
            return 0
        return int(told["sent"]) if told.get("digest") == self.digest and told.get("piece") == PIECE else 0

    def keep(self, sent: int) -> None:
        """Note that so many triples have been taken."""
        self.file.parent.mkdir(exist_ok=True)
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps({"digest": self.digest, "piece": PIECE, "sent": sent}), encoding="utf-8")
        new.replace(self.file)

    def forget(self) -> None:
        """Forget how far a push got, so that the next one begins anew."""
        self.file.unlink(missing_ok=True)


def check_target(target: Target) -> None:
    """PushError for an address or graph that cannot be one."""
    for address in (target.endpoint, *([target.counter] if target.counter else [])):
        check_address(address, PushError)
    try:
        NamedNode(target.graph)
    except ValueError as error:
        raise PushError(f"{target.graph}: is no IRI", "name the graph by an absolute IRI with --graph") from error


def cut_pieces(turtle: Path, sent: int) -> Iterator[list[Triple]]:
    """The triples from number `sent` on, in the order of the file, in pieces."""
    triples = islice((quad.triple for quad in parse(path=turtle, format=RdfFormat.TURTLE)), sent, None)
    while piece := list(islice(triples, PIECE)):
        yield piece


def send_piece(remote: Remote, target: Target, piece: list[Triple], *, first: bool) -> None:
    """Send one piece; the first replaces what is there."""
    lines = serialize(piece, format=RdfFormat.N_TRIPLES) or b""
    if target.method == "graph-store":
        method, kind = "PUT" if first else "POST", {"Content-Type": "application/n-triples"}
        remote.send(method, target.endpoint, params={"graph": target.graph}, content=lines, headers=kind)
        return
    words = f"INSERT DATA {{ GRAPH <{target.graph}> {{\n{lines.decode()}}} }}"
    if first:
        remote.send("POST", target.endpoint, data={"update": f"DROP SILENT GRAPH <{target.graph}>"})
    remote.send("POST", target.endpoint, data={"update": words})


def count_graph(remote: Remote, target: Target) -> int:
    """How many triples the server says that the graph holds."""
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{target.graph}> {{ ?s ?p ?o }} }}"
    accept = {"Accept": "application/sparql-results+json"}
    answer = remote.send("POST", target.counter, data={"query": query}, headers=accept)
    try:
        rows: Any = parse_query_results(answer.content, QueryResultsFormat.JSON)
        return int(next(iter(rows))["n"].value)
    except (SyntaxError, ValueError, TypeError, KeyError, StopIteration) as error:
        raise PushError(f"{target.counter}: the count cannot be read", "is this a SPARQL endpoint?") from error
