"""The way of one request through redirects: where it stands, what became permanent, who may get the credentials."""

from __future__ import annotations

from yarl import URL

from monitor.errors import BadRedirect
from monitor.net.addresses import parse_address, parse_reference, shown

MAX_REDIRECTS = 10
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def is_redirect(status: int) -> bool:
    """Whether an answer of this status leads elsewhere."""
    return status in _REDIRECTS


class Trail:
    """Begins at the address asked for and moves with each redirect."""

    def __init__(self, asked: URL) -> None:
        self.url = asked.with_user(None)  #: where the request stands, without credentials
        self._asked = asked
        self._seen = {self.url}
        self._all_permanent = True
        self._trusted = True
        self._permanent: URL | None = None

    @property
    def request_url(self) -> URL:
        """The address to ask: with the user's credentials as long as the trail has not left their host."""
        return self._with_credentials(self.url) if self._trusted else self.url

    @property
    def permanent_url(self) -> str | None:
        """How far only permanent redirects led; None where the first was not one."""
        return None if self._permanent is None else str(self._permanent)

    def follow(self, status: int, location: str | None) -> None:
        """Move on. Raises BadRedirect (nowhere, in a circle, too far) and AddressRefused (no web address)."""
        if not location:
            raise BadRedirect(f"{self.url.host} answers {status} without saying where to", url=str(self.url))
        target = self._target(location)
        if target in self._seen:
            raise BadRedirect(f"{self.url.host} redirects in a circle, back to {shown(str(target))}", url=str(target))
        if len(self._seen) > MAX_REDIRECTS:
            raise BadRedirect(f"more than {MAX_REDIRECTS} redirects from {self._asked.host}", url=str(target))
        downgrade = self.url.scheme == "https" and target.scheme == "http"
        self._trusted = self._trusted and not downgrade and self._same_place(target)
        self._all_permanent = self._all_permanent and not downgrade and status in _PERMANENT
        self._seen.add(target)
        self.url = target
        if self._all_permanent:
            self._permanent = self.request_url

    def _target(self, location: str) -> URL:
        try:
            joined = self.url.join(parse_reference(location))
        except ValueError as error:
            raise BadRedirect(
                f"{self.url.host} redirects to {shown(location)}, which is no address", url=str(self.url)
            ) from error
        return parse_address(str(joined)).with_user(None)

    def _same_place(self, target: URL) -> bool:
        """The same host, by the same scheme and port, or by https where it was http."""
        upgrade = self._asked.scheme == "http" and target.scheme == "https"
        return target.host == self._asked.host and (upgrade or target.origin() == self._asked.origin())

    def _with_credentials(self, url: URL) -> URL:
        return url.with_user(self._asked.user).with_password(self._asked.password) if self._asked.user else url
