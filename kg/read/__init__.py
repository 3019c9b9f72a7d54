"""Reads files of every known format into sources."""

from kg.read.find import Located, find_files
from kg.read.source import read_source
from kg.read.unpack import holds_documents, is_document, unpack_file

__all__ = ["Located", "find_files", "holds_documents", "is_document", "read_source", "unpack_file"]
