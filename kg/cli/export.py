"""`kg export`: the graph in another form."""

from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, say_written
from kg.export import FORMATS, FORMS, PROFILES


@click.command(name="export")
@click.argument("out", type=ANY_PATH)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="form of the file [with --profile: turtle]")
@click.option("--profile", type=click.Choice(list(PROFILES)), help="tell the facts by another vocabulary")
@click.option("-o", "--output", "file", required=True, type=ANY_PATH, help="file to write")
def command(out: Path, form: str | None, profile: str | None, file: Path) -> None:
    """把图谱导出为其他格式。

    Writes the graph of the build OUT in another form: RDF, networks for Gephi and the like, tables, Cypher, or tables for neo4j-admin. With
    --profile, facts are told by W3C ORG (org), as a data cube (qb), by PROV-O (prov), as nanopublications (nanopub), or
    by RDF 1.2 reifiers (rdf12).

    \b
    kg export out --format graphml -o graph.graphml
    kg export out --format csv -o statements.csv
    kg export out --profile org -o memberships.ttl
    """
    if not form and not profile:
        raise click.UsageError("give --format or --profile")
    form = form or ("trig" if profile == "nanopub" else "turtle")
    if profile and form not in FORMS:
        raise click.UsageError(f"a profile is written as {', '.join(FORMS)}")
    for path in kg.open_build(out).export(form, file, profile or ""):
        say_written(path)
