"""Feeds out: the moves of any filter as Atom, RSS, JSON Feed, and as a calendar of the days they take effect on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from monitor import __version__, query
from monitor.errors import UsageError
from monitor.query import DEFAULT_LIMIT
from monitor.serve.asking import address
from monitor.serve.calendars import icalendar
from monitor.serve.entries import Document, document
from monitor.serve.etags import etag, is_held
from monitor.serve.site import Site
from monitor.serve.syndication import atom, json_feed, rss

#: More in one document would take seconds to make, at each pull of each reader.
MOST = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A form that the moves are given in."""

    path: str
    media_type: str
    name: str  #: for people
    write: Callable[[Document], bytes | Iterator[bytes]]
    limit: int = DEFAULT_LIMIT  #: moves, where nobody says how many
    effective: bool = False  #: whether moves without a day on which they take effect are left out


FORMS = (
    Form(path="/moves.atom", media_type="application/atom+xml", name="Atom", write=atom),
    Form(path="/moves.rss", media_type="application/rss+xml", name="RSS", write=rss),
    Form(path="/moves.json", media_type="application/feed+json", name="JSON Feed", write=json_feed),
    # A calendar forgets what it is not given again.
    Form(path="/moves.ics", media_type="text/calendar", name="Calendar", write=icalendar, limit=MOST, effective=True),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternate:
    """The address of a page's moves in another form, for `<link rel="alternate">` and for people."""

    name: str
    media_type: str
    address: str


def alternates(asked: Mapping[str, str]) -> tuple[Alternate, ...]:
    """The feeds of the moves that these filters let through."""
    return tuple(
        Alternate(name=form.name, media_type=form.media_type, address=address(form.path, asked)) for form in FORMS
    )


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these documents are."""
    return tuple(Route(form.path, _endpoint(site, form)) for form in FORMS)


def _endpoint(site: Site, form: Form) -> Callable[[Request], Response]:
    def feed(request: Request) -> Response:
        """The moves that the filters in the address ask for; 304 where the reader has them."""
        try:
            made = _document(site, form, request)
        except UsageError as error:
            return PlainTextResponse(f"{error}\n", status_code=400)
        return _unless_known(request, form, made)

    return feed


def _document(site: Site, form: Form, request: Request) -> Document:
    """UsageError for a filter that is none."""
    asked = {name: ",".join(request.query_params.getlist(name)) for name in request.query_params}
    given = {name: value for name, value in asked.items() if value.strip()}
    defaults = {"min_confidence": str(site.settings.min_confidence), "limit": str(form.limit)}
    wanted = query.parse_filter(defaults | given, now=site.now(), zone=site.zone)
    if wanted.limit is None or wanted.limit > MOST:
        raise UsageError(f"limit: a feed holds at most {MOST} moves")
    rows = query.moves(site.store, wanted, effective=form.effective)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return document(
        site,
        rows,
        given,
        base=site.address(request),
        address=site.address(request, here),
        page=site.address(request, address("/", given)),
    )


def _unless_known(request: Request, form: Form, made: Document) -> Response:
    """The document, or 304 where the reader's copy is the same (RFC 9110, section 13): its tag is that of the values
    that it is written of, so that it need not be written to be known. It has no date: `since=7d` leaves moves out as
    time goes by, though none changes."""
    tag = etag(repr((__version__, made)).encode(errors="backslashreplace"))
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if is_held(request, tag):
        return Response(status_code=304, headers=headers)
    body, media_type = form.write(made), f"{form.media_type}; charset=utf-8"
    if isinstance(body, bytes):
        return Response(body, media_type=media_type, headers=headers)
    return StreamingResponse(body, media_type=media_type, headers=headers)
