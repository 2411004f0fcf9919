"""What may be asked with: the parameters of the operations, as OpenAPI describes them and as a request gives them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from starlette.requests import Request

from monitor.errors import UsageError
from monitor.query import By, Cursor, Outcome
from monitor.serve.api.problems import WrongParameter
from monitor.store.columns import LAST_NUMBER
from monitor.types import COUNTRIES, LANGUAGES, Change, Function, Kind, Level, RoleCode, Sector, Status, StoryState

MOST_ROWS = 1_000
DEFAULT_ROWS = 50
#: A longer name is none, and a database would refuse to look for it.
_LONGEST = 200
#: More than any closed set has; of countries and languages nobody names more.
_MOST_VALUES = 50
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """One that stands behind the question mark."""

    name: str
    schema: dict[str, Any]
    help: str
    example: str
    required: bool = False
    several: bool = field(default=False)  #: a list with commas between

    def openapi(self) -> dict[str, Any]:
        """As OpenAPI 3.1 has it."""
        style = {"style": "form", "explode": False} if self.several else {}
        return {
            "name": self.name,
            "in": "query",
            "required": self.required,
            "description": self.help,
            "schema": self.schema,
            "example": self.example.split(",") if self.several else self.example,
            **style,
        }


def _any_of(name: str, members: type[StrEnum], help_: str) -> Parameter:
    values = [member.value for member in members]
    items = {"type": "string", "enum": values}
    schema = {"type": "array", "items": items, "minItems": 1, "maxItems": _MOST_VALUES}
    return Parameter(name=name, schema=schema, help=help_, example=values[0], several=True)


def _codes(name: str, known: Collection[str], help_: str, example: str) -> Parameter:
    """Codes, in capitals or not."""
    items = {"type": "string", "enum": sorted({form for code in known for form in (code.upper(), code.lower())})}
    schema = {"type": "array", "items": items, "minItems": 1, "maxItems": _MOST_VALUES}
    return Parameter(name=name, schema=schema, help=help_, example=example, several=True)


def _one_of(name: str, members: type[StrEnum], help_: str) -> Parameter:
    values = [member.value for member in members]
    return Parameter(name=name, schema={"type": "string", "enum": values}, help=help_, example=values[0])


def _text(
    name: str, kind: str, help_: str, example: str, *, required: bool = False, longest: int = _LONGEST
) -> Parameter:
    schema = {"type": "string", "format": kind, "minLength": 1, "maxLength": longest}
    return Parameter(name=name, schema=schema, help=help_, example=example, required=required)


def _number(name: str, least: int, most: int, help_: str, example: str, *, default: int | None = None) -> Parameter:
    schema = {"type": "integer", "minimum": least, "maximum": most} | ({} if default is None else {"default": default})
    return Parameter(name=name, schema=schema, help=help_, example=example)


_MOMENT = "7d (also s, m, h, w: back from now), today, yesterday, 2025-10-01, 2025-10, 2025 or 2025-10-01T08:00Z"
_WORDS = "words that begin words of the name; case and accents do not matter"
LIMIT = _number("limit", 1, MOST_ROWS, "How many at most.", "100", default=DEFAULT_ROWS)


def wrapped(*parts: object) -> str:
    """A cursor of these parts, for nobody to take apart."""
    plain = "\n".join(str(part) for part in parts)
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def _cursor(of: str, *parts: object) -> Parameter:
    told = "Where the page before ended: take it from `next`, as it is."
    return _text("cursor", f"cursor-of-{of}", told, wrapped(*parts), longest=5_000)


CURSOR = _cursor("moves", 1024, "20251003T080000.000000-17")
CURSOR_OF_NAMES = _cursor("names", "anthropic")
CURSOR_OF_SEATS = _cursor("seats", "20251003T080000.000000-17")
CURSOR_OF_STORIES = _cursor("stories", "20251003T080000.000000-17")
UPDATED_SINCE = _number(
    "updated_since",
    0,
    LAST_NUMBER,
    "What changed after that number, in the order of change: `change_seq` of the answer before, or 0 for all.",
    "1024",
)
NAME = _text("name", "words", f"Of the name: {_WORDS}.", "anthropic", required=True)
NAMED = _text("name", "words", f"Only these: {_WORDS}.", "anthropic")
SINCE = _text("since", "moment", f"Not before: {_MOMENT}. Days are those of the monitor's zone.", "7d")
#: Those of `monitor moves`, under the names of `query.MoveFilter`.
FILTERS = (
    SINCE,
    _text("until", "moment", "Not after; a day, month or year counts to its end.", "2025-10"),
    _one_of("by", By, "The clock of `since`, `until` and the order."),
    _text("as_of", "moment", "What was known then: the moves and values of that time.", "2025-10-01"),
    _text("q", "words", 'Words of the stories; "in quotes" one after the other; the last may go on.', "pharma"),
    _text("company", "words", f"Of the organisation: {_WORDS}.", "anthropic"),
    _text("person", "words", f"Of the person: {_WORDS}.", "patil"),
    _text("role", "words", "A role code, an abbreviation (CTO), or words of the sources' own wording.", "cto"),
    _any_of("role_code", RoleCode, "The job by its code alone, whatever the wording."),
    _any_of("function", Function, "The part of the organisation that the role answers for."),
    _any_of("level", Level, "The rung of the ladder."),
    _any_of("change", Change, "Whether the person starts in the post or leaves it."),
    _any_of("kind", Kind, "How the change comes about."),
    _any_of("status", Status, "How sure the sources are."),
    _codes("country", COUNTRIES, "Of the organisation, where a list of companies has it: ISO 3166 alpha-2.", "US,DE"),
    _any_of("sector", Sector, "Of the organisation, where a list of companies has it."),
    _codes("language", LANGUAGES, "Of the story that tells it best: ISO 639-1.", "en,fr"),
    Parameter(
        name="min_confidence",
        schema={"type": "number", "minimum": 0, "maximum": 1},
        help="From 0 to 1. Without it: the monitor's setting of that name.",
        example="0.8",
    ),
)
OUTCOME = _one_of("outcome", Outcome, "What became of a story.")
STATE = _any_of("state", StoryState, "How far a story has come.")
REASON = _text("reason", "text", "A part of the reason, the error or the note on the text, case aside.", "sport")
DAYS = _number("days", 1, 3_650, "The time over which the stories of a feed are counted.", "7", default=30)


def asked(request: Request, known: Sequence[Parameter]) -> dict[str, str]:
    """The parameters of a request, each once and none empty. WrongParameter for others."""
    by_name = {parameter.name: parameter for parameter in known}
    found: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in by_name:
            listed = ", ".join(by_name) or "none"
            raise WrongParameter(f"{name!r} is no parameter here; there are: {listed}", name=name)
        if name in found:
            raise WrongParameter(f"{name} is given twice; put commas between several values", name=name)
        _require_sound(value, by_name[name])
        found[name] = value
    for parameter in known:
        if parameter.required and parameter.name not in found:
            raise WrongParameter(f"{parameter.name} is wanted, for instance {parameter.example}", name=parameter.name)
    return found


def _require_sound(value: str, parameter: Parameter) -> None:
    name = parameter.name
    parts = value.split(",") if parameter.several else [value]
    longest = parameter.schema.get("maxLength", _LONGEST)
    if any(len(part) > longest for part in parts):
        raise WrongParameter(f"{name}: a value is too long; {longest} characters are enough", name=name)
    if len(parts) > parameter.schema.get("maxItems", 1):
        raise WrongParameter(f"{name}: {len(parts)} values are too many; {_MOST_VALUES} are enough", name=name)
    if _CONTROL.search(value):
        raise WrongParameter(f"{name}: there is a control character in it", name=name)
    if not all(part.strip() for part in parts):
        raise WrongParameter(f"{name}: a value is empty; leave it out", name=name)


def number(given: dict[str, str], parameter: Parameter) -> int | None:
    """A whole number within the parameter's bounds, its default where it is not given. WrongParameter."""
    text = given.get(parameter.name)
    schema = parameter.schema
    if text is None:
        return schema.get("default")
    if not re.fullmatch(r"[0-9]{1,10}", text) or not schema["minimum"] <= int(text) <= schema["maximum"]:
        told = f"{parameter.name}: {text!r} is no whole number from {schema['minimum']} to {schema['maximum']}"
        raise WrongParameter(told, name=parameter.name)
    return int(text)


