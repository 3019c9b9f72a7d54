"""Reads files of every known format into sources."""

from kg.read.source import read_source

__all__ = ["read_source"]
