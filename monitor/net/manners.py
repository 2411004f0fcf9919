"""Hosts whose owners publish rules of their own for programs that read them."""

from __future__ import annotations

#: sec.gov, "Accessing EDGAR Data": at most 10 requests a second, counted over all its hosts, by programs that say whom
#: to write to; others are shut out. Four leave room for a command beside the daemon.
_SEC = "sec.gov"
_SEC_PAUSE = 0.25


def wants_contact(host: str) -> bool:
    """Whether a host answers only programs that name whom to write to."""
    return f".{host}".endswith(f".{_SEC}")


def queue_of(host: str) -> str:
    """The hosts that count requests together stand in one queue; its name."""
    return _SEC if wants_contact(host) else host


def least_pause(host: str) -> float:
    """Seconds that lie between the starts of two requests at the least, whatever the settings say."""
    return _SEC_PAUSE if wants_contact(host) else 0.0
