"""Writes files that others count on, and has them on the disk before they are counted on."""

import ctypes
import os
import socket
from collections.abc import Collection
from pathlib import Path

from kg.errors import BuildError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, whoever else writes the same; BuildError where there is no room."""
    part = path.with_name(f"{path.name}.{socket.gethostname()}-{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise BuildError(f"{part.parent}: {error.strerror}", "make room on the disk, and let it be written") from error


def settle_tree(folder: Path, careless: Collection[str] = ()) -> None:
    """Have all that lies in a folder on the disk, but for the folders named in `careless`: no power cut empties it later.

    Linux writes all that waits for the disk of the folder in one go, however many files there are; elsewhere each file
    is written by itself. OSError where the disk takes it no more.
    """
    if settle_disk(folder):
        return
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in careless]
        for name in names:
            handle = os.open(Path(place, name), os.O_RDWR)  # Windows settles no file that is open for reading alone
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        settle_names(Path(place))


def settle_disk(folder: Path) -> bool:
    """Have all that waits for the disk of a folder written; False where the system cannot."""
    try:
        settle = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError, TypeError):
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if settle(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)
    return True


def settle_names(folder: Path) -> None:
    """Have on the disk which names stand in a folder; a Windows disk sees to that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
