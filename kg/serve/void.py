"""Descriptions of the dataset (VoID, DCAT) and of the service (SPARQL 1.1 Service Description), as Turtle."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.serve.place import Place
from kg.vocabulary import EDU

PREFIXES = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix format: <http://www.w3.org/ns/formats/> .
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD",
)  # fmt: skip
TITLES = '"教育工作总结知识图谱"@zh, "Knowledge graph of education work summaries"@en'


def write_service(place: Place, root: str, triples: int, *, writable: bool) -> str:
    """Describe the endpoint: languages, result formats, the graphs it holds."""
    formats = " , ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in FORMATS)
    languages = "sd:SPARQL11Query" + (" , sd:SPARQL11Update" if writable else "")
    graphs = "".join(f" ;\n    sd:namedGraph [ a sd:NamedGraph ; sd:name <{iri}> ]" for iri in sorted(place.texts))
    return (
        f"{PREFIXES}\n<{root}sparql> a sd:Service ;\n  sd:endpoint <{root}sparql> ;\n"
        f"  sd:supportedLanguage {languages} ;\n  sd:resultFormat {formats} ;\n"
        f"  sd:defaultDataset [ a sd:Dataset ;\n    sd:defaultGraph [ a sd:Graph ; void:triples {triples} ]{graphs} ] ;\n"
        f"  void:subset <{root}void> .\n"
    )


def write_dataset(place: Place, root: str, triples: int, licence: str) -> str:
    """Describe the dataset: titles, licence, where it can be asked and loaded from, how much it holds of what."""
    report = place.report
    entities = sum(row["realised"] for row in report["classes"] if not row["broad"])
    example = next(iter(sorted(place.texts)), "")
    parts = [
        "a void:Dataset, dcat:Dataset",
        f"dcterms:title {TITLES}",
        f"dcterms:license <{licence}>",
        f"dcterms:conformsTo <{EDU.rstrip('#')}>",
        f"void:vocabulary <{EDU.rstrip('#')}>",
        f"void:uriSpace {json.dumps(place.base, ensure_ascii=False)}",
        f"void:sparqlEndpoint <{root}sparql>",
        f"void:triples {triples}",
        f"void:entities {entities}",
        f"void:documents {len(place.texts)}",
        *([f"void:exampleResource <{example}>"] if example else []),
        *partition_classes(report),
        *partition_predicates(report),
        *(
            f"dcat:distribution [ a dcat:Distribution ; dcat:mediaType {json.dumps(kind)} ; "
            f"dcat:accessURL <{root}graphs?default> ]"
            for kind in ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
        ),
        f"dcat:accessService [ a dcat:DataService ; dcat:endpointURL <{root}sparql> ]",
    ]
    return f"{PREFIXES}\n<{root}void> " + " ;\n  ".join(parts) + " .\n"


def partition_classes(report: Mapping[str, Any]) -> Iterator[str]:
    """How many entities each class has."""
    for row in report["classes"]:
        yield f"void:classPartition [ void:class <{EDU}{row['name']}> ; void:entities {row['realised']} ]"


def partition_predicates(report: Mapping[str, Any]) -> Iterator[str]:
    """How many facts each predicate has."""
    for row in report["predicates"]:
        yield f"void:propertyPartition [ void:property <{EDU}{row['name']}> ; void:triples {row['realised']} ]"
