"""Finds the names that a document mentions."""

from kg.mention.find import find_mentions

__all__ = ["find_mentions"]
