"""The page with all that it may do: what `monitor serve` and the daemon both answer with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from starlette.applications import Starlette

from monitor.cli.judged_download import labelled_file
from monitor.pipeline.finding import finder
from monitor.pipeline.judging import judge_of
from monitor.pipeline.watches import WatchDesk
from monitor.serve import app
from monitor.serve.site import Status
from monitor.settings import Settings
from monitor.store import Store, Teller


def page_of(
    store: Store,
    settings: Settings,
    status: Status | None = None,
    *,
    teller: Teller,
    clock: Callable[[], datetime],
    zone: tzinfo,
) -> Starlette:
    """The application; `status` as `serve.app` has it. `teller` says what watches are told of what people say."""
    return app(
        store,
        settings,
        status,
        find=finder(settings, clock=clock),
        judge=judge_of(teller),
        labelled=labelled_file,
        watchers=WatchDesk(store=store, settings=settings, clock=clock, zone=zone),
    )
