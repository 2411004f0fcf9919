"""New stories get their text: the feed's own, or the page's, fetched politely and read in a process."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from monitor.articles import needs_page, same_opening, target_url
from monitor.errors import ConnectionFailed, FetchTimeout, NetError, RobotsUnread, WorkerError
from monitor.net import ACCEPT_PAGE
from monitor.pipeline import failures
from monitor.pipeline.documents import (
    Material,
    Text,
    find_main_document,
    settle_from_feed,
    settle_from_filing,
    settle_from_page,
)
from monitor.pipeline.runtime import Runtime
from monitor.pipeline.tally import Tally
from monitor.pipeline.turns import batches_of, in_turns, side_by_side
from monitor.store import PendingStory, SettledText, Stage
from monitor.text import accession_number, host_of
from monitor.types import Response

log = logging.getLogger(__name__)

#: Stories taken from the database at a time; of one host at most so many of them, so that a batch has an end: with a
#: second between two requests the slowest host takes half a minute.
BATCH = 400
OF_ONE_HOST = 30
AT_ONCE = 32
#: Stories without a page go to the processes in batches of this size.
TOGETHER = 32
#: Seconds for reading a page, or a batch of feed texts: a page takes 5 to 30 ms, the rest is for loading the libraries.
LIMIT = 30.0

#: Statuses that pass: too many requests, and the server's own trouble.
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
#: The SEC answers 403 to who asks too fast, and lets them in again after ten minutes (sec.gov, "Accessing EDGAR Data").
PASSING_FILINGS = PASSING | {403}


class _Passing(NetError):
    """The page may be there later."""


async def fetch_due(runtime: Runtime, tally: Tally) -> int:
    """Settle the texts of a batch of new stories, and give how many were taken up. Raises StoreError."""
    now = runtime.clock()
    pending = await runtime.keep(runtime.store.stories_to_fetch, now=now, limit=BATCH)
    if not pending:
        return 0
    await runtime.keep(runtime.copies.take_from, runtime.store, now=now)
    step = _Step(runtime, tally)
    paged: list[PendingStory] = []
    plain: list[tuple[PendingStory, str]] = []
    for story in pending:
        if needs_page(story.summary, story.content, story.url):
            paged.append(story)
        else:
            plain.append((story, "the feed has the text, or there is no page to be had"))
    await side_by_side(step.from_feed, batches_of(plain, TOGETHER), at_once=2 * runtime.workers.size)
    turns = in_turns(paged, lambda story: host_of(story.url), at_most=OF_ONE_HOST)
    await side_by_side(step.from_page, turns, at_once=AT_ONCE)
    return len(plain) + len(turns)


class _Step:
    """One batch under way."""

    def __init__(self, runtime: Runtime, tally: Tally) -> None:
        self._runtime = runtime
        self._tally = tally

    async def from_feed(self, batch: Sequence[tuple[PendingStory, str]]) -> None:
        """Settle stories on what the feed says; each comes with the reason why no page is read."""
        materials = tuple((_material(story), missing) for story, missing in batch)
        try:
            texts = await self._runtime.workers.run(LIMIT, settle_from_feed, materials)
        except WorkerError as error:
            await self._apart(batch, error)
            return
        for (story, _), text in zip(batch, texts, strict=True):
            await self._settle(story, text)

    async def _apart(self, batch: Sequence[tuple[PendingStory, str]], error: WorkerError) -> None:
        """A batch that failed, one story after the other: the guilty one alone is counted."""
        if len(batch) == 1:
            await self._fail(batch[0][0], str(error))
            return
        for one in batch:
            await self.from_feed([one])

    async def from_page(self, story: PendingStory) -> None:
        """Settle a story on its page; where the page is not to be had at all, on what the feed says."""
        try:
            text = await self._read_page(story)
        except (FetchTimeout, ConnectionFailed, RobotsUnread, _Passing) as error:
            if not failures.last_try(story.attempts):
                await self._fail(story, f"its page: {error}")
                return
            await self.from_feed([(story, f"the page cannot be had: {error}")])
        except (NetError, WorkerError) as error:
            await self.from_feed([(story, f"the page cannot be had: {error}")])
        except Exception as error:  # the outer loop of a run: recorded, and the other stories go on
            log.exception("Fetching %s failed unexpectedly", story.url, extra={"action": "fetch", "story": story.id})
            await self.from_feed([(story, f"the page cannot be had: unexpected {type(error).__name__}: {error}")])
        else:
            await self._settle(story, text)

    async def _read_page(self, story: PendingStory) -> Text:
        filing = accession_number(story.url) is not None
        passing = PASSING_FILINGS if filing else PASSING
        response = await self._get(target_url(story.url or ""), passing)
        if not filing:
            return await self._runtime.workers.run(LIMIT, settle_from_page, _material(story), response)
        address = await self._runtime.workers.run(LIMIT, find_main_document, response)
        if address is None:
            raise NetError("the filing's index names no main document", url=response.url)
        document = await self._get(address, passing)
        return await self._runtime.workers.run(LIMIT, settle_from_filing, _material(story), document)

    async def _get(self, url: str, passing: frozenset[int]) -> Response:
        """A good answer. Raises NetError kinds, _Passing where the status is one of `passing`."""
        response = await self._runtime.client.get(url, accept=ACCEPT_PAGE, robots=True)
        if response.status in passing:
            raise _Passing(f"the server answers {response.status}", url=response.url)
        if not 200 <= response.status < 300:
            raise NetError(f"the server answers {response.status}", url=response.url)
        return response

    async def _settle(self, story: PendingStory, text: Text) -> None:
        await self._runtime.keep(self._keep_text, story.id, text)
        self._tally.add(stories_settled=1)

    def _keep_text(self, story_id: int, text: Text) -> None:
        def same(other: int) -> bool:
            return same_opening(text.title, text.text, *self._runtime.store.text_of(other))

        settled = SettledText(
            title=text.title,
            text=text.text,
            source=text.source.value,
            reason=text.reason,
            language=text.language,
            fingerprint=text.fingerprint,
            copy_of=self._runtime.copies.original_of(story_id, text.fingerprint, same=same),
            published_at=text.published_at,
            published_on=text.published_on,
            publisher=text.publisher,
        )
        self._runtime.store.settle_story(story_id, settled, now=self._runtime.clock())

    async def _fail(self, story: PendingStory, error: str) -> None:
        await failures.record(
            self._runtime, self._tally, Stage.FETCH, story_id=story.id, attempts=story.attempts, error=error
        )


def _material(story: PendingStory) -> Material:
    return Material(
        title=story.title,
        summary=story.summary,
        content=story.content,
        publisher=story.publisher,
        language=story.language,
        dated=story.published_at is not None,
    )
