"""Log lines: a sentence plus keys (`action`, `feed`, `story`, ...), as text for people or as JSON for programs.

Give keys through `extra=`. Text: `2026-03-01T08:00:00Z INFO  Feed ... brought entries: 3 new action=pull feed=12`.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any, TextIO

#: What every record carries; whatever else stands on one came through `extra`.
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}

#: Loggers of libraries that tell each step of theirs: their warnings are enough.
_TALKATIVE = dict.fromkeys(("uvicorn", "asyncio", "alembic", "trafilatura", "htmldate", "mcp"), logging.WARNING)
#: It warns each time a job is still at work when its next turn comes, which is as it should be.
_TALKATIVE["apscheduler"] = logging.ERROR


def keys_of(record: logging.LogRecord) -> dict[str, Any]:
    """What was given as `extra`."""
    return {name: value for name, value in vars(record).items() if name not in _OWN}


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class TextFormatter(logging.Formatter):
    """One line, whatever the message holds: feeds choose their titles and errors themselves."""

    def format(self, record: logging.LogRecord) -> str:
        keys = "".join(f" {name}={_bare(value)}" for name, value in keys_of(record).items())
        line = f"{_moment(record)} {record.levelname:<7} {_printable(record.getMessage())}{keys}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


class JsonFormatter(logging.Formatter):
    """One object a line: time, level, logger, message, the keys, and the traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"time": _moment(record), "level": record.levelname.lower(), "logger": record.name}
        line |= {"message": record.getMessage()} | keys_of(record)
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _bare(value: object) -> str:
    text = _printable(str(value))
    return json.dumps(text, ensure_ascii=False) if " " in text or '"' in text or not text else text


class _StandardError(logging.StreamHandler[TextIO]):
    """Writes to whatever `sys.stderr` is by then: a progress bar puts itself in between while it is shown."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]  # logging's own handler of last resort does the same
        return sys.stderr


def set_up(log_format: str, *, level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Send the log to `stream` (standard error) as `text` or `json`. Only a command calls this."""
    handler = _StandardError() if stream is None else logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter() if log_format == "json" else TextFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.captureWarnings(True)
    for name, least in _TALKATIVE.items():
        logging.getLogger(name).setLevel(max(level, least))
