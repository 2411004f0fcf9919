"""The services that apprise knows: chat, phones, mail by their interfaces."""

from __future__ import annotations

import logging
import re
import warnings
from functools import cache
from typing import Any
from urllib.parse import unquote

from monitor.channels.answers import Answer
from monitor.notify import Message
from monitor.text import squeeze

_NAME = "leadership-monitor"
#: What chat programs obey in a text: mentions that ring everybody's phone. A space of no width takes them apart.
_OBEYED = re.compile(r"@(?=\w)|<(?=[!@#])")
#: Pieces of an address that a message of the service may repeat and nobody may see.
_BETWEEN = re.compile(r"[/:@?&=,+#]+")
_LEAST_PIECE = 4


@cache
def _apprise() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its modules ask for some that later Pythons do not have
        import apprise  # start-up time: a second for a hundred services, where most processes send nothing

        apprise.Apprise.instantiate("ntfy://load-them-all")
    logging.getLogger("apprise").propagate = False  # it tells addresses; what matters is in our answer
    return apprise


def plugin_of(address: str) -> Any:
    """apprise's plugin for an address; None where it is of no service, or not complete."""
    apprise = _apprise()
    return apprise.Apprise.instantiate(address, asset=apprise.AppriseAsset(app_id=_NAME, app_desc=_NAME))


def send(address: str, message: Message, *, seconds: float) -> Answer:
    """In a thread: one try of so many seconds. Long texts go in several messages where the service wants it."""
    apprise = _apprise()
    plugin = plugin_of(address)
    if plugin is None:
        return Answer(taken=False, said="apprise does not know this address any longer", final=True)
    if "overflow=" not in address:
        plugin.overflow_mode = apprise.OverflowMode.SPLIT
    everything = apprise.Apprise()
    everything.add(plugin)
    result = everything.notify(
        title=inert(message.subject),
        body=inert(message.text),
        body_format=apprise.NotifyFormat.TEXT,
        timeout=seconds,
    )
    service = str(plugin.service_name)
    if result:
        return Answer(taken=True, said=f"{service} took it")
    heard = [entry.message for entry in result.logs()]
    told = redacted(heard[0], address) if heard else "it does not say why"
    return Answer(taken=False, said=f"{service} did not take it: {told}")


def inert(text: str) -> str:
    """Text that mentions nobody, whatever a headline says."""
    return _OBEYED.sub(lambda match: f"{match[0]}\u200b", text)


def redacted(text: str, address: str) -> str:
    """A service's message in one line, without any piece of the address."""
    line = squeeze(text)
    for piece in sorted(_pieces(address), key=len, reverse=True):
        line = line.replace(piece, "…")
    return line[:300]


def _pieces(address: str) -> set[str]:
    """As they are written, as the service reads them (%40 is @), and what stands between their percent signs."""
    written = _BETWEEN.split(address.partition("://")[2])
    read = {squeeze(unquote(piece)) for piece in written}
    between = {part for piece in written for part in piece.split("%")}
    return {piece for piece in read.union(written, between) if len(piece) >= _LEAST_PIECE}
