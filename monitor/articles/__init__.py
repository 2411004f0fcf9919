"""Pages to clean text, addresses to keys, copies, languages. Pure: bytes and text in, values out."""

from monitor.articles.copies import fingerprint, near, same_opening
from monitor.articles.language import LANGUAGES, detect_language
from monitor.articles.page import MAX_BYTES, read_page
from monitor.articles.settle import Settled, TextSource, needs_page, settle
from monitor.articles.urls import canonical_url, target_url

__all__ = [
    "LANGUAGES",
    "MAX_BYTES",
    "Settled",
    "TextSource",
    "canonical_url",
    "detect_language",
    "fingerprint",
    "near",
    "needs_page",
    "read_page",
    "same_opening",
    "settle",
    "target_url",
]
