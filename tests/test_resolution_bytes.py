"""The same documents give the same bytes, whatever the order, the number of workers or the seed of hashes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from texts import read

import kg
from kg.codec import pack_record
from kg.config import Settings

PLACES = ("柳州市", "柳州市鱼峰区", "柳州市城中区", "桂林市", "桂林市阳朔县", "灵石县")
TEXTS = {
    f"{number:02}.txt": f"{place}教育局20{number + 10}年工作总结\n{place}第八中学、{place}箭盘山小学荣获自治区文明校园称号,"
    f"实验小学教师王芳获第{number}届园丁奖。箭盘山小学、八中加入{place}春晖教育集团。xx小学新建综合楼。"
    for number, place in enumerate(PLACES * 3, start=1)
}
DIGEST = """
import hashlib, sys
from kg.codec import unpack_record
from kg.graph import build_graph, write_turtle
from kg.model import Extract
from kg.resolve import resolve_extracts, write_book
knowledge = resolve_extracts([unpack_record(Extract, line) for line in open(sys.argv[1], 'rb')])
print(hashlib.sha256(write_turtle(build_graph(knowledge)) + b"".join(write_book(knowledge.resolution))).hexdigest())
"""


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("packed") / "extracts.jsonl"
    extracts = [read(text, path) for path, text in TEXTS.items()]
    file.write_text("".join(pack_record(one) + "\n" for one in extracts), encoding="utf-8")
    return file


def test_ten_seeds_of_hashes_and_any_order_give_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    lines = packed.read_text(encoding="utf-8").splitlines(keepends=True)
    told = set()
    for seed in range(10):
        shuffled = tmp_path / f"{seed}.jsonl"
        shuffled.write_text(
            "".join(sorted(lines, key=lambda line: hashlib.sha256(f"{seed}{line}".encode()).digest())), encoding="utf-8"
        )
        command = [sys.executable, "-c", DIGEST, str(shuffled)]
        environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(Path(kg.__file__).parents[1])}
        told.add(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)
    assert len(told) == 1


def test_one_and_four_workers_give_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for path, text in TEXTS.items():
        (folder / path).write_text(text, encoding="utf-8")
    names = ("graph.ttl", "graph.trig", "resolution.json", "manifest.json")
    outs = [kg.build(folder, tmp_path / f"out{jobs}", Settings(jobs=jobs)).folder for jobs in (1, 4)]
    assert [(outs[0] / name).read_bytes() for name in names] == [(outs[1] / name).read_bytes() for name in names]
