"""Recent moves by filter, and a move of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from monitor import query
from monitor.errors import UsageError
from monitor.query import MoveDetail, MoveFilter, Source
from monitor.serve.asking import Asked, asked
from monitor.serve.evidence import facts, told_history
from monitor.serve.feeds_out import alternates
from monitor.serve.judged import outcome
from monitor.serve.live_pages import live_address
from monitor.serve.site import Site
from monitor.serve.story_marks import LONGEST_TEXT
from monitor.serve.watch_form_pages import watch_address
from monitor.types import Judged

MOVES_A_PAGE = 50
#: Moves of one filter are counted up to this many.
COUNTED = 200
#: Further stories of a move that are shown, and the last steps of its history; the API has all.
MOST_SOURCES = 50
MOST_STEPS = 50
#: Stories that are named beside a value that the move does not have.
MOST_NAMED = 10
WEEK = timedelta(days=7)


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these pages are."""

    def moves(request: Request) -> Response:
        """The front page: the moves that pass the filter."""
        wanted = asked(request.query_params, "/")
        before = request.query_params.get("before", "")
        values = {
            "asked": wanted,
            "later_page": bool(before),
            "wrong": None,
            "moves": (),
            "older": None,
            "number": 0,
            "alternates": alternates(wanted.values),
            "watch": watch_address(wanted.values) if site.watchers is not None else None,
        }
        newest = query.newest_move(site.store)  # before they are listed: one that comes between is told, not missed
        try:
            values |= _listed(site, wanted, before=before)
        except UsageError as error:
            return site.page("moves.html", values | {"wrong": str(error)}, status=400)
        return site.page("moves.html", values | {"live": live_address(newest, wanted.values)} | _lately(site))

    def move(request: Request) -> Response:
        """One move with all its sources and its history."""
        detail = query.move(site.store, request.path_params["id"])
        return site.page("move.html", _shown(site, detail) | _said(site, detail, request.query_params))

    return (Route("/", moves), Route("/moves/{id:int}", move))


def wanted_of(site: Site, asked: Asked, **more: str) -> MoveFilter:
    """The filter that the address asks for; what is less sure than the setting only where it is asked. UsageError."""
    given = {"min_confidence": str(site.settings.min_confidence), **asked.values, **more}
    said = {name: value for name, value in given.items() if value}  # a form sends what nobody filled in, too
    return query.parse_filter(said, now=site.now(), zone=site.zone)


def _listed(site: Site, asked: Asked, *, before: str) -> dict[str, object]:
    """A page of moves, how many there are in all, and the address of the next page where there is more."""
    wanted = wanted_of(site, asked, before=before)
    counts = bool(asked.values) and not before
    most = (COUNTED if counts else MOVES_A_PAGE) + 1
    shown, number = query.page(site.store, replace(wanted, limit=MOVES_A_PAGE), counted=most)
    more = number > len(shown) > 0
    return {
        "moves": shown,
        "older": asked.address(before=str(query.cursor(shown[-1], wanted.by))) if more else None,
        "number": number if counts else None,
        "counted": COUNTED,
    }


def _lately(site: Site) -> dict[str, object]:
    """The few figures on top of the page."""
    least = MoveFilter(since=site.now() - WEEK, min_confidence=site.settings.min_confidence)
    pulled, failing = query.failing_feeds(site.store)
    return {
        "this_week": query.number_of(site.store, least, most=1_000_000),
        "left_open": query.left_open(site.store, least),
        "feeds": pulled,
        "failing": failing,
    }


def _said(site: Site, detail: MoveDetail, asked: Mapping[str, str]) -> dict[str, object]:
    """What people said of the move, and which of its stories tell it by their word alone."""
    said = query.judgements(site.store, move_id=detail.move.id)
    told = [(row.judgement.story_id, row.judgement.told) for row in said if row.judgement.judged is Judged.MISSED]
    return {
        "said": said,
        "outcome": outcome(site, asked, said),
        "told_by_people": {
            source.story_id
            for source in detail.sources
            if any((source.story_id, (source.report,)) == each for each in told)
        },
        "can_judge": site.judge is not None,
    }


def _shown(site: Site, detail: MoveDetail) -> dict[str, object]:
    best = detail.sources[0] if detail.sources else None
    told = query.told_in_full(site.store, best) if best else None
    if told and len(told[1].text) > LONGEST_TEXT:
        told = None
    known = facts(detail.move)
    marked = {mark.field: None for passage in (told or (best.passages if best else ())) for mark in passage.marks}
    in_order = {fact.field: None for fact in known if fact.field in marked} | marked
    further, history = _further(detail), told_history(detail, site.zone)
    return {
        "detail": detail,
        "best": best,
        "told": told,
        "numbers": {field: place for place, field in enumerate(in_order, start=1)},
        "facts": known,
        "further": further,
        "further_ids": {source.story_id for source in further},
        "more_sources": max(0, len(detail.sources) - 1 - len(further)),
        "most_named": MOST_NAMED,
        "history": history[-MOST_STEPS:],
        "more_steps": max(0, len(history) - MOST_STEPS),
    }


def _further(detail: MoveDetail) -> tuple[Source, ...]:
    """The sources beside the best one that are shown: those that say otherwise first, near copies last."""
    otherwise = {story_id for dissent in detail.dissents for story_id in dissent.story_ids}
    found = sorted(detail.sources[1:], key=lambda each: (each.copy_of is not None, each.story_id not in otherwise))
    return tuple(found[:MOST_SOURCES])
