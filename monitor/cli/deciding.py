"""`monitor merge`, `monitor split`: a user's word on which stories tell one move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations

import click

from monitor import query
from monitor.cli.consent import confirm
from monitor.cli.context import Context, pass_context
from monitor.cli.ids import move_id, story_id
from monitor.cli.output import counted
from monitor.query import MoveDetail
from monitor.resolve import resolve
from monitor.resolve.strangers import strangers
from monitor.store import Store


@click.command()
@click.argument("ids", metavar="ID ID...", type=move_id, nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_context
def merge(context: Context, ids: tuple[int, ...], yes: bool) -> None:
    """Say that moves are one: their stories become its sources, and it keeps the lowest id.

    \b
    monitor merge 17 23

    This holds for stories that come later and whatever a newer model reads. `monitor split` takes it back. It is asked
    first where two moves have neither person nor organisation in common, and where one was denied and another was not:
    the stories of both then say whether the move stands, as if they had told one move from the start. A denied rumour
    stands again only by a story that is later than its denial, or that tells the change as decided.
    """
    if len(ids) < 2:
        raise click.UsageError("name two moves at least")
    store = context.store()
    if doubt := _doubt(list({detail.move.id: detail for detail in (query.move(store, each) for each in ids)}.values())):
        confirm(f"{doubt}. Merge them all the same?", yes=yes)
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


def _doubt(details: Sequence[MoveDetail]) -> str:
    """Why these moves may not be meant to be one; "" where nothing speaks against it."""
    for one, other in combinations(details, 2):
        mine, theirs = one.move, other.move
        if strangers(mine.person, mine.organisation, theirs.person, theirs.organisation):
            return f"{_named(one)} and {_named(other)} have neither person nor organisation in common"
    gone = [detail for detail in details if detail.denied]
    stay = [detail for detail in details if not detail.denied]
    if gone and stay:
        return f"{_named(gone[0])} was denied, {_named(stay[0])} was not, and as one what their stories say last counts"
    return ""


def _named(detail: MoveDetail) -> str:
    return f"move {detail.move.id} ({detail.move.person or 'somebody'}, {query.post(detail.move)})"


def _told(store: Store, move_id: int) -> str:
    detail = query.move(store, move_id)
    return f"move {detail.move.id}: {detail.sentence} ({counted(len(detail.sources), 'story', 'stories')})"
