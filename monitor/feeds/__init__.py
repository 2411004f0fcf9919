"""Feeds: bytes to entries; subscriptions, discovery, OPML, the catalogue, the schedule of a feed. All pure."""

from monitor.feeds.addresses import feed_address, is_web_address, wants_contact
from monitor.feeds.catalogue import read_catalogue, select
from monitor.feeds.discovery import discover
from monitor.feeds.document import PAGE_ADVICE, parse
from monitor.feeds.opml import read_opml, write_opml
from monitor.feeds.schedule import after_pull, body_hash, status_text

__all__ = [
    "PAGE_ADVICE",
    "after_pull",
    "body_hash",
    "discover",
    "feed_address",
    "is_web_address",
    "parse",
    "read_catalogue",
    "read_opml",
    "select",
    "status_text",
    "wants_contact",
    "write_opml",
]
