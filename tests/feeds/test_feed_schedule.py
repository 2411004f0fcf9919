"""When a feed is pulled again: a pure function of what is known, what came, and chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds import after_pull, body_hash
from monitor.feeds.schedule import LONGEST, LONGEST_ASKED, SHORTEST
from monitor.types import Entry, Feed, FeedState, ParsedFeed, Pull, PullOutcome, Response

NOW = datetime(2025, 10, 6, 12, 30, tzinfo=UTC)  # a Monday
DEFAULT = timedelta(minutes=15)
BODY = b"<rss/>"

FEED = Feed(
    id=1,
    url="https://news.example.org/feed",
    state=FeedState.ACTIVE,
    title=None,
    site_url=None,
    comment=None,
    country=None,
    language=None,
    interval=None,
    current_interval=timedelta(minutes=30),
    next_pull_at=NOW,
    etag='"a"',
    last_modified="Mon, 06 Oct 2025 08:00:00 GMT",
    body_hash=body_hash(b"what came last time"),
    last_pull_at=NOW - timedelta(minutes=30),
    last_success_at=NOW - timedelta(minutes=30),
    last_outcome=PullOutcome.UPDATED,
    last_status=200,
    last_error=None,
    failures=0,
    newest_at=NOW - timedelta(hours=2),
)


def answer(status: int = 200, *, permanent_url: str | None = None, body: bytes = BODY, **headers: Any) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(url=FEED.url, status=status, headers=named, body=body, permanent_url=permanent_url)


def document(
    *ages: timedelta,
    ttl: timedelta | None = None,
    skip_hours: frozenset[int] = frozenset(),
    skip_days: frozenset[int] = frozenset(),
) -> ParsedFeed:
    entries = tuple(
        Entry(guid=str(n), url=None, title="t", summary="", content="", published_at=NOW - age, published_on=None)
        for n, age in enumerate(ages)
    )
    return ParsedFeed(
        title="T", site_url=None, language="en", entries=entries, ttl=ttl, skip_hours=skip_hours, skip_days=skip_days
    )


def hourly(hours: float, *, count: int = 20) -> tuple[timedelta, ...]:
    return tuple(timedelta(hours=hours) * n for n in range(1, count + 1))


def decide(
    response: Response | None = None,
    parsed: ParsedFeed | None = None,
    *,
    feed: Feed = FEED,
    error: str | None = None,
    jitter: float = 0.5,
) -> Pull:
    return after_pull(
        feed, now=NOW, jitter=jitter, default_interval=DEFAULT, response=response, parsed=parsed, error=error
    )


def wait(pull: Pull) -> timedelta:
    return pull.next_pull_at - NOW


def test_a_changed_document_brings_its_validators_hash_and_names() -> None:
    pull = decide(answer(etag='"b"', last_modified="Mon, 06 Oct 2025 12:00:00 GMT"), document(*hourly(1)))
    assert (pull.outcome, pull.status, pull.error, pull.failures) == (PullOutcome.UPDATED, 200, None, 0)
    assert (pull.etag, pull.last_modified) == ('"b"', "Mon, 06 Oct 2025 12:00:00 GMT")
    assert (pull.body_hash, pull.title, pull.language, pull.url) == (body_hash(BODY), "T", "en", None)


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        (hourly(1), timedelta(minutes=30)),
        (hourly(4), timedelta(hours=2)),
        (hourly(0.05), timedelta(minutes=5)),
        (hourly(24 * 7, count=10), timedelta(hours=24)),
        ((), DEFAULT),
        (hourly(1, count=1), DEFAULT),
        (hourly(24 * 365, count=5), DEFAULT),
        ((timedelta(hours=-20), timedelta(hours=2), timedelta(hours=4)), timedelta(hours=1)),
    ],
    ids=["hourly", "every four hours", "every three minutes", "weekly", "no entries", "one entry", "old", "one ahead"],
)
def test_the_interval_is_half_the_mean_gap_of_the_newest_entries(
    ages: tuple[timedelta, ...], expected: timedelta
) -> None:
    assert decide(answer(), document(*ages)).current_interval == expected


def test_the_same_bytes_are_unchanged_and_need_no_parsing() -> None:
    pull = decide(answer(etag='"c"'), feed=replace(FEED, body_hash=body_hash(BODY)))
    assert (pull.outcome, pull.failures, pull.etag, pull.body_hash) == (
        PullOutcome.UNCHANGED,
        0,
        '"c"',
        body_hash(BODY),
    )


def test_a_304_keeps_the_validators_and_hash_it_does_not_repeat() -> None:
    pull = decide(answer(304, body=b""))
    assert (pull.outcome, pull.etag, pull.last_modified) == (PullOutcome.UNCHANGED, FEED.etag, FEED.last_modified)
    assert pull.body_hash == FEED.body_hash


def test_a_304_without_validators_is_unchanged_too() -> None:
    pull = decide(answer(304, body=b""), feed=replace(FEED, etag=None, last_modified=None))
    assert (pull.outcome, pull.etag) == (PullOutcome.UNCHANGED, None)


def test_one_304_in_fifty_is_not_believed() -> None:
    forgotten = [decide(answer(304, body=b""), jitter=n / 100).etag is None for n in range(100)]
    assert sum(forgotten) == 2


def test_a_304_of_a_server_that_never_gave_anything_is_a_failure() -> None:
    pull = decide(answer(304, body=b""), feed=replace(FEED, body_hash=None, etag=None))
    assert pull.outcome is PullOutcome.FAILED
    assert pull.error is not None


def test_an_unchanged_feed_slows_down_no_further_than_a_share_of_its_silence() -> None:
    quiet = decide(answer(304, body=b""), feed=replace(FEED, newest_at=NOW - timedelta(days=2)))
    awake = decide(answer(304, body=b""), feed=replace(FEED, newest_at=NOW - timedelta(hours=1)))
    assert quiet.current_interval == FEED.current_interval * 1.5
    assert awake.current_interval == FEED.current_interval


def test_an_undated_feed_slows_down_to_four_default_intervals() -> None:
    feed = replace(FEED, newest_at=None)
    for _ in range(10):
        feed = replace(feed, current_interval=decide(answer(304, body=b""), feed=feed).current_interval)
    assert feed.current_interval == DEFAULT * 4


def test_the_users_interval_wins_over_rate_ttl_and_cache() -> None:
    feed = replace(FEED, interval=timedelta(minutes=2))
    pull = decide(answer(cache_control="max-age=7200"), document(*hourly(24), ttl=timedelta(hours=5)), feed=feed)
    assert wait(pull) == pull.current_interval == timedelta(minutes=2)


@pytest.mark.parametrize(
    ("headers", "ttl", "expected"),
    [
        ({"cache_control": "public, max-age=7200"}, None, timedelta(hours=2)),
        ({"cache_control": "max-age=7200", "age": "3600"}, None, timedelta(hours=1)),
        ({"cache_control": "no-cache, max-age=7200"}, None, timedelta(minutes=30)),
        ({"cache_control": "max-age=0"}, None, timedelta(minutes=30)),
        ({"cache_control": "max-age=31536000"}, None, timedelta(hours=24)),
        ({"expires": format_datetime(NOW + timedelta(hours=3), usegmt=True)}, None, timedelta(hours=3)),
        ({"expires": "0"}, None, timedelta(minutes=30)),
        ({"expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, None, timedelta(minutes=30)),
        ({}, timedelta(hours=6), timedelta(hours=6)),
        ({}, timedelta(days=9), timedelta(hours=24)),
        ({}, timedelta(minutes=1), timedelta(minutes=30)),
    ],
)
def test_ttl_and_cache_headers_are_a_floor_of_at_most_a_day(
    headers: dict[str, Any], ttl: timedelta | None, expected: timedelta
) -> None:
    assert decide(answer(**headers), document(*hourly(1), ttl=ttl)).current_interval == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("3600", timedelta(hours=1)),
        (format_datetime(NOW + timedelta(hours=5), usegmt=True), timedelta(hours=5)),
        ("2592000", LONGEST_ASKED),
        ("1", timedelta(minutes=15)),
        ("soon", timedelta(minutes=15)),
        ("-5", timedelta(minutes=15)),
        ("99999999999999999999", timedelta(minutes=15)),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_a_floor_in_seconds_or_up_to_a_date(status: int, value: str, expected: timedelta) -> None:
    assert wait(decide(answer(status, retry_after=value))) == expected


def test_retry_after_binds_the_users_interval_too() -> None:
    feed = replace(FEED, interval=timedelta(minutes=2))
    assert wait(decide(answer(429, retry_after="3600"), feed=feed)) == timedelta(hours=1)


def test_skipped_hours_and_days_are_waited_out() -> None:
    hours = decide(answer(), document(*hourly(1), skip_hours=frozenset({13, 14})))
    assert hours.next_pull_at == NOW.replace(hour=15, minute=0)
    days = decide(answer(), document(*hourly(1), skip_days=frozenset({0, 1})))
    assert days.next_pull_at == datetime(2025, 10, 8, tzinfo=UTC)


def test_a_feed_that_asks_to_skip_every_hour_is_not_heard() -> None:
    pull = decide(answer(), document(*hourly(1), skip_hours=frozenset(range(24))))
    assert wait(pull) < timedelta(hours=1)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "login"),
        (403, "403: the server refuses; cloud addresses are often refused"),
        (404, "nothing at this address"),
        (429, "fewer requests"),
        (500, "the server failed"),
        (503, "overloaded"),
        (599, "the server failed"),
        (302, "does not give the feed"),
    ],
)
def test_an_error_status_fails_with_a_clear_text(status: int, words: str) -> None:
    pull = decide(answer(status, body=b""))
    assert (pull.outcome, pull.status, pull.failures) == (PullOutcome.FAILED, status, 1)
    assert pull.error is not None
    assert words in pull.error
    assert pull.error.startswith(f"{status}: ")


def test_a_document_that_is_no_feed_fails_and_keeps_the_validators() -> None:
    pull = decide(answer(etag='"new"'), error="it is an HTML page")
    assert (pull.outcome, pull.error, pull.etag) == (PullOutcome.FAILED, "it is an HTML page", FEED.etag)
    assert pull.body_hash == FEED.body_hash


def test_no_answer_fails_with_the_text_given() -> None:
    pull = decide(error="the server took too long")
    assert (pull.outcome, pull.status, pull.error) == (PullOutcome.FAILED, None, "the server took too long")


def test_410_marks_the_feed_gone() -> None:
    pull = decide(answer(410, body=b""))
    assert (pull.outcome, pull.status) == (PullOutcome.GONE, 410)


def test_failures_double_the_wait_up_to_a_day_and_never_end_it() -> None:
    waits = [wait(decide(answer(500), feed=replace(FEED, failures=n))) for n in range(400)]
    assert waits[:4] == [timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)]
    assert max(waits) == waits[-1] == LONGEST


def test_a_success_after_failures_starts_afresh_at_the_adapted_interval() -> None:
    failed = decide(answer(500), feed=replace(FEED, failures=7))
    again = decide(
        answer(), document(*hourly(1)), feed=replace(FEED, failures=8, current_interval=failed.current_interval)
    )
    assert (again.failures, again.current_interval) == (0, timedelta(minutes=30))


def test_feeds_that_fail_together_come_back_apart() -> None:
    assert len({decide(answer(500), jitter=n / 10).next_pull_at for n in range(10)}) == 10


def test_a_permanent_redirect_rewrites_the_address_of_a_feed_that_answers() -> None:
    moved = "https://new.example.org/feed"
    assert decide(answer(permanent_url=moved), document(*hourly(1))).url == moved
    assert decide(answer(304, permanent_url=moved)).url == moved
    assert decide(answer(permanent_url=FEED.url), document(*hourly(1))).url is None
    assert decide(answer(404, permanent_url=moved)).url is None
    assert decide(answer(permanent_url=moved), error="it is an HTML page").url is None


# --- properties ----------------------------------------------------------------------------------------------------

spans = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400))
statuses = st.sampled_from([200, 203, 204, 301, 304, 400, 403, 404, 429, 500, 503])
header_values = st.one_of(
    st.integers(min_value=0, max_value=10**10).map(str),
    st.integers(min_value=0, max_value=10**7).map(lambda n: f"max-age={n}"),
    spans.map(lambda span: format_datetime(NOW + span, usegmt=True)),
    st.text(max_size=20),
)
responses = st.builds(
    lambda status, headers: Response(url=FEED.url, status=status, headers=headers, body=BODY),
    statuses,
    st.dictionaries(st.sampled_from(["cache-control", "expires", "date", "age", "etag"]), header_values),
)
documents = st.builds(
    lambda ages, ttl, hours, days: document(*ages, ttl=ttl, skip_hours=hours, skip_days=days),
    st.lists(spans, max_size=30),
    st.none() | spans,
    st.frozensets(st.integers(0, 23)),
    st.frozensets(st.integers(0, 6)),
)
known_feeds = st.builds(
    lambda failures, current, newest, seen: replace(
        FEED, failures=failures, current_interval=current, newest_at=newest and NOW - newest, body_hash=seen
    ),
    st.integers(0, 10_000),
    st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=9)),
    st.none() | spans,
    st.sampled_from([None, body_hash(BODY), "other"]),
)
errors = st.none() | st.just("no feed")
chances = st.floats(min_value=0, max_value=1, exclude_max=True)


@given(known_feeds, st.none() | responses, st.none() | documents, errors, chances)
def test_the_next_pull_lies_between_five_minutes_and_a_day_unless_the_feed_skips(
    feed: Feed, response: Response | None, parsed: ParsedFeed | None, error: str | None, jitter: float
) -> None:
    pull = decide(response, parsed, feed=feed, error=error, jitter=jitter)
    assert wait(pull) >= SHORTEST
    skips = parsed is not None and (parsed.skip_hours or parsed.skip_days)
    assert wait(pull) <= (LONGEST_ASKED + timedelta(hours=1) if skips else LONGEST)
    assert SHORTEST <= pull.current_interval <= LONGEST or pull.outcome in (PullOutcome.FAILED, PullOutcome.GONE)


@given(known_feeds, st.none() | responses, errors, chances, header_values)
def test_retry_after_never_asks_for_more_than_a_week(
    feed: Feed, response: Response | None, error: str | None, jitter: float, value: str
) -> None:
    if response is not None:
        response = replace(response, headers={**response.headers, "retry-after": value})
    assert timedelta(0) < wait(decide(response, feed=feed, error=error, jitter=jitter)) <= LONGEST_ASKED


@given(known_feeds, responses, st.none() | documents, chances, st.timedeltas(timedelta(minutes=1), timedelta(days=7)))
def test_a_users_interval_is_kept_to_after_every_success(
    feed: Feed, response: Response, parsed: ParsedFeed | None, jitter: float, interval: timedelta
) -> None:
    if parsed is not None:
        parsed = replace(parsed, skip_hours=frozenset(), skip_days=frozenset())
    pull = decide(response, parsed, feed=replace(feed, interval=interval), jitter=jitter)
    assert pull.next_pull_at > NOW
    if pull.failures == 0:
        assert wait(pull) == interval


@given(st.integers(0, 1000), chances)
def test_more_failures_never_shorten_the_wait(failures: int, jitter: float) -> None:
    waits = [wait(decide(error="x", feed=replace(FEED, failures=failures + n), jitter=jitter)) for n in (0, 1)]
    assert waits[0] <= waits[1]
