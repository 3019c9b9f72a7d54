"""Accidents: a build is whole or not at all, and the last good one stays."""

import errno
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from few_documents import ROOT, read_build

import kg
from kg import codec, folder, pipeline
from kg.cli import run
from kg.engine import Task
from kg.engine.run import run_task
from kg.errors import BuildError, ReadError
from kg.folder import open_workplace
from kg.python import command_python
from kg.read import read_source
from kg.read.archive import LEGACY


def test_a_damaged_cache_is_read_past(documents: Path, tmp_path: Path) -> None:
    first = read_build(kg.build(documents, tmp_path / "out").folder)
    for entry in (tmp_path / "out" / ".cache").iterdir():
        entry.write_bytes(b"damaged")
    assert read_build(kg.build(documents, tmp_path / "out").folder) == first


def test_a_killed_build_goes_on_where_it_stood(documents: Path, tmp_path: Path) -> None:
    code = f"""
import kg, os
def stop(done, total, name):
    print(name, flush=True)
    if done == 2:
        os.kill(os.getpid(), {int(signal.SIGKILL)})
kg.build({str(documents)!r}, {str(tmp_path / "out")!r}, progress=stop)
"""
    killed = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=ROOT)
    assert killed.returncode == -signal.SIGKILL
    assert not (tmp_path / "out").exists()
    seen: list[str] = []
    resumed = kg.build(documents, tmp_path / "out", progress=lambda _done, _total, name: seen.append(name))
    assert len(seen) == 3
    assert not {*seen} & {*killed.stdout.splitlines()}
    assert read_build(resumed.folder) == read_build(kg.build(documents, tmp_path / "fresh").folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh", "out"]


def test_a_failing_build_leaves_the_last_good_one(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_build(kg.build(documents, tmp_path / "out").folder)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "graph.html")

    monkeypatch.setattr(pipeline, "write_page", fail)
    with pytest.raises(BuildError, match=r"graph\.html: No space left"):
        kg.build(documents, tmp_path / "out", kg.Settings(base="https://kg.example.org/"))
    assert read_build(tmp_path / "out") == first


def test_a_build_broken_off_between_the_renamings_is_put_back(documents: Path, tmp_path: Path) -> None:
    kg.build(documents, tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / ".out.old")
    (tmp_path / "empty").mkdir()
    with pytest.raises(BuildError, match="no documents"):
        kg.build(tmp_path / "empty", tmp_path / "out")
    assert kg.open_build(tmp_path / "out").report["totals"]["sources"] == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "out"]


def test_remains_of_a_broken_run_are_cleared(tmp_path: Path) -> None:
    remains = tmp_path / ".out.building"
    (remains / "store").mkdir(parents=True)
    (remains / "graph.ttl").write_text("half", encoding="utf-8")
    with open_workplace(tmp_path / "out") as place:
        assert [path.name for path in place.folder.iterdir()] == [".cache"]


