"""Cues: words and phrases of many languages by which a sentence says something, as one pattern."""

from __future__ import annotations

from monitor.text import fold

_WORD = r"\b"


def cue(words: str) -> str:
    """The source of a pattern that finds any of them in a folded text. `words`: alternatives of a regular expression,
    on as many lines as they take.

    Those that begin with a word stand behind one common boundary, at which a search gives up in the middle of words:
    it takes a third to a tenth of the time.
    """
    listed = _alternatives(fold(words.replace("\n", "")))
    anywhere = [one for one in listed if not one.startswith(_WORD)]
    opening = [one.removeprefix(_WORD) for one in listed if one.startswith(_WORD)]
    if opening:
        anywhere.append(f"{_WORD}(?:{'|'.join(opening)})")
    return f"(?:{'|'.join(anywhere)})"


def _alternatives(pattern: str) -> list[str]:
    """Apart at each bar that stands in no bracket."""
    out, depth, escaped = [""], 0, False
    for letter in pattern:
        if letter == "|" and not depth and not escaped:
            out.append("")
            continue
        if not escaped:
            depth += (letter in "([") - (letter in ")]")
        escaped = letter == "\\" and not escaped
        out[-1] += letter
    return out
