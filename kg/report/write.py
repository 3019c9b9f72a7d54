"""Writes the report: `report.json` for programs, `report.html` for people."""

import json
from dataclasses import asdict
from pathlib import Path

from kg.errors import BuildError
from kg.report.count import Report, count_totals
from kg.report.page import format_html


def write_report(report: Report, folder: Path) -> None:
    """Write `report.json` and `report.html` into `folder`; BuildError if it cannot be written to."""
    try:
        (folder / "report.json").write_text(format_json(report), encoding="utf-8", newline="\n")
        (folder / "report.html").write_text(format_html(report), encoding="utf-8", newline="\n")
    except OSError as error:
        raise BuildError(
            f"{folder}: {error.strerror}", "check that there is room on the disk and that it may be written"
        ) from error


def format_json(report: Report) -> str:
    """The report as JSON with sorted keys; the same but for `timings` whenever the build is the same."""
    content = asdict(report) | {"settings": dict(report.settings), "timings": dict(report.timings)}
    content["totals"] = count_totals(report)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
