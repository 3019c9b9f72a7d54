"""`kg serve`: a build as a web service."""

import os
from pathlib import Path

import click

from kg.cli.console import ANY_PATH, say
from kg.query import Limits
from kg.serve.record import UNKNOWN_LICENCE, ServeSettings
from kg.serve.run import serve_build

TOKEN = "EDUKG_TOKEN"  # noqa: S105 -- the name of a variable


@click.command(name="serve")
@click.argument("out", type=ANY_PATH)
@click.option("--host", default="127.0.0.1", show_default=True, help="address to listen on; 0.0.0.0 opens it to others")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one")
@click.option(
    "--seconds", type=click.FloatRange(min=0, min_open=True), default=30.0, show_default=True, help="longest query"
)
@click.option("--rows", type=click.IntRange(min=1), default=100_000, show_default=True, help="most rows of an answer")
@click.option("--writable", is_flag=True, help=f"take updates from clients that hold the token in ${TOKEN}")
@click.option("--licence", default="", metavar="IRI", help="licence of the data, told at /void")
def command(out: Path, host: str, port: int, seconds: float, rows: int, writable: bool, licence: str) -> None:
    """启动网页、SPARQL 1.1 服务和关联数据。

    Serves the build OUT: pages for people at /, SPARQL 1.1 Protocol at /sparql, and every IRI of the build as a page,
    Turtle or JSON-LD. It listens on this machine alone unless told otherwise.

    \b
    kg serve out
    kg serve out --port 8080 --seconds 10
    """
    token = os.environ.get(TOKEN, "")
    if writable and len(token) < 16:
        raise click.UsageError(f"--writable needs a token of 16 signs or more in the environment variable {TOKEN}")
    limits = Limits(seconds=seconds, rows=rows, memory=1 << 30)
    settings = ServeSettings(limits=limits, token=token if writable else "", licence=licence or UNKNOWN_LICENCE)
    serve_build(out, host, port, settings, lambda address: say(f"打开 open {address}  (Ctrl-C 停止 stops)"))
