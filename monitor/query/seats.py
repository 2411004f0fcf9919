"""Open seats by filter, the departure that was announced last first: what a page of them shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from monitor.query.filters import Cursor, MoveFilter
from monitor.query.health import open_seats_view
from monitor.query.moves import conditions
from monitor.query.values import SeatRow
from monitor.store import Store
from monitor.store.tables import moves
from monitor.types import Change, Status


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftSeat:
    """A seat that is open, and when that was announced."""

    seat: SeatRow
    announced_at: datetime  #: of the departure

    @property
    def cursor(self) -> Cursor:
        """Where a page that ends with it ends."""
        return Cursor(at=self.announced_at, id=self.seat.move_id)


def seats(store: Store, wanted: MoveFilter, *, days_open: int | None = None) -> tuple[LeftSeat, ...]:
    """The open seats of the departures that pass the filter; `days_open`: open for so many days at least.

    Departures are walked in their order and each seat is looked at only then (100,000 moves: 1 ms for the newest 50;
    sorting the view by the day somebody left takes 130)."""
    view = open_seats_view
    departures = (
        select(moves.c.id, moves.c.announced_at)
        .where(*conditions(store, wanted), moves.c.change == Change.DEPARTED, moves.c.status == Status.CONFIRMED)
        .order_by(moves.c.announced_at.desc(), moves.c.id.desc())
    )
    query = (
        departures.add_columns(view, moves.c.denied.label("disputed"))
        .join(view, view.c.move_id == moves.c.id)
        .limit(wanted.limit)
    )
    if days_open is not None:
        query = query.where(view.c.days_open >= days_open)
    with store.reading() as connection:
        rows = connection.execute(query).all()
    names = SeatRow.__dataclass_fields__
    return tuple(
        LeftSeat(seat=SeatRow(**{name: row._mapping[name] for name in names}), announced_at=row.announced_at)
        for row in rows
    )


def left_open(store: Store, wanted: MoveFilter) -> int:
    """How many seats that were left by the departures that pass the filter are open."""
    view = open_seats_view
    query = (
        select(func.count())
        .select_from(moves)
        .join(view, view.c.move_id == moves.c.id)
        .where(*conditions(store, wanted), moves.c.change == Change.DEPARTED, moves.c.status == Status.CONFIRMED)
    )
    with store.reading() as connection:
        return int(connection.execute(query).scalar_one())
