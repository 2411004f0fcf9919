"""Processes for what may take long, hang or die: parsing feeds, reading pages, reading stories.

Each process hangs on a pipe of its own and is served by a thread of its own, so that a process that is killed (by a
time limit, by the kernel for want of memory) takes nothing with it but the one call that it was busy with. A process
ends when its parent ends, however that happens: a thread of it waits for the parent's end of a pipe to close.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import pickle
import queue
import signal
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from monitor.errors import MonitorError, WorkerDied, WorkerError, WorkerTimeout

P = ParamSpec("P")
T = TypeVar("T")
A = TypeVar("A")

#: Seconds that a process may take to say that it is there, or has its task: Python starts in 0.2 s, on a busy machine
#: in many times that.
START_LIMIT = 60.0

#: Numeric libraries start a thread for each core unless told otherwise; here the processes are what fills the cores.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Workers:
    """A fixed number of processes, started when first needed. Give functions and values that pickle."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="worker")
        self._processes = [_Process() for _ in range(size)]
        # The last one used comes first: a single reader of little work is warm, and the others need no memory.
        self._idle: queue.LifoQueue[_Process] = queue.LifoQueue()
        for process in self._processes:
            self._idle.put(process)

    async def run(self, timeout: float, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function` gives, called in a process. Waits for a free one; `timeout` (seconds) counts from then on.

        Raises the MonitorError that it raised, WorkerError for any other exception, WorkerTimeout, WorkerDied."""
        return await asyncio.wrap_future(self.submit(timeout, function, *args, **kwargs))

    def submit(self, timeout: float, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The same for callers outside asyncio."""
        return self._threads.submit(self._call, timeout, partial(function, *args, **kwargs))

    def map(
        self, timeout: float, function: Callable[[A], T], items: Iterable[A], *, ahead: int
    ) -> Iterator[tuple[A, T | MonitorError]]:
        """Each item with what `function` gives for it (or the error), in order, as soon as it is there.

        `items` is drawn from in a thread of its own, so that a slow source holds up no result; at most `ahead` items
        are drawn and not given back yet. What drawing raises is raised here, after the results before it."""
        places = threading.Semaphore(ahead)
        drawn: queue.SimpleQueue[tuple[A, Future[T]] | BaseException | None] = queue.SimpleQueue()
        over = threading.Event()

        def draw() -> None:
            try:
                for item in items:
                    places.acquire()
                    if over.is_set():
                        return
                    drawn.put((item, self.submit(timeout, function, item)))
                drawn.put(None)
            except BaseException as error:  # noqa: BLE001 -- carried over to the caller's thread, whatever it is
                drawn.put(error)

        threading.Thread(target=draw, name="drawing", daemon=True).start()
        try:
            while (pair := drawn.get()) is not None:
                if isinstance(pair, BaseException):
                    raise pair
                yield from _settled(*pair)
                places.release()
        finally:
            over.set()
            places.release()

    def stop(self) -> None:
        """Kill the processes; calls under way fail with WorkerDied, waiting ones are cancelled."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.close()
        self._threads.shutdown(wait=True)

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _call(self, timeout: float, task: Callable[[], T]) -> T:
        process = self._idle.get()
        try:
            answer = process.call(timeout, task)
        finally:
            self._idle.put(process)
        if isinstance(answer, _Raised):
            raise answer.error
        return answer  # type: ignore[no-any-return]  # what came through the pipe is what `task` gave


def _settled(item: A, future: Future[T]) -> Iterator[tuple[A, T | MonitorError]]:
    try:
        yield item, future.result()
    except MonitorError as error:
        yield item, error


class _Raised:
    """An exception on its way home. It travels beside the values, never as one."""

    def __init__(self, error: MonitorError) -> None:
        self.error = error


class _Process:
    """One process and the parent's end of its pipe; started again whenever it is found dead."""

    def __init__(self) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._guard = threading.Lock()
        self._closed = False

    def call(self, timeout: float, task: Callable[[], Any]) -> Any:
        """The value or `_Raised` that the process answers with. Raises WorkerTimeout, WorkerDied."""
        pipe = self._hand_over(task)
        try:
            if not pipe.poll(timeout):
                self._kill()
                raise WorkerTimeout(f"it took longer than {timeout:g} s")
            return pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerDied(f"the process died of it ({self._kill()})") from error

    def _hand_over(self, task: Callable[[], Any]) -> Connection:
        """The pipe of a process that has taken the task. One that died while it was idle is no fault of the task."""
        try:
            return self._offer(task)
        except (EOFError, OSError):
            self._kill()
        try:
            return self._offer(task)
        except (EOFError, OSError) as error:
            raise WorkerDied(f"no process can be kept running ({self._kill()})") from error

    def _offer(self, task: Callable[[], Any]) -> Connection:
        pipe = self._ready()
        pipe.send(task)
        _await_sign(pipe)
        return pipe

    def close(self) -> None:
        with self._guard:
            self._closed = True
        self._kill()

    def _ready(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._pipe is not None:
            return self._pipe
        self._kill()
        with self._guard:
            if self._closed:
                raise WorkerDied("the monitor is stopping")
            pipe = self._start()
        _await_sign(pipe)
        return pipe

    def _start(self) -> Connection:
        # spawn: a fork of a program with threads (asyncio's, the writer's) may copy a lock that nobody will release.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), name="monitor-worker", daemon=True)
        try:
            self._process.start()
        except OSError as error:
            self._process = None
            raise WorkerDied(f"no process could be started: {error}") from error
        finally:
            theirs.close()
        return self._pipe

    def _kill(self) -> str:
        """End the process, if there is one; how it ended, for people."""
        process = self._process
        if process is None or process.pid is None:
            return "it never ran"
        process.kill()
        process.join()
        code = process.exitcode or 0
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"


def _await_sign(pipe: Connection) -> None:
    """Wait for the process to say that it is there, or that it has the task. Raises EOFError, OSError."""
    if not pipe.poll(START_LIMIT):
        raise TimeoutError(f"no sign from the process within {START_LIMIT:g} s")
    pipe.recv()


# --- inside the process --------------------------------------------------------------------------------------------


def _serve(pipe: Connection) -> None:
    """Answer one task after the other until the parent is gone."""
    # Ctrl-C and systemd's stop reach every process of the group; only the parent decides, then kills.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            message = pipe.recv_bytes()
            pipe.send(None)
            _send(pipe, _outcome(message))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)  # whatever the main thread is busy with, nobody waits for it


def _outcome(message: bytes) -> Any:
    try:
        return ForkingPickler.loads(message)()
    except MonitorError as error:
        return _Raised(error)
    except Exception as error:  # noqa: BLE001 -- the outer loop of the process: the unit of failure is the call
        failure = WorkerError(f"{type(error).__name__}: {error}")
        failure.add_note(traceback.format_exc())
        return _Raised(failure)


def _send(pipe: Connection, answer: Any) -> None:
    try:
        pipe.send(answer)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        pipe.send(_Raised(WorkerError(f"its result cannot be sent: {error}")))
