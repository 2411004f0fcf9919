"""How sure two tellings mean the same thing."""

from __future__ import annotations

from enum import IntEnum


class Likeness(IntEnum):
    """Ordered: more is surer."""

    NO = 0  #: they differ
    WEAK = 1  #: nothing speaks against it, and little for it: only good where there is one candidate
    LIKELY = 2  #: the same, said another way
    EXACT = 3  #: the same words
