"""Tells what a build read, skipped and found, as JSON and as a page."""

from kg.report.count import CountRow, Files, Report, Shacl, SkippedRow, SourceRow, make_report
from kg.report.ledger import Fate, Ledger
from kg.report.page import format_html
from kg.report.write import format_json, write_report

__all__ = [
    "CountRow",
    "Fate",
    "Files",
    "Ledger",
    "Report",
    "Shacl",
    "SkippedRow",
    "SourceRow",
    "format_html",
    "format_json",
    "make_report",
    "write_report",
]
