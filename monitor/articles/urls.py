"""Addresses: the key under which a story is known, and the article behind a wrapped link."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import idna

from monitor.articles.tracking import is_tracking
from monitor.text import accession_number

#: Links of search and alert services that carry the article's address in a parameter: (host, path, parameters).
_WRAPPERS: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = (
    (re.compile(r"(www\.)?google\.[a-z.]{2,6}"), "/url", ("url", "q")),  # Google Alerts feeds
    (re.compile(r"(www\.)?bing\.com"), "/news/apiclick.aspx", ("url",)),  # Bing News feeds
    (re.compile(r"lm?\.facebook\.com"), "/l.php", ("u",)),
)
#: Google's AMP cache and viewer carry the address in the path; "s" says https (Google, "AMP Cache URL Format").
_AMP_CACHE = re.compile(
    r"https?://(?:[\w-]+\.cdn\.ampproject\.org/[cv]|(?:www\.)?google\.[a-z.]{2,6}/amp)/(s/)?([\w-]+\.[^?#]+.*)", re.I
)
_HEX = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
#: What may stand in a path or a query as it is (RFC 3986, section 3.3 and 3.4); everything else is percent-encoded.
_UNSAFE = re.compile(r"[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%\[\]|]")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """The key of an address: the same for all spellings of one page, and never the same for two pages.

    It is for comparing; fetch `target_url(url)` instead, for http and https count as one here (on default ports the
    key says https). User names, fragments (but "#!"), tracking parameters and AMP wrappers are dropped, host and
    escapes written one way; the order of the parameters stays, since some sites read them in order. What is no web
    address comes back stripped of white space only. Idempotent.
    """
    bare = target_url(url)
    if (number := accession_number(bare)) is not None:  # its index lies in the folder of each company that it is for
        return f"https://www.sec.gov/Archives/edgar/data/{number}"
    try:
        parts = urlsplit(bare)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        return bare
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not host:
        return bare
    if port is None or port == _DEFAULT_PORTS[scheme]:
        scheme, netloc = "https", host
    else:
        netloc = f"{host}:{port}"
    query = _query(parts.query)
    fragment = "#" + _escape(parts.fragment) if parts.fragment.startswith("!") else ""
    return f"{scheme}://{netloc}{_path(parts.path)}{'?' + query if query else ''}{fragment}"


def target_url(url: str) -> str:
    """The article's own address behind an alert's or search's redirect link or an AMP cache; else the address given."""
    current = "".join(url.split("\n")).strip()
    while (inner := _unwrapped(current)) is not None and len(inner) < len(current):
        current = inner
    return current


def _unwrapped(url: str) -> str | None:
    if cached := _AMP_CACHE.fullmatch(url):
        return f"{'https' if cached[1] else 'http'}://{cached[2]}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    for hosts, path, names in _WRAPPERS:
        if hosts.fullmatch(host) and parts.path == path:
            given = dict(parse_qsl(parts.query))
            return next((given[n] for n in names if given.get(n, "").startswith(("http://", "https://"))), None)
    return None


def _host(host: str) -> str:
    lowered = host.lower().rstrip(".")
    if ":" in lowered:  # an IPv6 address, which urlsplit hands over without its brackets
        return f"[{lowered}]"
    if lowered.isascii():
        return lowered
    try:
        return idna.encode(lowered, uts46=True).decode("ascii")
    except idna.IDNAError:
        return lowered


def _path(path: str) -> str:
    """Escapes and dot segments written one way (RFC 3986, section 6.2.2); an empty path is the root."""
    kept: list[str] = []
    segments = _escape(path).split("/")
    for segment in segments:
        if segment == "..":
            kept[1:] = kept[1:-1]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept) or "/"


def _query(query: str) -> str:
    parameters = (p for p in query.split("&") if p)
    return "&".join(_escape(p) for p in parameters if not _dropped(p))


def _dropped(parameter: str) -> bool:
    name, _, value = parameter.partition("=")
    return is_tracking(name) or (name.lower(), value) in {("amp", ""), ("amp", "1"), ("outputtype", "amp")}


def _escape(text: str) -> str:
    encoded = _UNSAFE.sub(_percent, _STRAY_PERCENT.sub("%25", text))
    return _HEX.sub(_normal, encoded)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _normal(match: re.Match[str]) -> str:
    byte = int(match[1], 16)
    return chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"
