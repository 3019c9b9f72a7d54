"""Holds a graph to the shapes of `ontology/`: as a whole, or only what changed in it."""

from kg.validate.check import ValidationReport, Violation, describe_report, validate_graph
from kg.validate.part import still_conforms

__all__ = ["ValidationReport", "Violation", "describe_report", "still_conforms", "validate_graph"]
