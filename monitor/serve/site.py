"""What every page works with: the database, the settings, the clock and the templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from starlette.responses import Response

from monitor.serve.rendering import Pages
from monitor.settings import Settings
from monitor.store import Judge, Store
from monitor.types import Subscription

#: What the daemon says of itself, for /healthz.
Status = Callable[[], Mapping[str, object]]

#: From what a person gives as an address to the feed there; where a page names several, to these, to choose from.
#: Raises UsageError, FeedError and NetError kinds.
Find = Callable[[str], tuple[Subscription, ...]]

#: From a database to its judged stories as a file of labelled ones; "" where none is judged.
Labelled = Callable[[Store], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """One for an application."""

    store: Store
    settings: Settings
    status: Status | None  #: None: nothing is pulled here
    find: Find | None  #: None: feeds are not added here
    judge: Judge | None  #: None: nobody says here what was read wrongly
    labelled: Labelled | None  #: None: judged stories are not to be had here as labelled ones
    now: Callable[[], datetime]
    zone: tzinfo  #: of days and clocks on the pages
    pages: Pages

    def page(self, template: str, values: Mapping[str, object], *, status: int = 200) -> Response:
        """The template filled in, as of now."""
        return self.pages.page(template, {"now": self.now(), **values}, status=status)
