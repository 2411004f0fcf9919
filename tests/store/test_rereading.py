"""Stories read again: lots, what a new reading leaves alone, and the copy that shows what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from monitor import query
from monitor.errors import NotFound
from monitor.resolve import resolve
from monitor.store import (
    Effect,
    FieldChange,
    Grade,
    Lot,
    ReadAgain,
    Rereading,
    ResolvedStory,
    Store,
    check,
    differences,
    rereading,
    scratch,
)
from monitor.store.tables import metadata, moves
from monitor.types import Event, Kind, Report
from tests.store.news import HOUR, MCCANDLISH, NOW, PATIL, keys, read, reading, receive, settled, tell

LATER = NOW + 10 * HOUR
BY_M2 = Rereading(model="m2")


def lot_of(store: Store, wanted: Rereading = BY_M2, after: Lot | None = None) -> Lot:
    lot = store.lot_to_reread(wanted, after=after)
    assert lot is not None
    return lot


def read_again(store: Store, lot: Lot, told: dict[int, Sequence[Report]]) -> ResolvedStory:
    """The lot as m2 reads it; stories that are not named tell nothing."""
    read = [
        ReadAgain(story=story, reading=reading(*reports, model="m2"), keys=keys(*reports))
        for story in lot.stories
        for reports in [told.get(story.id, ())]
    ]
    return store.keep_reread(read, resolve, now=LATER)


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and where the sequences of PostgreSQL are."""
    with store.reading() as connection:
        rows = {
            table.name: [tuple(row) for row in connection.execute(select(table))] for table in metadata.sorted_tables
        }
        if connection.dialect.name == "postgresql":
            named = "select sequencename, last_value from pg_sequences order by 1"
            rows["sequences"] = [tuple(row) for row in connection.execute(text(named))]
    return rows


def test_a_story_that_is_not_there_is_told(store: Store) -> None:
    tell(store, "one", PATIL)
    with pytest.raises(NotFound, match="there is no story 7;"):
        store.rereading_counts(Rereading(model="m2", story_ids=(1, 7)))
    with pytest.raises(NotFound, match="there is no story 99999999999;"):
        store.rereading_counts(Rereading(model="m2", story_ids=(99_999_999_999,)))
    assert store.rereading_counts(Rereading(model="m2", story_ids=(1,))).waiting == 1


def test_a_lot_has_the_newest_first_and_all_that_tell_their_moves(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "NEWEST", 1)
    tell(store, "oldest", PATIL)
    tell(store, "between", MCCANDLISH, now=NOW + HOUR)
    tell(store, "newest", PATIL, now=NOW + 2 * HOUR)
    first = lot_of(store)
    assert [story.id for story in first.stories] == [3, 1]
    second = store.lot_to_reread(BY_M2, after=first, but=[1, 3])
    assert second is not None
    assert [story.id for story in second.stories] == [2]
    assert store.lot_to_reread(BY_M2, after=second, but=[1, 2, 3]) is None


def test_a_move_of_more_stories_than_a_lot_may_have_goes_over_several(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "NEWEST", 1)
    monkeypatch.setattr(rereading, "MOST", 3)
    for number in range(5):
        tell(store, f"story-{number}", PATIL, now=NOW + number * HOUR)
    assert [story.id for story in lot_of(store).stories] == [5, 4, 3]


def test_stories_are_chosen_by_day_language_and_id(store: Store) -> None:
    for number in range(4):
        tell(store, f"story-{number}", PATIL, now=NOW + number * HOUR)
    for wanted, ids in (
        (replace(BY_M2, since=NOW + HOUR, until=NOW + 3 * HOUR), [3, 2]),
        (replace(BY_M2, story_ids=(4, 1)), [4, 1]),
        (replace(BY_M2, languages=("en",)), [4, 3, 2, 1]),
        (Rereading(model="m1", read_before=NOW + 2 * HOUR), [2, 1]),
    ):
        assert [story.id for story in lot_of(store, wanted).stories] == ids
        assert store.rereading_counts(wanted).waiting == len(ids)
    assert store.lot_to_reread(replace(BY_M2, languages=("fr",))) is None


def test_what_reads_as_before_leaves_the_move_as_it_was(store: Store) -> None:
    tell(store, "one", PATIL, MCCANDLISH)
    tell(store, "two", PATIL, now=NOW + HOUR, published_at=NOW)
    before = dump(store)
    told = read_again(store, lot_of(store), {1: (PATIL, MCCANDLISH), 2: (PATIL,)})
    after = dump(store)
    assert told == ResolvedStory(new_moves=(), changed_moves=())
    assert after["move_versions"] == before["move_versions"]
    assert after["counters"] == before["counters"], "change_seq moved"
    with store.reading() as connection:
        assert set(connection.execute(select(moves.c.updated_at)).scalars()) == {NOW, NOW + HOUR}
    assert all(finding.grade is Grade.OK for finding in check(store.url)), "moves point at the reports of before"


