"""The doors by which people are told: signed webhooks, mail, and the services that apprise knows.

What was decided here, and why:

- The user names a channel, a stranger never does: it may lie in a private network (an ntfy or n8n in the LAN is the
  usual case), whatever `allow_private_networks` says of feeds.
- `https://` and `http://` are a webhook of ours, signed. apprise's own schemes for that (json, xml, form) send unsigned
  and are refused with a word of this one; addresses of services (hooks.slack.com and the like) are theirs.
- Mail is addressed as apprise addresses it, and sent by the standard library: apprise gives every try another
  Message-ID, makes the text out of the HTML, and keeps to itself what the server said.
- A try has a time limit, whatever the receiver does; what is left of it ends in a thread of its own.
"""

from monitor.channels.addresses import Channel, open_address
from monitor.channels.answers import Answer
from monitor.channels.sending import AT_ONCE, TRY_SECONDS, Sender

__all__ = ["AT_ONCE", "TRY_SECONDS", "Answer", "Channel", "Sender", "open_address"]
