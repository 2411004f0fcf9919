"""Filings on pay alone: Item 5.02 (e) and (f) of Form 8-K are about what officers earn; nobody starts or leaves."""

from __future__ import annotations

import re

from monitor.types import Story, Verdict

#: "Item 5.02 Departure of Directors ...", "Item 5.02(b) and (e)": the heading's line and the letters that it names.
_HEADING = re.compile(r"\s*item\s*5\.02\.?\s*((?:\([a-f]\)(?:\s|,|;|and|&)*)*)([^\n]*)", re.IGNORECASE)
#: A paragraph of the item: its letter stands first.
_PARAGRAPH = re.compile(r"\(([a-f])\)(?=\s)")
_LETTER = re.compile(r"\(([a-f])\)", re.IGNORECASE)
_PAY = frozenset("ef")
#: Captions are cut to what a filing is about; this one is whole without a word of a post.
_PAY_CAPTION = re.compile(r"compensatory arrangements? of certain officers?", re.IGNORECASE)
_POST_WORDS = re.compile(r"depart|elect|appoint|resign|retire", re.IGNORECASE)


def pay_only(story: Story) -> Verdict | None:
    """The rejection of a story whose text is Item 5.02 with nothing but pay, by its letters or its caption; None for
    every other. Where letters are missing it is None too: only what says so is taken for pay."""
    heading = _HEADING.match(story.text)
    if heading is None:
        return None
    paragraphs = [line.strip() for line in story.text[heading.end() :].split("\n") if line.strip()]
    letters = {found[1] for line in paragraphs if (found := _PARAGRAPH.match(line))}
    if heading[1]:
        letters |= set(_LETTER.findall(heading[1].lower()))
        about_pay = bool(letters) and letters <= _PAY
    elif paragraphs and _PARAGRAPH.match(paragraphs[0]):
        about_pay = letters <= _PAY
    else:
        caption = heading[2]
        about_pay = letters <= _PAY and bool(_PAY_CAPTION.search(caption)) and not _POST_WORDS.search(caption)
    if not about_pay:
        return None
    named = " and ".join(f"({letter})" for letter in sorted(letters)) or "under its caption"
    return Verdict(flagged=False, score=0.0, reason=f"pay-only filing: Item 5.02 {named} alone")
