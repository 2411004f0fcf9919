"""Units -> windows: the headline before each stretch of the body, so that every stretch is read with its subject."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitor.extract.pieces import SHAPES, Floats, Ints, Pieces, Units

TITLE = 64  #: units of the headline that are read
STRETCH = 256  #: units of the body in a window
OVERLAP = 64  #: units told again at the head of the next window at most, from the beginning of a sentence
WINDOWS = 10  #: windows of a story that are read; what comes after (some 12,000 letters) is not
_LEAD = 90  #: units of the body that count as its lead


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """What the network reads at once. Unit i of the window stands at `starts[i]` of the title or the text."""

    vectors: Floats  #: (n, width + FEATURES)
    in_text: npt.NDArray[np.bool_]  #: False: the title
    starts: Ints
    ends: Ints
    breaks: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.starts)


def windows(pieces: Pieces, title: str, text: str) -> tuple[Window, ...]:
    """The windows of a story; none where neither the title nor the text holds a letter."""
    head, body = pieces.units(title[: 8 * TITLE]), pieces.units(text[: 8 * STRETCH * WINDOWS])
    if not len(head) and not len(body):
        return ()
    head_vectors, body_vectors = pieces.unit_vectors(head), pieces.unit_vectors(body)
    head_vectors[:, pieces.width + SHAPES + 3] = 1
    body_vectors[:_LEAD, pieces.width + SHAPES + 4] = 1
    stretches = _stretches(body.breaks)[:WINDOWS] or [(0, 0)]
    return tuple(_window(head, head_vectors, body, body_vectors, first, last) for first, last in stretches)


def _window(head: Units, head_vectors: Floats, body: Units, body_vectors: Floats, first: int, last: int) -> Window:
    title = min(TITLE, len(head))
    breaks = np.concatenate([head.breaks[:title], body.breaks[first:last]])
    if title:
        breaks[title - 1] = True
    return Window(
        vectors=np.concatenate([head_vectors[:title], body_vectors[first:last]]),
        in_text=np.arange(title + last - first) >= title,
        starts=np.concatenate([head.starts[:title], body.starts[first:last]]),
        ends=np.concatenate([head.ends[:title], body.ends[first:last]]),
        breaks=breaks,
    )


def _stretches(breaks: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and last (exclusive) unit of each stretch, cut after sentences where one ends in its second half."""
    out: list[tuple[int, int]] = []
    ends = np.flatnonzero(breaks) + 1
    first = 0
    while first < len(breaks):
        last = first + STRETCH
        if last >= len(breaks):
            out.append((first, len(breaks)))
            break
        whole = ends[(ends > first + STRETCH // 2) & (ends <= last)]
        last = int(whole[-1]) if len(whole) else last
        out.append((first, last))
        back = ends[(ends >= last - OVERLAP) & (ends < last)]
        first = int(back[0]) if len(back) else last
    return out
