"""What walls and furniture say to a reader, by language: data for `walls` and `furniture`.

All are regular expressions, looked for in folded text (`monitor.text.fold`: no accents, no capitals); they are folded
themselves when compiled, so each may be written as its language writes it. Only what no story says stands here.
"""

from __future__ import annotations

import re

from monitor.text import fold

Table = dict[str, tuple[str, ...]]

#: Sentences and buttons of a question for consent.
CONSENT: Table = {
    "en": (
        "before you continue to",
        "part of the yahoo family of brands",
        "we (?:value|care about|respect) your privacy",
        r"we and our \d* ?(?:third-party )?(?:partners|vendors)",
        "store and/or access information on a device",
        r"(?:accept|allow|agree to) all(?: cookies)?\b",
        r"(?:reject|decline|refuse) all\b",
        "manage (?:options|settings|preferences|your choices|my choices|cookies)",
    ),
    "de": (
        "bevor sie (?:fortfahren|zu google)",
        "teil der yahoo-markenfamilie",
        "mit werbung (?:weiterlesen|lesen|nutzen)",
        "(?:weiter(?:lesen)?|nutzen|lesen) (?:sie .{0,40})?mit werbung",
        "werbefrei(?:es)? (?:lesen|nutzen|pur)|pur[- ]abo",
        "wir (?:benötigen|brauchen|schätzen) ihre (?:zustimmung|einwilligung|privatsphäre)",
        r"wir und unsere (?:bis zu )?\d* ?partner",
        "(?:alles?|alle cookies) (?:akzeptieren|annehmen|ablehnen|zulassen)",
        "(?:akzeptieren|zustimmen) und (?:weiter|fortfahren)",
    ),
    "fr": (
        "avant d['’]accéder à",
        r"nous et nos \d* ?partenaires",
        "continuer sans accepter",
        "tout (?:accepter|refuser)|(?:accepter|refuser) (?:tout|et fermer|et continuer)",
        "votre vie privée (?:nous|est)",
    ),
    "es": (
        "antes de continuar",
        r"nosotros y nuestros \d* ?socios",
        "(?:aceptar|rechazar) (?:todo|todas|todos)|aceptar y continuar",
        "(?:valoramos|nos importa) (?:su|tu) privacidad",
    ),
    "pt": (
        r"nós e (?:os )?nossos \d* ?parceiros",
        "(?:aceitar|rejeitar|recusar) (?:tudo|todos)|aceitar e continuar",
        "valorizamos a sua privacidade",
    ),
    "it": (
        "prima di continuare",
        r"noi e i nostri \d* ?(?:partner|fornitori)",
        "(?:accetta|rifiuta) tutt[oi]|accetta e continua|continua senza accettare",
    ),
    "nl": ("voordat je (?:verdergaat|doorgaat)", "alles (?:accepteren|weigeren)", r"wij en onze \d* ?partners"),
    "pl": ("zanim przejdziesz", "(?:zaakceptuj|odrzuć|akceptuj) wszystk", r"my i nasi \d* ?(?:zaufan\w+ )?partner"),
    "sv": ("innan du fortsätter", "(?:godkänn|acceptera|avvisa) alla", r"vi och våra \d* ?partner"),
    "da": ("inden du fortsætter", "accepter alle", "afvis alle"),
    "no": ("før du fortsetter", "godta alle", "avvis alle"),
    "tr": ("devam etmeden önce", "tümünü (?:kabul et|reddet)"),
    "ru": ("прежде чем продолжить", "(?:принять|отклонить) все", "мы и наши партнеры"),
    "ja": ("続行する前に", "すべて(?:受け入れる|同意|承諾|拒否)"),
    "ko": ("계속하기 전에", "모두 (?:수락|동의|거부)"),
    "zh": ("继续之前", "(?:全部|一律)(?:接受|拒绝)", "接受(?:全部|所有)"),
    "ar": ("قبل المتابعة", "(?:قبول|رفض) الكل"),
}

