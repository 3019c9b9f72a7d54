"""Makes the database of a build out of that of the build before: only what the graphs tell otherwise is changed in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.query.store import FOLDER, PIECE, read_prefixes

MOST = 0.05
"""The share of a graph that may have changed: to load it anew is faster beyond."""
BLOCK, GRAPH = b" .\n\n", b"}\n\n"
"""How the block of a subject ends, and a named graph."""
Block = tuple[tuple[bytes, bytes], bytes]
"""The graph (b"" for the default one) and subject of a block, and the block without its end; sorted by both in a file."""
Change = tuple[tuple[bytes, bytes], bytes, bytes]
"""The graph and subject of a block that changed, what it was, and what it is now; b"" where there was or is none."""


def renew_store(before: Path, out: Path, stopped: Callable[[], bool] = bool) -> bool:
    """Make `out/store` of the database in `before`, by what graph.ttl and graph.trig tell otherwise in both folders.

    False where that is no use or cannot be: too much has changed, or files cannot be linked.
    """
    names = ("graph.ttl", "graph.trig")
    prefixes, *others = {read_prefixes(folder / name) for folder in (before, out) for name in names}
    if others:
        return False
    most = MOST * sum((out / name).stat().st_size for name in names)
    changes = list_changes(before, out, most)
    if changes is None or not link_store(before / FOLDER, out / FOLDER):
        return False
    store = ox.Store(out / FOLDER)
    for change in changes:
        if stopped():
            break
        apply_change(store, change, prefixes)
    store.flush()
    return True


def list_changes(before: Path, out: Path, most: float) -> list[Change] | None:
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


def read_blocks(file: Path) -> Iterator[Block]:
    """The blocks of a graph that we wrote, in their order."""
    graph = b""
    with file.open("rb") as source:
        source.seek(len(read_prefixes(file)) + 1)
        rest = b""
        while chunk := source.read(PIECE):
            *blocks, rest = (rest + chunk).split(BLOCK)
            for block in blocks:
                inner = block
                if inner.startswith(GRAPH):
                    graph, inner = b"", inner[len(GRAPH) :]
                first, _, after = inner.partition(b"\n")
                if first.endswith(b" {"):
                    graph, inner = first[:-2], after
                yield (graph, inner[: inner.index(b" ")]), inner


def compare_blocks(olds: Iterator[Block], news: Iterator[Block]) -> Iterator[Change]:
    """What changed between two graphs."""
    old, new = next(olds, None), next(news, None)
    while old or new:
        if old and new and old[0] == new[0]:
            if old[1] != new[1]:
                yield old[0], old[1], new[1]
            old, new = next(olds, None), next(news, None)
        elif old and (not new or old[0] < new[0]):
            yield old[0], old[1], b""
            old = next(olds, None)
        elif new:
            yield new[0], b"", new[1]
            new = next(news, None)


def apply_change(store: ox.Store, change: Change, prefixes: bytes) -> None:
    """Change a database as a block changed."""
    (graph, _), before, after = change
    name = ox.NamedNode(graph[1:-1].decode()) if graph else ox.DefaultGraph()
    old, new = (
        {
            ox.Quad(quad.subject, quad.predicate, quad.object, name)
            for quad in ox.parse(prefixes + block + BLOCK if block else b"", ox.RdfFormat.TURTLE)
        }
        for block in (before, after)
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
