"""Runs one query in a process of its own, which can be stopped and which may fail without harm."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.errors import BuildError, KgError, QueryError
from kg.python import command_python
from kg.query.answer import read_results, write_results
from kg.query.ask import run_query
from kg.query.record import Answer, Limits, Table, Term, Triples
from kg.query.store import open_store


def pack_answer(answer: Answer) -> dict[str, object]:
    """What goes through the pipe: plain JSON values."""
    if isinstance(answer, Triples):
        rows = [[(t.kind, t.value, t.datatype, t.language) for t in row] for row in answer.rows]
        return {"triples": rows, "cut": answer.cut}
    return {"results": write_results(answer), "cut": isinstance(answer, Table) and answer.cut}


def unpack_answer(packed: dict[str, object]) -> Answer:
    """The answer that `pack_answer` packed."""
    cut = bool(packed["cut"])
    rows = packed.get("triples")
    if isinstance(rows, list):
        return Triples(tuple((Term(*s), Term(*p), Term(*o)) for s, p, o in rows), cut)
    answer = read_results(str(packed["results"]))
    return Table(answer.variables, answer.rows, cut) if isinstance(answer, Table) else answer


def limit_memory(size: int) -> None:
    """Let this process have at most `size` bytes, where the system knows such a limit."""
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def answer_task(task: dict[str, Any]) -> str:
    """The packed answer to a task of `run_isolated`, or the user's mistake, as JSON."""
    limits = Limits(**task["limits"])
    limit_memory(limits.memory)
    try:
        return json.dumps(pack_answer(run_query(open_store(Path(task["out"])), task["sparql"], limits)))
    except KgError as error:
        return json.dumps({"error": type(error).__name__, "message": error.message, "cure": error.cure})
    except MemoryError:
        return json.dumps({"error": "QueryError", "message": "the answer does not fit in memory", "cure": "add LIMIT"})


def start_process(task: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Answer a task in a process with our own search path, without the folder where the user happens to stand."""
    # The query goes in by stdin, no word of it stands in the command.
    command = command_python("kg.query.isolate")
    return subprocess.run(command, input=task, capture_output=True, check=False, timeout=seconds)  # noqa: S603


def run_isolated(out: Path, sparql: str, limits: Limits | None = None) -> Answer:
    """The answer of the build in `out` to a query that may come from anyone.

    Raises BuildError where `out` is no build and QueryError as `run_query` does, also for a query that does not
    end within its seconds, outgrows its memory or brings the engine down.
    """
    limits = limits or Limits()
    task = {"out": str(out.absolute()), "sparql": sparql, "limits": asdict(limits)}
    try:
        done = start_process(json.dumps(task).encode(), limits.seconds)
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"the query took longer than {limits.seconds:g} seconds", "narrow it or add LIMIT") from error
    if done.returncode == 1:
        raise RuntimeError(done.stderr.decode(errors="replace"))  # a traceback there is a bug here
    if done.returncode:
        raise QueryError("the query outgrew its memory or its parts nest too deep", "narrow it or add LIMIT")
    packed = json.loads(done.stdout)
    if "error" in packed:
        kind = BuildError if packed["error"] == "BuildError" else QueryError
        raise kind(packed["message"], packed["cure"])
    return unpack_answer(packed)


def main() -> None:
    """Answer the query that stands on stdin as JSON, on stdout, in this process that may be ended."""
    sys.stdout.write(answer_task(json.load(sys.stdin)))
