"""What the vocabulary knows by name: classes of entity, predicates, modalities, levels."""

from enum import StrEnum


class Kind(StrEnum):
    """The ten broad classes of entity; the value is the local name in the ontology."""

    AREA = "Area"
    AUTHORITY = "Authority"
    SCHOOL = "School"
    GROUP = "Group"
    ORGANISATION = "Organisation"
    PERSON = "Person"
    PROGRAMME = "Programme"
    EVENT = "Event"
    AWARD = "Award"
    DOCUMENT = "Document"


BODIES = frozenset({Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.ORGANISATION})
"""Kinds that do things and have people, unlike an area."""
SCHOOLING = frozenset({Kind.SCHOOL, Kind.GROUP})
"""Kinds that teach: schools and groups of them."""


class Predicate(StrEnum):
    """The fourteen predicates of statements; the value is the local name in the ontology."""

    PART_OF = "partOf"
    LOCATED_IN = "locatedIn"
    MEMBER_OF = "memberOf"
    CAMPUS_OF = "campusOf"
    MERGED_INTO = "mergedInto"
    MANAGES = "manages"
    PARTNERS_WITH = "partnersWith"
    AFFILIATED_WITH = "affiliatedWith"
    RECEIVED = "received"
    CARRIES_OUT = "carriesOut"
    HOLDS = "holds"
    TAKES_PART_IN = "takesPartIn"
    ISSUED = "issued"
    BUILDS = "builds"


class Modality(StrEnum):
    """Whether a statement has come about or is only intended."""

    REALISED = "Realised"
    PLANNED = "Planned"


class Level(StrEnum):
    """The administrative level of an honour."""

    NATIONAL = "NationalLevel"
    PROVINCIAL = "ProvincialLevel"
    CITY = "CityLevel"
    COUNTY = "CountyLevel"
    SCHOOL = "SchoolLevel"
