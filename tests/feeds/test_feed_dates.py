"""Dates of every shape that feeds write."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds.dates import EARLIEST, LATEST_AHEAD, read_date
from monitor.feeds.months import month_number
from monitor.text import fold

NOW = datetime(2025, 10, 6, 12, tzinfo=UTC)

#: what stands in the feed | the moment in UTC | the publisher's own day
SHAPES = """
Fri, 03 Oct 2025 08:00:00 +0200           | 2025-10-03T06:00 | 2025-10-03
Fri, 3 Oct 2025 8:00 GMT                  | 2025-10-03T08:00 | 2025-10-03
03 Oct 2025 08:00:00 EST                  | 2025-10-03T13:00 | 2025-10-03
Fri, 03 Oct 25 08:00:00 PDT               | 2025-10-03T15:00 | 2025-10-03
Thu, 02 Oct 2025 23:30:00 -0700           | 2025-10-03T06:30 | 2025-10-02
Fri, 03 Oct 2025 00:30:00 CEST            | 2025-10-02T22:30 | 2025-10-03
Fri, 03 Oct 2025 08:00:00 JST             | 2025-10-02T23:00 | 2025-10-03
Fri, 03 Oct 2025 08:00:00 GMT+02:00       | 2025-10-03T06:00 | 2025-10-03
Fri, 03 Oct 2025 08:00:00 +0200 (CEST)    | 2025-10-03T06:00 | 2025-10-03
Fri, 03 Oct 2025 08:00:00 XYZ             | 2025-10-03T08:00 | 2025-10-03
Fri, 03 Oct 2025 24:00:00 GMT             | 2025-10-04T00:00 | 2025-10-04
Friday, October 3, 2025 5:30 PM EDT       | 2025-10-03T21:30 | 2025-10-03
Fri Oct  3 08:00:00 2025                  | 2025-10-03T08:00 | 2025-10-03
03-Oct-2025                               | 2025-10-03T00:00 | 2025-10-03
03Oct2025 08:15                           | 2025-10-03T08:15 | 2025-10-03
2025-10-03                                | 2025-10-03T00:00 | 2025-10-03
2025-10-03T08:00:00Z                      | 2025-10-03T08:00 | 2025-10-03
2025-10-03T08:00:00.123+05:30             | 2025-10-03T02:30 | 2025-10-03
2025-10-02T23:30:00-05:00                 | 2025-10-03T04:30 | 2025-10-02
2025-10-03 08:00:00 +0200                 | 2025-10-03T06:00 | 2025-10-03
2025-10-03T08:00                          | 2025-10-03T08:00 | 2025-10-03
2025/10/03 08:00                          | 2025-10-03T08:00 | 2025-10-03
20251003T080000Z                          | 2025-10-03T08:00 | 2025-10-03
20251003                                  | 2025-10-03T00:00 | 2025-10-03
1759478400                                | 2025-10-03T08:00 | 2025-10-03
1759478400000                             | 2025-10-03T08:00 | 2025-10-03
03.10.2025                                | 2025-10-03T00:00 | 2025-10-03
3.10.25                                   | 2025-10-03T00:00 | 2025-10-03
03.10.2025 14:05                          | 2025-10-03T14:05 | 2025-10-03
03.10.2025, 14.05 Uhr                     | 2025-10-03T14:05 | 2025-10-03
03/10/2025                                | 2025-10-03T00:00 | 2025-10-03
10/03/2025                                | 2025-10-03T00:00 | 2025-10-03
09/25/2025 8:00 AM                        | 2025-09-25T08:00 | 2025-09-25
03-10-2025                                | 2025-10-03T00:00 | 2025-10-03
vendredi 3 octobre 2025 à 14h05           | 2025-10-03T14:05 | 2025-10-03
mar. 30 sept. 2025                        | 2025-09-30T00:00 | 2025-09-30
1er août 2025                             | 2025-08-01T00:00 | 2025-08-01
3. März 2025                              | 2025-03-03T00:00 | 2025-03-03
3 de octubre de 2025                      | 2025-10-03T00:00 | 2025-10-03
3 d’octubre de 2025                       | 2025-10-03T00:00 | 2025-10-03
martedì 30 settembre 2025                 | 2025-09-30T00:00 | 2025-09-30
Pt, 03 paź 2025 08:00:00 +0200            | 2025-10-03T06:00 | 2025-10-03
3. října 2025                             | 2025-10-03T00:00 | 2025-10-03
3. lokakuuta 2025                         | 2025-10-03T00:00 | 2025-10-03
2025. október 3.                          | 2025-10-03T00:00 | 2025-10-03
Cum, 03 Eki 2025 08:00:00 +0300           | 2025-10-03T05:00 | 2025-10-03
3 июля 2025 г., 12:00                     | 2025-07-03T12:00 | 2025-07-03
3 Οκτωβρίου 2025                          | 2025-10-03T00:00 | 2025-10-03
الجمعة، 3 أكتوبر 2025                     | 2025-10-03T00:00 | 2025-10-03
2025年10月3日 08:30                         | 2025-10-03T08:30 | 2025-10-03
2025년 10월 3일 오후 2:05                     | 2025-10-03T14:05 | 2025-10-03
"""


@pytest.mark.parametrize("row", SHAPES.strip().splitlines(), ids=lambda row: row.split("|")[0].strip())
def test_a_date_is_read_with_the_publishers_own_day(row: str) -> None:
    raw, at, on = (cell.strip() for cell in row.split("|"))
    stamp = read_date(raw, now=NOW)
    assert stamp is not None
    assert stamp.at == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert stamp.on == date.fromisoformat(on)


@pytest.mark.parametrize(
    "raw",
    [
        *(
            None,
            "",
            "soon",
            "2025",
            "2025-10",
            "October",
            "12:00",
            "31.02.2025",
            "2025-13-45",
            "Fri, 03 Oct 2025 99:00",
        ),
        *(
            "1970-01-01T00:00:00Z",
            "Thu, 01 Jan 1970 00:00:00 +0000",
            "0001-01-01T00:00:00",
            "1899-12-30",
            "0",
            "1980-01-01",
        ),
        *(
            "2031-01-01",
            "9999-12-31T23:59:59Z",
            "Thu, 09 Oct 2025 08:00:00 GMT",
            "0000-00-00 00:00:00",
            "99999999999999",
        ),
    ],
)
def test_placeholders_nonsense_and_dates_far_ahead_are_no_date(raw: str | None) -> None:
    assert read_date(raw, now=NOW) is None


def test_a_date_a_day_ahead_is_a_zone_and_not_an_error() -> None:
    assert read_date("Tue, 07 Oct 2025 10:00:00 +1300", now=NOW) is not None


@given(st.text(max_size=120) | st.from_regex(r"[0-9 .:/T+-]{1,40}", fullmatch=True))
def test_any_text_gives_a_date_within_bounds_or_none(raw: str) -> None:
    stamp = read_date(raw, now=NOW)
    assert stamp is None or EARLIEST <= stamp.at <= NOW + LATEST_AHEAD


@given(
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2025, 10, 5)),  # noqa: DTZ001 -- zone drawn apart
    st.integers(min_value=-14 * 60, max_value=14 * 60),
)
def test_rfc_822_and_iso_agree_for_every_moment_and_zone(moment: datetime, minutes: int) -> None:
    offset = f"{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
    iso = read_date(f"{moment:%Y-%m-%dT%H:%M:%S}{offset}", now=NOW)
    rfc = read_date(f"{moment:%a, %d %b %Y %H:%M:%S} {offset}", now=NOW)
    assert iso == rfc
    assert iso is None or iso.on == moment.date()


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}


@pytest.mark.parametrize("language", MONTHS)
def test_the_months_of_a_language_are_told_apart(language: str) -> None:
    assert [month_number(fold(name)) for name in MONTHS[language].split()] == list(range(1, 13))
