"""What holds of any stories and decisions on a real database: order plays no part, and neither does reading again."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from monitor import query
from monitor.errors import UsageError
from monitor.pipeline.judging import judge_of
from monitor.query import MoveFilter
from monitor.resolve import resolve
from monitor.store import Store, open_store, upgrade
from monitor.store.links import goes_by
from monitor.store.tables import move_reports, moves, readings, reports
from monitor.types import Report
from tests.resolve.building import report
from tests.store import news
from tests.store.news import HOUR, NOW

#: Few values, so that they meet often: one person in full and by the family name, a namesake, two houses, two posts.
_TOLD = st.fixed_dictionaries(
    {
        "person": st.sampled_from(["Rahul Patil", "R. Patil", "Patil", "Suresh Patil"]),
        "organisation": st.sampled_from(["Anthropic", "Anthropic PBC", "Globex", ""]),
        "code": st.sampled_from(["chief_technology", "chief_executive"]),
        "status": st.sampled_from(["confirmed", "rumoured"]),
        "confidence": st.sampled_from([0.5, 0.9]),
    }
)
_STORIES = st.lists(st.lists(_TOLD, min_size=1, max_size=2, unique_by=repr), min_size=2, max_size=5)
#: Whether to merge, and which story and which other.
_WORDS = st.lists(st.tuples(st.booleans(), st.integers(0, 4), st.integers(0, 4)), max_size=3)
_DAY = timedelta(days=1)
usual = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "monitor.db"
    upgrade(f"sqlite:///{path}")
    return path


@dataclass
class World:
    """A database, with stories under the numbers that the test gives them."""

    store: Store
    id_of: dict[int, int]
    clock: Iterator[int]

    def read(self, story: int, told: tuple[Report, ...], model: str) -> None:
        now = NOW + next(self.clock) * HOUR
        news.read(self.store, self.id_of[story], *told, model=model, now=now)
        self.store.resolve_story(self.id_of[story], resolve, now=now)

    def decide(self, same: bool, one: int, other: int) -> None:
        """Of the first moves that the stories tell; what cannot be decided is left."""
        now = NOW + next(self.clock) * HOUR
        mine, theirs = self.first_move(one), self.first_move(other)
        if mine is None or theirs is None:
            return
        try:
            if same:
                self.store.merge_moves([mine, theirs], resolve, now=now)
            else:
                self.store.split_move(mine, [self.id_of[one]], resolve, now=now)
        except UsageError:
            return

    def take(self, story: int, told: tuple[Report, ...]) -> None:
        """A story comes in, published on a day of its own."""
        at = NOW - (10 - story) * _DAY
        self.id_of[story] = news.receive(self.store, f"story-{story}", published_at=at, published_on=at.date())
        self.read(story, told, "m0")

    def call_wrong(self, story: int) -> int:
        """What its first report tells; gives the judgement."""
        move = self.first_move(story)
        assert move is not None
        now = NOW + next(self.clock) * HOUR
        (judgement,) = self.store.judging.wrong(move, self.id_of[story], judge_of(), now=now)
        return judgement.id

    def first_move(self, story: int) -> int | None:
        with self.store.reading() as connection:
            stands = (
                select(goes_by(moves))
                .join(move_reports, move_reports.c.move_id == moves.c.id)
                .join(reports, reports.c.id == move_reports.c.report_id)
                .join(readings, readings.c.id == reports.c.reading_id)
                .where(readings.c.current, reports.c.story_id == self.id_of.get(story, 0), reports.c.ordinal == 0)
            )
            return connection.execute(stands).scalar()

    def parts(self) -> set[frozenset[tuple[int, int]]]:
        """What `by_id` tells, without the ids."""
        return {frozenset(part) for part in self.by_id().values()}

    def by_id(self) -> dict[int, set[tuple[int, int]]]:
        """For each move the (story, place in it) of its reports."""
        story_of = {id_: story for story, id_ in self.id_of.items()}
        behind: dict[int, set[tuple[int, int]]] = {}
        with self.store.reading() as connection:
            stands = (
                select(goes_by(moves).label("move_id"), reports.c.story_id, reports.c.ordinal)
                .join(move_reports, move_reports.c.move_id == moves.c.id)
                .join(reports, reports.c.id == move_reports.c.report_id)
                .join(readings, readings.c.id == reports.c.reading_id)
                .where(readings.c.current)
            )
            for row in connection.execute(stands):
                behind.setdefault(row.move_id, set()).add((story_of[row.story_id], row.ordinal))
        return behind

    def values(self) -> list[str]:
        """What the moves say, without ids and clocks of ours."""
        rows = query.moves(self.store, MoveFilter(limit=None))
        blank = {"id": 0, "updated_at": NOW, "first_seen_at": NOW}
        return sorted(repr(replace(row, **blank)) for row in rows)  # type: ignore[arg-type]

    def kept(self) -> list[tuple[int, int, int | None]]:
        """Id, version and merge of every move."""
        with self.store.reading() as connection:
            found = connection.execute(select(moves.c.id, moves.c.version, moves.c.merged_into).order_by(moves.c.id))
            return [(row.id, row.version, row.merged_into) for row in found]


@contextmanager
def world(template: Path, stories: list[tuple[Report, ...]], order: list[int]) -> Iterator[World]:
    """The stories, come in this order and resolved; each is published on a day of its own."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template, Path(folder) / "monitor.db")
        with open_store(f"sqlite:///{Path(folder) / 'monitor.db'}") as store:
            made = World(store=store, id_of={}, clock=count())
            for story in order:
                made.take(story, stories[story])
            yield made


