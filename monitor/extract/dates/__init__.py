"""When a change takes effect: a text's own words for it, as a day."""

from monitor.extract.dates.periods import period_from
from monitor.extract.dates.resolve import resolve_date

__all__ = ["period_from", "resolve_date"]
