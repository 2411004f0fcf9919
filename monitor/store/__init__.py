"""The database: tables, snapshots, and every change in one transaction. Rows stay inside; others get values."""

from __future__ import annotations

from monitor.store.judging import Judge, Judging
from monitor.store.lock import lock
from monitor.store.scratch import differences, scratch
from monitor.store.store import Store, open_store
from monitor.store.telling import Teller
from monitor.store.upgrade import backup, upgrade
from monitor.store.values import (
    CompaniesStored,
    Counts,
    Effect,
    FailedStory,
    FieldChange,
    Finding,
    Grade,
    Lot,
    MoveDifference,
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
    StoryToReread,
    UnreadStory,
    UpgradeReport,
)
from monitor.store.verify import check
from monitor.store.watching import Watching

__all__ = [
    "CompaniesStored",
    "Counts",
    "Effect",
    "FailedStory",
    "FieldChange",
    "Finding",
    "Grade",
    "Judge",
    "Judging",
    "Lot",
    "MoveDifference",
    "NewEntry",
    "PendingStory",
    "PullStored",
    "ReadAgain",
    "Rereading",
    "RereadingCounts",
    "ResolvedStory",
    "Settled",
    "SettledText",
    "Stage",
    "Store",
    "StoryToReread",
    "Teller",
    "UnreadStory",
    "UpgradeReport",
    "Watching",
    "backup",
    "check",
    "differences",
    "lock",
    "open_store",
    "scratch",
    "upgrade",
]
