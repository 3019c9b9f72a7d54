"""What is known of an entity, year by year: its names, what began, held and ended, and figures."""

from collections.abc import Iterator

from kg.query.names import name_term
from kg.query.record import Claim, EntityCard, Figure, Moment, NameUse

PHASES = ("name", "begin", "hold", "end", "figure")
"""What a moment may be of, in the order of one year."""


def list_moments(card: EntityCard) -> tuple[Moment, ...]:
    """All that is told of a year, the oldest first; what is told of none has no place here."""
    moments = {
        *(moment for use in card.names for moment in date_name(use)),
        *(moment for claim in card.claims for moment in date_claim(claim)),
        *(moment for figure in card.figures for moment in date_figure(figure)),
    }
    return tuple(sorted(moments, key=lambda one: (one.year, PHASES.index(one.phase), one.words, one.quotes)))


def date_name(use: NameUse) -> Iterator[Moment]:
    """When a name was taken on and given up."""
    if use.since:
        yield Moment(use.since, "name", f"启用名称“{use.name}”", use.quotes)
    if use.until:
        yield Moment(use.until, "name", f"停用名称“{use.name}”", use.quotes)


def date_claim(claim: Claim) -> Iterator[Moment]:
    """When a statement began, held and ended."""
    said = dict(claim.qualifiers)
    words = write_claim(claim)
    if "since" in said:
        yield Moment(said["since"], "begin", f"开始：{words}", claim.quotes)
    if "year" in said and said["year"] != said.get("since"):
        yield Moment(said["year"], "hold", words, claim.quotes)
    if "until" in said:
        yield Moment(said["until"], "end", f"终止：{words}", claim.ended or claim.quotes)


def write_claim(claim: Claim) -> str:
    """A statement without its years: predicate and object, or subject and predicate."""
    ends = [name_term(claim.predicate), claim.other]
    arrow, ends = ("→", ends) if claim.outward else ("←", ends[::-1])
    more = [name_term(value) for name, value in claim.qualifiers if name not in {"year", "since", "until"}]
    parts = [arrow, *ends, "【计划】" if claim.planned else "", f"（{'，'.join(more)}）" if more else ""]
    return " ".join(part for part in parts if part)


def date_figure(figure: Figure) -> Iterator[Moment]:
    """The year of a figure."""
    if figure.year:
        planned = " 【计划】" if figure.planned else ""
        yield Moment(figure.year, "figure", f"{figure.indicator} {figure.value}{figure.unit}{planned}", figure.quotes)
