"""The terms of the vocabulary for pages that help to write queries: classes, predicates, levels, prefixes."""

from functools import cache
from typing import Any

from kg.model import Kind, Level
from kg.query import read_terms
from kg.vocabulary import NARROWER, PREFIXES, SIGNATURES

FOREIGN = (
    ("rdf:type", "类型", "type"),
    ("rdf:subject", "主语", "subject"),
    ("rdf:predicate", "谓语", "predicate"),
    ("rdf:object", "宾语", "object"),
    ("rdfs:label", "名称", "label"),
    ("skos:altLabel", "又名", "also called"),
    ("dcterms:identifier", "代码或路径", "identifier"),
    ("dcterms:title", "标题", "title"),
    ("prov:wasDerivedFrom", "依据", "derived from"),
    ("oa:hasSource", "来源文件", "source document"),
    ("oa:hasSelector", "原文位置", "selector"),
    ("oa:exact", "原句", "sentence"),
)
"""Terms of other vocabularies that every build uses, with what they mean there."""


def label_term(name: str) -> dict[str, str]:
    """A term with its labels in both languages.

    >>> label_term("PrimarySchool")
    {'name': 'PrimarySchool', 'zh': '小学', 'en': 'Primary school'}
    """
    chinese, english = read_terms().get(name, (name, name))
    return {"name": name, "zh": chinese, "en": english}


@cache
def describe_terms() -> dict[str, Any]:
    """Prefixes; classes under their broad ones; predicates with their domains and ranges; levels; every term for completion."""
    own = [
        {**label_term(name), "name": f"edu:{name}", "class": name[0].isupper()}
        for name in sorted(read_terms())
        if name.isalnum()
    ]
    foreign = [{"name": name, "zh": chinese, "en": english, "class": False} for name, chinese, english in FOREIGN]
    return {
        "prefixes": dict(PREFIXES),
        "classes": [
            {**label_term(name), "broad": kind.value}
            for kind in Kind
            for name in (kind.value, *sorted(NARROWER.get(kind, ())))
        ],
        "predicates": [
            {**label_term(predicate), "domain": sorted(domain), "range": sorted(reach)}
            for predicate, (domain, reach) in SIGNATURES.items()
        ],
        "levels": [label_term(level) for level in Level],
        "terms": [*own, *foreign],
    }
