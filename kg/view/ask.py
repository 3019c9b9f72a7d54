"""Reads the graph out of a store, through SPARQL SELECT alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Kind, Modality, Predicate, Row, Select
from kg.view.record import Claim, Figure, Paper, Quote, Scene, Thing
from kg.vocabulary import EDU, PREFIXES

HEAD = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
KINDS = "VALUES ?broad { " + " ".join(f"edu:{kind}" for kind in Kind) + " } ?thing a ?broad ."
TYPES = f"SELECT ?thing ?type {{ {KINDS} ?thing a ?type }}"
NAMES = (
    f"SELECT ?thing ?label ?alias {{ {KINDS} {{ ?thing rdfs:label ?label }} UNION {{ ?thing skos:altLabel ?alias }} }}"
)
MARKS = f"SELECT ?thing ?masked ?inferred {{ {KINDS} {{ ?thing edu:masked ?masked }} UNION {{ ?thing edu:inferredName ?inferred }} }}"
MENTIONS = "SELECT ?thing ?paper { ?thing edu:mentionedIn ?paper }"
QUALIFIERS = ("grade", "level", "year", "role", "constructionKind", "constructionStage")
CLAIMS = (
    "SELECT * { ?claim a edu:Statement ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ."
    + "".join(f" OPTIONAL {{ ?claim edu:{name} ?{name} }}" for name in (*QUALIFIERS, "modality", "confidence"))
    + " }"
)
FIGURES = (
    "SELECT * { ?figure a edu:Observation ; edu:about ?about ; edu:indicator ?indicator ; edu:value ?value ."
    + "".join(f" OPTIONAL {{ ?figure edu:{name} ?{name} }}" for name in ("unit", "year", "modality"))
    + " }"
)
ORIGINS = """SELECT ?said ?quote {
    VALUES ?class { edu:Statement edu:Observation } ?said a ?class ; prov:wasDerivedFrom ?quote }"""
QUOTES = """SELECT * { ?quote a edu:Evidence ; oa:hasSource ?paper ; oa:hasSelector ?words . ?words oa:exact ?exact .
    OPTIONAL { ?words oa:prefix ?prefix } OPTIONAL { ?words oa:suffix ?suffix }
    OPTIONAL { ?quote oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end } }"""
PAPERS = """SELECT * { ?paper a edu:SourceDocument ; dcterms:identifier ?path .
    OPTIONAL { ?paper dcterms:title ?title } OPTIONAL { ?paper edu:year ?year } }"""


def read_scene(select: Select) -> Scene:
    """The whole graph behind `select`, in an order that depends on its content alone."""
    origins = gather(ask(select, ORIGINS), "said", "quote")
    claims = read_claims(select, origins)
    return Scene(
        things=read_things(select, claims),
        claims=claims,
        figures=read_figures(select, origins),
        quotes=read_quotes(select),
        papers=read_papers(select),
    )


def local_name(iri: str) -> str:
    """The last part of a term's IRI.

    >>> local_name("https://w3id.org/edukg/ontology#memberOf")
    'memberOf'
    """
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def show_number(lexical: str) -> str:
    """A number as people read it, the lexical form where it is none.

    >>> show_number("4450000.0"), show_number("9.75E1"), show_number("约三成")
    ('4,450,000', '97.5', '约三成')
    """
    try:
        return f"{float(lexical):,.12g}" if abs(float(lexical)) < 10**12 else lexical
    except ValueError:
        return lexical


def gather(rows: Iterable[Row], key: str, value: str) -> dict[str, tuple[str, ...]]:
    """All values of one variable under each value of another, sorted."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if key in row and value in row:
            found[row[key]].add(row[value])
    return {name: tuple(sorted(values)) for name, values in found.items()}


def ask(select: Select, query: str) -> tuple[Row, ...]:
    """The rows of one of this module's queries, in an order that does not depend on the store."""
    return tuple(sorted(select(HEAD + query), key=lambda row: sorted(row.items())))


def read_things(select: Select, claims: Iterable[Claim]) -> dict[str, Thing]:
    """Every entity by its IRI, ordered by class, name and IRI."""
    types = gather(ask(select, TYPES), "thing", "type")
    names, marks = ask(select, NAMES), ask(select, MARKS)
    labels, aliases = gather(names, "thing", "label"), gather(names, "thing", "alias")
    masked, inferred = gather(marks, "thing", "masked"), gather(marks, "thing", "inferred")
    papers = gather(ask(select, MENTIONS), "thing", "paper")
    areas = find_areas(claims, [iri for iri, classes in types.items() if split_types(classes)[0] == Kind.AREA])
    things = []
    for iri, classes in types.items():
        kind, narrow = split_types(classes)
        things.append(
            Thing(
                iri=iri,
                kind=kind,
                label=labels.get(iri, (local_name(iri),))[0],
                narrow=narrow,
                aliases=aliases.get(iri, ()),
                areas=areas.get(iri, ()),
                papers=papers.get(iri, ()),
                masked=is_true(masked.get(iri, ())),
                inferred=is_true(inferred.get(iri, ())),
            )
        )
    return {thing.iri: thing for thing in sorted(things, key=lambda thing: (thing.kind, thing.label, thing.iri))}


