"""The only door outward for HTTP: GET, and POST to channels, with every guard that a stranger's address needs.

What was decided here, and why:

- Redirects are followed by hand, each hop checked like the first. One from https to http is followed (feeds carry
  public text, and refusing would lose some) but never becomes the feed's address and never gets credentials.
- The address check is made on what the name resolved to in the very look-up that the connection uses, so a name
  that changes its answer between check and connection (DNS rebinding) gains nothing.
- Ports below 1024 other than 80 and 443 are refused like private addresses: mail, name and file services live there.
- Proxy settings of the environment are not followed: a proxy connects in our place, and the address check could not
  hold.
- No cookie is ever kept.
- An answer with an error status has no body here: nobody reads it, and the connection is freed at once. Of the
  answer to a POST the beginning is read, for people who ask why their receiver refuses it.
- A POST follows no redirect: what is sent is for the address that was named.
"""

from monitor.net.client import ACCEPT_FEED, ACCEPT_PAGE, Client, open_client
from monitor.net.manners import wants_contact

__all__ = ["ACCEPT_FEED", "ACCEPT_PAGE", "Client", "open_client", "wants_contact"]
