"""Labelled stories -> the files of a model folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from monitor.errors import InputError
from monitor.learn import corpus
from monitor.learn.corpus import LabelledStory
from monitor.learn.describe import VECTORS, describe
from monitor.learn.plan import Plan


def train(
    stories: Sequence[LabelledStory],
    out: Path,
    *,
    vectors: Path,
    lists: Path,
    processes: int,
    progress: Callable[[str], None],
    plan: Plan | None = None,
) -> str:
    """Train on all stories but the held-out tenth; write a whole model folder; give the model's version.

    `vectors` is a model folder that holds the frozen subword vectors (the shipped one), `lists` the folder of the role
    words and the names of people (the shipped `seeds`). The networks train on at most `processes` at
    once. The version is a digest of stories, settings, vectors and lists; on one machine the same version means the
    same weights. Raises InputError where the stories cannot make a model, or the libraries of the extra `train` are
    missing, and WorkerDied.
    """
    try:
        from monitor.learn.export import export  # optional dependencies: torch and onnx serve training alone
        from monitor.learn.members import train_members
    except ImportError as error:
        raise InputError(f"training needs {error.name}: pip install 'leadership-monitor[train]'") from error
    stories = sorted(stories, key=lambda story: story.id)
    fitted = [story for story in stories if not corpus.held_out(story.id)]
    if sum(bool(story.changes) for story in fitted) < _FEWEST or all(story.changes for story in fitted):
        raise InputError(f"training takes at least {_FEWEST} stories with a change and some without; add stories")
    plan = plan or Plan()
    out.mkdir(parents=True, exist_ok=True)
    for name in VECTORS:
        if vectors.resolve() != out.resolve():
            shutil.copyfile(vectors / name, out / name)
    export(train_members(fitted, out, lists, plan, processes, progress), out)
    return describe(out, stories, plan, lists)


_FEWEST = 40
