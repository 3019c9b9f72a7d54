"""What the server knows of the build without asking the database."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.built import MANIFEST, is_build
from kg.errors import BuildError
from kg.iri import source_iri
from kg.record import record


@record
class Place:
    """A build that is served: its folder, the base of its IRIs, its report, and the stored text of each source's IRI."""

    folder: Path
    base: str
    version: str
    report: Mapping[str, Any]
    texts: Mapping[str, Path]


def open_place(folder: Path) -> Place:
    """Read what a build says of itself; BuildError if `folder` holds none."""
    if not is_build(folder):
        raise BuildError(f"{folder}: is no build", "make one: kg build FOLDER -o OUT")
    manifest = json.loads((folder / MANIFEST).read_bytes())
    try:
        report = json.loads((folder / "report.json").read_bytes())
    except (OSError, ValueError) as error:
        raise BuildError(f"{folder / 'report.json'}: cannot be read", "build it again with kg build") from error
    base = manifest["settings"]["base"]
    texts = {source_iri(one["path"], base): folder / one["text"] for one in manifest["sources"]}
    return Place(folder, base, manifest["version"], report, texts)


def read_text(place: Place, iri: str) -> str:
    """The stored text of a source, "" where there is none; nothing outside the build is opened."""
    path = place.texts.get(iri)
    if path is None or not path.resolve().is_relative_to((place.folder / "text").resolve()):
        return ""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
