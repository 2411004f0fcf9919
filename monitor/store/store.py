"""The store: every method is one short transaction; values go in and come out, rows stay inside."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from types import TracebackType

from sqlalchemy import Connection, Engine

from monitor.errors import StoreError
from monitor.store import (
    companies,
    deciding,
    effective,
    entries,
    feeds,
    moves,
    readings,
    rekeying,
    rereading,
    stories,
    summary,
)
from monitor.store.engine import connect, database_path, describe, reading, writing
from monitor.store.judging import Judging
from monitor.store.telling import Teller
from monitor.store.tokens import Tokens
from monitor.store.upgrade import require_current, upgrade
from monitor.store.values import (
    CompaniesStored,
    Counts,
    Lot,
    NewEntry,
    PendingStory,
    PullStored,
    ReadAgain,
    Rereading,
    RereadingCounts,
    ResolvedStory,
    Settled,
    SettledText,
    Stage,
    UnreadStory,
)
from monitor.store.watching import Watching
from monitor.types import Block, Company, Feed, FeedState, Pull, Reading, Report, ReportKeys, Resolution, Subscription


def open_store(url: str, *, create: bool = False, read_only: bool = False) -> Store:
    """The database at `url`, of this release's form; with `read_only` whatever would write in it fails.

    `create` makes or upgrades it first (SQLite: with a backup). Raises StoreError where there is none,
    DatabaseOutdated, DatabaseNewer.
    """
    if create:
        upgrade(url)
    path = database_path(url)
    if path is not None and not path.is_file():
        raise StoreError(f"there is no database at {path}; make it with `monitor db upgrade`, or set data_dir")
    engine = connect(url, read_only=read_only)
    try:
        with reading(engine) as connection:
            require_current(connection, describe(url))
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, url)


class Store:
    """One database. May be shared by threads; each method takes a connection of its own."""

    def __init__(self, engine: Engine, url: str) -> None:
        self._engine = engine
        self.url = url
        #: Watches and what is on its way to them.
        self.watching = Watching(engine)
        #: What users say of readings.
        self.judging = Judging(engine)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections."""
        self._engine.dispose()

    @property
    def name(self) -> str:
        """The database for people: its path, or its address without the password."""
        return describe(self.url)

    @property
    def tokens(self) -> Tokens:
        """Who may ask over the network."""
        return Tokens(self._engine)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read transaction for `monitor.query`; foreign errors leave it as StoreError."""
        with reading(self._engine) as connection:
            yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self._engine) as connection:
            yield connection

    # --- feeds -----------------------------------------------------------------------------------------------------

    def add_feed(self, sub: Subscription, *, now: datetime) -> tuple[Feed, bool]:
        """The feed and whether it was added (or came back after a removal)."""
        with self._writing() as connection:
            return feeds.add(connection, sub, now=now)

    def feeds(self) -> tuple[Feed, ...]:
        """All feeds, in the order they were added."""
        with self.reading() as connection:
            return feeds.every(connection)

    def feed(self, ref: int | str) -> Feed:
        """By id or address; raises NotFound."""
        with self.reading() as connection:
            return feeds.one(connection, ref)

    def remove_feed(self, feed_id: int, *, now: datetime) -> None:
        """It is no longer listed or pulled; its stories stay. Raises NotFound."""
        with self._writing() as connection:
            feeds.remove(connection, feed_id, now=now)

    def set_feed_state(self, feed_id: int, state: FeedState, *, now: datetime) -> None:
        """Pauses or wakes a feed; one made active is due at once. Raises NotFound."""
        with self._writing() as connection:
            feeds.set_state(connection, feed_id, state, now=now)

    def due_feeds(self, *, now: datetime, limit: int) -> tuple[Feed, ...]:
        """Active feeds whose time has come, the longest waiting first."""
        with self.reading() as connection:
            return feeds.due(connection, now=now, limit=limit)

    def record_pull(self, feed_id: int, pull: Pull, arrived: tuple[NewEntry, ...], *, now: datetime) -> PullStored:
        """The feed's new state and the entries that came with it, all or nothing. Raises NotFound."""
        with self._writing() as connection:
            moved = feeds.apply_pull(connection, feed_id, pull, now=now)
            stored = entries.store_entries(connection, feed_id, arrived, now=now)
            feeds.log_pull(connection, feed_id, pull, stored, now=now)
            feeds.note_newest(connection, feed_id, (arrival.entry.published_at for arrival in arrived), now=now)
            return replace(stored, moved=moved)

    # --- stories ---------------------------------------------------------------------------------------------------

    def stories_to_fetch(self, *, now: datetime, limit: int) -> tuple[PendingStory, ...]:
        """Stories whose text is to be settled, oldest first."""
        with self.reading() as connection:
            return stories.to_fetch(connection, now=now, limit=limit)

    def settle_story(self, story_id: int, settled: SettledText, *, now: datetime) -> Settled:
        """The story's text from now on; a text that it has already makes no new revision. Raises NotFound."""
        with self._writing() as connection:
            return stories.settle(connection, story_id, settled, now=now)

    def fingerprints(self, *, since: datetime) -> tuple[tuple[int, int], ...]:
        """(story, fingerprint) of what was first seen since then, near copies left out."""
        with self.reading() as connection:
            return stories.fingerprints(connection, since=since)

    def text_of(self, story_id: int) -> tuple[str, str]:
        """The story's current title and text, "" where it has none. Raises NotFound."""
        with self.reading() as connection:
            return stories.text_of(connection, story_id)

    def stories_to_read(self, *, now: datetime, limit: int) -> tuple[UnreadStory, ...]:
        """Stories to be read, oldest first."""
        with self.reading() as connection:
            return stories.to_read(connection, now=now, limit=limit)

    def save_reading(
        self, story_id: int, revision_id: int, value: Reading, keys: tuple[ReportKeys, ...], *, now: datetime
    ) -> int | None:
        """The reading, current from now on, and its id; None where the story's text has changed meanwhile.

        `keys` holds one for each report. Raises NotFound.
        """
        with self._writing() as connection:
            return readings.save(connection, story_id, revision_id, value, keys, now=now)

    def stories_to_resolve(self, *, now: datetime, limit: int) -> tuple[int, ...]:
        """Ids of stories whose reports are to be resolved, oldest first."""
        with self.reading() as connection:
            return stories.to_resolve(connection, now=now, limit=limit)

    def resolve_story(
        self, story_id: int, decide: Callable[[Block], Resolution], *, now: datetime, teller: Teller | None = None
    ) -> ResolvedStory:
        """Reads all that bears on the story's reports, asks `decide`, applies what it says: the story is resolved, and
        with it those waiting that only this bears on. What watches are to be told of it, `teller` decides; it is
        written in the same transaction. Raises NotFound.
        """
        with self._writing() as connection:
            return moves.resolve_story(connection, story_id, decide, now=now, teller=teller)

    def merge_moves(self, move_ids: Sequence[int], decide: Callable[[Block], Resolution], *, now: datetime) -> int:
        """A user's word that moves are one, kept for good; gives its id. Raises NotFound and UsageError."""
        with self._writing() as connection:
            return deciding.merge(connection, move_ids, decide, now=now)

    def split_move(
        self, move_id: int, story_ids: Collection[int], decide: Callable[[Block], Resolution], *, now: datetime
    ) -> tuple[int, ...]:
        """A user's word that some stories of a move tell another one, kept for good; gives the ids that they and the
        others go by. Raises NotFound and UsageError.
        """
        with self._writing() as connection:
            return deciding.split(connection, move_id, story_ids, decide, now=now)

    def rekey(
        self, version: int, keys_of: Callable[[Report], ReportKeys], *, now: datetime, at_once: int = 5_000
    ) -> int:
        """Makes the keys of all reports anew where those stored are of another version, so many in a transaction; gives
        how many stories wait to be resolved again for it.
        """
        with self.reading() as connection:
            if rekeying.is_of(connection, version):
                return 0
        with self._writing() as connection:
            rekeying.rekey_decisions(connection, keys_of)
            rekeying.rekey_judgements(connection, keys_of)
        waiting = 0
        last: int | None = 0
        while last is not None:
            with self._writing() as connection:
                last, more = rekeying.rekey_reports(connection, last, keys_of, at_once=at_once, now=now)
            waiting += more
        with self._writing() as connection:
            companies.key_moves(connection)
            rekeying.keep(connection, version)
        return waiting

    def note_effective(self, *, now: datetime, limit: int = 500) -> int:
        """Records of confirmed moves that the day has come, in the last week, on which they take effect; gives how
        many. Where that is `limit`, there may be more.
        """
        with self._writing() as connection:
            return effective.note_effective(connection, now=now, limit=limit)

    def record_failure(
        self, story_id: int, stage: Stage, error: str, *, next_try_at: datetime | None, now: datetime
    ) -> int:
        """One failed try; None for `next_try_at` gives the story up. Gives the tries of this stage so far."""
        with self._writing() as connection:
            return stories.fail(connection, story_id, stage, error, next_try_at=next_try_at, now=now)

    def retry_story(self, story_id: int, *, now: datetime) -> None:
        """Takes a story that was given up on again at the stage that failed. Raises NotFound."""
        with self._writing() as connection:
            stories.retry(connection, story_id, now=now)

    # --- reading again ---------------------------------------------------------------------------------------------

    def rereading_counts(self, wanted: Rereading) -> RereadingCounts:
        """How many stories wait to be read again, and how many of them cannot be. Raises NotFound for a story that is
        asked for and not there."""
        with self.reading() as connection:
            return rereading.backlog(connection, wanted)

    def lot_to_reread(self, wanted: Rereading, *, after: Lot | None = None, but: Collection[int] = ()) -> Lot | None:
        """The newest stories that wait to be read again, after those of another lot and without the ids in `but`."""
        with self.reading() as connection:
            return rereading.lot(connection, wanted, after=after, but=but)

    def keep_reread(
        self,
        read: Sequence[ReadAgain],
        decide: Callable[[Block], Resolution],
        *,
        now: datetime,
        teller: Teller | None = None,
    ) -> ResolvedStory:
        """New readings of a lot and what follows for its moves, all or nothing. Watches are told only of what stories
        bring up that waited beside them.
        """
        with self._writing() as connection:
            return rereading.keep(connection, read, decide, now=now, teller=teller)

    # --- companies -------------------------------------------------------------------------------------------------

    def companies(self) -> tuple[Company, ...]:
        """The lists of companies: the user's own, then the shipped one, each by name."""
        with self.reading() as connection:
            return companies.every(connection)

    def put_companies(
        self, given: Sequence[Company], key_of: Callable[[str], str | None], *, now: datetime
    ) -> CompaniesStored:
        """Companies into the user's own list, in place of those of the same name; all or none. `key_of` says what names
        are compared by. Raises UsageError where a name is another company's of that list.
        """
        with self._writing() as connection:
            return companies.put_own(connection, given, key_of, now=now)

    def remove_companies(
        self, names: Sequence[str], key_of: Callable[[str], str | None], *, now: datetime
    ) -> CompaniesStored:
        """Companies out of the user's own list, by any of their names; all or none. Raises NotFound."""
        with self._writing() as connection:
            return companies.remove_own(connection, names, key_of, now=now)

    def ship_companies(
        self,
        shipped: Callable[[], Sequence[Company]],
        version: int,
        key_of: Callable[[str], str | None],
        *,
        now: datetime,
    ) -> CompaniesStored | None:
        """The shipped list of this release in place of an earlier one's; None where it stands already, and then
        `shipped` is not asked for it.
        """
        with self.reading() as connection:
            if companies.is_shipped(connection, version):
                return None
        with self._writing() as connection:
            return companies.ship(connection, shipped, version, key_of, now=now)

    # --- upkeep ----------------------------------------------------------------------------------------------------

    def counts(self) -> Counts:
        """How much there is of everything, and what has failed."""
        with self.reading() as connection:
            return summary.counts(connection)

    def tidy(self, *, pulls_before: datetime, texts_before: datetime | None) -> int:
        """Drops old lines of the pull log and, where asked, old texts without a move; gives how many rows."""
        with self._writing() as connection:
            dropped = feeds.forget_pulls(connection, before=pulls_before)
            if texts_before is not None:
                dropped += stories.forget_texts(connection, before=texts_before)
            return dropped
