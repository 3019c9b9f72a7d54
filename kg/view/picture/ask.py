"""Reads the graph out of a store through SPARQL SELECT alone: one query a property, however large the graph is."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import isfinite

from kg.model import Kind, Modality, Predicate, Select
from kg.view.picture.record import Claim, Figure, Paper, Quote, Scene, Thing
from kg.vocabulary import EDU, PREFIXES

HEAD = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
KINDS = " ".join(f"edu:{kind}" for kind in Kind)
QUALIFIERS = ("grade", "level", "year", "role", "constructionKind", "constructionStage", "since", "until")
YEAR = re.compile(r"-?\d{1,9}")


class Columns:
    """What subjects have of each property, asked of a store once a property and ordered by value alone.

    Columns and not rows: a query for rows costs the engine a join for each column, five times what this takes.
    """

    def __init__(self, select: Select) -> None:
        self._select = select
        self.all = cache(self._read_all)
        self.one = cache(self._read_one)

    def _ask(self, pattern: str) -> Iterator[tuple[str, str]]:
        return ((sys.intern(row["s"]), sys.intern(row["o"])) for row in self._select(f"{HEAD}SELECT ?s ?o {pattern}"))

    def _read_all(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """All values of the property of that prefixed name, by subject."""
        return gather_values(self._ask(f"{{ ?s {name} ?o }}"))

    def _read_one(self, name: str) -> Mapping[str, str]:
        """The least value of the property of that prefixed name, by subject."""
        found: dict[str, str] = {}
        for subject, value in self._ask(f"{{ ?s {name} ?o }}"):
            if subject not in found or value < found[subject]:
                found[subject] = value
        return found

    def list_class(self, name: str) -> list[str]:
        """Every subject of that class of the vocabulary, sorted."""
        return sorted(subject for subject, _ in self._ask(f"{{ ?s a edu:{name} . BIND (edu:{name} AS ?o) }}"))

    def read_types(self) -> Mapping[str, tuple[str, ...]]:
        """The classes of every entity."""
        return gather_values(self._ask(f"{{ VALUES ?kind {{ {KINDS} }} ?s a ?kind . ?s a ?o }}"))


def gather_values(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """All that the same is paired with, each once and sorted."""
    found: dict[str, tuple[str, ...]] = {}
    for one, other in pairs:
        known = found.get(one, ())
        found[one] = (*known, other) if other not in known else known
    return {one: tuple(sorted(others)) for one, others in found.items()}


def read_scene(select: Select) -> Scene:
    """The whole graph behind `select`, in an order that depends on its content alone."""
    columns = Columns(select)
    claims = tuple(sorted(read_claims(columns), key=order_claim))
    figures = sorted(read_figures(columns), key=lambda one: (one.indicator, one.about, one.year, one.iri))
    papers = sorted(read_papers(columns), key=lambda one: (one.path, one.iri))
    return Scene(
        things={one.iri: one for one in sorted(read_things(columns, claims), key=order_thing)},
        claims=claims,
        figures=tuple(figures),
        quotes={one.iri: one for one in read_quotes(columns)},
        papers={one.iri: one for one in papers},
    )


def local_name(iri: str) -> str:
    """The last part of a term's IRI.

    >>> local_name("https://w3id.org/edukg/ontology#memberOf")
    'memberOf'
    """
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def read_year(lexical: str) -> int:
    """The year of an `xsd:gYear`, 0 where it is none.

    >>> read_year("2023"), read_year("2023Z"), read_year("2023—2024学年"), read_year("")
    (2023, 2023, 0, 0)
    """
    found = YEAR.fullmatch(lexical.removesuffix("Z"))
    return int(found[0]) if found else 0


def read_number(lexical: str) -> float | None:
    """A finite number, None where the text is none.

    >>> read_number("4450000.0"), read_number("约三成"), read_number("INF")
    (4450000.0, None, None)
    """
    try:
        value = float(lexical)
    except ValueError:
        return None
    return value if isfinite(value) else None


def order_thing(thing: Thing) -> tuple[str, str, str]:
    """Entities by class, name and IRI."""
    return thing.kind, thing.label, thing.iri


def order_claim(claim: Claim) -> tuple[str, str, bool, str, str]:
    """Statements in reading order: those about one group or award together, its lead first."""
    return claim.predicate, claim.object, claim.qualifier("role") != "Lead", claim.subject, claim.iri


def read_things(columns: Columns, claims: Iterable[Claim]) -> Iterator[Thing]:
    """Every entity."""
    kinds = {iri: split_types(classes) for iri, classes in columns.read_types().items()}
    areas = find_areas(claims, [iri for iri, (kind, _) in kinds.items() if kind == Kind.AREA])
    labels, masked, inferred = columns.one("rdfs:label"), columns.all("edu:masked"), columns.all("edu:inferredName")
    for iri, (kind, narrow) in kinds.items():
        yield Thing(
            iri=iri,
            kind=kind,
            label=labels.get(iri) or local_name(iri),
            narrow=narrow,
            aliases=columns.all("skos:altLabel").get(iri, ()),
            areas=areas.get(iri, ()),
            papers=columns.all("edu:mentionedIn").get(iri, ()),
            masked=is_true(masked.get(iri, ())),
            inferred=is_true(inferred.get(iri, ())),
        )


def is_true(values: Iterable[str]) -> bool:
    """Whether an `xsd:boolean` of that name says yes."""
    return any(value in {"true", "1"} for value in values)


@cache
def split_types(classes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The broad class and the narrower ones: the broadest that is told is the narrowest of the ten.

    >>> split_types(("https://w3id.org/edukg/ontology#School", "https://w3id.org/edukg/ontology#PrimarySchool"))
    ('School', ('PrimarySchool',))
    """
    names = {local_name(iri) for iri in classes if iri.startswith(EDU)}
    broad = [str(kind) for kind in Kind if str(kind) in names]
    kind = next((name for name in broad if name != Kind.ORGANISATION), broad[0])
    return kind, tuple(sorted(names - set(broad)))


