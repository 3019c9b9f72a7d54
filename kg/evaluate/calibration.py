"""Holds a build's confidence against gold: whether what it is 90 % sure of is right nine times in ten."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from kg.evaluate.judge import Verdict, judge_claims
from kg.evaluate.score import Evaluation, Share
from kg.record import record

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Where the bins of confidence begin; the last one ends with 1 and holds it."""

SURE = 0.9
"""From where on a claim counts as sure."""

ALL = "together"

Forecast = tuple[float, bool]
"""A claim's confidence, 0 to 1, and whether gold calls it right."""


@record
class Bin:
    """The judged claims with a confidence from `low` up to `high`: how many are right, and the mean of what they were given."""

    low: float
    high: float
    share: Share
    mean: float


@record
class Calibration:
    """How confidence and being right agree; `sure` are the claims of confidence 0.9 and more.

    `brier` is the mean squared distance from being right (0 is best, 1 worst), `error` the expected calibration error: the
    distance between confidence and share of right ones, over the bins by their size.
    """

    bins: tuple[Bin, ...]
    sure: Share
    brier: float
    error: float


def list_forecasts(evaluation: Evaluation) -> dict[str, list[Forecast]]:
    """The forecasts of what gold judges, part by part, then all together; what goes to optional items is left out."""
    parts: dict[str, list[Forecast]] = {}
    for judged in judge_claims(evaluation):
        if judged.verdict is not Verdict.NEITHER and judged.claim.confidence is not None:
            forecast = (judged.claim.confidence, judged.verdict is Verdict.RIGHT)
            parts.setdefault(judged.part, []).append(forecast)
    return {part: parts[part] for part in sorted(parts)} | {ALL: [one for part in parts.values() for one in part]}


def measure_calibration(forecasts: Iterable[Forecast]) -> Calibration:
    """How well a list of forecasts is calibrated; of an empty one every figure is 0.

    >>> measure_calibration([(0.9, True), (0.9, False)]).error
    0.4
    """
    given = sorted(forecasts)
    bins = tuple(fill_bins(given))
    brier = sum((confidence - right) ** 2 for confidence, right in given)
    error = sum(one.share.of * abs(one.mean - one.share.share) for one in bins)
    sure = [right for confidence, right in given if confidence >= SURE]
    return Calibration(bins, Share(sum(sure), len(sure)), brier / max(1, len(given)), error / max(1, len(given)))


def fill_bins(forecasts: Iterable[Forecast]) -> Iterator[Bin]:
    """The bins from low to high, empty ones too."""
    held: list[list[Forecast]] = [[] for _ in EDGES]
    for forecast in forecasts:
        held[bisect_right(EDGES, forecast[0]) - 1].append(forecast)
    for low, high, inside in zip(EDGES, (*EDGES[1:], 1.0), held, strict=True):
        mean = sum(confidence for confidence, _ in inside) / max(1, len(inside))
        yield Bin(low, high, Share(sum(right for _, right in inside), len(inside)), mean)


def calibrate(evaluation: Evaluation) -> dict[str, Calibration]:
    """The calibration of statements, of locatedIn, of figures, and of all together."""
    return {part: measure_calibration(forecasts) for part, forecasts in list_forecasts(evaluation).items()}


def list_calibrations(parts: Mapping[str, Calibration]) -> dict[str, object]:
    """Plain values for JSON: figures rounded to four places, by part."""
    return {
        part: {
            "bins": [
                {
                    "from": one.low,
                    "to": one.high,
                    "count": one.share.of,
                    "right": one.share.right,
                    "share": round(one.share.share, 4) if one.share.of else None,
                    "mean": round(one.mean, 4) if one.share.of else None,
                }
                for one in measured.bins
            ],
            "sure": {"from": SURE, "count": measured.sure.of, "right": measured.sure.right},
            "brier": round(measured.brier, 4),
            "ece": round(measured.error, 4),
        }
        for part, measured in parts.items()
    }


def render_calibrations(parts: Mapping[str, Calibration]) -> str:
    """A table a part, one line a bin that holds something, for a terminal."""
    lines = [f"{'置信度 confidence':25} {'count':>6} {'right':>6} {'share':>6} {'mean':>6}"]
    for part, measured in parts.items():
        lines.append(f"{part} (Brier {measured.brier:.3f}, ECE {measured.error:.3f})")
        lines += [render_share(name_bin(one), one.share, one.mean) for one in measured.bins if one.share.of]
        lines.append(render_share(f">= {SURE:g}", measured.sure))
    return "\n".join(lines) + "\n"


def name_bin(one: Bin) -> str:
    """A bin of confidence in the notation of intervals: [0.8, 0.9), the last one closed."""
    return f"[{one.low:g}, {one.high:g}{']' if one.low == EDGES[-1] else ')'}"


def render_share(name: str, share: Share, mean: float | None = None) -> str:
    """A line of the table: count, how many of it are right, their share, and the mean confidence."""
    told = f"{share.share:6.3f}" if share.of else f"{'–':>6}"
    return f"  {name:25} {share.of:6} {share.right:6} {told}" + ("" if mean is None else f" {mean:6.3f}")