def test_a_sentence_that_was_chosen_otherwise_is_a_change_without_a_version(store: Store) -> None:
    tell(store, "one", PATIL)
    told = read_again(store, lot_of(store), {1: (replace(PATIL, evidence=()),)})
    assert told.changed_moves == (1,)
    assert [version.number for version in query.move(store, 1).versions] == [1]


def test_a_version_says_that_a_model_made_it_and_no_story(store: Store) -> None:
    tell(store, "one", PATIL)
    read_again(store, lot_of(store), {1: (replace(PATIL, predecessor="Sam McCandlish"), MCCANDLISH)})
    tell(store, "two", replace(PATIL, reports_to="Daniela Amodei", predecessor="Sam McCandlish"), now=LATER + HOUR)
    versions = query.move(store, 1).versions
    assert [(version.event, version.reread_by) for version in versions[:2]] == [
        (Event.ANNOUNCED, None),
        (Event.DETAILED, "m2"),
    ]
    assert versions[2].reread_by is None
    assert query.move(store, 2).versions[0].reread_by == "m2"


def test_forty_stories_read_otherwise_make_one_version(store: Store) -> None:
    for number in range(40):
        tell(store, f"story-{number}", PATIL, now=NOW + timedelta(minutes=number))
    told = read_again(store, lot_of(store), dict.fromkeys(range(1, 41), (replace(PATIL, kind=Kind.PROMOTED),)))
    assert told == ResolvedStory(new_moves=(), changed_moves=(1,))
    assert [version.event for version in query.move(store, 1).versions] == [Event.ANNOUNCED, Event.CORRECTED]


def test_a_text_that_changes_meanwhile_is_left_to_the_daemon(store: Store) -> None:
    tell(store, "one", PATIL)
    lot = lot_of(store)
    store.settle_story(1, settled("Another text."), now=NOW + HOUR)
    before = dump(store)
    read_again(store, lot, {})
    assert dump(store) == before


def test_what_another_command_reads_meanwhile_is_not_stored_twice(store: Store) -> None:
    tell(store, "one", PATIL)
    lot = lot_of(store)
    read_again(store, lot, {1: (PATIL,)})
    before = dump(store)
    read_again(store, lot, {})
    assert dump(store) == before


def test_a_copy_shows_what_would_change_and_the_database_does_not(store: Store) -> None:
    tell(store, "one", PATIL)
    tell(store, "two", MCCANDLISH, now=NOW + HOUR)
    before = dump(store)
    promoted, left = (
        replace(PATIL, kind=Kind.PROMOTED, search_announced=True),
        replace(PATIL, person="Ada Quist", role="CFO"),
    )
    with scratch(store) as copy:
        assert list(differences(copy)) == []
        read_again(copy, lot_of(copy), {1: (promoted, left)})
        found = {difference.person: difference for difference in differences(copy)}
    assert {person: (each.effect, each.id) for person, each in found.items()} == {
        "Rahul Patil": (Effect.CHANGED, 1),
        "Sam McCandlish": (Effect.WITHDRAWN, 2),
        "Ada Quist": (Effect.NEW, None),
    }
    assert found["Rahul Patil"].changed == (
        FieldChange(field="kind", before="hired", after="promoted"),
        FieldChange(field="search_announced", before=False, after=True),
    )
    assert dump(store) == before


def test_a_copy_shows_moves_that_would_be_one_and_moves_that_would_come_back(store: Store) -> None:
    story = receive(store, "one")
    lots: list[tuple[Report, ...]] = [(PATIL,), ()]
    revision = store.settle_story(story, settled(), now=NOW).revision_id
    for reports in lots:
        store.save_reading(story, revision, reading(*reports), keys(*reports), now=NOW)
        store.resolve_story(story, resolve, now=NOW)
    tell(store, "two", MCCANDLISH, now=NOW + HOUR)
    tell(store, "three", replace(MCCANDLISH, person="Samantha Cole"), now=NOW + HOUR)
    with scratch(store) as copy:
        read_again(copy, lot_of(copy), {1: (PATIL,), 2: (MCCANDLISH,), 3: (MCCANDLISH,)})
        found = {difference.id: difference for difference in differences(copy)}
    assert {number: (each.effect, each.merged_into) for number, each in found.items()} == {
        1: (Effect.RESTORED, None),
        2: (Effect.CHANGED, None),
        3: (Effect.MERGED, 2),
    }


def test_what_a_new_story_tells_beside_a_rereading_is_news(store: Store) -> None:
    tell(store, "one", PATIL)
    lot = lot_of(store)
    story = receive(store, "two", now=NOW + HOUR)
    read(store, story, replace(PATIL, person="Anjali Patil", organisation="Norvane"), now=NOW + HOUR)
    read_again(store, lot, {1: (replace(PATIL, role="technology chief"),)})
    with store.reading() as connection:
        told = connection.execute(text("select move_id, reread_by from move_versions order by move_id, number")).all()
    assert [tuple(row) for row in told] == [(1, None), (1, "m2"), (2, None)]