def is_true(values: Iterable[str]) -> bool:
    """Whether an `xsd:boolean` of that name says yes."""
    return any(value in {"true", "1"} for value in values)


def split_types(classes: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The broad class and the narrower ones: the broadest that is told is the narrowest of the ten.

    >>> split_types(["https://w3id.org/edukg/ontology#School", "https://w3id.org/edukg/ontology#PrimarySchool"])
    ('School', ('PrimarySchool',))
    """
    names = {local_name(iri) for iri in classes if iri.startswith(EDU)}
    broad = [str(kind) for kind in Kind if str(kind) in names]
    kind = next((name for name in broad if name != Kind.ORGANISATION), broad[0])
    return kind, tuple(sorted(names - set(broad)))


def find_areas(claims: Iterable[Claim], areas: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The areas things lie in, nearest first: an area in itself, a person in the employer's, all in the wider ones."""
    located = gather(as_rows(claims, Predicate.LOCATED_IN), "subject", "object")
    located |= {area: (area,) for area in areas}
    employed = gather(as_rows(claims, Predicate.AFFILIATED_WITH), "subject", "object")
    for person, bodies in employed.items():
        located.setdefault(person, tuple(area for body in bodies for area in located.get(body, ())))
    wider = gather(as_rows(claims, Predicate.PART_OF), "subject", "object")
    return {iri: widen(nearest, wider) for iri, nearest in located.items()}


def as_rows(claims: Iterable[Claim], predicate: Predicate) -> list[Row]:
    """The realised statements of one predicate as rows."""
    return [
        {"subject": claim.subject, "object": claim.object}
        for claim in claims
        if claim.predicate == predicate and not claim.planned
    ]


def widen(areas: Iterable[str], wider: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The areas with all those that hold them, each once, nearest first."""
    found = list(dict.fromkeys(areas))
    for area in found:  # grows while it is walked, so that every step up is taken once
        found.extend(above for above in wider.get(area, ()) if above not in found)
    return tuple(found)


def read_claims(select: Select, origins: Mapping[str, tuple[str, ...]]) -> tuple[Claim, ...]:
    """Every statement, in reading order."""
    claims: dict[str, Claim] = {}
    for row in ask(select, CLAIMS):
        told = ((name, show_qualifier(name, row[name])) for name in QUALIFIERS if row.get(name))
        claim = Claim(
            iri=row["claim"],
            subject=row["subject"],
            predicate=local_name(row["predicate"]),
            object=row["object"],
            planned=local_name(row.get("modality", "")) == Modality.PLANNED,
            confidence=float(row.get("confidence", "1")),
            qualifiers=tuple(told),
            quotes=origins.get(row["claim"], ()),
        )
        claims.setdefault(claim.iri, claim)
    return tuple(sorted(claims.values(), key=order_claim))


def order_claim(claim: Claim) -> tuple[str, str, bool, str, str]:
    """Statements in reading order: those about one group or award together, its lead first."""
    return claim.predicate, claim.object, claim.qualifier("role") != "Lead", claim.subject, claim.iri


def show_qualifier(name: str, value: str) -> str:
    """A qualifier's value: the local name of a term, else the text itself.

    >>> show_qualifier("level", "https://w3id.org/edukg/ontology#CityLevel"), show_qualifier("role", "校长/书记")
    ('CityLevel', '校长/书记')
    """
    return local_name(value) if value.startswith(EDU) else value.removesuffix("Z") if name == "year" else value


def read_figures(select: Select, origins: Mapping[str, tuple[str, ...]]) -> tuple[Figure, ...]:
    """Every observation, ordered by indicator, year and IRI."""
    figures = {
        row["figure"]: Figure(
            iri=row["figure"],
            about=row["about"],
            indicator=row["indicator"],
            value=show_number(row["value"]),
            unit=row.get("unit", ""),
            year=row.get("year", ""),
            planned=local_name(row.get("modality", "")) == Modality.PLANNED,
            quotes=origins.get(row["figure"], ()),
        )
        for row in ask(select, FIGURES)
    }
    return tuple(sorted(figures.values(), key=lambda figure: (figure.indicator, figure.year, figure.iri)))


def read_quotes(select: Select) -> dict[str, Quote]:
    """Every evidence by its IRI."""
    return {
        row["quote"]: Quote(
            iri=row["quote"],
            paper=row["paper"],
            prefix=row.get("prefix", ""),
            exact=row["exact"],
            suffix=row.get("suffix", ""),
            start=int(row.get("start", "0")),
            end=int(row.get("end", "0")),
        )
        for row in ask(select, QUOTES)
    }


def read_papers(select: Select) -> dict[str, Paper]:
    """Every source document by its IRI."""
    papers = {
        row["paper"]: Paper(row["paper"], row["path"], row.get("title", ""), row.get("year", ""))
        for row in ask(select, PAPERS)
    }
    return dict(sorted(papers.items(), key=lambda item: (item[1].path, item[0])))
