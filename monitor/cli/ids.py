"""Ids as people type them: types of arguments and options."""

from __future__ import annotations

from monitor.errors import UsageError


def move_id(said: str) -> int:
    """Raises UsageError for what is no number from 1."""
    return _id(said, "move", "monitor moves")


def story_id(said: str) -> int:
    """As `move_id`."""
    return _id(said, "story", "monitor stories")


def judgement_id(said: str) -> int:
    """As `move_id`."""
    return _id(said, "judgement", "monitor judge list")


def _id(said: str, noun: str, listing: str) -> int:
    # More digits are no id either, and Python refuses to read thousands.
    if not (said.isascii() and said.isdecimal() and int(said[:20])):
        raise UsageError(f"{said!r} is no {noun} id; `{listing}` lists them")
    return int(said[:20])
