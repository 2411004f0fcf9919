"""What every page works with: the database, the settings, the clock and the templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response

from monitor.serve.rendering import Pages
from monitor.settings import Settings
from monitor.store import Judge, Store
from monitor.types import AskedWatch, Subscription, Watch

#: What the daemon says of itself, for /healthz.
Status = Callable[[], Mapping[str, object]]

#: From what a person gives as an address to the feed there; where a page names several, to these, to choose from.
#: Raises UsageError, FeedError and NetError kinds.
Find = Callable[[str], tuple[Subscription, ...]]

#: From a database to its judged stories as a file of labelled ones; "" where none is judged.
Labelled = Callable[[Store], str]


class Heard(Protocol):
    """What a receiver said of a sample."""

    @property
    def taken(self) -> bool: ...

    @property
    def said(self) -> str: ...


class Watchers(Protocol):
    """Where watches are asked for: by the rooms that the command asks, too."""

    def add(self, asked: AskedWatch) -> Watch:
        """Raises UsageError, whose `name` is the field that is wrong."""

    def change(self, watch_id: int, asked: AskedWatch) -> Watch:
        """Raises NotFound, and UsageError as above."""

    def sample(self, watch: Watch) -> Heard:
        """Sends a made-up move."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """One for an application."""

    store: Store
    settings: Settings
    status: Status | None  #: None: nothing is pulled here
    find: Find | None  #: None: feeds are not added here
    judge: Judge | None  #: decides what follows from what people say of readings; None: nobody says it here
    labelled: Labelled | None  #: None: judged stories are not to be had here as labelled ones
    watchers: Watchers | None  #: None: watches are not made or changed here
    now: Callable[[], datetime]
    zone: tzinfo  #: of days and clocks on the pages
    pages: Pages

    def address(self, request: Request, path: str = "/") -> str:
        """The whole address of a path of ours (and what is asked of it), for links that leave the page: below
        `public_url` where that is set, else below the name that this request came by."""
        base = self.settings.public_url or str(request.base_url)
        return base.rstrip("/") + path

    def page(self, template: str, values: Mapping[str, object], *, status: int = 200) -> Response:
        """The template filled in, as of now."""
        return self.pages.page(template, {"now": self.now(), **values}, status=status)
