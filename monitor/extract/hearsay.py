"""Rumours and proposals: the words by which a sentence says that what it tells is not decided.

A closed pattern like reporting lines: the networks are asked the same and hardly know it (docs/reading.md). Words that
a decided change is told with too ("is to", "expected", the conditional of reported speech) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.extract.cues import cue
from monitor.text import fold

_RUMOURED = r"""
\bin talks\b|\bsources? (?:say|said|familiar|close)|\bpeople familiar\b|\breportedly\b|\brumou?r|\bspeculation\b
|\b(?:is|are|was) (?:considering|weighing|mulling|eyeing|tipped)\b|\b(?:considers|weighs|mulls|eyes)\s
|\bfront-?runner|\b(?:could|may|might) (?:soon )?(?:replace|become|succeed|leave|step down|quit
|be (?:named|appointed|replaced))\b|\bim gesprach\b|\bkreise[n]?\b|\binsidern?\b|\bangeblich\b|\bspekul
|\bgerucht|\bvor dem absprung\b|\bals favorit
|\bkonnte [^.]{0,60}(?:werden|folgen|ablosen|ubernehmen|verlassen)\b
|\bgilt als (?:aussichtsreich|favorit|kandidat)|\bselon (?:des|nos|plusieurs) (?:sources|informations)\b
|\bpourrait\b|\bpressenti|\ben discussions?\b|\brumeur|\bsegun fuentes\b|\bfuentes (?:cercanas|conocedoras)\b
|\bnegocia con\b|\bpodria\b|\bse perfila\b|\bbaraja|\bsuena (?:como|para)|\bindiscrezioni\b|\bpotrebbe\b
|\bin pole\b|\bin trattativa\b|\bsi parla di\b|\bsegundo fontes\b|\bcotad[oa]s?\b
|\bpodera (?:assumir|deixar|sair|ser)|\bpode (?:assumir|deixar|sair)\b|\bfala-se\b
|\bvolgens (?:bronnen|ingewijden)\b|\bgeruchten\b|\bmogelijk(?:e)? (?:opvolger|nieuwe)|\buppgifter:
|\benligt (?:kallor|uppgifter)\b|\bkan bli\b|\bryktas\b|\bifolge kilder\b|\bforlyder\b|\bkan blive\b
|\bmoze (?:odejsc|zostac|zastapic|objac)\b|\bnieoficjalnie\b|\bwedlug zrodel\b|\bpodle zdroju\b|\budajne\b
|\ballitolag\b|\bar putea\b|\bsaattaa\b|\blahteiden mukaan\b|источник
|может (?:стать|уити|возглавить|покинуть|заменить)|прочат|\bслух|вероятн[а-я]* (?:кандидат|преемник)
|може (?:стати|очолити|піти|замінити)|\biddia\b|\bkulis|\bsoylenti|\badi geciyor|\bkonusuluyor
|مصادر (?:مطلعه|مطلعة|مقربه|مقربة)|شائعات|(?:تدرس|يدرس) (?:استبدال|تعيين)|محتمل
|観測|取り沙汰|有力視|調整に入った|検討している|浮上している
|물망|하마평|거론|유력시|검토 중|知情人士|消息人士|据传|或将|呼声|传[^统媒]{0,8}(?:将|接任|离职)
"""
_PROPOSED = r"""
\bnominat(?:ed|es|ion of)\b|\bpropos(?:ed|es|al) (?:as|for|to (?:appoint|elect)|that)
|\bsubject to [^.]{0,40}approv|\bpending [^.]{0,30}approv|\bstand for election\b|\bfor election (?:to|at)\b
|\bvorgeschlagen\b|\bschlagt [^.]{0,80} vor\b|\bnominier|\bvorbehaltlich\b|\bproposee?s? (?:comme|pour|a)\b
|\bproposera\b|\bsous reserve\b|\bsoumise? (?:au vote|a l'approbation|a l'assemblee)|\bpropuest[oa]s?\b
|\bpropondra\b|\bpropone (?:a|como|el nombramiento)|\bproporra\b|\bproposta? (?:la nomina|di nomina)|\bpropoe\b
|\bvoorgedragen\b|\bvoordracht\b|\bforeslar\b|\bforeslas\b|\bvalberedningen\b|\bindstilles?\b|\bzaproponowa
|\brekomendowa|\bnavrhuje\b|\bnavrzen|\bjelolt|\bpropus[aă]? (?:pentru|ca)|\behdottaa\b|\behdolla
|предлож(?:ил|ен|ит)|рекомендовал|номинир|запропонував|висун(?:ут|ув)|\baday gosteril|\bonerild|候補とする|人事案|推薦し
|후보로|추천|تقترح|رشح|ترشيح|提名|拟任|拟聘
"""
_CUES = {
    "rumoured": re.compile(cue(_RUMOURED)),
    "proposed": re.compile(cue(_PROPOSED)),
}


def hearsay(sentences: Iterable[str]) -> str:
    """ "rumoured" or "proposed" where a sentence says so, else ""; a rumour of a proposal is a rumour."""
    said = [fold(sentence) for sentence in sentences]
    return next((status for status, cue in _CUES.items() if any(cue.search(text) for text in said)), "")
