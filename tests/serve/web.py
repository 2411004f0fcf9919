"""A plain HTTP client for the page's tests: what was sent is what is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    text: str

    def all(self, selector: str) -> list[LexborNode]:
        return LexborHTMLParser(self.text).css(selector)

    def texts(self, selector: str) -> list[str]:
        return [" ".join(node.text().split()) for node in self.all(selector)]


def fetch(site: str, path: str = "/", *, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
    """Ask `site` (http://host:port) for a path, with exactly these headers besides the usual ones (`_` for `-`)."""
    parts = urlsplit(site)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        fields = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, fields, response.read().decode())
    finally:
        connection.close()
