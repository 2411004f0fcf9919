"""The running text of a page: two quick opinions, and a slow one where they disagree.

Measured by others on 252 news pages and 495 pages of all kinds (docs/design.md): the cascade is as good as the slow
extractor alone on news at a third of its time, and worse off news; so pages that do not call themselves news get the
slow one in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser, LexborNode

#: Below this the density heuristic has found a teaser or a caption rather than a story.
_MIN_DENSE = 250
#: The heuristic agrees with resiliparse (which finds nearly everything, and some more) from this share on.
_AGREES = 0.6
#: Trafilatura takes about a second for this much markup; above it resiliparse's text must do.
_MAX_SLOW = 1_000_000
#: A paragraph shorter than this says nothing about where the story is.
_MIN_PARAGRAPH = 25
#: Paragraphs that are looked at: the longest stories have some hundreds.
_MAX_PARAGRAPHS = 10_000
_LINES = "p,h2,h3,h4,li,blockquote,pre,dd"
#: A line with more of its letters in links than this is a list of links.
_LINKED = 0.5


def main_text(tree: LexborHTMLParser, *, thorough: bool) -> str:
    """The story on a page whose furniture is out, a paragraph a line; "" where there is none."""
    markup = tree.html or ""
    if not thorough:
        dense, wide = _dense(tree), _wide(markup)
        if len(dense) > _MIN_DENSE and len(dense) >= _AGREES * len(wide):
            return dense
    else:
        wide = ""
    laid_out = tree.css_first("td h1, td p + p") is not None
    return _slow(markup, fast=not thorough, tables=not laid_out) or wide or _wide(markup)


def _wide(markup: str) -> str:
    text: str = extract_plain_text(
        markup, main_content=True, preserve_formatting=True, list_bullets=False, alt_texts=False, comments=False
    )
    return text


def _slow(markup: str, *, fast: bool, tables: bool) -> str:
    """Trafilatura's text; tables as lines of cells, unless the page itself is laid out in one."""
    if len(markup) > _MAX_SLOW:
        return ""
    return _trafilatura().extract(markup, fast=fast, include_comments=False, include_tables=tables) or ""


@cache
def _trafilatura() -> Any:
    import trafilatura  # start-up time: a quarter of a second that four news pages in five never need

    return trafilatura


def _dense(tree: LexborHTMLParser) -> str:
    """The lines of the element under which most running text stands: each paragraph counts for its parent, and half
    for its grandparent, so that a story cut into sections is found whole."""
    scores: defaultdict[int, float] = defaultdict(float)
    nodes: dict[int, LexborNode] = {}
    for paragraph in islice(tree.css("p"), _MAX_PARAGRAPHS):
        weight = _prose(paragraph)
        if weight < _MIN_PARAGRAPH:
            continue
        for node, share in _elders(paragraph):
            scores[node.mem_id] += weight * share
            nodes[node.mem_id] = node
    if not scores:
        return ""
    return "\n".join(_lines(nodes[max(scores, key=scores.__getitem__)]))


def _elders(node: LexborNode) -> Iterator[tuple[LexborNode, float]]:
    parent = node.parent
    if parent is not None:
        yield parent, 1.0
        if parent.parent is not None:
            yield parent.parent, 0.5


def _lines(node: LexborNode) -> Iterator[str]:
    for line in islice(node.css(_LINES), _MAX_PARAGRAPHS):
        holds_others = any(inner.mem_id != line.mem_id for inner in line.css(_LINES))  # `css` gives the node itself too
        if not holds_others and _prose(line) > 0:
            yield line.text().strip()


def _prose(node: LexborNode) -> float:
    """Letters of an element that are in no link; 0 for a list of links."""
    length = len(node.text().strip())
    linked = sum(len(link.text()) for link in node.css("a"))
    return 0.0 if linked > _LINKED * length else float(length - linked)
