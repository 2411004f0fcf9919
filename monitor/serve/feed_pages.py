"""Feeds: how they do, and adding one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from monitor import query
from monitor.errors import FeedError, NetError, UsageError
from monitor.query import FeedHealth
from monitor.serve.forms import form
from monitor.serve.refusals import Refused
from monitor.serve.site import Site
from monitor.serve.words import HEALTH, health

FEEDS_A_PAGE = 200
#: How far back the stories of a feed are counted: its share of moves now, not over its life.
LATELY = timedelta(days=30)


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these pages are."""

    def feeds(request: Request) -> Response:
        """Every feed and how it does, a part of them where there are many; above them the one that was just added."""
        return _page(site, request.query_params)

    def add(request: Request) -> Response:
        """Subscribes to the feed at an address, or shows those that the page there names. Raises Refused."""
        asked = str(form(request).get("address", "")).strip()
        if site.find is None:
            raise Refused(404, "Feeds are not added here.", "`monitor feeds add` does it.")
        try:
            found = site.find(asked)
        except (UsageError, FeedError, NetError) as error:
            return _page(site, {}, status=422, asked=asked, wrong=str(error))
        if len(found) > 1:
            return _page(site, {}, asked=asked, several=found)
        feed, new = site.store.add_feed(found[0], now=site.now())
        return RedirectResponse(f"/feeds?{'added' if new else 'known'}={feed.id}", 303)

    return (Route("/feeds", feeds), Route("/feeds/add", add, methods=["POST"]))


def _page(site: Site, asked_for: Mapping[str, str], *, status: int = 200, **adding: object) -> Response:
    """The list, and beside its form what came of adding: `asked`, `wrong`, `several`."""
    feeds = _by_urgency(site)
    told = {
        word: next((feed for feed in feeds if feed.id == number_of(asked_for.get(word))), None)
        for word in ("added", "known")
    }
    page = {"page": max(number_of(asked_for.get("page")), 1), "size": FEEDS_A_PAGE, "can_add": site.find is not None}
    form_values = {"asked": "", "wrong": "", "several": ()}
    return site.page("feeds.html", {**_values(site, feeds), **told, **page, **form_values, **adding}, status=status)


def number_of(text: str | None) -> int:
    """What an address or a form says as a number; 0 for what is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def health_values(site: Site) -> dict[str, object]:
    """What a list of feeds shows, those that most want looking at first."""
    return _values(site, _by_urgency(site))


def _values(site: Site, feeds: list[FeedHealth]) -> dict[str, object]:
    return {"feeds": feeds, "days": LATELY.days, "pulling": site.status is not None}


def _by_urgency(site: Site) -> list[FeedHealth]:
    def urgency(feed: FeedHealth) -> tuple[int, str]:
        return HEALTH.index(health(feed)), (feed.title or feed.url).casefold()

    return sorted(query.feed_health(site.store, since=site.now() - LATELY), key=urgency)
