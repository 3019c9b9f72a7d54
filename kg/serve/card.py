"""Cards of whatever an IRI of the build names, as plain values that a page or a program reads."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from kg.query import QUALIFIERS, Limits, read_terms, select
from kg.serve.record import TaskError
from kg.vocabulary import EDU

Quotes = Mapping[str, list[dict[str, Any]]]
PAGE = 200
"""Statements, and figures, on one page of a card."""
NAMES = """
SELECT ?type ?label ?alias ?code ?masked ?inferred ?area ?areaLabel ?source ?path ?title ?own WHERE {
  { <%s> a ?type } UNION { <%s> dcterms:title ?own } UNION { <%s> rdfs:label ?label } UNION { <%s> skos:altLabel ?alias }
  UNION { <%s> dcterms:identifier ?code } UNION { <%s> edu:masked ?masked } UNION { <%s> edu:inferredName ?inferred }
  UNION { <%s> edu:locatedIn|edu:partOf ?area OPTIONAL { ?area rdfs:label ?areaLabel } }
  UNION { <%s> edu:mentionedIn ?source . ?source dcterms:identifier ?path OPTIONAL { ?source dcterms:title ?title } }
}"""
CLAIMS = """
SELECT ?claim ?out ?predicate ?other ?label ?modality ?confidence %s WHERE {
  { ?claim rdf:subject <%s> ; rdf:object ?other BIND(true AS ?out) }
  UNION { ?claim rdf:object <%s> ; rdf:subject ?other BIND(false AS ?out) }
  ?claim rdf:predicate ?predicate . OPTIONAL { ?other rdfs:label ?label }
  OPTIONAL { ?claim edu:modality ?modality } OPTIONAL { ?claim edu:confidence ?confidence } %s
} ORDER BY DESC(?out) ?predicate ?label ?claim LIMIT %d OFFSET %d"""
FIGURES = """
SELECT ?claim ?indicator ?value ?unit ?year ?modality WHERE {
  ?claim edu:about <%s> ; edu:indicator ?indicator ; edu:value ?value .
  OPTIONAL { ?claim edu:unit ?unit } OPTIONAL { ?claim edu:year ?year } OPTIONAL { ?claim edu:modality ?modality }
} ORDER BY ?indicator ?year ?claim LIMIT %d OFFSET %d"""
USES = """
SELECT ?use ?name ?since ?until ?former WHERE {
  ?use edu:nameOf <%s> ; rdfs:label ?name .
  OPTIONAL { ?use edu:since ?since } OPTIONAL { ?use edu:until ?until } OPTIONAL { ?use edu:former ?former }
} ORDER BY ?since ?until ?use"""
QUOTES = """
SELECT ?claim ?evidence ?source ?path ?title ?exact ?prefix ?suffix ?start ?end ?page WHERE {
  VALUES ?claim { %s } ?claim %s ?evidence . ?evidence oa:hasSource ?source ; oa:hasSelector ?quote, ?place .
  ?quote oa:exact ?exact . OPTIONAL { ?quote oa:prefix ?prefix } OPTIONAL { ?quote oa:suffix ?suffix } OPTIONAL { ?evidence edu:page ?page }
  ?place oa:start ?start ; oa:end ?end .
  ?source dcterms:identifier ?path OPTIONAL { ?source dcterms:title ?title }
} ORDER BY ?path ?start ?evidence"""
SOURCE = """
SELECT ?evidence ?start ?end ?claim ?subject ?subjectLabel ?predicate ?object ?objectLabel ?indicator ?value ?unit ?year ?modality ?ending WHERE {
  ?evidence oa:hasSource <%s> ; oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end .
  { ?claim prov:wasDerivedFrom ?evidence } UNION { ?claim edu:endDerivedFrom ?evidence BIND(true AS ?ending) } OPTIONAL { ?claim edu:modality ?modality } OPTIONAL { ?claim edu:year ?year }
  { ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
    OPTIONAL { ?subject rdfs:label ?subjectLabel } OPTIONAL { ?object rdfs:label ?objectLabel } }
  UNION { ?claim edu:about ?subject ; edu:indicator ?indicator ; edu:value ?value . OPTIONAL { ?claim edu:unit ?unit } OPTIONAL { ?subject rdfs:label ?subjectLabel } }
} ORDER BY ?start ?end ?claim"""


def term_labels(name: str) -> dict[str, str]:
    """A term of the vocabulary with its labels in both languages."""
    local = name.removeprefix(EDU)
    chinese, english = read_terms().get(local, (local, local))
    return {"name": local, "zh": chinese, "en": english}


def describe_card(store: ox.Store, iri: str, page: int = 0) -> dict[str, Any]:
    """The card of an entity, statement or any other node, `page` counted from 0; TaskError 404 for what is not there."""
    node = checked_iri(iri)
    if next(store.quads_for_pattern(ox.NamedNode(node), None, None, ox.DefaultGraph()), None) is None:
        raise TaskError(404, "nothing is known of this IRI")
    ask = select(store, Limits(rows=100_000))
    card = gather_names(ask(NAMES % ((node,) * 9)))
    optional = " ".join(f"OPTIONAL {{ ?claim edu:{name} ?{name} }}" for name in QUALIFIERS)
    listed = " ".join(f"?{name}" for name in QUALIFIERS)
    claims = list(ask(CLAIMS % (listed, node, node, optional, PAGE + 1, page * PAGE)))
    figures = list(ask(FIGURES % (node, PAGE + 1, page * PAGE)))
    uses = list(ask(USES % node))
    told = [row["claim"] for row in (*claims[:PAGE], *figures[:PAGE])]
    quotes = gather_quotes(ask, [*told, *(row["use"] for row in uses)])
    ends = gather_quotes(ask, told, "edu:endDerivedFrom")
    return card | {
        "iri": node,
        "page": page,
        "more": max(len(claims), len(figures)) > PAGE,
        "names": [make_use(row, quotes) for row in uses],
        "claims": [make_claim(row, quotes, ends) for row in claims[:PAGE]],
        "figures": [make_figure(row, quotes) for row in figures[:PAGE]],
        "facts": list_facts(store, node) if not claims and not figures else [],
    }


def checked_iri(iri: str) -> str:
    """The IRI, safe to stand in a query between angle brackets; TaskError 404 for anything else."""
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise TaskError(404, "this is no IRI") from error
    if any(sign in iri for sign in '<>"{}|\\^`') or any(ord(sign) <= 32 for sign in iri):
        raise TaskError(404, "this is no IRI")
    return node.value


def gather_names(rows: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """Types, names, places and sources of an entity, each sorted."""
    many: dict[str, set[str]] = defaultdict(set)
    areas: dict[str, str] = {}
    sources: dict[str, tuple[str, str]] = {}
    for row in rows:
        for name, value in row.items():
            many[name].add(value)
        if "area" in row:
            areas[row["area"]] = row.get("areaLabel", row["area"])
        if "source" in row:
            sources[row["source"]] = (row["path"], row.get("title", ""))
    return {
        "label": min(many["label"] or many["own"], default=""),
        "aliases": sorted(many["alias"]),
        "types": [term_labels(one) for one in sorted(many["type"]) if one.startswith(EDU)],
        "code": min(many["code"], default=""),
        "masked": bool(many["masked"]),
        "inferred": bool(many["inferred"]),
        "areas": [{"iri": iri, "label": label} for iri, label in sorted(areas.items())],
        "sources": [{"iri": iri, "path": path, "title": title} for iri, (path, title) in sorted(sources.items())],
    }


def gather_quotes(
    ask: Any, claims: list[str], relation: str = "prov:wasDerivedFrom"
) -> dict[str, list[dict[str, Any]]]:
    """For each statement, figure or dated name the sentences that say so, or that it stands in another `relation` to."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    if claims:
        for row in ask(QUOTES % (" ".join(f"<{claim}>" for claim in claims), relation)):
            found[row["claim"]].append(
                {
                    "iri": row["evidence"],
                    "source": row["source"],
                    "path": row["path"],
                    "title": row.get("title", ""),
                    "exact": row["exact"],
                    "prefix": row.get("prefix", ""),
                    "suffix": row.get("suffix", ""),
                    "start": int(row["start"]),
                    "end": int(row["end"]),
                    "page": int(row.get("page", 0)),
                }
            )
    return found


