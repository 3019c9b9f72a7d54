"""Runs tasks on a cluster of machines that Dask holds together; each worker reads as one of our own processes would."""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache, partial
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from kg.codec import pack_record, unpack_record
from kg.engine.local import Worker, run_local
from kg.engine.stamp import stamp_stage
from kg.engine.task import Means, Outcome, Task
from kg.errors import BuildError

if TYPE_CHECKING:
    from distributed import Client, Future

BATCH = 100
"""Documents that go to a worker at once, so that what Dask does for each errand costs next to nothing."""
AHEAD = 4
"""Batches a thread of the cluster that are under way at once; what is read waits for its turn on the workers."""
PATIENCE = "30s"
"""How long the scheduler may take to answer."""

Batch = tuple[Task, ...]


def run_cluster(tasks: Sequence[Task], means: Means) -> Iterator[Outcome]:
    """The outcome of each task, in their order, by the workers of the Dask scheduler at `means.scheduler`.

    What a worker did that dies is done again by another. Raises BuildError if the scheduler does not answer or has
    no workers, or if a worker runs another edukg or does not see the files; RulesError as a local run does.
    """
    if not tasks:
        return
    with closing(connect(means.scheduler)) as client:
        threads = sum(client.nthreads().values())  # type: ignore[no-untyped-call]
        if not threads:
            raise BuildError(f"{means.scheduler}: no workers there", "start some: dask worker ADDRESS")
        size = min(BATCH, max(1, len(tasks) // (threads * AHEAD)))
        batches = (tuple(tasks[at : at + size]) for at in range(0, len(tasks), size))
        waiting: deque[tuple[Batch, Future[list[str]]]] = deque()
        for batch in islice(batches, threads * AHEAD):
            waiting.append((batch, send(client, batch, means)))
        while waiting:
            batch, future = waiting.popleft()
            yield from receive(batch, future, means)
            for further in islice(batches, 1):
                waiting.append((further, send(client, further, means)))


def connect(address: str) -> "Client":
    """A client of the scheduler; BuildError if it does not answer or Dask is not installed."""
    if not address:
        raise BuildError("--engine dask needs --scheduler", "name it: --scheduler tcp://10.0.0.5:8786")
    try:
        from distributed import Client  # noqa: PLC0415 - half a second, and only for those who have a cluster
    except ImportError as error:
        raise BuildError("Dask is not installed", "pip install 'edukg[dask]'") from error
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise BuildError(
            f"{address}: no Dask scheduler answers", "start it: dask scheduler; or mend --scheduler"
        ) from error


def send(client: "Client", batch: Batch, means: Means) -> "Future[list[str]]":
    """The errand of reading a batch; the digest makes it another errand for another program."""
    return client.submit(read_batch, list(map(pack_record, batch)), means.seconds, stamp_here(), pure=False)


def receive(batch: Batch, future: "Future[list[str]]", means: Means) -> Iterator[Outcome]:
    """The outcomes of a batch; one over which workers died is read here, a process a document, so that only the guilty one is lost."""
    from distributed import KilledWorker  # noqa: PLC0415 - as above

    try:
        lines = future.result()
    except KilledWorker:
        yield from run_local(batch, means)
        return
    for task, line in zip(batch, lines, strict=True):
        if not line and Path(task.path).exists():
            raise BuildError(
                f"{task.path}: a worker does not see it", "let all machines see the documents at the same path"
            )
        yield unpack_record(Outcome, line) if line else next(run_local([task], means))


def read_batch(lines: Sequence[str], seconds: float, program: str) -> list[str]:
    """On a worker: the packed outcomes of packed tasks, "" for a file that is not there; BuildError if it runs another program."""
    if program != stamp_here():
        raise BuildError(
            "a worker has another edukg, other rules, libraries or another Python", "install the same on all machines"
        )
    tasks = [unpack_record(Task, line) for line in lines]
    there = [task for task in tasks if Path(task.path).exists()]
    worker = take_worker()
    try:
        done = {task: pack_record(worker.ask(task, seconds)) for task in there}
    finally:
        IDLE.put(worker)
    return [done.get(task, "") for task in tasks]


def take_worker() -> Worker:
    """A process that waits for documents, or a new one."""
    try:
        return IDLE.get_nowait()
    except Empty:
        return Worker()


IDLE: SimpleQueue[Worker] = SimpleQueue()
"""On a worker: the processes that wait for documents, one for each of its threads; they end when it does."""

stamp_here = cache(partial(stamp_stage, "extract"))
"""What an extract depends on besides the document, found out once a process."""
