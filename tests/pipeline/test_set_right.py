"""Denials and corrections from the words of two stories to what is shown of the move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from monitor import query
from monitor.pipeline.lines import write_answer
from monitor.pipeline.reading import keyed, read_story
from monitor.query import MoveDetail, MoveFilter
from monitor.resolve import resolve
from monitor.store import Store
from monitor.types import Event, Reading, Story
from tests.store import news


@dataclass(frozen=True)
class Told:
    """A story of two lines."""

    title: str
    text: str


def heard(store: Store, *stories: Told) -> list[Reading]:
    """The stories, one a day, read by the shipped model and resolved."""
    readings = []
    for number, told in enumerate(stories):
        now = news.NOW + timedelta(days=number)
        story = Story(id=str(number), title=told.title, text=told.text, published_on=now.date())
        reading = keyed(read_story(story))
        story_id = news.receive(store, f"story-{number}", now=now, published_at=now, title=told.title)
        revision = store.settle_story(story_id, news.settled(told.text, title=told.title), now=now).revision_id
        assert store.save_reading(story_id, revision, reading.reading, reading.keys, now=now)
        store.resolve_story(story_id, resolve, now=now)
        readings.append(reading.reading)
    return readings


def shown(store: Store) -> list[MoveDetail]:
    return [query.move(store, row.id) for row in query.moves(store, MoveFilter(limit=None))]


DENIALS = [
    (
        Told(
            "Kelmont Bank CEO to step down, sources say",
            "Kelmont Bank chief executive Rafael Ortu may step down in the coming weeks, three sources with knowledge "
            "of the discussions said.",
        ),
        Told(
            "Kelmont Bank denies report that CEO Rafael Ortu is to step down",
            "Kelmont Bank on Wednesday denied a report that its chief executive, Rafael Ortu, is to step down. "
            "'There is no truth to it,' a spokeswoman said.",
        ),
    ),
    (
        Told(
            "Insider: Danubia-Finanzchefin Lena Marx vor Abschied",
            "Die Finanzchefin von Danubia, Lena Marx, will das Unternehmen nach Informationen aus Unternehmenskreisen "
            "verlassen.",
        ),
        Told(
            "Danubia weist Bericht über Abgang von Finanzchefin Lena Marx zurück",
            "Danubia hat einen Bericht zurückgewiesen, wonach Finanzchefin Lena Marx das Unternehmen verlässt.",
        ),
    ),
    (
        Told("Acme CEO Jane Miller may leave", "Acme Corp chief executive Jane Miller could step down, sources said."),
        Told(
            "Acme denies CEO Jane Miller to leave",
            "Acme Corp on Tuesday denied a report that its chief executive Jane Miller is to leave the company.",
        ),
    ),
    (
        Told(
            "Le PDG de Sogem sur le départ ?",
            "Le directeur général de Sogem, Marc Leroy, pourrait quitter le groupe, selon des sources.",
        ),
        Told(
            "Le directeur général de Sogem ne démissionnera pas",
            "Le directeur général de Sogem, Marc Leroy, a démenti jeudi les informations selon lesquelles il allait "
            "quitter le groupe.",
        ),
    ),
    (
        Told("消息人士:蓝海科技CEO或将离职", "据知情人士透露,蓝海科技首席执行官王伟或将离职。"),
        Told("蓝海科技否认首席执行官离职", "蓝海科技回应称,首席执行官王伟离职的传闻不属实,王伟仍担任公司首席执行官。"),
    ),
]


@pytest.mark.parametrize("stories", DENIALS, ids=["en-unseen", "de-unseen", "en", "fr", "zh"])
def test_a_rumour_stands_until_it_is_denied(sqlite_store: Store, stories: tuple[Told, Told]) -> None:
    rumour, _ = stories
    heard(sqlite_store, rumour)
    (before,) = shown(sqlite_store)
    assert [version.event for version in before.versions] == [Event.RUMOURED]


@pytest.mark.parametrize("stories", DENIALS, ids=["en-unseen", "de-unseen", "en", "fr", "zh"])
def test_a_denial_ends_it_with_both_sources_kept(sqlite_store: Store, stories: tuple[Told, Told]) -> None:
    _, denial = heard(sqlite_store, *stories)
    assert shown(sqlite_store) == []
    detail = query.move(sqlite_store, 1)
    assert [version.event for version in detail.versions] == [Event.RUMOURED, Event.DENIED]
    assert {source.story_id: source.report.denied for source in detail.sources} == {1: False, 2: True}
    assert b'"flagged": false' in write_answer("x", denial)
    assert b'"moves": []' in write_answer("x", denial)


CORRECTIONS = [
    (
        Told("Acme names Patil chief operating officer",
             "Acme Corp has named Rahul Patil chief operating officer."),
        Told("CORRECTED: Acme names Patil chief technology officer (corrects title)",
             "Acme Corp has named Rahul Patil chief technology officer. (Corrects title in headline and first "
             "paragraph to chief technology officer, not chief operating officer.)"),
        "role_code", "chief_technology",
    ),
    (
        Told("Norvane CFO Hale to leave in May",
             "Norvane Plc said its chief financial officer Peter Hale will leave on May 31, 2026."),
        Told("CORRECTED-UPDATE 1-Norvane CFO Hale to leave in March (corrects date)",
             "Norvane Plc said its chief financial officer Peter Hale will leave on March 31, 2026. (Corrects date of "
             "departure in paragraph 1 to March 31, not May 31)"),
        "effective_on", date(2026, 3, 31),
    ),
    (
        Told("Rheinwerk beruft Anna Weber zur Vorstandsvorsitzenden",
             "Der Maschinenbauer Rheinwerk hat Anna Weber zur Vorstandsvorsitzenden berufen."),
        Told("Berichtigung: Rheinwerk beruft Anna Weber zur Finanzvorständin",
             "Der Maschinenbauer Rheinwerk hat Anna Weber zur Finanzvorständin berufen. (Im ersten Satz wurde der "
             "Titel korrigiert.)"),
        "role_code", "chief_financial",
    ),
    (
        Told("Valmont nomme Claire Petit directrice générale",
             "Le groupe Valmont a nommé Claire Petit directrice générale."),
        Told("RECTIFICATIF: Valmont nomme Claire Petit directrice financière",
             "Le groupe Valmont a nommé Claire Petit directrice financière (bien lire directrice financière)."),
        "role_code", "chief_financial",
    ),
    (
        Told("«Северсталь» назначила Анну Белову операционным директором",
             "Компания «Северсталь» назначила Анну Белову операционным директором."),
        Told("Исправление: «Северсталь» назначила Анну Белову финансовым директором",
             "Компания «Северсталь» назначила Анну Белову финансовым директором."),
        "role_code", "chief_financial",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "field", "value"), CORRECTIONS, ids=["en", "date", "de", "fr", "ru"])
def test_a_correction_changes_the_move_with_both_sources_kept(
    sqlite_store: Store, first: Told, second: Told, field: str, value: object
) -> None:
    heard(sqlite_store, first, second)
    (detail,) = shown(sqlite_store)
    assert getattr(detail.move, field) == value
    assert [version.event for version in detail.versions] == [Event.ANNOUNCED, Event.CORRECTED]
    assert sorted(source.story_id for source in detail.sources) == [1, 2]
    assert [(dissent.field, dissent.story_ids) for dissent in detail.dissents] == [(field, (1,))]


def test_a_search_that_a_story_tells_of_is_shown_with_the_seat(sqlite_store: Store) -> None:
    heard(
        sqlite_store,
        Told(
            "Acme CEO Jane Miller resigns",
            "Acme Corp said chief executive Jane Miller has resigned. The board has begun a search for a successor.",
        ),
    )
    (seat,) = query.open_seats(sqlite_store)
    assert (seat.left_by, seat.search_announced) == ("Jane Miller", True)
