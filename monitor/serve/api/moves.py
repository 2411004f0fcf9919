"""Moves: by filter, what changed, one of its own, and all of them as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from starlette.requests import Request
from starlette.responses import Response

from monitor import query
from monitor.query import MoveDetail, MoveFilter, MoveRow
from monitor.records import as_csv, as_lines, move_record, version_record
from monitor.serve.api import answers, parameters
from monitor.serve.api.bodies import History, Moves
from monitor.serve.api.operation import Operation
from monitor.serve.api.parameters import CURSOR, FILTERS, LIMIT, UPDATED_SINCE, asked
from monitor.serve.api.problems import Ahead, WrongParameter
from monitor.serve.site import Site

#: The header that says which `change_seq` a file is of at least.
CHANGE_SEQ_HEADER = "Change-Seq"
_MANY = (
    "Newest first, or, with `updated_since`, what changed since, in the order of change: withdrawn and merged moves "
    "say so in `state`, and moves that the filter leaves out now are numbered in `outside`."
)
_ONE = "What is known, the words it was read from, its sources, its history; of one that was merged, that of the other."
_HISTORY = "Every version of it and of those that were merged into it, oldest first; of one that was withdrawn, too."


def operations(site: Site) -> tuple[Operation, ...]:
    """What can be asked of moves."""

    def moves(request: Request) -> Response:
        given = asked(request, (*FILTERS, LIMIT, CURSOR, UPDATED_SINCE))
        if UPDATED_SINCE.name in given:
            return _changed(site, request, given)
        return _listed(site, request, given)

    def move(request: Request) -> Response:
        asked(request, ())
        return answers.answer(request, move_record(query.move(site.store, request.path_params["id"])))

    def history(request: Request) -> Response:
        asked(request, ())
        told = query.history(site.store, request.path_params["id"])
        versions = [version_record(version) for version in told.versions]
        return answers.answer(request, {"move_id": told.move_id, "versions": versions})

    def lines(request: Request) -> Response:
        return _file(site, request, partial(map, as_lines), "moves.jsonl", "application/jsonl")

    def table(request: Request) -> Response:
        return _file(site, request, _table, "moves.csv", "text/csv; charset=utf-8")

    every = (*FILTERS, LIMIT, CURSOR, UPDATED_SINCE)
    return (
        Operation(path="/moves", summary="Moves by filter", help=_MANY, endpoint=moves, parameters=every, body=Moves),
        Operation(
            path="/moves/{id:int}", summary="One move", help=_ONE, endpoint=move, body=MoveDetail, one_of_many=True
        ),
        Operation(
            path="/moves/{id:int}/history",
            summary="How a move became what it is",
            help=_HISTORY,
            endpoint=history,
            body=History,
            one_of_many=True,
        ),
        Operation(
            path="/moves.jsonl",
            summary="All moves that pass the filter, as JSON Lines",
            help="The columns of `recent_moves`, streamed, newest first.",
            endpoint=lines,
            parameters=FILTERS,
            media_type="application/jsonl",
        ),
        Operation(
            path="/moves.csv",
            summary="All moves that pass the filter, as CSV",
            help="The same for spreadsheets: what one would run as a formula has an apostrophe in front.",
            endpoint=table,
            parameters=FILTERS,
            media_type="text/csv",
        ),
    )


def _filter(site: Site, given: dict[str, str]) -> MoveFilter:
    texts = {each.name: given[each.name] for each in FILTERS if each.name in given}
    texts.setdefault("min_confidence", str(site.settings.min_confidence))
    return replace(query.parse_filter(texts, now=site.now(), zone=site.zone), limit=None)


def _listed(site: Site, request: Request, given: dict[str, str]) -> Response:
    """Every page says the number of the first one: what changed between them is told to whoever asks from there."""
    wanted = replace(_filter(site, given), limit=parameters.limit(given))
    first = None
    if (parts := parameters.unwrapped(given, 2)) is not None:
        first = parameters.whole(parts[0], given)
        wanted = replace(wanted, before=parameters.place(parts[1], given))
    page = query.listing(site.store, wanted)
    seq = page.change_seq if first is None else first
    more = None
    if page.more:
        cursor = parameters.wrapped(seq, query.cursor(page.moves[-1], wanted.by))
        more = answers.same_address(request, given | {CURSOR.name: cursor})
    return answers.answer(request, Moves(moves=page.moves, outside=(), change_seq=seq, next=more))


def _changed(site: Site, request: Request, given: dict[str, str]) -> Response:
    if CURSOR.name in given:
        raise WrongParameter("cursor: what changed goes on by updated_since; take `next` as it is", name=CURSOR.name)
    after = parameters.number(given, UPDATED_SINCE) or 0
    page = query.changed_since(site.store, replace(_filter(site, given), limit=parameters.limit(given)), after=after)
    if after > page.change_seq:
        raise Ahead(
            f"updated_since: the last change here has the number {page.change_seq}, {after} is from another database or"
            " a later state of this one; drop what you hold and begin with updated_since=0"
        )
    more = None
    if page.more:
        more = answers.same_address(request, given | {UPDATED_SINCE.name: str(page.change_seq)})
    body = Moves(moves=page.moves, outside=page.outside, change_seq=page.change_seq, next=more)
    return answers.answer(request, body)


def _all(site: Site, wanted: MoveFilter) -> Iterator[Sequence[MoveRow]]:
    """The rows, the first of them asked for at once: what is wrong with the filter is said before anything is sent."""
    rows = (query.in_pages if wanted.as_of is None else query.stream)(site.store, wanted)
    first = next(rows, ())
    return chain([first], rows)


def _table(parts: Iterable[Sequence[MoveRow]]) -> Iterator[str]:
    return chain([as_csv((), MoveRow)], (as_csv(rows, MoveRow, heading=False) for rows in parts))


def _file(
    site: Site,
    request: Request,
    write: Callable[[Iterable[Sequence[MoveRow]]], Iterator[str]],
    name: str,
    media_type: str,
) -> Response:
    """The number is from before the first rows are asked for: what changes between is told again, not missed."""
    headers = {CHANGE_SEQ_HEADER: str(query.last_seq(site.store))}
    wanted = _filter(site, asked(request, FILTERS))
    parts = write(_all(site, wanted))
    if wanted.as_of is not None:  # all of one state of the database, which is not held for as long as a reader takes
        parts = answers.put_by(parts)
    return answers.streamed(parts, media_type=media_type, filename=name, headers=headers)
