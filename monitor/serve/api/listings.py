"""Open seats, stories, feeds and watches."""

from __future__ import annotations

from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from monitor import query
from monitor.query import Cursor, Outcome, StoryFilter
from monitor.serve.api import answers, parameters
from monitor.serve.api.bodies import Feeds, Seats, Stories, Watches
from monitor.serve.api.operation import Operation
from monitor.serve.api.parameters import (
    CURSOR,
    CURSOR_OF_SEATS,
    CURSOR_OF_STORIES,
    DAYS,
    LIMIT,
    OUTCOME,
    REASON,
    SINCE,
    STATE,
    asked,
)
from monitor.serve.site import Site
from monitor.types import StoryState

_SEATS = (LIMIT, CURSOR_OF_SEATS)
_STORIES = (OUTCOME, STATE, REASON, SINCE, LIMIT, CURSOR_OF_STORIES)


def operations(site: Site) -> tuple[Operation, ...]:
    """What can be asked of them."""

    def seats(request: Request) -> Response:
        given = asked(request, _SEATS)
        most = parameters.limit(given)
        rows = query.open_seats(site.store, limit=most + 1, after=_seat(given))
        more = None
        if len(rows) > most:
            last = rows[most - 1]
            cursor = parameters.wrapped(last.left_on.isoformat(), last.move_id)
            more = answers.same_address(request, given | {CURSOR.name: cursor})
        return answers.answer(request, Seats(seats=rows[:most], next=more))

    def stories(request: Request) -> Response:
        given = asked(request, _STORIES)
        most = parameters.limit(given)
        rows = query.stories_like(site.store, _story_filter(site, given, most + 1))
        more = None
        if len(rows) > most:
            last = Cursor(at=rows[most - 1].first_seen_at, id=rows[most - 1].id)
            more = answers.same_address(request, given | {CURSOR.name: parameters.wrapped(last)})
        return answers.answer(request, Stories(stories=rows[:most], next=more))

    def feeds(request: Request) -> Response:
        days = parameters.number(asked(request, (DAYS,)), DAYS) or 0
        rows = query.feed_health(site.store, since=site.now() - timedelta(days=days))
        return answers.answer(request, Feeds(feeds=rows, days=days))

    def watches(request: Request) -> Response:
        asked(request, ())
        return answers.answer(request, Watches(watches=query.watches(site.store)))

    return (
        Operation(
            path="/seats",
            summary="Open seats",
            help="Posts that somebody left and nobody permanent has been named for, that left last first.",
            endpoint=seats,
            parameters=_SEATS,
            body=Seats,
        ),
        Operation(
            path="/stories",
            summary="Stories, and what became of them",
            help="The one seen last first; `since` goes by when the monitor first saw them.",
            endpoint=stories,
            parameters=_STORIES,
            body=Stories,
        ),
        Operation(
            path="/feeds",
            summary="Feeds and how they do",
            help="Last and next pull, errors, and what they brought lately.",
            endpoint=feeds,
            parameters=(DAYS,),
            body=Feeds,
        ),
        Operation(
            path="/watches",
            summary="Watches: who is told what",
            help="Of a channel only its kind is told (of a webhook its host, too), for the rest of it may be secret.",
            endpoint=watches,
            body=Watches,
        ),
    )


def _seat(given: dict[str, str]) -> tuple[date, int] | None:
    if (parts := parameters.unwrapped(given, 2)) is None:
        return None
    try:
        day = date.fromisoformat(parts[0])
    except ValueError:
        raise parameters.no_cursor(given[CURSOR.name]) from None
    return day, parameters.whole(parts[1], given)


def _story_filter(site: Site, given: dict[str, str], most: int) -> StoryFilter:
    parts = parameters.unwrapped(given, 1)
    outcomes = query.choices(Outcome, OUTCOME.name, given.get(OUTCOME.name))
    since = given.get(SINCE.name)
    return StoryFilter(
        outcome=outcomes[0] if outcomes else None,
        state=query.choices(StoryState, STATE.name, given.get(STATE.name)),
        reason=given.get(REASON.name),
        since=query.parse_moment(since, name=SINCE.name, now=site.now(), zone=site.zone) if since else None,
        limit=most,
        before=parameters.place(parts[0], given) if parts else None,
    )
