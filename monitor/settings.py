"""The one table of settings: name, default, what it does. Read once: file, then environment, then flags."""

from __future__ import annotations

import ipaddress
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from monitor.errors import SettingError

CONFIG_NAME = "monitor.toml"
ENVIRONMENT_PREFIX = "MONITOR_"

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def parse_duration(value: str) -> timedelta:
    """`90s`, `15m`, `6h`, `7d`, `2w` as a span of time; ValueError on anything else."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([smhdw])\s*", value)
    if match is None:
        raise ValueError(f"{value!r} is not a span of time such as 90s, 15m, 6h, 7d or 2w")
    return timedelta(**{_UNITS[match[2]]: float(match[1])})


def format_duration(span: timedelta) -> str:
    """The shortest form that `parse_duration` reads back."""
    seconds = int(span.total_seconds())
    for unit, size in (("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text is wanted, in quotes")
    return value.strip()


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    words = {"true": True, "yes": True, "1": True, "on": True, "false": False, "no": False, "0": False, "off": False}
    if str(value).strip().lower() not in words:
        raise ValueError(f"{value!r} is neither true nor false")
    return words[str(value).strip().lower()]


def _whole(least: int) -> Callable[[Any], int]:
    def parse(value: Any) -> int:
        if isinstance(value, bool) or not re.fullmatch(r"\s*-?\d+\s*", str(value)):
            raise ValueError(f"{value!r} is not a whole number")
        if int(value) < least:
            raise ValueError(f"{value!r} is less than {least}")
        return int(value)

    return parse


def _share(value: Any) -> float:
    try:
        share = float(value)
    except (TypeError, ValueError):
        share = -1.0
    if isinstance(value, bool) or not 0.0 <= share <= 1.0:
        raise ValueError(f"{value!r} is not a number from 0 to 1")
    return share


def _span(least: timedelta, most: timedelta | None = None) -> Callable[[Any], timedelta]:
    def parse(value: Any) -> timedelta:
        span = parse_duration(str(value))
        if span < least:
            raise ValueError(f"{value!r} is less than {format_duration(least)}")
        if most is not None and span > most:
            raise ValueError(f"{value!r} is more than {format_duration(most)}")
        return span

    return parse


def _languages(value: Any) -> tuple[str, ...]:
    codes = value.replace(",", " ").split() if isinstance(value, str) else list(value)
    if not all(isinstance(c, str) and re.fullmatch(r"[a-zA-Z]{2}", c) for c in codes):
        raise ValueError(f'{value!r} is not a list of two-letter codes such as ["en", "fr"]')
    return tuple(c.lower() for c in codes)


def parse_bind(value: Any) -> tuple[str, int]:
    """`host:port` (an IPv6 host in brackets) as a pair; ValueError on anything else."""
    match = re.fullmatch(r"\s*(\[[0-9a-fA-F:.]+\]|[^\s:\[\]]+):(\d{1,5})\s*", str(value))
    if match is None or int(match[2]) > 65_535:
        raise ValueError(f"{value!r} is not host:port, such as 127.0.0.1:8765")
    host = match[1].strip("[]")
    if ":" in host:
        ipaddress.IPv6Address(host)
    return host, int(match[2])


#: The SEC's own example has the name of the house before the mail address. ASCII: nothing else goes into a header.
_CONTACT = re.compile(r"(?:^|[\s<(:])(?:[!-;=?-~]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|https?://[a-z0-9\[])", re.IGNORECASE)


def _contact(value: Any) -> str:
    contact = _text(value)
    if contact and not _CONTACT.search(contact):
        raise ValueError(
            f"{contact!r} has no mail or web address in it, such as ann@example.org or https://example.org"
        )
    return contact


def _bind(value: Any) -> str:
    parse_bind(value)
    return str(value).strip()


def _origin(value: Any) -> str:
    text = _text(value).rstrip("/")
    if text and not re.fullmatch(r"https?://[^\s/?#@]+", text):
        raise ValueError(f"{value!r} is not a web address without a path, such as https://monitor.example.org")
    return text


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _day_of_week(value: Any) -> int:
    if str(value).strip().lower() not in _DAYS:
        raise ValueError(f"{value!r} is no day of the week, such as monday")
    return _DAYS.index(str(value).strip().lower())


def _time_of_day(value: Any) -> time:
    match = re.fullmatch(r"\s*(\d{1,2}):(\d{2})\s*", str(value))
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(f"{value!r} is no time of day, such as 07:00")
    return time(int(match[1]), int(match[2]))


def _log_format(value: Any) -> str:
    if value not in ("text", "json"):
        raise ValueError(f"{value!r} is neither text nor json")
    return str(value)


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One row of the table."""

    name: str
    default: str  #: as one would write it; "" where there is none
    help: str
    parse: Callable[[Any], Any]


