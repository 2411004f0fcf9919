"""The members of the reader, trained side by side: a process each."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import torch

from monitor.errors import WorkerDied
from monitor.extract.lexicon import Lexicon
from monitor.extract.pieces import Pieces
from monitor.learn.corpus import LabelledStory
from monitor.learn.export import Array
from monitor.learn.fit import fit
from monitor.learn.gate import train_gate
from monitor.learn.people import People
from monitor.learn.plan import Plan

_LOOK = 0.5  #: seconds between two looks at whether the processes live


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """What every process needs."""

    stories: Sequence[LabelledStory]
    folder: Path  #: where the vectors lie, and the gate is written
    lists: Path
    plan: Plan
    lines: Queue[str]  #: told after each epoch


def train_members(
    stories: Sequence[LabelledStory],
    folder: Path,
    lists: Path,
    plan: Plan,
    processes: int,
    progress: Callable[[str], None],
) -> list[dict[str, Array]]:
    """Write the gate; give the weights of every member, as torch names them; at most `processes` train at once. Raises
    WorkerDied.
    """
    context = get_context("spawn")
    with context.Manager() as manager:
        task = Task(stories=stories, folder=folder, lists=lists, plan=plan, lines=manager.Queue())
        pool = ProcessPoolExecutor(min(len(plan.members), processes), mp_context=context, initializer=_deaf)
        work: list[Future[Any]] = [pool.submit(_member, task, number) for number in range(len(plan.members))]
        work.append(pool.submit(_gate, task))  # last: it follows the member that is through first
        try:
            _relay(task.lines, work, progress)
            *weights, _ = [one.result() for one in work]
        except BrokenProcessPool as error:
            raise WorkerDied(
                "a training process died, for want of memory perhaps (it takes 12 GB); train again"
            ) from error
        finally:  # whatever ended it, no process trains on in silence
            for process in list((pool._processes or {}).values()):
                process.terminate()
            pool.shutdown(cancel_futures=True)
        return weights


def _deaf() -> None:
    """Ctrl-C is for the process that started this one; it ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _relay(lines: Queue[str], work: Sequence[Future[Any]], progress: Callable[[str], None]) -> None:
    """Pass on what the processes tell, until all are through or one has failed."""
    while not all(one.done() for one in work) and not any(one.done() and one.exception() for one in work):
        try:
            progress(lines.get(timeout=_LOOK))
        except Empty:
            continue
    while not lines.empty():
        progress(lines.get())


def _gate(task: Task) -> None:
    pieces, people = _tools(task)
    train_gate(task.stories, pieces, people, task.folder, task.lines.put)


def _member(task: Task, number: int) -> dict[str, Array]:
    pieces, people = _tools(task)
    network = fit(
        task.stories,
        pieces,
        people,
        task.plan,
        task.plan.members[number],
        lambda line: task.lines.put(f"network {number + 1} of {len(task.plan.members)}, {line}"),
    )
    return {name: tensor.detach().numpy() for name, tensor in network.state_dict().items()}


def _tools(task: Task) -> tuple[Pieces, People]:
    torch.set_num_threads(task.plan.threads)
    lexicon = Lexicon.load(task.lists / "roles")
    pieces = Pieces(task.folder / "pieces.model", task.folder / "pieces.npz", lexicon)
    return pieces, People.load(task.lists / "names" / "people.tsv")
