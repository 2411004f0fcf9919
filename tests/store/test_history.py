"""What made each version of a move, and by which story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from monitor import query
from monitor.resolve import resolve
from monitor.store import Store
from monitor.types import Event, Kind, Status
from tests.store.news import HOUR, NOW, PATIL, read, receive, tell

RUMOUR = replace(PATIL, status=Status.RUMOURED, kind=Kind.UNKNOWN)
DATED = replace(PATIL, effective_on=date(2025, 11, 1), effective_text="on November 1")


def history(store: Store, move_id: int = 1) -> list[tuple[Event, int | None]]:
    """Event and story of each version."""
    return [(version.event, version.story_id) for version in query.move(store, move_id).versions]


def test_a_rumour_is_announced_detailed_corrected_and_takes_effect(store: Store) -> None:
    tell(store, "rumour", RUMOUR)
    tell(store, "announced", PATIL, now=NOW + HOUR)
    tell(store, "dated", DATED, now=NOW + 2 * HOUR)
    later = replace(DATED, effective_on=date(2025, 11, 15))
    for number in (1, 2):  # two say so: the first date stands alone
        tell(store, f"corrected-{number}", later, now=NOW + (2 + number) * HOUR)
    assert store.note_effective(now=NOW + timedelta(days=42)) == 0
    assert store.note_effective(now=NOW + timedelta(days=44)) == 1
    assert store.note_effective(now=NOW + timedelta(days=45)) == 0
    told = [event for event, _ in history(store)]
    assert told == [Event.RUMOURED, Event.ANNOUNCED, Event.DETAILED, Event.CORRECTED, Event.EFFECTIVE]
    assert [story for _, story in history(store)][:3] == [1, 2, 3]


def test_a_move_told_after_its_day_never_becomes_effective_later(store: Store) -> None:
    tell(store, "late", replace(PATIL, effective_on=date(2025, 9, 1)))
    assert store.note_effective(now=NOW + timedelta(days=30)) == 0


def test_a_rumour_does_not_take_effect(store: Store) -> None:
    tell(store, "rumour", replace(RUMOUR, effective_on=date(2025, 11, 1)))
    assert store.note_effective(now=NOW + timedelta(days=60)) == 0


def test_fuller_words_are_no_correction_and_another_name_is(store: Store) -> None:
    story = receive(store, "one")
    said = (
        PATIL,
        replace(PATIL, organisation="Anthropic PBC", person="Rahul K. Patil", kind=Kind.HIRED),
        replace(PATIL, organisation="Globex", person="Rahul K. Patil"),
    )
    for number, report in enumerate(said):
        read(store, story, report, model=f"m{number}", now=NOW + number * HOUR)
        store.resolve_story(story, resolve, now=NOW + number * HOUR)
    assert [event for event, _ in history(store)] == [Event.ANNOUNCED, Event.DETAILED, Event.CORRECTED]


def test_a_move_that_is_told_no_longer_and_again(store: Store) -> None:
    story = receive(store, "one")
    for number, reports in enumerate(((PATIL,), (), (PATIL,))):
        read(store, story, *reports, model=f"m{number}", now=NOW + number * HOUR)
        store.resolve_story(story, resolve, now=NOW + number * HOUR)
    assert [event for event, _ in history(store)] == [Event.ANNOUNCED, Event.WITHDRAWN, Event.RESTORED]


def test_a_day_that_passed_long_ago_is_no_news(store: Store) -> None:
    tell(store, "dated", DATED)
    assert store.note_effective(now=NOW + timedelta(days=60)) == 0
    assert store.note_effective(now=NOW + timedelta(days=36)) == 1


def test_many_that_take_effect_on_one_day_are_recorded_in_several_goes(store: Store) -> None:
    for number, person in enumerate(("Ada Brandt", "Olga Mbeki", "Rahul Patil")):
        tell(store, f"dated-{number}", replace(DATED, person=person))
    due = NOW + timedelta(days=30)
    assert [store.note_effective(now=due, limit=2) for _ in range(3)] == [2, 1, 0]
    assert [history(store, move_id)[-1][0] for move_id in (1, 2, 3)] == [Event.EFFECTIVE] * 3


def test_a_departure_that_is_disputed_does_not_take_effect(store: Store) -> None:
    told = replace(DATED, denied=True)
    for number, report in enumerate((DATED, told)):
        tell(store, f"story-{number}", report, now=NOW + number * HOUR, published_at=NOW + number * HOUR)
    assert store.note_effective(now=NOW + timedelta(days=30)) == 0
    assert history(store) == [(Event.ANNOUNCED, 1), (Event.DENIED, 2)]


def test_a_denied_move_whose_stories_tell_nothing_any_longer_is_withdrawn(store: Store) -> None:
    for number, report in enumerate((RUMOUR, replace(RUMOUR, denied=True))):
        tell(store, f"story-{number}", report, now=NOW + number * HOUR, published_at=NOW + number * HOUR)
    for story in (1, 2):
        read(store, story, model="m2", now=NOW + 3 * HOUR)
        store.resolve_story(story, resolve, now=NOW + 3 * HOUR)
    events = [version.event for version in query.history(store, 1).versions]
    assert events == [Event.RUMOURED, Event.DENIED, Event.WITHDRAWN]
