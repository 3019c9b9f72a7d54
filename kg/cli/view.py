"""`kg view`: a picture of a build."""

from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, write_result
from kg.cli.query import read_query_file
from kg.view import ENGINES, VIEWS


@click.command(name="view")
@click.argument("out", type=ANY_PATH)
@click.option("--saved", type=click.Choice([view.name for view in VIEWS]), help="which view [default: groups]")
@click.option("--focus", metavar="NAME", help="only what stands around this entity")
@click.option("--depth", type=click.IntRange(min=1), help="steps from the focus [default: 1]")
@click.option("--sparql", metavar="QUERY", help="what a SELECT names or a CONSTRUCT makes")
@click.option("--file", "query_file", type=ANY_PATH, help="file that holds the query")
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], show_default=True, help="what draws the page")
@click.option("-o", "--output", "file", required=True, type=ANY_PATH, help="HTML file to write")
def command(
    out: Path,
    saved: str | None,
    focus: str | None,
    depth: int | None,
    sparql: str | None,
    query_file: Path | None,
    engine: str,
    file: Path,
) -> None:
    """把图谱画成一个不需要网络的网页，点线看原句。

    Draws the build OUT as one interactive page that needs no network; a click on an edge shows its sentence.

    \b
    kg view out --saved awards -o awards.html
    kg view out --focus 翠桐教育集团 --depth 2 -o group.html
    kg view out --sparql 'SELECT ?school { ?school edu:memberOf ?group }' -o members.html
    """
    if sum(bool(one) for one in (sparql, query_file, saved or focus)) > 1:
        raise click.UsageError("--sparql or --file stands alone, without --saved and --focus")
    if depth is not None and focus is None:
        raise click.UsageError("--depth counts steps from a --focus")
    build = kg.open_build(out)
    query = read_query_file(query_file) if query_file else sparql
    page = (
        build.draw(saved or "", focus or "", depth or 1, engine) if query is None else build.draw_answer(query, engine)
    )
    write_result(page, file)