#: What a wall says of itself, and no banner lets out: how many partners it has, what it stores where (purpose 1 of the
#: IAB's Transparency and Consent Framework, in its official languages and close to them), that it comes first.
CONSENT_VOICE: Table = {
    "en": (
        r"we and our (?:up to )?\d[\d.,]* (?:[\w-]+ ){0,3}(?:partners|vendors)",
        "we and our (?:[\\w-]+ ){0,2}(?:partners|vendors)(?:,| may| will)? (?:store|use|process|access|ask|collect)",
        "stor(?:e|ing) (?:and|or|and/or) access(?:ing)? information on (?:a|your) device",
        r"before you continue(?: to\b|\s*$)|your (?:privacy|cookie) choices",
        "we (?:value|care about|respect) your privacy",
    ),
    "de": (
        r"wir und unsere (?:bis zu )?\d[\d.]* (?:[\w-]+ ){0,2}(?:partner|anbieter)",
        "informationen auf (?:einem|ihrem|deinem) (?:end)?gerät",
        r"bevor sie (?:fortfahren|zu \w)|wir (?:benötigen|brauchen) ihre (?:zustimmung|einwilligung)",
    ),
    "fr": (
        r"(?:nous et|avec) nos \d[\d\s]* ?(?:partenaires|fournisseurs)",
        "informations sur (?:un|votre|ton) (?:appareil|terminal)",
        "avant (?:de continuer|d['’]accéder à)|(?:votre|le respect de votre) vie privée",
    ),
    "es": (
        r"nosotros y nuestros \d[\d.]* (?:socios|proveedores)",
        "información (?:en|de) (?:un|su|tu) dispositivo",
        "antes de continuar|valoramos (?:su|tu) privacidad",
    ),
    "pt": (
        r"nós e (?:os )?nossos \d[\d.]* (?:parceiros|fornecedores)",
        "informações (?:num|em um|no|no seu|em seu) dispositivo",
        "antes de continuar|valorizamos a sua privacidade",
    ),
    "it": (
        r"noi e i nostri \d[\d.]* (?:partner|fornitori)",
        "informazioni su(?:l|l tuo|l suo| un)? dispositivo",
        "prima di continuare",
    ),
    "nl": (
        r"wij en onze \d[\d.]* (?:partners|leveranciers)",
        "informatie op (?:een|uw|je) apparaat",
        "voordat (?:je|u) (?:verdergaat|doorgaat)",
    ),
    "pl": (
        r"my i nasi \d[\d ]* ?(?:zaufan\w+ )?partner",
        r"informacj\w+ na (?:twoim )?urządzeni",
        "zanim przejdziesz",
    ),
    "sv": (
        r"vi och våra \d[\d ]* ?(?:partner|leverantörer)",
        "information på (?:en|din) enhet",
        "innan du fortsätter",
    ),
    "da": (r"vi og vores \d[\d.]* partnere", "oplysninger på (?:en|din) enhed", "inden du fortsætter"),
    "no": (r"vi og våre \d[\d ]* ?partnere", "informasjon på (?:en enhet|enheten)", "før du fortsetter"),
    "tr": (r"biz ve \d[\d.]* (?:iş )?orta", r"cihaz\w* bilgi", "devam etmeden önce"),
    "ru": (r"мы и наши \d[\d ]* ?партнер", r"информаци\w+ на (?:вашем )?устройстве", "прежде чем продолжить"),
    "ja": (r"当社と\d+社のパートナー|弊社と.{0,4}\d+", "デバイス(?:上の情報|に情報)", "続行する前に"),
    "ko": (r"당사와 \d+개", "기기에 (?:있는 )?정보", "계속하기 전에"),
    "zh": (r"我们(?:和|与)(?:我们的)?\s*\d+\s*(?:个|家)", "设备上(?:存储|储存|访问)", "继续之前"),
    "ar": (r"نحن وشركاؤنا", "المعلومات على (?:جهاز|الجهاز)", "قبل المتابعة"),
}

