"""What a page says about its story: title, day, language, publisher."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from selectolax.lexbor import LexborHTMLParser

from monitor.articles import jsonld
from monitor.articles.dates import read_date
from monitor.text import fold, host_of, language_code, squeeze


@dataclass(frozen=True, kw_only=True, slots=True)
class Metadata:
    """A page's claims about its story; "" or None where it makes none."""

    title: str
    published_at: datetime | None
    published_on: date | None  #: the publisher's own calendar day
    language: str | None  #: ISO 639-1 or -3
    publisher: str | None
    news: bool  #: the page marks itself as a news article, not as a page of another sort
    free: bool  #: False: the page says that the story is for subscribers
    body: str  #: the article's text inside JSON-LD, where it is there


#: Names of `<meta>` (property, name or itemprop) that hold the day of publication, the surest first.
_DATES = (
    "article:published_time",  # Open Graph
    "og:article:published_time",
    "datepublished",  # schema.org microdata
    "parsely-pub-date",  # Parse.ly
    "sailthru.date",  # Sailthru
    "cxenseparse:recs:publishtime",  # Cxense
    "dcterms.created",  # Dublin Core
    "dcterms.date",
    "dc.date.issued",
    "dc.date",
    "publish-date",
    "publication_date",
    "publishdate",
    "pubdate",
    "date",
)
#: What stands between a headline and the name of the site.
_SEPARATOR = re.compile(r"\s+[|–—·•»:-]{1,2}\s+|\s*[|｜]\s*")


def read_metadata(tree: LexborHTMLParser, *, url: str) -> Metadata:
    """What the page at `url` says about its story, each value from the place that is right most often."""
    found = jsonld.nodes(tree)
    story = jsonld.article(found)
    meta = _meta(tree)
    publisher = meta.get("og:site_name") or jsonld.words(story.get("publisher")) or meta.get("application-name")
    published_at, published_on = _published(tree, story, meta)
    return Metadata(
        title=_title(tree, story, meta, names=_site_names(publisher, url)),
        published_at=published_at,
        published_on=published_on,
        language=_language(tree, story, meta),
        publisher=publisher or None,
        news=any(t.endswith("NewsArticle") for t in jsonld.types(story)) or "article:publisher" in meta,
        free=not any(_says_no(node.get("isAccessibleForFree")) for node in (story, *_main(found))),
        body=_body(story),
    )


def cut_site(title: str, names: Iterable[str]) -> str:
    """A title without the name of its site behind (or before) the last separator; `names` are the site's, folded."""
    known = {_plain(name) for name in names if name}
    while cuts := list(_SEPARATOR.finditer(title)):
        head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
        first, rest = title[: cuts[0].start()], title[cuts[0].end() :]
        if head and _plain(tail) in known:
            title = head
        elif rest and _plain(first) in known:
            title = rest
        else:
            break
    return title.strip()


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """`<meta>` values by property, name or itemprop in lower case; the first of repeated ones."""
    values: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        content = squeeze(attributes.get("content") or "")
        if name and content:
            values.setdefault(name.lower(), content)
    return values


def _title(tree: LexborHTMLParser, story: jsonld.Node, meta: dict[str, str], *, names: tuple[str, ...]) -> str:
    """og:title without the site's name: the best of single places (LIBRARIES: 84 % exact); then headline, h1, title."""
    headings = [squeeze(node.text()) for node in tree.css("h1")]
    element = tree.css_first("head > title")
    candidates = (
        meta.get("og:title", ""),
        jsonld.words(story.get("headline")),
        headings[0] if len(headings) == 1 else "",
        meta.get("twitter:title", ""),
        squeeze(element.text()) if element else "",
        headings[0] if headings else "",
    )
    cut = (cut_site(title, names) for title in candidates)
    return next((title for title in cut if title and _plain(title) not in {_plain(n) for n in names}), "")


def _published(tree: LexborHTMLParser, story: jsonld.Node, meta: dict[str, str]) -> tuple[datetime | None, date | None]:
    for text in _date_texts(tree, story, meta):
        moment, day = read_date(text)
        if day is not None:
            return moment, day
    return None, None


def _date_texts(tree: LexborHTMLParser, story: jsonld.Node, meta: dict[str, str]) -> Iterator[str]:
    yield jsonld.words(story.get("datePublished"))
    yield from (meta[name] for name in _DATES if name in meta)
    for selector in ("time[itemprop=datePublished]", "time[pubdate]", "article time[datetime]", "main time[datetime]"):
        if (node := tree.css_first(selector)) is not None:
            yield node.attributes.get("datetime") or ""
    times = tree.css("time[datetime]")
    if len(times) == 1:  # with several, the others' stories have theirs too
        yield times[0].attributes.get("datetime") or ""


def _language(tree: LexborHTMLParser, story: jsonld.Node, meta: dict[str, str]) -> str | None:
    root = tree.css_first("html")
    attributes = root.attributes if root is not None else {}
    claims = (
        attributes.get("lang"),
        attributes.get("xml:lang"),
        jsonld.words(story.get("inLanguage")),
        meta.get("og:locale"),
        meta.get("language"),
    )
    return next((code for code in map(language_code, claims) if code), None)


def _site_names(publisher: str | None, url: str) -> tuple[str, ...]:
    host = host_of(url)
    bare = host.removeprefix("www.")
    return tuple(name for name in (publisher or "", host, bare, bare.partition(".")[0]) if name)


def _main(found: tuple[jsonld.Node, ...]) -> tuple[jsonld.Node, ...]:
    return tuple(n for n in found if {"WebPage", "CreativeWork"} & set(jsonld.types(n)) and "headline" in n)


def _says_no(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in {"false", "no", "0"})


def _body(story: jsonld.Node) -> str:
    text = story.get("articleBody")
    return text if isinstance(text, str) else ""


def _plain(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())
