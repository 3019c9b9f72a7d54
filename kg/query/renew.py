"""Makes the database of a build out of that of the build before: only what the graphs tell otherwise is changed in it."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.query.store import FOLDER
from kg.triples import Change, compare_blocks, read_blocks, read_prefixes, write_blocks

MOST = 0.05
"""The share of a graph that may have changed: to load it anew is faster beyond."""


def renew_store(
    before: Path, out: Path, stopped: Callable[[], bool] = bool, known: Sequence[Change] | None = None
) -> bool:
    """Make `out/store` of the database in `before`, by what graph.ttl and graph.trig tell otherwise in both folders.

    That may be `known` already. False where it is no use or cannot be: too much has changed, or files cannot be linked.
    """
    names = ("graph.ttl", "graph.trig")
    prefixes, *others = {read_prefixes(folder / name) for folder in (before, out) for name in names}
    if others:
        return False
    most = MOST * sum((out / name).stat().st_size for name in names)
    changes = list_changes(before, out, most) if known is None else known
    if (
        changes is None
        or sum(len(old) + len(new) for _, old, new in changes) > most
        or not link_store(before / FOLDER, out / FOLDER)
    ):
        return False
    store = ox.Store(out / FOLDER)
    for change in changes:
        if stopped():
            break
        apply_change(store, change, prefixes)
    store.flush()
    return True


def list_changes(before: Path, out: Path, most: float) -> Sequence[Change] | None:
    """What changed in the whole graph and in the named ones, None where it is more than `most` bytes."""
    changes: list[Change] = []
    for name in ("graph.ttl", "graph.trig"):
        olds, news = (read_blocks(folder / name) for folder in (before, out))
        for change in compare_blocks(olds, news):
            # What stands in the default graph of the TriG is in the whole graph already.
            if name == "graph.ttl" or change[0][0]:
                changes.append(change)
                most -= len(change[1]) + len(change[2])
                if most < 0:
                    return None
    return changes


def apply_change(store: ox.Store, change: Change, prefixes: bytes) -> None:
    """Change a database as a block changed."""
    graph = change[0][0]
    name = ox.NamedNode(graph[1:-1].decode()) if graph else ox.DefaultGraph()
    old, new = (
        {ox.Quad(one.subject, one.predicate, one.object, name) for one in ox.parse(said, ox.RdfFormat.TURTLE)}
        for said in write_blocks(prefixes, change)
    )
    for quad in old - new:
        store.remove(quad)
    store.extend(new - old)


def link_store(old: Path, new: Path) -> bool:
    """A database beside another that shares its tables, which are never written to; False where files cannot be linked."""
    new.mkdir()
    try:
        for file in sorted(old.iterdir()):
            if file.suffix == ".sst":
                (new / file.name).hardlink_to(file)
            elif file.name != "LOCK":
                shutil.copyfile(file, new / file.name)
    except OSError:
        shutil.rmtree(new)
        return False
    return True
