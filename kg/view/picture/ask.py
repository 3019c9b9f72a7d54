"""Reads what pages show out of a graph, in one pass over its triples, however large it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from math import isfinite

from kg.model import Kind, Modality, Passage, Predicate, Scan
from kg.view.picture.record import Claim, Figure, Paper, Quote, Scene, Thing
from kg.vocabulary import EDU, NARROWER, PREFIXES

QUALIFIERS = ("grade", "level", "year", "role", "constructionKind", "constructionStage", "since", "until")
YEAR = re.compile(r"-?\d{1,9}")
SEVERAL = frozenset(
    {
        "edu:inferredName",
        "edu:masked",
        "edu:mentionedIn",
        "oa:hasSelector",
        "edu:endDerivedFrom",
        "prov:wasDerivedFrom",
        "rdf:type",
        "skos:altLabel",
    }
)
"""Properties of which all values count; of every other the least does."""
SINGLE = frozenset(
    {
        *(f"edu:{name}" for name in QUALIFIERS),
        *(
            f"edu:{name}"
            for name in ("about", "confidence", "indicator", "modality", "page", "scope", "unit", "value", "voice")
        ),
        *(f"oa:{name}" for name in ("end", "exact", "hasSource", "prefix", "start", "suffix")),
        *(f"rdf:{name}" for name in ("object", "predicate", "subject")),
        "dcterms:identifier",
        "dcterms:title",
        "rdfs:label",
    }
)
CLASSES = frozenset(EDU + name for name in ("SourceDocument", *Kind, *chain.from_iterable(NARROWER.values())))
"""Classes that a page asks for: not those of statements and evidences, which are most of a graph."""


class Columns:
    """What subjects have of each property, by its prefixed name: filled in one pass over a graph, ordered by value alone."""

    def __init__(self, scan: Scan) -> None:
        self._one: dict[str, dict[str, str]] = {name: {} for name in SINGLE}
        self._all: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in SEVERAL}
        names = {expand_name(name): name for name in (*SINGLE, *SEVERAL)}
        single = {iri: self._one[name] for iri, name in names.items() if name in SINGLE}
        several = {iri: self._all[name] for iri, name in names.items() if name in SEVERAL}
        for subject, predicate, value in scan(names):
            if (one := single.get(predicate)) is not None:
                if subject not in one or value < one[subject]:
                    one[subject] = value
            elif predicate != TYPE or value in CLASSES:
                found = several[predicate]
                found[subject] = (*found[subject], value) if subject in found else (value,)

    def one(self, name: str) -> Mapping[str, str]:
        """The least value of a property, by subject."""
        return self._one[name]

    def all(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """All values of a property, sorted, by subject."""
        return {
            subject: tuple(sorted(set(values))) if len(values) > 1 else values
            for subject, values in self._all[name].items()
        }


def expand_name(name: str) -> str:
    """The IRI of a prefixed name.

    >>> expand_name("edu:School")
    'https://w3id.org/edukg/ontology#School'
    """
    prefix, local = name.split(":")
    return PREFIXES[prefix] + local


TYPE = expand_name("rdf:type")


def gather_values(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """All that the same is paired with, each once and sorted."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
    return {one: tuple(sorted(others)) for one, others in found.items()}


def read_scene(scan: Scan, passages: Iterable[Passage] = ()) -> Scene:
    """The whole graph that `scan` goes over, in an order that depends on its content alone.

    Evidences may be told as `passages`, which are there once the graph was gone over.
    """
    columns = Columns(scan)
    claims = tuple(sorted(read_claims(columns), key=order_claim))
    figures = sorted(read_figures(columns), key=lambda one: (one.indicator, one.about, one.year, one.iri))
    papers = sorted(read_papers(columns), key=lambda one: (one.path, one.iri))
    return Scene(
        things={one.iri: one for one in sorted(read_things(columns, claims), key=order_thing)},
        claims=claims,
        figures=tuple(figures),
        quotes={one.iri: one for one in chain(read_quotes(columns), map(read_passage, passages))},
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
    told = {iri: split_types(classes) for iri, classes in columns.all("rdf:type").items()}
    kinds = {iri: types for iri, types in told.items() if types[0]}
    areas = find_areas(claims, [iri for iri, (kind, _) in kinds.items() if kind == Kind.AREA])
    labels, masked, inferred = columns.one("rdfs:label"), columns.all("edu:masked"), columns.all("edu:inferredName")
    aliases, papers = columns.all("skos:altLabel"), columns.all("edu:mentionedIn")
    for iri, (kind, narrow) in kinds.items():
        yield Thing(
            iri=iri,
            kind=kind,
            label=labels.get(iri) or local_name(iri),
            narrow=narrow,
            aliases=aliases.get(iri, ()),
            areas=areas.get(iri, ()),
            papers=papers.get(iri, ()),
            masked=is_true(masked.get(iri, ())),
            inferred=is_true(inferred.get(iri, ())),
        )


def is_true(values: Iterable[str]) -> bool:
    """Whether an `xsd:boolean` of that name says yes."""
    return any(value in {"true", "1"} for value in values)


@cache
def split_types(classes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The broad class and the narrower ones, "" where none of the ten is told: of two the narrower counts.

    >>> split_types(("https://w3id.org/edukg/ontology#School", "https://w3id.org/edukg/ontology#PrimarySchool"))
    ('School', ('PrimarySchool',))
    """
    names = {local_name(iri) for iri in classes if iri.startswith(EDU)}
    broad = [str(kind) for kind in Kind if str(kind) in names]
    kind = next((name for name in broad if name != Kind.ORGANISATION), next(iter(broad), ""))
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
    papers, selectors, pages = columns.one("oa:hasSource"), columns.all("oa:hasSelector"), columns.one("edu:page")
    exact, prefix, suffix, start, end = (
        columns.one(f"oa:{name}") for name in ("exact", "prefix", "suffix", "start", "end")
    )
    for iri, paper in papers.items():
        words = next((one for one in selectors.get(iri, ()) if one in exact), None)
        place = next((one for one in selectors.get(iri, ()) if one in start and one in end), "")
        if words is not None:
            span = read_year(start.get(place, "")), read_year(end.get(place, ""))
            page = max(0, read_year(pages.get(iri, "")))
            yield Quote(iri, paper, prefix.get(words, ""), exact[words], suffix.get(words, ""), *span, page)


def read_passage(passage: Passage) -> Quote:
    """An evidence that is told as a passage.

    >>> read_passage(("e:1", "9", "5", "箭盘山小学", "柳州市", "获奖", "", "e:总结.txt")).exact
    '箭盘山小学'
    """
    iri, end, start, exact, prefix, suffix, page, paper = passage
    return Quote(iri, paper, prefix, exact, suffix, int(start), int(end), int(page or 0))


def read_papers(columns: Columns) -> Iterator[Paper]:
    """Every source document whose path is told."""
    paths, titles, years = columns.one("dcterms:identifier"), columns.one("dcterms:title"), columns.one("edu:year")
    areas, voices = columns.one("edu:scope"), columns.one("edu:voice")
    for iri, classes in columns.all("rdf:type").items():
        if EDU + "SourceDocument" in classes and iri in paths:
            year = read_year(years.get(iri, ""))
            yield Paper(iri, paths[iri], titles.get(iri, ""), year, areas.get(iri, ""), voices.get(iri, ""))
