"""The command `kg`: one module a command, each with options in, one call, and print."""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

import click

from kg import __version__
from kg.cli.console import prepare_streams, say_error, speak_utf8
from kg.errors import KgError

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "build": "从文件夹构建图谱 · build a graph from folders",
        "extract": "抽取一份文档 · what one document says",
        "resolve": "决定存疑的名称 · decide about doubtful names",
        "show": "一个实体的全部已知 · all that is known of an entity",
        "diff": "两次构建有何不同 · what two builds tell differently",
        "query": "用 SPARQL 提问 · ask in SPARQL",
        "view": "画成可交互的网页 · draw an interactive page",
        "export": "导出为其他格式 · write the graph in another form",
        "validate": "用 SHACL 检查图谱 · check the graph with SHACL",
        "eval": "对照标准答案打分 · score against gold files",
        "ontology": "本体及其说明 · the vocabulary and its documentation",
        "serve": "网页、SPARQL 与关联数据服务 · serve pages, SPARQL and linked data",
        "push": "装入 SPARQL 服务器 · load into a SPARQL server",
    }
)
"""Every command in the order of the work, with what it does; only the one that is called is loaded, as `kg.cli.NAME`."""


class Commands(click.Group):
    """The group of all COMMANDS."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Their names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, None if there is none."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kg.cli.{name}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List them without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
def group() -> None:
    """把教育工作总结变成知识图谱，每一条事实都指向原句。

    Turns folders of Chinese education work summaries into a knowledge graph whose every fact opens its sentence.

    \b
    kg build samples -o out
    kg query out --list
    """


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status: 0 done, 1 not possible, 2 wrong usage."""
    try:
        status = group.main(list(arguments), prog_name="kg", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "kg"
        say_error(f"{error.format_message()} ({where} --help)")
        return 2
    except click.ClickException as error:
        say_error(error.format_message())
        return 1
    except click.Abort:
        say_error("stopped")
        return 1
    except KgError as error:
        say_error(str(error))
        return 1
    return status if isinstance(status, int) else 0


def main() -> None:
    """Run the command line of this process."""
    speak_utf8()
    prepare_streams()
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has enough; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)
