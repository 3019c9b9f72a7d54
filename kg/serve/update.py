"""Updates, where the server was started for them: one at a time, in a process of its own that alone may write."""

import asyncio
import contextlib
import json
import re
import sys
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.python import command_python
from kg.query import explain_mistake, limit_memory, refuse_danger
from kg.query.store import FOLDER
from kg.serve.pool import Pool
from kg.serve.protocol import Operation
from kg.serve.record import TaskError
from kg.serve.using import write_using
from kg.vocabulary import PREFIXES

LOAD = re.compile(r"(?<![?$:\w])LOAD(?!\w)", re.IGNORECASE)


async def run_update(pool: Pool, operation: Operation, base: str) -> None:
    """Do the update and let every worker see it; TaskError 400 if it is wrong or would reach the network.

    `base` is what relative IRIs are relative to.
    """
    words = write_using(operation.words, operation.default_graphs, operation.named_graphs)
    async with pool.writing:
        mistake = await write_apart(pool, words, base)
        await pool.refresh()
    if mistake:
        raise mistake


async def write_apart(pool: Pool, words: str, base: str) -> TaskError | None:
    """Do the update in a process of its own; what went wrong, None where nothing did."""
    process = await asyncio.create_subprocess_exec(
        *command_python("kg.serve.update"),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    limits = pool.settings.limits
    task = json.dumps({"folder": str(pool.folder), "words": words, "base": base, "memory": limits.memory}).encode()
    try:
        async with asyncio.timeout(limits.seconds):
            output, _ = await process.communicate(task)
    except TimeoutError:
        return TaskError(503, f"the update took longer than {limits.seconds:g} seconds", "part it")
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    if not output:
        return TaskError(503, "the update outgrew its memory", "part it")
    told = json.loads(output)
    return TaskError(told["status"], told["message"], told["cure"]) if told else None


def update_store(folder: Path, words: str, base: str) -> None:
    """Do one update on the database of a build; QueryError if it is wrong, or asks for what lies outside."""
    refuse_danger(words)
    if LOAD.search(words):
        raise QueryError("LOAD is refused: an update writes what it says itself", "use INSERT DATA")
    store = ox.Store(folder / FOLDER)
    try:
        store.update(words, prefixes=dict(PREFIXES), base_iri=base)
    except SyntaxError as error:
        raise explain_mistake(words, error) from error
    store.flush()


def main() -> None:
    """Do the update on stdin; JSON of what went wrong to stdout."""
    task = json.load(sys.stdin)
    limit_memory(task["memory"])
    told: dict[str, object] = {}
    try:
        update_store(Path(task["folder"]), task["words"], task["base"])
    except QueryError as error:
        told = {"status": 400, "message": error.message, "cure": error.cure}
    except OSError as error:
        told = {"status": 503, "message": f"the database cannot be written: {error}", "cure": "is another at work?"}
    sys.stdout.write(json.dumps(told))
