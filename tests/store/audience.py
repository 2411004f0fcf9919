"""Stories that come in one after the other, and watches that are told of them, for tests."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, text

from monitor.pipeline.telling import teller_of
from monitor.resolve import house_key, resolve
from monitor.settings import Settings, load
from monitor.store import Store
from monitor.types import NewWatch, Report, Status, Watch
from tests.store.news import HOUR, NOW, PATIL, arrival, keys, pull, read, reading, receive, settled

DAY = timedelta(days=1)
SURE = replace(PATIL, confidence=0.95)
RUMOUR = replace(SURE, status=Status.RUMOURED)
PROPOSAL = replace(SURE, status=Status.PROPOSED)
DENIAL = replace(SURE, denied=True)  #: what was decided is taken back
CONTRADICTION = replace(RUMOUR, denied=True)  #: "denies that": what was decided is disputed
DOUBTFUL = replace(PATIL, confidence=0.6)
#: When the watches are made, before any story.
MADE = NOW - DAY


def settings() -> Settings:
    return load(None, {}, {}, cwd=Path("/nowhere"))


@dataclass
class Newsroom:
    """A store into which stories come one hour after the other."""

    store: Store
    now: datetime = NOW
    numbers: int = 0
    ids: dict[str, int] = field(default_factory=dict)

    def watch(self, name: str = "w", **fields: Any) -> Watch:
        usual: dict[str, Any] = {"filter": {}, "channel": "https://hooks.example", "secret": "whsec_AAAA", "echo": {}}
        at = fields.pop("made", MADE)
        return self.store.watching.add(NewWatch(name=name, **usual | fields), house_key, now=at)

    def story(
        self,
        *told: Report,
        name: str = "",
        published: datetime | None = None,
        undated: bool = False,
        alone: bool = False,
    ) -> int:
        """A story comes in, an hour after it was published, and (but for `alone`) is put together with the others."""
        self.numbers += 1
        self.now += HOUR
        at = published or self.now - HOUR
        slug = name or f"story-{self.numbers}"
        dates = (
            {"published_at": None, "published_on": None} if undated else {"published_at": at, "published_on": at.date()}
        )
        story_id = receive(self.store, slug, now=self.now, **dates)
        self.ids[slug] = story_id
        read(self.store, story_id, *told, now=self.now)
        if not alone:
            self.resolve(story_id)
        return story_id

    def again(self, name: str, *told: Report) -> None:
        """The publisher changed the story: it is read anew and put together."""
        self.now += HOUR
        feed = self.store.feeds()[0]
        at = self.now - HOUR
        changed = arrival(name, title=f"Another title of {name} at {self.now}", published_at=at)
        self.store.record_pull(feed.id, pull(), (changed,), now=self.now)
        revision = self.store.settle_story(self.ids[name], settled(f"Another text at {self.now}."), now=self.now)
        self.store.save_reading(self.ids[name], revision.revision_id, reading(*told), keys(*told), now=self.now)
        self.resolve(self.ids[name])

    def resolve(self, story_id: int) -> None:
        self.store.resolve_story(story_id, resolve, now=self.now, teller=teller_of(settings(), ZoneInfo("UTC")))

    def sent(self) -> list[tuple[str, list[str]]]:
        """Takes what is due and has it delivered: watch, and the news of each move told."""
        taken = self.store.watching.take(now=self.now, until=self.now + HOUR, limit=99)
        for delivery in taken:
            self.store.watching.note_sent(delivery.id, now=self.now)
        return [(each.watch.name, [told.news.value for told in each.moves]) for each in taken]

    def rows(self, name: str = "w") -> list[dict[str, Any]]:
        """What is told next, of each move, without taking it."""
        with self.store.reading() as connection:
            query = text(
                "select m.told from delivery_moves m join deliveries d on d.id = m.delivery_id"
                " join watches w on w.id = d.watch_id where w.name = :name and d.state = 'waiting' order by m.move_id"
            ).columns(told=JSON)
            return [row.told for row in connection.execute(query, {"name": name})]
