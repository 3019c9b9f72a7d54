"""`kg push`: a build into a SPARQL server."""

import os
from pathlib import Path

import click

from kg.cli.console import ANY_PATH, say, show_progress
from kg.push import METHODS, Target, push_build
from kg.remote import AUTHENTICATIONS, Login

SECRET = "EDUKG_PUSH_SECRET"  # noqa: S105 -- the name of a variable


@click.command(name="push")
@click.argument("out", type=ANY_PATH)
@click.option("--endpoint", required=True, metavar="URL", help="where the server takes graphs, or updates")
@click.option(
    "--graph", default="https://w3id.org/edukg/graph", show_default=True, metavar="IRI", help="graph to replace"
)
@click.option(
    "--method", type=click.Choice(METHODS), default="graph-store", show_default=True, help="the protocol to write by"
)
@click.option("--count-at", default="", metavar="URL", help="SPARQL endpoint that counts what arrived")
@click.option(
    "--auth", type=click.Choice(AUTHENTICATIONS), default="basic", show_default=True, help="how the server knows you"
)
@click.option("--user", default="", help=f"user there; the password, or a bearer's token, stands in ${SECRET}")
def command(out: Path, endpoint: str, graph: str, method: str, count_at: str, auth: str, user: str) -> None:
    """把构建装入任何 SPARQL 服务器。

    Loads the build OUT into a graph of a SPARQL server, in pieces, in place of what the graph held. A transfer that
    breaks off goes on where it stood when the command is given again.

    \b
    kg push out --endpoint http://localhost:3030/ds/data --count-at http://localhost:3030/ds/query
    kg push out --endpoint http://localhost:8890/sparql-graph-crud-auth --auth digest --user dba
    """
    login = Login(auth, user, os.environ.get(SECRET, ""))
    target = Target(endpoint, graph, method, count_at, login)
    with show_progress("sending") as progress:
        sent, counted = push_build(out, target, progress)
    same = "，服务器计数相同 and the server counts as many" if counted is not None else ""
    say(f"已装入 loaded {graph}: {sent:,} 条三元组 triples{same}")
