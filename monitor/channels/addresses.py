"""The address of a channel: what it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.channels import mail
from monitor.channels.services import plugin_of
from monitor.errors import AddressRefused, UsageError
from monitor.net.addresses import parse_address
from monitor.text import channel_shown

_WEB = ("http", "https")
#: apprise's own unsigned webhooks.
_UNSIGNED = ("json", "jsons", "xml", "xmls", "form", "forms")
_EXAMPLES = (
    "write for instance https://hooks.example/in (a signed webhook), "
    "'mailtos://user:password@mail.example?to=me@example.org', ntfy://ntfy.sh/topic or slack://…; "
    "docs/alerts.md has more"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Channel:
    """A channel that can be sent to."""

    address: str  #: secrets in it
    signed: bool  #: a webhook of ours


def open_address(text: str) -> Channel:
    """The channel that an address leads to. Raises UsageError, with examples and without what is secret in it."""
    address = text.strip()
    scheme = address.partition("://")[0].lower()
    if scheme in _UNSIGNED:
        raise UsageError(f"{scheme}:// would be sent unsigned; write {scheme_of_web(scheme)}:// for a signed webhook")
    if "://" not in address:
        raise UsageError(f"{channel_shown(address)} is no address of a channel: {_EXAMPLES}")
    if plugin_of(address) is not None:
        if mail.is_mail(address):
            _check_receivers(address)
        return Channel(address=address, signed=False)
    if scheme not in _WEB:
        raise UsageError(f"{channel_shown(address)}:// is no address that a known service has: {_EXAMPLES}")
    try:
        return Channel(address=str(parse_address(address)), signed=True)
    except AddressRefused as error:
        raise UsageError(f"{channel_shown(address)} is no web address: {_EXAMPLES}") from error


def _check_receivers(address: str) -> None:
    """Mail that leaves one of its receivers out, or has none, would fail without anybody's knowing."""
    if lost := mail.unreachable(address):
        raise UsageError(
            f"no mail can go to {', '.join(lost)[:200]}: addresses are parted by commas, each like me@example.org, "
            "without accents (a name with a comma stands in quotes)"
        )
    if not mail.reaches(address):
        raise UsageError(f"{channel_shown(address)}:// names nobody that mail can go to: {_EXAMPLES}")


def scheme_of_web(unsigned: str) -> str:
    """`jsons` -> `https`."""
    return "https" if unsigned.endswith("s") else "http"
