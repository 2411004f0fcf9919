"""The processes: values, errors, time limits, deaths, and that nobody is left behind."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monitor.errors import FeedError, FetchTimeout, MonitorError, WorkerDied, WorkerError, WorkerTimeout
from monitor.workers import Workers


def double(number: int, *, plus: int = 0) -> int:
    return 2 * number + plus


def identify(_: int = 0) -> int:
    return os.getpid()


def hang(seconds: float = 60.0) -> None:
    time.sleep(seconds)


def die(how: int) -> None:
    os.kill(os.getpid(), how)


def refuse() -> None:
    raise FeedError("https://news.example is no feed")


def refuse_with_address() -> None:
    raise FetchTimeout("the server took too long", url="https://news.example/")


def stumble(number: int = 0) -> int:
    if number % 3 == 0:
        raise ValueError(f"{number} is divisible")
    return number


def open_nothing() -> None:
    Path("/nowhere/at/all").read_text()


def give_a_function() -> object:
    return lambda: None


def threads_allowed() -> str | None:
    return os.environ.get("OMP_NUM_THREADS")


def alive(pid: int) -> bool:
    """Whether the process runs; a zombie that waits to be reaped does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(2) as made:
        yield made


async def test_a_value_comes_back(workers: Workers) -> None:
    assert await workers.run(20, double, 4, plus=1) == 9


async def test_a_process_fills_one_core_only(workers: Workers) -> None:
    assert await workers.run(20, threads_allowed) == "1"


async def test_our_own_errors_come_back_as_they_are(workers: Workers) -> None:
    with pytest.raises(FeedError, match=r"news\.example is no feed"):
        await workers.run(20, refuse)
    with pytest.raises(FetchTimeout) as caught:
        await workers.run(20, refuse_with_address)
    assert caught.value.url == "https://news.example/"


@pytest.mark.parametrize(
    ("function", "text"),
    [(stumble, "ValueError: 0 is divisible"), (open_nothing, "FileNotFoundError"), (give_a_function, "cannot be sent")],
)
async def test_any_other_exception_is_named_and_the_process_goes_on(
    workers: Workers, function: Callable[[], object], text: str
) -> None:
    with pytest.raises(WorkerError, match=text):
        await workers.run(20, function)
    assert await workers.run(20, double, 1) == 2


async def test_work_past_its_limit_is_killed_and_the_other_process_does_not_notice(workers: Workers) -> None:
    neighbour = asyncio.create_task(workers.run(20, hang, 0.5))
    with pytest.raises(WorkerTimeout, match=r"longer than 0\.2 s"):
        await workers.run(0.2, hang)
    await neighbour
    assert [await workers.run(20, double, n) for n in range(4)] == [0, 2, 4, 6]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
async def test_a_death_is_told_apart_and_named(workers: Workers, how: signal.Signals) -> None:
    with pytest.raises(WorkerDied, match=how.name):
        await workers.run(20, die, how)
    assert await workers.run(20, double, 1) == 2


async def test_an_idle_process_that_was_killed_is_replaced_without_an_error(workers: Workers) -> None:
    pids = {await workers.run(20, identify) for _ in range(4)}
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
        while alive(pid):
            await asyncio.sleep(0.01)
    assert not pids & {await workers.run(20, identify) for _ in range(4)}


def test_a_stop_signal_for_the_whole_group_leaves_the_work_alone(workers: Workers) -> None:
    pid = workers.submit(20, identify).result()
    busy = [workers.submit(20, hang, 0.3) for _ in range(2)]
    os.kill(pid, signal.SIGTERM)
    os.kill(pid, signal.SIGINT)
    assert [b.result() for b in busy] == [None, None]


def test_map_keeps_the_order_and_tells_each_error_in_its_place(workers: Workers) -> None:
    told = list(workers.map(20, stumble, range(7), ahead=4))
    assert [item for item, _ in told] == list(range(7))
    assert [isinstance(value, MonitorError) or value for _, value in told] == [True, 1, 2, True, 4, 5, True]


def test_map_never_runs_further_ahead_than_asked(workers: Workers) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = workers.map(20, double, items(), ahead=5)
    for _ in range(10):
        next(results)
    assert len(taken) <= 15


def test_stopping_takes_no_time_and_leaves_nobody() -> None:
    with Workers(2) as workers:
        pids = {workers.submit(20, identify).result() for _ in range(4)}
        busy = [workers.submit(60, hang) for _ in range(6)]
        started = time.monotonic()
    assert time.monotonic() - started < 2
    assert not any(alive(pid) for pid in pids)
    assert all(b.cancelled() or isinstance(b.exception(), WorkerDied) for b in busy)


PARENT = """
    import sys, time
    sys.path.insert(0, {folder!r})
    from test_workers import hang, identify
    from monitor.workers import Workers

    if __name__ == "__main__":
        workers = Workers(2)
        print(workers.submit(30, identify).result(), flush=True)
        for _ in range(2):
            workers.submit(600, hang, 600)
        print("busy", flush=True)
        time.sleep(600)
"""


def test_a_killed_parent_takes_its_busy_processes_with_it(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(PARENT).format(folder=str(Path(__file__).parent)), encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert parent.stdout.readline() == "busy\n"
        parent.kill()
    deadline = time.monotonic() + 20
    while alive(child):
        assert time.monotonic() < deadline, "the orphan goes on"
        time.sleep(0.05)
