"""What a page carries: the entities, statements, figures and quotes behind its pictures, as plain values."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.view.choose import Choice, count_degrees
from kg.view.network import SHAPES, draw_network
from kg.view.record import Claim, Figure, Quote, Scene, Thing

HELD = 20_000
"""Statements in one page: with their quotes some ten megabytes, which a browser still opens at once."""


def gather_data(scene: Scene, choices: Sequence[Choice], *, whole: bool, limit: int = HELD) -> dict[str, Any]:
    """The page's data; `whole` adds what is in no picture, for the search box to reach."""
    claims = hold_claims(scene, choices, whole=whole, limit=limit)
    things = hold_things(scene, choices, claims, whole=whole, limit=limit)
    held = {thing.iri for thing in things}
    figures = [figure for figure in scene.figures if figure.about in held]
    origins = [claim.quotes for claim in claims] + [figure.quotes for figure in figures]
    said = sorted({quote for quotes in origins for quote in quotes} & scene.quotes.keys())
    numbers = {iri: number for part in (things, claims) for number, iri in enumerate(item.iri for item in part)}
    order = {iri: number for number, iri in enumerate(said)}
    papers = {iri: number for number, iri in enumerate(scene.papers)}
    return {
        "things": [thing_data(thing, numbers, papers) for thing in things],
        "claims": [claim_data(claim, numbers, order) for claim in claims],
        "figures": [figure_data(figure, numbers, order) for figure in figures],
        "quotes": [quote_data(scene.quotes[iri], papers) for iri in said],
        "papers": [{"path": paper.path, "title": paper.title, "year": paper.year} for paper in scene.papers.values()],
        "views": [view_data(choice, numbers) for choice in choices],
        "shapes": {str(kind): shape for kind, shape in SHAPES.items()},
        "total": {"things": len(scene.things), "claims": len(scene.claims), "figures": len(scene.figures)},
    }


def hold_claims(scene: Scene, choices: Iterable[Choice], *, whole: bool, limit: int) -> list[Claim]:
    """The statements of the page in the graph's order: those drawn, then those about what is drawn, then the rest."""
    drawn = {claim.iri for choice in choices for claim in choice.claims}
    seen = {thing.iri for choice in choices for thing in choice.things}
    known = [claim for claim in scene.claims if {claim.subject, claim.object} <= scene.things.keys()]
    first = [claim.iri for claim in known if claim.iri in drawn]
    about = [claim.iri for claim in known if claim.subject in seen or claim.object in seen]
    rest = [claim.iri for claim in known] if whole else []
    kept = set(list(dict.fromkeys([*first, *about, *rest]))[: max(limit, len(first))])
    return [claim for claim in known if claim.iri in kept]


def hold_things(
    scene: Scene, choices: Iterable[Choice], claims: Iterable[Claim], *, whole: bool, limit: int
) -> list[Thing]:
    """The entities of the page, in the graph's order."""
    needed = {thing.iri for choice in choices for thing in choice.things}
    needed |= {end for claim in claims for end in (claim.subject, claim.object)}
    needed |= {area for iri in needed for area in scene.things[iri].areas if area in scene.things}
    if whole:
        spare = [iri for iri in scene.things if iri not in needed]
        needed |= set(spare[: max(0, limit - len(needed))])
    return [thing for thing in scene.things.values() if thing.iri in needed]


def told(**values: Any) -> dict[str, Any]:
    """The values that are told: nothing empty is written."""
    return {name: value for name, value in values.items() if value not in ("", (), [], {}, None, False)}


def thing_data(thing: Thing, numbers: Mapping[str, int], papers: Mapping[str, int]) -> dict[str, Any]:
    """One entity."""
    return told(
        iri=thing.iri,
        kind=thing.kind,
        label=thing.label,
        narrow=thing.narrow,
        aliases=thing.aliases,
        areas=[numbers[area] for area in thing.areas if area in numbers],
        papers=[papers[paper] for paper in thing.papers if paper in papers],
        masked=thing.masked,
        inferred=thing.inferred,
    )


def claim_data(claim: Claim, numbers: Mapping[str, int], quotes: Mapping[str, int]) -> dict[str, Any]:
    """One statement; `s` and `o` are numbers of entities, `quotes` numbers of quotes."""
    return {"s": numbers[claim.subject], "o": numbers[claim.object], "confidence": claim.confidence} | told(
        iri=claim.iri,
        p=claim.predicate,
        planned=claim.planned,
        qualifiers=dict(claim.qualifiers),
        quotes=[quotes[quote] for quote in claim.quotes if quote in quotes],
    )


def figure_data(figure: Figure, numbers: Mapping[str, int], quotes: Mapping[str, int]) -> dict[str, Any]:
    """One figure."""
    return {"about": numbers[figure.about], "indicator": figure.indicator, "value": figure.value} | told(
        unit=figure.unit,
        year=figure.year,
        planned=figure.planned,
        quotes=[quotes[quote] for quote in figure.quotes if quote in quotes],
    )


def quote_data(quote: Quote, papers: Mapping[str, int]) -> dict[str, Any]:
    """One quote; a source that the graph does not describe has number -1."""
    return {"paper": papers.get(quote.paper, -1), "exact": quote.exact, "start": quote.start, "end": quote.end} | told(
        prefix=quote.prefix, suffix=quote.suffix
    )


def view_data(choice: Choice, numbers: Mapping[str, int]) -> dict[str, Any]:
    """One picture with its network."""
    degrees = count_degrees(choice.claims)
    return {
        "name": choice.view,
        "network": draw_network(choice, numbers),
        "left": {"things": choice.left_things, "claims": choice.left_claims},
        "single": sum(not degrees[thing.iri] for thing in choice.things),
    }


def embed_json(data: Any) -> str:
    r"""JSON that may stand inside a script element: no character in it can end the element or start a comment.

    >>> embed_json({"名称": "</script>&"})
    '{"名称":"\\u003c/script\\u003e\\u0026"}'
    """
    words = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        words = words.replace(char, f"\\u{ord(char):04x}")
    return words
