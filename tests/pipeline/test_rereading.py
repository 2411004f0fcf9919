"""The way of a rereading through lots and processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest

from monitor import query
from monitor.errors import ModelError
from monitor.pipeline.reading import KeyedReading, keyed
from monitor.pipeline.rereading import Reread, Rereader
from monitor.store import Rereading, Store, rereading
from monitor.types import Story
from monitor.workers import Workers
from tests.pipeline.conftest import Clock
from tests.store.news import PATIL, reading, tell

WANTED = Rereading(model="m2")


def read_one_appointment(stories: Sequence[Story]) -> tuple[KeyedReading, ...]:
    """A model that reads one appointment in every story."""
    return tuple(keyed(reading(PATIL, model="m2")) for _ in stories)


def read_or_die(stories: Sequence[Story]) -> tuple[KeyedReading, ...]:
    """One of the stories kills it."""
    if any(story.id == "2" for story in stories):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_one_appointment(stories)


def read_without_model(stories: Sequence[Story]) -> tuple[KeyedReading, ...]:
    raise ModelError("the model is gone")


@pytest.fixture
def told(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Three stories of one move and one of none, in lots of one story and its mates."""
    monkeypatch.setattr(rereading, "NEWEST", 1)
    for name in ("a", "b", "c"):
        tell(store, name, PATIL)
    tell(store, "quiet")
    return store


def test_every_lot_is_told_and_what_is_done_is_not_done_again(told: Store, workers: Workers, clock: Clock) -> None:
    heard: list[Reread] = []
    reader = Rereader(told, workers, WANTED, read=read_one_appointment, clock=clock)
    assert reader.pace() > 0
    assert told.rereading_counts(WANTED).waiting == 4, "a measured lot is not stored"
    done = reader.run(heard.append)
    assert [one.stories for one in heard] == [1, 4]
    assert (done.stories, done.failed) == (4, 0)
    assert told.rereading_counts(WANTED).waiting == 0
    assert Rereader(told, workers, WANTED, read=read_one_appointment, clock=clock).run() == Reread()


def test_a_story_that_kills_its_reader_keeps_its_reading_and_stops_nobody(
    told: Store, workers: Workers, clock: Clock
) -> None:
    done = Rereader(told, workers, WANTED, read=read_or_die, clock=clock).run()
    assert (done.stories, done.failed) == (4, 1)
    assert done.first_error is not None
    assert done.first_error.startswith("story 2: reading: the process died of it")
    assert told.rereading_counts(WANTED).waiting == 1
    assert query.move(told, 1).move.sources == 4


def test_without_a_model_nothing_is_read(told: Store, workers: Workers, clock: Clock) -> None:
    with pytest.raises(ModelError, match="the model is gone"):
        Rereader(told, workers, WANTED, read=read_without_model, clock=clock).run()
    assert told.rereading_counts(WANTED).waiting == 4
