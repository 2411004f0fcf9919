"""Pages that stand where the story should: consent walls, stubs for subscribers, errors.

Each phrase looked for is one that only a wall says to its reader, and none decides alone: a story ABOUT cookies or
subscriptions, or a page with a banner, is no wall.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile

from selectolax.lexbor import LexborHTMLParser

from monitor.articles import phrases
from monitor.text import fold, host_of, squeeze

#: Hosts that serve nothing but consent pages (Google, Yahoo, YouTube; publishers' own are named alike).
_CONSENT_HOST = re.compile(r"(?:consent|guce|cmp|privacy-mgmt|consentmanager)\.[\w.-]+")
#: Containers of consent platforms, by vendor.
_CONSENT_BOXES = (
    "#onetrust-consent-sdk, #onetrust-banner-sdk",  # OneTrust
    "#didomi-host, #didomi-popup, #didomi-notice",  # Didomi
    "[id^=sp_message_container], .sp_choice_type_11, [class*=sp-message]",  # Sourcepoint
    "#qc-cmp2-container, .qc-cmp2-container, #qc-cmp2-ui",  # Quantcast / InMobi Choice
    "#usercentrics-root, #usercentrics-cmp-ui",  # Usercentrics
    ".fc-consent-root, .fc-dialog-container",  # Google Funding Choices
    "#CybotCookiebotDialog, #cookiebanner",  # Cookiebot
    "#cmpbox, #cmpwrapper, #cmpbox2",  # consentmanager
    "#iubenda-cs-banner",  # Iubenda
    "#truste-consent-track, .truste_box_overlay, #trustarc-banner-overlay",  # TrustArc
    "#BorlabsCookieBox",  # Borlabs
    "#cmplz-cookiebanner-container, .cmplz-cookiebanner",  # Complianz
    ".cookie-banner, .cookie-consent, #cookie-notice, #cookie-law-info-bar, .cc-window, #gdpr-cookie-message",
    "#tarteaucitronRoot, #axeptio_overlay, .klaro, #traffective-cmp, .cmp-root-container, #appconsent",
)
#: Below the body only: some of these names stand on it while the box is open.
_BOXES_BELOW = ", ".join(f"body {one}" for boxes in _CONSENT_BOXES for one in boxes.split(", "))
_BUTTONS = "button, a, [role=button], input[type=submit], input[type=button]"
#: Letters on a button at most (a longer link is a headline), letters and buttons that are looked at.
_BUTTON, _NOTICE, _MAX_BUTTONS = 40, 400, 5_000
_CONSENT_PATTERNS = phrases.patterns(phrases.CONSENT)
_VOICE_PATTERN = phrases.pattern(phrases.CONSENT_VOICE)
_BUTTON_PATTERN = phrases.pattern(phrases.CONSENT_BUTTON)
#: A wall says at once what it is: letters of it that are looked at, after its heading.
_OPENING = 400
#: What somebody is quoted with: a story about walls quotes them.
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"\n]{0,400}[“”»\"]")
_TALK_PATTERN = phrases.pattern(phrases.CONSENT_TALK)
_PAYWALL_PATTERN = phrases.pattern(phrases.PAYWALL)
_ERROR_PATTERN = re.compile(rf"(?:{phrases.pattern(phrases.ERROR_TITLE).pattern})\s*[.!?…]*(?:\s*[|·–—-]\s.*)?")


def is_consent_host(url: str) -> bool:
    """Whether the host serves consent pages only."""
    return _CONSENT_HOST.match(host_of(url)) is not None


def take_consent_boxes(tree: LexborHTMLParser) -> bool:
    """Take the boxes of consent platforms out of a page; True where there was one that holds text."""
    found = False
    for node in tree.css(_BOXES_BELOW):
        found = found or bool(node.text(strip=True))
        node.decompose()
    return found


def has_consent_button(tree: LexborHTMLParser) -> bool:
    """Whether the reader is offered to agree: a button or link that says nothing else."""
    nodes = islice(tree.css(_BUTTONS), _MAX_BUTTONS)
    shown = {squeeze((node.attributes.get("value") or node.text())[:_NOTICE]) for node in nodes}
    return any(_is_offer(fold(text).strip(" .!")) for text in shown if 0 < len(text) <= _BUTTON)


def _is_offer(button: str) -> bool:
    if _BUTTON_PATTERN.fullmatch(button):
        return True
    return any(pattern.search(button) for pattern in _CONSENT_PATTERNS)


def asks_for_consent(heading: str, text: str) -> bool:
    """Whether a page opens with what only a wall says of itself, in its own voice."""
    opening = "\n".join((heading, text[: 2 * _OPENING]))
    own = _QUOTED.sub("", opening)[: len(heading) + _OPENING]
    return any(_VOICE_PATTERN.search(fold(squeeze(line))) for line in own.split("\n"))


def consent_phrases(text: str) -> int:
    """How many different sentences of a consent wall the text has."""
    folded = fold(squeeze(text))
    return sum(pattern.search(folded) is not None for pattern in _CONSENT_PATTERNS)


def consent_share(text: str) -> float:
    """The share of a text's letters in lines that talk of cookies, partners, purposes: 0 to 1."""
    lines = text.split("\n")
    folded = ((len(line), fold(line)) for line in lines)
    talk = sum(size for size, line in folded if _TALK_PATTERN.search(line) or _VOICE_PATTERN.search(line))
    return talk / max(1, sum(map(len, lines)))


def paywall_phrase(text: str) -> str | None:
    """The words with which a page keeps the rest of a story for subscribers (folded); None where it has none."""
    found = _PAYWALL_PATTERN.search(fold(squeeze(text)))
    return found[0] if found else None


def before_paywall(text: str) -> str:
    """The lines of a stub that come before the call to subscribe."""
    lines = text.split("\n")
    return "\n".join(takewhile(lambda line: paywall_phrase(line) is None, lines))


def is_error_title(title: str) -> bool:
    """Whether a page's title says that the story is not there, or that the reader is taken for a robot."""
    return _ERROR_PATTERN.fullmatch(fold(title).strip()) is not None
