"""Keeps from build to build what the first walk over documents takes from each, so that those that stayed are not read for it."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from kg.codec import Row, make_row
from kg.engine import Cache, Extracts
from kg.resolve import survey_document
from kg.shelf import encode, open_lines
from kg.sorting import Run, Runs

SURVEYED = "surveyed"
"""Where it is kept, among what is remembered: a line a document, sorted by path."""
PIECE = 1 << 20
"""Bytes that are looked at at once."""
Kept = tuple[str, str, Row, str]
"""The path of a document, the name of its extract, what was taken from it, and the line that tells all that."""


class Fresh:
    """What was taken from documents by those who read them in this build, by the names of extracts; it lies on disk in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.file = Runs(folder)
        self.places: dict[str, Run] = {}

    def keep(self, name: str, surveyed: str) -> None:
        """Take up what was taken from a document, if anything was."""
        if surveyed:
            self.places[name] = self.file.write([surveyed])

    def find(self, name: str) -> Row | None:
        """What was taken from a document, None where nothing was."""
        place = self.places.get(name)
        return json.loads(self.file.pick(*place)) if place else None


def recall_surveys(extracts: Extracts, cache: Cache, stamp: str, fresh: Fresh | None = None) -> Iterator[Row]:
    """What the walk takes from each document, packed, from where it is kept if its extract is the same; kept for the next build."""
    kept = read_kept(cache.older / SURVEYED, stamp)
    one = next(kept, None)
    with open_lines(cache.folder / SURVEYED, "wt") as target:
        target.write(f"{stamp}\n")
        for place, (path, name) in enumerate(zip(extracts.paths, extracts.names, strict=True)):
            while one and one[0] < path:
                one = next(kept, None)
            # What was read of a file while it changed is known by no digest; a dot is in its name.
            if one and one[:2] == (path, name) and "." not in name:
                target.write(one[3])
                yield one[2]
                continue
            made = (fresh and fresh.find(name)) or make_row(survey_document(extracts[place]))
            target.write(encode([path, name, made]) + "\n")
            yield made
    cache.used.add(SURVEYED)


def read_kept(file: Path, stamp: str) -> Iterator[Kept]:
    """What is kept by a program of that stamp, nothing where it is damaged, as the check sum at its end tells."""
    try:
        with gzip.open(file) as packed:
            while packed.read(PIECE):
                pass
        with open_lines(file, "rt") as source:
            if source.readline() == f"{stamp}\n":
                for line in source:
                    path, name, row = json.loads(line)
                    yield path, name, row, line
    except (OSError, EOFError, ValueError, zlib.error):
        return
