"""Cues: lists of alternatives as one pattern."""

import re

import pytest

from monitor.extract.cues import cue

WORDS = r"""
\bleav(?:es|ing)\b|quit[a|b]
|\bsteps? (?:down|aside)|Démission|\|
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("she leaves acme", "leaves"),
        ("cleaves", None),
        ("acquita", "quita"),
        ("quit|", "quit|"),
        ("he steps aside", "steps aside"),
        ("sa demission", "demission"),
        ("a | b", "|"),
        ("", None),
    ],
)
def test_a_cue_finds_any_of_its_alternatives_wherever_a_bar_stands(text: str, found: str | None) -> None:
    match = re.search(cue(WORDS), text)
    assert (match and match[0]) == found
