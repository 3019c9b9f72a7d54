"""`kg view`: a picture of a build."""

from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, write_result
from kg.view.choose import VIEWS


@click.command(name="view")
@click.argument("out", type=ANY_PATH)
@click.option("--saved", type=click.Choice([view.name for view in VIEWS]), help="which view [default: groups]")
@click.option("--focus", default="", metavar="NAME", help="only what stands around this entity")
@click.option("--depth", type=click.IntRange(min=1), default=1, show_default=True, help="steps from the focus")
@click.option("--sparql", metavar="QUERY", help="draw the entities and statements that a query's answer names")
@click.option("-o", "--output", "file", required=True, type=ANY_PATH, help="HTML file to write")
def command(out: Path, saved: str | None, focus: str, depth: int, sparql: str | None, file: Path) -> None:
    """把图谱画成一个不需要网络的网页，点线看原句。

    Draws the build OUT as one interactive page that needs no network; a click on an edge shows its sentence.

    \b
    kg view out --saved awards -o awards.html
    kg view out --focus 翠桐教育集团 --depth 2 -o group.html
    """
    build = kg.open_build(out)
    if sparql and (saved or focus):
        raise click.UsageError("--sparql stands alone, without --saved and --focus")
    page = build.draw_answer(sparql) if sparql else build.draw(saved or ("all" if focus else "groups"), focus, depth)
    write_result(page, file)
