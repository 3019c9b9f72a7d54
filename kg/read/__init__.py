"""Reads files of every known format into sources."""

from kg.read.find import LeftOut, Located, find_files, survey_files
from kg.read.source import read_source
from kg.read.unpack import holds_documents, is_document, unpack_file

__all__ = [
    "LeftOut",
    "Located",
    "find_files",
    "holds_documents",
    "is_document",
    "read_source",
    "survey_files",
    "unpack_file",
]