SETTINGS: tuple[Setting, ...] = (
    Setting(name="data_dir", default="", parse=_text,
            help="Folder of the database and the lock. Default: the platform's folder for user data."),
    Setting(name="database_url", default="", parse=_text,
            help="SQLAlchemy address of the database. Default: sqlite:///<data_dir>/monitor.db."),
    Setting(name="contact", default="", parse=_contact,
            help="Mail or web address that servers see in the User-Agent. Sources of the SEC refuse to start without."),
    Setting(name="allow_private_networks", default="false", parse=_flag,
            help="Whether feeds and pages may lie on loopback, private and otherwise not public addresses."),
    Setting(name="bind", default="127.0.0.1:8765", parse=_bind,
            help="host:port of the page; other than loopback wants a token. Port 0 takes any free one."),
    Setting(name="public_url", default="", parse=_origin,
            help="Address under which others reach the page, such as https://monitor.example.org."),
    Setting(name="require_token", default="false", parse=_flag,
            help="Whether the page asks for a token on this machine too; it always does where others reach it."),
    Setting(name="pull_interval", default="15m", parse=_span(timedelta(minutes=1), timedelta(days=1)),
            help="Time between two pulls of a feed of which nothing is known yet."),
    Setting(name="host_pause", default="1s", parse=_span(timedelta(0), timedelta(minutes=1)),
            help="Pause between two requests to the same host."),
    Setting(name="fetch_timeout", default="30s", parse=_span(timedelta(seconds=1), timedelta(minutes=5)),
            help="Longest time for one request, body included."),
    Setting(name="min_confidence", default="0", parse=_share,
            help="Listings leave out moves of less confidence than this."),
    Setting(name="alert_confidence", default="0.86", parse=_share,
            help="Alerts tell only moves of at least this confidence."),
    Setting(name="alert_max_age", default="7d", parse=_span(timedelta(hours=1)),
            help="Alerts tell only moves announced within this time."),
    Setting(name="digest_time", default="07:00", parse=_time_of_day,
            help="Local time of day at which digests are sent."),
    Setting(name="digest_day", default="monday", parse=_day_of_week,
            help="Day of the week on which weekly digests are sent."),
    Setting(name="languages", default="", parse=_languages,
            help="Languages to read; stories in others are rejected with that reason. Default: all."),
    Setting(name="keep_text_days", default="0", parse=_whole(0),
            help="Days after which the text of stories without a move is dropped; 0 keeps it for ever."),
    Setting(name="workers", default="2", parse=_whole(1),
            help="Processes that parse feeds, read pages and stories."),
    Setting(name="log_format", default="text", parse=_log_format,
            help="text (for people) or json (one object a line)."),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The settings as read; see `SETTINGS` for what each means."""

    data_dir: Path
    database_url: str
    contact: str
    allow_private_networks: bool
    bind: str
    public_url: str
    require_token: bool
    pull_interval: timedelta
    host_pause: timedelta
    fetch_timeout: timedelta
    min_confidence: float
    alert_confidence: float
    alert_max_age: timedelta
    digest_time: time
    digest_day: int  #: 0 is Monday
    languages: tuple[str, ...]
    keep_text_days: int
    workers: int
    log_format: str
    #: the file that was read; None where there is none
    source: Path | None = None


def _read_file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingError(f"{path}: there is no such file; name another with --config") from None
    except OSError as error:
        raise SettingError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingError(f"{path} is not UTF-8 text: byte {error.start} is no character") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"{path} is not valid TOML: {error}") from error
    known = {s.name for s in SETTINGS}
    for name in values:
        if name not in known:
            raise SettingError(f"{path}: {name!r} is no setting; the settings are {', '.join(sorted(known))}")
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Setting -> what a variable says, and how to name it. SettingError for a variable that is none of ours."""
    known = {ENVIRONMENT_PREFIX + s.name.upper(): s.name for s in SETTINGS}
    ours = sorted(key for key in environ if key.startswith(ENVIRONMENT_PREFIX))
    for key in ours:
        if key not in known:
            names = sorted(known.values())
            near = get_close_matches(key.removeprefix(ENVIRONMENT_PREFIX).lower(), names, n=1)
            meant = (
                f"did you mean {ENVIRONMENT_PREFIX}{near[0].upper()}?"
                if near
                else f"the settings are {', '.join(names)}"
            )
            raise SettingError(f"{key} in the environment is no setting; {meant}")
    return {known[key]: (environ[key], f"{key} in the environment") for key in ours}


def _config_path(config: Path | None, cwd: Path) -> Path | None:
    """The file to read. Whatever bears the name is taken for it: a folder or a dead link is told, not passed over."""
    here = cwd / CONFIG_NAME
    return config if config is not None else here if os.path.lexists(here) else None


def load(config: Path | None, environ: Mapping[str, str], flags: Mapping[str, str], *, cwd: Path) -> Settings:
    """Settings from the file (`config`, else monitor.toml in `cwd`), `MONITOR_*` of `environ`, and `flags`, later ones
    winning. A relative `data_dir` counts from the folder of the file that says it, else from `cwd`. SettingError names
    the setting and where it was said."""
    path = _config_path(config, cwd)
    in_file = _read_file(path) if path is not None else {}
    said: dict[str, tuple[Any, str]] = {s.name: (s.default, s.name) for s in SETTINGS}
    said |= {name: (value, f"{path}: {name}") for name, value in in_file.items()}
    outside = _from_environment(environ)
    outside |= {name: (value, f"--{name.replace('_', '-')}") for name, value in flags.items()}
    said |= outside

    values: dict[str, Any] = {}
    for setting in SETTINGS:
        value, where = said[setting.name]
        try:
            values[setting.name] = setting.parse(value)
        except ValueError as error:
            raise SettingError(f"{where}: {error}") from error
    by_file = path is not None and "data_dir" in in_file and "data_dir" not in outside
    values["data_dir"] = _data_dir(values["data_dir"], path.resolve().parent if path is not None and by_file else cwd)
    values["database_url"] = values["database_url"] or f"sqlite:///{values['data_dir'] / 'monitor.db'}"
    return Settings(**values, source=path)


def _data_dir(said: str, base: Path) -> Path:
    return (base / Path(said).expanduser()) if said else user_data_path("leadership-monitor", appauthor=False)
