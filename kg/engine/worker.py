"""A process that reads documents: a line with a task comes in, a line with its outcome goes out."""

import contextlib
import gc
import os
import signal
import sys
from typing import BinaryIO

from kg.codec import pack_record, unpack_record
from kg.engine.run import run_task
from kg.engine.task import READY, REFUSED, Task
from kg.errors import BuildError, RulesError
from kg.model import Extract
from kg.resolve import survey_document

MEMORY = 6 << 30
"""Bytes that one document may use; the largest honest one takes a tenth of it."""
RECORDS = 50_000
"""Objects made between two looks for rings of them: records make none, and a look takes in all tables."""


def limit_memory(size: int) -> None:
    """Let this process have at most `size` bytes, where the system knows such a limit."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size if most == resource.RLIM_INFINITY else min(size, most), most))


def survey_packed(extract: Extract) -> str:
    """What joining takes first from a document, packed: made here, by several at once, and not by the one that joins."""
    return pack_record(survey_document(extract))


def answer_line(line: bytes) -> bytes:
    """The line that answers a task."""
    try:
        return pack_record(run_task(unpack_record(Task, line), survey_packed)).encode() + b"\n"
    except (BuildError, RulesError) as error:
        return REFUSED + pack_record((type(error).__name__, error.message, error.cure)).encode() + b"\n"


def serve_lines(tasks: BinaryIO, outcomes: BinaryIO) -> None:
    """Answer every line of `tasks` until it ends, as it does when the process that asks is gone."""
    outcomes.write(READY)
    outcomes.flush()
    for line in tasks:
        outcomes.write(answer_line(line))
        outcomes.flush()


def main() -> None:
    """Serve the process that started this one until it is gone or ends us; whatever a library prints goes to stderr.

    Ended by SIGTERM, the process leaves no converter at work and no file of its own behind.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    outcomes = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    limit_memory(MEMORY)
    gc.freeze()
    gc.set_threshold(RECORDS)
    with contextlib.suppress(BrokenPipeError):
        serve_lines(sys.stdin.buffer, outcomes)