#: All that stands on a button to agree or to refuse. Each decides nothing alone: other boxes have such buttons too.
CONSENT_BUTTON: Table = {
    "en": ("(?:i )?(?:agree|accept|consent)", "(?:accept|agree) (?:and|&) (?:close|continue)", "reject|got it|ok"),
    "de": ("einverstanden|zustimmen|akzeptieren|ich stimme zu|ablehnen",),
    "fr": ("j['’]accepte|accepter|refuser",),
    "es": ("acept(?:o|ar)|rechazar|consentir",),
    "pt": ("aceit(?:o|ar)|concordo|rejeitar|recusar",),
    "it": ("accett(?:o|a)|acconsento|rifiuta",),
    "nl": ("akkoord|accepteren|weigeren",),
    "pl": ("zgadzam się|akceptuj(?:ę)?|odrzuć",),
    "sv": ("godkänn|acceptera|avvisa",),
    "da": ("accepter|tillad|afvis",),
    "no": ("godta|avvis",),
    "tr": ("kabul (?:et|ediyorum)|reddet",),
    "ru": ("принять|согласен|принимаю|отклонить",),
    "ja": ("同意(?:する|します)?|拒否(?:する)?",),
    "ko": ("동의(?:함|합니다)?|거부",),
    "zh": ("同意|接受|拒绝",),
    "ar": ("موافق|أوافق|قبول|رفض",),
}

#: Words that the text of such a question is made of.
CONSENT_TALK: Table = {
    "en": (r"cookies?\b", "consent", "partner", "vendor", "privacy", "personal data", "tracking", "advertis"),
    "de": ("einwillig", "zustimm", "datenschutz", "werbung", "personenbezogen", "zwecke"),
    "fr": ("consentement", "partenaires", "données", "traceurs", "publicit"),
    "es": ("consentimiento", "datos", "socios"),
    "pt": ("consentimento", "dados", "parceiros"),
    "it": ("consenso", "fornitori"),
    "nl": ("toestemming", "advertenties"),
    "pl": ("zgod", "danych"),
    "sv": ("samtycke",),
    "da": ("samtykke",),  # and Norwegian
    "tr": ("çerez",),
    "ru": ("данны", "согласи", "файлы cookie"),
    "ja": ("同意", "データ"),
    "ko": ("개인정보", "쿠키"),
    "zh": ("隐私", "数据"),
    "ar": ("ملفات تعريف الارتباط",),
}

