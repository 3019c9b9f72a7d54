"""What an accident costs: builds killed (kill -9) at random moments, then a disk that fills up at every size.

    python benchmarks/measure_accidents.py [--documents 500] [--kills 100] [--jobs 2] [--seed 20261122] [--disks]

OUT holds a good build of the documents as they were last year; a build of this year's, every one of which has changed, is
killed at a random moment, every other time with all the processes it started. Then OUT must be readable and hold last
year's build or this year's, whole, the same command must finish, and its bytes must equal those of a build that nobody
disturbed. With --disks (as root) builds run on disks of growing size until one is large enough; each must end with one
line that says so, and leave no half build.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from made_up_corpus import OPENINGS

import kg
from kg.query import open_store, select

SAME = ("graph.ttl", "graph.trig", "graph.html", "manifest.json", "resolution.json")
COUNT = "SELECT (COUNT(*) AS ?count) { ?s ?p ?o }"


def write_documents(folder: Path, documents: int, year: int) -> Path:
    """So many documents of one sentence each."""
    dice = random.Random(documents)
    folder.mkdir()
    for number in range(documents):
        name = "".join(dice.sample(OPENINGS[:6], 2))
        words = f"{year}年，泰和县{name}小学获得江西省文明校园称号，现有学生{number + 100}人。\n"
        (folder / f"{number:04}.txt").write_text(words, encoding="utf-8")
    return folder


def digest_build(out: Path) -> str:
    """The SHA-256 of all that must be the same in every build of the same documents."""
    digest = hashlib.sha256()
    for path in sorted([*(out / "text").rglob("*.txt"), *(out / name for name in SAME)]):
        digest.update(f"{path.relative_to(out)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def start_build(documents: Path, out: Path, jobs: int) -> "subprocess.Popen[str]":
    """A build in processes of their own."""
    command = [sys.executable, "-m", "kg.cli", "build", str(documents), "-o", str(out), "--jobs", str(jobs)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)


def finish_build(documents: Path, out: Path, jobs: int) -> float:
    """Build to the end, and the seconds it took."""
    start = time.monotonic()
    process = start_build(documents, out, jobs)
    words = process.communicate()[1]
    assert process.returncode == 0, words
    return time.monotonic() - start


def tell_stage(out: Path) -> str:
    """How far a killed build had come, by what lies in its workplace."""
    folder = out.with_name(f".{out.name}.building")
    if not folder.exists():
        return "before its first or after its last file"
    steps = {"report.json": "reporting", "graph.html": "validating", "store": "drawing", "graph.ttl": "writing"}
    return next((step for name, step in steps.items() if (folder / name).exists()), "reading or resolving")


def kill_once(this_year: Path, out: Path, jobs: int, moment: float, *, whole: bool) -> str | None:
    """Kill a build at a moment; how far it had come, None if it had ended by then."""
    process = start_build(this_year, out, jobs)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL) if whole else process.kill()
        stage = tell_stage(out)
    else:
        stage = None
    process.communicate()
    return stage


def check_last(out: Path, digests: Sequence[str]) -> None:
    """The build in OUT is one of those that may be there, and answers."""
    assert digest_build(out) in digests, "what lies in OUT is no whole build"
    build = kg.open_build(out)
    assert int(next(iter(select(open_store(out))(COUNT)))["count"]) > 0
    assert build.report["totals"]["skipped"] == 0


def measure_kills(place: Path, documents: int, kills: int, jobs: int, seed: int) -> None:
    """Kill so many builds, and print how far each had come."""
    last_year, this_year = (write_documents(place / str(year), documents, year) for year in (2023, 2024))
    finish_build(last_year, place / "last", jobs)
    finish_build(this_year, place / "undisturbed", jobs)
    digests = [digest_build(place / name) for name in ("last", "undisturbed")]
    out, dice, stages = place / "out", random.Random(seed), Counter[str]()
    spans = []
    while sum(stages.values()) < kills:
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(place / "last", out, copy_function=os.link)
        long = sum(spans[-9:]) / len(spans[-9:]) if spans else 2 * finish_build(this_year, place / "trial", jobs)
        start = time.monotonic()
        stage = kill_once(this_year, out, jobs, dice.uniform(0, long), whole=bool(sum(stages.values()) % 2))
        check_last(out, digests)
        if stage is None:
            spans.append(time.monotonic() - start)
            continue
        stages[stage] += 1
        again = finish_build(this_year, out, jobs)
        spans.append(time.monotonic() - start if again > long / 2 else long)
        assert digest_build(out) == digests[1], "the next run wrote other bytes"
        left = {path.name for path in place.iterdir()} - {"2023", "2024", "last", "undisturbed", "out", "trial"}
        assert not left, f"left behind: {left}"
        print(f"  {sum(stages.values()):3} killed while {stage}; the next run took {again:.1f} s", flush=True)
    print(f"{kills} builds of {documents} documents killed, none lost:", dict(stages.most_common()))


def measure_disks(place: Path, documents: int, jobs: int) -> None:
    """Build on disks of growing size until one is large enough."""
    folder = write_documents(place / "documents", documents, 2024)
    size, status = 64, 1
    while status:
        disk = place / f"disk-{size}"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(disk)], check=True)
        try:
            process = start_build(folder, disk / "out", jobs)
            lines = process.communicate()[1].splitlines()
            status = process.returncode
            assert (disk / "out").exists() == (status == 0), "half a build"
            assert not status or (status == 1 and len(lines) == 1 and lines[0].startswith("error: ")), lines
            print(f"  {size:6} kB: {lines[0]}")
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=True)
        size = size * 3 // 2


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser()
    for name, usual in (("documents", 500), ("kills", 100), ("jobs", 2), ("seed", 20261122)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--disks", action="store_true")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if told.disks:
            measure_disks(Path(place), min(told.documents, 20), told.jobs)
        else:
            measure_kills(Path(place), told.documents, told.kills, told.jobs, told.seed)


if __name__ == "__main__":
    main()
