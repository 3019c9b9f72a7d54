"""`kg show`: all that is known of an entity."""

from collections.abc import Iterator
from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, clean_line, write_result
from kg.query import render_card
from kg.resolve import Reason, tell_form


@click.command(name="show")
@click.argument("out", type=ANY_PATH)
@click.argument("name", required=False)
@click.option("--why", nargs=2, metavar="A B", help="say why two names are or are not one thing")
def command(out: Path, name: str | None, why: tuple[str, str] | None) -> None:
    """显示一个实体的类型、名称、陈述、数据和原句。

    Shows all that the build OUT knows of the entity NAME: types, names, statements, figures, and the sentences that
    say so. Several entities may bear one name. With --why, says why two names are or are not one; places may go before a
    name, parted by slashes.

    \b
    kg show out 翠桐教育集团
    kg show out --why 南门学校 泰和县/南门小学
    """
    if bool(name) == bool(why):
        raise click.UsageError("give a NAME, or two with --why")
    if why:
        write_result("\n\n".join("\n".join(describe_reason(one)) for one in kg.open_build(out).explain(*why)))
        return
    write_result("\n".join(map(render_card, kg.open_build(out).show(name or ""))))


def describe_reason(reason: Reason) -> Iterator[str]:
    """The lines that say why two names are or are not one."""
    verdict = "是同一个 · are one" if reason.is_one else "不是同一个 · are two"
    yield clean_line(f"{tell_form(reason.left)} 和 {tell_form(reason.right)} {verdict}")
    yield from (clean_line(f"  {step}") for step in reason.steps)
