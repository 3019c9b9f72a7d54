"""Worker processes that answer one task at a time and can be stopped in the middle of it.

The engine cannot be told to give up, so what runs too long is ended with its process. A task that turns out long gives
way: its process gets the least of the processor and another one takes its place, so that short tasks do not stand in
line behind long ones.
"""

import asyncio
import contextlib
import json
import os
import signal
import struct
from collections import deque
from pathlib import Path
from typing import Self

from kg.python import command_python
from kg.query import Limits
from kg.serve.record import Result, ServeSettings, Task, TaskError

LENGTH = struct.Struct("!II")
"""Before every answer: bytes of its head (JSON) and bytes of its body."""
SPARE = 60.0
"""Seconds that a new process has to open the database."""
GRACE = 5.0
"""Seconds after its time that a worker ends itself, if nobody has ended it."""
NICE = 15
"""How far a long task stands back."""
LARGEST = 256 << 20
"""Bytes of an answer that are taken from a worker."""


class Worker:
    """One process: hand it a task, wait for the answer, or end it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.slow = False

    @classmethod
    async def start(cls, folder: Path, limits: Limits) -> Self:
        """Start a process on the build in `folder` that keeps to `limits`, even if this one should die."""
        told = {"folder": str(folder), "memory": limits.memory, "seconds": limits.seconds + GRACE}
        settings = json.dumps(told)
        process = await asyncio.create_subprocess_exec(
            *command_python("kg.serve.worker", settings),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        return cls(process)

    async def run(self, task: Task) -> Result:
        """The answer to `task`; TaskError where it has none, also if the process breaks down over it."""
        if self.process.stdin is None or self.process.stdout is None:
            raise TypeError("a worker without pipes")
        try:
            words = json.dumps([task.name, task.arguments]).encode()
            self.process.stdin.write(struct.pack("!I", len(words)) + words)
            await self.process.stdin.drain()
            head, body = LENGTH.unpack(await self.process.stdout.readexactly(LENGTH.size))
            if body > LARGEST:
                raise TaskError(413, "the answer is too large", "narrow the query or add LIMIT")
            told = json.loads(await self.process.stdout.readexactly(head))
            content = await self.process.stdout.readexactly(body)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            self.end()
            raise TaskError(503, "the query outgrew its memory or its parts nest too deep", "narrow it") from error
        if "status" in told:
            raise TaskError(told["status"], told["message"], told["cure"])
        return Result(content, told["media_type"], told["facts"])

    def stand_back(self) -> None:
        """Let others go first from now on."""
        self.slow = True
        with contextlib.suppress(OSError, AttributeError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, NICE)

    def end(self) -> None:
        """End the process at once, whatever it is doing."""
        if self.process.stdin:
            self.process.stdin.close()
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))

    @property
    def alive(self) -> bool:
        """Whether the process is there."""
        return self.process.returncode is None


class Pool:
    """Workers for one build; `run` a task on the next that is free.

    `count` is how many processes there are or will be in a moment, `ready` how many of them are not at work on a long task.
    """

    def __init__(self, folder: Path, settings: ServeSettings) -> None:
        self.folder = folder
        self.settings = settings
        self.idle: deque[Worker] = deque()
        self.count = 0
        self.ready = 0
        self.age = 0
        self.line = asyncio.Semaphore(settings.waiting)
        self.changed = asyncio.Condition()
        self.writing = asyncio.Lock()
        self.starts: set[asyncio.Task[None]] = set()
        self.trouble: TaskError | None = None

    async def open(self) -> None:
        """Start a worker, wait for it and have the others follow; TaskError if it cannot open the database."""
        self.begin()
        await self._offer(await self._take())
        self._fill()

    def begin(self) -> None:
        """Start a worker, without waiting for it."""
        self.trouble = None
        self._add()

    async def close(self) -> None:
        """End every worker that is idle or starting; those at work end when they have answered."""
        self.age += 1
        for start in list(self.starts):
            start.cancel()
        await asyncio.gather(*self.starts, return_exceptions=True)
        while self.idle:
            await self._drop(self.idle.popleft())

    async def refresh(self) -> None:
        """Start anew on a database that has changed."""
        await self.close()
        await self.open()

    async def run(self, task: Task, seconds: float = 0.0) -> Result:
        """The answer to `task`; TaskError if it takes longer than `seconds`, if the line is full, or as the task says.

        A caller that is cancelled takes its task with it.
        """
        if self.line.locked():
            raise TaskError(503, "too many questions at once", "ask again in a few seconds")
        async with self.line:
            worker, age = await self._take(), self.age
            try:
                return await self._wait(worker, task, seconds or self.settings.limits.seconds)
            except BaseException as error:
                if not isinstance(error, TaskError) or error.status >= 503:
                    worker.end()
                raise
            finally:
                await asyncio.shield(self._give_back(worker, age))

    async def _wait(self, worker: Worker, task: Task, seconds: float) -> Result:
        answer = asyncio.ensure_future(worker.run(task))
        try:
            done, _ = await asyncio.wait({answer}, timeout=min(self.settings.patience, seconds))
            if not done and seconds > self.settings.patience:
                worker.stand_back()
                self.ready -= 1
                self._fill()
                done, _ = await asyncio.wait({answer}, timeout=seconds - self.settings.patience)
            if not done:
                raise TaskError(503, f"the query took longer than {seconds:g} seconds", "narrow it or add LIMIT")
            return answer.result()
        finally:
            if not answer.done():
                answer.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await answer

    async def _take(self) -> Worker:
        async with self.changed:
            await self.changed.wait_for(lambda: bool(self.idle) or (self.trouble is not None and not self.count))
            if not self.idle and self.trouble:
                trouble, self.trouble = self.trouble, None
                self._fill()  # the next one may have more luck
                raise trouble
            return self.idle.popleft()

    async def _give_back(self, worker: Worker, age: int) -> None:
        if worker.alive and not worker.slow and age == self.age:
            await self._offer(worker)
            return
        await self._drop(worker)
        self._fill()

    async def _offer(self, worker: Worker) -> None:
        async with self.changed:
            self.idle.append(worker)
            self.changed.notify()

    async def _drop(self, worker: Worker) -> None:
        worker.end()
        await worker.process.wait()
        self.count -= 1
        self.ready -= not worker.slow

    def _fill(self) -> None:
        """Have as many workers ready, or on their way, as are wanted at rest, as long as there are not too many in all."""
        while self.ready < self.settings.workers and self.count < self.settings.most_workers:
            self._add()

    def _add(self) -> None:
        self.count += 1
        self.ready += 1
        start = asyncio.create_task(self._start())
        self.starts.add(start)
        start.add_done_callback(self.starts.discard)

    async def _start(self) -> None:
        worker = None
        try:
            worker = await Worker.start(self.folder, self.settings.limits)
            await asyncio.wait_for(worker.run(Task("hello", {})), SPARE)
        except BaseException as error:
            if worker:
                worker.end()
                await worker.process.wait()
            self.count -= 1
            self.ready -= 1
            if not isinstance(error, TaskError | TimeoutError | OSError):
                raise
            async with self.changed:
                self.trouble = TaskError(503, "the database cannot be opened", "is the build whole? build it again")
                self.changed.notify_all()
            return
        await self._offer(worker)
