"""The files of the page are kept by browsers, and another file has another address."""

from __future__ import annotations

import re

import pytest

from monitor.serve.assets import asset
from tests.serve.web import fetch


def test_the_page_asks_for_files_that_may_be_kept_for_ever(site: str) -> None:
    shown = fetch(site)
    asked = [node.attributes["href"] or "" for node in shown.all("link:not([rel=alternate])")]
    asked += [node.attributes["src"] or "" for node in shown.all("script")]
    assert len(asked) >= 3
    for path in asked:
        assert re.fullmatch(r"/static/[\w.-]+\?v=[0-9a-f]{12}", path)
        kept = fetch(site, path)
        assert (kept.status, kept.headers["cache-control"]) == (200, "public, max-age=31536000, immutable")


@pytest.mark.parametrize("query", ["", "?v=", "?v=0123456789ab", "?v=%ff", "?x"])
def test_a_file_asked_for_otherwise_is_asked_for_again(site: str, query: str) -> None:
    first = fetch(site, f"/static/monitor.css{query}")
    assert (first.status, first.headers["cache-control"]) == (200, "no-cache")
    assert fetch(site, f"/static/monitor.css{query}", If_None_Match=first.headers["etag"]).status == 304


def test_scripts_come_as_scripts(site: str) -> None:
    assert fetch(site, asset("htmx-4.0.1.min.js")).headers["content-type"].startswith("text/javascript")
