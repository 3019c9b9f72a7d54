"""Writes the card of an entity for a terminal, in Chinese."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.query.answer import flatten_text
from kg.query.names import name_term
from kg.query.record import Claim, EntityCard, Figure, Moment, Quote
from kg.query.timeline import list_moments

MOST = 20
"""Lines of one kind that are shown, unless told otherwise."""


def write_quotes(quotes: Sequence[Quote]) -> Iterator[str]:
    """One line a sentence, with its document."""
    for quote in quotes:
        title, page = quote.title and f"《{quote.title}》", quote.page and f"第 {quote.page} 页"
        yield f"      “{quote.words}”  " + " ".join(part for part in (quote.path, title, page) if part)


def write_claims(claims: Sequence[Claim], most: int) -> Iterator[str]:
    """The statements of one direction and predicate: → predicate and object, or ← subject and predicate."""
    for claim in claims[:most]:
        ends = [name_term(claim.predicate), claim.other]
        said = [f"{name_term(name)} {name_term(value)}" for name, value in claim.qualifiers]
        if claim.confidence is not None:
            said.append(f"{name_term('confidence')} {claim.confidence:g}")
        arrow, words = ("→", ends) if claim.outward else ("←", ends[::-1])
        planned = "【计划】" if claim.planned else "【已终止】" if claim.ended else ""
        more = f"（{'；'.join(said)}）" if said else ""
        yield "  " + " ".join(part for part in (arrow, *words, planned, more) if part)
        yield from write_quotes(tuple(dict.fromkeys((*claim.quotes, *claim.ended))))
    if len(claims) > most:
        yield f"  … 还有 {len(claims) - most} 条“{name_term(claims[0].predicate)}”"


def write_figures(figures: Sequence[Figure], most: int) -> Iterator[str]:
    """One line a figure, then its sentences."""
    for figure in figures[:most]:
        year, planned = figure.year and f"{figure.year}年", "【计划】" if figure.planned else ""
        yield "  " + " ".join(part for part in (year, figure.indicator, figure.value + figure.unit, planned) if part)
        yield from write_quotes(figure.quotes)
    if len(figures) > most:
        yield f"  … 还有 {len(figures) - most} 项"


def write_moments(moments: Sequence[Moment], most: int) -> Iterator[str]:
    """One line a moment under its year, then its sentences."""
    for year, group in groupby(moments[:most], lambda moment: moment.year):
        yield f"  {year}年"
        for moment in group:
            yield f"    {moment.words}"
            yield from write_quotes(moment.quotes)
    if len(moments) > most:
        yield f"  … 还有 {len(moments) - most} 项"


def write_head(card: EntityCard) -> Iterator[str]:
    """The lines of a card that tell who or what an entity is: name, classes, area, IRI, other names."""
    yield "  ".join(part for part in (card.name, "、".join(map(name_term, card.types)), card.area) if part)
    yield f"  {card.iri}"
    former = [use.name for use in card.names if use.former]
    if former:
        yield "  曾用名：" + "、".join(dict.fromkeys(former))
    if card.aliases:
        yield "  又名：" + "、".join(card.aliases)
    if card.code:
        yield f"  行政区划代码：{card.code}"
    if card.masked:
        yield "  名称在原文中被隐去"
    if card.inferred:
        yield "  名称由牵头学校推定，原文没有写明"


def write_card(card: EntityCard, most: int) -> Iterator[str]:
    """Every line of a card: its head, statements, figures and timeline, at most so many sentences each."""
    yield from write_head(card)
    if card.claims:
        yield f"陈述（{len(card.claims)}）"
        for _, claims in groupby(card.claims, lambda claim: (claim.outward, claim.predicate)):
            yield from write_claims(list(claims), most)
    if card.figures:
        yield f"数据（{len(card.figures)}）"
        yield from write_figures(card.figures, most)
    moments = list_moments(card)
    if moments:
        yield f"时间线 timeline（{len(moments)}）"
        yield from write_moments(moments, most)
    yield f"来源（{len(card.sources)}）"
    yield from (f"  {path}" + (f" 《{title}》" if title else "") for path, title in card.sources[:most])
    if len(card.sources) > most:
        yield f"  … 还有 {len(card.sources) - most} 份"


def render_card(card: EntityCard, most: int = MOST) -> str:
    """The card as text, at most `most` lines of one predicate, of figures and of sources."""
    return "\n".join(map(flatten_text, write_card(card, most))) + "\n"
