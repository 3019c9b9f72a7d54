"""How commands speak: results to stdout, messages to stderr, errors on one line."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.errors import BuildError

ANY_PATH = click.Path(readable=False, path_type=Path)
"""A path as it is given: whoever opens it tells what is wrong with it, and that is no wrong usage."""


def prepare_streams() -> None:
    """Write UTF-8 whatever the locale; a name that has no UTF-8 is shown, not stumbled over."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def speak_utf8() -> None:
    """Start again in Python's UTF-8 mode where the locale would read arguments and file names otherwise."""
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command line again


def say(words: str) -> None:
    """A message to the user, on one line."""
    click.echo(clean_line(words), err=True)


def say_written(file: Path, what: str = "") -> None:
    """That a file was written, or what into a folder."""
    say(f"写入 wrote {file}{what and ': '}{what}")


def say_error(words: str) -> None:
    """An error, on one line."""
    say(f"error: {words}")


def clean_line(words: str) -> str:
    r"""The words on one line and harmless: a file's name must not move the terminal's cursor.

    >>> clean_line("总结\x1b[2J\n.txt")
    '总结�[2J .txt'
    """
    flat = " ".join(words.split("\n"))
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in flat)


def write_result(text: str, file: Path | None = None) -> None:
    """Write a result to stdout, or to `file` and say so; BuildError if that cannot be written."""
    if file is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise BuildError(f"{file}: {error.strerror}", "choose another place with -o") from error
    say_written(file)


@contextmanager
def show_progress(label: str) -> Iterator[Callable[..., None] | None]:
    """What draws a bar on the terminal when it is told how many are done and of how many; None where there is none."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr, show_eta=True) as bar:

        def show(done: int, total: int, _name: str = "") -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show
