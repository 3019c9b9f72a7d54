"""A cluster of real processes on this machine reads what one process reads, to the byte, whatever becomes of a worker."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.config import Settings
from kg.engine import Means, Task, run_cluster
from kg.engine import cluster as rooms
from kg.errors import BuildError

distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")

COUNT = 24
SAME = ("graph.ttl", "graph.trig", "manifest.json", "resolution.json", "graph.html")


@pytest.fixture(scope="module")
def workers() -> Iterator["distributed.LocalCluster"]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as started:
        yield started


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    for number in range(COUNT):
        chars = f"沛县{number}年工作总结\n沛县第{number + 1}实验小学加入沛县城北教育集团，教师赵明{'甲乙丙丁'[number % 4]}获市级一等奖。\n"
        (folder / f"{number:03}.txt").write_text(chars, encoding="utf-8")
    (folder / "damaged.docx").write_bytes(b"PK\x03\x04 no archive")
    return folder


@pytest.fixture(scope="module")
def undisturbed(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("local") / "out"
    kg.build(documents, out, Settings(jobs=1))
    return out


def test_a_build_in_which_a_worker_is_killed_equals_a_local_one(
    documents: Path, undisturbed: Path, workers: "distributed.LocalCluster", tmp_path: Path
) -> None:
    doomed = [worker.pid for worker in workers.workers.values()][:1]
    killed = []

    def kill_once(*_: object) -> None:
        if doomed:
            killed.append(doomed.pop())
            os.kill(killed[0], signal.SIGKILL)

    settings = Settings(engine="dask", scheduler=workers.scheduler_address)
    built = kg.build(documents, tmp_path / "out", settings, kill_once)
    assert killed
    assert not _lives(killed[0])
    assert [row["path"] for row in built.report["skipped"]] == ["damaged.docx"]
    for name in SAME:
        assert (tmp_path / "out" / name).read_bytes() == (undisturbed / name).read_bytes(), name


def _lives(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "zombie" not in status.read_text(encoding="utf-8")


def test_a_worker_that_runs_another_program_is_refused(workers, documents, monkeypatch) -> None:
    monkeypatch.setattr(rooms, "stamp_here", lambda: "another")
    path = documents / "000.txt"
    with pytest.raises(BuildError, match="install the same"):
        list(run_cluster([Task(str(path), path.name)], Means(1, 60, workers.scheduler_address)))


def test_a_worker_that_does_not_see_the_documents_is_no_reason_to_lose_them(documents) -> None:
    path = documents / "000.txt"
    gone = Task(str(documents / "gone.txt"), "gone.txt")

    class Blind:
        def result(self) -> list[str]:
            return [""]

    with pytest.raises(BuildError, match="at the same path"):
        list(rooms.receive((Task(str(path), path.name),), Blind(), Means(1, 60)))
    (outcome,) = rooms.receive((gone,), Blind(), Means(1, 60))
    assert outcome.extract is None
    assert outcome.finding is not None


def test_no_address_and_no_scheduler_are_told(documents, monkeypatch) -> None:
    monkeypatch.setattr(rooms, "PATIENCE", "200ms")
    task = Task(str(documents / "000.txt"), "000.txt")
    with pytest.raises(BuildError, match="--scheduler"):
        list(run_cluster([task], Means(1, 60)))
    with pytest.raises(BuildError, match="no Dask scheduler answers"):
        list(run_cluster([task], Means(1, 60, "tcp://127.0.0.1:9")))
