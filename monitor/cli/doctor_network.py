"""Whether the servers of the feeds can be reached, for `monitor doctor`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from monitor.cli.doctor_findings import Line, ok, problem, warning
from monitor.cli.output import counted
from monitor.errors import NetError
from monitor.net import open_client, wants_contact
from monitor.pipeline.turns import in_turns
from monitor.settings import Settings
from monitor.store import Store
from monitor.text import host_of
from monitor.types import Feed, FeedState, Response

#: Servers that are asked whether they answer, and how long they may take.
SERVERS = 3
PATIENCE = timedelta(seconds=10)
SET_CONTACT = "set contact to a mail or web address"


def is_unasked(settings: Settings, url: str) -> bool:
    """Whether no request goes to this address, since its host wants to know of whom."""
    return not settings.contact and wants_contact(host_of(url))


def network(settings: Settings, store: Store) -> Iterator[Line]:
    """One line on a few servers, a feed of each asked for; an answer of any status is one. None without a feed."""
    active = [feed for feed in store.feeds() if feed.state is FeedState.ACTIVE]
    servers = in_turns(active, lambda feed: host_of(feed.url), at_most=1)
    asked = [feed for feed in servers if not is_unasked(settings, feed.url)][:SERVERS]
    unasked = [f"{host_of(feed.url)} not asked without a contact" for feed in servers if is_unasked(settings, feed.url)]
    if not asked:
        if unasked:
            yield warning("network", "; ".join(unasked), SET_CONTACT)
        return
    told = asyncio.run(_ask(settings, asked))
    answers = [
        f"{host_of(feed.url)} ({answer.status})"
        for feed, answer in zip(asked, told, strict=True)
        if isinstance(answer, Response)
    ]
    errors = [str(answer) for answer in told if isinstance(answer, NetError)]
    found = f"{len(asked)} of {counted(len(servers), 'server', 'servers')} with feeds asked, "
    if not answers:
        found += f"none answers: {'; '.join(errors + unasked)}"
        yield problem("network", found, "check the connection, DNS and firewall")
        return
    found += f"{len(answers)} {'answers' if len(answers) == 1 else 'answer'}: {', '.join(answers)}"
    yield ok("network", "; ".join([found, *errors, *unasked]))


async def _ask(settings: Settings, feeds: Sequence[Feed]) -> list[Response | NetError]:
    """What each answers, or why there is no answer."""
    hurried = replace(settings, fetch_timeout=min(settings.fetch_timeout, PATIENCE))
    async with open_client(hurried) as client:
        told = await asyncio.gather(
            *(client.get(feed.url, etag=feed.etag, last_modified=feed.last_modified) for feed in feeds),
            return_exceptions=True,
        )
    answers: list[Response | NetError] = []
    for answer in told:
        if isinstance(answer, BaseException) and not isinstance(answer, NetError):
            raise answer
        answers.append(answer)
    return answers
