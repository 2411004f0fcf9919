"""Dates as feeds write them: RFC 822, ISO 8601, and what templates in a score of languages make of them.

feedparser's own reader comes last here, not first: it takes every zone it does not know for UTC, and reads `03-10-2025`
as 20 October 2003. What it alone knows (Korean and Greek forms, asctime) it still reads.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from feedparser.datetimes import _parse_date

from monitor.feeds.months import month_number
from monitor.text import fold, squeeze

#: Up to here dates are placeholders: year 1, OLE's 1899-12-30, Unix's 1970-01-01, DOS's 1980-01-01.
EARLIEST = datetime(1980, 1, 2, tzinfo=UTC)
#: How far ahead of ours a publisher's clock may be: a day wrongly set, and the zone furthest east.
LATEST_AHEAD = timedelta(hours=38)

#: Zones by name, minutes east of UTC. A name that stands for several is read as the one feeds mean most
#: (IST: India; CST: United States; BST: British summer time).
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "met": 60, "mez": 60, "wat": 60,
    "cest": 120, "mest": 120, "mesz": 120, "eet": 120, "sast": 120, "cat": 120, "eest": 180, "eat": 180, "msk": 180,
    "trt": 180, "gst": 240, "pkt": 300, "ist": 330, "npt": 345, "ict": 420, "wib": 420, "sgt": 480, "hkt": 480,
    "awst": 480, "pht": 480, "myt": 480, "jst": 540, "kst": 540, "acst": 570, "aest": 600, "acdt": 630, "aedt": 660,
    "nzst": 720, "nzdt": 780, "nst": -210, "ndt": -150, "brt": -180, "art": -180, "clt": -240, "ast": -240,
    "adt": -180, "edt": -240, "est": -300, "et": -300, "cot": -300, "pet": -300, "cdt": -300, "cst": -360, "ct": -360,
    "mdt": -360, "mst": -420, "mt": -420, "pdt": -420, "pst": -480, "pt": -480, "akst": -540, "hst": -600,
}  # fmt: skip
_FURTHEST_ZONE = 14 * 60

_OF = r"[\s.,/-]*(?:d['’]|d[ei] |del )?"
_MONTH = r"(?P<month>[^\W\d_]{2,20})"
#: The shapes of a calendar day in folded text, the surest first. Dots put the day first; the order between slashes or
#: dashes is open (`x`, `y`).
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})\s?[-/.年년]\s?(?P<number>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:(?:er|st|nd|rd|th|o|a)\b)?{_OF}{_MONTH}{_OF}(?P<year>\d{{4}}|\d{{2}})(?![\d:])",
        rf"{_MONTH}[\s.,/-]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,/-]+(?P<year>\d{{4}})(?![\d:])",
        rf"(?<!\d)(?P<year>\d{{4}})[\s.,/-]+{_MONTH}[\s.,/-]+(?P<day>\d{{1,2}})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})(?!\d)",
        r"(?<!\d)(?P<x>\d{1,2})[-/](?P<y>\d{1,2})[-/](?P<year>\d{4}|\d{2})(?!\d)",
    )
)
_TIME = re.compile(
    r"(?P<afternoon>오후|下午|午後)?\s*(?<!\d)(?P<hour>\d{1,2})\s?(?:[:h]|(?<=\d)\.)\s?(?P<minute>\d{1,2})"
    r"(?:[:.](?P<second>\d{1,2})(?:[.,]\d+)?)?\s*(?P<half>[ap])?(?(half)\.?m\b)"
)
_OFFSET = re.compile(r"(?P<sign>[+\u2212-])\s?(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?(?!\d)")
_ZONE = re.compile(r"\b[a-z]{1,4}\b")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """A publisher's date."""

    at: datetime  #: aware UTC; midnight where the publisher gives a day alone
    on: date  #: the publisher's own calendar day


def read_date(raw: str | None, *, now: datetime) -> Stamp | None:
    """The date that `raw` says; without a zone it is read as UTC.

    None where it says none, and for placeholders (`EARLIEST`) and dates further ahead of `now` than any zone explains.
    """
    text = unicodedata.normalize("NFC", fold(squeeze(raw or "")[:100]))  # NFC: folding takes Hangul apart
    try:
        moment = _spelled(text, now=now) or _compact(text) or _as_feedparser(squeeze(raw or "")[:100])
        at = moment.astimezone(UTC) if moment else None
    except (ValueError, OverflowError):  # no such day: 31 February, hour 99; or beyond year 9999
        return None
    if moment is None or at is None or not EARLIEST <= at <= now + LATEST_AHEAD:
        return None
    return Stamp(at=at, on=moment.date())


def _spelled(text: str, *, now: datetime) -> datetime | None:
    """A day in one of the known shapes, with the time and the zone that stand around it."""
    for shape in _DAYS:
        found = shape.search(text)
        day = _day(found.groupdict(), now=now) if found else None
        if found and day:
            return _with_time(day, text[: found.start()] + " | " + text[found.end() :].removeprefix("t"))
    return None


def _day(parts: dict[str, str | None], *, now: datetime) -> date | None:
    year = _whole_year(parts["year"] or "")
    if parts.get("x"):
        return _nearest(int(parts["x"] or 0), int(parts["y"] or 0), year, today=now.date())
    number = int(parts.get("number") or 0) or month_number(parts.get("month") or "")
    return date(year, number, int(parts["day"] or 0)) if number else None


def _whole_year(year: str) -> int:
    """Two digits are of this century up to 69 (POSIX, strptime %y)."""
    return int(year) + (0 if len(year) > 2 else 2000 if int(year) < 70 else 1900)


def _nearest(x: int, y: int, year: int, *, today: date) -> date | None:
    """`03/10/2025`: what a feed carries is recent, so of both orders the one nearer to today."""
    candidates = [date(year, month, day) for day, month in ((x, y), (y, x)) if month <= 12 and 1 <= day <= 31]
    return min(candidates, key=lambda candidate: abs(candidate - today), default=None)


def _with_time(day: date, rest: str) -> datetime:
    found = _TIME.search(rest)
    if found is None:
        return datetime.combine(day, time(), UTC)
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if found["half"] or found["afternoon"]:
        hour = hour % 12 + (0 if found["half"] == "a" else 12)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError(f"no such time: {found[0]}")
    midnight = datetime.combine(day, time(), _zone(rest[found.end() :]))
    return midnight + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))


def _zone(rest: str) -> timezone:
    """The zone that `rest` begins with: an offset, else a known name; UTC for what nobody knows."""
    if offset := _OFFSET.search(rest):
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        if minutes <= _FURTHEST_ZONE:
            return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))
    names = (_ZONES.get(name) for name in _ZONE.findall(rest))
    return timezone(timedelta(minutes=next((east for east in names if east is not None), 0)))


def _compact(text: str) -> datetime | None:
    """ISO's basic format (`20251003T080000Z`) and Unix time in seconds or milliseconds."""
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _as_feedparser(text: str) -> datetime | None:
    """feedparser's reader, for whole dates: it would make 1 January of a bare year."""
    if len(re.findall(r"\d+", text)) < 3:
        return None
    parsed = _parse_date(text)
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
