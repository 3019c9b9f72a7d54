"""How fast documents are read: on the samples and the open gold, and on long documents made of their lines.

    python benchmarks/measure_speed.py [FOLDER ...]

Seconds say as much of the machine as of the program, so every figure stands beside others of the same run: documents of
5,000 characters a second and core, what one fixed loop of Python takes, and the time for a character of a document of
20,000 and of 160,000 characters, which should be alike. No document is read twice, for what was read is remembered.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ReadError
from kg.extract import extract_source
from kg.read import find_files, read_source

if TYPE_CHECKING:
    from kg.model import Source

FOLDERS = ("samples", "tests/gold/open")
TYPICAL = 5_000
LENGTHS = (20_000, 160_000)
LOOP = 1_000_000
OPENINGS = "金银红绿青蓝紫白云山水河湖江东西南北春夏秋冬梅兰竹菊松柏桃李杏林"
"""Characters that school names of made-up documents begin with, so that these name many schools as real ones do."""


def measure(work: Callable[[], object]) -> float:
    """The seconds of processor time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def run_loop() -> int:
    """A fixed amount of plain Python."""
    return sum(len(str(number)) for number in range(LOOP))


def lengthen(lines: Sequence[str], length: int) -> str:
    """A text of `length` characters made of `lines`, with other names of schools each time round."""
    return "\n".join(vary(lines, length))[:length]


def vary(lines: Sequence[str], length: int) -> Iterator[str]:
    """Lines over and over, until they are `length` characters long."""
    size = 0
    for number in range(length):
        line = lines[number % len(lines)]
        turn = number // len(lines)
        for place, word in enumerate(("小学", "中学", "幼儿园") if turn else ()):
            first, second = divmod(turn * 7 + number * 3 + place, len(OPENINGS))
            line = line.replace(word, OPENINGS[first % len(OPENINGS)] + OPENINGS[second] + word)
        yield line
        size += len(line) + 1
        if size > length:
            return


def read_folders(folders: Sequence[str]) -> "Iterator[Source]":
    """The sources of some folders, but for files that are none, such as gold."""
    for one in find_files([Path(folder) for folder in folders]):
        with suppress(ReadError):
            yield read_source(one.path, one.name)


def main(folders: Sequence[str]) -> None:
    """Read, extract, and print what each took."""
    sources: list[Source] = []
    reading = measure(lambda: sources.extend(read_folders(folders)))
    extract_source(replace(sources[0], raw="第一小学"))  # loads what is loaded once
    extracting = measure(lambda: [extract_source(source) for source in sources])
    size = sum(len(source.raw) for source in sources)
    print(f"{len(sources)} documents, {size:,} characters")
    print(f"  extraction {size / TYPICAL / extracting:6.1f} documents of {TYPICAL:,} characters a second and core")
    print(f"  reading    {reading / extracting:6.2f} times what extraction takes")
    print(f"  plain loop {measure(run_loop):6.2f} s for {LOOP:,} steps")
    lines = [line for source in sources for line in source.raw.splitlines() if line.strip()]
    costs = []
    for length in LENGTHS:
        source = replace(sources[0], raw=lengthen(lines, length), marks=(), title="")
        costs.append(measure(partial(extract_source, source)) / length)
    print(f"  a character of {LENGTHS[1]:,} costs {costs[1] / costs[0]:.2f} times what one of {LENGTHS[0]:,} does")


if __name__ == "__main__":
    main(sys.argv[1:] or FOLDERS)
