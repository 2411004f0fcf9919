"""Who hears of what, when, in which words: values in, values out; nothing is sent here."""

from monitor.notify.digests import due
from monitor.notify.messages import Message, body_of, message_of, sample
from monitor.notify.news import news_of
from monitor.notify.retries import TRIES, next_try
from monitor.notify.signing import headers_of, new_secret, verify
from monitor.notify.wishes import changed_watch, new_watch

__all__ = [
    "TRIES",
    "Message",
    "body_of",
    "changed_watch",
    "due",
    "headers_of",
    "message_of",
    "new_secret",
    "new_watch",
    "news_of",
    "next_try",
    "sample",
    "verify",
]
