"""Reports as rows of `reports`, and back."""

from __future__ import annotations

from typing import Any

from monitor.types import Report, ReportKeys, Span

#: A snippet is one line of a listing; a longer sentence is cut at a blank.
_SNIPPET = 300
#: The fields of a report that are columns of the same name, in `reports` and in `moves`.
VALUE_COLUMNS = tuple(name for name in Report.__dataclass_fields__ if name != "evidence")


def row_of(report: Report, keys: ReportKeys, title: str, text: str, **ids: int) -> dict[str, Any]:
    """The row of a report that was read in this title and text."""
    values = {name: getattr(report, name) for name in VALUE_COLUMNS}
    return (
        values
        | ids
        | {
            "evidence": {name: [span.field, span.start, span.end] for name, span in report.evidence},
            "snippet": _snippet(dict(report.evidence).get("sentence"), title, text),
            "block_key": keys.block,
            "seat_key": keys.seat,
            "house_key": keys.house,
        }
    )


def _snippet(sentence: Span | None, title: str, text: str) -> str:
    """The sentence that tells it, else the story's first words."""
    if sentence is None:
        words = text or title
    else:
        words = (title if sentence.field == "title" else text)[sentence.start : sentence.end]
    line = " ".join(words.split())
    if len(line) <= _SNIPPET:
        return line
    cut = line[:_SNIPPET].rpartition(" ")[0] or line[:_SNIPPET]
    return f"{cut} …"


def report_of(row: Any) -> Report:
    """The value of a row of `reports` (all columns), evidence included."""
    evidence = tuple(
        (name, Span(field=field, start=start, end=end)) for name, (field, start, end) in row.evidence.items()
    )
    return Report(**{name: getattr(row, name) for name in VALUE_COLUMNS}, evidence=evidence)
