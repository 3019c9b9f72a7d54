"""Spoilt documents of every format through every reader and the whole pipeline: none may crash, hang or show a traceback.

    python benchmarks/fuzz.py [--documents 100000] [--first 0] [--jobs 1] [--seed 20261122] [--keep FOLDER]

Each document is read and extracted as `kg build` does it, in a process that is given up after ten seconds; what the documents of
a batch say is resolved together and written as a graph. A document on which the program failed, or that took too long, is
put into FOLDER. Exits with 1 if there is any.
"""

import argparse
import collections
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from fuzz_documents import make_document

from kg.engine import Means, Outcome, Task, run_local
from kg.graph import build_graph, stream_trig, write_turtle
from kg.model import Finding
from kg.resolve import resolve_extracts

SECONDS = 10.0
BATCH = 1_000
FLAW = "extraction failed"
"""How the reason begins where the program, and not the document, is to blame."""
LATE = "took longer"
PATIENCE = 12
"""How many times as long a document that was given up may take on a busy machine."""


def hide_office(place: Path) -> None:
    """Let no reader find LibreOffice, whose start alone may take ten seconds; antiword stays."""
    if antiword := shutil.which("antiword"):
        (place / "antiword").symlink_to(antiword)
    os.environ["PATH"] = str(place)


def run_batch(numbers: Sequence[int], seed: int, jobs: int, place: Path) -> Iterator[tuple[Task, Outcome]]:
    """Read and extract documents, those in archives and mails too."""
    tasks, containers, means = [], [], Means(jobs, SECONDS)
    for number in numbers:
        name, data = make_document(number, seed)
        (place / name).write_bytes(data)
        if name.endswith((".zip", ".eml")):
            containers.append(Task(str(place / name), name, str(place)))
        if not name.endswith(".zip"):
            tasks.append(Task(str(place / name), name))
    for task, outcome in zip(containers, run_local(containers, means), strict=True):
        tasks += outcome.parts
        yield task, outcome
    yield from zip(tasks, run_local(tasks, means), strict=True)


def join_batch(outcomes: Sequence[Outcome]) -> int:
    """Resolve what the documents say and write it as a graph; how many statements there are."""
    extracts = [outcome.extract for outcome in outcomes if outcome.extract]
    knowledge = resolve_extracts(extracts)
    graph = build_graph(knowledge)
    write_turtle(graph)
    sum(map(len, stream_trig(graph)))
    return len(knowledge.statements) + len(knowledge.observations)


def read_again(task: Task, late: Outcome) -> Outcome:
    """The outcome of a document that was given up, read by itself; still `late` if that takes the ten seconds of a processor.

    The machine may be busy with other things, so that its clock tells nothing.
    """
    before = os.times()
    outcome = next(run_local([task], Means(1, PATIENCE * SECONDS)))
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return late if used > SECONDS else outcome


def list_flaws(task: Task, outcome: Outcome) -> list[Finding]:
    """The findings that tell of a flaw of the program's."""
    if outcome.finding and LATE in outcome.finding.message:
        outcome = read_again(task, outcome)
    return [one for one in (outcome.finding, *outcome.troubles) if one and one.message.startswith(FLAW)]


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser()
    for name, usual in (("documents", 100_000), ("first", 0), ("jobs", 1), ("seed", 20261122)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "fuzz"))
    told = parser.parse_args()
    hide_office(Path(tempfile.mkdtemp()))
    read, refused, claims, flaws, start = collections.Counter[str](), 0, 0, 0, time.monotonic()
    end = told.first + told.documents
    for first in range(told.first, end, BATCH):
        with tempfile.TemporaryDirectory() as folder:
            done = []
            for task, outcome in run_batch(range(first, min(first + BATCH, end)), told.seed, told.jobs, Path(folder)):
                done.append(outcome)
                read[Path(task.name).suffix] += outcome.extract is not None
                refused += outcome.finding is not None
                for flaw in list_flaws(task, outcome):
                    flaws += 1
                    told.keep.mkdir(exist_ok=True)
                    (told.keep / Path(task.path).name).write_bytes(Path(task.path).read_bytes())
                    print(f"  {flaw.path}: {flaw.message}", flush=True)
            claims += join_batch(done)
        seconds = time.monotonic() - start
        print(
            f"{first + BATCH:7,} documents, {sum(read.values()):,} read, {refused:,} refused, {claims:,} claims, {flaws} flaws, {seconds:,.0f} s",
            flush=True,
        )
    print("read:", dict(read.most_common()))
    return int(flaws > 0)


if __name__ == "__main__":
    sys.exit(main())
