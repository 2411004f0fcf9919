"""Searches: the words by which a text says that somebody is looked for to take a post.

A closed pattern like rumours (hearsay.py); the networks are not asked it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.cues import cue
from monitor.text import fold
from monitor.types import Change, Kind, Report, Span

_SEARCHES = r"""
\b(?:begun|began|beginning|begin|begins|launch|launched|launches|launching|start|started|starting|starts
|initiated|commenced
|conduct|conducting|conducts|undertake|undertaking|announced|leading|under(?:way)?) (?:a|an|the|its|their|his|her)
 (?:\w+ ){0,3}search\b|\bsearch(?:ing)? for (?:a|an|the|its|his|her|their)? ?(?:\w+ ){0,4}
(?:successor|replacement|ceo|cfo|coo|cto|chief|chair|president|director|head|boss|leader|candidate)
|\bsearch (?:is|process is|will) (?:now )?(?:under ?way|begin|in progress|start)|\bsearch (?:committee|firm)
|\b(?:looking|hunt(?:ing)?) for (?:a|an|his|her|its|their) (?:\w+ ){0,3}(?:successor|replacement)
|\bnachfolgesuche\b|\bsuche nach (?:einem|einer|dem|der|seinem|seiner) (?:\w+ ){0,3}(?:nachfolg|ersatz|kandidat)
|\b(?:sucht|suchen) (?:nun |jetzt |derzeit |bereits )?(?:nach )?(?:einen|eine|einem|einer)? ?(?:\w+ ){0,2}nachfolg
|\bnachfolg\w* (?:wird|werde|soll) (?:\w+ ){0,3}gesucht
|\b(?:lance|lancer|lancera|lances?|engage|engager|entame|entamer|ouvert) (?:\w+ ){0,3}(?:recherche
|processus de recrutement)
|\brecherche (?:d'un|d’un|de son|de sa) (?:\w+ ){0,3}(?:success|remplac)|\ba la recherche d['’]un
|\b(?:busqueda|proceso de seleccion) (?:\w+ ){0,4}(?:sucesor|sustitut|reemplaz|nuevo|nueva)
|\bbusca (?:\w+ ){0,2}(?:sucesor|sustitut|reemplaz)
|\b(?:ricerca|selezione) (?:\w+ ){0,4}(?:success|sostitut|nuovo|nuova)|\bcerca (?:\w+ ){0,2}success
|\b(?:busca|procura|processo de selecao|selecao) (?:\w+ ){0,4}(?:sucessor|substitut|novo|nova)
|\bzoek\w* (?:\w+ ){0,3}(?:naar )?(?:\w+ ){0,3}(?:opvolg|vervang)|\bzoektocht\b|\bwervingsprocedure\b
|\b(?:soker|sokandet|rekryteringen|rekryteringsprocess\w*|rekrytering) (?:\w+ ){0,4}(?:eftertradare|ersattare
|ny vd|inlett|inleds|paborjat)
|\bsokandet efter\b|\b(?:process|arbete)\w* (?:\w+ ){0,4}(?:att )?(?:hitta|rekrytera
|finna) (?:\w+ ){0,2}(?:eftertradare|ny)
|\b(?:soger|leder|rekruttering\w*|ansaettelsesproces\w*) (?:\w+ ){0,4}(?:efterfolger|aflaeser|ny)|\bjagten pa
|\b(?:soker|leter|rekruttering\w*|prosess\w*) (?:\w+ ){0,5}(?:etterfolger|erstatter|ny)
|\b(?:seuraaja\w*|uuden \w+) (?:\w+ ){0,2}(?:haku|etsinta|etsiminen|rekrytointi)|\b(?:etsii
|hakee) (?:\w+ ){0,2}(?:seuraaja|uutta)
|\bposzukiwan\w* (?:\w+ ){0,3}(?:nastepc|nowego|nowej|kandydat)|\b(?:szuka|poszukuje) (?:\w+ ){0,2}nastepc
|\bkonkurs na (?:stanowisko|prezesa)
|\b(?:hleda|hledani|vyberove rizeni|vyhlasil\w* vyber) (?:\w+ ){0,5}(?:nastupc|noveho|novou|na )
|\butod\w* (?:\w+ ){0,3}keres|\bkeres\w* (?:\w+ ){0,3}utod|\bpalyazat\w* (?:ir|hirdet)
|\b(?:cauta|cautarea|procesul de selectie|procesul de recrutare|recrutare) (?:\w+ ){0,5}(?:succesor|inlocuitor|nou)
|\b(?:halef|yerine (?:\w+ ){0,3}(?:isim|aday))\w* (?:\w+ ){0,3}ara(?:n|y|m|s)|\barayis\w* (?:basla|sur)
|поиск\w* (?:\w+ ){0,4}(?:преемник|замен|кандидат|нового|новои)|(?:ищет|ищут
|подыскивает) (?:\w+ ){0,2}(?:преемник|замен|нов)
|пошук\w* (?:\w+ ){0,4}(?:наступник|нового|нову|кандидат)|(?:шукає|шукають|оголо\w+ конкурс)
|(?:寻找|物色|遴选|招聘|寻觅|尋找)[^。]{0,20}(?:继任|接任|接班|新任|人选|繼任)
|(?:後任|後継)[^。]{0,12}(?:選考|選定|人選|探|検討|未定で選)|(?:후임|후임자|차기)[^.]{0,40}
(?:물색|인선|찾|공모|선임 절차|선임절차|선정 절차)
|(?:البحث عن|تبحث عن|يبحث عن) (?:\w+ ){0,3}(?:خليف|خلف|بديل|رييس|مدير)
"""
_SEARCH = re.compile(cue(_SEARCHES))


def announces_search(sentence: str) -> bool:
    """Whether the sentence says that somebody is looked for to take a post."""
    return _SEARCH.search(fold(sentence)) is not None


def with_searches(reports: Sequence[Report], sentences: Sequence[Span], title: str, text: str) -> tuple[Report, ...]:
    """The reports, those of a post left or held for the time being marked where the text tells of a search: of all, if
    the story leaves one post open, else of those whose person or role the sentence names or that it tells.
    """
    opened = [report for report in reports if _leaves_open(report)]
    if not opened:
        return tuple(reports)
    told = [((title if s.field == "title" else text)[s.start : s.end], s) for s in sentences]
    searches = [(fold(words), span) for words, span in told if announces_search(words)]
    if not searches:
        return tuple(reports)
    alone = len({(report.role_code, report.organisation) for report in opened}) == 1

    def meant(report: Report) -> bool:
        own = dict(report.evidence).get("sentence")
        names = [fold(name) for name in (report.role, (report.person or "").split(" ")[-1]) if name]
        return alone or any(span == own or any(name in words for name in names) for words, span in searches)

    return tuple(replace(r, search_announced=True) if _leaves_open(r) and meant(r) else r for r in reports)


def _leaves_open(report: Report) -> bool:
    """A departure to which no successor is named, or an appointment for the time being."""
    return report.kind is Kind.INTERIM or (report.change is Change.DEPARTED and report.successor is None)
