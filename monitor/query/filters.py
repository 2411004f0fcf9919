"""What a listing of moves is asked for, and how people write it: one place for command line, page and API."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import TypeVar

from monitor.errors import UsageError
from monitor.query.names import words_of
from monitor.store.columns import LAST_NUMBER
from monitor.text import language_code
from monitor.types import COUNTRIES, COUNTRY_SLIPS, LANGUAGES, Change, Function, Kind, Level, RoleCode, Sector, Status

Member = TypeVar("Member", bound=StrEnum)

#: Rows of a listing where nobody says how many.
DEFAULT_LIMIT = 50


class By(StrEnum):
    """The clock that `since`, `until` and the order of a listing go by."""

    ANNOUNCED = "announced"  #: the earliest publication
    FIRST_SEEN = "first-seen"  #: when this monitor first knew


@dataclass(frozen=True, kw_only=True, slots=True)
class Cursor:
    """The last row of a page of a listing: the next page starts after it."""

    at: datetime  #: by the clock of the listing
    id: int

    def __str__(self) -> str:
        return f"{self.at.astimezone(UTC).strftime('%Y%m%dT%H%M%S.%f')}-{self.id}"

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """What `str` of a cursor gave. Raises UsageError."""
        at, _, number = text.partition("-")
        try:
            found = cls(at=datetime.strptime(at, "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC), id=int(number))
        except ValueError:
            found = None
        if found is None or not 0 <= found.id <= LAST_NUMBER:
            raise UsageError(f"{text!r} is no cursor; take the one that the page before gave", name="before")
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveFilter:
    """Which moves are wanted. What is left out does not restrict; several values of one field mean any of them."""

    since: datetime | None = None  #: not before
    until: datetime | None = None  #: before
    by: By = By.ANNOUNCED
    as_of: datetime | None = None  #: what the database knew then; None: what it knows
    q: str | None = None  #: words of the stories that tell it: all of them, in quotes one after the other
    company: str | None = None  #: words, each the start of a word of the organisation's name; or another name it has
    person: str | None = None  #: words, each the start of a word of the person's name
    role: str | None = None  #: a role code, an abbreviation (CTO), or words of the sources' wording
    role_code: tuple[RoleCode, ...] = ()  #: by the code alone, whatever the wording
    function: tuple[Function, ...] = ()
    level: tuple[Level, ...] = ()
    change: tuple[Change, ...] = ()
    kind: tuple[Kind, ...] = ()
    status: tuple[Status, ...] = ()
    country: tuple[str, ...] = ()  #: ISO 3166 alpha-2
    sector: tuple[Sector, ...] = ()
    language: tuple[str, ...] = ()  #: ISO 639-1, of the story that tells it best
    min_confidence: float = 0.0
    limit: int | None = DEFAULT_LIMIT  #: None: all
    before: Cursor | None = None


def parse_filter(
    asked: Mapping[str, str], *, now: datetime, zone: tzinfo, named: Callable[[str], str] = str
) -> MoveFilter:
    """A filter from texts as people give them, by the names of `MoveFilter`'s fields (`min-confidence` as
    `min_confidence`); closed sets and codes take several values with commas between. Days count in `zone`. UsageError
    says which value is wrong, an empty one too, by the name that `named` gives the filter, and lists what is valid."""
    unknown = sorted(set(asked) - set(MoveFilter.__dataclass_fields__))
    if unknown:
        known = ", ".join(MoveFilter.__dataclass_fields__)
        raise UsageError(f"{unknown[0]!r} is no filter; the filters are {known}", name=unknown[0])
    given = {name: value.strip() for name, value in asked.items()}

    def text(name: str) -> str | None:
        return given.get(name)

    def words(name: str) -> str | None:
        if name in given:
            words_of(given[name], name=named(name))
        return text(name)

    def members(of: type[Member], name: str) -> tuple[Member, ...]:
        return choices(of, named(name), text(name))

    since, until = parse_times(given, now=now, zone=zone, named=named)
    as_of = given.get("as_of")
    return MoveFilter(
        since=since,
        until=until,
        as_of=None if as_of is None else parse_moment(as_of, name=named("as_of"), now=now, zone=zone, end=True),
        by=(*members(By, "by"), By.ANNOUNCED)[0],
        q=words("q"),
        company=words("company"),
        person=words("person"),
        role=words("role"),
        role_code=members(RoleCode, "role_code"),
        function=members(Function, "function"),
        level=members(Level, "level"),
        change=members(Change, "change"),
        kind=members(Kind, "kind"),
        status=members(Status, "status"),
        country=_countries(text("country"), name=named("country")),
        sector=members(Sector, "sector"),
        language=parse_languages(text("language"), name=named("language")),
        min_confidence=_share(given.get("min_confidence", "0"), name=named("min_confidence")),
        limit=parse_limit(text("limit"), name=named("limit")),
        before=Cursor.parse(given["before"]) if "before" in given else None,
    )


def parse_times(
    given: Mapping[str, str], *, now: datetime, zone: tzinfo, named: Callable[[str], str] = str
) -> tuple[datetime | None, datetime | None]:
    """`since` and `until` of what was asked, as `parse_moment` reads them; None where one is not. UsageError, also for
    one that is not before the other."""
    since, until = (
        parse_moment(given[name], name=named(name), now=now, zone=zone, end=name == "until") if name in given else None
        for name in ("since", "until")
    )
    if since and until and since >= until:
        told = f"{named('since')} {given['since']} is not before {named('until')} {given['until']}"
        raise UsageError(told, name=named("since"))
    return since, until


#: How far from today a day may lie that a user tells: nobody starts or leaves later, and pages draw what lies between.
_FARTHEST = timedelta(days=36_525)


def parse_day(text: str, *, name: str, today: date) -> date:
    """A day that a user tells. UsageError for what is none, or lies more than a hundred years away."""
    with contextlib.suppress(ValueError):
        day = date.fromisoformat(text.strip())
        if abs(day - today) <= _FARTHEST:
            return day
    raise UsageError(f"{name}: {text!r} is no day within a hundred years; write it as 2025-10-01", name=name)


_SPAN = re.compile(r"(\d{1,6})([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_MOMENTS = "7d (also s, m, h, w), today, yesterday, 2025-10-01, 2025-10, 2025 or 2025-10-01T08:00"


def parse_moment(text: str, *, name: str, now: datetime, zone: tzinfo, end: bool = False) -> datetime:
    """A moment as people write it: a span back from `now` (`7d`), `today`, `yesterday`, a day, month or year, or a time
    (in `zone` where it names no offset). A period gives its first moment, with `end` the first moment after it, so that
    `until` a day has the day in it. UsageError lists the forms."""
    try:
        if span := _SPAN.fullmatch(text):
            return now - timedelta(**{_UNITS[span[2]]: int(span[1])})
        if text.lower() == "now":
            return now
        if len(text) > len("2025-10-01"):
            stated = datetime.fromisoformat(text)
            return (stated if stated.tzinfo else stated.replace(tzinfo=zone)).astimezone(UTC)
        first, after = _period(text.lower(), today=now.astimezone(zone).date())
        return datetime.combine(after if end else first, time.min, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(f"{name}: {text!r} is no moment; write {_MOMENTS}", name=name) from None


def _period(text: str, *, today: date) -> tuple[date, date]:
    """The first day of a period, and the first day after it. ValueError where it is none."""
    match text.split("-"):
        case ["today"]:
            first = today
        case ["yesterday"]:
            first = today - timedelta(days=1)
        case [year, month] if len(year) == 4:
            first = date(int(year), int(month), 1)
            return first, (first + timedelta(days=31)).replace(day=1)
        case [year] if len(year) == 4:
            return date(int(year), 1, 1), date(int(year) + 1, 1, 1)
        case _:
            first = date.fromisoformat(text)
    return first, first + timedelta(days=1)


def choices(members: type[Member], name: str, text: str | None) -> tuple[Member, ...]:
    """Members of a closed set, from their values with commas between. UsageError lists them all."""
    known = {member.value: member for member in members}
    found = []
    for word in _split(text):
        key = "_".join(word.lower().split())
        if key not in known:
            raise UsageError(f"{name}: {word!r} is none of {', '.join(known)}", name=name)
        found.append(known[key])
    return tuple(found)


def _split(text: str | None) -> tuple[str, ...]:
    """The words between commas; a text without any is one of its own, which is wrong wherever it is given."""
    if text is None:
        return ()
    return tuple(word for word in (part.strip() for part in text.split(",")) if word) or (text,)


def _countries(text: str | None, *, name: str) -> tuple[str, ...]:
    codes = _split(text)
    for code in codes:
        if code.upper() not in COUNTRIES:
            meant = COUNTRY_SLIPS.get(code.upper(), "for instance US,DE")
            raise UsageError(f"{name}: {code!r} is no country code (ISO 3166, two letters); write {meant}", name=name)
    return tuple(code.upper() for code in codes)


def parse_languages(text: str | None, *, name: str) -> tuple[str, ...]:
    """Languages as stories have them, from codes with commas between (`nb` is `no`). UsageError for what is none."""
    found = []
    for code in _split(text):
        language = language_code(code)
        if language not in LANGUAGES:
            raise UsageError(
                f"{name}: {code!r} is no language code (ISO 639-1, two letters); write for instance en,fr", name=name
            )
        found.append(language)
    return tuple(found)


def _share(text: str, *, name: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise UsageError(f"{name}: {text!r} is no number from 0 to 1", name=name)
    return share


def parse_limit(text: str | None, *, name: str = "limit") -> int | None:
    """A number of rows; `all` is None. UsageError for anything else."""
    if text is None:
        return DEFAULT_LIMIT
    if text.lower() == "all":
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < 1:
        raise UsageError(f"{name}: {text!r} is no number of rows; write 1 or more, or all", name=name)
    return int(text)
