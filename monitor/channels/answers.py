"""What comes of one try to send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What the receiver said of a delivery."""

    taken: bool
    said: str  #: one line for people, without secrets
    final: bool = False  #: it will never take this one: no further try is made
    retry_after: timedelta | None = None  #: when it wants to be asked again, where it says so
    receivers: tuple[str, ...] = ()  #: of a mail that others have got: who may get it later
