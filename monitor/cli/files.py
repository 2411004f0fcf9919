"""Files that people name."""

from __future__ import annotations

import sys
from pathlib import Path

from monitor.errors import InputError


def read_file(file: Path) -> bytes:
    """The bytes of a file, or (-) of standard input. Raises InputError."""
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"it cannot be read: {error.strerror}") from error
