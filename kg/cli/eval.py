"""`kg eval`: how much of what a careful reader finds a build has found."""

import json
from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, say, write_result
from kg.errors import GoldError
from kg.evaluate import list_mistakes, render_mistakes, render_rules, render_scores, score_rules, sum_scores, to_json


@click.command(name="eval", short_help="对照标准答案打分 · score against gold files")
@click.argument("out", type=ANY_PATH)
@click.argument("gold", nargs=-1, required=True, type=ANY_PATH)
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="show the first N mistakes too")
@click.option("--rules", is_flag=True, help="show how each rule fares too")
@click.option("--json", "as_json", is_flag=True, help="scores as JSON")
def command(out: Path, gold: tuple[Path, ...], errors: int, rules: bool, as_json: bool) -> None:
    """对照标准答案计算准确率、召回率和 F1。

    Precision, recall and F1 of the build OUT against gold files (folders stand for the .json files in them).

    \b
    kg eval out tests/gold/samples --errors 20
    """
    files = list_gold(gold)
    if not files:
        raise GoldError(f"{', '.join(map(str, gold))}: no gold files there", "name .json files or folders of them")
    evaluation = kg.open_build(out).evaluate(files)
    scores = sum_scores(evaluation)
    if as_json:
        write_result(json.dumps(to_json(scores), ensure_ascii=False, indent=1))
    else:
        parts = [render_scores(scores)]
        parts += [render_rules(score_rules(evaluation))] if rules else []
        parts += [render_mistakes(list_mistakes(evaluation)[:errors])] if errors else []
        write_result("\n".join(parts))
    for doc in scores.missing:
        say(f"{doc}: 不在图谱中 · is not in the build")


def list_gold(paths: tuple[Path, ...]) -> list[Path]:
    """The gold files, those in folders by name."""
    return [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
