"""All tables under one name. Every datetime is UTC; enums stand as their strings; migrations/ holds how they were made.

The views `recent_moves` and `open_seats` (views.py) are the face for people who query with SQL; tables may change with
any release.
"""

from __future__ import annotations

from monitor.store.company_tables import companies, company_names
from monitor.store.decision_tables import decided_reports, decisions, judged_reports, judgements
from monitor.store.feed_tables import entries, feeds, pulls
from monitor.store.metadata import REVISION, metadata
from monitor.store.move_tables import move_counts, move_reports, move_versions, moves, reports
from monitor.store.story_tables import readings, revisions, stories
from monitor.store.upkeep_tables import counters, identity
from monitor.store.user_tables import tokens
from monitor.store.watch_tables import deliveries, delivery_moves, watch_companies, watches

__all__ = [
    "REVISION",
    "companies",
    "company_names",
    "counters",
    "decided_reports",
    "decisions",
    "deliveries",
    "delivery_moves",
    "entries",
    "feeds",
    "identity",
    "judged_reports",
    "judgements",
    "metadata",
    "move_counts",
    "move_reports",
    "move_versions",
    "moves",
    "pulls",
    "readings",
    "reports",
    "revisions",
    "stories",
    "tokens",
    "watch_companies",
    "watches",
]
