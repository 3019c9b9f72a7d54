"""Resolves entities across documents."""

from kg.resolve.knowledge import resolve_extracts

__all__ = ["resolve_extracts"]
