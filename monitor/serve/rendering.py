"""Templates and their surroundings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, tzinfo
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from monitor import __version__, query
from monitor.serve import words
from monitor.serve.access import has_session
from monitor.serve.asking import plainly
from monitor.serve.assets import asset
from monitor.serve.forms import form_field

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
        self._environment.globals |= {
            "version": __version__,
            "asset": asset,
            "form_field": form_field,
            "has_session": has_session,
        }
        self._environment.filters |= {
            "weblink": words.weblink,
            "site": words.site,
            "pieces": words.pieces,
            "emphasised": words.emphasised,
            "percent": words.percent,
            "span": words.span,
            "ago": words.ago,
            "health": words.health,
            "outcome": words.outcome,
            "plainly": plainly,
            "sentence": query.sentence,
            "day": day,
            "by_day": lambda moves: groupby(moves, lambda move: day(move.announced_at.astimezone(zone))),
            "clock": lambda moment: moment.astimezone(zone).strftime("%Y-%m-%d %H:%M"),
        }

    def page(self, template: str, values: Mapping[str, object], *, status: int = 200) -> HTMLResponse:
        """The template filled in; never stored by the browser, for it is about now."""
        return HTMLResponse(self.text(template, values), status_code=status, headers={"Cache-Control": "no-store"})

    def text(self, template: str, values: Mapping[str, object]) -> str:
        """The template filled in, as markup: a page, or a piece of one."""
        return self._environment.get_template(template).render(values)


def day(moment: date) -> str:
    """`3 October 2025`."""
    return f"{moment.day} {moment:%B %Y}"
