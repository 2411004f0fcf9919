"""Corrections: what a story says was told wrongly, in a note like "An earlier version said that she was named CFO".

A closed pattern like denials: the networks read the error as one more change, or as the only one. A post or a name that
stands in such a note alone is the error of the change that the rest of the story tells; the two go on together, the
error marked as denied, so that `resolve` finds the reports that told it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from monitor.extract.cues import cue
from monitor.extract.entities import Entity
from monitor.extract.mentions import Mention
from monitor.extract.told import Told
from monitor.text import fold, nearly
from monitor.types import Span

#: A version that was wrong, one family of languages a line.
_EARLIER_VERSION = r"""
\b(?:an |the )?(?:earlier|previous|original|prior|initial) (?:versions?|reports?|articles?|headlines?|editions?)\b
|\b(?:fruheren|vorherigen|ersten|ursprunglichen) (?:version|fassung|meldung)|\bin einer fruheren\b
|\bversion (?:precedente|anterieure|initiale)|\bversion anterior\b|\bversione precedente|\bversao anterior
|\b(?:eerdere|vorige) versie|\b(?:tidigare|tidligere) (?:version|versjon|udgave|utgave)|\baiemmassa versiossa
|\b(?:wczesniejszej|poprzedniej) wersji|\b(?:predchozi|drivejsi|puvodni) verz|\b(?:korabbi|eredeti) (?:valtozat|verzio)
|\bversiune anterioara|предыдущеи версии|раннеи версии|попередніи версії|\b(?:onceki|ilk) (?:versiyon|hal)
|(?:此前|早前|先前|之前)的?(?:版本|报道|報道)
|(?:以前|当初|初出時)の(?:版|記事|報道)|이전 (?:기사|버전)|앞선 (?:기사|보도)
|(?:نسخة|نسخه) سابق[ةه]
"""
#: Words of correction, where what is wrong stands behind a "not".
_CORRECTS = r"""
\bcorrect(?:s|ed|ion)\b|\bberichtig|\bkorrektur|\bkorrigi|\brectifi|\bcorrige|\bcorrig|\bcorrec|\brettific|\brettelse
|\brattelse|\boikaisu|\bsprostowan|\boprav|\bhelyesbit|\berat|исправл|уточн|виправл|\bduzelt|更正|訂正|정정|تصحيح
"""
_NOT = r"""
\bnot\b|\binstead of\b|\brather than\b|\bnicht\b|\bstatt\b|\bet non\b|\bau lieu\b|\by no\b|\ben lugar de\b|\be non\b
|\binvece di\b|\be nao\b|\bem vez de\b|\bniet\b|\bin plaats van\b|\binte\b|\bikke\b|\bei\b|\ba nie\b|\ba ne\b|\bnem\b
|\bnu\b|\bа не\b|\bвместо\b|\bзамість\b|\bdegil\b|而非|不是|ではなく|아니라|وليس
"""


_VERSION, _SETS_RIGHT, _NEGATION = (re.compile(cue(words)) for words in (_EARLIER_VERSION, _CORRECTS, _NOT))

_NEAR = 16  #: letters between a "not" and what it negates: an article, "as the"

Same = Callable[[int, int], bool]  #: whether two roles are one post in different words


def is_note(sentence: str) -> bool:
    """Whether the sentence says what was told wrongly."""
    text = fold(sentence)
    return names_a_version(text) or (says_it_corrects(text) and _NEGATION.search(text) is not None)


def names_a_version(words: str) -> bool:
    """Whether the words, folded, name an earlier version of the story."""
    return _VERSION.search(words) is not None


def says_it_corrects(words: str) -> bool:
    """Whether the words, folded, are of setting something right."""
    return _SETS_RIGHT.search(words) is not None


def set_apart(
    told: Sequence[Told],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    same_role: Same,
    *,
    title: str,
    text: str,
) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """The changes as the story has them right, and those that it says were told wrongly in their place."""
    sources = {"title": title, "text": text}
    errors: dict[int, int] = {}
    alone_in = _alone(entities, mentions)
    for number, span in enumerate(sentences):
        alone = alone_in.get(number)
        if alone and is_note(sources[span.field][span.start : span.end]):
            errors |= dict.fromkeys(_errors(alone, entities, mentions, sources[span.field]), number)
    if not errors:
        return tuple(told), ()
    rights = tuple(dict.fromkeys(_right(one, told, errors, entities, mentions) for one in told))
    wrongs = [wrong for one in rights for wrong in _wrongs(one, errors, entities, same_role)]
    return rights, tuple(wrong for wrong in dict.fromkeys(wrongs) if wrong not in rights)


def _alone(entities: Sequence[Entity], mentions: Sequence[Mention]) -> dict[int, list[int]]:
    """Sentence -> the posts and names that stand in it and in no other."""
    out: dict[int, list[int]] = defaultdict(list)
    for i, entity in enumerate(entities):
        if entity.type in "pr" and len(numbers := {mentions[place].sentence for place in entity.mentions}) == 1:
            out[numbers.pop()].append(i)
    return out


def _errors(alone: Sequence[int], entities: Sequence[Entity], mentions: Sequence[Mention], source: str) -> list[int]:
    """Of the posts and names that stand in a note alone the wrong ones: of several posts those behind a "not", else
    the first.
    """
    posts = [i for i in alone if entities[i].type == "r"]
    negated = [i for i in posts if _is_negated(mentions[entities[i].mentions[0]], source)]
    return [i for i in alone if entities[i].type == "p" or i in (negated or posts[:1])]


def _is_negated(mention: Mention, source: str) -> bool:
    before = fold(source[max(0, mention.span.start - _NEAR) : mention.span.start])
    return _NEGATION.search(before) is not None


def _right(
    one: Told,
    told: Sequence[Told],
    errors: dict[int, int],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
) -> Told:
    """The change without what is wrong of it: with the post of another report, or the one that the note or the sentence
    behind it names.
    """
    one = replace(
        one,
        predecessor=_other(one, one.predecessor, entities),
        successor=_other(one, one.successor, entities),
        reports_to=_other(one, one.reports_to, entities),
    )
    if one.role is None or one.role not in errors:
        return one
    beside = [t for t in told if (t.person, t.change) == (one.person, one.change) and t.role not in {None, *errors}]
    if beside:
        return beside[0]
    behind = [
        i
        for i, entity in enumerate(entities)
        if entity.type == "r" and i not in errors
        if any(0 <= mentions[place].sentence - errors[one.role] <= 1 for place in entity.mentions)
    ]
    return replace(one, role=behind[0]) if len(behind) == 1 else one


def _other(one: Told, other: int | None, entities: Sequence[Entity]) -> int | None:
    """Who stands beside the person; "Ole Berg" beside "Ola Berg" is nobody else."""
    if one.person is not None and other is not None and misspelt(entities[one.person].name, entities[other].name):
        return None
    return other


def _wrongs(one: Told, errors: dict[int, int], entities: Sequence[Entity], same_role: Same) -> list[Told]:
    """The change with each post or name that a note has in its place."""
    if one.person is None:
        return []
    out = []
    for error in errors:
        if entities[error].type == "p" and misspelt(entities[one.person].name, entities[error].name):
            out.append(replace(one, person=error))
        elif entities[error].type == "r" and one.role is not None and error not in {one.was[0], one.to[0]}:
            out += [] if same_role(error, one.role) else [replace(one, role=error)]
    return out


def misspelt(one: str, other: str) -> bool:
    """Whether of two names the first or the last word is the same, and the other nearly."""
    mine, theirs = fold(one).split(), fold(other).split()
    if len(mine) < 2 or len(theirs) < 2 or mine == theirs:
        return False
    (first, last), (other_first, other_last) = (mine[0], mine[-1]), (theirs[0], theirs[-1])
    return (first == other_first and nearly(last, other_last)) or (last == other_last and nearly(first, other_first))
