"""Reads files of every known format into sources."""

from kg.read.find import Located, find_files
from kg.read.source import read_source

__all__ = ["Located", "find_files", "read_source"]
