"""`kg build`: folders and files become a build."""

import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

import kg
from kg.cli.console import ANY_PATH, say, say_error, say_written, show_progress
from kg.config import ENGINE_NAMES, Settings, change_settings, read_settings
from kg.errors import BuildError, KgError, ReadError
from kg.watch import follow_folders

SIGNALS = ("SIGTERM", "SIGHUP")
SHOWN = 10
"""Files that were skipped and are named; report.html names them all."""


@click.command(name="build")
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH)
@click.option("-o", "--out", required=True, type=ANY_PATH, help="folder of the build, replaced whole")
@click.option("--jobs", type=click.IntRange(min=1), help="documents at once [default: one a processor]")
@click.option("--engine", type=click.Choice(ENGINE_NAMES), help="where documents are read [default: local]")
@click.option("--scheduler", metavar="ADDRESS", help="Dask scheduler of --engine dask, such as tcp://10.0.0.5:8786")
@click.option("--base", metavar="IRI", help="what the IRIs of the data begin with")
@click.option("--config", type=ANY_PATH, help="TOML file with base, jobs, engine, scheduler, seconds, strict")
@click.option("--decisions", type=ANY_PATH, help="CSV file of decisions on doubtful names, added to those in OUT")
@click.option("--strict", is_flag=True, help="exit with 1 if any file could not be read")
@click.option("--watch", is_flag=True, help="build again whenever documents have changed, until it is stopped")
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[Path, ...], out: Path, watch: bool, **options: object) -> None:
    """读取文件夹和文件，抽取、消歧，写出图谱。

    Reads folders, files and .zip archives of documents, extracts what they say, and writes the build OUT: graph.ttl,
    graph.trig, graph.html, report.html, report.json, text/, store/, resolution.json and manifest.json. Unchanged
    documents are not read again, and a build that was broken off goes on where it stood. OUT is replaced whole or not at all.

    \b
    kg build samples -o out
    kg build 2022 2023 report.docx -o out --jobs 4 --strict
    kg build reports -o out --watch
    """
    settings = make_settings(options)
    if watch:
        keep_building(paths, out, settings)
        return
    with heed_signals():
        skipped = build_once(paths, out, settings)
    if settings.strict and skipped:
        say_error(f"{skipped} file(s) could not be read, and --strict was asked for")
        ctx.exit(1)


def build_once(paths: tuple[Path, ...], out: Path, settings: Settings) -> int:
    """Build, say what came of it, and return how many files could not be read."""
    with show_progress("reading") as progress:
        built = kg.build(paths, out, settings, progress)
    describe_build(out, built.report)
    return len(built.report["skipped"])


def keep_building(paths: tuple[Path, ...], out: Path, settings: Settings) -> None:
    """Build, and again whenever documents have changed and nothing more does; what fails is tried again at the next change."""
    for path in paths:
        if not path.exists():
            raise ReadError(f"{path}: there is no such file or folder", "check the path")
    try:
        with heed_signals():
            for _ in follow_folders(paths, out):
                try:
                    build_once(paths, out, settings)
                except KgError as error:
                    say_error(str(error))
                say("等待变化 waiting for changes  (Ctrl-C 停止 stops)")
    except StoppedError:
        say("停止 stopped")


class StoppedError(BuildError):
    """Somebody ended the build."""


@contextmanager
def heed_signals() -> Iterator[None]:
    """Let whoever ends this process, or hangs up the terminal, end it as Ctrl-C does; BuildError tells what is kept."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    heard = [
        one for name in SIGNALS if (one := getattr(signal, name, None)) and signal.getsignal(one) == signal.SIG_DFL
    ]
    for one in heard:
        signal.signal(one, stop)
    try:
        yield
    except KeyboardInterrupt as error:
        cure = "the last good build is kept; the same command goes on where this one stood"
        raise StoppedError("stopped", cure) from error
    finally:
        for one in heard:
            signal.signal(one, signal.SIG_DFL)


def make_settings(options: dict[str, Any]) -> Settings:
    """The settings of --config, changed by the options that were given."""
    config = options.pop("config")
    given = {name: str(value) if isinstance(value, Path) else value for name, value in options.items() if value}
    return change_settings(read_settings(config) if config else Settings(), given)


def describe_build(out: Path, report: Mapping[str, Any]) -> None:
    """Say what was read, found and written."""
    totals, skipped = report["totals"], report["skipped"]
    read, lost = totals["sources"], totals["skipped"]
    say(f"读取文档 {read:,} 篇，跳过 {lost:,} 个 · {read:,} documents read, {lost:,} files skipped")
    for row in skipped[:SHOWN]:
        say(f"  跳过 skipped {row['path']}: {row['reason']}" + (f" ({row['cure']})" if row["cure"] else ""))
    if lost > SHOWN:
        say(f"  … 还有 {lost - SHOWN:,} 个 more: {out / 'report.html'}")
    entities, statements, planned, figures = (totals[name] for name in ("entities", "statements", "planned", "figures"))
    say(f"得到实体 {entities:,} 个，陈述 {statements:,} 条（其中计划 {planned:,} 条），数据 {figures:,} 项")
    say(f"found {entities:,} entities, {statements:,} statements ({planned:,} planned), {figures:,} figures")
    say_written(
        out, "graph.ttl graph.trig graph.html report.html report.json text/ store/ resolution.json manifest.json"
    )
    say(f"打开 open {out / 'graph.html'}; 提问 ask: kg query {out} --list")