#: How a page keeps the rest of a story for subscribers.
PAYWALL: Table = {
    "en": (
        "(?:subscribe|sign up|register|log in|sign in|join)(?: now| today)? to (?:continue|keep|read|unlock|finish)",
        "to (?:continue|keep) reading(?: this \\w+)?,? (?:please )?(?:subscribe|sign|register|log|join|create)",
        "(?:this|the rest of this|the full) (?:article|story|content) is [^.]{0,40}(?:subscribers|members)",
        "(?:subscriber|member)s?[- ](?:only|exclusive) (?:article|story|content)",
        r"you(?:['’]ve| have) (?:reached|used|read) (?:\w+ ){0,4}(?:limit|free (?:articles|stories))",
        "(?:unlock|get full access to) this (?:article|story)",
        "continue reading (?:your|this) (?:article|story) with a",
    ),
    "de": (
        r"(?:weiterlesen|diesen artikel lesen|artikel freischalten) (?:mit|im) [^.]{0,40}(?:abo|plus|\+|premium)",
        "(?:jetzt|sie) (?:mit [^.]{0,30})?(?:weiterlesen|freischalten)",
        "(?:dieser|den ganzen|der vollständige) (?:artikel|beitrag|inhalt) (?:ist|steht|lesen)[^.]{0,30}abonnent",
        "(?:nur|exklusiv) für abonnent",
    ),
    "fr": (
        "(?:article|contenu) (?:est )?réservé (?:aux|à nos) abonné",
        "abonnez-vous pour (?:lire|continuer|accéder)",
        "la suite (?:de cet article )?est réservée|pour lire la suite",
        "il vous reste [\\d,.]+ ?% de cet article",
    ),
    "es": (
        "(?:contenido|artículo|noticia) (?:exclusiv[oa]|sólo|reservad[oa]) para (?:nuestros )?suscriptores",
        "suscríbete para (?:seguir|continuar) leyendo",
        "para (?:seguir|continuar) leyendo,? (?:suscríbete|inicia|regístrate)",
    ),
    "pt": (
        "(?:conteúdo|matéria|reportagem) (?:exclusiv[oa]|restrit[oa]) (?:para|a) assinantes",
        "assine para continuar",
    ),
    "it": (
        "(?:contenuto|articolo) (?:riservato|esclusivo) (?:agli|per gli) abbonati",
        "abbonati per (?:continuare|leggere)",
    ),
    "nl": (
        r"(?:dit artikel is|alleen|exclusief) (?:\w+ )?voor abonnees",
        "(?:neem een abonnement|word abonnee)[^.]{0,30}lezen",
    ),
    "sv": (
        "(?:den här artikeln|artikeln|innehållet) (?:är|kräver)[^.]{0,25}prenumera",
        "läs vidare med",
    ),
    "da": ("(?:artiklen|indholdet) er (?:kun )?for abonnenter", "bliv abonnent[^.]{0,30}læs"),
    "no": ("(?:saken|artikkelen) er (?:kun |bare )?for abonnenter", "bli abonnent[^.]{0,30}les"),
    "pl": (
        "(?:pozostało|zostało) [\\d,.]+ ?% (?:artykułu|tekstu)",
        "(?:wykup|kup) (?:dostęp|subskrypcj)[^.]{0,30}(?:czyta|dalej)",
        "(?:dostęp|treść|artykuł) (?:tylko )?dla (?:prenumerator|subskrybent)",
    ),
    "ru": (
        r"(?:статья|материал|текст) доступ\w+ (?:только )?(?:по подписке|подписчикам)",
        "оформите подписку,? чтобы",
    ),
    "tr": (
        "(?:bu (?:içerik|yazı|haber)|yazının devamı)[^.]{0,25}abone",
        "devamını okumak için (?:abone|giriş)",
    ),
    "ja": (
        "(?:有料)?会員(?:限定|専用)(?:記事|の記事)?(?:です|。)",
        r"残り[\d,]+文字",
        "続きを読むには|ログインして続き",
    ),
    "ko": ("(?:본문|전체 기사|이 기사)[^.]{0,20}(?:유료|구독|회원)",),
    "zh": (
        "(?:订阅|登录|付费)(?:后|即可|以)(?:继续|阅读|查看)",
        "(?:本文|剩余内容)(?:仅|为)[^。]{0,8}(?:会员|订阅|付费)",
    ),
    "ar": ("(?:هذا المقال|المحتوى) (?:متاح|حصري) (?:فقط )?للمشتركين", "اشترك (?:لمتابعة|لإكمال) القراءة"),
}

#: Titles of pages that say there is no story here (what a site adds behind a separator aside).
ERROR_TITLE: Table = {
    "en": (
        r"(?:http )?error \d{3}\b.*",
        "(?:403|404|410|429|500|502|503)(?: (?:error|(?:page )?not found|forbidden|bad gateway|service unavailable))?",
        "(?:page|article|story|file|object) (?:not found|not available|has moved|cannot be found)",
        "not found|access denied|forbidden|bad gateway|service unavailable|gateway time-?out",
        "just a moment|attention required|one moment, please|checking your browser.*",
        "verify(?:ing)? you are (?:a )?human.*|are you a robot|robot check|security check|human verification|captcha",
        "pardon our interruption",
    ),
    "de": ("(?:seite|artikel) nicht (?:gefunden|verfügbar)",),
    "fr": ("page (?:introuvable|non trouvée)",),
    "es": ("página no encontrada",),
    "pt": ("página não encontrada",),
    "it": ("pagina non trovata",),
    "nl": ("pagina niet gevonden",),
    "sv": ("sidan (?:kunde inte hittas|finns inte)",),
    "pl": ("strona nie (?:została )?znaleziona",),
    "ru": ("страница не найдена",),
    "tr": ("sayfa bulunamadı",),
    "ja": ("ページが見つかりません",),
    "ko": ("페이지를 찾을 수 없습니다",),
    "zh": ("页面不存在|找不到页面",),
    "ar": ("الصفحة غير موجودة",),
}

