"""What stands around a story on its page and is no part of it: elements to take out, lines to leave out.

Tables, one source or reason a line. Patterns match whole words of class names and ids, or whole short lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.articles import phrases
from monitor.text import fold, tidy

#: Elements without running text of the story (WHATWG HTML, sections 4.3, 4.4.12, 4.8, 4.10, 4.11, 4.12).
_SILENT = "script,style,noscript,template,svg,math,iframe,object,embed,canvas,audio,video,picture,img,map"
_CONTROLS = "button,input,select,textarea,label,dialog,menu,progress"
_APART = ("nav", "aside", "footer", "figure", "figcaption", "> header", "[hidden]", "[aria-hidden=true]")
_APART_ROLES = ("navigation", "dialog", "banner", "complementary", "contentinfo", "search")
#: Below the body only: some sites hide the whole page until a script has run.
_APART_BELOW = ", ".join((*(f"body {one}" for one in _APART), *(f"body [role={role}]" for role in _APART_ROLES)))
#: Parts of class names and ids -> furniture. Words are split at "-", "_" and capitals first.
_FURNITURE = re.compile(
    r"""(?x)\b(?:
      related | recommend\w* | recirc\w* | more\ (?:from|on|stories|news|articles|links)
    | most\ (?:read|popular|viewed) | read\ (?:more|next|also|too) | see\ also | also\ (?:read|on)
    | you\ may\ (?:also\ )?like | further\ reading | popular | trending | teasers? | outbrain | taboola
    | next\ (?:article|story|post) | prev\ next | post\ navigation
    | newsletters? | sign\ ?up | subscribe | subscription\ (?:box|form) | mailing\ list | mc\ embed | call\ to\ action
    | share | sharing | social | sharedaddy | addtoany | addthis | follow\ us
    | bylines? | author\ (?:box|bio|info|card|meta|name|profile) | autor(?:en)?\ box
    | (?:post|entry|article|dateline)\ meta | meta\ data | reading\ time | timestamps?
    | captions? | credits? | copyright | bildunterschrift | gallery
    | ads? | advert\w* | adslot | sponsor(?:ed)? | promos? | promotion
    | anzeige | werbung | publicite | publicidad | pubblicita | reklama
    | comments? | disqus | respond | kommentare? | breadcrumbs? | tags?\ (?:list|cloud|links) | post\ tags
    | side\ ?bar | widgets? | nav(?:bar|igation)? | menu | masthead | site\ (?:header|footer) | skip\ link | toolbar
    | cookie\w* | gdpr | lire\ aussi | a\ lire | leia\ (?:mais|tambem) | lee\ tambien | ver\ tambien | leggi\ anche
    | mehr\ zum\ thema | lesen\ sie\ auch | lees\ ook | les\ ogsa | las\ mer | czytaj\ (?:tez|takze)
    | sr\ only | visually\ hidden | screen\ reader\ text | print\ only | stock\ ticker
    )\b"""
)
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z]+")
_CONTAINERS = "div,section,ul,ol,p,span,header,h2,h3,h4,h5,h6,table,form,a,small,time,address,strong,em"
#: A named part with more of the page's paragraphs than this is the story itself, whatever it is called.
_STORY_SHARE = 0.4
#: Elements whose names are looked at: real pages have some thousands, and what comes later is comments.
_MAX_NODES = 20_000

_LINE = phrases.pattern(phrases.LINE)
#: A line with more letters than this is a sentence of the story, whatever it begins with.
_MAX_LINE = 140
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|av|autor|author|redaktion|текст|автор)[:\s]\s*[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){1,4}"
    r"(?:\s*[,|/•·-].{0,60})?"
)
_REPORTERS = re.compile(r"\s*\((?:reporting|additional reporting|writing|editing) by [^()]{3,200}\)\s*$", re.IGNORECASE)


def strip_silent(tree: LexborHTMLParser) -> None:
    """Take out what a reader never sees as text."""
    _drop(tree.css(_SILENT))


def strip_furniture(tree: LexborHTMLParser) -> None:
    """Take out what stands around the story; a part that holds much of the page's running text always stays."""
    body = tree.body
    if body is None:
        return
    for line_break in tree.css("br"):
        line_break.insert_before("\n")
    _drop(tree.css(_CONTROLS))
    measure = _paragraphs if _paragraphs(body) else _letters  # old pages part their paragraphs by line breaks
    most = _STORY_SHARE * measure(body)
    named = (node for node in islice(tree.css(_CONTAINERS), _MAX_NODES) if _FURNITURE.search(_named(node)))
    for node in (*tree.css(_APART_BELOW), *named):
        if measure(node) <= most:
            node.decompose()


def clean(text: str, *, title: str) -> str:
    """Lines of the story alone: headline repeated, bylines, credits, teasers of other stories left out."""
    heading = fold(title)
    lines = [_REPORTERS.sub("", _cells(line)) for line in tidy(text).split("\n")]
    kept = [line for line in lines if line and not _is_furniture(line)]
    while kept and (fold(kept[0]) == heading or _BYLINE.fullmatch(fold(kept[0]))):
        kept.pop(0)
    return "\n".join(kept)


def _cells(line: str) -> str:
    """A row of a table (trafilatura writes "| a | b |") as its cells; other lines as they are."""
    if not (line.startswith("|") and line.endswith("|")):
        return line
    return "; ".join(cell for cell in (part.strip(" \\-") for part in line.split("|")) if cell)


def _is_furniture(line: str) -> bool:
    return len(line) <= _MAX_LINE and (_LINE.match(fold(line).lstrip("[(>»→-•* ")) is not None)


def _named(node: LexborNode) -> str:
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} | {attributes.get('id') or ''}"
    return _NOT_WORD.sub(" ", _CAPITAL.sub(" ", names[:400]).lower()) if len(names) > 3 else ""


def _paragraphs(node: LexborNode) -> int:
    return sum(len(paragraph.text()) for paragraph in node.css("p"))


def _letters(node: LexborNode) -> int:
    return len(node.text())


def _drop(nodes: Iterable[LexborNode]) -> None:
    for node in nodes:
        node.decompose()
