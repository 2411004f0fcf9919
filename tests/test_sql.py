"""Every question of docs/sql.md, asked of a database that knows the answer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from monitor.resolve import house_key
from monitor.store import Store
from monitor.types import Change, Company, Function, Kind, Level, Report, RoleCode, Sector, Status
from tests.store.news import PATIL, tell

PAGE = (Path(__file__).parent.parent / "docs" / "sql.md").read_text(encoding="utf-8")
DATABASES = {"SQLite": {"sqlite"}, "PostgreSQL": {"postgresql"}, "SQLite and PostgreSQL": {"sqlite", "postgresql"}}
NOW = datetime.now(UTC)
DAY = timedelta(days=1)


def questions(database: str) -> dict[str, str]:
    """Heading -> statement, of those that the page says run on this database."""
    found: dict[str, str] = {}
    for section in PAGE.split("\n## ")[1:]:
        for where, statement in re.findall(r"```sql\n-- (.*?)\n(.*?)```", section, re.DOTALL):
            if database in DATABASES[where]:
                found[section.partition("\n")[0]] = statement
    return found


ANY = object()
#: heading -> its rows on the news below; ANY where a row counts from today.
ANSWERS: dict[str, list[tuple[Any, ...]]] = {
    "What was announced in the last seven days?": [(ANY, "Zoe Patil", "appointed", "promoted", "CTO", "Norvane")],
    "How many moves a week?": ANY,  # type: ignore[dict-item]  # checked below
    "Who left Kelmont, and where did they go?": [
        ("Ben Ode", "CEO", "dismissed", None, None, ANY),
        ("Cleo Dahl", "CFO", "moved", "CFO", "Norvane", ANY),
    ],
    "Who went from Kelmont to Norvane?": [("Cleo Dahl", "CFO", "CFO")],
    "Between which two companies do most people move?": [("Kelmont", "Norvane", 1)],
    "Which chief executives have been interim for more than 90 days?": [("Ina Falk", "Kelmont", ANY, 118)],
    "Which posts have been open for more than 60 days?": [
        ("Kelmont", "CFO", "Cleo Dahl", 170, None, False),
        ("Kelmont", "CEO", "Ben Ode", 120, "Ina Falk", False),
    ],
    "Who was the first that a company took from outside?": [("Norvane", "Cleo Dahl", "CFO", "Kelmont", ANY)],
    "Which companies change most?": [("Kelmont", 4, 2, 2), ("Norvane", 4, 3, 1), ("Østfold", 1, 0, 1)],
    "How long before it takes effect is a move announced?": [(13.0, 3)],
    "In which countries and sectors?": [("DE", "technology", 4, 1), ("FR", None, 4, 1)],
    "Who followed whom?": [("Norvane", "CFO", "Ada Berg", "resigned", "Cleo Dahl", "Kelmont")],
    "From within or from outside?": [
        ("board_member", 0, 0, 2), ("chief_executive", 0, 0, 1), ("chief_financial", 0, 1, 1),
        ("chief_technology", 1, 0, 1),
    ],
    "Who joined more than one board?": [("Max Roth", 2, "Kelmont", "Norvane")],
    "What takes effect in the next 30 days?": [(ANY, "Zoe Patil", "appointed", "CTO", "Norvane")],
    "Which rumours has nobody confirmed?": [(ANY, "Ida Moor", "appointed", "CEO", "Østfold", 1, "https://news.example/8")],
    "In which languages do the best sources speak?": [("en", 10, 1.0)],
}  # fmt: skip


def _news() -> list[tuple[int, Report]]:
    """Days ago, and what is told then."""
    nobody = replace(PATIL, evidence=(), kind=Kind.UNKNOWN, organisation="Norvane", confidence=0.9)
    cfo = replace(nobody, role="CFO", role_code=RoleCode.CHIEF_FINANCIAL, function=Function.FINANCE)
    ceo = replace(nobody, role="CEO", role_code=RoleCode.CHIEF_EXECUTIVE, function=Function.GENERAL)
    board = replace(nobody, person="Max Roth", role="member of the board", role_code=RoleCode.BOARD_MEMBER,
                    function=Function.GENERAL, level=Level.BOARD)  # fmt: skip
    gone: dict[str, Any] = {"change": Change.DEPARTED}

    def day(ago: int) -> date:
        return (NOW - ago * DAY).date()

    return [
        (200, replace(cfo, person="Ada Berg", kind=Kind.RESIGNED, **gone)),
        (170, replace(cfo, person="Cleo Dahl", kind=Kind.HIRED, previous_role="CFO", previous_organisation="Kelmont",
                      predecessor="Ada Berg", effective_on=day(140))),
        (170, replace(cfo, person="Cleo Dahl", organisation="Kelmont", kind=Kind.MOVED, next_role="CFO",
                      next_organisation="Norvane", **gone)),
        (120, replace(ceo, person="Ben Ode", organisation="Kelmont", kind=Kind.DISMISSED, **gone)),
        (118, replace(ceo, person="Ina Falk", organisation="Kelmont", kind=Kind.INTERIM)),
        (40, replace(board, effective_on=day(40))),
        (30, replace(board, organisation="Kelmont")),
        (60, replace(ceo, person="Ida Moor", organisation="Østfold", status=Status.RUMOURED)),
        (10, replace(nobody, person="Gil Hart", role="CTO", organisation="Østfold", kind=Kind.RETIRED, **gone)),
        (3, replace(nobody, person="Zoe Patil", role="CTO", kind=Kind.PROMOTED, effective_on=day(-10))),
    ]  # fmt: skip


@pytest.fixture
def filled(store: Store) -> Store:
    companies = [
        Company(name="Norvane", country="DE", sector=Sector.TECHNOLOGY, source="mine.csv", own=True),
        Company(name="Kelmont", country="FR", source="mine.csv", own=True),
    ]
    store.put_companies(companies, house_key, now=NOW - 300 * DAY)
    for number, (ago, report) in enumerate(_news(), start=1):
        then = NOW - ago * DAY
        tell(store, str(number), report, now=then + timedelta(seconds=1), published_at=then)
    return store


def _plain(value: Any, column: str) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    return bool(value) if column == "search_announced" else value


def test_every_question_gives_the_rows_that_the_news_ask_for(filled: Store) -> None:
    with filled.reading() as connection:
        asked = questions(connection.dialect.name)
        assert asked.keys() == ANSWERS.keys()
        for heading, statement in asked.items():
            result = connection.execute(text(statement))
            columns = list(result.keys())
            rows = [tuple(_plain(v, c) for v, c in zip(row, columns, strict=True)) for row in result]
            assert rows, heading
            if ANSWERS[heading] is ANY:
                continue
            wanted = ANSWERS[heading]
            seen = [
                tuple(w if w is ANY and v is not None else v for v, w in zip(row, want, strict=True))
                for row, want in zip(rows, wanted, strict=False)
            ]
            assert (len(rows), seen) == (len(wanted), wanted), heading


def test_weeks_begin_on_monday_and_hold_every_move(filled: Store) -> None:
    with filled.reading() as connection:
        rows = connection.execute(text(questions(connection.dialect.name)["How many moves a week?"])).all()
    weeks = [date.fromisoformat(str(row.week)) for row in rows]
    assert {week.weekday() for week in weeks} == {0}
    assert weeks == sorted(weeks, reverse=True)
    assert weeks[0] <= (NOW - 3 * DAY).date() < weeks[0] + 7 * DAY
    assert (sum(row.appointed for row in rows), sum(row.departed for row in rows)) == (5, 4)


def test_who_goes_twice_between_two_companies_is_one_of_the_people(filled: Store) -> None:
    heading = "Between which two companies do most people move?"
    again = replace(PATIL, person="Cleo Dahl", evidence=(), role="CTO", organisation="Norvane",
                    previous_organisation="Kelmont")  # fmt: skip
    tell(filled, "again", again, now=NOW)
    with filled.reading() as connection:
        rows = connection.execute(text(questions(connection.dialect.name)[heading])).all()
    assert [tuple(row) for row in rows] == ANSWERS[heading]


def test_every_block_says_where_it_runs_and_no_question_is_without_one() -> None:
    headings = {section.partition("\n")[0] for section in PAGE.split("\n## ")[1:]}
    assert len(ANSWERS) >= 12
    assert headings - ANSWERS.keys() == {"Datasette"}
    assert PAGE.count("```sql\n") == len(re.findall(rf"```sql\n-- ({'|'.join(DATABASES)})\n", PAGE))
