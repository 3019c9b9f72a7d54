"""`kg eval`: how much of what a careful reader finds a build has found."""

import json
from dataclasses import asdict
from pathlib import Path

import click

import kg
from kg.cli.console import ANY_PATH, say, write_result
from kg.errors import GoldError
from kg.evaluate import (
    Evaluation,
    calibrate,
    identity_to_json,
    list_calibrations,
    list_identity_mistakes,
    list_mistakes,
    list_rule_scores,
    render_calibrations,
    render_identity,
    render_identity_mistakes,
    render_mistakes,
    render_rules,
    render_scores,
    score_rules,
    sum_scores,
    to_json,
)


@click.command(name="eval")
@click.argument("out", required=False, type=ANY_PATH)
@click.argument("gold", nargs=-1, type=ANY_PATH)
@click.option("--identity", type=ANY_PATH, metavar="DIR", help="build and score the scenarios of DIR instead")
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="show the first N mistakes too")
@click.option("--by-rule", is_flag=True, help="show how each rule fares too, the weakest first")
@click.option("--calibration", is_flag=True, help="show how many are right at each confidence too")
@click.option("--json", "as_json", is_flag=True, help="scores as JSON")
def command(
    out: Path | None,
    gold: tuple[Path, ...],
    identity: Path | None,
    errors: int,
    by_rule: bool,
    calibration: bool,
    as_json: bool,
) -> None:
    """对照标准答案计算准确率、召回率和 F1。

    Precision, recall and F1 of the build OUT against gold files (folders stand for the .json files in them), or how well
    names in several documents are told to be one thing or two.

    \b
    kg eval out tests/gold/samples --errors 20
    kg eval out tests/gold/samples --by-rule --calibration
    kg eval --identity tests/gold/identity/open --errors 20
    """
    if identity:
        show_identity(identity, errors, as_json=as_json)
        return
    if out is None or not gold:
        raise click.UsageError("name a build and gold files, or --identity DIR")
    show_scores(out, gold, errors, by_rule=by_rule, calibration=calibration, as_json=as_json)


def show_identity(folder: Path, errors: int, *, as_json: bool) -> None:
    """Score the scenarios of a folder."""
    scores = kg.evaluate_identity(folder)
    mistakes = list_identity_mistakes(scores)[:errors]
    if as_json:
        plain = identity_to_json(scores) | ({"mistakes": mistakes} if errors else {})
        write_result(json.dumps(plain, ensure_ascii=False, indent=1))
    else:
        write_result(render_identity(scores) + ("\n" + render_identity_mistakes(mistakes) if mistakes else ""))


def show_scores(
    out: Path, gold: tuple[Path, ...], errors: int, *, by_rule: bool, calibration: bool, as_json: bool
) -> None:
    """Score a build against gold files."""
    files = list_gold(gold)
    if not files:
        raise GoldError(f"{', '.join(map(str, gold))}: no gold files there", "name .json files or folders of them")
    evaluation = kg.open_build(out).evaluate(files)
    if as_json:
        plain = list_values(evaluation, errors, by_rule=by_rule, calibration=calibration)
        write_result(json.dumps(plain, ensure_ascii=False, indent=1))
    else:
        parts = [render_scores(sum_scores(evaluation))]
        parts += [render_rules(score_rules(evaluation))] if by_rule else []
        parts += [render_calibrations(calibrate(evaluation))] if calibration else []
        parts += [render_mistakes(list_mistakes(evaluation)[:errors])] if errors else []
        write_result("\n".join(parts))
    for doc in sum_scores(evaluation).missing:
        say(f"{doc}: 不在图谱中 · is not in the build")


def list_values(evaluation: Evaluation, errors: int, *, by_rule: bool, calibration: bool) -> dict[str, object]:
    """What is asked for as plain values: the scores by name, and beside them rules, calibration and mistakes."""
    plain = to_json(sum_scores(evaluation))
    if by_rule:
        plain["rules"] = list_rule_scores(score_rules(evaluation))
    if calibration:
        plain["calibration"] = list_calibrations(calibrate(evaluation))
    if errors:
        plain["mistakes"] = [asdict(one) for one in list_mistakes(evaluation)[:errors]]
    return plain


def list_gold(paths: tuple[Path, ...]) -> list[Path]:
    """The gold files, those in folders by name."""
    return [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