def find_areas(claims: Iterable[Claim], areas: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The areas things lie in, nearest first: an area in itself, a person in the employer's, all in the wider ones."""
    told = [claim for claim in claims if not claim.planned and not claim.ended]
    located = gather_objects(told, Predicate.LOCATED_IN)
    located |= {area: (area,) for area in areas}
    for person, bodies in gather_objects(told, Predicate.AFFILIATED_WITH).items():
        located.setdefault(person, tuple(area for body in bodies for area in located.get(body, ())))
    wider = gather_objects(told, Predicate.PART_OF)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    return {
        iri: known[nearest] if nearest in known else known.setdefault(nearest, widen(nearest, wider))
        for iri, nearest in located.items()
    }


def gather_objects(claims: Iterable[Claim], predicate: Predicate) -> dict[str, tuple[str, ...]]:
    """The objects that each subject has in the statements of one predicate, sorted."""
    return gather_values((claim.subject, claim.object) for claim in claims if claim.predicate == predicate)


def widen(areas: Iterable[str], wider: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The areas with all those that hold them, each once, nearest first."""
    found = list(dict.fromkeys(areas))
    for area in found:  # grows while it is walked, so that every step up is taken once
        found.extend(above for above in wider.get(area, ()) if above not in found)
    return tuple(found)


def read_claims(columns: Columns) -> Iterator[Claim]:
    """Every statement whose ends and predicate are told."""
    subjects, predicates, objects = (columns.one(f"rdf:{name}") for name in ("subject", "predicate", "object"))
    told = {name: columns.one(f"edu:{name}") for name in QUALIFIERS}
    modality, confidence = columns.one("edu:modality"), columns.one("edu:confidence")
    quotes, ends = columns.all("prov:wasDerivedFrom"), columns.all("edu:endDerivedFrom")
    for iri in subjects:
        if iri in predicates and iri in objects:
            yield Claim(
                iri=iri,
                subject=subjects[iri],
                predicate=local_name(predicates[iri]),
                object=objects[iri],
                planned=local_name(modality.get(iri, "")) == Modality.PLANNED,
                confidence=read_number(confidence.get(iri, "1")) or 0.0,
                qualifiers=tuple((name, show_qualifier(name, has[iri])) for name, has in told.items() if has.get(iri)),
                quotes=quotes.get(iri, ()),
                ended=ends.get(iri, ()),
            )


def show_qualifier(name: str, value: str) -> str:
    """A qualifier's value: the local name of a term, else the text itself.

    >>> show_qualifier("level", "https://w3id.org/edukg/ontology#CityLevel"), show_qualifier("role", "校长/书记")
    ('CityLevel', '校长/书记')
    """
    return local_name(value) if value.startswith(EDU) else value.removesuffix("Z") if name == "year" else value


def read_figures(columns: Columns) -> Iterator[Figure]:
    """Every observation that has a number."""
    about, indicators, values = (columns.one(f"edu:{name}") for name in ("about", "indicator", "value"))
    units, years, modality = (columns.one(f"edu:{name}") for name in ("unit", "year", "modality"))
    quotes = columns.all("prov:wasDerivedFrom")
    for iri in about:
        value = read_number(values.get(iri, ""))
        if value is not None and iri in indicators:
            planned = local_name(modality.get(iri, "")) == Modality.PLANNED
            year = read_year(years.get(iri, ""))
            yield Figure(
                iri, about[iri], indicators[iri], value, units.get(iri, ""), year, planned, quotes.get(iri, ())
            )


def read_quotes(columns: Columns) -> Iterator[Quote]:
    """Every evidence whose source and words are told."""
    papers, selectors = columns.one("oa:hasSource"), columns.all("oa:hasSelector")
    exact, prefix, suffix, start, end = (
        columns.one(f"oa:{name}") for name in ("exact", "prefix", "suffix", "start", "end")
    )
    for iri in papers:
        words = next((one for one in selectors.get(iri, ()) if one in exact), None)
        place = next((one for one in selectors.get(iri, ()) if one in start and one in end), "")
        if words is not None:
            span = read_year(start.get(place, "")), read_year(end.get(place, ""))
            yield Quote(iri, papers[iri], prefix.get(words, ""), exact[words], suffix.get(words, ""), *span)


def read_papers(columns: Columns) -> Iterator[Paper]:
    """Every source document whose path is told."""
    paths, titles, years = columns.one("dcterms:identifier"), columns.one("dcterms:title"), columns.one("edu:year")
    areas, voices = columns.one("edu:scope"), columns.one("edu:voice")
    for iri in columns.list_class("SourceDocument"):
        if iri in paths:
            year = read_year(years.get(iri, ""))
            yield Paper(iri, paths[iri], titles.get(iri, ""), year, areas.get(iri, ""), voices.get(iri, ""))
