"""A document's gold, the Turtle of builds that say more or less of it, and both measured against each other."""

import json
from pathlib import Path
from typing import Any

from kg.evaluate import Scores, evaluate_graph

PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix edu: <https://w3id.org/edukg/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:x/> .
"""
SOURCE = ':d a edu:SourceDocument ; dcterms:identifier "2023/a.txt" .\n'


def entity(name: str, kind: str, *labels: str, source: str = "d") -> str:
    first, *others = labels
    more = "".join(f' ; skos:altLabel "{label}"@zh' for label in others)
    return f':{name} a edu:{kind} ; rdfs:label "{first}"@zh{more} ; edu:mentionedIn :{source} .\n'


def claim(name: str, quote: str, rule: str, source: str = "d") -> str:
    return (
        f":{name} prov:wasGeneratedBy <urn:x/extractor/{rule}> ; prov:wasDerivedFrom :{name}-e .\n"
        f':{name}-e a edu:Evidence ; oa:hasSource :{source} ; oa:hasSelector :{name}-q . :{name}-q oa:exact "{quote}"@zh .\n'
    )


def statement(name: str, s: str, p: str, o: str, *qualifiers: str, quote: str = "某句", rule: str = "one") -> str:
    said = "".join(f" ; {one}" for one in ("edu:modality edu:Realised", *qualifiers))
    return f":{name} a edu:Statement ; rdf:subject :{s} ; rdf:predicate edu:{p} ; rdf:object :{o}{said} .\n" + claim(
        name, quote, rule
    )


def figure(name: str, about: str, indicator: str, value: str, unit: str) -> str:
    return (
        f':{name} a edu:Observation ; edu:about :{about} ; edu:indicator "{indicator}"@zh ; edu:value {value} ; '
        f'edu:unit "{unit}" ; edu:modality edu:Realised .\n' + claim(name, "某句", "figure")
    )


GOLD: dict[str, Any] = {
    "doc": "a.txt",
    "scope": "a1",
    "voice": "b1",
    "entities": [
        {"id": "a1", "type": "Area", "names": ["柳州市", "我市"]},
        {"id": "b1", "type": "Authority", "names": ["柳州市教育局", "我局"], "in": "a1"},
        {"id": "s1", "type": "School", "names": ["箭盘山小学"], "in": "a1"},
        {"id": "s2", "type": "School", "names": ["景行小学"], "in": "a1"},
        {"id": "s3", "type": "School", "names": ["城东小学"], "optional": True},
        {"id": "g1", "type": "Group", "names": ["箭盘山教育集团"], "kind": "EducationGroup"},
        {"id": "w1", "type": "Award", "names": ["教育改革创新奖"]},
        {"id": "p1", "type": "Programme", "names": ["青蓝工程"]},
    ],
    "statements": [
        {"s": "s1", "p": "memberOf", "o": "g1", "role": "lead", "quote": "箭盘山小学领办箭盘山教育集团"},
        {"s": "s1", "p": "received", "o": "w1", "grade": "一等奖", "level": "city", "year": 2022, "quote": "获一等奖"},
        {"s": "s1", "p": "partnersWith", "o": "s2", "modality": "planned", "quote": "拟与景行小学结对"},
        {"s": "b1", "p": "carriesOut", "o": "p1", "quote": "我局实施青蓝工程"},
        {"s": "s3", "p": "memberOf", "o": "g1", "role": "member", "optional": True, "quote": "城东小学加入"},
    ],
    "observations": [
        {"about": "a1", "indicator": "在校学生", "value": 91968, "unit": "人", "quote": "在校学生91968人"},
        {
            "about": "a1",
            "indicator": "财政投入",
            "value": 4450000,
            "unit": "元",
            "quote": "财政投入445万元",
            "year": 2023,
        },
    ],
}
ENTITIES = "".join(
    [
        SOURCE,
        entity("a1", "Area", "柳州市"),
        entity("b1", "Authority", "柳州市教育局"),
        entity("s1", "School", "箭盘山小学"),
        entity("s2", "School", "景行小学"),
        entity("s3", "School", "城东小学"),
        entity("g1", "Group", "箭盘山教育集团"),
        entity("w1", "Award", "教育改革创新奖"),
        entity("p1", "Programme", "青蓝工程"),
    ]
)


def write_files(folder: Path, turtle: str, *golds: dict[str, Any]) -> tuple[Path, list[Path]]:
    graph = folder / "graph.ttl"
    graph.write_text(PREFIXES + turtle, encoding="utf-8")
    files = [folder / f"gold{i}.json" for i in range(len(golds))]
    for file, gold in zip(files, golds, strict=True):
        file.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return graph, files


def measure(folder: Path, turtle: str, gold: dict[str, Any] | None = None) -> Scores:
    return evaluate_graph(*write_files(folder, turtle, gold or GOLD))
