"""The bundled sample feed on its way into the database."""

from datetime import timedelta
from pathlib import Path

from monitor.feeds import body_hash
from monitor.pipeline.runtime import Runtime
from monitor.pipeline.sample import SUBSCRIPTION, take_sample
from monitor.types import FeedState, Pull, PullOutcome
from tests.pipeline.conftest import NOW


async def test_the_sample_is_never_pulled_not_even_where_it_was_removed_before(
    runtime: Runtime, tmp_path: Path
) -> None:
    file = tmp_path / "sample.xml"
    file.write_bytes(b"<rss version='2.0'><channel><title>Sample</title></channel></rss>")
    known, _ = runtime.store.add_feed(SUBSCRIPTION, now=NOW)
    taken = Pull(
        outcome=PullOutcome.UPDATED,
        next_pull_at=NOW,
        current_interval=timedelta(hours=1),
        failures=0,
        body_hash=body_hash(file.read_bytes()),
    )
    runtime.store.record_pull(known.id, taken, (), now=NOW)
    runtime.store.remove_feed(known.id, now=NOW)
    assert await take_sample(runtime, file) is False
    assert runtime.store.feed(known.id).state is FeedState.PAUSED
