"""No pattern takes exponential time over any text, and work grows with the length of a text alone."""

import json
import re
import subprocess
import sys
from types import FrameType

import pytest
from few_documents import ROOT
from regex_loops import find_ambiguous_loops
from texts import read

from kg.extract import extract_source
from kg.model import Source

LISTED = """
import dataclasses, hashlib, inspect, json, sys, traceback
from re import _compiler
from pathlib import Path
kept, plain, ours = {}, _compiler.compile, str(Path("kg").resolve())
def note(pattern, flags=0):
    if isinstance(pattern, str) and not isinstance(flags, str):
        place = [frame.filename for frame in traceback.extract_stack(limit=12)]
        nearest = next((name for name in reversed(place) if "/re/" not in name and name != "<string>"), "")
        if nearest.startswith(ours):
            kept[pattern, int(flags)] = nearest.removeprefix(ours + "/")
    return plain(pattern, flags)
_compiler.compile = note
import importlib, pkgutil, kg
for one in pkgutil.walk_packages(kg.__path__, "kg."):
    if not one.name.endswith("__main__"):
        importlib.import_module(one.name)
from kg.engine.run import run_task
from kg.engine.task import Task
for name in sys.argv[1:]:
    assert run_task(Task(name, name)).extract
print(json.dumps([[pattern, flags, place] for (pattern, flags), place in sorted(kept.items())]))
"""


@pytest.mark.parametrize(
    ("pattern", "ambiguous"),
    [
        ("(?:a+)+b", True),
        ("(?:a|ab|b)*c", True),
        (r"(?:\w{1,3})*!", True),
        ("(?:[一-龥]{0,6}[、和][一-龥]{0,6}“x”)*$", True),
        ("(?:a+)++b", False),
        ("(?:ab+)*c", False),
        ("(?:a{1,3}b)*c", False),
        ("(?:(?:a|b)c)*d", False),
        (r"(?:\d{4}年|\d{2}月)*$", False),
        ("a{2,30}b", False),
    ],
)
def test_ambiguous_loops_are_found(pattern: str, ambiguous: bool) -> None:
    assert bool(find_ambiguous_loops(pattern)) is ambiguous


def test_no_pattern_of_ours_has_an_ambiguous_loop() -> None:
    samples = sorted(str(path) for path in (ROOT / "samples").rglob("*.txt"))[:4]
    command = [sys.executable, "-c", LISTED, *samples]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    listed: list[tuple[str, int, str]] = json.loads(told)
    assert len(listed) > 800
    accused = [(place, pattern) for pattern, flags, place in listed if find_ambiguous_loops(pattern, flags & ~re.DEBUG)]
    assert accused == []


def count_calls(text: str) -> int:
    calls = 0

    def count(_frame: FrameType, event: str, _told: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    source = Source("a.txt", "0" * 64, len(text), "text/plain", text)
    sys.setprofile(count)
    try:
        extract_source(source)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("unit", ["“和", "获得一等奖", "1、", "2023年", "张老师和", "(", " \t", "一"])
def test_work_grows_with_the_length_of_a_text_alone(unit: str) -> None:
    read("第一小学")
    short, long = (count_calls(unit * (length // len(unit))) for length in (4_000, 8_000))
    assert long < 3 * short
