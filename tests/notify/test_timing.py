"""When digests are due, and when what failed is tried again."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from monitor.notify import TRIES, due, next_try
from monitor.types import Rhythm

NOW = datetime(2025, 10, 3, 8, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("rhythm", "now", "moment"),
    [
        ("immediate", "2025-10-03T08:00", "2025-10-03T08:00"),
        ("daily", "2025-10-03T04:59", "2025-10-03T05:00"),  # 07:00 in Berlin
        ("daily", "2025-10-03T05:00", "2025-10-04T05:00"),
        ("daily", "2025-10-25T05:00", "2025-10-26T06:00"),  # clocks went back in the night
        ("daily", "2025-03-29T06:00", "2025-03-30T05:00"),  # clocks went forward
        ("weekly", "2025-10-03T08:00", "2025-10-06T05:00"),  # the next Monday
        ("weekly", "2025-10-06T04:00", "2025-10-06T05:00"),
        ("weekly", "2025-10-06T05:00", "2025-10-13T05:00"),
        ("weekly", "2025-10-05T22:30", "2025-10-06T05:00"),  # Monday already, in Berlin
    ],
)
def test_a_digest_is_due_at_the_local_time(rhythm: str, now: str, moment: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    found = due(Rhythm(rhythm), at, zone=BERLIN, at=time(7), weekday=0)
    assert found == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_a_time_that_the_clocks_jump_over_comes_all_the_same() -> None:
    night = datetime(2025, 3, 29, 12, tzinfo=UTC)
    assert due(Rhythm.DAILY, night, zone=BERLIN, at=time(2, 30), weekday=0) == datetime(2025, 3, 30, 1, 30, tzinfo=UTC)


def waits(chance: float) -> list[timedelta]:
    found, now = [], NOW
    for attempts in range(1, TRIES + 1):
        again = next_try(attempts, now, chance=chance)
        if again is None:
            break
        found.append(again - now)
        now = again
    return found


def test_waits_grow_and_end_after_two_days() -> None:
    least, most = waits(0.0), waits(1.0)
    assert len(least) == len(most) == TRIES - 1
    assert least == sorted(least)
    assert least[0] == timedelta(seconds=30)
    assert timedelta(hours=36) < sum(least, timedelta()) < sum(most, timedelta()) < timedelta(hours=60)
    assert all(a < b <= a * 1.2 for a, b in zip(least, most, strict=True))


def test_a_receiver_that_asks_for_a_longer_wait_gets_it_within_bounds() -> None:
    hour = timedelta(hours=1)
    assert next_try(1, NOW, chance=0.0, asked=hour) == NOW + hour
    assert next_try(1, NOW, chance=0.0, asked=timedelta(seconds=1)) == NOW + timedelta(seconds=30)
    assert next_try(1, NOW, chance=0.0, asked=timedelta(days=300)) == NOW + timedelta(hours=16)
    assert next_try(TRIES, NOW, chance=0.0, asked=hour) is None
