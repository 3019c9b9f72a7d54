"""Pictures become what a page is given: columns of numbers and words, as `kg.view.payload` tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from kg.memo import Memo
from kg.view.payload import (
    HUB,
    INFERRED,
    LEAD,
    MASKED,
    Charts,
    Clusters,
    Figures,
    Graph,
    Names,
    Nodes,
    Pair,
    Settings,
    Sources,
    Statements,
    Texts,
    View,
)
from kg.view.picture.ask import read_year
from kg.view.picture.charts import Chart, find_charts
from kg.view.picture.choose import FAINT, count_neighbours, find_hubs, is_lead
from kg.view.picture.hold import Held
from kg.view.picture.place import Picture
from kg.view.picture.record import Claim, Figure, Quote, Scene, Thing
from kg.view.picture.sounds import spell_names

FORMAT = 1


FIELDS = {"construction": "constructionKind", "stage": "constructionStage"}
"""Qualifiers that a page calls by a shorter name."""


Tie = tuple[str, ...]
"""What tells statements apart: their IRI, or of an edge that has none its predicate and ends."""


def name_claim(claim: Claim) -> Tie:
    """What a statement is known by."""
    return (claim.iri,) if claim.iri else (claim.predicate, *claim.ends)


@dataclass
class Numbers:
    """The numbers that a page knows things by; words, predicates and classes get theirs as they are met."""

    base: str
    things: Mapping[str, int]
    claims: Mapping[Tie, int]
    quotes: Mapping[str, int]
    papers: Mapping[str, int]
    types: dict[tuple[str, ...], int] = field(default_factory=dict)
    predicates: dict[str, int] = field(default_factory=dict)
    values: dict[str, int] = field(default_factory=lambda: {"": 0})

    def of_value(self, word: str) -> int:
        """The number of a word that is told again and again."""
        return self.values.setdefault(word, len(self.values))

    def of_predicate(self, name: str) -> int:
        """The number of a predicate."""
        return self.predicates.setdefault(name, len(self.predicates))

    def of_type(self, thing: Thing) -> int:
        """The number of a set of classes."""
        return self.types.setdefault((thing.kind, *thing.narrow), len(self.types))

    def of_quotes(self, quotes: Sequence[str]) -> list[int]:
        """The numbers of evidences."""
        return [self.quotes[iri] for iri in quotes if iri in self.quotes]

    def shorten(self, iri: str) -> str:
        """The IRI without the base."""
        return iri.removeprefix(self.base)


def pack_page(
    scene: Scene, held: Held, pictures: Sequence[Picture], settings: Settings, memo: Memo
) -> tuple[Graph, Names, Texts]:
    """The three blocks of a page that holds `held` and shows `pictures`; how names sound is kept in `memo`."""
    quotes = find_quotes(scene, held)
    numbers = Numbers(
        base=settings["base"],
        things=dict(zip((thing.iri for thing in held.things), count())),
        claims=dict(zip(map(name_claim, held.claims), count())),
        quotes=dict(zip((quote.iri for quote in quotes), count())),
        papers=dict(zip(scene.papers, count())),
    )
    statements = pack_statements(held.claims, numbers)
    charts = find_charts(held.figures, scene.things)
    figures = [figure for chart in charts for figure in chart.figures]
    graph: Graph = {
        "format": FORMAT,
        "settings": {**settings, "focus": find_focus(pictures, numbers)},
        "nodes": pack_nodes(scene, held, numbers),
        "statements": statements,
        "figures": pack_figures(figures, numbers),
        "charts": pack_charts(charts, numbers),
        "evidence": [numbers.papers.get(quote.paper, -1) for quote in quotes],
        "sources": pack_sources(scene, numbers),
        "views": [pack_view(picture, numbers) for picture in pictures],
        "types": [list(names) for names in numbers.types],
        "predicates": list(numbers.predicates),
        "values": list(numbers.values),
    }
    return graph, pack_names(held.things, memo), pack_texts(quotes)


def find_focus(pictures: Sequence[Picture], numbers: Numbers) -> int:
    """The number of the entity that the page is about, -1 where it is about none."""
    return next((numbers.things[iri] for picture in pictures for iri in picture.choice.centre), -1)


def find_quotes(scene: Scene, held: Held) -> list[Quote]:
    """The evidences of what a page holds, by source and place."""
    said = {iri for claim in held.claims for iri in (*claim.quotes, *claim.ended)}
    said |= {iri for figure in held.figures for iri in figure.quotes}
    found = [scene.quotes[iri] for iri in said if iri in scene.quotes]
    return sorted(found, key=lambda quote: (quote.paper, quote.start, quote.end, quote.iri))


def pack_nodes(scene: Scene, held: Held, numbers: Numbers) -> Nodes:
    """The columns of entities."""
    degrees = count_neighbours(claim for claim in scene.claims if claim.predicate not in FAINT)
    hubs = find_hubs(scene.things, scene.claims)
    leads = {claim.subject for claim in scene.claims if is_lead(claim)}
    things = held.things
    return {
        "iri": [numbers.shorten(thing.iri) for thing in things],
        "label": [thing.label for thing in things],
        "type": [numbers.of_type(thing) for thing in things],
        "area": [
            next((numbers.things[area] for area in thing.areas if area in numbers.things), -1) for thing in things
        ],
        "flags": [
            MASKED * thing.masked + INFERRED * thing.inferred + LEAD * (thing.iri in leads) + HUB * (thing.iri in hubs)
            for thing in things
        ],
        "degree": [degrees[thing.iri] for thing in things],
        "aliases": {str(number): list(thing.aliases) for number, thing in enumerate(things) if thing.aliases},
        "sources": [[numbers.papers[iri] for iri in thing.papers if iri in numbers.papers] for thing in things],
    }


def pack_statements(claims: Sequence[Claim], numbers: Numbers) -> Statements:
    """The columns of statements."""
    told = [dict(claim.qualifiers) for claim in claims]

    def column(name: str) -> list[int]:
        return [numbers.of_value(has.get(FIELDS.get(name, name), "")) for has in told]

    def years(name: str) -> list[int]:
        return [read_year(has.get(name, "")) for has in told]

    return {
        "iri": [numbers.shorten(claim.iri) for claim in claims],
        "subject": [numbers.things[claim.subject] for claim in claims],
        "predicate": [numbers.of_predicate(claim.predicate) for claim in claims],
        "object": [numbers.things[claim.object] for claim in claims],
        "planned": [int(claim.planned) for claim in claims],
        "confidence": [round(claim.confidence * 100) for claim in claims],
        "year": years("year"),
        "level": column("level"),
        "grade": column("grade"),
        "role": column("role"),
        "construction": column("construction"),
        "stage": column("stage"),
        "since": years("since"),
        "until": years("until"),
        "evidence": [numbers.of_quotes(claim.quotes) for claim in claims],
        "end": [numbers.of_quotes(claim.ended) for claim in claims],
    }


def pack_figures(figures: Sequence[Figure], numbers: Numbers) -> Figures:
    """The columns of observations."""
    return {
        "iri": [numbers.shorten(figure.iri) for figure in figures],
        "about": [numbers.things[figure.about] for figure in figures],
        "indicator": [numbers.of_value(figure.indicator) for figure in figures],
        "value": [int(figure.value) if figure.value.is_integer() else figure.value for figure in figures],
        "unit": [numbers.of_value(figure.unit) for figure in figures],
        "year": [figure.year for figure in figures],
        "planned": [int(figure.planned) for figure in figures],
        "evidence": [numbers.of_quotes(figure.quotes) for figure in figures],
    }


def pack_charts(charts: Sequence[Chart], numbers: Numbers) -> Charts:
    """The columns of charts; figures are numbered chart by chart."""
    following = count()
    return {
        "label": [chart.label for chart in charts],
        "unit": [numbers.of_value(chart.unit) for chart in charts],
        "kind": [chart.kind for chart in charts],
        "figures": [[next(following) for _ in chart.figures] for chart in charts],
    }


def pack_sources(scene: Scene, numbers: Numbers) -> Sources:
    """The columns of source documents."""
    papers = list(scene.papers.values())
    return {
        "iri": [numbers.shorten(paper.iri) for paper in papers],
        "path": [paper.path for paper in papers],
        "title": [paper.title for paper in papers],
        "year": [paper.year for paper in papers],
        "area": [numbers.things.get(paper.area, -1) for paper in papers],
        "voice": [numbers.things.get(paper.voice, -1) for paper in papers],
    }


def pack_view(picture: Picture, numbers: Numbers) -> View:
    """One picture; a view of figures has no places."""
    things = picture.choice.things
    placed = picture.choice.view != "figures"
    grounds = {ground: number for number, ground in enumerate(sorted(set(picture.ground.values())))} if placed else {}
    of_disc = {iri: number for number, disc in enumerate(picture.discs) for iri in disc.cluster.members}
    return {
        "name": picture.choice.view,
        "nodes": [numbers.things[thing.iri] for thing in things],
        "x": [picture.place[thing.iri][0] for thing in things] if placed else [],
        "y": [picture.place[thing.iri][1] for thing in things] if placed else [],
        "r": [picture.radius[thing.iri] for thing in things] if placed else [],
        "region": [
            grounds[picture.ground[thing.iri]] if thing.iri in picture.ground else -1 for thing in things if placed
        ],
        "cluster": [of_disc.get(thing.iri, -1) for thing in things if placed],
        "statements": [numbers.claims[name_claim(claim)] for claim in picture.choice.claims],
        "quiet": [numbers.predicates[name] for name in sorted(picture.choice.quiet) if name in numbers.predicates],
        "regions": {
            "label": [name_both(ground.label) for ground in grounds],
            "node": [numbers.things.get(ground.iri, -1) for ground in grounds],
        },
        "clusters": pack_clusters(picture, numbers),
        "left": {"nodes": 0, "statements": 0},
    }


def pack_clusters(picture: Picture, numbers: Numbers) -> Clusters:
    """The columns of the discs that a picture is folded into."""
    return {
        "label": [name_both(disc.cluster.label) for disc in picture.discs],
        "node": [numbers.things.get(disc.cluster.iri, -1) for disc in picture.discs],
        "x": [disc.x for disc in picture.discs],
        "y": [disc.y for disc in picture.discs],
        "r": [disc.radius for disc in picture.discs],
    }


def name_both(label: tuple[str, str]) -> Pair:
    """A label in both languages."""
    return {"zh": label[0], "en": label[1]}


def pack_names(things: Sequence[Thing], memo: Memo) -> Names:
    """How names and aliases sound."""
    aliases = ((str(number), thing.aliases) for number, thing in enumerate(things) if thing.aliases)
    return {
        "pinyin": spell_names((thing.label for thing in things), memo),
        "aliases": {number: spell_names(names, memo) for number, names in aliases},
    }


def pack_texts(quotes: Sequence[Quote]) -> Texts:
    """The words of evidences."""
    return {
        "exact": [quote.exact for quote in quotes],
        "prefix": [quote.prefix for quote in quotes],
        "suffix": [quote.suffix for quote in quotes],
        "start": [quote.start for quote in quotes],
        "end": [quote.end for quote in quotes],
        "page": [quote.page for quote in quotes],
    }
