"""What users decide of moves holds, whatever is read again or comes later."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from monitor import query
from monitor.errors import NotFound, UsageError
from monitor.resolve import resolve
from monitor.store import Store
from monitor.store.blocks import load
from monitor.store.tables import decisions, moves
from monitor.types import Block, Report, Resolution, RoleCode, Status
from tests.store.news import HOUR, MCCANDLISH, NOW, PATIL, read, receive, tell

LATER = NOW + 2 * HOUR
#: The same change in the world, in words that no rule puts together.
MARRIED = replace(PATIL, person="Rahul Deshmukh")


def move_of(store: Store, name: str, report: Report, number: int) -> int:
    (move_id,) = tell(store, name, report, now=NOW + number * HOUR).new_moves
    return move_id


def reread(store: Store, story_id: int, *reports: Report) -> None:
    """By a newer model."""
    read(store, story_id, *reports, model="m2", now=LATER)
    store.resolve_story(story_id, resolve, now=LATER)


def standing(store: Store) -> dict[int, str | None]:
    """The moves that stand, with their person."""
    with store.reading() as connection:
        rows = connection.execute(
            select(moves.c.id, moves.c.person).where(moves.c.merged_into.is_(None), moves.c.withdrawn_at.is_(None))
        )
        return {row.id: row.person for row in rows}


def test_moves_that_a_user_merges_are_one_with_the_older_id_and_both_sources(store: Store) -> None:
    one, other = move_of(store, "one", PATIL, 0), move_of(store, "two", MARRIED, 1)
    assert store.merge_moves([other, one], resolve, now=LATER) == one
    assert list(standing(store)) == [one]
    detail = query.move(store, other)
    assert detail.move.id == one
    assert {source.report.person for source in detail.sources} == {"Rahul Patil", "Rahul Deshmukh"}
    assert detail.move.sources == 2


def test_a_merge_outlives_a_new_reading_of_either_story(store: Store) -> None:
    first, second = receive(store, "one"), receive(store, "two")
    for story, report in ((first, PATIL), (second, MARRIED)):
        read(store, story, report)
        store.resolve_story(story, resolve, now=NOW)
    one, other = sorted(standing(store))
    store.merge_moves([one, other], resolve, now=LATER)
    reread(store, second, replace(MARRIED, person="R. Deshmukh", role="technology chief"))
    reread(store, first, replace(PATIL, role="CTO"))
    assert list(standing(store)) == [one]
    assert query.move(store, one).move.sources == 2


def test_a_later_story_joins_what_was_merged_by_either_name(store: Store) -> None:
    one, other = move_of(store, "one", PATIL, 0), move_of(store, "two", MARRIED, 1)
    store.merge_moves([one, other], resolve, now=LATER)
    tell(store, "three", MARRIED, now=LATER)
    tell(store, "four", PATIL, now=LATER)
    assert list(standing(store)) == [one]
    assert query.move(store, one).move.sources == 4


def test_stories_that_a_user_splits_off_are_a_move_of_their_own(store: Store) -> None:
    first, second, third = (receive(store, name) for name in ("one", "two", "three"))
    for story in (first, second, third):
        read(store, story, PATIL)
        store.resolve_story(story, resolve, now=NOW)
    (move,) = standing(store)
    kept, new = store.split_move(move, [third], resolve, now=LATER)
    assert kept == move
    assert [source.story_id for source in query.move(store, move).sources] == [first, second]
    assert [source.story_id for source in query.move(store, new).sources] == [third]
    reread(store, third, replace(PATIL, role="CTO"))
    assert sorted(standing(store)) == [move, new]


def test_the_last_word_holds(store: Store) -> None:
    first, second = receive(store, "one"), receive(store, "two")
    for story in (first, second):
        read(store, story, PATIL)
        store.resolve_story(story, resolve, now=NOW)
    (move,) = standing(store)
    _, new = store.split_move(move, [second], resolve, now=LATER)
    assert store.merge_moves([move, new], resolve, now=LATER) == move
    assert list(standing(store)) == [move]
    assert store.split_move(move, [second], resolve, now=LATER) == (move, new)  # each by its own id again


@pytest.mark.parametrize("again", [1, 2])
def test_resolving_again_changes_nothing(store: Store, again: int) -> None:
    one, other = move_of(store, "one", PATIL, 0), move_of(store, "two", MARRIED, 1)
    store.merge_moves([one, other], resolve, now=LATER)
    for story in (1, 2) * again:
        told = store.resolve_story(story, resolve, now=LATER + HOUR)
        assert (told.new_moves, told.changed_moves) == ((), ())


def test_what_cannot_be_decided_is_refused_in_a_line(store: Store) -> None:
    one = move_of(store, "one", PATIL, 0)
    left = move_of(store, "two", MCCANDLISH, 1)
    with pytest.raises(UsageError, match="cannot be one"):
        store.merge_moves([one, left], resolve, now=LATER)
    with pytest.raises(UsageError, match=f"one move already, move {one}"):
        store.merge_moves([one, one], resolve, now=LATER)
    with pytest.raises(NotFound, match="there is no move 99"):
        store.merge_moves([one, 99], resolve, now=LATER)
    with pytest.raises(UsageError, match=f"story 2 does not tell move {one}"):
        store.split_move(one, [2], resolve, now=LATER)
    with pytest.raises(UsageError, match=f"all the stories of move {one}"):
        store.split_move(one, [1], resolve, now=LATER)
    assert len(standing(store)) == 2


def test_a_decision_never_falls_on_another_person_of_the_story(store: Store) -> None:
    first, second = receive(store, "one"), receive(store, "two")
    stranger = replace(PATIL, person="Olga Brandt", organisation="Globex")
    for story, reports in ((first, (PATIL,)), (second, (MARRIED, stranger))):
        read(store, story, *reports)
        store.resolve_story(story, resolve, now=NOW)
    of = {person: move_id for move_id, person in standing(store).items()}
    one, theirs = of["Rahul Patil"], of["Olga Brandt"]
    store.merge_moves([one, of["Rahul Deshmukh"]], resolve, now=LATER)
    reread(store, second, stranger)
    assert standing(store) == {one: "Rahul Patil", theirs: "Olga Brandt"}


def test_a_decision_of_two_reports_of_a_story_needs_both(store: Store) -> None:
    first, second = receive(store, "one"), receive(store, "two")
    raised = replace(PATIL, role="chief executive", role_code=RoleCode.CHIEF_EXECUTIVE)
    read(store, first, PATIL, raised)
    read(store, second, PATIL)
    for story in (first, second):
        store.resolve_story(story, resolve, now=NOW)
    one, other = sorted(standing(store))
    assert store.merge_moves([one, other], resolve, now=LATER) == one
    reread(store, first, raised, PATIL)
    assert list(standing(store)) == [one]
    with store.reading() as connection:
        decided = load(connection, first)
    assert decided is not None
    assert len(decided.block.decisions[0].reports) == 3


def test_moves_whose_stories_tell_them_no_longer_cannot_be_merged(store: Store) -> None:
    first, second = receive(store, "one"), receive(store, "two")
    for story, report in ((first, PATIL), (second, MARRIED)):
        read(store, story, report)
        store.resolve_story(story, resolve, now=NOW)
    one, other = sorted(standing(store))
    for story in (first, second):  # read again, and not put together yet
        read(store, story, model="m2", now=LATER)
        with pytest.raises(UsageError, match="as it was read last"):
            store.merge_moves([one, other], resolve, now=LATER)
        with pytest.raises(UsageError, match="as it was read last"):
            store.split_move(one if story == first else other, [story], resolve, now=LATER)
    assert sorted(standing(store)) == [one, other]
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(decisions)).scalar_one() == 0


def test_a_decision_that_does_not_come_true_is_not_kept(store: Store) -> None:
    one, other = move_of(store, "one", PATIL, 0), move_of(store, "two", MARRIED, 1)

    def deaf(block: Block) -> Resolution:
        return resolve(replace(block, decisions=()))

    with pytest.raises(UsageError, match=f"moves {one} and {other} could not be made one"):
        store.merge_moves([one, other], deaf, now=LATER)
    tell(store, "three", PATIL, now=LATER)
    with pytest.raises(UsageError, match=f"story 3 could not be taken out of move {one}"):
        store.split_move(one, [3], deaf, now=LATER)
    assert sorted(standing(store)) == [one, other]
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(decisions)).scalar_one() == 0


def test_a_denial_can_be_taken_out_of_the_move_that_it_withdrew(store: Store) -> None:
    rumour = replace(PATIL, status=Status.RUMOURED)
    move = move_of(store, "one", rumour, 0)
    tell(store, "denial", replace(rumour, denied=True), now=LATER)
    assert move not in standing(store)
    assert store.split_move(move, [2], resolve, now=LATER) == (move,)
    assert list(standing(store)) == [move]
    assert [source.story_id for source in query.move(store, move).sources] == [1]
