"""Writes what a build is made of: its manifest, and the texts that positions count in."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from kg import __version__
from kg.built import MANIFEST, TOOL
from kg.config import Settings
from kg.engine import stamp_ontology
from kg.model import Document, FindingLevel, Knowledge

LONGEST_NAME = 200
"""Bytes of a file name that is kept; systems allow 255, and an ending is added."""


def write_manifest(knowledge: Knowledge, folder: Path, settings: Settings) -> None:
    """Write what the build is made of; nothing in it depends on the clock or on the machine."""
    sources = [
        {
            "path": one.path,
            "size": one.size,
            "sha256": one.sha256,
            "media_type": one.media_type,
            "text": name_text(one.path),
        }
        for one in knowledge.documents
    ]
    skipped = sorted({one.path for one in knowledge.findings if one.level == FindingLevel.ERROR})
    content = {
        "tool": TOOL,
        "version": __version__,
        "settings": {"base": settings.base},
        "ontology": stamp_ontology(),
        "sources": sources,
        "skipped": skipped,
    }
    (folder / MANIFEST).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_texts(documents: Iterable[Document], folder: Path) -> None:
    """Write the text that positions count in, one file a document."""
    for document in documents:
        path = folder / name_text(document.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.chars.encode("utf-8", "replace"))


def name_text(path: str) -> str:
    """Where in a build a document's text stands; a name too long for an ending more is cut and told apart by a digest.

    >>> name_text("2023/总结.docx")
    'text/2023/总结.docx.txt'
    """
    *folders, name = path.split("/")
    encoded = name.encode("utf-8", "replace")
    if len(encoded) > LONGEST_NAME:
        name = f"{encoded[:LONGEST_NAME].decode('utf-8', 'ignore')}~{hashlib.sha256(encoded).hexdigest()[:12]}"
    return "/".join(("text", *folders, f"{name}.txt"))
