"""The command that asks for stories: what was dropped and why, what was flagged, what failed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from monitor import query
from monitor.cli.context import Context, pass_context
from monitor.cli.limits import limit_option, rows_wanted
from monitor.cli.output import (
    Column,
    day,
    local_zone,
    say_nothing_found,
    write_rows,
    writing_options,
)
from monitor.errors import UsageError
from monitor.query import Outcome, StoryFilter, StoryRow
from monitor.store import Store
from monitor.types import StoryState


@click.command()
@click.option("--rejected", is_flag=True, help="Read, and no move seen in it.")
@click.option("--flagged", is_flag=True, help="Read, and said to report a move.")
@click.option("--failed", is_flag=True, help="Given up after several tries, or not to be read.")
@click.option("--state", metavar="LIST", help=f"One or more, with commas between, of {', '.join(StoryState)}.")
@click.option(
    "--reason", metavar="WORDS", help="Only where the reason, the error or the note on the text holds these words."
)
@click.option(
    "--since", metavar="WHEN", help="First seen not before: 7d, 36h, today, yesterday, 2025-10-01 (local time)."
)
@click.option("--retry", is_flag=True, help="Take those of the list that were given up, up again (all: --limit all).")
@limit_option
@writing_options
@pass_context
def stories(
    context: Context,
    rejected: bool,
    flagged: bool,
    failed: bool,
    state: str | None,
    reason: str | None,
    since: str | None,
    retry: bool,
    limit: str | None,
    form: str | None,
    output: Path | None,
) -> None:
    """List stories, the one seen last first, with what became of each and why.

    \b
    monitor stories --rejected --since 1d
    monitor stories --failed
    monitor stories --failed --retry
    monitor stories --rejected --reason robots.txt --format csv

    "why" is what became of it in a few words; json and csv have in "reason" the phrases that spoke for it, too. "text"
    is what it was read from: its page, or what the feed says and why its page was no use.
    """
    outcomes = [o for o, asked in zip(Outcome, (rejected, flagged, failed), strict=True) if asked]
    if len(outcomes) > 1:
        raise UsageError("--rejected, --flagged and --failed exclude one another; ask with one of them")
    if reason is not None and not reason.strip():
        raise UsageError(f"--reason: {reason!r} has nothing to look for; write words of a reason, such as robots.txt")
    zone = local_zone()
    wanted = StoryFilter(
        outcome=outcomes[0] if outcomes else None,
        state=query.choices(StoryState, "--state", state),
        reason=reason,
        since=query.parse_moment(since, name="--since", now=context.now(), zone=zone) if since is not None else None,
        limit=rows_wanted(limit, form, output),
    )
    store = context.store()
    rows = query.stories_like(store, wanted)
    if not rows:
        say_nothing_found("no story that fits", store.name)
    write_rows(rows, _columns(), kind=StoryRow, form=form, output=output)
    if retry and rows:
        _take_up(store, [row.id for row in rows if row.state is StoryState.FAILED], now=context.now())


def _take_up(store: Store, failed: Sequence[int], *, now: datetime) -> None:
    for story in failed:
        store.retry_story(story, now=now)
    click.echo(f"{len(failed)} of them taken up again: the daemon, or `monitor run --once`, does the rest", err=True)


def _columns() -> tuple[Column[StoryRow], ...]:
    zone = local_zone()
    return (
        Column(heading="id", text=lambda s: str(s.id), fixed=True, right=True),
        Column(heading="seen", text=lambda s: day(s.first_seen_at, zone), fixed=True),
        Column(heading="state", text=lambda s: s.state.value, fixed=True),
        Column(heading="flagged", text=_flagged, fixed=True, style=lambda s: "green" if s.flagged else ""),
        Column(heading="title", text=lambda s: s.title),
        Column(heading="why", text=_why),
        Column(heading="text", text=lambda s: s.note or "", leaves=1),
        Column(heading="publisher", text=lambda s: s.publisher or "", leaves=2),
        Column(heading="language", text=lambda s: s.language or "", fixed=True, leaves=3),
        Column(heading="url", text=lambda s: s.url or "", leaves=4),
    )


def _flagged(story: StoryRow) -> str:
    if story.flagged is None:
        return ""
    return "yes" if story.flagged else "no"


def _why(story: StoryRow) -> str:
    """The error, else the reason without the phrases it rests on, and the score where there is one."""
    if story.error or story.reason is None:
        return story.error or ""
    short = story.reason.partition(": ")[0]
    return f"{short} (score {story.score:.2f})" if story.score else short
