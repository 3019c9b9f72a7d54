"""How much memory and time a build of many documents takes beyond extraction, which is remembered.

    python benchmarks/measure_memory.py [DOCUMENTS ...]

The samples and the open gold are read once, as documents of some 5,000 characters. Every further document is one of these
under other names: characters that names of schools and persons are made of change places, in its text and in what was
extracted from it alike, so that documents name many things and as much as real ones do. The extracts lie in the cache of
the folder, so that a build reads none of them again, and each build runs in a process of its own: told are the most memory
it held and the seconds of each step, by the document.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from measure_speed import FOLDERS, TYPICAL, read_folders

from kg.codec import pack_record, unpack_record
from kg.config import Settings
from kg.engine import Cache, Task
from kg.engine.cache import FOLDER as CACHE
from kg.engine.run import slim_extract
from kg.extract import extract_source
from kg.model import Extract, Source
from kg.pipeline import build_folder

DOCUMENTS = (100, 300, 1_000)
SEED = 20261122
MOVED = "金银红绿青蓝紫白云山水河湖江东西南北春夏秋冬梅兰竹菊松柏桃李杏林一二三四五六七八九"
"""Characters that names are made of; they change places from document to document."""


PATH, DIGEST = "@path@", "@digest@"
"""What stands in a model for the path of a document and for the digest of its text."""


def list_models() -> list[str]:
    """The extracts of documents of a typical length, made of the lines of real ones, as JSON."""
    lines = [line for source in read_folders(FOLDERS) for line in source.raw.splitlines() if line.strip()]
    texts, size = [""], 0
    for line in lines:
        if size > TYPICAL:
            texts.append("")
            size = 0
        texts[-1] += line + "\n"
        size += len(line)
    made = (extract_source(Source(PATH, DIGEST, len(text), "text/plain", text)) for text in texts)
    return [json.dumps(json.loads(pack_record(slim_extract(one))), ensure_ascii=False) for one in made]


def write_documents(models: Sequence[str], count: int, folder: Path, cache: Cache) -> None:
    """Put so many documents into a folder, and what they say into a cache: a model each, under other names."""
    for number in range(count):
        dice = Random(f"{SEED} {number}")
        moved = str.maketrans(MOVED, "".join(dice.sample(MOVED, len(MOVED))))
        model = models[number % len(models)].translate(moved)
        text = unpack_record(Extract, model).text.chars
        name, digest = f"{number:06}.txt", sha256(text.encode()).hexdigest()
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        extract = unpack_record(Extract, model.replace(PATH, name).replace(DIGEST, digest))
        cache.keep(Task(str(folder / name), name), digest, pack_record(extract), digest)


def build_once(folder: str, out: str) -> None:
    """Build, and print the seconds of each step, the bytes written, and the most memory held, in KB."""
    report = build_folder([Path(folder)], Path(out), Settings(jobs=1))
    size = sum(path.stat().st_size for path in Path(out).rglob("*") if path.is_file())
    print(
        json.dumps(
            {"steps": dict(report.timings), "bytes": size, "kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}
        )
    )


def measure(models: Sequence[str], count: int) -> dict[str, Any]:
    """What a build of so many documents says of itself."""
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place, "texts"), Path(place, "out")
        folder.mkdir()
        write_documents(models, count, folder, Cache(Path(place, ".out.building", CACHE), out / CACHE))
        command = [sys.executable, __file__, "--build", str(folder), str(out)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    found: dict[str, Any] = json.loads(told)
    return found


def main(counts: Sequence[int]) -> None:
    """Build folders of several sizes, and print what a document costs in each."""
    models = list_models()
    for count in counts:
        told = measure(models, count)
        steps = ", ".join(f"{step} {seconds / count * 1000:.1f}" for step, seconds in told["steps"].items())
        whole = sum(told["steps"].values()) / count * 1000
        print(
            f"{count:7,} documents: {told['kb'] / 1024:6,.0f} MB at most, {told['bytes'] / count / 1024:,.0f} KB written"
            f" and {whole:.1f} ms a document ({steps})",
            flush=True,
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--build"]:
        build_once(*sys.argv[2:])
    else:
        main([int(one) for one in sys.argv[1:]] or DOCUMENTS)
