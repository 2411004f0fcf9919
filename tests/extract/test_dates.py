"""Dates: time expressions of fifteen languages and more, labelled by hand, against the days they are read as."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.extract.dates import period_from, resolve_date
from monitor.extract.dates.words import WORDS

DATA = Path(__file__).parent / "data" / "dates.tsv"
#: Share of expressions read as labelled, by part; lowering one takes a reason.
FLOORS = {"seen": 0.99, "unseen": 0.98}
PUBLISHED = date(2024, 5, 8)  # a Wednesday


class Labelled(NamedTuple):
    """A line of the labelled expressions."""

    part: str
    language: str
    text: str
    published: date | None
    day: date | None


def labelled() -> list[Labelled]:
    lines = DATA.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Labelled(part, language, text, _day(when), _day(day)) for part, language, text, when, day in rows]


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_labelled_expressions_are_read_as_labelled(part: str) -> None:
    wrong = []
    lines = [line for line in labelled() if line.part == part]
    for line in lines:
        day = resolve_date(line.text, published_on=line.published, language=line.language)
        if day != line.day:
            wrong.append(f"{line.language} {line.text!r} on {line.published}: {day}, not {line.day}")
    right = 1 - len(wrong) / len(lines)
    assert right >= FLOORS[part], f"{right:.3f} of {len(lines)} right:\n" + "\n".join(wrong)


def test_without_the_day_of_publication_only_a_named_year_makes_a_day() -> None:
    assert resolve_date("1 March 2025", published_on=None, language="en") == date(2025, 3, 1)
    for text in ("1 March", "Monday", "next year", "today", "the end of the month", "Q2", "12/15"):
        assert resolve_date(text, published_on=None, language="en") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/4/2025", date(2025, 3, 4)),
        ("31/4/2025", None),
        ("13/4/2025", date(2025, 4, 13)),
        ("4.3.25", date(2025, 3, 4)),
    ],
)
def test_in_english_the_month_comes_first_in_figures_where_both_orders_are_dates(text: str, day: date | None) -> None:
    assert resolve_date(text, published_on=None, language="en") == day


def test_elsewhere_in_europe_the_day_comes_first_in_figures() -> None:
    assert resolve_date("3/4/2025", published_on=None, language="fr") == date(2025, 4, 3)
    assert resolve_date("1.2.2025", published_on=None, language="de") == date(2025, 2, 1)


def test_a_bare_weekday_is_never_after_the_publication_and_at_most_six_days_before() -> None:
    for ahead in range(7):
        published = PUBLISHED + timedelta(days=ahead)
        for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
            day = resolve_date(name, published_on=published, language="en")
            assert day is not None
            assert day.strftime("%A") == name
            assert timedelta(0) <= published - day < timedelta(days=7)


@given(st.dates(date(1990, 1, 1), date(2080, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_is_within_half_a_year_of_the_publication(published: date, month: int, day: int) -> None:
    name = date(2000, month, day).strftime("%B")
    found = resolve_date(f"{day} {name}", published_on=published, language="en")
    assert found is not None
    assert (found.month, found.day) == (month, day)
    assert abs(found - published) <= timedelta(days=183)


def test_an_unknown_language_is_read_as_english() -> None:
    assert resolve_date("1 March", published_on=PUBLISHED, language="xx") == date(2024, 3, 1)
    assert resolve_date("1 March", published_on=PUBLISHED, language=None) == date(2024, 3, 1)


_PIECES = st.sampled_from(
    [word for block in WORDS.values() for word in block.replace("|", " ").split()] + ["31", "2025"]
)


@settings(max_examples=200, deadline=2000)
@given(
    st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=8).map(" ".join)),
    st.one_of(st.none(), st.dates()),
    st.sampled_from([None, *WORDS]),
)
def test_any_text_gives_no_error_and_no_day_a_century_away(
    text: str, published: date | None, language: str | None
) -> None:
    day = resolve_date(text, published_on=published, language=language)
    if day is not None and published is not None and 1900 <= published.year < 2200:
        assert abs(day - published) <= timedelta(days=36_500)


def test_a_long_text_takes_no_longer_than_a_short_one() -> None:
    started = time.perf_counter()
    for filler in ("1", "九", "next ", "a" * 50, "31 May "):
        resolve_date(filler * (10_000 // len(filler)), published_on=PUBLISHED, language="zh")
    assert time.perf_counter() - started < 1


def test_resolving_is_quick() -> None:
    lines = labelled()
    started = time.perf_counter()
    for ahead in range(5):  # other days of publication: nothing is remembered
        for line in lines:
            published = line.published and line.published + timedelta(days=1000 + ahead)
            resolve_date(line.text, published_on=published, language=line.language)
    assert 5 * len(lines) / (time.perf_counter() - started) > 2_000


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "in March", "2027-03-01", "2027-03-31"),
        ("en", "March 2027", "2027-03-01", "2027-03-31"),
        ("en", "next month", "2027-12-01", "2027-12-31"),
        ("en", "this week", "2025-09-29", "2025-10-05"),
        ("en", "Q2 2025", "2025-04-01", "2025-06-30"),
        ("en", "the second half of 2025", "2025-07-01", "2025-12-31"),
        ("en", "2027", "2027-01-01", "2027-12-31"),
        ("en", "next winter", "2027-12-01", "2028-02-29"),
        ("fr", "cette semaine", "2025-09-29", "2025-10-05"),
        ("fr", "en mars 2027", "2027-03-01", "2027-03-31"),
        ("de", "3. Quartal 2025", "2025-07-01", "2025-09-30"),
        ("de", "im nächsten Jahr", "2026-01-01", "2026-12-31"),
        ("ja", "2027年3月", "2027-03-01", "2027-03-31"),
        ("no", "mars 2027", "2027-03-01", "2027-03-31"),
    ],
)
def test_a_period_has_a_last_day(language: str, text: str, first: str, last: str) -> None:
    begins = date.fromisoformat(first)
    assert period_from(text, begins, language=language) == (begins, date.fromisoformat(last))


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("en", "1 March 2027", "2027-03-01"),
        ("en", "March 1st", "2027-03-01"),
        ("en", "03/01/2027", "2027-03-01"),
        ("en", "the end of March", "2027-03-31"),
        ("en", "mid-March 2027", "2027-03-15"),
        ("en", "early 2027", "2027-01-01"),
        ("en", "the second week of May", "2027-05-08"),
        ("en", "Monday", "2027-03-01"),
        ("en", "today", "2027-03-01"),
        ("en", "New Year's Day", "2027-01-01"),
        ("en", "in March", "2027-04-01"),  # the words are not of this day
        ("en", "closing", "2027-03-01"),
        ("ja", "2027年3月1日", "2027-03-01"),
        ("xx", "", "2027-03-01"),
    ],
)
def test_a_day_or_a_part_of_a_period_is_none(language: str, text: str, first: str) -> None:
    assert period_from(text, date.fromisoformat(first), language=language) is None


def test_a_period_of_the_labelled_expressions_begins_on_the_labelled_day() -> None:
    periods = [
        (row, period_from(row.text, row.day, language=row.language)) for row in labelled() if row.day is not None
    ]
    found = [(row, period) for row, period in periods if period is not None]
    assert len(found) > 100
    for row, (first, last) in found:
        assert first == row.day
        assert timedelta(days=6) <= last - first < timedelta(days=366), row
