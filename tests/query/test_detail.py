"""One move with its sources, the words it was read from, and its history."""

from datetime import timedelta

import pytest

from monitor.errors import NotFound
from monitor.query import move
from monitor.store import Store
from monitor.types import Kind, RoleCode
from tests.query.told import CTO, on, report, tell


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
    assert ("effective_on", "2025-09-29", None) in second.changed


def test_what_a_move_was_read_from_remains_when_old_texts_are_dropped(retold: Store) -> None:
    before = [move(retold, number).sources for number in range(1, 8)]
    retold.tidy(pulls_before=on(90), texts_before=on(90))
    assert [move(retold, number).sources for number in range(1, 8)] == before
    assert all(source.passages for sources in before for source in sources)


def test_a_move_that_is_not_there_is_not_found(told: Store) -> None:
    for number in (0, -1, 8, 2**31, 2**70):
        with pytest.raises(NotFound, match=f"there is no move {number}; `monitor moves` lists them"):
            move(told, number)
