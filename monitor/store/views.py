"""The public face for people who query with SQL: two views, never broken without a major version.

Migrations drop them first and make them again after (migrations/env.py), so this file holds their current form only.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

#: Days from a departure's date (when it takes effect, else when it was announced) until today, for each dialect.
_DAY = {"sqlite": "date({})", "postgresql": "cast({} at time zone 'UTC' as date)"}
_DAYS_OPEN = {
    "sqlite": "cast(julianday('now', 'start of day') - julianday(s.left_on) as integer)",
    "postgresql": "(current_date - s.left_on)",
}
_EARLIER = {"sqlite": "datetime({}, '-120 days')", "postgresql": "{} - interval '120 days'"}

RECENT_MOVES = """
create view recent_moves as
select m.id, m.person, m.change, m.kind, m.status, m.role, m.role_code, m.function, m.level, m.organisation,
       m.country, m.sector, m.ticker, m.effective_on, m.announced_at, m.first_seen_at, m.predecessor, m.successor,
       m.previous_role, m.previous_organisation, m.next_role, m.next_organisation, m.reports_to, m.confidence,
       m.sources, s.title as headline, r.snippet, s.url, s.language, m.updated_at
from moves m
join reports r on r.id = m.best_report_id
join stories s on s.id = m.best_story_id
where m.merged_into is null and m.withdrawn_at is null
"""

# A seat is open from a confirmed departure until somebody else is confirmed in it for good. The successor is often
# announced months before the departure is (120 days: two quarterly reports with a month to spare), hence {earlier}.
# An interim appointment fills no seat: its holder is shown, and its story may be the one that tells of a search. Who is
# disputed (the last word on the appointment is a denial) neither fills a seat nor acts in one.
_OPEN_SEATS = """
create view open_seats as
select s.post, s.organisation, s.left_by, s.left_on, {days_open} as days_open,
       (select i.person from moves i
        where i.seat_key = s.seat_key and i.change = 'appointed' and i.kind = 'interim' and i.status = 'confirmed'
          and i.merged_into is null and i.withdrawn_at is null and not i.denied and i.announced_at >= s.since
        order by i.announced_at desc, i.id desc limit 1) as interim_holder,
       s.role_code, s.country, s.sector, s.move_id,
       (s.search_announced or exists
        (select 1 from moves i
         where i.seat_key = s.seat_key and i.change = 'appointed' and i.kind = 'interim' and i.search_announced
           and i.status = 'confirmed' and i.merged_into is null and i.withdrawn_at is null and not i.denied
           and i.announced_at >= s.since)) as search_announced
from (select d.id as move_id, coalesce(d.role, d.role_code) as post, d.organisation, d.person as left_by,
             d.person_key, coalesce(d.effective_on, {announced_on}) as left_on, {earlier} as since,
             d.announced_at, d.seat_key, d.role_code, d.country, d.sector, d.search_announced
      from moves d
      where d.change = 'departed' and d.status = 'confirmed' and d.seat_key is not null
        and d.merged_into is null and d.withdrawn_at is null) s
where not exists (select 1 from moves a
                  where a.seat_key = s.seat_key and a.change = 'appointed' and a.kind <> 'interim'
                    and a.status = 'confirmed' and a.merged_into is null and a.withdrawn_at is null and not a.denied
                    and a.announced_at >= s.since
                    and (a.person_key is null or s.person_key is null or a.person_key <> s.person_key))
  and not exists (select 1 from moves l
                  where l.seat_key = s.seat_key and l.change = 'departed' and l.status = 'confirmed'
                    and l.merged_into is null and l.withdrawn_at is null
                    and (l.announced_at > s.announced_at or (l.announced_at = s.announced_at and l.id > s.move_id)))
"""

VIEWS = ("recent_moves", "open_seats")


def drop_views(connection: Connection) -> None:
    """Before a migration: SQLite refuses to rebuild a table that a view reads."""
    for name in VIEWS:
        connection.execute(text(f"drop view if exists {name}"))


def create_views(connection: Connection) -> None:
    """After a migration."""
    dialect = connection.dialect.name
    connection.execute(text(RECENT_MOVES))
    connection.execute(
        text(
            _OPEN_SEATS.format(
                days_open=_DAYS_OPEN[dialect],
                announced_on=_DAY[dialect].format("d.announced_at"),
                earlier=_EARLIER[dialect].format("d.announced_at"),
            )
        )
    )