#: Beginnings of short lines that stand between the paragraphs of a story and are no part of it.
LINE: Table = {
    "en": (
        r"(?:also|related) (?:read|stor|article|news|content|topic|link)\w*",
        r"(?:related|recommended(?: for you)?|don['’]t miss)\s*:",
        r"(?:read|see) (?:more|also|next)\b",
        r"more (?:on this|from|stories|news|about this)\b.{0,40}$",
        "share (?:this|on|via|article)",
        "sign up (?:for|to|here)|subscribe (?:to|now|for|here)|follow us on|click here to",
        r"get the latest\b.*(?:inbox|newsletter)",
        r"advertisement\s*$|story continues below|listen to this article|skip to ",
        r"(?:image|photo|picture)(?: credit|s? by| courtesy| source)?\s*:",
        r"(?:copyright\b|©\s|\(c\)\s|all rights reserved)",
        r"\d+ min(?:ute)?s? read\b",
        r"(?:published|updated|last updated)(?:\s*:|\s+on\b).{0,60}$",
        r"\(?(?:(?:additional )?reporting|writing|compiled|editing) by\b",
    ),
    "de": (
        r"lesen sie (?:auch|dazu|mehr)\b|mehr (?:dazu|zum thema)\b",
        r"anzeige\s*$|(?:foto|bild|grafik)s?\s*:",
        "jetzt (?:abonnieren|anmelden)|newsletter\\s*:",
    ),
    "fr": (r"(?:à )?lire (?:aussi|également)\b", r"(?:sur le même sujet|publicité|partager)\s*$", r"photo\s*:"),
    "es": (r"(?:lee|leer|vea|ver|lea) (?:también|más)\b", "te puede interesar", r"publicidad\s*$"),
    "pt": (r"(?:leia|veja) (?:também|mais)\b", r"publicidade\s*$", "continua depois da publicidade"),
    "it": (r"leggi anche\b", r"potrebbe interessarti\b.{0,40}$", r"pubblicità\s*$"),
    "nl": (r"lees (?:ook|meer)\b", r"advertentie\s*$"),
    "sv": (r"läs (?:också|mer|även)\b", r"annons\s*$"),
    "pl": (r"(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej)\b", r"reklama\s*$"),
    "ru": (r"(?:читайте|смотрите) (?:также|еще|далее)\b", r"реклама\s*$", r"(?:фото|источник)\s*:"),
    "tr": ("ilgili haber",),
    "ja": ("関連記事|あわせて読みたい|続きを読む", "(?:写真|画像)[:：=]"),
    "ko": (r"사진\s*(?:제공|출처)?\s*[:=]", "관련 ?기사"),
    "zh": ("相关(?:阅读|新闻|报道)", "延伸阅读|图片来源|责任编辑"),
    "ar": ("اقرأ أيضا", "مواضيع ذات صلة"),
}


#: Links to the rest of a story, at the end of a teaser.
REST: Table = {
    "en": ("continue reading", "read (?:more|the (?:full|rest)[^.]{0,40})", "full story"),
    "de": ("weiterlesen", "mehr lesen"),
    "fr": ("lire la suite", "lire plus", "en savoir plus"),
    "es": ("seguir leyendo", "leer más"),
    "pt": ("continue lendo", "leia mais"),
    "it": ("leggi tutto", "continua a leggere"),
    "nl": ("lees (?:verder|meer)",),
    "sv": ("läs mer",),
    "pl": ("czytaj (?:dalej|więcej)",),
    "ru": ("читать (?:далее|дальше)",),
    "tr": ("devamını oku",),
    "ja": ("続きを読む",),
    "ko": ("(?:전체|더) 보기",),
    "zh": ("(?:阅读|查看)全文",),
    "ar": ("اقرأ المزيد",),
}


def patterns(table: Table) -> tuple[re.Pattern[str], ...]:
    """Each expression of a table, folded (plain ASCII stays as it is: folding would spoil its escapes)."""
    every = (phrase for phrases in table.values() for phrase in phrases)
    return tuple(re.compile(p if p.isascii() else _folded(p)) for p in every)


def pattern(table: Table) -> re.Pattern[str]:
    """One expression for a whole table."""
    return re.compile("|".join(f"(?:{p.pattern})" for p in patterns(table)))


def _folded(expression: str) -> str:
    """Folded but for escapes like `\\S`, whose case has a meaning."""
    return "".join(part if part.startswith("\\") else fold(part) for part in re.split(r"(\\.)", expression))
