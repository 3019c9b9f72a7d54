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
from urllib.parse import urlsplit

import httpx2
from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results, serialize

from kg.errors import PushError
from kg.record import record

PIECE = 1000
"""Triples of a piece: servers bound the length of a request, Virtuoso that of an INSERT DATA."""
FOLDER = ".push"
METHODS = ("graph-store", "update")
AUTHENTICATIONS = ("basic", "digest", "bearer")
Progress = Callable[[int, int], None]
"""Told after each piece: triples sent, of how many."""


@record
class Target:
    """Where a build goes: the address to write to, the graph there, and the address that counts ("" where there is none).

    `user` and `secret` are sent by `authentication`; a bearer's token is its secret.
    """

    endpoint: str
    graph: str
    method: str = "graph-store"
    counter: str = ""
    authentication: str = "basic"
    user: str = ""
    secret: str = ""
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
    with open_client(target) as client:
        sent = state.sent
        for piece in cut_pieces(turtle, sent):
            send_piece(client, target, piece, first=sent == 0)
            sent = min(sent + PIECE, total)
            state.keep(sent)
            if progress:
                progress(sent, total)
        counted = count_graph(client, target) if target.counter else None
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
        """Begin anew next time."""
        self.file.unlink(missing_ok=True)


def check_target(target: Target) -> None:
    """PushError for an address or graph that cannot be one."""
    for address in (target.endpoint, *([target.counter] if target.counter else [])):
        if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
            raise PushError(f"{address}: is no address of a server", "it begins with http:// or https://")
    try:
        NamedNode(target.graph)
    except ValueError as error:
        raise PushError(f"{target.graph}: is no IRI", "name the graph by an absolute IRI with --graph") from error


def open_client(target: Target) -> httpx2.Client:
    """What talks to the server; it follows no redirection, so that secrets stay where the user sends them."""
    auth: Any = None
    headers = {"User-Agent": "edukg"}
    if target.authentication == "bearer" and target.secret:
        headers["Authorization"] = f"Bearer {target.secret}"
    elif target.user:
        kind = httpx2.DigestAuth if target.authentication == "digest" else httpx2.BasicAuth
        auth = kind(target.user, target.secret)
    return httpx2.Client(auth=auth, headers=headers, timeout=target.seconds, follow_redirects=False)


def cut_pieces(turtle: Path, sent: int) -> Iterator[list[Triple]]:
    """The triples from number `sent` on, in the order of the file, in pieces."""
    triples = islice((quad.triple for quad in parse(path=turtle, format=RdfFormat.TURTLE)), sent, None)
    while piece := list(islice(triples, PIECE)):
        yield piece


def send_piece(client: httpx2.Client, target: Target, piece: list[Triple], *, first: bool) -> None:
    """Send one piece; the first replaces what is there."""
    lines = serialize(piece, format=RdfFormat.N_TRIPLES) or b""
    if target.method == "graph-store":
        call(
            client, "PUT" if first else "POST", target.endpoint, params={"graph": target.graph}, content=lines,
            headers={"Content-Type": "application/n-triples"},
        )  # fmt: skip
        return
    words = f"INSERT DATA {{ GRAPH <{target.graph}> {{\n{lines.decode()}}} }}"
    if first:
        call(client, "POST", target.endpoint, data={"update": f"DROP SILENT GRAPH <{target.graph}>"})
    call(client, "POST", target.endpoint, data={"update": words})


def count_graph(client: httpx2.Client, target: Target) -> int:
    """How many triples the server says that the graph holds."""
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{target.graph}> {{ ?s ?p ?o }} }}"
    accept = {"Accept": "application/sparql-results+json"}
    answer = call(client, "POST", target.counter, data={"query": query}, headers=accept)
    try:
        rows: Any = parse_query_results(answer.content, QueryResultsFormat.JSON)
        return int(next(iter(rows))["n"].value)
    except (SyntaxError, ValueError, TypeError, KeyError, StopIteration) as error:
        raise PushError(f"{target.counter}: the count cannot be read", "is this a SPARQL endpoint?") from error


def call(client: httpx2.Client, method: str, address: str, **options: Any) -> httpx2.Response:
    """The server's answer; PushError, in plain words, for everything that fails."""
    try:
        answer = client.request(method, address, **options)
    except httpx2.HTTPError as error:
        raise PushError(
            f"{address}: no answer: {error}", "is the server running? what was sent is kept: push again"
        ) from error
    if not answer.is_success:
        said = " ".join(answer.text[:300].split())
        raise PushError(
            f"{address}: the server answered {answer.status_code}: {said}", "may you write there? see --auth"
        )
    return answer
