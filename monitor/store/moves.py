"""Having `resolve` decide blocks, and the ids that moves go by. Works inside a transaction of `Store`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, select, update

from monitor.errors import NotFound
from monitor.store import telling
from monitor.store.applying import Applying, Reread, Word
from monitor.store.blocks import load
from monitor.store.columns import may_be_id
from monitor.store.links import goes_by
from monitor.store.stories import advance
from monitor.store.tables import move_versions, moves, stories
from monitor.store.telling import Teller
from monitor.store.values import ResolvedStory
from monitor.types import Block, Resolution, StoryState


def resolve_story(
    connection: Connection,
    story_id: int,
    decide: Callable[[Block], Resolution],
    *,
    now: datetime,
    reread: Reread | None = None,
    teller: Teller | None = None,
) -> ResolvedStory:
    """Reads the story's block, asks `decide`, applies its answer, and marks the story resolved. `reread`: that it was
    read again, where that is why. `teller`: who decides what watches are told of it; None: nothing.
    """
    if connection.execute(select(stories.c.id).where(stories.c.id == story_id)).first() is None:
        raise NotFound(f"there is no story {story_id}")
    applied = resolve_block(connection, story_id, decide, now=now, reread=reread, teller=teller)
    done = advance(StoryState.RESOLVED, now=now) | {"resolved_at": now}
    here = update(stories).where(stories.c.id == bindparam("of")).values(done)
    connection.execute(here, [{"of": each} for each in (story_id, *applied.along)])
    return applied


def resolve_block(
    connection: Connection,
    story_id: int,
    decide: Callable[[Block], Resolution],
    *,
    now: datetime,
    reread: Reread | None = None,
    word: Word | None = None,
    teller: Teller | None = None,
) -> ResolvedStory:
    """Decides the block of a story anew; whether the story waits for it plays no part. `word`: what a user said, where
    that is why.
    """
    loaded = load(connection, story_id)
    if loaded is None:
        return ResolvedStory(new_moves=(), changed_moves=())
    applying = Applying(connection, loaded, now, reread, word)
    applied = applying.apply(decide(loaded.block))
    if teller is not None:
        telling.tell(connection, applying.heard, teller, now=now)
    return replace(applied, along=tuple(sorted(loaded.waiting - {story_id})))


def standing(connection: Connection, move_id: int) -> int:
    """The id that a move goes by today. Raises NotFound where there is none, or where no story tells it any longer."""
    today = id_today(connection, move_id)
    gone_at, denied = connection.execute(select(moves.c.withdrawn_at, moves.c.denied).where(moves.c.id == today)).one()
    if gone_at is not None and not denied:
        last = and_(move_versions.c.move_id == moves.c.id, move_versions.c.number == moves.c.version)
        said = connection.execute(select(move_versions.c.by_user).join(moves, last).where(moves.c.id == today)).scalar()
        why = "no story tells it any longer" if said is None else "a user said that it is not told"
        raise NotFound(
            f"move {today} was withdrawn on {gone_at:%Y-%m-%d}: {why};"
            f" `monitor show {today} --history` says what was told"
        )
    return today


def id_today(connection: Connection, move_id: int) -> int:
    """The move, or the one that it was merged into. Raises NotFound."""
    query = select(goes_by(moves)).where(moves.c.id == move_id)
    found = connection.execute(query).scalar() if may_be_id(move_id) else None
    if found is None:
        raise NotFound(f"there is no move {move_id}; `monitor moves` lists them")
    return int(found)
