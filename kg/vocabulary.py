"""The terms that a build is written in, as the design of the ontology names them; `ontology/edu.ttl` says what they mean."""

from collections.abc import Mapping
from types import MappingProxyType

from kg.model import BODIES, Kind, Predicate

EDU = "https://w3id.org/edukg/ontology#"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dcterms": "http://purl.org/dc/terms/",
        "edu": EDU,
        "foaf": "http://xmlns.com/foaf/0.1/",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "qb": "http://purl.org/linked-data/cube#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""Prefix to namespace."""

NARROWER: Mapping[Kind, frozenset[str]] = MappingProxyType(
    {
        Kind.AREA: frozenset({"Province", "City", "County", "Township", "Village"}),
        Kind.SCHOOL: frozenset(
            {
                "Kindergarten",
                "PrimarySchool",
                "JuniorHighSchool",
                "SeniorHighSchool",
                "SecondarySchool",
                "NineYearSchool",
                "TwelveYearSchool",
                "VocationalSchool",
                "SpecialSchool",
                "TrainingSchool",
                "University",
            }
        ),
        Kind.GROUP: frozenset({"EducationGroup", "SchoolAlliance", "SchoolDistrict"}),
        Kind.AWARD: frozenset({"AwardSeries"}),
        Kind.PERSON: frozenset({"Teacher", "Principal", "Student", "Official"}),
    }
)
"""Local names of the narrower classes of each broad class that has any."""

_DOERS = BODIES | {Kind.AREA}
_ACTORS = _DOERS | {Kind.PERSON}
_ANYONE = _ACTORS | {Kind.PROGRAMME, Kind.DOCUMENT}
_AREAS, _SCHOOLS, _GROUPS = frozenset({Kind.AREA}), frozenset({Kind.SCHOOL}), frozenset({Kind.GROUP})

SIGNATURES: Mapping[Predicate, tuple[frozenset[Kind], frozenset[Kind]]] = MappingProxyType(
    {
        Predicate.PART_OF: (_AREAS, _AREAS),
        Predicate.LOCATED_IN: (BODIES, _AREAS),
        Predicate.MEMBER_OF: (_SCHOOLS, _GROUPS),
        Predicate.CAMPUS_OF: (_SCHOOLS, _SCHOOLS),
        Predicate.MERGED_INTO: (_SCHOOLS, _SCHOOLS),
        Predicate.MANAGES: (BODIES - {Kind.ORGANISATION}, _SCHOOLS),
        Predicate.PARTNERS_WITH: (_DOERS, _DOERS),
        Predicate.AFFILIATED_WITH: (frozenset({Kind.PERSON}), BODIES),
        Predicate.RECEIVED: (_ANYONE, frozenset({Kind.AWARD, Kind.EVENT})),
        Predicate.CARRIES_OUT: (_DOERS, frozenset({Kind.PROGRAMME})),
        Predicate.HOLDS: (_DOERS, frozenset({Kind.EVENT})),
        Predicate.TAKES_PART_IN: (_ANYONE, frozenset({Kind.EVENT, Kind.PROGRAMME})),
        Predicate.ISSUED: (_ACTORS, frozenset({Kind.DOCUMENT})),
        Predicate.BUILDS: (_DOERS, _SCHOOLS),
    }
)
"""From which broad classes to which each predicate leads."""
