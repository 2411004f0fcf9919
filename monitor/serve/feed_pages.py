"""Feeds and how they do."""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from monitor import query
from monitor.query import FeedHealth
from monitor.serve.site import Site
from monitor.serve.words import HEALTH, health

FEEDS_A_PAGE = 200
#: How far back the stories of a feed are counted: its share of moves now, not over its life.
LATELY = timedelta(days=30)


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these pages are."""

    def feeds(request: Request) -> Response:
        """Every feed and how it does, a part of them where there are many."""
        asked = request.query_params.get("page", "")
        page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
        return site.page("feeds.html", {**health_values(site), "page": max(page, 1), "size": FEEDS_A_PAGE})

    return (Route("/feeds", feeds),)


def health_values(site: Site) -> dict[str, object]:
    """What a list of feeds shows, those that most want looking at first."""

    def urgency(feed: FeedHealth) -> tuple[int, str]:
        return HEALTH.index(health(feed)), (feed.title or feed.url).casefold()

    feeds = query.feed_health(site.store, since=site.now() - LATELY)
    return {"feeds": sorted(feeds, key=urgency), "days": LATELY.days, "pulling": site.status is not None}
