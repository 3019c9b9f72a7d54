"""A build of one document of two sentences."""

from pathlib import Path

import kg
from kg.config import Settings

MEMBER = "泰和县樟塘中心小学加入泰和县城南教育集团。\n"
HEADER = "2023年，泰和县樟塘中心小学获得江西省文明校园称号。\n"
ASK = "SELECT ?name { ?school a edu:School ; rdfs:label ?name }"


def build_small(folder: Path) -> Path:
    """The folder of the build, made inside `folder`."""
    (folder / "总结.txt").write_text(HEADER + MEMBER, encoding="utf-8")
    return kg.build(folder / "总结.txt", folder / "out", Settings(jobs=1)).folder
