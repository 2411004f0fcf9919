"""Log lines: one line each, whatever a feed writes into them."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from monitor import log


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """The root logger, put back as it was."""
    logger = logging.getLogger()
    handlers, level = list(logger.handlers), logger.level
    yield logger
    logger.handlers[:], logger.level = handlers, level
    logging.captureWarnings(False)


@pytest.fixture
def out() -> io.StringIO:
    return io.StringIO()


def test_text_is_a_sentence_and_its_keys(root: logging.Logger, out: io.StringIO) -> None:
    log.set_up("text", stream=out)
    logging.getLogger("monitor.x").info("Feed %s is %s", "F", "fine", extra={"action": "pull", "why": "two words"})
    stamp, level, rest = out.getvalue().split(maxsplit=2)
    assert (stamp[-1], level) == ("Z", "INFO")
    assert rest == 'Feed F is fine action=pull why="two words"\n'


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_title_breaks_out_of_its_line_or_steers_a_terminal(
    root: logging.Logger, out: io.StringIO, form: str
) -> None:
    log.set_up(form, stream=out)
    logging.getLogger("monitor.x").info("Told: %s", "a\nb\r\x1b[31m\u202ec\u2028d", extra={"story": "e\nf"})
    assert len(out.getvalue().splitlines()) == 1
    assert not set(out.getvalue()[:-1]) & set("\x1b\u202e\r\u2028")


def test_json_carries_keys_and_traceback(root: logging.Logger, out: io.StringIO) -> None:
    log.set_up("json", stream=out)
    try:
        raise ValueError("broken")
    except ValueError:
        logging.getLogger("monitor.x").exception("It failed", extra={"action": "read", "story": 7})
    line = json.loads(out.getvalue())
    assert (line["level"], line["logger"], line["message"]) == ("error", "monitor.x", "It failed")
    assert (line["action"], line["story"]) == ("read", 7)
    assert "ValueError: broken" in line["traceback"]


def test_libraries_that_tell_each_step_are_heard_from_warnings_on(root: logging.Logger, out: io.StringIO) -> None:
    log.set_up("text", stream=out)
    logging.getLogger("apscheduler.executors").info("Running job")
    logging.getLogger("alembic.runtime").info("Context impl")
    assert out.getvalue() == ""
