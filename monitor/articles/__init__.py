"""Pages to clean text, addresses to keys, copies, languages. Pure: bytes and text in, values out."""

from monitor.articles.copies import fingerprint, near, same_opening
from monitor.articles.filings import main_document, read_filing
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
    "main_document",
    "near",
    "needs_page",
    "read_filing",
    "read_page",
    "same_opening",
    "settle",
    "target_url",
]
