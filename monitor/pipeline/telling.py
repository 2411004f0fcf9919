"""Who decides what watches are told: what they are for by `query`, what is news to them by `notify`."""

from __future__ import annotations

from datetime import tzinfo
from functools import partial

from monitor import query
from monitor.notify import due, news_of
from monitor.settings import Settings
from monitor.store import Teller


def teller_of(settings: Settings, zone: tzinfo) -> Teller:
    """As the settings say; digests are due in `zone`."""
    return Teller(
        wanted=query.wanted,
        rows=query.told_rows,
        news=partial(news_of, alert_confidence=settings.alert_confidence, alert_max_age=settings.alert_max_age),
        due=partial(due, zone=zone, at=settings.digest_time, weekday=settings.digest_day),
    )
