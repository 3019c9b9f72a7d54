"""What a second build costs where hardly anything has changed: nothing, a sentence of one document, all of it, one gone.

    python benchmarks/measure_increment.py [--documents 1000] [--length 1000]

The documents are made of the lines of the samples, under other names. All builds are of one run, in processes of their
own; told are the seconds of processor time of each, its share of the first, and the share of each step.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measure_speed import FOLDERS, lengthen, read_folders


def write_documents(folder: Path, documents: int, length: int) -> None:
    """So many documents of so many characters."""
    lines = [line for source in read_folders(FOLDERS[:1]) for line in source.raw.splitlines() if line.strip()]
    text = lengthen(lines, documents * length)
    folder.mkdir()
    for number in range(documents):
        words = text[number * length : (number + 1) * length]
        (folder / f"{number:05}.txt").write_text(words, encoding="utf-8")


def build(folder: Path, out: Path) -> float:
    """The seconds of processor time that a build takes, with all its processes."""
    before = os.times()
    command = [sys.executable, "-m", "kg.cli", "build", str(folder), "-o", str(out), "--jobs", "1"]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Build, change, build again."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--length", type=int, default=1000)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place, "documents"), Path(place, "out")
        write_documents(folder, told.documents, told.length)
        one = folder / f"{told.documents // 2:05}.txt"
        lines = (folder / f"{told.documents // 3:05}.txt").read_text(encoding="utf-8").splitlines()
        changes = {
            "first": lambda: None,
            "nothing changed": lambda: None,
            "one changed": lambda: one.write_text(one.read_text(encoding="utf-8") + "\n另有一句。", encoding="utf-8"),
            "one rewritten": lambda: one.write_text("\n".join(lines[::-1]), encoding="utf-8"),
            "one gone": one.unlink,
        }
        first = 0.0
        for name, change in changes.items():
            change()
            took = build(folder, out)
            first = first or took
            steps = json.loads((out / "report.json").read_bytes())["timings"]
            whole = sum(steps.values())
            shares = ", ".join(f"{step} {seconds / whole:.0%}" for step, seconds in steps.items())
            print(f"{name:16} {took:8.1f} s {took / first:6.1%} of the first  ({shares})", flush=True)


if __name__ == "__main__":
    main()
