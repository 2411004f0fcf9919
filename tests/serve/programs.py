"""News of every kind that the API tells of."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, update

from monitor.resolve import resolve
from monitor.store.engine import connect, writing
from monitor.store.tables import moves, watch_companies, watches
from monitor.types import Reading, Rhythm, Status, Verdict
from tests.serve.newsroom import LEE, NOW, PATIL, Newsroom, fill

WATCH: dict[str, Any] = {
    "id": 1,
    "name": "chiefs",
    "filter": {"role": "cto", "min_confidence": "0.5"},
    "companies": 1,
    "channel": "https://hooks.example/T0/s3cret?token=s3cret",
    "secret": "s3cret",
    "echo": {"customer": "s3cret"},
    "rhythm": Rhythm.DAILY,
    "unconfirmed": False,
    "created_at": NOW,
    "paused_at": None,
}
SLACK: dict[str, Any] = WATCH | {
    "id": 2,
    "name": "slack",
    "channel": "slack://s3cret/s3cret/s3cret",
    "filter": {},
    "companies": 0,
}


def fill_for_programs(newsroom: Newsroom) -> Newsroom:
    """The news, an open seat, a move that was withdrawn, one that was merged, and watches with secrets."""
    fill(newsroom)
    wire = newsroom.feed("https://second.example/rss", "Second")
    gone = LEE | {"person": "Max Weber", "status": Status.CONFIRMED, "organisation": "Globex"}
    newsroom.story(wire, "Globex without chair", "Max Weber, chair of Globex, retires.", [gone])
    rumour = PATIL | {"person": "Ann Poe", "organisation": "Initech"}
    read_without_moves(newsroom, newsroom.story(wire, "A rumour", "Ann Poe becomes CTO of Initech.", [rumour]))
    for house in ("Aoba", "Hoshi"):
        told = PATIL | {"person": f"Kim Ito {house}", "organisation": house}
        newsroom.story(wire, f"Ito to {house}", f"Kim Ito {house} becomes CTO of {house}.", [told])
    with newsroom.store.reading() as connection:
        ids = connection.execute(select(moves.c.id).where(moves.c.person.like("Kim Ito%")).order_by(moves.c.id))
        both = list(ids.scalars())
    newsroom.store.merge_moves(both, resolve, now=NOW)
    engine = connect(newsroom.store.url)
    with writing(engine) as connection:
        seat = update(moves).where(moves.c.person == "Max Weber")
        connection.execute(seat.values(seat_key="globex/chair"))
        connection.execute(insert(watches), [WATCH, SLACK])
        connection.execute(insert(watch_companies), [{"watch_id": 1, "ordinal": 0, "name": "Acme", "key": "acme"}])
    engine.dispose()
    return newsroom


def read_without_moves(newsroom: Newsroom, story_id: int) -> None:
    """Another model sees no move in the story any longer."""
    store = newsroom.store
    store.retry_story(story_id, now=NOW)
    verdict = Verdict(flagged=False, score=0.1, reason="no post")
    with store.reading() as connection:
        revision = connection.exec_driver_sql(f"select id from revisions where story_id = {story_id}").scalar_one()
    store.save_reading(
        story_id, revision, Reading(model="other", language="en", verdict=verdict, reports=()), (), now=NOW
    )
    store.resolve_story(story_id, resolve, now=NOW)
