"""Who may ask over the network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.types.clocks import require_utc


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """What somebody may ask with, but for its secret, which is kept nowhere."""

    id: int
    name: str  #: whose it is, in the words of who made it
    created_at: datetime
    last_used_at: datetime | None  #: to the hour; None: never

    def __post_init__(self) -> None:
        require_utc("created_at", self.created_at)
        require_utc("last_used_at", self.last_used_at)
