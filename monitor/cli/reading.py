"""`monitor extract`, `monitor train`, `monitor evaluate`: the reading without a database."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor import resources
from monitor.cli.output import Column, say, write_rows, writing_options
from monitor.errors import InputError

if TYPE_CHECKING:
    from rich.status import Status

    from monitor.learn import Score
    from monitor.pipeline.archive import Answered, Given

_STDIN = "-"


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Processes. Default: one for each core.")
def extract(files: tuple[str, ...], workers: int | None) -> int:
    """Read stories into moves: JSON lines in (FILEs, or standard input), JSON lines out, in the order given.

    A line is an object with id and title or text (published, language and url where known). A line that is none is
    answered by an object with id and error, which names the line; how many these were is said at the end, and the exit
    status is 1.

    \b
    monitor extract archive.jsonl > moves.jsonl
    echo '{"id": 1, "text": "Acme named Jane Roe chief executive."}' | monitor extract
    """
    from monitor.pipeline.archive import extract as answers  # start-up time: `--help` needs none of it
    from monitor.workers import Workers

    sources = _opened(files or (_STDIN,))
    with Workers(workers or cores()) as pool, _Progress() as progress:
        for answered in answers(_chunks(sources), pool):
            sys.stdout.buffer.write(answered.output)
            sys.stdout.buffer.flush()
            progress.add(answered)
    if progress.first_error is None:
        return 0
    say(f"{progress.errors:,} of {progress.stories:,} lines could not be read; the first: {progress.first_error}")
    return 1


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _opened(names: Sequence[str]) -> list[FileIO]:
    """Every file before the first answer, so that a wrong name costs nothing. Raw, unbuffered: a thread may still be
    waiting in a read when the program ends, and must hold no lock then."""
    return [_open(name) for name in names]


def _open(name: str) -> FileIO:
    try:
        return FileIO(sys.stdin.fileno(), closefd=False) if name == _STDIN else FileIO(name)
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}") from error


def _chunks(sources: Sequence[FileIO]) -> Iterator[tuple[Given, ...]]:
    from monitor.pipeline.archive import chunks_of, read_blocks  # start-up time, as above

    for source in sources:
        try:
            yield from chunks_of(read_blocks(source), _name(source) if len(sources) > 1 else "")
        except OSError as error:
            raise InputError(f"{_name(source)} cannot be read: {error.strerror}") from error
        finally:
            source.close()


def _name(source: FileIO) -> str:
    return "standard input" if isinstance(source.name, int) else str(source.name)  # a descriptor has no name


class _Progress:
    """Stories so far and their pace, on standard error where that is a terminal."""

    def __init__(self) -> None:
        self._status: Status | None = None
        self.stories = 0
        self.errors = 0
        self.first_error: str | None = None
        self._begun = time.monotonic()

    def __enter__(self) -> _Progress:
        if sys.stderr.isatty():
            from rich.console import Console  # start-up time, as above

            self._status = Console(stderr=True).status("Loading the model")
            self._status.start()
        return self

    def __exit__(self, *error: object) -> None:
        if self._status is not None:
            self._status.stop()

    def add(self, answered: Answered) -> None:
        self.stories += answered.stories
        self.errors += len(answered.errors)
        if self.first_error is None and answered.errors:
            self.first_error = answered.errors[0]
        if self._status is not None:
            pace = self.stories / (time.monotonic() - self._begun)
            wrong = f", {self.errors:,} with an error" if self.errors else ""
            self._status.update(f"{self.stories:,} stories{wrong}, {pace:,.0f} a second")


# --- training and measuring ----------------------------------------------------------------------------------------


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="[FILE]...")
@click.option("--add", "added", multiple=True, type=click.Path(path_type=Path, exists=True, dir_okay=False),
              metavar="FILE", help="Stories of your own beside them; may be given several times.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("model"), show_default=True,
              metavar="FOLDER", help="Where the model is written.")  # fmt: skip
def train(files: tuple[Path, ...], added: tuple[Path, ...], out: Path) -> None:
    """Train the reading model from labelled stories: the shipped ones, or FILEs in the same form.

    \b
    monitor train --out model
    monitor train --add my-stories.txt --out model
    monitor evaluate --model model

    Takes about 90 minutes on two cores, 12 GB of memory, and the extra `train` (pip install
    'leadership-monitor[train]'). A tenth of the stories, fixed by their ids, is held out for `monitor evaluate`. The
    same stories give the same model.
    """
    from monitor.learn import read_corpus  # start-up time: numpy and the corpus
    from monitor.learn import train as fit

    stories = read_corpus((*(files or _shipped_stories()), *added))
    version = fit(stories, out, vectors=resources.model(), lists=resources.seeds(), processes=cores(), progress=say)
    click.echo(f"model {version}, from {len(stories):,} stories, in {out}")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="[FILE]...")
@click.option("--model", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FOLDER",
              help="A model that `monitor train` wrote. Default: the shipped one.")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Also the stories that the model was trained on.")
@writing_options
def evaluate(
    files: tuple[Path, ...], model: Path | None, everything: bool, form: str | None, output: Path | None
) -> None:
    """Measure the reading on labelled stories: the shipped ones, or FILEs in the same form.

    \b
    monitor evaluate
    monitor evaluate --model model --format json

    Only the held-out tenth counts, which no model was trained on, unless --all. Precision is the share of what was
    read that is right, recall the share of what is told that was read; 95 % is the interval of F1 (bootstrap over
    stories). The levels ask more and more to agree; only confirmed changes of named persons count, but for `flag`:
    whether a story tells any change. Kinds and fields are counted over the changes found (person + change). The last
    lines hold the confidence of the reports (`said`, their mean) against the share of them that is right (precision);
    a model's confidence was set by its held-out stories, `error` in its model.json says how far it is off on others.
    """
    from monitor.learn import Score, card, held_out, judge, read_corpus  # start-up time, as above
    from monitor.pipeline.reading import read_story

    corpus = read_corpus(files or _shipped_stories())
    stories = [story for story in corpus if everything or held_out(story.id)]
    if not stories:
        raise InputError("none of these stories is held out; --all measures on all of them")
    say(f"{len(stories):,} of {len(corpus):,} stories")
    judged = [judge(lambda one: read_story(one, model=model).reports, story) for story in stories]
    write_rows(card(judged), _card_columns(), kind=Score, form=form, output=output)


def _card_columns() -> tuple[Column[Score], ...]:
    return (
        Column(heading="of", text=lambda s: s.group, fixed=True),
        Column(heading="which", text=lambda s: s.name, fixed=True),
        Column(heading="level", text=lambda s: s.level, fixed=True),
        Column(heading="stories", text=lambda s: str(s.stories), fixed=True, right=True),
        Column(heading="right", text=lambda s: str(s.right), fixed=True, right=True, leaves=3),
        Column(heading="given", text=lambda s: str(s.given), fixed=True, right=True, leaves=2),
        Column(heading="wanted", text=lambda s: str(s.wanted), fixed=True, right=True, leaves=1),
        Column(heading="precision", text=lambda s: f"{s.precision:.3f}", fixed=True, right=True),
        Column(heading="recall", text=lambda s: f"{s.recall:.3f}", fixed=True, right=True),
        Column(heading="F1", text=lambda s: f"{s.f1:.3f}", fixed=True, right=True),
        Column(heading="said", text=lambda s: "" if s.said is None else f"{s.said:.3f}", fixed=True, right=True),
        Column(heading="95 %", text=lambda s: f"{s.low:.2f}-{s.high:.2f}", fixed=True),
    )


def _shipped_stories() -> tuple[Path, ...]:
    return tuple(sorted((resources.seeds() / "stories").glob("*.txt")))
