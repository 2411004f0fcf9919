"""Every page of the application, by its routes: one that is new must be given an address here, or a test fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Route

from tests.serve.browser.world import LONG_HOUSE, LONG_NAME, fill
from tests.serve.conftest import serving
from tests.serve.newsroom import NOW, Newsroom

#: Path of a route -> addresses to look at in the newsroom of `world`, by the name of their picture.
PAGES: dict[str, dict[str, str]] = {
    "/": {
        "moves": "/",
        "moves-filtered": "/?company=globex&role=cfo&since=52w&level=c_level",
        "moves-none": "/?q=nothing+of+the+kind",
        "moves-wrong": "/?since=soon",
    },
    "/moves/{id:int}": {
        "move": "/moves/14",
        "move-long": "/moves/13",
        "move-arabic": "/moves/12",
        "move-disputed": "/moves/9",
        "move-open": "/moves/6",
        "move-none": "/moves/999",
    },
    "/stories": {
        "stories": "/stories",
        "stories-rejected": "/stories?outcome=rejected",
        "stories-none": "/stories?q=nothing+of+the+kind",
    },
    "/stories/{id:int}": {"story": "/stories/16", "story-long": "/stories/13", "story-rejected": "/stories/71"},
    "/judgements": {"judgements": "/judgements"},
    "/companies": {"companies": "/companies"},
    "/company": {
        "company": "/company?name=globex",
        "company-long": f"/company?name={LONG_HOUSE}",
        "company-none": "/company?name=nosuchhouse",
    },
    "/people": {"people": "/people"},
    "/person": {"person": "/person?name=priya+nair", "person-long": f"/person?name={LONG_NAME}"},
    "/seats": {"seats": "/seats", "seats-none": "/seats?company=nosuchhouse"},
    "/charts": {"charts": "/charts?since=80w", "charts-none": "/charts?company=nosuchhouse"},
    "/watches": {"watches": "/watches"},
    "/watches/add": {"watch-add": "/watches/add?company=northwind"},
    "/watches/{id:int}": {"watch": "/watches/1"},
    "/watches/{id:int}/edit": {"watch-edit": "/watches/1/edit"},
    "/watches/{id:int}/remove": {"watch-remove": "/watches/1/remove"},
    "/feeds": {"feeds": "/feeds"},
    "/feeds/{id:int}/remove": {"feed-remove": "/feeds/2/remove"},
    "/sign-in": {"sign-in": "/sign-in"},
    "/api": {"api": "/api"},
}
#: Routes that answer programs, or a part of a page: nobody looks at them by themselves.
NOT_LOOKED_AT = {
    "/healthz",
    "/judgements.txt",
    "/moves/arrived",
    "/moves.atom",
    "/moves.rss",
    "/moves.json",
    "/moves.ics",
}


ADDRESSES = {name: path for paths in PAGES.values() for name, path in paths.items()}


@dataclass(frozen=True)
class World:
    """A newsroom that is lived in, served to anybody, and to those who have a token."""

    site: str
    guarded: str

    def where(self, path: str) -> str:
        return (self.guarded if path == "/sign-in" else self.site) + path


@contextmanager
def lived_in(room: Newsroom, folder: Path) -> Iterator[World]:
    fill(room).store.tokens.create("laptop", now=NOW)
    with serving(room, folder) as site, serving(room, folder, require_token="true") as guarded:
        yield World(site, guarded)


def routes_of(application: Starlette) -> Iterator[str]:
    """The paths that can be got; the API's own and the files of the pages have tests of theirs."""
    for route in application.routes:
        if isinstance(route, Route) and "GET" in (route.methods or ()):
            yield route.path
