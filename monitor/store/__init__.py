"""The database: tables, snapshots, and every change in one transaction. Rows stay inside; others get values."""

from __future__ import annotations

from monitor.store.lock import lock
from monitor.store.store import Store, open_store
from monitor.store.upgrade import backup, upgrade
from monitor.store.values import (
    Counts,
    FailedStory,
    Finding,
    Grade,
    NewEntry,
    PendingStory,
    PullStored,
    ReportKeys,
    ResolvedStory,
    Settled,
    SettledText,
    Stage,
    UnreadStory,
    UpgradeReport,
)
from monitor.store.verify import check

__all__ = [
    "Counts",
    "FailedStory",
    "Finding",
    "Grade",
    "NewEntry",
    "PendingStory",
    "PullStored",
    "ReportKeys",
    "ResolvedStory",
    "Settled",
    "SettledText",
    "Stage",
    "Store",
    "UnreadStory",
    "UpgradeReport",
    "backup",
    "check",
    "lock",
    "open_store",
    "upgrade",
]
