"""Cleans one source: passes over what is left of it, each of which tells what to cut and why."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from kg.clean.ledger import Cut, Ledger, View
from kg.clean.leftovers import cut_dots, cut_double_spacing, cut_entities
from kg.clean.noise import cut_lines, cut_phrases
from kg.clean.pages import cut_page_marks, cut_running_heads
from kg.clean.rows import cut_bars, cut_gaps, find_rows
from kg.clean.separated import cut_separators
from kg.clean.spaces import cut_invisible, cut_spaces
from kg.clean.teasers import cut_teasers
from kg.clean.wraps import cut_wraps
from kg.model import MarkKind, Source, Text

Pass = Callable[[View], Iterable[Cut]]


def cut_marked(view: View) -> list[Cut]:
    """What the file's own format says is no part of the text."""
    reasons = {MarkKind.NAVIGATION: "navigation", MarkKind.FURNITURE: "site-header", MarkKind.PAGE: "page-mark"}
    return [
        Cut(mark.span.start, mark.span.end, reasons[mark.kind])
        for mark in view.marks
        if mark.kind in reasons and mark.span
    ]


PASSES: tuple[Pass, ...] = (
    cut_marked,
    cut_entities,
    cut_invisible,
    cut_dots,
    cut_double_spacing,
    cut_running_heads,
    cut_phrases,
    cut_lines,
    cut_teasers,
    cut_page_marks,
    cut_bars,
    cut_separators,
    cut_gaps,
    cut_wraps,
    cut_spaces,
)
"""In this order: noise before layout, since a line that goes lets its neighbours meet."""


def clean_text(source: Source) -> Text:
    """The author's text of `source`, each character with its place in the raw text, and what was dropped and why."""
    ledger = Ledger(source)
    for cut in PASSES:
        ledger.apply(cut(ledger.view()))
    marks = ledger.view().marks
    given = sorted(mark.span for mark in marks if mark.kind is MarkKind.ROW and mark.span)
    return Text(
        source=source,
        chars=ledger.chars,
        folded=ledger.folded,
        origin=tuple(ledger.origin),
        dropped=ledger.account(),
        rows=find_rows(ledger.chars, given),
        headings=tuple((mark.span, mark.level) for mark in marks if mark.kind is MarkKind.HEADING and mark.span),
        pages=find_pages(source.raw, ledger.origin),
    )


def find_pages(raw: str, origin: Sequence[int]) -> tuple[int, ...]:
    r"""Where in the clean text the second page and each after it begin; `origin` leads its characters back to `raw`.

    >>> find_pages("第一页\f第二页", [0, 1, 2, 4, 5, 6]), find_pages("只有一页", [0, 1, 2, 3])
    ((3,), ())
    """
    return tuple(bisect_left(origin, at + 1) for at, char in enumerate(raw) if char == "\f")
