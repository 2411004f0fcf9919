"""What people write for a filter, and what it comes to."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from monitor.errors import UsageError
from monitor.query import By, Cursor, MoveFilter, parse_filter, parse_limit, parse_moment
from monitor.query.roles import codes_of
from monitor.types import Change, Kind, Level, RoleCode, Sector

NOW = datetime(2025, 10, 26, 12, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("7d", "2025-10-19T12:30", "2025-10-19T12:30"),
        ("36h", "2025-10-25T00:30", "2025-10-25T00:30"),
        ("2w", "2025-10-12T12:30", "2025-10-12T12:30"),
        ("90m", "2025-10-26T11:00", "2025-10-26T11:00"),
        ("now", "2025-10-26T12:30", "2025-10-26T12:30"),
        # On this day Berlin went back to winter time at 03:00: it began at UTC+2 and ended at UTC+1.
        ("today", "2025-10-25T22:00", "2025-10-26T23:00"),
        ("Yesterday", "2025-10-24T22:00", "2025-10-25T22:00"),
        ("2025-10-01", "2025-09-30T22:00", "2025-10-01T22:00"),
        ("2025-12", "2025-11-30T23:00", "2025-12-31T23:00"),
        ("2024", "2023-12-31T23:00", "2024-12-31T23:00"),
        ("2025-10-01T08:00", "2025-10-01T06:00", "2025-10-01T06:00"),
        ("2025-10-01 08:00", "2025-10-01T06:00", "2025-10-01T06:00"),
        ("2025-10-01T08:00Z", "2025-10-01T08:00", "2025-10-01T08:00"),
        ("2025-10-01T08:00-05:00", "2025-10-01T13:00", "2025-10-01T13:00"),
    ],
)
def test_a_moment_is_local_and_a_period_lasts_to_its_end(written: str, since: str, until: str) -> None:
    first = parse_moment(written, name="since", now=NOW, zone=BERLIN)
    after = parse_moment(written, name="until", now=NOW, zone=BERLIN, end=True)
    assert first == datetime.fromisoformat(since).replace(tzinfo=UTC)
    assert after == datetime.fromisoformat(until).replace(tzinfo=UTC)
    assert first.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "written", ["", "7", "7y", "soon", "2025-13-01", "2025-02-30", "20251", "999999w", "0000", "T", "2025-10-01T25:00"]
)
def test_what_is_no_moment_is_told_what_is(written: str) -> None:
    with pytest.raises(UsageError, match=r"^since: .* is no moment; write 7d"):
        parse_moment(written, name="since", now=NOW, zone=BERLIN)


def test_a_filter_takes_every_field_as_text() -> None:
    asked = {
        "since": "2025-10-01", "until": "2025-10-02", "by": "First-Seen", "company": " anthropic ", "person": "patil",
        "role": "cto", "level": "board, C_LEVEL", "change": "appointed", "kind": "hired,promoted", "country": "us,De",
        "language": "EN", "min_confidence": "0.5", "limit": "all", "sector": "technology, Real Estate",
    }  # fmt: skip
    assert parse_filter(asked, now=NOW, zone=UTC) == MoveFilter(
        since=datetime(2025, 10, 1, tzinfo=UTC),
        until=datetime(2025, 10, 3, tzinfo=UTC),
        by=By.FIRST_SEEN,
        company="anthropic",
        person="patil",
        role="cto",
        level=(Level.BOARD, Level.C_LEVEL),
        change=(Change.APPOINTED,),
        kind=(Kind.HIRED, Kind.PROMOTED),
        country=("US", "DE"),
        sector=(Sector.TECHNOLOGY, Sector.REAL_ESTATE),
        language=("en",),
        min_confidence=0.5,
        limit=None,
    )


def test_an_empty_filter_restricts_nothing() -> None:
    assert parse_filter({}, now=NOW, zone=UTC) == MoveFilter()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("change", "hired", "change: 'hired' is none of appointed, departed"),
        ("kind", "resigned,fired", "kind: 'fired' is none of hired, promoted, moved,"),
        ("status", "sure", "confirmed, proposed, rumoured"),
        ("level", "ceo", "board, c_level, executive, senior, other"),
        ("function", "cash", "general, finance, operations"),
        ("by", "seen", "by: 'seen' is none of announced, first-seen"),
        ("country", "USA", "country: 'USA' is no country code (ISO 3166, two letters); write for instance US,DE"),
        ("country", "DE,UK", "country: 'UK' is no country code (ISO 3166, two letters); write GB"),
        ("country", "xx", "country: 'xx' is no country code"),
        ("language", "e1", "language: 'e1' is no language code (ISO 639-1, two letters); write for instance en,fr"),
        ("language", "en,xx", "language: 'xx' is no language code"),
        ("language", "english", "language: 'english' is no language code"),
        ("company", "!", "company: '!' has no letter or digit to look for"),
        ("role", ".", "role: '.' has no letter or digit to look for"),
        ("min_confidence", "1.5", "min_confidence: '1.5' is no number from 0 to 1"),
        ("min_confidence", "nan", "min_confidence: 'nan' is no number from 0 to 1"),
        ("limit", "0", "limit: '0' is no number of rows; write 1 or more, or all"),
        ("limit", "ten", "write 1 or more, or all"),
        ("before", "yesterday", "is no cursor; take the one"),
        ("colour", "red", "'colour' is no filter; the filters are since, until, by, as_of, q, company"),
    ],
)
def test_a_wrong_value_is_told_what_is_valid(name: str, value: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_filter({name: value}, now=NOW, zone=UTC)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", sorted(set(MoveFilter.__dataclass_fields__)))
@pytest.mark.parametrize("value", ["", " ", ","])
def test_a_value_that_says_nothing_is_wrong(name: str, value: str) -> None:
    if (name, value) == ("before", ","):
        return
    with pytest.raises(UsageError) as caught:
        parse_filter({name: value}, now=NOW, zone=UTC, named=lambda name: f"--{name}")
    assert str(caught.value).startswith(f"--{name}: ") or name == "before"


def test_a_language_is_asked_for_by_the_codes_that_stories_have() -> None:
    asked = {"language": "nb, iw, pt-BR, de"}
    assert parse_filter(asked, now=NOW, zone=UTC).language == ("no", "he", "pt", "de")


def test_a_cursor_reads_back_to_the_microsecond() -> None:
    cursor = Cursor(at=datetime(2025, 10, 1, 8, 0, 0, 123456, tzinfo=UTC), id=17)
    assert Cursor.parse(str(cursor)) == cursor
    assert parse_filter({"before": str(cursor)}, now=NOW, zone=UTC).before == cursor


def test_a_limit_is_a_number_or_all() -> None:
    assert (parse_limit(None), parse_limit("7"), parse_limit("ALL")) == (50, 7, None)


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("CTO", {RoleCode.CHIEF_TECHNOLOGY}),
        ("cpo", {RoleCode.CHIEF_PEOPLE, RoleCode.CHIEF_PRODUCT, RoleCode.CHIEF_PROCUREMENT}),
        ("chief_technology", {RoleCode.CHIEF_TECHNOLOGY}),
        ("Chief Technology Officer", {RoleCode.CHIEF_TECHNOLOGY}),
        ("chief executive", {RoleCode.CHIEF_EXECUTIVE}),
        ("president", {RoleCode.PRESIDENT}),
        ("vice president", {RoleCode.VICE_PRESIDENT}),
        ("General Counsel", {RoleCode.CHIEF_LEGAL}),
        ("chief", set()),
        ("directeur technique", set()),
        ("head of Asia", set()),
        ("!", set()),
    ],
)
def test_a_role_is_asked_for_by_code_abbreviation_or_its_english_words(asked: str, codes: set[RoleCode]) -> None:
    assert set(codes_of(asked)) == codes
