"""The form of a watch: adding one, and changing one.

A channel's address may hold a password, so that it is never sent back into a page: where something else is wrong it is
asked for again, and where a watch is changed an empty field leaves it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.datastructures import FormData, QueryParams, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from monitor.errors import NotFound, UsageError
from monitor.serve.asking import address, asked
from monitor.serve.forms import form
from monitor.serve.refusals import Refused
from monitor.serve.site import Site, Watchers
from monitor.serve.watch_lines import RHYTHMS, WATCHED, no_such, watch_of
from monitor.text import channel_shown
from monitor.types import AskedWatch, Rhythm, Watch

#: What the form asks beside the filters; `channel` and the file are not kept.
_TEXTS = ("name", "companies", "echo", "rhythm", "unconfirmed", "any_company")


def watch_address(filters: Mapping[str, str]) -> str:
    """The address of the form with these filters of moves in it; those that speak of time are left out."""
    kept = {field.name for field in WATCHED}
    return address("/watches/add", {name: value for name, value in filters.items() if name in kept})


def watchers_of(site: Site) -> Watchers:
    """Raises Refused where watches are not made here."""
    if site.watchers is None:
        raise Refused(404, "Watches are not changed here.", "`monitor watch` does it.")
    return site.watchers


def routes(site: Site) -> tuple[BaseRoute, ...]:
    """Where these pages are."""

    def ask(request: Request) -> Response:
        """The empty form, or with the filters in the address."""
        watchers_of(site)
        return _form(site, request.query_params, {"unconfirmed": request.query_params.get("unconfirmed", "")})

    def add(request: Request) -> Response:
        """Adds a watch. Raises Refused."""
        return _take(site, request, None, watchers_of(site).add)

    def ask_change(request: Request) -> Response:
        """The form with what the watch is."""
        watchers_of(site)
        watch = watch_of(site, request.path_params["id"])
        texts = {
            "name": watch.name,
            "echo": "\n".join(f"{key}={value}" for key, value in watch.echo.items()),
            "rhythm": watch.rhythm.value,
            "unconfirmed": "yes" if watch.unconfirmed else "",
        }
        return _form(site, QueryParams(dict(watch.filter)), texts, watch=watch)

    def change(request: Request) -> Response:
        """Changes one. Raises Refused."""
        watchers, watch = watchers_of(site), watch_of(site, request.path_params["id"])
        return _take(site, request, watch, lambda wish: watchers.change(watch.id, wish))

    return (
        Route("/watches/add", ask),
        Route("/watches/add", add, methods=["POST"]),
        Route("/watches/{id:int}/edit", ask_change),
        Route("/watches/{id:int}/edit", change, methods=["POST"]),
    )


def _take(site: Site, request: Request, before: Watch | None, do: Callable[[AskedWatch], Watch]) -> Response:
    """What the form asks is done, or what is wrong with it stands beside the field. Raises Refused."""
    filled = form(request)
    file = _uploaded(filled)
    said = QueryParams([(name, value) for name, value in filled.multi_items() if isinstance(value, str)])
    try:
        made = do(_wish(said, file, before))
    except NotFound as error:
        raise no_such(before.id if before else 0) from error
    except UsageError as error:
        kept = {name: said.get(name, "") for name in _TEXTS}
        return _form(site, said, kept, watch=before, wrong=error, status=422)
    if made.secret is not None and (before is None or made.secret != before.secret):
        # The only page that ever has it: an answer to the form itself, which no address leads to again.
        values = {"id": made.id, "name": made.name, "secret": made.secret, "channel": channel_shown(made.channel)}
        return site.page("watch_secret.html", values | {"new": before is None})
    return RedirectResponse(f"/watches/{made.id}?{'added' if before is None else 'changed'}", 303)


def _wish(said: QueryParams, file: bytes | None, before: Watch | None) -> AskedWatch:
    """What is asked for. Raises UsageError."""
    name, rhythm = said.get("name", ""), said.get("rhythm", "")
    if rhythm not in set(Rhythm):
        raise UsageError(f"{rhythm!r} is none of {', '.join(RHYTHMS)}", name="rhythm")
    return AskedWatch(
        filter={each.field.name: each.value for each in asked(said, "", WATCHED).fields},
        channel=said.get("channel", "").strip() or (None if before else ""),
        name=None if before is not None and name == before.name else name,
        companies=_companies(said, file),
        rhythm=Rhythm(rhythm),
        unconfirmed=bool(said.get("unconfirmed")),
        echo=tuple(line for line in said.get("echo", "").splitlines() if line.strip()),
    )


def _uploaded(filled: FormData) -> bytes | None:
    """The file that came with the form; None where none was chosen."""
    file = filled.get("file")
    if not isinstance(file, UploadFile):
        return None
    with file.file as opened:
        return opened.read() if file.filename else None


def _companies(said: QueryParams, file: bytes | None) -> bytes | tuple[str, ...] | None:
    """The list that a file, or the text, has: as CSV where its first line names columns, else a name on each line."""
    text = said.get("companies", "").strip()
    if [file is not None, bool(text), bool(said.get("any_company"))].count(True) > 1:
        raise UsageError("a file, a list written here, any company: choose one of them", name="companies")
    if file is not None:
        return file
    if not text:
        return () if said.get("any_company") else None
    lines = text.splitlines()
    columns = {cell.strip().casefold() for cell in lines[0].replace(";", ",").split(",")}
    return text.encode() if "name" in columns else tuple(line for line in lines if line.strip())


def _form(
    site: Site,
    filters: QueryParams,
    texts: dict[str, str],
    *,
    watch: Watch | None = None,
    wrong: UsageError | None = None,
    status: int = 200,
) -> Response:
    """The form, filled in; `watch` is the one that is changed."""
    page = "/watches/add" if watch is None else f"/watches/{watch.id}/edit"
    values = {
        "asked": asked(filters, page, WATCHED),
        "texts": dict.fromkeys(_TEXTS, "") | texts,
        "rhythms": RHYTHMS,
        "changed": None if watch is None else {"id": watch.id, "name": watch.name, "companies": watch.companies},
        "channel": None if watch is None else channel_shown(watch.channel),
        "wrong": None if wrong is None else str(wrong),
        "wrong_at": None if wrong is None else wrong.name,
    }
    return site.page("watch_form.html", values, status=status)
