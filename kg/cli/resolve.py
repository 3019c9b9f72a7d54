"""`kg resolve`: doubtful pairs of names, and what people decide about them."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, clean_line, say, write_result
from kg.doubts import Doubt, Side

ANSWERS = {"s": "same", "d": "different", "u": "unsure"}
ASKED = "[s] 同一个 same  [d] 不同 different  [u] 不确定 unsure  [k] 跳过 skip  [q] 退出 quit"


@click.command(name="resolve")
@click.argument("out", type=ANY_PATH)
@click.option("--list", "listed", is_flag=True, help="list the doubtful pairs and ask nothing")
@click.option("--format", "form", type=click.Choice(["table", "json"]), help="list them in this form and ask nothing")
def command(out: Path, listed: bool, form: str | None) -> None:
    """逐对询问可能是同一个的名称，把决定记入 OUT/decisions.csv，以后每次构建都照办。

    Shows the pairs of names in the build OUT that may be one thing, the likeliest first, with what documents say of
    both, and asks: same, different or unsure. Answers are kept in OUT/decisions.csv, which may be edited by hand too and
    which every later build obeys. Without a terminal, the pairs are only listed.

    \b
    kg resolve out
    kg resolve out --format json
    """
    build = kg.open_build(out)
    doubts = build.list_doubts()
    if form == "json":
        write_result(json.dumps([record_doubt(one) for one in doubts], ensure_ascii=False, indent=1))
    elif listed or form or not (sys.stdin.isatty() and sys.stderr.isatty()):
        write_result("\n\n".join("\n".join(describe_doubt(one)) for one in doubts))
        say(f"存疑 {len(doubts):,} 对 · doubtful pairs")
    else:
        ask_all(build, doubts)


def ask_all(build: kg.Build, doubts: Sequence[Doubt]) -> None:
    """Ask about one pair after the other until all are answered or the user has enough."""
    decided = 0
    for number, doubt in enumerate(doubts, start=1):
        say(f"\n{number}/{len(doubts)}".strip())
        for line in describe_doubt(doubt):
            say(line)
        answer = click.prompt(ASKED, type=click.Choice([*ANSWERS, "k", "q"]), show_choices=False, err=True)
        if answer == "q":
            break
        if answer in ANSWERS:
            build.decide(doubt, ANSWERS[answer])
            decided += 1
    say(f"记下决定 {decided} 条，重新构建后生效 · {decided} decisions kept; the next kg build obeys them")


def describe_doubt(doubt: Doubt) -> Iterator[str]:
    """The lines of one pair: both names with their places and sentences, and why they may be one."""
    yield clean_line(f"{doubt.left.form.name}  ?  {doubt.right.form.name}  （{doubt.reason}）")
    for side in (doubt.left, doubt.right):
        yield clean_line(f"  {side.form.name}  {side.form.area}")
        yield from (clean_line(f"      “{words}”  {path}") for words, path in side.quotes)


def record_doubt(doubt: Doubt) -> dict[str, object]:
    """A pair as plain values."""
    return {
        "kind": doubt.left.form.kind,
        "left": record_side(doubt.left),
        "right": record_side(doubt.right),
        "reason": doubt.reason,
        "score": doubt.score,
    }


def record_side(side: Side) -> dict[str, object]:
    """One side as plain values."""
    quotes = [{"words": words, "document": path} for words, path in side.quotes]
    return {"name": side.form.name, "area": side.form.area, "entity": side.form.entity, "quotes": quotes}
