"""Runs tasks in processes of this machine, each of which may hang, swell or die without harm to the others."""

import json
import os
import subprocess
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from kg.codec import pack_record, unpack_record
from kg.engine.task import READY, REFUSED, Means, Outcome, Task, lose_document
from kg.errors import BuildError, RulesError
from kg.python import command_python

SHARE = 4
"""Documents that a further process is worth: it takes a second to start."""

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""A process reads one document after another on one core; numpy would make ready a thread for every core there is."""

BLAMELESS = {"RulesError": RulesError, "BuildError": BuildError}
"""Errors that no document is to blame for."""

GRACE = 2.0
"""Seconds that a process has to take its converter and its files away."""


class Worker:
    """One process; a new one takes the place of one that died."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def ask(self, task: Task, seconds: float) -> Outcome:
        """The outcome of `task`, a finding if it takes longer than `seconds` or brings the process down."""
        process = self.process = self.process or start_process()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, give_up)
        timer.start()
        line = exchange_line(process, pack_record(task).encode() + b"\n")
        timer.cancel()
        timer.join()
        if late.is_set():
            self.stop()
            return lose_document(task.name, f"it took longer than {seconds:g} seconds", "split the file")
        if line.startswith(REFUSED):
            name, message, cure = json.loads(line.removeprefix(REFUSED))
            raise BLAMELESS[name](message, cure)
        if line.endswith(b"\n"):
            return unpack_record(Outcome, line)
        self.stop()
        return lose_document(task.name, "the process that read it died", "open the file and save it anew")

    def stop(self) -> None:
        """End the process, whatever it does; one that does not end at once when asked to has no say in it."""
        process, self.process = self.process, None
        if process is None:
            return
        process.terminate()
        try:
            process.communicate(timeout=GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def start_process() -> subprocess.Popen[bytes]:
    """A process that said that it is ready; BuildError if it does not start."""
    command = command_python("kg.engine.worker")
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | ONE_THREAD)  # noqa: S603 - no word of the user's in it
    except OSError as error:
        reason = f"a process that reads documents cannot start: {error.strerror}"
        raise BuildError(reason, "end other programs, or install edukg again") from error
    if process.stdout is None or process.stdout.readline() != READY:
        process.kill()
        raise BuildError("a process that reads documents did not start", "install edukg again")
    return process


def exchange_line(process: subprocess.Popen[bytes], line: bytes) -> bytes:
    """The line with which a process answers `line`, cut short or empty if it dies over it."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(line)
        process.stdin.flush()
        return process.stdout.readline()
    except OSError:
        return b""


def run_local(tasks: Sequence[Task], means: Means) -> Iterator[Outcome]:
    """The outcome of each task, in their order, by at most `means.jobs` processes, none longer than `means.seconds`."""
    count = max(1, min(means.jobs, -(-len(tasks) // SHARE)))
    workers = [Worker() for _ in range(count)]
    free: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        free.put(worker)

    def run_one(task: Task) -> Outcome:
        worker = free.get()
        try:
            return worker.ask(task, means.seconds)
        finally:
            free.put(worker)

    pool = ThreadPoolExecutor(count)
    try:
        yield from pool.map(run_one, tasks)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.stop()
        pool.shutdown()
