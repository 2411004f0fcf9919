"""Near copies: the same story in several feeds, with a changed headline, a cut, an agency's credit."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b

import numpy as np

from monitor.text import fold

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
#: Words in a shingle: enough that two texts share one by copying, few enough that an edit spoils few.
_SHINGLE = 3
#: Shingles below which a text is too short: an edit of one sentence then turns too many bits.
_MIN_SHINGLES = 40
#: Bits that may differ (of 64).
_MAX_DISTANCE = 12
_MASK = 0xFFFF_FFFF_FFFF_FFFF


def fingerprint(text: str) -> int | None:
    """A simhash of a text (Charikar 2002) over shingles of three words, as a signed 64-bit number (SQLite INTEGER);
    None where the text is too short to say."""
    words = _WORD.findall(fold(text))
    shingles = Counter(" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
    if len(shingles) < _MIN_SHINGLES:
        return None
    digests = b"".join(blake2b(s.encode("utf-8", "replace"), digest_size=8).digest() for s in shingles)
    bits = np.unpackbits(np.frombuffer(digests, dtype=np.uint8).reshape(-1, 8), axis=1).astype(np.int32)
    votes = (2 * bits - 1).T @ np.fromiter(shingles.values(), dtype=np.int32)
    return int.from_bytes(np.packbits(votes > 0).tobytes(), "big", signed=True)


def near(one: int, other: int) -> bool:
    """Whether two fingerprints are of one story: at most `_MAX_DISTANCE` of their 64 bits differ."""
    return ((one ^ other) & _MASK).bit_count() <= _MAX_DISTANCE
