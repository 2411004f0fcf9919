"""What the API's description cannot say in JSON Schema, for Schemathesis: its formats, and that `since` lies before
`until`. Loaded by its process (SCHEMATHESIS_HOOKS)."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import strategies as st

from monitor.serve.api.parameters import wrapped

_MOMENTS = ["7d", "36h", "90m", "2w", "today", "yesterday", "now", "2025-10-03", "2025-10", "2025", "2025-10-01T08:00Z"]
_WORDS = ["anthropic", "patil", "CTO", "chief technology", "Österreich", "a", "李", "O'Neil & Co", "100%", "_ x"]
_CLOCK = "20251003T100000.000000"

for name, values in {
    "moment": _MOMENTS,
    "words": _WORDS,
    "text": [*_WORDS, "%", "_", "names a post"],
    "cursor-of-moves": [wrapped(3, f"{_CLOCK}-{number}") for number in (0, 1, 7)],
    "cursor-of-names": [wrapped("anthropic"), wrapped("z")],
    "cursor-of-seats": [wrapped(f"{_CLOCK}-{number}") for number in (0, 2)],
    "cursor-of-stories": [wrapped(f"{_CLOCK}-{number}") for number in (0, 2)],
}.items():
    schemathesis.openapi.format(name, st.sampled_from(values))


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Parameters of which one rules the other out: one of the two is not asked with."""
    for one, others in {"since": ("until",), "updated_since": ("cursor", "as_of")}.items():
        for other in others if one in (case.query or {}) else ():
            case.query.pop(other, None)
