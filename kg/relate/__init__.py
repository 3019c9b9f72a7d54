"""Reads statements and observations from sentences whose mentions are linked."""

from kg.relate.dated import date_statements
from kg.relate.document import find_statements
from kg.relate.endings import drop_left, find_endings
from kg.relate.lone import drop_lone_honours
from kg.relate.observations import find_observations
from kg.relate.settle import settle_qualifiers
from kg.relate.standing import settle_areas
from kg.relate.surroundings import Surroundings

__all__ = [
    "Surroundings",
    "date_statements",
    "drop_left",
    "drop_lone_honours",
    "find_endings",
    "find_observations",
    "find_statements",
    "settle_areas",
    "settle_qualifiers",
]
