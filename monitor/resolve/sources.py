"""How near a story's source is to the change that it tells: whom to believe where stories disagree."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from monitor.resolve.letters import plain
from monitor.text import host_of


class Trust(IntEnum):
    """Ordered: the nearest first."""

    FILING = 0  #: the house tells an authority, on pain of law
    RELEASE = 1  #: the house tells everybody, through a distributor of releases
    WIRE = 2  #: a news agency
    PRESS = 3
    AGGREGATOR = 4  #: tells what others wrote, cut and sometimes changed


#: Ends of host names.
_HOSTS = {
    Trust.FILING: "sec.gov londonstockexchange.com hkexnews.hk edinet-fsa.go.jp jpx.co.jp sedarplus.ca "
    "bundesanzeiger.de info-financiere.fr cnmv.es nseindia.com bseindia.com dart.fss.or.kr kap.org.tr",
    Trust.RELEASE: "prnewswire.com prnewswire.co.uk businesswire.com globenewswire.com accesswire.com newsfilecorp.com "
    "einpresswire.com prweb.com presseportal.de ots.at eqs-news.com dgap.de newsaktuell.de cision.com newswire.ca "
    "actusnews.com mfn.se prtimes.jp",
    Trust.WIRE: "reuters.com apnews.com ap.org afp.com dpa.com dpa-afx.de apa.at efe.com ansa.it lusa.pt belga.be "
    "anp.nl ritzau.dk tt.se ntb.no stt.fi pap.pl ctk.cz mti.hu agerpres.ro tass.com tass.ru interfax.ru "
    "interfax.com.ua ukrinform.ua aa.com.tr kyodonews.net jiji.com yna.co.kr yonhapnews.co.kr xinhuanet.com news.cn "
    "spa.gov.sa wam.ae bloomberg.com dowjones.com ptinews.com",
    Trust.AGGREGATOR: "news.google.com msn.com yahoo.com flipboard.com smartnews.com feedburner.com marketscreener.com "
    "investing.com biztoc.com newsbreak.com bing.com",
}
#: Names that feeds give for the publisher, plain, as patterns of whole words.
_NAMES = {
    Trust.FILING: r"rns|regulatory news service|tdnet|edgar",
    Trust.RELEASE: r"pr newswire|business wire|globe ?newswire|access ?wire|presseportal|eqs",
    Trust.WIRE: r"reuters|associated press|ap news|afp|dpa|ansa|efe|bloomberg|kyodo|yonhap|xinhua",
    Trust.AGGREGATOR: r"google news|yahoo|msn|bing news|flipboard|smartnews|newsbreak",
}
_NAMED = {trust: re.compile(rf"\b(?:{names})\b") for trust, names in _NAMES.items()}

#: What a story that sets an earlier one right calls itself, or the beginning of that.
_CORRECTION = """
corrected corrects correction clarification berichtigung berichtigt korrektur korrigiert richtigstellung rectificatif
rectification rectifie correctif correccion rectificacion corregido rettifica correzione errata erratum retificacao
correcao corrigido correctie rectificatie gerectificeerd rattelse korrigering rettelse oikaisu korjaus sprostowanie
korekta oprava opraveno helyesbites helyreigazitas erata duzeltme уточнен исправлен поправк виправлен
更正 訂正 정정 기재정정 تصحيح تصويب
"""
#: The same as a notice of its own in scripts without blanks: it needs no mark behind it.
_NOTICES = "更正公告 更正通知 訂正のお知らせ 정정공시 정정보도"
_WORD = rf"(?:{'|'.join(map(plain, _CORRECTION.split()))})\w{{0,12}}"
_NOTICE = "|".join(map(plain, _NOTICES.split()))
_CORRECTS = re.compile(  # "CORRECTED-UPDATE 1-Acme", "Acme names technology chief (corrects title)"
    rf"\W{{0,3}}{_WORD}(?: update \d+| notice| to (?:the|our|an|earlier) [^:]{{0,40}})? ?[:()\[\]【】|-]"
    rf"|\W{{0,3}}(?:{_NOTICE})|.*(?:{_NOTICE})\W*$"
    rf"|.*[(\[【]{_WORD}\b[^()]*[)\]】]$"
)


@lru_cache(maxsize=8192)
def trust_of(url: str | None, publisher: str | None) -> Trust:
    """By the host of its address, else by its publisher's name."""
    host = host_of(url)
    for trust, known in _HOSTS.items():
        if any(host == end or host.endswith(f".{end}") for end in known.split()):
            return trust
    name = plain(publisher or "")
    return next((trust for trust, named in _NAMED.items() if named.search(name)), Trust.PRESS)


def corrects(headline: str) -> bool:
    """Whether a headline says that the story sets right what was told before."""
    return _CORRECTS.match(plain(headline).strip()) is not None
