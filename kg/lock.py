"""Keeps two builds out of one folder, and tells who is at work in it."""

import contextlib
import datetime as dt
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment] # not on Windows
try:
    import msvcrt
except ImportError:
    msvcrt = None  # type: ignore[assignment] # on Windows alone

from kg.errors import BuildError
from kg.record import record

OURS = 0o644
FAR = 1 << 30
"""The byte of a lock file that Windows locks: one far behind the words, which others could not read otherwise."""
WORDS = 4096
"""So many bytes at most tell who holds a lock."""


@record
class Holder:
    """Who holds a lock: a process of a machine, and since when."""

    pid: int
    host: str
    since: str

    def is_gone(self) -> bool:
        """Whether the process is one of this machine that has ended."""
        if self.host != socket.gethostname() or msvcrt:  # Windows has no signal that only asks
            return False
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False


@contextmanager
def hold_lock(path: Path, out: Path) -> Iterator[None]:
    """Hold the lock file `path` of the build `out` until the end; BuildError, saying who holds it, if another process does.

    The system lets go of a lock when its process ends, however it ends. Where a file server knows no locks, the words in
    the file count; a process of this machine that is gone holds nothing.
    """
    handle = take_lock(path, out)
    try:
        me = {"pid": os.getpid(), "host": socket.gethostname(), "since": tell_now()}
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(me).encode())
        yield
    finally:
        leave_lock(path, handle)


def leave_lock(path: Path, handle: int) -> None:
    """Let go of the lock, and remove its file: first the file, so that none who comes next opens what is removed."""
    if msvcrt is None:
        path.unlink(missing_ok=True)
        os.close(handle)
        return
    lock_byte(handle, msvcrt.LK_UNLCK)  # type: ignore[attr-defined,unused-ignore] # told of Windows alone
    os.close(handle)
    with contextlib.suppress(OSError):  # Windows removes no file that is open, be it by who comes next
        path.unlink()


def take_lock(path: Path, out: Path) -> int:
    """A handle that holds the lock; BuildError if another process does."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, OURS)
        try:
            taken = lock_handle(handle)
            holder = read_holder(handle)
            if taken is False or (taken is None and holder and not holder.is_gone()):
                raise refuse(path, out, holder)
            # Between our opening and our locking it, the last holder may have removed the file.
            if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
                kept, handle = handle, -1
                return kept
        except FileNotFoundError:
            continue
        finally:
            if handle >= 0:
                os.close(handle)


def lock_handle(handle: int) -> bool | None:
    """Whether the system gave us the lock; None where it knows none for this file."""
    try:
        if msvcrt is None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            lock_byte(handle, msvcrt.LK_NBLCK)  # type: ignore[attr-defined,unused-ignore] # likewise
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return None
    return True


def lock_byte(handle: int, how: int) -> None:
    """Lock the byte that stands for the file, or let go of it, as Windows does; PermissionError where another holds it."""
    os.lseek(handle, FAR, os.SEEK_SET)
    msvcrt.locking(handle, how, 1)  # type: ignore[attr-defined,unused-ignore] # likewise


def read_holder(handle: int) -> Holder | None:
    """Who wrote that he holds the lock, None where nobody legible did."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        told = json.loads(os.read(handle, WORDS))
        return Holder(int(told["pid"]), str(told["host"]), str(told["since"]))
    except (ValueError, KeyError, TypeError):
        return None


def refuse(path: Path, out: Path, holder: Holder | None) -> BuildError:
    """The error for who comes second."""
    if holder is None:
        return BuildError(f"{out}: another build is writing it", "wait until it has ended")
    who = f"process {holder.pid} on {holder.host}, since {holder.since}"
    cure = "wait until it has ended, or end it"
    away = f"; if that machine has gone down, delete {path}" if holder.host != socket.gethostname() else ""
    return BuildError(f"{out}: another build is writing it ({who})", cure + away)


def tell_now() -> str:
    """The time of day where we are, which stands in no build."""
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")
