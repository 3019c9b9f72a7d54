"""Reads figures: numbers with what they count, when, of whom, and whether they are still to come."""

import re
from collections.abc import Iterator, Sequence

from kg.model import Kind, Sentence, Span
from kg.record import record
from kg.relate.figure_context import SUBJECTS, Years, find_subjects, find_year, is_denied, is_planned
from kg.relate.figure_place import cut_clauses, lay_out
from kg.relate.figure_rules import word_figures
from kg.relate.figure_scene import Reading, Scene
from kg.relate.numbers import find_quantities

__all__ = ["Figure", "Years", "find_figures"]

LONGEST = 80
PIECE = 1000
NEWS = re.compile(r"\s?[-·•※>»*]\s?[^。;]{4,80}[\s~(\[]?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}[)\]]?\s?")
"""A line that leads to other news: · 某校获捐图书300册 2021-03-04."""
CONFIDENCE = {
    "trailing": 0.9,
    "leading": 0.85,
    "paired": 0.85,
    "shared": 0.85,
    "part": 0.8,
    "shift": 0.8,
    "start": 0.8,
    "base": 0.8,
    "project": 0.8,
    "predicate": 0.75,
    "change": 0.75,
    "inherited": 0.6,
}


@record
class Figure:
    """A number in its clause: `indicator` in the text's words, `value` in base units, `subject` the mention it is about.

    `span` is the clause that carries it (at most 80 characters), `number` the numeral with its unit, both in clean text.
    `planned` and `negated` follow the words of its own sentence alone.
    """

    span: Span
    number: Span
    indicator: str
    value: float
    unit: str
    year: int | None
    planned: bool
    negated: bool
    subject: Span | None
    rule: str
    confidence: float


def find_figures(
    sentence: Sentence, subjects: Sequence[tuple[Span, Kind]] = (), years: Years | None = None
) -> tuple[Figure, ...]:
    """The figures of a sentence; `subjects` are the names found in it, in clean text, inside which no number counts.

    >>> from kg.model import SentenceKind
    >>> text = "我区现有中心校11所,公办小学61所。"
    >>> [(f.indicator, f.value, f.unit) for f in find_figures(Sentence(Span(0, 18), text, text, SentenceKind.PROSE))]
    [('中心校', 11.0, '所'), ('公办小学', 61.0, '所')]
    """
    found: list[Figure] = []
    if NEWS.fullmatch(sentence.folded):
        return ()
    for piece in cut_pieces(sentence.folded):
        base = sentence.span.start + piece.start
        named = [
            (shift(span, -base), kind) for span, kind in subjects if shift(piece, sentence.span.start).covers(span)
        ]
        found += read_piece(piece.of(sentence.folded), piece.of(sentence.chars), base, named, years or Years())
    return tuple(found)


def cut_pieces(folded: str) -> Iterator[Span]:
    """A sentence whole, or, where a broken page made one of thousands of characters, in pieces cut at its marks."""
    start = 0
    while len(folded) - start > PIECE:
        cut = max(folded.rfind(mark, start + PIECE // 2, start + PIECE) for mark in ",;、 ")
        end = cut + 1 if cut > 0 else start + PIECE
        yield Span(start, end)
        start = end
    yield Span(start, len(folded))


def read_piece(
    folded: str, chars: str, base: int, named: Sequence[tuple[Span, Kind]], years: Years
) -> Iterator[Figure]:
    """The figures of a stretch of a sentence that starts at `base` of the clean text; `named` are counted from there."""
    names = tuple(span for span, _ in named)
    quantities = find_quantities(folded, names)
    if not quantities:
        return
    clauses = cut_clauses(folded, [*(quantity.span for quantity in quantities), *names])
    doers = tuple(span for span, kind in named if kind in SUBJECTS)
    counted = {quantity.span.start for quantity in quantities if quantity.unit == "所" and not quantity.han}
    named = [(span, kind) for span, kind in named if span.end not in counted]
    contests = tuple(sorted(span for span, kind in named if kind is Kind.EVENT))
    people = tuple(sorted(span for span, kind in named if kind is Kind.PERSON))
    scene = Scene(folded, chars, clauses, lay_out(folded, quantities, clauses), names, doers, contests, people)
    for reading in word_figures(scene):
        for subject in choose_subjects(scene, reading, named):
            yield build_figure(scene, reading, base, subject, years)


def choose_subjects(scene: Scene, reading: Reading, named: Sequence[tuple[Span, Kind]]) -> tuple[Span | None, ...]:
    """Whom a reading is about: one mention or none, each of a list before 各, the member that 分别 gives it."""
    number = reading.place.quantity.span
    if reading.about is not None:
        return (reading.about,)
    found = find_subjects(scene.folded, scene.clauses, number, named)
    if len(found) > 1 and reading.member is not None and reading.member < len(found):
        return (found[reading.member],)
    if len(found) > 1:
        return found if re.match(r"[各均]", scene.folded[found[-1].end :]) else (None,)
    return found or (None,)


def build_figure(scene: Scene, reading: Reading, base: int, subject: Span | None, years: Years) -> Figure:
    """A reading as a figure, moved to the offsets of the clean text."""
    quantity, clause = reading.place.quantity, reading.place.clause
    span = fit_span(scene.folded, clause, quantity.span)
    return Figure(
        span=shift(span, base),
        number=shift(quantity.span, base),
        indicator=reading.indicator,
        value=quantity.value,
        unit=quantity.unit,
        year=find_year(scene.folded, quantity.span.start, scene.names, years),
        planned=is_planned(scene.folded, clause, quantity.span),
        negated=is_denied(scene.folded, clause, quantity.span),
        subject=None if subject is None else shift(subject, base),
        rule=reading.rule,
        confidence=CONFIDENCE[reading.rule],
    )


def fit_span(folded: str, clause: Span, number: Span) -> Span:
    """The clause without the blanks at its ends, cut down around the number where it is longer than 80 characters."""
    start, end = clause.start, clause.end
    while start < number.start and folded[start].isspace():
        start += 1
    while end > number.end and folded[end - 1].isspace():
        end -= 1
    if end - start > LONGEST:
        start = max(start, number.end - LONGEST // 2)
        end = min(end, start + LONGEST)
    return Span(start, max(end, number.end))


def shift(span: Span, base: int) -> Span:
    """`span` moved by `base`."""
    return Span(span.start + base, span.end + base)
