"""Five documents that builds are made of, and what of a build must be the same every time."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
FEW = ("schools/一水相連兩校同窗.txt", "schools/听课本里的三句话.txt", "schools/螺壳湾幼儿园2017年秋季学期小结.html")
SAME = ("graph.ttl", "graph.trig", "graph.html", "manifest.json", "resolution.json")


def write_documents(folder: Path) -> Path:
    """Put the five into `folder`: enough for two processes."""
    for name in FEW:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "samples" / name, folder / name)
    (folder / "简报.md").write_text("# 简报\n\n泰和县樟塘中心小学加入泰和县城南教育集团。\n", encoding="utf-8")
    (folder / "通知.txt").write_text("2023年，泰和县樟塘中心小学获得江西省文明校园称号。\n", encoding="gb18030")
    return folder


def read_build(folder: Path) -> dict[str, bytes]:
    texts = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.glob("text/**/*.txt"))}
    return texts | {name: (folder / name).read_bytes() for name in SAME}
