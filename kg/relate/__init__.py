"""Reads statements and observations from sentences whose mentions are linked."""

from kg.relate.document import find_observations, find_statements

__all__ = ["find_observations", "find_statements"]
