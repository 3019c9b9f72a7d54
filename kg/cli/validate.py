"""`kg validate`: whether the graph keeps to its shapes."""

from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, write_result
from kg.validate import describe_report


@click.command(name="validate")
@click.argument("out", type=ANY_PATH)
@click.option("--shapes", type=ANY_PATH, help="other shapes than those of ontology/")
@click.pass_context
def command(ctx: click.Context, out: Path, shapes: Path | None) -> None:
    """用 SHACL 检查图谱是否符合本体的规定。

    Holds the graph of the build OUT to the SHACL shapes, says in words what breaks them, and exits with 1 if any does.

    \b
    kg validate out
    """
    report = kg.open_build(out).validate(shapes)
    write_result(describe_report(report))
    ctx.exit(0 if report.conforms else 1)
