"""The shipped list of companies into the database, and what a change of lists asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zlib import crc32

from monitor import resources
from monitor.companies import read_companies
from monitor.resolve import KEYS_VERSION, house_key, resolve
from monitor.store import CompaniesStored, Store, Teller
from monitor.types import Company

#: Stories taken from the database at a time.
_BATCH = 256


def ship_companies(store: Store, *, now: datetime) -> CompaniesStored | None:
    """Brings the list of this release into the database; None where it stands there already. Raises StoreError."""
    data = (resources.seeds() / "companies.csv").read_bytes()

    def shipped() -> tuple[Company, ...]:
        return read_companies(data, house_key, source="shipped", own=False)

    # Half of a checksum's range: what a column of integers holds on every database.
    version = crc32(data, KEYS_VERSION) >> 1
    return store.ship_companies(shipped, version, house_key, now=now)


def resolve_waiting(store: Store, *, clock: Callable[[], datetime], teller: Teller | None = None) -> int:
    """Puts together anew what waits for it, beside a daemon too; gives how many stories. `teller` decides what watches
    are told, for stories that are new wait among them. Raises StoreError."""
    done = 0
    while waiting := store.stories_to_resolve(now=clock(), limit=_BATCH):
        settled: set[int] = set()
        for story_id in waiting:
            if story_id not in settled:
                settled.update(store.resolve_story(story_id, resolve, now=clock(), teller=teller).along)
        done += len(waiting)
    return done
