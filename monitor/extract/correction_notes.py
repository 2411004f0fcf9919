"""Notes of correction that do not quote the error: "An earlier version of this story gave the wrong post."

A closed pattern like corrections.py, of posts alone: which of a story's changes had another post before. What the post
was, other stories may tell; their reports are set right by it as by a headline that says it corrects.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.corrections import names_a_version, says_it_corrects
from monitor.extract.cues import cue
from monitor.extract.entities import Entity
from monitor.extract.mentions import Mention
from monitor.text import fold
from monitor.types import CORRECTION, Change, Report, Span

_WRONG = r"""
\bwrong|\bincorrect|\binaccura|\bmisstat|\bmisidentif|\berroneous|\bin error\b|\bmistak
|\bfalsch|\bunrichtig|\birrtumlich|\bfehlerhaft|\binexact|\berrone|\bpar erreur|\bfau(?:x|sse)\b|\bequivoca|\bpor error
|\berrat|\bsbagliat|\bper errore|\berrad|\bincorret|\bpor engano|\bonjuist|\bverkeerd|\bfoutie|\babusievelijk
|\bfelaktig|\bfel\b|\bfeil|\bforkert|\bfejlagtig|\bvirheelli|\bvaar(?:a|in)|\bbledn|\bchybn|\bnespravn|\bteves|\bhibas
|\bhelytelen|\bgresit|\beronat|неверн|ошибочн|неправильн|помилков|невірн|\byanlis|\bhatali|誤|误|错|錯|잘못|오기|틀린|خط[اأ]|خاط[ئي]
"""
_POST = r"""
\bposts?\b|\btitles?\b|\bpositions?\b|\broles?\b|\bjob\b|\bposten\b|\btitel|\bfunktion|\bamt\b|\brolle|\bposte\b|\btitre
|\bfonction|\bcargo|\bpuesto|\btitulo|\bcarica\b|\bruolo|\btitolo|\bincarico|\bqualifica|\bfuncao|\bfunctie|\broll\b
|\bbefattning|\bstilling|\btittel|\btehtav|\bnimik|\basema|\bstanowisk|\bfunkcj|\bfunkc|\bpozic|\btisztseg|\bposzt
|\bbeosztas|\bfuncti|\bпост[а-я]?\b|должност|посад|\bgorev|\bunvan|\bpozisyon|役職|肩書|职务|職務|职位|職位|头衔|頭銜|직책|직위|직함|منصب|لقب
"""


_IS_WRONG, _OF_A_POST = (re.compile(cue(words)) for words in (_WRONG, _POST))


def corrects_a_post(sentence: str) -> bool:
    """Whether the sentence says that the story told a wrong post before, or in brackets that it corrects one."""
    text = fold(sentence)
    if not _OF_A_POST.search(text):
        return False
    if names_a_version(text):
        return _IS_WRONG.search(text) is not None
    return text.startswith(("(", "[")) and says_it_corrects(text)


def with_corrections(
    reports: Sequence[Report],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    *,
    title: str,
    text: str,
) -> tuple[Report, ...]:
    """The reports, those whose post such a note says was told wrongly with the note as evidence: of whom it names, else
    of the only one whom the story tells to start somewhere; and of who left that post.
    """
    sources = {"title": title, "text": text}
    out = tuple(reports)
    for number, span in enumerate(sentences):
        if corrects_a_post(sources[span.field][span.start : span.end]):
            roles = _roles(out, _named(number, entities, mentions))
            out = tuple(_noted(report, span) if report.role in roles else report for report in out)
    return out


def _named(number: int, entities: Sequence[Entity], mentions: Sequence[Mention]) -> set[str]:
    """The people whom the sentence names."""
    people = (entity for entity in entities if entity.type == "p")
    return {each.name for each in people if any(mentions[place].sentence == number for place in each.mentions)}


def _roles(reports: Sequence[Report], named: set[str]) -> set[str]:
    meant = [report for report in reports if report.person in named]
    if not named:
        starts = [report for report in reports if report.change is Change.APPOINTED]
        meant = starts if len({report.person for report in starts}) == 1 else []
    return {report.role for report in meant if report.role is not None}


def _noted(report: Report, note: Span) -> Report:
    return replace(report, evidence=(*report.evidence, (CORRECTION, note)))
