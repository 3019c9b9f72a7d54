"""Figures as a data cube (W3C RDF Data Cube, 2014) that keeps its integrity constraints.

Dimensions: what is counted of whom (`edu:about`), the indicator, the year, fact or plan, the unit, and, since two documents
may tell two values of one figure, the number of the reading. The measure is `edu:value`.
"""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.export.facts import Facts, ObservationRow
from kg.export.profiles.term import base_of, name_term, tell

DIMENSIONS = (
    ("about", "rdfs:Resource", "所述对象", "what is counted of"),
    ("indicatorConcept", "skos:Concept", "指标", "indicator"),
    ("period", "time:ProperInterval", "年份", "year"),
    ("modality", "edu:Modality", "事实或计划", "fact or plan"),
    ("unitConcept", "skos:Concept", "单位", "unit"),
    ("reading", "xsd:integer", "第几种说法", "number of the reading"),
)
"""Local name under the cube, range, and labels of each dimension."""
CODED = {"indicatorConcept": "indicators", "unitConcept": "units"}
"""Dimensions with a code list of their own."""
UNTOLD = "untold"


def tell_cube(facts: Facts) -> Iterator[Quad | Triple]:
    """The data set, its structure, its code lists and its observations; nothing where there is no figure."""
    rows = sorted(
        facts.observations,
        key=lambda row: (row.about, row.indicator, row.year, row.modality, row.unit, row.value, row.iri),
    )
    if not rows:
        return
    cube = f"{base_of(rows[0].iri)}cube/"
    yield from tell_structure(cube)
    seen: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        key = (row.about, row.indicator, row.year, row.modality, row.unit)
        seen[key] += 1
        yield from tell_observation(row, cube, seen[key])


def tell_structure(cube: str) -> Iterator[Triple]:
    """The data set and its structure definition."""
    dataset, structure = NamedNode(f"{cube}figures"), NamedNode(f"{cube}structure")
    yield tell(dataset, "a", "qb:DataSet")
    yield tell(dataset, "rdfs:label", Literal("教育工作总结中的数据", language="zh"))
    yield tell(dataset, "rdfs:label", Literal("Figures of education work summaries", language="en"))
    yield tell(dataset, "qb:structure", structure)
    yield tell(structure, "a", "qb:DataStructureDefinition")
    for name, reach, chinese, english in DIMENSIONS:
        dimension, component = NamedNode(cube + name), NamedNode(f"{cube}component/{name}")
        yield tell(structure, "qb:component", component)
        yield tell(component, "a", "qb:ComponentSpecification")
        yield tell(component, "qb:dimension", dimension)
        yield tell(component, "qb:componentProperty", dimension)
        for kind in (
            "rdf:Property",
            "qb:ComponentProperty",
            "qb:DimensionProperty",
            *(["qb:CodedProperty"] if name in CODED else []),
        ):
            yield tell(dimension, "a", kind)
        yield tell(dimension, "rdfs:range", reach)
        yield tell(dimension, "rdfs:label", Literal(chinese, language="zh"))
        yield tell(dimension, "rdfs:label", Literal(english, language="en"))
        if name in CODED:
            codes = NamedNode(f"{cube}{CODED[name]}")
            yield tell(dimension, "qb:codeList", codes)
            yield tell(codes, "a", "skos:ConceptScheme")
    component = NamedNode(f"{cube}component/value")
    yield tell(structure, "qb:component", component)
    yield tell(component, "a", "qb:ComponentSpecification")
    yield tell(component, "qb:measure", name_term("edu:value"))
    yield tell(component, "qb:componentProperty", name_term("edu:value"))
    for kind in ("rdf:Property", "qb:ComponentProperty", "qb:MeasureProperty"):
        yield tell(name_term("edu:value"), "a", kind)
    yield tell(name_term("edu:value"), "rdfs:range", "xsd:decimal")


def tell_observation(row: ObservationRow, cube: str, reading: int) -> Iterator[Triple]:
    """One figure with all its dimensions."""
    node = NamedNode(row.iri)
    indicator, unit = (
        make_code(cube, scheme, words) for scheme, words in (("indicators", row.indicator), ("units", row.unit))
    )
    period = name_term(f"interval:{row.year}") if row.year else NamedNode(f"{cube}period/{UNTOLD}")
    modality = name_term(f"edu:{row.modality}")
    values: dict[str, NamedNode | Literal] = {
        "about": NamedNode(row.about),
        "indicatorConcept": indicator,
        "period": period,
        "modality": modality,
        "unitConcept": unit,
        "reading": Literal(reading),
    }
    yield tell(node, "a", "qb:Observation")
    yield tell(node, "qb:dataSet", NamedNode(f"{cube}figures"))
    for name, value in values.items():
        yield Triple(node, NamedNode(cube + name), value)
    yield tell(node, "edu:value", Literal(row.value, datatype=name_term("xsd:decimal")))
    yield tell(period, "a", "time:ProperInterval")
    yield tell(modality, "a", "edu:Modality")
    for scheme, code, words in (("indicators", indicator, row.indicator), ("units", unit, row.unit)):
        yield tell(code, "a", "skos:Concept")
        yield tell(code, "skos:inScheme", NamedNode(f"{cube}{scheme}"))
        yield tell(code, "skos:prefLabel", Literal(words or "（无单位）", language="zh"))


def make_code(cube: str, scheme: str, words: str) -> NamedNode:
    """The concept of a code list that stands for some words."""
    return NamedNode(f"{cube}{scheme}/{quote(words, safe='') or UNTOLD}")
