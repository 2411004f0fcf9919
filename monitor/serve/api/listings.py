"""Open seats, stories, feeds and watches."""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from monitor import query
from monitor.query import MoveFilter, Outcome, StoryFilter
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
    return _seats(site), _stories(site), _feeds(site), _watches(site)


def _seats(site: Site) -> Operation:
    def seats(request: Request) -> Response:
        given = asked(request, _SEATS)
        most = parameters.limit(given)
        rows = query.seats(site.store, MoveFilter(limit=most + 1, before=parameters.before(given)))
        more = None
        if len(rows) > most:
            more = answers.same_address(request, given | {CURSOR.name: parameters.wrapped(rows[most - 1].cursor)})
        return answers.answer(request, Seats(seats=tuple(left.seat for left in rows[:most]), next=more))

    return Operation(
        path="/seats",
        summary="Open seats",
        help="Posts that somebody left and nobody permanent has been named for, that whose leaving was announced "
        "last first.",
        endpoint=seats,
        parameters=_SEATS,
        body=Seats,
    )


def _stories(site: Site) -> Operation:
    def stories(request: Request) -> Response:
        given = asked(request, _STORIES)
        found = query.story_page(site.store, _story_filter(site, given), most=parameters.limit(given))
        more = None
        if found.older is not None:
            more = answers.same_address(request, given | {CURSOR.name: parameters.wrapped(found.older)})
        return answers.answer(request, Stories(stories=found.stories, next=more))

    return Operation(
        path="/stories",
        summary="Stories, and what became of them",
        help="The one seen last first; `since` goes by when the monitor first saw them. With filters a page may "
        "hold few or none though more follow: as long as there is a `next`, go on.",
        endpoint=stories,
        parameters=_STORIES,
        body=Stories,
    )


def _feeds(site: Site) -> Operation:
    def feeds(request: Request) -> Response:
        days = parameters.number(asked(request, (DAYS,)), DAYS) or 0
        rows = query.feed_health(site.store, since=site.now() - timedelta(days=days))
        return answers.answer(request, Feeds(feeds=rows, days=days))

    return Operation(
        path="/feeds",
        summary="Feeds and how they do",
        help="Last and next pull, errors, and what they brought lately.",
        endpoint=feeds,
        parameters=(DAYS,),
        body=Feeds,
    )


def _watches(site: Site) -> Operation:
    def watches(request: Request) -> Response:
        asked(request, ())
        return answers.answer(request, Watches(watches=query.watches(site.store)))

    return Operation(
        path="/watches",
        summary="Watches: who is told what",
        help="Of a channel only its kind is told (of a webhook its host, too), for the rest of it may be secret.",
        endpoint=watches,
        body=Watches,
    )


def _story_filter(site: Site, given: dict[str, str]) -> StoryFilter:
    outcomes = query.choices(Outcome, OUTCOME.name, given.get(OUTCOME.name))
    since = given.get(SINCE.name)
    return StoryFilter(
        outcome=outcomes[0] if outcomes else None,
        state=query.choices(StoryState, STATE.name, given.get(STATE.name)),
        reason=given.get(REASON.name),
        since=query.parse_moment(since, name=SINCE.name, now=site.now(), zone=site.zone) if since else None,
        before=parameters.before(given),
    )
