"""`kg diff`: what two builds tell differently."""

from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, write_result
from kg.query import render_difference, write_difference


@click.command(name="diff")
@click.argument("before", metavar="OUT1", type=ANY_PATH)
@click.argument("after", metavar="OUT2", type=ANY_PATH)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--most", type=click.IntRange(min=1), default=20, show_default=True, help="entries shown of each list")
def command(before: Path, after: Path, form: str, most: int) -> None:
    """列出两次构建之间新增、去掉、改变的来源、实体、陈述和数据，计划落实的排在最前。

    Lists the sources, entities, statements and figures that the build OUT2 has and OUT1 has not, that OUT2 has no
    longer, and that it tells otherwise; plans that came true come first. JSON holds all of it.

    \b
    kg diff out-2022 out-2023
    kg diff out-2022 out-2023 --format json
    """
    told = kg.open_build(before).compare(kg.open_build(after))
    write_result(write_difference(told) if form == "json" else render_difference(told, most))
