"""How fast documents are read: on the samples and the open gold, and on long documents made of their lines.

    python benchmarks/measure_speed.py [FOLDER ...]

Seconds say as much of the machine as of the program, so every figure stands beside others of the same run: what
`jieba.cut` takes for the same text, and what `jieba.posseg` takes with a pattern of noun, verb, noun, which is what one
would build in an afternoon. Told are characters a second and core of the per-document half and of the whole build, the
share of each stage, and the time for a character of a document of 20,000 and of 160,000 characters, which should be
alike. No document is read twice, for what was read is remembered.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial, wraps
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import extract
from kg.config import Settings
from kg.errors import ReadError
from kg.pipeline import build_folder
from kg.read import find_files, read_source

if TYPE_CHECKING:
    from kg.model import Source

FOLDERS = ("samples", "tests/gold/open")
TYPICAL = 5_000
LENGTHS = (20_000, 160_000)
STAGES = (
    "clean_text",
    "split_sentences",
    "find_mentions",
    "link_parts",
    "find_statements",
    "find_endings",
    "settle_qualifiers",
    "find_observations",
)
"""What `kg.extract` calls one after another."""
OPENINGS = "金银红绿青蓝紫白云山水河湖江东西南北春夏秋冬梅兰竹菊松柏桃李杏林"
"""Characters that school names of made-up documents begin with, so that these name many schools as real ones do."""


def tell_seconds() -> float:
    """The processor time that this process and those it has waited for took."""
    return sum(os.times()[:4])


def measure(work: Callable[[], object]) -> float:
    """The seconds of processor time that some work takes."""
    start = tell_seconds()
    work()
    return tell_seconds() - start


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


def watch_stages() -> dict[str, float]:
    """Let every stage note the seconds it takes from now on."""
    taken = dict.fromkeys(STAGES, 0.0)

    def watch(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(stage)
        def run(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            found = stage(*given, **named)
            taken[name] += time.process_time() - start
            return found

        return run

    for name in STAGES:
        setattr(extract, name, watch(name, getattr(extract, name)))
    return taken


def measure_peers(texts: Sequence[str]) -> dict[str, float]:
    """The seconds that jieba takes for some texts: cutting alone, and tags with a pattern of triples."""
    import jieba  # noqa: PLC0415 - only what it does is measured, not its loading
    from jieba import posseg  # noqa: PLC0415

    jieba.setLogLevel("WARNING")

    def find_triples() -> list[tuple[str, str, str]]:
        found = []
        for text in texts:
            words = [(pair.word, pair.flag[:1]) for pair in posseg.cut(text)]
            for (one, two), (_, three) in pairwise(pairwise(words)):
                if (one[1], two[1], three[1]) == ("n", "v", "n"):
                    found.append((one[0], two[0], three[0]))
        return found

    list(posseg.cut("第一小学"))
    return {
        "jieba.cut": measure(lambda: [list(jieba.cut(text)) for text in texts]),
        "jieba.posseg and a pattern": measure(find_triples),
    }


def measure_build(texts: Sequence[str]) -> float:
    """The seconds that a whole build of some texts takes, beyond what a build of next to nothing takes."""
    with tempfile.TemporaryDirectory() as place:
        folder, least = Path(place, "texts"), Path(place, "least")
        folder.mkdir()
        least.mkdir()
        (least / "0.txt").write_text("第一小学举行了开学典礼。", encoding="utf-8")
        for number, text in enumerate(texts):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        settings = Settings(jobs=1)
        start = measure(lambda: build_folder([least], Path(place, "one"), settings))
        return measure(lambda: build_folder([folder], Path(place, "all"), settings)) - start


def main(folders: Sequence[str]) -> None:
    """Read, extract, build, and print what each took."""
    sources = list(read_folders(folders))
    texts = [source.raw for source in sources]
    size = sum(map(len, texts))
    extract.extract_source(replace(sources[0], raw="第一小学"))  # loads what is loaded once
    peers = measure_peers(texts)
    taken = watch_stages()
    extracting = measure(lambda: [extract.extract_source(source) for source in sources])
    took = {"per-document half": extracting, "whole build": measure_build(texts), **peers}
    print(f"{len(sources)} documents, {size:,} characters")
    for name, seconds in took.items():
        print(
            f"  {name:27} {size / seconds:10,.0f} characters a second and core, {seconds / extracting:5.2f} of the half"
        )
    print(f"  that is {size / TYPICAL / extracting:.1f} documents of {TYPICAL:,} characters a second and core")
    for name in STAGES:
        print(f"  {name:27} {taken[name] / extracting:6.1%}")
    lines = [line for source in sources for line in source.raw.splitlines() if line.strip()]
    costs = []
    for length in LENGTHS:
        source = replace(sources[0], raw=lengthen(lines, length), marks=(), title="")
        costs.append(measure(partial(extract.extract_source, source)) / length)
    print(f"  a character of {LENGTHS[1]:,} costs {costs[1] / costs[0]:.2f} times what one of {LENGTHS[0]:,} does")


if __name__ == "__main__":
    main(sys.argv[1:] or FOLDERS)
