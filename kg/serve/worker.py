"""The process of a worker: reads tasks from stdin, answers on stdout, one after the other."""

import json
import os
import signal
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import KgError, NotFoundError
from kg.query import limit_memory, open_store
from kg.serve.record import Result, TaskError
from kg.serve.tasks import TASKS, Desk


def answer_task(desk: Desk, name: str, arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The head and the body of the answer to one task; a mistake of the one who asked is told in the head."""
    try:
        result: Result = TASKS[name](desk, arguments)
    except TaskError as error:
        return {"status": error.status, "message": error.message, "cure": error.cure}, b""
    except NotFoundError as error:
        return {"status": 404, "message": error.message, "cure": error.cure}, b""
    except KgError as error:
        return {"status": 400, "message": error.message, "cure": error.cure}, b""
    except MemoryError:
        return {"status": 503, "message": "the answer does not fit in memory", "cure": "add LIMIT"}, b""
    return {"media_type": result.media_type, "facts": result.facts}, result.body


def set_alarm(seconds: float) -> None:
    """End this process after so many seconds, even in the midst of the engine's own code; 0 takes that back.

    The server ends what takes too long. This is for the case that the server itself is gone.
    """
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.setitimer(signal.ITIMER_REAL, seconds)


def serve_tasks(desk: Desk, source: BinaryIO, sink: BinaryIO, seconds: float) -> None:
    """Answer tasks until `source` ends, none of them longer than `seconds`."""
    while size := source.read(4):
        name, arguments = json.loads(source.read(struct.unpack("!I", size)[0]))
        set_alarm(seconds)
        head, body = answer_task(desk, name, arguments)
        set_alarm(0)
        words = json.dumps(head).encode()
        sink.write(struct.pack("!II", len(words), len(body)))
        sink.write(words)
        sink.write(body)
        sink.flush()


def main() -> None:
    """Open the build that the settings (JSON) name and answer what comes in; nothing else may write to stdout."""
    told = json.loads(sys.argv[1])
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_memory(told["memory"])
    folder = Path(told["folder"])
    serve_tasks(Desk(folder, open_store(folder)), sys.stdin.buffer, sink, told["seconds"])
