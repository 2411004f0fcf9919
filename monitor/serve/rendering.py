"""Templates and their surroundings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from monitor import __version__
from monitor.serve import words

_TEMPLATES = Path(__file__).parent / "templates"


class Pages:
    """Renders templates; every text is escaped, and dates stand in the zone of whoever runs the monitor."""

    def __init__(self, *, zone: tzinfo) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            finalize=words.visible,
            undefined=StrictUndefined,
        )
        self._environment.globals["version"] = __version__
        self._environment.filters |= {
            "weblink": words.weblink,
            "site": words.site,
            "pieces": words.pieces,
            "emphasised": words.emphasised,
            "percent": words.percent,
            "span": words.span,
            "ago": words.ago,
            "health": words.health,
            "by_day": lambda moves: groupby(moves, lambda detail: day(detail.move.announced_at.astimezone(zone))),
            "clock": lambda moment: moment.astimezone(zone).strftime("%Y-%m-%d %H:%M"),
        }

    def page(self, template: str, values: Mapping[str, object], *, status: int = 200) -> HTMLResponse:
        """The template filled in; never stored by the browser, for it is about now."""
        return HTMLResponse(self.text(template, values), status_code=status, headers={"Cache-Control": "no-store"})

    def text(self, template: str, values: Mapping[str, object]) -> str:
        """The template filled in, as markup: a page, or a piece of one."""
        return self._environment.get_template(template).render(values)


def day(moment: datetime) -> str:
    """`3 October 2025`."""
    return f"{moment.day} {moment:%B %Y}"
