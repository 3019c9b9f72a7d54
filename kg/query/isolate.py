"""Runs one query in a process of its own, which can be stopped and which may fail without harm."""

import json
import subprocess
import sys
from pathlib import Path

from kg.errors import BuildError, KgError, QueryError
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


def answer_one(task: dict[str, object]) -> dict[str, object]:
    """The packed answer to a task of `run_isolated`, or the user's mistake."""
    limits = Limits(float(str(task["seconds"])), int(str(task["rows"])), int(str(task["memory"])))
    limit_memory(limits.memory)
    try:
        return pack_answer(run_query(open_store(Path(str(task["out"]))), str(task["sparql"]), limits))
    except KgError as error:
        return {"error": type(error).__name__, "message": error.message, "cure": error.cure}
    except MemoryError:
        return {"error": "QueryError", "message": "the answer does not fit in memory", "cure": "add LIMIT"}


def run_isolated(out: Path, sparql: str, limits: Limits | None = None) -> Answer:
    """The answer of the build in `out` to a query that may come from anyone.

    Raises BuildError where `out` is no build and QueryError as `run_query` does, also for a query that does not
    end within its seconds, outgrows its memory or brings the engine down.
    """
    limits = limits or Limits()
    task = {"out": str(out.absolute()), "sparql": sparql, "seconds": limits.seconds, "rows": limits.rows}
    command = [sys.executable, "-m", "kg.query.isolate"]
    sent = json.dumps({**task, "memory": limits.memory}).encode()
    try:
        done = subprocess.run(command, input=sent, capture_output=True, check=False, timeout=limits.seconds)  # noqa: S603 -- no word of the user's in it
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"the query took longer than {limits.seconds:g} seconds", "narrow it or add LIMIT") from error
    if done.returncode:
        raise QueryError("the query outgrew its memory or its parts nest too deep", "narrow it or add LIMIT")
    packed = json.loads(done.stdout)
    if "error" in packed:
        kind = BuildError if packed["error"] == "BuildError" else QueryError
        raise kind(packed["message"], packed["cure"])
    return unpack_answer(packed)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(answer_one(json.load(sys.stdin))))
