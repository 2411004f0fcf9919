"""The yes that a command wants before it does what cannot be undone."""

from __future__ import annotations

import sys

import click

from monitor.errors import UsageError


def confirm(question: str, *, yes: bool) -> None:
    """Go on only with a yes: given with the command, or on a terminal now. UsageError where nobody can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(f"{question} Nobody can be asked here: say --yes")
    click.confirm(question, abort=True, err=True)
