"""Two graphs laid side by side as text: which subjects have another block in the one than in the other."""

from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg.errors import BuildError

GRAPH = "graph.ttl"
STATEMENT, OBSERVATION, SOURCE, ENTITY = "Statement", "Observation", "SourceDocument", "Entity"
MENTIONED = "\n    edu:mentionedIn <"
Block = tuple[str, int, str]
"""A subject in its brackets (the order of a graph counts them), which of the two graphs tells of it (0 or 1), and its block as text."""


def compare_graphs(before: Path, after: Path) -> dict[str, tuple[list[str], list[str]]]:
    """The IRIs whose blocks differ in the graphs of two builds, by kind: those that the first has, and the second.

    A build writes its graph sorted, one block a subject, so that one walk over both files is enough, and nothing is
    held but what differs. BuildError if a graph cannot be read.
    """
    found: dict[str, tuple[list[str], list[str]]] = {
        kind: ([], []) for kind in (STATEMENT, OBSERVATION, SOURCE, ENTITY)
    }
    walk = merge(read_blocks(before, 0), read_blocks(after, 1))
    for subject, group in groupby(walk, itemgetter(0)):
        blocks = [(side, text) for _, side, text in group]
        if len(blocks) == 2 and blocks[0][1] == blocks[1][1]:
            continue
        for side, text in blocks:
            kind = tell_kind(text)
            if kind:
                found[kind][side].append(subject[1:-1])
    return found


def tell_kind(block: str) -> str:
    """What a block is about, "" for what is compared with its statement or not at all."""
    first = block[block.index("> ") + 2 :]
    kind = next((kind for kind in (STATEMENT, OBSERVATION, SOURCE) if first.startswith(f"a edu:{kind}")), "")
    return kind or (ENTITY if MENTIONED in block else "")


def read_blocks(build: Path, side: int) -> Iterator[Block]:
    """The blocks of a build's graph in the order of their subjects; BuildError if it cannot be read."""
    lines: list[str] = []
    try:
        with (build / GRAPH).open(encoding="utf-8", newline="\n") as file:
            for line in file:
                if line != "\n":
                    lines.append(line)
                    continue
                if lines and lines[0].startswith("<"):
                    block = "".join(lines)
                    yield block[: block.index("> ") + 1], side, block
                lines.clear()
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise BuildError(f"{build / GRAPH} cannot be read", "build it again with kg build") from error
