"""Folders changed at random, built again and again: every build must equal one that knows nothing of those before it.

    python benchmarks/change_folders.py [--steps 100] [--documents 30] [--changes 3] [--seed 20261122] [--most 2.0]

Documents are made of the lines of the samples. Each step changes some, adds, takes out, renames or doubles them, or keeps a
decision on a doubtful pair of names; then the folder is built over the last build, and anew elsewhere. Documents are
read in this process, since what is tried is what comes after. Graphs and database are made of those of the last build however
much changed, unless `--most` says up to which share.
"""

import argparse
import json
import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from unittest import mock

import kg
from kg import changes, pipeline
from kg.config import Settings
from kg.engine import Means, Outcome, Task
from kg.engine.run import run_task
from kg.query import open_store, renew

ROOT = Path(__file__).parents[1]
LINES = 8
"""Lines of a document, at most."""
STEPS = ("change", "change", "change", "add", "take", "rename", "double", "decide")


@cache
def list_lines() -> tuple[str, ...]:
    """The lines of the samples in plain text."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in sorted((ROOT / "samples").rglob("*.txt")))
    return tuple(sorted({line for text in texts for line in text.splitlines() if line.strip()}))


def write_document(path: Path, dice: random.Random) -> None:
    """A document of neighbouring lines, whose first tells who reports."""
    lines = list_lines()
    at = dice.randrange(len(lines))
    path.write_text("\n".join(lines[at : at + dice.randint(1, LINES)]) + "\n", encoding="utf-8")


def change_folder(folder: Path, out: Path, dice: random.Random) -> str:
    """Change something; what was done."""
    step, files = dice.choice(STEPS), sorted(folder.glob("*.txt"))
    new = folder / f"{dice.randrange(10**6):06}.txt"
    one = dice.choice(files)
    if step == "decide":
        return decide(out, dice)
    if step == "change":
        text = one.read_text(encoding="utf-8").splitlines()
        text[dice.randrange(len(text) + 1) :] = [dice.choice(list_lines())]
        one.write_text("\n".join(text), encoding="utf-8")
    elif step == "double":
        shutil.copyfile(one, new)
    elif step == "rename":
        one.rename(new)
    elif step == "take" and len(files) > 2:
        one.unlink()
    else:
        write_document(new, dice)
    return f"{step} {one.name} {new.name}"


def decide(out: Path, dice: random.Random) -> str:
    """Keep a decision on a pair of names that a build doubts."""
    made = kg.open_build(out)
    doubts = made.list_doubts()
    if not doubts:
        return "nothing to decide"
    doubt, choice = dice.choice(doubts), dice.choice(["same", "different", "unsure"])
    made.decide(doubt, choice)
    return f"decide {choice}"


def read_here(tasks: Sequence[Task], means: Means) -> Iterator[Outcome]:
    """Documents read in this process."""
    del means
    return map(run_task, tasks)


def build_here(folder: Path, out: Path, settings: Settings) -> None:
    """A build that starts no process."""
    with mock.patch.object(pipeline, "ENGINES", {"local": read_here}):
        pipeline.build_folder([folder], out, settings)


def tell_build(out: Path) -> dict[str, object]:
    """All that a build holds but its times and what it remembers; of its database the quads."""
    files = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.relative_to(out).parts[0] not in {".cache", "store", "report.html", "report.json"}
    }
    report = json.loads((out / "report.json").read_bytes())
    return {**files, "store": sorted(map(str, open_store(out))), "report": {**report, "timings": {}}}


def try_changes(place: Path, steps: int, documents: int, changes: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """For each step what was done, and what of the build is not as it is in a fresh one."""
    dice = random.Random(seed)
    folder, out, fresh = place / "texts", place / "out", place / "fresh"
    folder.mkdir()
    for number in range(documents):
        write_document(folder / f"{number:06}.txt", dice)
    build_here(folder, out, Settings(jobs=1))
    for _ in range(steps):
        done = "; ".join(change_folder(folder, out, dice) for _ in range(dice.randint(1, changes)))
        build_here(folder, out, Settings(jobs=1))
        shutil.rmtree(fresh, ignore_errors=True)
        decided = out / "decisions.csv"
        build_here(folder, fresh, Settings(jobs=1, decisions=str(decided) if decided.exists() else ""))
        one, other = tell_build(out), tell_build(fresh)
        yield done, sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def main() -> None:
    """Try many steps and tell which builds differ."""
    parser = argparse.ArgumentParser()
    for name, value in (("steps", 100), ("documents", 30), ("changes", 3), ("seed", 20261122)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--most", type=float, default=2.0)
    told = parser.parse_args()
    changes.MOST = renew.MOST = told.most
    with tempfile.TemporaryDirectory() as place:
        wrong = 0
        for done, differing in try_changes(Path(place), told.steps, told.documents, told.changes, told.seed):
            wrong += bool(differing)
            if differing:
                print(f"{done}: {', '.join(differing)}", flush=True)
    print(f"{told.steps} builds over others, {wrong} of which differ from fresh ones")


if __name__ == "__main__":
    main()
