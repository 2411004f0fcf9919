"""`Watching`: the store's side of telling people. Every method is one short transaction, as those of `Store`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Engine

from monitor.store import outbox, watches
from monitor.store.engine import reading, writing
from monitor.store.watches import KeyOf
from monitor.types import Delivery, DeliveryRow, DeliveryState, NewWatch, Watch, WatchHealth


class Watching:
    """Watches and what is on its way to them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, new: NewWatch, key_of: KeyOf, *, now: datetime) -> Watch:
        """The watch, which hears of what is announced from now on. `key_of` says what names of companies are compared
        by. Raises UsageError for a name that another one has.
        """
        with writing(self._engine) as connection:
            return watches.add(connection, new, key_of, now=now)

    def change(self, watch_id: int, new: NewWatch, key_of: KeyOf, *, listed: bool, due: datetime) -> Watch:
        """The watch is this from now on; what it was told and when it was made stays, and (unless `listed`) its list of
        companies. What waits in a digest is `due` then, where the rhythm is another. Raises NotFound, and UsageError
        for a name that another one has.
        """
        with writing(self._engine) as connection:
            return watches.change(connection, watch_id, new, key_of, listed=listed, due=due)

    def one(self, ref: int | str) -> Watch:
        """By id or name. Raises NotFound."""
        with reading(self._engine) as connection:
            return watches.one(connection, ref)

    def every(self) -> tuple[Watch, ...]:
        """All watches, in the order they were added."""
        with reading(self._engine) as connection:
            return watches.every(connection)

    def companies_of(self, watch_id: int) -> tuple[str, ...]:
        """The names on a watch's list of companies, aliases among them."""
        with reading(self._engine) as connection:
            return watches.companies_of(connection, watch_id)

    def health(self) -> tuple[WatchHealth, ...]:
        """All watches with how telling them goes, in the order they were added."""
        with reading(self._engine) as connection:
            return watches.health(connection)

    def pause(self, watch_id: int, *, now: datetime) -> Watch:
        """It hears of nothing and nothing is sent until it is resumed. Raises NotFound."""
        with writing(self._engine) as connection:
            return watches.pause(connection, watch_id, now=now)

    def resume(self, watch_id: int) -> Watch:
        """It hears again; what waited is sent. Raises NotFound."""
        with writing(self._engine) as connection:
            return watches.pause(connection, watch_id, now=None)

    def remove(self, watch_id: int) -> None:
        """With all that it was told or waits to be. Raises NotFound."""
        with writing(self._engine) as connection:
            watches.remove(connection, watch_id)

    # --- what is on its way -----------------------------------------------------------------------------------------

    def deliveries(
        self, *, state: DeliveryState | None = None, watch_id: int | None = None, limit: int | None = None
    ) -> tuple[DeliveryRow, ...]:
        """Deliveries, the newest first; of one state or one watch."""
        with reading(self._engine) as connection:
            return outbox.every(connection, state=state, watch_id=watch_id, limit=limit)

    def take(self, *, now: datetime, until: datetime, limit: int, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        """Deliveries that are due, one of each watch and none of those in `but`. The try is counted now; unless its
        outcome is noted, they are due again at `until`.
        """
        with writing(self._engine) as connection:
            return outbox.take(connection, now=now, until=until, limit=limit, but=but)

    def has_due(self, *, now: datetime) -> bool:
        """Whether `take` would give any."""
        with reading(self._engine) as connection:
            return outbox.has_due(connection, now=now)

    def note_sent(self, delivery_id: int, *, now: datetime) -> None:
        """The receiver took it."""
        with writing(self._engine) as connection:
            outbox.note_sent(connection, delivery_id, now=now)

    def note_failed(
        self, delivery_id: int, error: str, *, next_try_at: datetime | None, receivers: Sequence[str] = ()
    ) -> None:
        """The receiver did not take it; None for `next_try_at` gives it up. `receivers`: of a mail that others got."""
        with writing(self._engine) as connection:
            outbox.note_failed(connection, delivery_id, error, next_try_at=next_try_at, receivers=receivers)

    def redeliver(self, *, now: datetime, ids: Collection[int] | None = None, watch_id: int | None = None) -> int:
        """Deliveries are due at once, and their tries begin again: those of the ids, or (None) all that were given up
        on, of one watch or of any. Gives how many. Raises NotFound.
        """
        with writing(self._engine) as connection:
            return outbox.redeliver(connection, now=now, ids=ids, watch_id=watch_id)