def built(specs: list[list[dict[str, object]]]) -> list[tuple[Report, ...]]:
    return [tuple(report({"function": "technology"} | spec) for spec in story) for story in specs]


@given(specs=_STORIES, words=_WORDS, data=st.data())
@usual
def test_stories_that_come_in_another_order_after_the_same_decisions_make_the_same_moves(
    template: Path, specs: list[list[dict[str, object]]], words: list[tuple[bool, int, int]], data: st.DataObject
) -> None:
    stories = built(specs)
    order = list(range(len(stories)))
    other = data.draw(st.permutations(order))
    with world(template, stories, order) as one, world(template, stories, other) as again:
        assert one.parts() == again.parts()
        for word in words:
            one.decide(*word)
            again.decide(*word)
        assert one.parts() == again.parts()
        assert one.values() == again.values()


@given(specs=_STORIES, words=_WORDS, slightly=st.booleans(), data=st.data())
@usual
def test_reading_everything_again_keeps_ids_and_decisions_and_where_nothing_new_is_read_versions_too(
    template: Path,
    specs: list[list[dict[str, object]]],
    words: list[tuple[bool, int, int]],
    slightly: bool,
    data: st.DataObject,
) -> None:
    stories = built(specs)
    with world(template, stories, list(range(len(stories)))) as one:
        for word in words:
            one.decide(*word)
        parts, values, kept = one.parts(), one.values(), one.kept()
        for story in data.draw(st.permutations(range(len(stories)))):
            said = tuple(replace(told, effective_text="at once") for told in stories[story])
            one.read(story, said if slightly else stories[story], "m1")
        assert one.parts() == parts
        assert [(id_, merged) for id_, _, merged in one.kept()] == [(id_, merged) for id_, _, merged in kept]
        if not slightly:
            assert one.values() == values
            assert one.kept() == kept


@given(specs=_STORIES, one=st.integers(0, 4), other=st.integers(0, 4), data=st.data())
@usual
def test_a_merge_that_is_taken_back_leaves_each_part_its_id(
    template: Path, specs: list[list[dict[str, object]]], one: int, other: int, data: st.DataObject
) -> None:
    stories = built(specs)
    with world(template, stories, list(range(len(stories)))) as made:
        mine, theirs = made.first_move(one), made.first_move(other)
        before = made.by_id()
        if mine is None or theirs is None or mine == theirs:
            return
        told = {move: {story for story, _ in before[move]} for move in (mine, theirs)}
        if not told[mine].isdisjoint(told[theirs]):
            return
        try:
            merged = made.store.merge_moves([mine, theirs], resolve, now=NOW + 90 * HOUR)
        except UsageError:
            return
        for story in data.draw(st.permutations(range(len(stories))))[: data.draw(st.integers(0, 2))]:
            made.read(story, stories[story], "m1")
        taken = sorted(made.id_of[story] for story in told[data.draw(st.sampled_from([mine, theirs]))])
        made.store.split_move(merged, taken, resolve, now=NOW + 99 * HOUR)
        after = made.by_id()
        # What was decided may also part weak reports from one another: then they are other moves.
        assert {move for move, told in after.items() if told in before.values() and before.get(move) != told} == set()


@given(specs=_STORIES, which=st.integers(0, 4), data=st.data())
@usual
def test_what_is_called_wrong_is_as_if_the_story_had_not_told_it_whenever_that_is_said(
    template: Path, specs: list[list[dict[str, object]]], which: int, data: st.DataObject
) -> None:
    stories = [told[:1] for told in built(specs)]
    wrong = which % len(stories)
    order = list(range(len(stories)))
    without = [() if story == wrong else told for story, told in enumerate(stories)]
    with (
        world(template, stories, order) as late,
        world(template, [], []) as soon,
        world(template, without, order) as un,
    ):
        late.call_wrong(wrong)
        for story in data.draw(st.permutations(order)):
            soon.take(story, stories[story])
            if story == wrong:
                soon.call_wrong(story)
        assert late.parts() == soon.parts() == un.parts()
        assert late.values() == soon.values() == un.values()
        kept = late.kept()
        for story in order:
            late.read(story, stories[story], "m1")
        assert late.values() == un.values()
        assert late.kept() == kept


@given(specs=_STORIES, which=st.integers(0, 4), again=st.booleans())
@usual
def test_what_is_no_longer_called_wrong_is_where_it_was_before(
    template: Path, specs: list[list[dict[str, object]]], which: int, again: bool
) -> None:
    stories = built(specs)
    wrong = which % len(stories)
    with world(template, stories, list(range(len(stories)))) as one:
        before, values = one.by_id(), one.values()
        judgement = one.call_wrong(wrong)
        if again:
            one.read(wrong, stories[wrong], "m1")
        one.store.judging.undo(judgement, judge_of(), now=NOW + next(one.clock) * HOUR)
        assert one.by_id() == before
        assert one.values() == values
