"""`monitor merge`, `monitor split`: a user's word on which stories tell one move."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from monitor import query
from monitor.cli.context import Context, pass_context
from monitor.cli.ids import move_id, story_id
from monitor.cli.output import counted
from monitor.resolve import resolve
from monitor.store import Store


@click.command()
@click.argument("ids", metavar="ID ID...", type=move_id, nargs=-1, required=True)
@pass_context
def merge(context: Context, ids: tuple[int, ...]) -> None:
    """Say that moves are one: their stories become its sources, and it keeps the lowest id.

    \b
    monitor merge 17 23

    This holds for stories that come later and whatever a newer model reads. `monitor split` takes it back.
    """
    if len(ids) < 2:
        raise click.UsageError("name two moves at least")
    store = context.store()
    kept = store.merge_moves(ids, resolve, now=datetime.now(UTC))
    click.echo(_told(store, kept))


@click.command()
@click.argument("move_id", metavar="ID", type=move_id)
@click.option("--story", "stories", metavar="STORY", type=story_id, multiple=True, required=True,
              help="A story that tells another move; may be given several times.")  # fmt: skip
@pass_context
def split(context: Context, move_id: int, stories: tuple[int, ...]) -> None:
    """Say that some stories of a move tell another one; `monitor show ID` names its stories.

    \b
    monitor split 17 --story 40 --story 41

    This holds for stories that come later and whatever a newer model reads. `monitor merge` takes it back.
    """
    store = context.store()
    for each in store.split_move(move_id, stories, resolve, now=datetime.now(UTC)):
        click.echo(_told(store, each))


def _told(store: Store, move_id: int) -> str:
    detail = query.move(store, move_id)
    return f"move {detail.move.id}: {detail.sentence} ({counted(len(detail.sources), 'story', 'stories')})"
