"""When a delivery that failed is tried again."""

from __future__ import annotations

from datetime import datetime, timedelta

#: Tries before a delivery is given up on. With the waits below the last is made two days after the first: a receiver
#: may be down over a weekend's Sunday and gets everything.
TRIES = 10
#: The first wait; each further one is three times as long, up to the longest.
_FIRST = timedelta(seconds=30)
_FACTOR = 3
_LONGEST = timedelta(hours=16)
#: Waits are lengthened by up to this share of theirs, so that what failed together does not come back together.
_JITTER = 0.2


def next_try(attempts: int, now: datetime, *, chance: float, asked: timedelta | None = None) -> datetime | None:
    """When to try again after so many failed tries; None: never. `chance` is a random number from 0 to 1, `asked` what
    the receiver asked for (Retry-After), of which no more than the longest wait is granted."""
    if attempts >= TRIES:
        return None
    wait = min(_FIRST * float(_FACTOR ** (attempts - 1)), _LONGEST)
    if asked is not None:
        wait = max(wait, min(asked, _LONGEST))
    return now + wait * (1 + _JITTER * chance)
