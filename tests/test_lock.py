"""Two builds into one folder at once: the second is told who holds it, on every system."""

import errno
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from few_documents import ROOT

import kg
from kg import lock
from kg.errors import BuildError
from kg.folder import open_workplace


class Windows:
    """What Windows has for locks: one byte at a time, let go by the handle that took it."""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self) -> None:
        self.held: dict[tuple[int, int], int] = {}

    def locking(self, handle: int, how: int, count: int) -> None:
        place = os.fstat(handle).st_ino, os.lseek(handle, 0, os.SEEK_CUR)
        assert count == 1
        if how == self.LK_UNLCK:
            assert self.held.pop(place) == handle
        elif self.held.setdefault(place, handle) != handle:
            raise PermissionError(errno.EACCES, "Permission denied")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    """A Windows, which removes no file that is open and whose processes are ended by being asked whether they live."""
    opened: dict[str, int] = {}
    unlink, open_file, close = Path.unlink, os.open, os.close

    def note_open(path: Path, *more: int, **named: int) -> int:
        handle = opened[str(path)] = open_file(path, *more, **named)
        return handle

    def note_close(handle: int) -> None:
        for path in [path for path, one in opened.items() if one == handle]:
            del opened[path]
        close(handle)

    def remove(path: Path, **more: bool) -> None:
        if str(path) in opened:
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(path, **more)

    def end_process(*_: int) -> None:
        raise AssertionError

    made = Windows()
    monkeypatch.setattr(os, "open", note_open)
    monkeypatch.setattr(os, "close", note_close)
    monkeypatch.setattr(os, "kill", end_process)
    monkeypatch.setattr(Path, "unlink", remove)
    monkeypatch.setattr(lock, "fcntl", None)
    monkeypatch.setattr(lock, "msvcrt", made)
    return made


def test_two_builds_do_not_write_one_folder(documents: Path, tmp_path: Path) -> None:
    with open_workplace(tmp_path / "out"), pytest.raises(BuildError, match=f"process {os.getpid()} on "):
        kg.build(documents, tmp_path / "out")


def test_windows_locks_one_byte_far_behind_the_words(documents: Path, tmp_path: Path, windows: Windows) -> None:
    with open_workplace(tmp_path / "out"):
        assert [place for _, place in windows.held] == [lock.FAR]
        with pytest.raises(BuildError, match=f"process {os.getpid()} on "):
            kg.build(documents, tmp_path / "out")
    assert windows.held == {}
    assert not (tmp_path / ".out.lock").exists()


def test_where_windows_knows_no_locks_a_process_here_is_not_asked_whether_it_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: Windows
) -> None:
    monkeypatch.setattr(windows, "locking", fail_to_lock)
    write_lock(tmp_path, 2**22 + 1, socket.gethostname())
    with pytest.raises(BuildError, match="another build is writing it"), open_workplace(tmp_path / "out"):
        pass


def fail_to_lock(*_: int) -> None:
    raise OSError(errno.EINVAL, "Invalid argument")


def write_lock(folder: Path, pid: int, host: str) -> None:
    told = {"pid": pid, "host": host, "since": "2026-11-22T02:00:00+08:00"}
    (folder / ".out.lock").write_text(json.dumps(told), encoding="utf-8")


HOLD = """
import sys; from pathlib import Path; from kg.folder import open_workplace
with open_workplace(Path(sys.argv[1])): print("held", flush=True); sys.stdin.read()
"""


def start_holder(out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLD, str(out)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_who_comes_second_is_told_who_builds(documents: Path, tmp_path: Path) -> None:
    with start_holder(tmp_path / "out") as holder:
        with pytest.raises(BuildError) as caught:
            kg.build(documents, tmp_path / "out")
        assert f"process {holder.pid} on {socket.gethostname()}, since 20" in str(caught.value)
        holder.kill()
    assert (tmp_path / ".out.lock").exists()
    with open_workplace(tmp_path / "out"):
        pass
    assert not (tmp_path / ".out.lock").exists()


@pytest.mark.parametrize(
    ("pid", "host", "refused"),
    [(os.getpid(), "", "another build"), (2**22 + 1, "", None), (os.getpid(), "far", "if that machine has gone down")],
    ids=["lives here", "gone", "elsewhere"],
)
def test_where_a_file_server_knows_no_locks_the_words_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pid: int, host: str, refused: str | None
) -> None:
    monkeypatch.setattr(lock, "lock_handle", lambda _handle: None)
    write_lock(tmp_path, pid, host or socket.gethostname())
    if not refused:
        with open_workplace(tmp_path / "out"):
            return
    with pytest.raises(BuildError, match=refused), open_workplace(tmp_path / "out"):
        pass
    assert (tmp_path / ".out.lock").exists()


def test_an_illegible_lock_that_nobody_holds_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / ".out.lock").write_text("{", encoding="utf-8")
    with open_workplace(tmp_path / "out"):
        assert json.loads((tmp_path / ".out.lock").read_bytes())["pid"] == os.getpid()
