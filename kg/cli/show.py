"""`kg show`: all that is known of an entity."""

from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, write_result
from kg.query import render_card


@click.command(name="show")
@click.argument("out", type=ANY_PATH)
@click.argument("name")
def command(out: Path, name: str) -> None:
    """显示一个实体的类型、名称、陈述、数据和原句。

    Shows all that the build OUT knows of the entity NAME: types, names, statements, figures, and the sentences that
    say so. Several entities may bear one name.

    \b
    kg show out 翠桐教育集团
    """
    write_result("\n".join(map(render_card, kg.open_build(out).show(name))))
