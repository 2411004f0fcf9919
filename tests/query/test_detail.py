"""One move with its sources, the words it was read from, and its history."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitor.errors import NotFound
from monitor.query import Dissent, MoveFilter, move, moves
from monitor.resolve import resolve
from monitor.store import Store
from monitor.types import Change, Event, Kind, RoleCode, Status
from tests.query.told import CTO, on, report, tell
from tests.store import news


def test_a_move_shows_the_words_it_was_read_from(told: Store) -> None:
    detail = move(told, 1)
    assert detail.move.person == "Zoé Patil"
    assert detail.sentence == (
        "Zoé Patil hired as directrice technique of Norvane, from CTO of Kelmont, replacing Ben Ode, "
        "effective 2025-09-29."
    )
    (source,) = detail.sources
    assert source.headline == "Norvane recrute l'ancien CTO de Kelmont"
    assert source.publisher == "Feed of wire.example"
    assert source.published_at == on(1)
    assert source.report.role_code is RoleCode.CHIEF_TECHNOLOGY
    assert source.report.confidence == pytest.approx(0.97)
    (passage,) = source.passages
    assert [(m.field, passage.text[m.start : m.end]) for m in passage.marks] == [
        ("organisation", "Norvane"),
        ("person", "Zoé Patil"),
        ("role", "directrice technique"),
    ]


def test_every_story_that_tells_it_is_a_source_and_what_changed_is_history(retold: Store) -> None:
    tell(
        retold,
        "Norvane confirms",
        "Zoé Patil was promoted at Norvane.",
        report("Zoé Patil", "CTO", "Norvane", kind=Kind.PROMOTED, **CTO),
        published=on(8),
        publisher="The Wire",
    )
    detail = move(retold, 1)
    assert detail.move.sources == 2
    assert [source.headline for source in detail.sources] == [
        "Norvane confirms",
        "Norvane recrute l'ancien CTO de Kelmont",
    ]
    assert detail.sources[0].publisher == "The Wire"
    first, second = detail.versions
    assert (first.number, second.number) == (1, 2)
    assert second.recorded_at == on(8) + timedelta(hours=1)
    assert ("kind", None, "hired") in first.changed
    assert ("kind", "hired", "promoted") in second.changed
    assert ("effective_on", date(2025, 9, 29), None) in second.changed


def test_what_a_move_was_read_from_remains_when_old_texts_are_dropped(retold: Store) -> None:
    before = [move(retold, number).sources for number in range(1, 8)]
    retold.tidy(pulls_before=on(90), texts_before=on(90))
    assert [move(retold, number).sources for number in range(1, 8)] == before
    assert all(source.passages for sources in before for source in sources)


def test_a_move_that_is_not_there_is_not_found(told: Store) -> None:
    for number in (0, -1, 8, 2**31, 2**70):
        with pytest.raises(NotFound, match=f"there is no move {number}; `monitor moves` lists them"):
            move(told, number)


def test_what_some_stories_say_otherwise_is_listed(store: Store) -> None:
    first = report("Ada Berg", "CTO", "Norvane", effective_on=date(2025, 11, 1), kind=Kind.HIRED, **CTO)
    for number, told_ in enumerate(
        (first, first, replace(first, effective_on=date(2025, 12, 1), organisation="Norvane Group", kind=Kind.UNKNOWN))
    ):
        story = news.receive(store, f"story-{number}")
        news.read(store, story, told_)
        store.resolve_story(story, resolve, now=news.NOW)
    assert move(store, 1).dissents == (Dissent(field="effective_on", value="2025-12-01", story_ids=(3,)),)


def test_one_word_in_common_hides_no_disagreement(store: Store) -> None:
    first = report("Ada Berg", "CTO", "Norvane", predecessor="John Smith", previous_organisation="Tyson Foods", **CTO)
    other = replace(first, predecessor="Jane Smith", previous_organisation="Hormel Foods")
    for number, told_ in enumerate((first, first, other)):
        story = news.receive(store, f"story-{number}")
        news.read(store, story, told_)
        store.resolve_story(story, resolve, now=news.NOW)
    assert move(store, 1).dissents == (
        Dissent(field="predecessor", value="Jane Smith", story_ids=(3,)),
        Dissent(field="previous_organisation", value="Hormel Foods", story_ids=(3,)),
    )


def test_a_denied_move_is_shown_with_both_sources_and_listed_no_longer(store: Store) -> None:
    rumour = report("Ada Berg", "CTO", "Norvane", change=Change.DEPARTED, status=Status.RUMOURED, **CTO)
    for number, told_ in enumerate((rumour, replace(rumour, status=Status.CONFIRMED, denied=True))):
        seen = news.NOW + timedelta(days=number)
        story = news.receive(store, f"story-{number}", now=seen, published_at=seen)
        news.read(store, story, told_, now=seen)
        store.resolve_story(story, resolve, now=seen)
    assert moves(store, MoveFilter(limit=None)) == ()
    detail = move(store, 1)
    assert (detail.denied, detail.sentence) == (True, "Denied: Ada Berg leaves as CTO of Norvane.")
    assert [(source.story_id, source.report.denied) for source in detail.sources] == [(2, True), (1, False)]
    assert [(version.event, version.story_id) for version in detail.versions] == [
        (Event.RUMOURED, 1),
        (Event.DENIED, 2),
    ]
    assert detail.versions[1].changed[0] == ("denied", False, True)
    assert detail.dissents == ()
    assert len(moves(store, MoveFilter(limit=None, as_of=news.NOW + timedelta(hours=1)))) == 1


def test_the_chain_of_those_who_held_the_seat_is_followed_across_stories(store: Store) -> None:
    cto = {"role": "CTO", **CTO}
    said = (
        report("Ole Lund", organisation="Norvane", change=Change.DEPARTED, kind=Kind.RETIRED, **cto),
        report("Ada Berg", organisation="Norvane", kind=Kind.INTERIM, **cto),
        report("Kim Dahl", organisation="Norvane Inc", kind=Kind.HIRED, effective_on=date(2025, 12, 1), **cto),
        report("Kim Dahl", organisation="Kelmont", change=Change.DEPARTED, **cto),
    )
    for number, told_ in enumerate(said):
        seen = news.NOW + timedelta(days=number)
        story = news.receive(store, f"story-{number}", now=seen, published_at=seen)
        news.read(store, story, told_, now=seen)
        store.resolve_story(story, resolve, now=seen)
    assert [(link.person, link.change, link.move_id) for link in move(store, 3).seat] == [
        ("Ole Lund", Change.DEPARTED, 1),
        ("Ada Berg", Change.APPOINTED, 2),
        ("Kim Dahl", Change.APPOINTED, 3),
    ]
    assert move(store, 4).seat == ()
