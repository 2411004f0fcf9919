"""Withdrawals: the words by which a sentence says that an appointment, or a departure, that was told is taken back.

A closed pattern like denials (denials.py): the networks read "Acme withdraws the appointment of Jane Miller as CFO" as
her appointment. A house takes an appointment back, or who was appointed does not come; who resigned stays. What else
is withdrawn, cancelled or declined (a forecast, a meeting, auditors, a bonus, a comment) is none of it. Words that
dismiss in a language of law ("Widerruf der Bestellung", "revoca dalla carica", "odwołanie") are left out: they tell a
departure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.extract.cues import cue
from monitor.extract.denials import starts
from monitor.extract.words_of_withdrawal import (
    APPOINTMENT_UNDONE,
    DEPARTURE_UNDONE,
    ENDS,
    NOT_DONE,
    OTHER_OFFICE,
    POST_REFUSED,
)
from monitor.text import fold
from monitor.types import Change

#: Of an earlier time; or of who: what stands in a clause beside says where somebody comes from.
_EARLIER = re.compile(
    r"\b(?:previously|once|earlier|last year|years? ago|formerly|\w{0,3}who(?: had| has)?|der|die|qui|que|che|som|ktory"
    r"|ktora|котор\w+) $|\b(?:in|im|en|nel|em) (?:19|20)\d\d\b"
)


#: What says the contrary: a negation before the words, or a call for it behind them, in languages that set it there.
_NEGATED = re.compile(r"(?:\b(?:not|nicht|n['’]|ne|no|non|nao|niet|inte|ikke|ei|nie|nem|nu|не|لم|لا)|未|不|没有) ?$")
_CALLED_FOR = re.compile(fold(r" ?[^ ]{0,4}?(?:해야|하라|요구|촉구|を?求め|べき|を?検討|검토|要求)"))
_AGAIN_AND_AGAIN = re.compile(r"[^.]{0,30}\b(?:twice|several times|(?:in|im|en|nel|em) (?:19|20)\d\d)\b")
_INSIDE = re.compile(r" (?:nicht|not|pas|niet|inte|ikke) ")


def _pattern(cues: str) -> re.Pattern[str]:
    ends = "|".join(fold(ENDS).split())
    few, far = rf"(?:(?!(?:{ends})\b)[^\s.;:!?。]+ ){{0,5}}?", r"(?:(?!\. )[^;:!?。]){0,90}?"
    joined = cue(cues).replace("__", far)
    return re.compile(re.sub(r"(?<!\w)_(?=[(a-zа-яіїє])", lambda _: few, joined))


_HOUSE = _pattern(APPOINTMENT_UNDONE)  #: who is meant stands behind the words, or among them
_PERSON = _pattern(POST_REFUSED)  #: who is meant stands before them
_STAYS = _pattern(DEPARTURE_UNDONE)
_OFFICE = re.compile(cue(OTHER_OFFICE))
_UNDECIDED = re.compile(cue(NOT_DONE))
_REACH = 45  #: letters before or behind the words in which something says that they mean another thing
_ASIDE = re.compile(r",[^,]*,")
#: What binds a name to the words before it.
_OF = re.compile(r" (?:of|von|de|du|di|do|da|van|av|af|lui|للسيد)\b")
_SENTENCES = 64  #: a story's few that are asked about, several times each
_BEHIND_HAND = 20  #: letters that a name on the unlikely side of the words counts as farther away


@dataclass(frozen=True, slots=True)
class _Withdrawal:
    """Where in a folded sentence what is taken back."""

    change: Change
    start: int
    end: int
    behind: bool  #: whether the name is to be expected behind the words


def withdraws(sentence: str, change: Change, *, person: str | None = None, others: Sequence[str] = ()) -> bool:
    """Whether the sentence says that such a change of a post is taken back: of that person, where several are named the
    one who stands nearest. `person` and `others`: as the sentence names them.
    """
    text = fold(sentence)
    found = _withdrawal(text)
    if found is None or found.change is not change:
        return False
    nearest = min((_distance(text, name, found) for name in others), default=None)
    return nearest is None or (person is not None and _distance(text, person, found) <= nearest)


def withdrawn_change(sentence: str) -> Change | None:
    """Which change of a post the sentence takes back, by its words alone; None where it takes none back."""
    found = _withdrawal(fold(sentence))
    return None if found is None else found.change


def without_withdrawal(sentence: str) -> str:
    """The sentence, folded, without the words that take a change back."""
    text = fold(sentence)
    found = _withdrawal(text)
    return text if found is None else f"{text[: found.start]} {text[found.end :]}"


@lru_cache(_SENTENCES)
def _withdrawal(text: str) -> _Withdrawal | None:
    for pattern, change in ((_STAYS, Change.DEPARTED), (_HOUSE, Change.APPOINTED), (_PERSON, Change.APPOINTED)):
        for found in pattern.finditer(text):
            if _holds(text, found, subject=pattern is _PERSON):
                behind = pattern is _HOUSE or _OF.match(text, found.end()) is not None
                return _Withdrawal(change=change, start=found.start(), end=found.end(), behind=behind)
    return None


def _holds(text: str, found: re.Match[str], *, subject: bool) -> bool:
    """Not of "withdraws the appointment of auditors", "urges Acme to withdraw ...", "X, who once declined the post of
    ...", "Acme names X after she declined the post of ...".
    """
    before, behind = text[: found.start()], text[found.end() :]
    near, inside = before[-_REACH:], found[0].partition(" ")[2]
    if _OFFICE.search(f"{found[0]}{behind[:_REACH]}") or _UNDECIDED.search(near) or _UNDECIDED.search(inside):
        return False
    if _NEGATED.search(before) or _CALLED_FOR.match(behind) or _EARLIER.search(near):
        return False
    if subject:
        return not _AGAIN_AND_AGAIN.match(behind) and not starts(_ASIDE.sub(",", before))
    return not _INSIDE.search(found[0])


def _distance(text: str, name: str, found: _Withdrawal) -> int:
    """Letters between a name and the words; a name that the sentence does not hold is farther than any."""
    last = fold(name).split(" ")[-1]
    gaps = [len(text) * 2]
    for each in re.finditer(re.escape(last), text):
        if each.end() <= found.start:
            gaps.append(found.start - each.end() + (_BEHIND_HAND if found.behind else 0))
        elif each.start() >= found.end:
            gaps.append(each.start() - found.end + (0 if found.behind else _BEHIND_HAND))
        else:
            gaps.append(0)
    return min(gaps)