@pytest.mark.parametrize("content", [{"thesis.docx": "mine"}, {"manifest.json": '{"tool": "other"}'}])
def test_a_folder_that_is_no_build_is_not_replaced(documents: Path, tmp_path: Path, content: dict[str, str]) -> None:
    for name, words in content.items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    with pytest.raises(BuildError, match="is no build and not empty"):
        kg.build(documents, tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == content


def test_a_file_is_not_replaced(documents: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(BuildError, match="is a file"):
        kg.build(documents, tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_becomes_a_build(documents: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert kg.build(documents / "简报.md", tmp_path / "out").report["totals"]["sources"] == 1


def test_a_build_does_not_read_builds(documents: Path, tmp_path: Path) -> None:
    shutil.copytree(documents, tmp_path / "all")
    first = kg.build(tmp_path / "all", tmp_path / "all" / "out")
    assert first.report["totals"]["sources"] == 5
    assert kg.build(tmp_path / "all", tmp_path / "all" / "out").report["totals"]["sources"] == 5
    assert kg.build(tmp_path / "all", tmp_path / "other").report["totals"]["sources"] == 5


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_build_takes_the_place_of_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    if not in_one_step:
        monkeypatch.setattr(folder, "exchange_folders", lambda *_: False)
    for words in ("one", "two"):
        with open_workplace(tmp_path / "out") as place:
            (place.folder / "manifest.json").write_text(json.dumps({"tool": "edukg", "x": words}), encoding="utf-8")
        assert words in (tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


# --- no room, no leave, no time ---------------------------------------------------------------------------------


def run_build(documents: Path, out: Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg.cli", "build", str(documents), "-o", str(out), "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env=environment)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes, where we may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    command = [mount or "", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)]
    if not mount or not unmount or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here: it needs root")
    yield disk
    subprocess.run([unmount, "-l", str(disk)], check=True)


def test_a_full_and_a_closed_disk_leave_the_last_build(documents: Path, tmp_path: Path, small_disk: Path) -> None:
    shutil.copytree(documents, tmp_path / "mine")
    assert run_build(tmp_path / "mine", small_disk / "out").returncode == 0
    first = read_build(small_disk / "out")
    (tmp_path / "mine" / "新.txt").write_text("泰和县樟塘中心小学加入泰和县城南教育集团。", encoding="utf-8")
    free = shutil.disk_usage(small_disk).free
    (small_disk / "full").write_bytes(bytes(free - 40_000))
    full = run_build(tmp_path / "mine", small_disk / "out")
    assert (full.returncode, full.stdout) == (1, "")
    (line,) = full.stderr.splitlines()
    assert line.startswith("error: ")
    assert "No space left on device (check that there is room on the disk" in line
    assert read_build(small_disk / "out") == first
    subprocess.run([shutil.which("mount") or "", "-o", "remount,ro", str(small_disk)], check=True)
    closed = run_build(tmp_path / "mine", small_disk / "out")
    assert closed.stderr.splitlines() == [
        f"error: {small_disk}/.out.lock: Read-only file system (check that there is room on the disk and that it may be written)"
    ]
    assert kg.open_build(small_disk / "out").report["totals"]["sources"] == 5


def test_a_build_that_may_not_be_written_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(BuildError, match="may not be written"), open_workplace(tmp_path / "out"):
        pass


def fail_to_write(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_no_room_to_unpack_is_no_fault_of_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "我区第一小学获奖。")
    monkeypatch.setattr(Path, "write_bytes", fail_to_write)
    with pytest.raises(BuildError, match="No space left on device"):
        run_task(Task(str(tmp_path / "a.zip"), "a.zip", str(tmp_path)))


def test_no_room_to_convert_is_no_fault_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.doc").write_bytes(LEGACY + bytes(600) + "WordDocument".encode("utf-16-le"))
    monkeypatch.setattr(shutil, "which", lambda _name: "converter")
    monkeypatch.setattr(Path, "write_bytes", fail_to_write)
    with pytest.raises(BuildError, match="No space left on device"):
        run_task(Task(str(tmp_path / "a.doc"), "a.doc"))


@pytest.mark.parametrize("more", [b"b", b""])
def test_a_file_that_changes_while_it_is_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: bytes
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("我区第一小学获奖。", encoding="utf-8")

    class Changing(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes | None:
            data = super().read(size)
            with open(path, "wb") as file:  # noqa: PTH123 - Path.open is what is faked here
                file.write(more)
            return data

    monkeypatch.setattr(Path, "open", lambda self, _mode: Changing(os.fspath(self)))
    with pytest.raises(ReadError, match=r"a\.txt: it changed while it was read \(build again"):
        read_source(path, "a.txt")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_build_that_is_told_to_stop_says_what_is_kept(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    number = getattr(signal, name)

    def stop(*_: object) -> None:
        os.kill(os.getpid(), number)
        threading.Event().wait(10)

    before = signal.signal(
        number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
    )  # nohup ignores it
    monkeypatch.setattr(pipeline, "extract_all", stop)
    try:
        assert run(["build", str(documents), "-o", str(tmp_path / "out")]) == 1
    finally:
        signal.signal(number, before)
    assert capsys.readouterr().err == (
        "error: stopped (the last good build is kept; the same command goes on where this one stood)\n"
    )
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_a_process_whose_build_was_killed_ends_in_silence() -> None:
    command = command_python("kg.engine.worker")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as worker:
        assert worker.stdin
        assert worker.stdout
        assert worker.stderr
        assert worker.stdout.readline() == b"ready\n"
        worker.stdout.close()
        worker.stdin.write(codec.pack_record(Task("a", "a")).encode() + b"\n")
        worker.stdin.close()
        assert worker.stderr.read() == b""


# --- killed at every step ---------------------------------------------------------------------------------------

KILL = """
import itertools, json, os, signal, sys
from pathlib import Path
from kg.engine import cache
from kg.files import write_whole
from kg.folder import open_workplace

cache.stamp_stage = lambda _stage: "takes a while and writes nothing"
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "ctypes.dlsym", "shutil.rmtree"}

def build(out, words):
    with open_workplace(out) as place:
        for name in ("a.ttl", "text/a.txt"):
            (place.folder / name).parent.mkdir(exist_ok=True)
            (place.folder / name).write_text(words)
        write_whole(place.cache.folder / "x", words.encode())
        (place.folder / "manifest.json").write_text(json.dumps({"tool": "edukg", "words": words}))

def kill_at(moment):
    count = itertools.count()
    def step(event, _told):
        if event in STEPS and next(count) == moment:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(step)

def read(out):
    return {json.loads((out / "manifest.json").read_bytes())["words"], *((out / name).read_text() for name in ("a.ttl", "text/a.txt"))}

out = Path(sys.argv[1])
for moment in itertools.count():
    build(out, "old")
    child = os.fork()
    if not child:
        kill_at(moment)
        build(out, "new")
        os._exit(0)
    killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert read(out) in ({"old"}, {"new"}), (moment, read(out))
    build(out, "next")
    assert read(out) == {"next"}
    assert [path.name for path in out.parent.iterdir()] == ["out"], moment
    if not killed:
        break
print(moment)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere two folders cannot change places in one step")
def test_killed_at_any_step_a_build_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILL, str(tmp_path / "out")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.stderr == ""
    assert int(done.stdout) > 20
