"""What one pull means for its feed: the outcome, and when to come again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.feeds.hints import freshness, retry_after
from monitor.types import Entry, Feed, ParsedFeed, Pull, PullOutcome, Response

#: Bounds of what a feed is adapted to; a user's own interval may lie outside.
SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
#: The longest wait that a server or a feed can ask for.
LONGEST_ASKED = timedelta(days=7)
#: How many of the newest entries say how often a feed publishes, and how old they may be.
_RATE_ENTRIES = 20
_RATE_DAYS = timedelta(days=90)
#: Pulls for each entry that is expected: an entry then waits a quarter of the mean gap on average.
_PULLS_PER_ENTRY = 2
#: An unchanged feed is asked less and less often, up to this share of its silence: no news is late by more than that.
_SLOWING = 1.5
_SHARE_OF_SILENCE = 1 / 16
#: ... and where entries bear no dates, up to this many default intervals.
_SLOWEST_UNDATED = 4
#: Successful pulls are put off by up to this share, so that feeds added together drift apart.
_SPREAD = 0.1
#: Of every fifty answers "304, unchanged" one is not believed: the next request goes without validators, which gets
#: past servers whose ETag never changes. The body's hash tells whether anything was new.
_BELIEF = 0.98

_REASONS = {
    400: "the server finds the request wrong",
    401: "the server wants a login",
    402: "the server wants to be paid",
    403: "the server refuses; cloud addresses are often refused",
    404: "there is nothing at this address; look for the feed's new one",
    406: "the server does not give this to programs",
    408: "the server took too long",
    410: "the server says that this feed is gone for good",
    429: "the server asks for fewer requests",
    451: "withheld for legal reasons",
    500: "the server failed",
    502: "the server's backend does not answer",
    503: "the server is overloaded or down for maintenance",
    504: "the server's backend took too long",
}


def body_hash(body: bytes) -> str:
    """SHA-256 of a body, hex: what `Feed.body_hash` holds."""
    return hashlib.sha256(body).hexdigest()


def after_pull(
    feed: Feed,
    *,
    now: datetime,
    jitter: float,
    default_interval: timedelta,
    response: Response | None = None,
    parsed: ParsedFeed | None = None,
    error: str | None = None,
) -> Pull:
    """Decide on a pull that just ended.

    `response` is what the server said (None: no answer); `parsed` the document where it was parsed; `error` one line
    on why there is none. A 200 with the bytes of last time needs no `parsed`. `jitter` is a random number of [0, 1).
    `default_interval` is for feeds of which nothing is known. `next_pull_at` lies after `now`; between 5 minutes and
    24 hours after it, unless the user's interval, Retry-After or the feed's skipHours say otherwise (at most 7 days).
    """
    turn = _Turn(feed=feed, ended_at=now, jitter=jitter, default=default_interval, response=response, parsed=parsed)
    if response is not None and response.status == 410:
        return turn.gone()
    if error is None and response is not None:
        error = _complaint(feed, response, parsed)
    if response is None or error is not None:
        return turn.failed(error or "no answer")
    if parsed is None or response.status == 304:
        return turn.unchanged(response)
    return turn.updated(response, parsed)


def _complaint(feed: Feed, response: Response, parsed: ParsedFeed | None) -> str | None:
    """What is wrong with an answer, for people; None where it is a feed or unchanged."""
    status = response.status
    if status == 304:
        return None if feed.body_hash else "304: the server says unchanged, and nothing was ever got from it"
    if 200 <= status < 300:
        known = parsed is not None or body_hash(response.body) == feed.body_hash
        return None if known else f"{status}: the answer was not read"
    return status_text(status)


def status_text(status: int) -> str:
    """What an HTTP status that brings no feed means, for people."""
    other = "the server failed" if status >= 500 else "the server does not give the feed"
    return f"{status}: {_REASONS.get(status, other)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Turn:
    """The facts of one pull; each method is one way it can end."""

    feed: Feed
    ended_at: datetime
    jitter: float
    default: timedelta
    response: Response | None
    parsed: ParsedFeed | None

    def gone(self) -> Pull:
        return Pull(
            outcome=PullOutcome.GONE,
            next_pull_at=self.ended_at + LONGEST,
            current_interval=self.feed.current_interval,
            failures=self.feed.failures + 1,
            status=410,
            error=status_text(410),
            etag=self.feed.etag,
            last_modified=self.feed.last_modified,
            body_hash=self.feed.body_hash,
        )

    def failed(self, error: str) -> Pull:
        """Backoff: doubled with each failure, a quarter more or less by chance, once a day at the rarest."""
        base = min(self.feed.interval or max(self.default, SHORTEST), LONGEST)
        doubled = base * 2 ** min(self.feed.failures, 20)
        delay = min(max(doubled * (0.75 + 0.5 * self.jitter), min(base, SHORTEST)), LONGEST)
        return Pull(
            outcome=PullOutcome.FAILED,
            next_pull_at=self._not_skipped(self.ended_at + max(delay, self._asked())),
            current_interval=self.feed.current_interval,
            failures=self.feed.failures + 1,
            status=self.response.status if self.response else None,
            error=error,
            etag=self.feed.etag,
            last_modified=self.feed.last_modified,
            body_hash=self.feed.body_hash,
        )

    def unchanged(self, response: Response) -> Pull:
        believed = response.status != 304 or self.jitter < _BELIEF
        return self._success(
            PullOutcome.UNCHANGED,
            interval=_slower(self.feed, now=self.ended_at, default=self.default),
            etag=(response.headers.get("etag") or self.feed.etag) if believed else None,
            last_modified=(response.headers.get("last-modified") or self.feed.last_modified) if believed else None,
            body_hash=self.feed.body_hash,
        )

    def updated(self, response: Response, parsed: ParsedFeed) -> Pull:
        digest = body_hash(response.body)
        return self._success(
            PullOutcome.UNCHANGED if digest == self.feed.body_hash else PullOutcome.UPDATED,
            interval=publishing_interval(parsed.entries, now=self.ended_at) or self.default,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
            body_hash=digest,
        )

    def _success(
        self,
        outcome: PullOutcome,
        *,
        interval: timedelta,
        etag: str | None,
        last_modified: str | None,
        body_hash: str | None,
    ) -> Pull:
        interval = self.feed.interval or _clamped(max(interval, self._wished()))
        spread = timedelta(0) if self.feed.interval else interval * _SPREAD * self.jitter
        delay = interval if self.feed.interval else min(interval + spread, LONGEST)
        response, parsed = self.response, self.parsed
        return Pull(
            outcome=outcome,
            next_pull_at=self._not_skipped(self.ended_at + max(delay, self._asked())),
            current_interval=interval,
            failures=0,
            status=response.status if response else None,
            url=self._moved_to(),
            etag=etag,
            last_modified=last_modified,
            body_hash=body_hash,
            title=(parsed.title or None) if parsed else None,
            site_url=parsed.site_url if parsed else None,
            language=parsed.language if parsed else None,
        )

    def _moved_to(self) -> str | None:
        moved = self.response.permanent_url if self.response else None
        return moved if moved != self.feed.url else None

    def _asked(self) -> timedelta:
        """What the server demands: it binds a user's interval too."""
        asked = retry_after(self.response.headers, now=self.ended_at) if self.response else None
        return min(asked or timedelta(0), LONGEST_ASKED)

    def _wished(self) -> timedelta:
        """What the server and the document would like: it binds only the adapted interval, up to a day."""
        fresh = freshness(self.response.headers, now=self.ended_at) if self.response else None
        ttl = self.parsed.ttl if self.parsed else None
        return max(fresh or timedelta(0), ttl or timedelta(0))

    def _not_skipped(self, moment: datetime) -> datetime:
        """`moment`, put off to the first full hour that the feed does not ask to skip, within 7 days; a feed that asks
        to skip all of them is not heard."""
        if self.parsed is None:
            return moment
        later = moment
        while later.hour in self.parsed.skip_hours or later.weekday() in self.parsed.skip_days:
            later = later.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
            if later - self.ended_at > LONGEST_ASKED:
                return moment
        return later


def publishing_interval(entries: Iterable[Entry], *, now: datetime) -> timedelta | None:
    """How often to ask, from the mean gap between the newest entries up to now; None where dates say too little."""
    dates = sorted(e.published_at for e in entries if e.published_at and now - _RATE_DAYS < e.published_at <= now)
    newest = dates[-_RATE_ENTRIES:]
    if len(newest) < 2:
        return None
    return _clamped((now - newest[0]) / len(newest) / _PULLS_PER_ENTRY)


def _slower(feed: Feed, *, now: datetime, default: timedelta) -> timedelta:
    """The interval of a feed that had nothing new."""
    most = (now - feed.newest_at) * _SHARE_OF_SILENCE if feed.newest_at else default * _SLOWEST_UNDATED
    return _clamped(max(feed.current_interval, min(feed.current_interval * _SLOWING, most)))


def _clamped(interval: timedelta) -> timedelta:
    return min(max(interval, SHORTEST), LONGEST)
