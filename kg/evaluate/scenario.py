"""Reads scenarios: a few short documents and which of their names mean the same thing."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import GoldError
from kg.model import Kind
from kg.record import record

AT = " @ "
"""Parts a name from the words around it, where one name means two things in a document."""
FIELDS = {"family": str, "note": str, "documents": dict, "cluster": list}
OWN = {"kind", "where", "masked", "note"}
"""What a cluster says besides the names in each document."""


@record(order=True)
class Named:
    """A name as it stands in a document; `near` are words of that document that hold this one occurrence, "" for all."""

    doc: str
    name: str
    near: str = ""


@record
class Cluster:
    """All names of one thing; `where` are the areas it stands in from wide to narrow, empty where untold."""

    kind: Kind
    mentions: tuple[Named, ...]
    where: tuple[str, ...] = ()
    masked: bool = False
    note: str = ""


@record
class Scenario:
    """Documents that are built together, by name, and the clusters that a careful reader makes of their names."""

    name: str
    family: str
    note: str
    documents: Mapping[str, str]
    clusters: tuple[Cluster, ...]


def read_name(doc: str, written: str) -> Named:
    """One name of a gold cluster.

    >>> read_name("a", "实验小学 @ 城中区实验小学")
    Named(doc='a', name='实验小学', near='城中区实验小学')
    """
    name, _, near = written.partition(AT)
    return Named(doc, name, near)


def check_cluster(item: object, documents: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with one cluster."""
    if not isinstance(item, dict):
        yield "a cluster is no table"
        return
    if item.get("kind") not in set(Kind):
        yield f"unknown kind {item.get('kind')}"
    if not item.keys() - OWN:
        yield f"a cluster without names: {item.get('note')}"
    for doc in sorted(item.keys() - OWN):
        if doc not in documents:
            yield f"there is no document {doc}"
            continue
        for name in item[doc]:
            told = read_name(doc, name)
            if told.name not in (told.near or documents[doc]) or told.near not in documents[doc]:
                yield f"“{name}” does not stand in document {doc}"


def check_scenario(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """Everything that is wrong with the content of a scenario, in plain words."""
    missing = tuple(name for name, kind in FIELDS.items() if not isinstance(raw.get(name), kind))
    if missing:
        return (f"missing or wrong: {', '.join(missing)}",)
    wrong = [fault for item in raw["cluster"] for fault in check_cluster(item, raw["documents"])]
    if wrong:
        return tuple(wrong)
    named = Counter((doc, name) for item in raw["cluster"] for doc in item.keys() - OWN for name in item[doc])
    return tuple(f"“{name}” of document {doc} stands twice" for (doc, name), times in named.items() if times > 1)


def make_cluster(item: Mapping[str, Any]) -> Cluster:
    """The record of a cluster that has been checked."""
    mentions = tuple(read_name(doc, name) for doc in sorted(item.keys() - OWN) for name in item[doc])
    where = tuple(part for part in str(item.get("where", "")).split("/") if part)
    return Cluster(Kind(item["kind"]), mentions, where, bool(item.get("masked")), str(item.get("note", "")))


def read_scenario(path: Path) -> Scenario:
    """The scenario at `path`; GoldError, naming the file and what is wrong, where it does not follow the format."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}", "check the path of the scenario") from error
    except ValueError as error:
        raise GoldError(f"{path}: is no TOML: {error}", "mend the place it names") from error
    if wrong := check_scenario(raw):
        raise GoldError(f"{path}: {'; '.join(wrong)}", "mend the file")
    clusters = tuple(map(make_cluster, raw["cluster"]))
    return Scenario(path.stem, raw["family"], raw["note"], raw["documents"], clusters)


def read_scenarios(folder: Path) -> tuple[Scenario, ...]:
    """The scenarios of a folder by name; GoldError if there are none or one is wrong."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise GoldError(f"{folder}: no scenarios there", "name a folder of .toml files")
    return tuple(map(read_scenario, files))
