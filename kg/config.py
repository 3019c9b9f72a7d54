"""The settings of a build, given in a file, on the command line or in Python."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from kg.errors import BuildError
from kg.iri import DEFAULT_BASE, normalise_base
from kg.record import record

ENGINE_NAMES = ("local", "dask")
"""What a document may be read by; `kg.engine.ENGINES` has them, and takes a second to load."""


@record
class Settings:
    """How to build: `base` of the IRIs, how many `jobs` at once (0: one a processor), and which `engine` runs them.

    `scheduler` is the address of the cluster that the engine dask sends documents to.
    `seconds` is the longest that one document may take; `strict` makes `kg build` fail for a file that is not read.
    `decisions` is a CSV file of what people decided about doubtful names, beside those that OUT holds already.
    """

    base: str = DEFAULT_BASE
    jobs: int = 0
    engine: str = "local"
    scheduler: str = ""
    seconds: float = 300.0
    strict: bool = False
    decisions: str = ""


def change_settings(settings: Settings, changes: Mapping[str, object], origin: str = "") -> Settings:
    """The settings with `changes`, each by its name; BuildError, beginning with `origin`, for what cannot be set."""
    known = {field.name: type(getattr(settings, field.name)) for field in fields(Settings)}
    for name, value in changes.items():
        if name not in known:
            raise BuildError(f"{origin}unknown setting {name!r}", f"known are {', '.join(known)}")
        if not isinstance(value, known[name]) and not (known[name] is float and type(value) is int):
            raise BuildError(f"{origin}{name} cannot be {value!r}", f"it is a {known[name].__name__}")
    checked: dict[str, Any] = dict(changes)
    changed = replace(settings, **checked)
    if changed.jobs < 0 or changed.seconds <= 0:
        raise BuildError(f"{origin}jobs and seconds cannot be negative", "leave them out for the usual")
    if changed.engine not in ENGINE_NAMES:
        raise BuildError(f"{origin}unknown engine {changed.engine!r}", f"known are {', '.join(ENGINE_NAMES)}")
    return replace(changed, base=normalise_base(changed.base))


def read_settings(path: Path) -> Settings:
    """The settings of a TOML file such as ``base = "https://example.org/id/"``; BuildError for what it cannot mean."""
    try:
        changes = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BuildError(f"{path}: {error.strerror}", "check the file given as --config") from error
    except ValueError as error:
        raise BuildError(f"{path}: {error}", "write TOML, in UTF-8: jobs = 4") from error
    return change_settings(Settings(), changes, f"{path}: ")


def count_jobs(jobs: int) -> int:
    """How many documents to read at once: `jobs`, or the processors that we may use."""
    if jobs:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
