"""What is news to a watch, rule by rule."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.notify import news_of
from monitor.types import News, Rhythm, Standing, Told, Watch

NOW = datetime(2025, 10, 3, 8, tzinfo=UTC)
DAY = timedelta(days=1)
ROW = {"status": "confirmed", "confidence": 0.9, "effective_on": "2025-10-01", "disputed": False}


def watch(*, unconfirmed: bool = False, created_at: datetime = NOW - 30 * DAY) -> Watch:
    return Watch(
        id=1, name="w", filter={}, companies=0, channel="", secret=None, echo={}, rhythm=Rhythm.IMMEDIATE,
        unconfirmed=unconfirmed, created_at=created_at, paused_at=None,
    )  # fmt: skip


def move(row: dict[str, Any] | None = ROW, *, stated: datetime = NOW - DAY, heard: datetime = NOW - DAY) -> Standing:
    return Standing(id=7, version=3, row=row, stated_at=stated, heard_at=heard)


def told(news: News = News.NEW, *, changed: str = "", contradicted: str = "", **row: Any) -> Told:
    return Told(
        news=news,
        row=ROW | row,
        changed=frozenset(changed.split()) | frozenset(contradicted.split()),
        contradicted=frozenset(contradicted.split()),
    )


def asked(
    of: Watch, what: Standing, before: Told | None, *, wanted: bool = True, confidence: float = 0.86
) -> News | None:
    return news_of(of, what, before, wanted, NOW, alert_confidence=confidence, alert_max_age=7 * DAY,
                   may_be_one_day=lambda told, now: now.get("exact") is True)  # fmt: skip


DISPUTED = ROW | {"disputed": True}
RUMOUR = ROW | {"status": "rumoured"}
PROPOSAL = ROW | {"status": "proposed"}


@pytest.mark.parametrize(
    ("of", "what", "wanted", "news"),
    [
        (watch(), move(), True, News.NEW),
        (watch(), move(), False, None),
        # Never what was announced before the watch existed, nor what is old.
        (watch(created_at=NOW - 2 * DAY), move(stated=NOW - 3 * DAY), True, None),
        (watch(created_at=NOW - 2 * DAY), move(stated=NOW - 2 * DAY), True, News.NEW),
        (watch(), move(stated=NOW - 7 * DAY), True, News.NEW),
        (watch(), move(stated=NOW - 8 * DAY), True, None),
        # Not as long as it is doubtful.
        (watch(), move(ROW | {"confidence": 0.85}), True, None),
        (watch(), move(ROW | {"confidence": 0.86}), True, News.NEW),
        # Rumours and proposals only if asked.
        (watch(), move(RUMOUR), True, None),
        (watch(), move(PROPOSAL), True, None),
        (watch(unconfirmed=True), move(RUMOUR), True, News.NEW),
        (watch(unconfirmed=True), move(PROPOSAL), True, News.NEW),
        # What does not stand is no news to those who never heard of it.
        (watch(), move(None), True, None),
    ],
)
def test_a_move_that_was_not_told_yet(of: Watch, what: Standing, wanted: bool, news: News | None) -> None:
    assert asked(of, what, None, wanted=wanted) is news


LATER = ROW | {"effective_on": "2025-11-01"}


@pytest.mark.parametrize(
    ("of", "what", "before", "news"),
    [
        (watch(), move(), told(), None),  # another story of the same
        (watch(), move(), told(changed="predecessor effective_text"), None),
        (watch(unconfirmed=True), move(), told(changed="status", status="rumoured"), News.CONFIRMED),
        (watch(unconfirmed=True), move(), told(changed="status", status="proposed"), News.CONFIRMED),
        (watch(unconfirmed=True), move(PROPOSAL), told(changed="status", status="rumoured"), None),
        (watch(unconfirmed=True), move(RUMOUR), told(changed="status"), None),
        (watch(), move(LATER), told(contradicted="effective_on"), News.DATED),
        (watch(), move(LATER), told(changed="effective_on", effective_on=None), None),  # only more is told
        (watch(), move(LATER | {"exact": True}), told(contradicted="effective_on"), None),
        (watch(), move(LATER | {"exact": True}), told(contradicted="effective_on person"), News.CORRECTED),
        (watch(), move(), told(contradicted="role_code"), News.CORRECTED),
        (watch(), move(), told(contradicted="organisation"), News.CORRECTED),
        (watch(), move(), told(contradicted="person"), News.CORRECTED),
        (watch(), move(), told(contradicted="predecessor kind"), None),
        # A reading that changed without news (what `changed` leaves out) is none.
        (watch(unconfirmed=True), move(), told(status="rumoured"), None),
        # Disputed, and settled again: however old, and however sure.
        (watch(), move(DISPUTED), told(changed="denied"), News.DISPUTED),
        (watch(), move(DISPUTED | {"confidence": 0.3}, heard=NOW - 90 * DAY), told(changed="denied"), News.DISPUTED),
        (watch(), move(DISPUTED), told(News.DISPUTED, disputed=True), None),
        (watch(), move(), told(News.DISPUTED, changed="denied", disputed=True), News.CONFIRMED),
        (watch(), move(), told(News.CONFIRMED, changed="denied"), None),  # denied and settled since it was told
        (watch(), move(DISPUTED), told(), None),  # what a model read otherwise is no news
        (watch(), move(None), told(News.DISPUTED, disputed=True), News.WITHDRAWN),
        # Withdrawn or denied, however old.
        (watch(), move(None), told(), News.WITHDRAWN),
        (watch(), move(None, stated=NOW - 90 * DAY, heard=NOW - 90 * DAY), told(News.DATED), News.WITHDRAWN),
        (watch(), move(None), told(News.WITHDRAWN), None),
        (watch(), move(), told(News.WITHDRAWN), News.NEW),
        (watch(), move(stated=NOW - 8 * DAY), told(News.WITHDRAWN), None),
        # An old story that comes late changes nothing that is told; nor does one that makes it doubtful.
        (watch(), move(LATER, heard=NOW - 8 * DAY), told(contradicted="effective_on"), None),
        (watch(), move(LATER | {"confidence": 0.5}), told(contradicted="effective_on"), None),
        # Long announced, changed today.
        (watch(), move(LATER, stated=NOW - 60 * DAY), told(contradicted="effective_on"), News.DATED),
    ],
)
def test_a_move_that_was_told_before(of: Watch, what: Standing, before: Told, news: News | None) -> None:
    assert asked(of, what, before) is news


def test_who_was_told_hears_of_a_change_that_takes_the_move_out_of_the_filter() -> None:
    assert asked(watch(), move(), told(contradicted="organisation"), wanted=False) is News.CORRECTED
