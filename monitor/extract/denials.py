"""Denials: the words by which a sentence tells a change only to say that it is not so.

A closed pattern like rumours (hearsay.py): the networks read "Acme denies that its chief executive is to leave" as a
departure. A word of denial counts only where what is denied is a change of post or a report of one: "she resigned and
denied wrongdoing" denies no resignation, nor does "a week after it denied reports of her departure".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.extract.cues import cue
from monitor.text import fold
from monitor.types import Change

#: What is denied: words of leaving and of taking a post, beginnings of words. One family of languages a line.
_CHANGE = r"""
leav|resign|quit|step(?:s|ped|ping)? down|depart|exit|oust|dismiss|sack|fired|retir|replac|appoint|nam(?:e|ed|ing)\b|hir
|succe|\bout as\b|to go\b
|ruecktritt|rucktritt|tritt |abgang|abgeh|abberuf|abl(?:o|oe)s|verlass|wechsel|ausscheid|nachfolg|ernenn
|neue[rn]? |wird\b
|berufen|bestell
|depart|demission|quitte|nomm|nomination|remplac|limog|eviction
|salida|renunci|dimis|dimit|dej|cese|nombr|destitu|relev|abandon|sustitu|marcha
|dimission|uscita|lasci|addio|nomin|sostitu
|saida|demissao|deix|afast|substitu|nome[ai]
|vertrek|verlaat|opstap|aftred|ontsla|benoem|opvolg
|avgang|avga|slutar|slutter|lamnar|forlat|fratrad|stopper|gar av|\bgar\b|utnamn|utsett|tilltrad|ansett
|eronnut|eroa|lahdo|lahto|lahtee|jatta|nimit
|odejsc|odchod|rezygn|odwol|dymisj|powol|opust|rezign|konc|odchaz|jmenov
|tavoz|lemond|levalt|kinevez|demisi|plec|numi|inlocu
|отставк|ухо[дж]|увольнен|уволи|покид|покин|назнач|смен[аеыуи]|звільнен|відставк|йде|призначен|замін
|istifa|ayril|atan|gorevden
|離職|辞任|退任|交代|就任|解任|退く|离职|辞职|卸任|离任|任命|出任|接任|更换|请辞|離任|辭職
|사임|사퇴|퇴임|교체|선임|내정|경질|물러나
|استقال|رحيل|تعيين|اقال|مغادر|تنحي
"""
#: Those of taking one.
_START = r"""
appoint|\bnam(?:e|ed|ing)\b|\bhir|ernenn|\bberuf|bestell|neue[rn]? |nomm|nomination|nombr|nomin|nome[ai]|benoem|utnamn
|utsett|ansett|nimit|powol|jmenov|kinevez|\bnumi|назнач|призначен|\batan|就任|出任|任命|接任|선임|내정|تعيين
"""
_BOTH = r"""
replac|succe|wechsel|nachfolg|remplac|relev|sustitu|sostitu|substitu|opvolg|inlocu|смен|замен|замін|交代|更换|교체
"""
#: Denying verbs that stand before what they deny.
_DENIES = r"""
\bden(?:y|ies|ied|ying) |\brefut|\brebut
|\breject(?:s|ed|ing)? (?:a |the |any )?[a-z ]{0,20}(?:report|rumou?r|claim|speculat|suggest)
|\bdismiss(?:es|ed|ing)? (?:a |the |as )?[a-z ]{0,20}(?:report|rumou?r|claim|speculat)|\bno truth (?:to|in)|\bquash
|\bdementier|\bbestreit|\bweist [^.]{0,30}(?:bericht|geruch|spekul|meldung|medien)|\bberichte? zuruckgewies
|\bhat [^.]{0,30}(?:bericht|gerucht|meldung)[a-z]* [^.]{0,20}zuruckgewiesen
|\bdement(?:i|ent|ait|ir|ie|ies|is)?\b|\bdesm(?:ent|int|ient)|\bniegan? |\bnego |\bnegaron |\bha negado
|\bsmenti|\bnega(?:va|no)? |\bneg(?:ou|aram)\b
|\bontken|\bspreekt [^.]{0,30} tegen|\bdementer|\bavviser (?:at|rykt)|\bafviser (?:at|rygt)|\bavvisar uppgift
|\bforneka|\bkiista
|\bzdement|\bdementuj|\bzaprzecz|\bpopre|\bpopira|\bvyvrat|\bcafol|\bdezmin|\bdesmin|\bneaga|опроверг|отрица
|спросту|заперечу
|辟谣|否认|否認|澄清|\bو?(?:تنفي|نفت|نفى|ينفي)\b
"""
#: Denials that stand behind it.
_UNTRUE = r"""
(?:\b(?:is|are|was|were|as|reports?) |["“])["“]?
(?:not true|untrue|false|incorrect|baseless|unfounded|fabricated|without foundation)\b
|\bentbehr[^.]{0,30} grundlage|\b(?:falsch|unwahr|aus der luft gegriffen)\b|\bnicht zutreffend|\btrifft nicht zu
|\bzuruckgewiesen\b
|\bdementiert\b|\b(?:est|sont) (?:faux|fausses?|infonde)|\bdementi\b|\bes falso|\bson falsos
|\b(?:infundad|prive? di fondamento|fals[ao]\b)
|\bkloppen niet\b|\bklopt niet\b|\bonjuist\b|не соответству|\bопровергли?\b|asilsiz|yalanla|gercegi yansitm
|dogru degil
|否定|事実では|事実無根|否认|不属实|不實|不实|谣言|属谣|사실무근|사실이 아니|부인|غير صحيح|عار[ي]? عن الصحة|لا صح[هة]
"""
#: A change that is itself negated.
_NEGATED = r"""
\b(?:is|was|am|are|will|would|does|did|has|have) not (?:be )?
(?:leaving|resign|resigned|quit|quitting|stepping down|step down
|leave|stepped down)|\b(?:isn|wasn|won|hasn)['’]t (?:be )?(?:leav|resign|quit|step)|\bno plans? to (?:leave
|resign|quit|step down|retire)
|\bne (?:demissionne|quitte)[a-z]* pas
|\bno (?:dimite|dimitira|renuncia|renunciara|deja|dejara)\b
|\bnon si dimette|\bnao (?:vai )?renunci
|\bnie (?:odchodzi|rezygnuje)|\bне (?:уходит|покидает|уидет|покинет)
|未离职|未辞职|没有离职|没有辞职|辞任しない|退任しない
"""
#: Before a denial these make it an earlier one, which something has overtaken.
_OVERTAKEN = r"""
\bafter|\bdespite|\bhaving|\bpreviously|\bearlier|\bhad |\bonce |\bnachdem\b|\btrotz|\bzuvor\b|\bobwohl\b
|\bapres|\bmalgre|\bavait
|\btras\b|\bdespues|\bdopo\b|\bnonostante|\bapos\b|\bdepois|\bnadat\b|\bondanks|\befter|\bpo tym|после|ранее
|хотя|після|\bmiutan
|\bdupa ce|\bpo te,|\bpote,|一度は|此前曾|앞서
"""

#: Behind a denial these say that the change itself is so, and something about it is denied.
_ABOUT_IT = r"""
anything to do|\brelat|connect|\blink|relacion|\bantici|\ben lien|\blien avec|zusammenhang|colleg|\bverband
|samband|sammenh
|zwiaz|связ|звяз
"""
#: Behind a negated change these go on to another one, or say that it is for later.
_NOT_YET = r"""
[:;]|\buntil\b|\bbut\b|\bimmediately\b|\byet\b|\btout de suite\b|\bsofort\b|\bbis\b|\bhasta\b|\bpero\b|\bmais\b
|\bsondern\b|\bsino\b
"""
#: Of what is denied: something else than a change of post.
_OTHER_MATTER = r"""
alleg|wrongdo|miscond|fraud|brib|accus|\bcharges?\b|harass|corrupt|takeover|merger|\bbids?\b|\boffers?\b
|vorwurf|vorwuerf|betrug|bestech|korrupt|ubernahme|fusion|malversation|soupcon|fraude|acusac|soborn|corrup|accuse\b
|frode|tangent|zarzut|oskarz|korup|обвинен|взятк|коррупц|мошеннич|звинувач|suclama|yolsuzluk
|指控|指責|舞弊|贿赂|腐败|収賄|不正|疑惑|혐의|의혹|비리|اتهام|فساد
"""
#: A second statement begins.
_AND = r"""
\b(?:and|but|while|und|aber|et|mais|y|pero|e|ma|mas|och|men|og|oraz|ve|es|si|и|но|та|але|whereas)\b|并|並且|하고
"""
#: What a denial is of where it is told at length: a report, or a clause of its own.
_REPORTS = r"""
\bthat\b|report|rumou?r|claim|speculat|suggest|bericht|gerucht|meldung|spekul|\bdass\b|\bwonach\b|informat|rumeur|\bque\b
|\bselon\b|noticia|rumor|\bche\b|voci|indiscrez|notizi|\bdat\b|uppgift|rykt|\batt\b|\bat\b|\bettei?\b|\betta\b
|doniesien|informacj|\bze\b|zprav|\bhogy\b|hiresz|zvonuri|\bca\b|сообщен|слух|информац|что\b|повідомлен|інформац|чуток
|\bщо\b|iddia|haber|传闻|消息|报道|報道|보도|انباء|تقارير
"""


_REACH = 90  #: letters between the denial and what it denies: a house, a title and a name stand between
_SENTENCES = 64  #: a story's few that are asked about, several times each
_SAID_BEFORE = re.compile(rf"{cue(_DENIES)}(?P<gap>[^!?。]{{0,{_REACH}}}?){cue(_CHANGE)}")
_SAID_BEHIND = re.compile(rf"{cue(_CHANGE)}(?P<gap>[^!?。]{{0,{_REACH}}}?){cue(_UNTRUE)}")
_OTHER = re.compile(cue(_OTHER_MATTER))
_ALSO = re.compile(cue(_AND))
_AT_LENGTH = re.compile(cue(_REPORTS))
_PAUSE = re.compile(r"[,;:，：；、]")
#: Words by which one goes as another comes: both are denied.
_BOTH_WAYS = re.compile(cue(_BOTH))
_NOT = re.compile(cue(_NEGATED))
_EARLIER = re.compile(rf"{cue(_OVERTAKEN)}[^.!?。]{{0,60}}$")
_TOLD = re.compile(cue(_CHANGE))
_TAKES = re.compile(cue(_START))
_ABOUT = re.compile(cue(_ABOUT_IT))
_YET = re.compile(cue(_NOT_YET))
_BUT = re.compile(r"\b(?:and|but) (?:said|says|announced|confirmed)\b")


def denies(sentence: str, change: Change, *, person: str | None = None, others: Sequence[str] = ()) -> bool:
    """Whether the sentence tells that change of a post only to deny it. `person`: whose; `others`: who else is named
    in the sentence: a denial that names one of them is of theirs.
    """
    text = fold(sentence)
    if (denial := _denial(text)) is not None:
        return change in _changes(denial) and _is_of(denial, person, others)
    return change is Change.DEPARTED and _is_negated(text)


def denied_change(sentence: str) -> Change | None:
    """Which change of a post the sentence denies, by its words alone; None where it denies none."""
    text = fold(sentence)
    if (denial := _denial(text)) is not None:
        return _changes(denial)[0]
    return Change.DEPARTED if _is_negated(text) else None


def starts(words: str) -> bool:
    """Whether the words, folded, tell that somebody takes a post."""
    return _TAKES.search(words) is not None


def leaves(words: str) -> bool:
    """Whether the words, folded, tell that somebody leaves one."""
    return any(not _TAKES.match(told[0]) for told in _TOLD.finditer(words))


def _changes(denial: str) -> tuple[Change, ...]:
    if _BOTH_WAYS.search(denial):
        return Change.DEPARTED, Change.APPOINTED
    return (Change.APPOINTED,) if _TAKES.search(denial) else (Change.DEPARTED,)


def _is_of(denial: str, person: str | None, others: Sequence[str]) -> bool:
    """Whether the person is named in the denial, or nobody is."""
    if person is not None and _last(person) in denial:
        return True
    return not any(_last(other) in denial for other in others)


def _last(name: str) -> str:
    return fold(name).split(" ")[-1]


def _is_negated(text: str) -> bool:
    negated = _NOT.search(text)
    if negated is None:
        return False
    return not _YET.search(text[negated.end() :]) and not _TOLD.search(text[: negated.start()])


@lru_cache(_SENTENCES)
def _denial(text: str) -> str | None:
    """The denial with what it denies."""
    signs = (_SAID_BEFORE.search(text), _SAID_BEHIND.search(text))
    return next((sign[0] for sign in signs if sign is not None and _holds(text, sign)), None)


def _holds(text: str, sign: re.Match[str]) -> bool:
    """Not of "she resigned and denied that she was dismissed", "a week after it denied reports of her departure", "he
    denied that his departure had anything to do with the loss", "who denies wrongdoing, is to leave".
    """
    before, after, gap = text[: sign.start()], text[sign.end() : sign.end() + _REACH], sign["gap"]
    asserted = _TOLD.search(before) or _EARLIER.search(before)
    if asserted or _BUT.search(sign[0]) or _ABOUT.search(after) or _OTHER.search(sign[0]) or _ALSO.search(gap):
        return False
    pause = _PAUSE.search(gap)
    # Behind a pause another statement begins, but where it is said at length what is denied.
    return pause is None or _AT_LENGTH.search(f"{sign[0][: sign.start('gap') - sign.start()]}{gap}") is not None
