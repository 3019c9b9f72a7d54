"""`kg export`: the graph in another form."""

from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, say
from kg.export import FORMATS


@click.command(name="export")
@click.argument("out", type=ANY_PATH)
@click.option("--format", "form", required=True, type=click.Choice(list(FORMATS)))
@click.option("-o", "--output", "file", required=True, type=ANY_PATH, help="file to write")
def command(out: Path, form: str, file: Path) -> None:
    """把图谱导出为其他格式。

    Writes the graph of the build OUT in another form: RDF, networks for Gephi and the like, tables, or Cypher.

    \b
    kg export out --format graphml -o graph.graphml
    kg export out --format csv -o statements.csv
    """
    for path in kg.open_build(out).export(form, file):
        say(f"写入 wrote {path}")
