"""Names as they are searched for."""

from __future__ import annotations

import re

from monitor.text import fold

_WORD = re.compile(r"[^\W_]+")


def search_key(value: str | None) -> str | None:
    """The folded words of a name with one blank between ("Coca-Cola Co." -> "coca cola co"), so that a search finds
    the starts of words; None where there is none."""
    return " ".join(_WORD.findall(fold(value or ""))) or None
