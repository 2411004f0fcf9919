"""What users say of readings holds, whatever is read again or comes later, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor import query
from monitor.errors import NotFound
from monitor.pipeline.judging import judge_of
from monitor.query import VersionRow
from monitor.resolve import resolve
from monitor.store import Grade, Store, check
from monitor.types import ByUser, Change, Event, Judged, Missed, Report, RoleCode
from tests.store.news import HOUR, NOW, PATIL, read, receive, tell

LATER = NOW + 2 * HOUR
JUDGE = judge_of()
TOLD = Missed(person="Rahul Patil", change=Change.APPOINTED, role="chief technology officer", organisation="Anthropic")


def reread(store: Store, story_id: int, *reports: Report) -> None:
    """By a newer model."""
    read(store, story_id, *reports, model="m2", now=LATER)
    store.resolve_story(story_id, resolve, now=LATER)


def standing(store: Store) -> dict[int, str | None]:
    """The moves that stand, with their person."""
    return {row.id: row.person for row in query.moves(store, query.MoveFilter())}


def last(store: Store, move_id: int) -> VersionRow:
    return query.history(store, move_id).versions[-1]


def test_a_move_whose_only_source_is_called_wrong_is_withdrawn_and_says_why(store: Store) -> None:
    tell(store, "one", PATIL)
    (judgement,) = store.judging.wrong(1, 1, JUDGE, now=LATER)
    assert (judgement.judged, judgement.story_id, judgement.move_id) == (Judged.WRONG, 1, 1)
    assert judgement.told == (PATIL,)
    assert standing(store) == {}
    version = last(store, 1)
    assert (version.event, version.by_user, version.story_id) == (Event.WITHDRAWN, ByUser.CALLED_WRONG, 1)
    assert [row.judgement for row in query.judgements(store)] == [judgement]
    assert [finding for finding in check(store.url) if finding.grade is Grade.ERROR] == []


def test_a_move_with_another_source_goes_on_with_it(store: Store) -> None:
    tell(store, "one", replace(PATIL, role="CTO", confidence=0.9, reports_to="Daniela Amodei"))
    tell(store, "two", PATIL)
    store.judging.wrong(1, 1, JUDGE, now=LATER)
    detail = query.move(store, 1)
    assert [source.story_id for source in detail.sources] == [2]
    assert (detail.move.sources, detail.move.reports_to, detail.move.confidence) == (1, None, 0.75)
    assert (detail.versions[-1].by_user, detail.versions[-1].story_id) == (ByUser.CALLED_WRONG, 1)


def test_all_of_a_move_is_called_wrong_where_no_story_is_named(store: Store) -> None:
    tell(store, "one", PATIL)
    tell(store, "two", PATIL)
    assert [judgement.story_id for judgement in store.judging.wrong(1, None, JUDGE, now=LATER)] == [1, 2]
    assert standing(store) == {}


def test_what_was_called_wrong_counts_again_once_that_is_taken_back(store: Store) -> None:
    tell(store, "one", PATIL)
    (judgement,) = store.judging.wrong(1, 1, JUDGE, now=LATER)
    store.judging.undo(judgement.id, JUDGE, now=LATER + HOUR)
    assert standing(store) == {1: "Rahul Patil"}
    version = last(store, 1)
    assert (version.event, version.by_user, version.story_id) == (Event.RESTORED, ByUser.TAKEN_BACK, 1)
    assert query.judgements(store) == ()
    with pytest.raises(NotFound, match="no judgement 1"):
        store.judging.undo(judgement.id, JUDGE, now=LATER)


def test_what_a_user_says_was_missed_is_a_move_at_once(store: Store) -> None:
    story = receive(store, "one")
    read(store, story)
    judgement = store.judging.missed(story, TOLD, JUDGE, now=LATER)
    assert (judgement.judged, judgement.move_id) == (Judged.MISSED, 1)
    detail = query.move(store, 1)
    assert (detail.move.person, detail.move.role_code, detail.move.confidence) == (
        "Rahul Patil", RoleCode.CHIEF_TECHNOLOGY, 1.0)  # fmt: skip
    assert [mark.field for mark in detail.sources[0].passages[0].marks] == ["organisation", "person", "role"]
    assert (detail.versions[0].event, detail.versions[0].by_user) == (Event.ANNOUNCED, ByUser.TOLD)


def test_what_was_told_is_gone_once_that_is_taken_back(store: Store) -> None:
    story = receive(store, "one")
    read(store, story)
    judgement = store.judging.missed(story, TOLD, JUDGE, now=LATER)
    store.judging.undo(judgement.id, JUDGE, now=LATER + HOUR)
    assert standing(store) == {}
    assert (last(store, 1).event, last(store, 1).by_user) == (Event.WITHDRAWN, ByUser.TAKEN_BACK)
    assert [finding for finding in check(store.url) if finding.grade is Grade.ERROR] == []