def limit(given: dict[str, str]) -> int:
    """How many rows at most."""
    return number(given, LIMIT) or DEFAULT_ROWS


def unwrapped(given: dict[str, str], parts: int) -> list[str] | None:
    """The parts of the cursor, None where none is given. WrongParameter for what is none."""
    text = given.get(CURSOR.name)
    if text is None:
        return None
    try:
        plain = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        raise no_cursor(text) from None
    found = plain.split("\n")
    if len(found) != parts:
        raise no_cursor(text)
    return found


def before(given: dict[str, str]) -> Cursor | None:
    """Where the page before ended, of a cursor that holds nothing else; None: there was none. Raises WrongParameter."""
    parts = unwrapped(given, 1)
    return place(parts[0], given) if parts else None


def place(text: str, given: dict[str, str]) -> Cursor:
    """Where a page ended, of a part of the cursor. WrongParameter for what is none."""
    try:
        return Cursor.parse(text)
    except UsageError:
        raise no_cursor(given[CURSOR.name]) from None


def whole(text: str, given: dict[str, str]) -> int:
    """A whole number that a database holds, of a part of the cursor. WrongParameter for what is none."""
    if not re.fullmatch(r"[0-9]{1,10}", text) or int(text) > LAST_NUMBER:
        raise no_cursor(given[CURSOR.name])
    return int(text)


def no_cursor(text: str) -> WrongParameter:
    """That this is none."""
    return WrongParameter(f"cursor: {text!r} is none of this address; take `next` as it is", name=CURSOR.name)
