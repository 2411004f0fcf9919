"""Pay-only filings are rejected by what they say themselves: the letters of their paragraphs, or their caption."""

from __future__ import annotations

import pytest

from monitor.classify import pay_only
from monitor.types import Story

CAPTION = (
    "Departure of Directors or Certain Officers; Election of Directors; Appointment of Certain Officers; "
    "Compensatory Arrangements of Certain Officers"
)


def judged(text: str) -> str | None:
    verdict = pay_only(Story(id="1", title="Acme Corp Form 8-K, Item 5.02", text=text, published_on=None))
    assert verdict is None or not verdict.flagged
    return verdict.reason if verdict else None


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        (f"Item 5.02. {CAPTION}.\n(e) On May 4 the Committee approved bonuses.", "(e)"),
        (f"ITEM 5.02 {CAPTION}\n(f) The salary that could not be calculated is $1.", "(f)"),
        (f"Item 5.02 {CAPTION}\n(e) A bonus plan.\nIt has two parts.\n(f) Salaries.", "(e) and (f)"),
        ("Item 5.02(e) Compensatory Arrangements of Certain Officers\nOn May 4 bonuses were approved.", "(e)"),
        ("Item 5.02 (e), (f)\nOn May 4 bonuses were approved.", "(e) and (f)"),
        ("Item 5.02. Compensatory Arrangements of Certain Officers.\nOn May 4 bonuses were set.", "under its caption"),
    ],
)
def test_pay_alone_is_rejected_with_that_reason(text: str, letters: str) -> None:
    assert judged(text) == f"pay-only filing: Item 5.02 {letters} alone"


@pytest.mark.parametrize(
    "text",
    [
        f"Item 5.02 {CAPTION}\n(b) On May 4 Jane Roe resigned.\n(e) She gets severance pay.",
        f"Item 5.02 {CAPTION}\n(e) A bonus plan.\n(d) Jane Roe was elected a director.",
        f"Item 5.02 {CAPTION}\nOn May 4 Jane Roe resigned as Chief Financial Officer.\n(e) She gets severance pay.",
        f"Item 5.02 {CAPTION}\nOn May 4 the Committee approved bonuses.",  # no letter: it is read
        "Item 5.02(b) and (e)\nOn May 4 Jane Roe resigned.",
        "Item 5.02 Compensatory Arrangements of Certain Officers\n(b) On May 4 Jane Roe resigned.",
        "Item 5.02 Appointment of Certain Officers; Compensatory Arrangements of Certain Officers\nAda Berg joins.",
        "Item 5.02",
        "Acme pays its officers more.\n(e) So says Item 5.02 of its filing.",
        "",
    ],
)
def test_what_may_tell_of_a_post_is_left_to_the_reader(text: str) -> None:
    assert judged(text) is None
