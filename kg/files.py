"""Writes files that others count on."""

import os
import socket
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
