"""Feeds: bytes to entries; subscriptions, discovery, OPML, the catalogue, the schedule of a feed. All pure."""

from monitor.feeds.addresses import feed_address, is_web_address
from monitor.feeds.catalogue import read_catalogue, select
from monitor.feeds.discovery import discover
from monitor.feeds.document import PAGE_ADVICE, parse
from monitor.feeds.filings import CURRENT_FILINGS, select_filings
from monitor.feeds.opml import read_opml, write_opml
from monitor.feeds.schedule import after_pull, body_hash, status_text

__all__ = [
    "CURRENT_FILINGS",
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
    "select_filings",
    "status_text",
    "write_opml",
]
