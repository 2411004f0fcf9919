"""The contract of reading as JSON lines: a story a line in, its moves a line out."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from monitor.errors import InputError
from monitor.text import language_code
from monitor.types import CORRECTION, Reading, Report, Story

#: Digits kept of scores and confidences: the models compute with six, and nobody decides by the fifth.
_DIGITS = 4
_SURROGATE = re.compile("[\ud800-\udfff]")


class LineError(InputError):
    """A line is no story; `id` is what it calls itself, where that much could be read."""

    def __init__(self, message: str, line_id: str | int | None = None) -> None:
        super().__init__(message)
        self.id = line_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A story with the id as it was given: a string or a whole number, which the answer gives back."""

    id: str | int
    story: Story


def read_line(line: bytes) -> Line:
    """The story of one line. Raises LineError."""
    values = _object(line)
    line_id = values.get("id")
    if isinstance(line_id, bool) or not isinstance(line_id, str | int):
        raise LineError("id is wanted: a string or a whole number")
    try:
        return Line(id=line_id, story=_story(str(line_id), values))
    except ValueError as error:
        raise LineError(str(error), line_id) from error


def _object(line: bytes) -> dict[str, Any]:
    try:
        values = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise LineError(f"not valid UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise LineError(f"not valid JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:
        raise LineError(f"not valid JSON: {error}") from error
    if not isinstance(values, dict):
        raise LineError("a JSON object is wanted")
    return values


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(k for k in keys if keys.count(k) > 1)!r} is there more than once")
    return values


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _story(story_id: str, values: dict[str, Any]) -> Story:
    title, text = _string(values, "title"), _string(values, "text")
    if title is None and text is None:
        raise ValueError("title or text is wanted")
    return Story(
        id=story_id,
        title=title or "",
        text=text or "",
        published_on=_day(_string(values, "published")),
        language=language_code(_string(values, "language")),
        url=_string(values, "url"),
    )


def _string(values: dict[str, Any], name: str) -> str | None:
    value = values.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name} must be a string or null")
    # Half a surrogate pair is no character, and no library takes it; one for one, so that spans stay right.
    return _SURROGATE.sub("\ufffd", value) if value is not None else None


def _day(published: str | None) -> date | None:
    """The publisher's own calendar day: the one that the date or datetime itself names, whatever its offset.

    A text that names no day counts as none: archives hold cut-off dates, and such a story is worth reading all the
    same; its relative dates then stay words."""
    if published is None:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):  # the second for RSS's own form (RFC 5322)
        with suppress(ValueError, TypeError):
            return read(published.strip()).date()
    return None


# --- answers -------------------------------------------------------------------------------------------------------


def write_answer(line_id: str | int, reading: Reading) -> bytes:
    """The answer to a line, newline included. What a story denies is none of its moves."""
    verdict = reading.verdict
    return _line(
        {
            "id": line_id,
            "language": reading.language,
            "flagged": verdict.flagged,
            "score": round(verdict.score, _DIGITS),
            "reason": verdict.reason,
            "moves": [_move(report) for report in reading.told],
        }
    )


def write_error(line_id: str | int | None, error: str) -> bytes:
    """The answer to a line that cannot be read, newline included."""
    return _line({"id": line_id, "error": error})


def _line(value: dict[str, Any]) -> bytes:
    # backslashreplace writes half a surrogate pair (in an id) as JSON's own escape.
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace") + b"\n"


def _move(report: Report) -> dict[str, Any]:
    return {
        "person": report.person,
        "change": report.change,
        "kind": report.kind,
        "status": report.status,
        "role": report.role,
        "role_code": report.role_code,
        "function": report.function,
        "level": report.level,
        "organisation": report.organisation,
        "previous_role": report.previous_role,
        "previous_organisation": report.previous_organisation,
        "next_role": report.next_role,
        "next_organisation": report.next_organisation,
        "predecessor": report.predecessor,
        "successor": report.successor,
        "reports_to": report.reports_to,
        "effective": report.effective_on.isoformat() if report.effective_on else None,
        "effective_text": report.effective_text,
        "confidence": round(report.confidence, _DIGITS),
        "evidence": {n: [span.field, span.start, span.end] for n, span in report.evidence if n != CORRECTION},
    }
