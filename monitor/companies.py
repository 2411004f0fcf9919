"""Lists of companies in CSV: the shipped one (seeds/companies.csv) and users' own."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from monitor.errors import InputError
from monitor.text import squeeze
from monitor.types import COUNTRIES, COUNTRY_SLIPS, Company, Sector

#: The first line of a list. Of a user's list only `name` has to be there, in any order.
COLUMNS = ("name", "aliases", "ticker", "country", "sector", "source")
#: Between the aliases of one company.
NAMES_APART = "|"
#: What a line begins with that is a note for people.
_NOTE = "#"

KeyOf = Callable[[str], str | None]


def read_companies(data: bytes, key_of: KeyOf, *, source: str, own: bool) -> tuple[Company, ...]:
    """The companies of a list in CSV (UTF-8; commas, or semicolons as spreadsheets of many countries write). Lines that
    begin with a # are notes.

    `key_of` says what a name is compared by (`resolve.house_key`), `source` stands where a line names none. Raises
    InputError with the line that is not as it should be; a name that two lines have is one of those.
    """
    lines = list(io.StringIO(_text(data), newline=""))
    reader = csv.reader(lines, delimiter=_delimiter(data), strict=True)
    try:
        columns = _columns(next(reader, []))
        found = [
            (_company(dict(zip(columns, row, strict=False)), reader.line_num, len(row) - len(columns), source, own=own))
            for first, row in _rows(reader)
            if any(cell.strip() for cell in row) and not lines[first].startswith(_NOTE)
        ]
    except csv.Error as error:
        raise InputError(f"line {reader.line_num}: {error}; write the list as CSV") from error
    _require_apart(found, key_of)
    return tuple(company for _, company in found)


def write_companies(companies: Iterable[Company]) -> str:
    """The list that `read_companies` reads."""
    text = io.StringIO()
    plain = csv.writer(text, lineterminator="\n")
    quoted = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(COLUMNS)
    for each in companies:
        out = quoted if each.name.startswith(_NOTE) else plain
        out.writerow((each.name, NAMES_APART.join(each.aliases), each.ticker, each.country, each.sector, each.source))
    return text.getvalue()


def overridden(found: Iterable[Company], own: Iterable[Company], key_of: KeyOf) -> tuple[Company, ...]:
    """The companies, with those of the user's own list in the place of a shipped one that has a name of theirs: a list
    in which each name stands for one company."""
    by_key = {key_of(name): company for company in own for name in company.names}
    chosen: dict[Company, None] = {}
    for company in found:
        instead = [] if company.own else [by_key[key] for name in company.names if (key := key_of(name)) in by_key]
        chosen |= dict.fromkeys(instead or [company])
    return tuple(chosen)


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Each row with the index of its first line: a cell may go over several."""
    first = reader.line_num  # type: ignore[attr-defined]  # of `csv.reader`, whose type has no name
    for row in reader:
        yield first, row
        first = reader.line_num  # type: ignore[attr-defined]


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"line {line}: it is not UTF-8; save the list as CSV in UTF-8") from error


def _delimiter(data: bytes) -> str:
    head = data.partition(b"\n")[0]
    return ";" if b";" in head and b"," not in head else ","


def _columns(row: list[str]) -> tuple[str, ...]:
    columns = tuple(cell.strip().casefold() for cell in row)
    if "name" not in columns:
        raise InputError(f"line 1: it must name the columns, `name` among them: {','.join(COLUMNS)}")
    for column in columns:
        if column not in COLUMNS or columns.count(column) > 1:
            told = "twice there" if column in COLUMNS else f"none of {', '.join(COLUMNS)}"
            raise InputError(f"line 1: the column {column!r} is {told}")
    return columns


def _company(values: dict[str, str], line: int, surplus: int, source: str, *, own: bool) -> tuple[int, Company]:
    """The company, and its line for messages."""
    if surplus > 0:
        raise InputError(f"line {line}: {surplus} cells more than columns; put quotes around a name with a comma in it")
    cells = {column: squeeze(value) for column, value in values.items()}
    name = cells["name"]
    if not any(letter.isalnum() for letter in name):
        raise InputError(f"line {line}: it has no name; write one, or take the line out")
    aliases = (squeeze(alias) for alias in cells.get("aliases", "").split(NAMES_APART))
    return line, Company(
        name=name,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias and alias != name)),
        ticker=cells.get("ticker") or None,
        country=_country(cells.get("country", ""), line),
        sector=_sector(cells.get("sector", ""), line),
        source=cells.get("source") or source,
        own=own,
    )


def _country(text: str, line: int) -> str | None:
    code = text.upper()
    if code and code not in COUNTRIES:
        meant = COUNTRY_SLIPS.get(code)
        hint = f"write {meant}" if meant else "write for instance US or DE"
        raise InputError(f"line {line}: {text!r} is no country code (ISO 3166, two letters); {hint}")
    return code or None


def _sector(text: str, line: int) -> Sector | None:
    if not text:
        return None
    try:
        return Sector("_".join(text.casefold().replace("_", " ").split()))
    except ValueError:
        raise InputError(f"line {line}: {text!r} is no sector; the sectors are {', '.join(Sector)}") from None


def _require_apart(found: Iterable[tuple[int, Company]], key_of: KeyOf) -> None:
    """A name stands for one company only, or nobody could say which is meant."""
    seen: dict[str, tuple[int, Company]] = {}
    for line, company in found:
        for name in company.names:
            key = key_of(name)
            if key is None:
                raise InputError(f"line {line}: {name!r} has no letter to be found by; write another name")
            first, other = seen.setdefault(key, (line, company))
            if other is not company:
                raise InputError(f"line {line}: {name!r} is a name of {other.name!r} too (line {first}); keep one")
