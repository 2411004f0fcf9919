"""Which new text is a near copy of a story that stands already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np

from monitor.articles import near
from monitor.store import Store

#: How far back near copies are looked for: agencies' stories are copied within hours.
WITHIN = timedelta(days=3)
#: How long the fingerprints are kept before those that have become too old are dropped. Nobody but the one daemon
#: settles texts, so the database says nothing new in between.
KEPT = timedelta(hours=1)
#: Near stories that are compared in full, the newest: each costs a question to the database, and a template may have
#: thousands.
_ASKED = 50


class Copies:
    """The fingerprints of late originals, kept over a run; asked and filled in the writer's thread only.

    180,000 of them (three days of 60,000 stories) take 3 MB, and a look through all 0.3 ms.
    """

    def __init__(self) -> None:
        self._ids = np.empty(0, dtype=np.int64)
        self._prints = np.empty(0, dtype=np.int64)
        self._taken_at: datetime | None = None

    def take_from(self, store: Store, *, now: datetime) -> None:
        """What the database knows; asked again only when it was asked an hour ago. Raises StoreError."""
        if self._taken_at is not None and now - self._taken_at < KEPT:
            return
        known = np.array(store.fingerprints(since=now - WITHIN), dtype=np.int64).reshape(-1, 2)
        self._ids, self._prints = known[:, 0].copy(), known[:, 1].copy()
        self._taken_at = now

    def original_of(self, story_id: int, fingerprint: int | None, *, same: Callable[[int], bool]) -> int | None:
        """The first story whose text this one nearly has, and of which `same` says that it begins alike; None makes
        this one an original."""
        former = np.flatnonzero(self._ids == story_id)
        if former.size:
            self._ids, self._prints = np.delete(self._ids, former), np.delete(self._prints, former)
        if fingerprint is None:
            return None
        nearly = self._ids[near(fingerprint, self._prints)][-_ASKED:].tolist()
        if (original := next(filter(same, nearly), None)) is not None:
            return int(original)
        self._ids = np.append(self._ids, np.int64(story_id))
        self._prints = np.append(self._prints, np.int64(fingerprint))
        return None
