"""Tags -> mentions, on tags made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from monitor.extract.mentions import find
from monitor.extract.network import Sight
from monitor.extract.pieces import Pieces
from monitor.extract.scheme import TAGS
from monitor.extract.windows import windows
from tests import shipped


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return shipped.pieces()


def found(pieces: Pieces, title: str, text: str) -> list[str]:
    """The mentions where every unit is tagged as one long organisation."""
    (window,) = windows(pieces, title, text)
    tags = np.full((len(window), len(TAGS)), -9.0, np.float32)
    tags[:, TAGS.index("I-o")] = 0.0
    tags[0] = np.where(np.array(TAGS) == "B-o", 0.0, -9.0)
    sight = Sight(tags=tags, views=(), flag=1.0)
    mentions, _ = find([window], [sight], title, text)
    return [mention.text for mention in mentions]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Norvane", "Kelmont AG", ["Norvane", "Kelmont AG"]),
        ("", "Norvane\nKelmont AG", ["Norvane", "Kelmont AG"]),
        ("", "Norvane\n\nKelmont AG", ["Norvane", "Kelmont AG"]),
        ("", "Norvane Kelmont AG", ["Norvane Kelmont AG"]),
    ],
)
def test_no_mention_runs_from_one_line_into_the_next(
    pieces: Pieces, title: str, text: str, expected: list[str]
) -> None:
    assert found(pieces, title, text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norvane )", "Norvane"),
        ("Norvane and,", "Norvane"),
        ("Norvane et", "Norvane"),
        ("Norvane and", "Norvane"),
        ("Норван и", "Норван"),
        ("Norvane Land", "Norvane Land"),
    ],
)
def test_what_joins_a_name_to_the_next_is_not_of_it(pieces: Pieces, text: str, name: str) -> None:
    assert found(pieces, "", text) == [name]


def test_an_inside_at_the_head_of_a_line_begins_nothing(pieces: Pieces) -> None:
    text = "Norvane rose.\nRain fell."
    (window,) = windows(pieces, "", text)
    tags = np.full((len(window), len(TAGS)), -9.0, np.float32)
    tags[:, TAGS.index("O")] = 0.0
    tags[window.starts < len("Norvane"), TAGS.index("B-o")] = 1.0
    tags[window.starts == text.index("Rain"), TAGS.index("I-o")] = 1.0
    mentions, _ = find([window], [Sight(tags=tags, views=(), flag=1.0)], "", text)
    assert {mention.span.start < text.index("\n") for mention in mentions} == {True}


def test_an_inside_that_follows_nothing_of_its_type_is_read_as_the_likeliest_that_does(pieces: Pieces) -> None:
    text = "Rain fell.\nNorvane rose."
    (window,) = windows(pieces, "", text)
    tags = np.full((len(window), len(TAGS)), -9.0, np.float32)
    tags[:, TAGS.index("O")] = 0.0
    tags[window.starts > text.index("rose"), TAGS.index("I-o")] = 1.0  # astray: nothing begins before it
    mentions, _ = find([window], [Sight(tags=tags, views=(), flag=1.0)], "", text)
    assert not mentions
