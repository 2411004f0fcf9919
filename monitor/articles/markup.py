"""Markup that would take a parser down: bounded before any parser sees it.

The HTML parsers are quadratic in depth and in the attributes of one element (measured: 16 s for 100,000 nested
elements, 100 s for 200,000 attributes); browsers stop at a depth of 512 for the same reason.
"""

from __future__ import annotations

import re
from itertools import accumulate

#: Real pages stay under 200; the depth is counted roughly, so there is room.
MAX_DEPTH = 1_000
#: A tag longer than this has an image or a data set in its attributes, or is an attack.
_MAX_TAG = 8_000
#: Elements that do not nest: void ones, and those whose end tag may be left out (WHATWG HTML, section 13.1.2).
_FLAT = (
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
    "|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup|colgroup|rp|rt|path|html|head|body|script|style"
)
_TAG = re.compile(rf"<(/?)(?!(?:{_FLAT})[\s/>])[a-zA-Z]", re.IGNORECASE)
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]*+)[^<>]{{{_MAX_TAG},}}+>?")


def bounded(markup: str) -> str:
    """The markup without the attributes of overlong tags, cut where it nests too deep."""
    short = _LONG_TAG.sub(r"<\1>", markup)
    if short.count("<") <= MAX_DEPTH:
        return short
    depths = accumulate(1 if not found[1] else -1 for found in _TAG.finditer(short))
    too_deep = next((index for index, depth in enumerate(depths) if depth > MAX_DEPTH), None)
    if too_deep is None:
        return short
    return short[: next(found.start() for index, found in enumerate(_TAG.finditer(short)) if index == too_deep)]