def make_use(row: Mapping[str, str], quotes: Quotes) -> dict[str, Any]:
    """A name that the entity bore for a time, years "" where untold."""
    return {
        "iri": row["use"],
        "name": row["name"],
        "since": row.get("since", ""),
        "until": row.get("until", ""),
        "former": row.get("former") == "true",
        "quotes": quotes.get(row["use"], []),
    }


def make_claim(row: Mapping[str, str], quotes: Quotes, ends: Quotes) -> dict[str, Any]:
    """One statement seen from the entity's side; `ended` are the sentences that tell of its end."""
    return {
        "iri": row["claim"],
        "outward": row["out"] == "true",
        "predicate": term_labels(row["predicate"]),
        "other": {"iri": row["other"], "label": row.get("label", row["other"])},
        "planned": row.get("modality", "").endswith("Planned"),
        "confidence": float(row["confidence"]) if "confidence" in row else None,
        "qualifiers": [
            {"name": term_labels(name), "value": term_labels(row[name]) if row[name].startswith(EDU) else row[name]}
            for name in QUALIFIERS
            if name in row
        ],
        "quotes": quotes.get(row["claim"], []),
        "ended": ends.get(row["claim"], []),
    }


def make_figure(row: Mapping[str, str], quotes: Quotes) -> dict[str, Any]:
    """One observation about the entity."""
    return {
        "iri": row["claim"],
        "indicator": row["indicator"],
        "value": row["value"],
        "unit": row.get("unit", ""),
        "year": row.get("year", ""),
        "planned": row.get("modality", "").endswith("Planned"),
        "quotes": quotes.get(row["claim"], []),
    }


