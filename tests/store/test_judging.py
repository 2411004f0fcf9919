"""What users say of readings holds, whatever is read again or comes later, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text, update

from monitor import query
from monitor.errors import NotFound, UsageError
from monitor.pipeline.judging import judge_of
from monitor.pipeline.telling import teller_of
from monitor.query import VersionRow
from monitor.resolve import KEYS_VERSION, resolve
from monitor.store import Grade, Store, check, differences, scratch
from monitor.store.tables import judgements
from monitor.types import ByUser, Change, Event, Judged, Kind, Missed, Report, RoleCode, Status
from tests.store.audience import DAY, MADE, SURE, Newsroom, settings
from tests.store.news import HOUR, MCCANDLISH, NOW, PATIL, keys, read, reading, receive, settled, tell

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


def test_what_was_called_wrong_stays_out_whatever_a_newer_model_reads_there(store: Store) -> None:
    tell(store, "one", PATIL)
    store.judging.wrong(1, 1, JUDGE, now=LATER)
    reread(store, 1, replace(PATIL, role="CTO", kind=Kind.UNKNOWN, confidence=0.99))
    assert standing(store) == {}
    reread(store, 1, replace(PATIL, organisation="Stripe"))
    assert list(standing(store).values()) == ["Rahul Patil"]
    reread(store, 1, PATIL)
    assert standing(store) == {}


def test_what_the_story_tells_of_others_later_is_a_move_of_its_own(store: Store) -> None:
    tell(store, "one", PATIL)
    reread(store, 1, PATIL)
    store.judging.wrong(1, 1, JUDGE, now=LATER)
    reread(store, 1, replace(PATIL, organisation="Stripe"))
    assert list(standing(store)) == [2]


def test_a_dry_run_of_a_newer_model_keeps_to_what_was_said(store: Store) -> None:
    tell(store, "one", PATIL)
    store.judging.wrong(1, 1, JUDGE, now=LATER)
    with scratch(store) as copy:
        reread(copy, 1, replace(PATIL, role="CTO"))
        assert list(differences(copy)) == []


def test_it_counts_again_with_what_the_newest_model_reads_there(store: Store) -> None:
    tell(store, "one", PATIL)
    (judgement,) = store.judging.wrong(1, 1, JUDGE, now=LATER)
    reread(store, 1, replace(PATIL, role="CTO"))
    store.judging.undo(judgement.id, JUDGE, now=LATER)
    assert standing(store) == {1: "Rahul Patil"}
    assert query.move(store, 1).move.role == "CTO"


def test_it_stays_out_after_the_publisher_changed_the_text(store: Store) -> None:
    tell(store, "one", PATIL)
    store.judging.wrong(1, 1, JUDGE, now=LATER)
    revision = store.settle_story(1, settled("Another text: Patil joins Anthropic."), now=LATER)
    store.save_reading(1, revision.revision_id, reading(PATIL), keys(PATIL), now=LATER)
    store.resolve_story(1, resolve, now=LATER)
    assert standing(store) == {}


def test_a_denial_read_where_a_move_was_called_wrong_is_heard(store: Store) -> None:
    tell(store, "one", replace(PATIL, status=Status.RUMOURED))
    tell(store, "two", replace(PATIL, status=Status.RUMOURED))
    store.judging.wrong(1, 1, JUDGE, now=LATER)
    reread(store, 1, replace(PATIL, denied=True))
    assert standing(store) == {}
    assert query.move(store, 1).denied


def test_another_story_that_tells_it_is_believed(store: Store) -> None:
    tell(store, "one", PATIL)
    (judgement,) = store.judging.wrong(1, 1, JUDGE, now=LATER)
    tell(store, "two", PATIL, now=LATER)
    assert list(standing(store)) == [2]
    store.judging.undo(judgement.id, JUDGE, now=LATER + HOUR)
    assert list(standing(store)) == [1]
    assert query.move(store, 2).move.sources == 2


def test_other_moves_of_the_story_stay(store: Store) -> None:
    tell(store, "one", PATIL, MCCANDLISH, replace(PATIL, person="Nina Patil", role_code=RoleCode.CHAIR, role="chair"))
    (rahul,) = (move_id for move_id, person in standing(store).items() if person == PATIL.person)
    store.judging.wrong(rahul, 1, JUDGE, now=LATER)
    assert sorted(map(str, standing(store).values())) == ["Nina Patil", "Sam McCandlish"]


def test_judgements_hold_after_keys_are_made_anew(store: Store) -> None:
    tell(store, "one", PATIL)
    tell(store, "two", MCCANDLISH)
    store.judging.wrong(1, 1, JUDGE, now=LATER)
    store.judging.missed(2, TOLD, JUDGE, now=LATER)
    with store._writing() as connection:
        connection.execute(text("update reports set block_key = 'old ' || story_id, house_key = null"))
        for row in connection.execute(select(judgements)).all():
            old = [told | {"block_key": "old", "house_key": "old"} for told in row.told]
            connection.execute(update(judgements).where(judgements.c.id == row.id).values(told=old))
    store.rekey(KEYS_VERSION + 1, lambda report: keys(report)[0], now=LATER)
    for story in (1, 2):
        store.resolve_story(story, resolve, now=LATER)
    reread(store, 1, PATIL)
    reread(store, 2, MCCANDLISH)
    assert sorted(map(str, standing(store).values())) == ["Rahul Patil", "Sam McCandlish"]
    assert [source.story_id for source in query.move(store, 3).sources] == [2]


@pytest.mark.parametrize("first", ["judged", "told"])
def test_the_order_of_stories_and_judgements_does_not_matter(store: Store, first: str) -> None:
    tell(store, "one", replace(PATIL, role="CTO", predecessor="Sam McCandlish"))
    if first == "told":
        tell(store, "two", PATIL)
    store.judging.wrong(1, 1, JUDGE, now=LATER)
    if first == "judged":
        tell(store, "two", PATIL)
    (move,) = query.moves(store, query.MoveFilter())
    assert (move.person, move.role, move.predecessor, move.sources) == ("Rahul Patil", PATIL.role, None, 1)


def test_what_a_user_told_outlives_a_new_reading_and_a_new_text(store: Store) -> None:
    story = receive(store, "one")
    read(store, story)
    store.judging.missed(story, TOLD, JUDGE, now=LATER)
    reread(store, story)
    revision = store.settle_story(story, settled("It was said: Rahul Patil joins Anthropic."), now=LATER)
    store.save_reading(story, revision.revision_id, reading(), (), now=LATER)
    store.resolve_story(story, resolve, now=LATER)
    assert standing(store) == {1: "Rahul Patil"}
    (source,) = query.move(store, 1).sources
    (passage,) = source.passages
    marks = {mark.field: passage.text[mark.start : mark.end] for mark in passage.marks}
    assert marks == {"person": "Rahul Patil", "organisation": "Anthropic"}


def test_what_a_user_told_is_one_more_source_of_a_known_move(store: Store) -> None:
    tell(store, "one", PATIL)
    story = receive(store, "two")
    read(store, story)
    assert store.judging.missed(story, TOLD, JUDGE, now=LATER).move_id == 1
    assert query.move(store, 1).move.sources == 2


def test_what_is_called_wrong_may_be_told_as_it_is_right(store: Store) -> None:
    tell(store, "one", PATIL)
    store.judging.wrong(1, 1, JUDGE, now=LATER)
    right = replace(TOLD, kind=Kind.HIRED, predecessor="Sam McCandlish")
    store.judging.missed(1, right, JUDGE, now=LATER)
    (move,) = query.moves(store, query.MoveFilter())
    assert (move.predecessor, move.confidence) == ("Sam McCandlish", 1.0)
    reread(store, 1, PATIL)
    assert query.move(store, move.id).move.confidence == 1.0
    assert len(query.move(store, move.id).sources) == 1


def test_a_story_that_tells_it_already_is_not_told_again(store: Store) -> None:
    tell(store, "one", PATIL)
    with pytest.raises(UsageError, match="tells this already"):
        store.judging.missed(1, TOLD, JUDGE, now=LATER)
    story = receive(store, "two")
    with pytest.raises(UsageError, match="story 2 has not been read yet"):
        store.judging.missed(story, TOLD, JUDGE, now=LATER)
    read(store, story)
    store.judging.missed(story, TOLD, JUDGE, now=LATER)
    with pytest.raises(UsageError, match="tells this already"):
        store.judging.missed(story, TOLD, JUDGE, now=LATER)
    with pytest.raises(NotFound, match="no story 99"):
        store.judging.missed(99, TOLD, JUDGE, now=LATER)
    assert len(query.judgements(store)) == 1


def test_what_a_user_told_is_taken_back_and_not_called_wrong(store: Store) -> None:
    story = receive(store, "one")
    read(store, story)
    store.judging.missed(story, TOLD, JUDGE, now=LATER)
    with pytest.raises(UsageError, match="judge undo 1"):
        store.judging.wrong(1, story, JUDGE, now=LATER)
    with pytest.raises(UsageError, match="story 9 does not tell move 1"):
        store.judging.wrong(1, 9, JUDGE, now=LATER)


def test_a_part_of_a_merged_move_is_called_wrong_by_its_story(store: Store) -> None:
    tell(store, "one", PATIL)
    tell(store, "two", replace(PATIL, person="Rahul Deshmukh"))
    store.merge_moves([1, 2], resolve, now=LATER)
    (judgement,) = store.judging.wrong(1, 2, JUDGE, now=LATER)
    assert query.move(store, 1).move.sources == 1
    store.judging.undo(judgement.id, JUDGE, now=LATER)
    assert query.move(store, 2).move.id == 1
    assert query.move(store, 1).move.sources == 2


def test_watchers_hear_that_a_move_is_withdrawn_and_that_it_is_told_again(store: Store) -> None:
    room = Newsroom(store)
    judge = judge_of(teller_of(settings(), ZoneInfo("UTC")))
    room.watch()
    room.story(SURE)
    assert room.sent() == [("w", ["new"])]
    (judgement,) = store.judging.wrong(1, 1, judge, now=room.now)
    assert room.sent() == [("w", ["withdrawn"])]
    store.judging.undo(judgement.id, judge, now=room.now)
    assert room.sent() == [("w", ["new"])]


def test_watchers_hear_of_a_move_that_a_user_told(store: Store) -> None:
    room = Newsroom(store)
    judge = judge_of(teller_of(settings(), ZoneInfo("UTC")))
    room.watch()
    story = room.story()
    store.judging.missed(story, TOLD, judge, now=room.now)
    assert room.sent() == [("w", ["new"])]
    old = room.story(published=MADE - DAY)
    store.judging.missed(old, replace(TOLD, person="Ada Brandt"), judge, now=room.now)
    assert room.sent() == []