def list_facts(store: ox.Store, iri: str) -> list[dict[str, Any]]:
    """Predicate and value of every triple about a node that is no entity: a statement, a passage, an extractor."""
    quads = store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph())
    rows = [(quad.predicate.value, quad.object) for quad in quads]
    return [
        {
            "predicate": term_labels(predicate) | {"iri": predicate},
            "value": getattr(term, "value", str(term)),
            "is_iri": isinstance(term, ox.NamedNode),
        }
        for predicate, term in sorted(rows, key=lambda row: (row[0], str(row[1])))
    ]


def describe_source(store: ox.Store, iri: str) -> dict[str, Any]:
    """What was read in a source document: its card, and for each passage the statements and figures it says."""
    node = checked_iri(iri)
    ask = select(store, Limits(rows=200_000))
    passages: dict[tuple[int, int, str], list[dict[str, Any]]] = defaultdict(list)
    for row in ask(SOURCE % node):
        passages[int(row["start"]), int(row["end"]), row["evidence"]].append(
            {
                "iri": row["claim"],
                "subject": {"iri": row["subject"], "label": row.get("subjectLabel", row["subject"])},
                "predicate": term_labels(row["predicate"]) if "predicate" in row else None,
                "object": {"iri": row["object"], "label": row.get("objectLabel", row["object"])}
                if "object" in row
                else None,
                "indicator": row.get("indicator", ""),
                "value": row.get("value", ""),
                "unit": row.get("unit", ""),
                "year": row.get("year", ""),
                "planned": row.get("modality", "").endswith("Planned"),
                "ending": "ending" in row,
            }
        )
    return {
        "iri": node,
        "passages": [
            {"start": start, "end": end, "iri": evidence, "claims": claims}
            for (start, end, evidence), claims in sorted(passages.items(), key=lambda one: one[0])
        ],
    }
