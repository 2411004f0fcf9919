"""Pages that are walls, and pages that look like one and are not."""

from __future__ import annotations

import pytest

from monitor.articles import read_page
from monitor.types import Page, PageKind

_STORY = (
    "<p>The harbour authority of Port Ellis has named Gwen Castle as its chief executive, six weeks after the death of "
    "Amos Reed.</p><p>Castle ran the pilots' service for nine years. She will be paid the same as her predecessor, the "
    "authority said, and starts on Monday.</p>"
)
_LONG = _STORY + "".join(
    f"<p>In year {year} the port moved {year - 1900} thousand containers, and its board met eleven times.</p>"
    for year in range(1995, 2020)
)


_FREE = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "isAccessibleForFree": %s}</script>'
)


def _page(body: str, head: str = "", url: str = "https://paper.example/business/port-ellis") -> Page:
    html = f"<html lang='en'><head><title>Port Ellis names chief</title>{head}</head><body>{body}</body></html>"
    return read_page(html.encode(), url=url, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize(
    "call",
    [
        "Subscribe to continue reading",
        "Log in to keep reading this story",
        "To continue reading, please register",
        "This article is for subscribers only.",
        "You have read all of your free articles this month",
        "Jetzt weiterlesen mit Plus",
        "Weiterlesen mit dem Digital-Abo",
        "Dieser Artikel ist exklusiv für Abonnenten",
        "Cet article est réservé aux abonnés",
        "Il vous reste 78 % de cet article à lire",
        "Contenido exclusivo para suscriptores",
        "Suscríbete para seguir leyendo",
        "Conteúdo exclusivo para assinantes",
        "Contenuto riservato agli abbonati",
        "Dit artikel is alleen voor abonnees",
        "Artikeln är för dig som är prenumerant",
        "Pozostało 85% artykułu",
        "Материал доступен только подписчикам",
        "Devamını okumak için abone olun",
        "この記事は有料会員限定です",
        "残り1,204文字",
        "본문 전체는 유료 회원만 볼 수 있습니다",
        "订阅后继续阅读",
        "هذا المقال متاح للمشتركين",
    ],
)
def test_the_beginning_of_a_story_with_a_call_to_subscribe_is_a_stub(call: str) -> None:
    page = _page(f"<article><h1>Port Ellis names chief</h1>{_STORY}<div><p>{call}</p></div></article>")
    assert page.kind is PageKind.PAYWALL, page.reason
    assert call not in page.text
    assert "Gwen Castle" in page.text


@pytest.mark.parametrize("claim", ["false", '"False"', '"false"'])
def test_a_short_text_that_the_page_calls_not_free_is_a_stub(claim: str) -> None:
    assert _page(f"<article>{_STORY}</article>", _FREE % claim).kind is PageKind.PAYWALL


def test_a_whole_text_that_the_page_calls_not_free_is_an_article() -> None:
    assert _page(f"<article>{_LONG}</article>", _FREE % "false").kind is PageKind.ARTICLE


@pytest.mark.parametrize(
    "extra",
    [
        "<div class='newsletter'><p>Subscribe to our newsletter for the day in ports</p></div>",
        "<header><a href='/in'>Already a subscriber? Log in</a> <a href='/sub'>Subscribe</a></header>",
        "<p>Support us: become a member today.</p>",
        "<div id='onetrust-consent-sdk'><p>We value your privacy.</p><button>Accept all</button></div>",
        "<div class='cookie-banner'><p>We use cookies.</p><button>Accept all cookies</button></div>",
        "<div class='strip'><p>This site uses cookies.</p><button>Accept all</button><button>Reject all</button></div>",
        "<p>Readers may subscribe to the port's bulletin, which reports every berth.</p>",
        "<footer><p>Newsletter abonnieren. Datenschutz. Pur-Abo kündigen.</p></footer>",
        "<p>Continue reading below for the list of berths.</p>",
    ],
)
def test_a_short_story_with_a_banner_or_a_newsletter_box_is_an_article(extra: str) -> None:
    page = _page(f"<main><article><h1>Port Ellis names chief</h1>{_STORY}</article>{extra}</main>")
    assert page.kind is PageKind.ARTICLE, page.reason


def test_a_long_story_that_quotes_a_paywall_is_an_article() -> None:
    quoted = "<p>“Subscribe to continue reading” is what visitors of the port's own site saw last week.</p>"
    assert _page(f"<article>{_LONG}{quoted}</article>").kind is PageKind.ARTICLE


@pytest.mark.parametrize(
    "url",
    [
        "https://consent.google.com/m?continue=https://news.google.com/",
        "https://consent.google.de/ml?continue=x",
        "https://consent.yahoo.com/v2/collectConsent",
        "https://guce.yahoo.com/consent",
        "https://consent.youtube.com/m",
    ],
)
def test_hosts_that_serve_consent_pages_never_give_an_article(url: str) -> None:
    assert _page(f"<article>{_LONG}</article>", url=url).kind is PageKind.CONSENT


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        ("We and our 312 partners store and/or access information on a device, such as cookies.", "Accept all"),
        ("Wir und unsere 190 Partner verarbeiten personenbezogene Daten für Werbung.", "Alle akzeptieren"),
        ("Nous et nos 700 partenaires utilisons des traceurs et vos données pour la publicité.", "Tout accepter"),
        ("Nosotros y nuestros 88 socios usamos cookies y datos personales.", "Aceptar todo"),
        ("Noi e i nostri 500 partner archiviamo cookie con il tuo consenso.", "Accetta tutto"),
        ("Wij en onze 40 partners gebruiken cookies, met uw toestemming.", "Alles accepteren"),
        ("My i nasi 90 zaufanych partnerów używamy plików cookie za Twoją zgodą.", "Zaakceptuj wszystko"),
        ("Vi och våra 60 partner använder cookies med ditt samtycke.", "Godkänn alla"),
    ],
)
def test_a_page_of_consent_talk_alone_is_a_consent_wall(words: str, yes: str) -> None:
    text = f"<h1>Paper</h1><p>{words}</p><p>{words} {yes}.</p><p>{words}</p>"
    assert _page(f"<main>{text}<button>{yes}</button></main>").kind is PageKind.CONSENT


@pytest.mark.parametrize(
    "title",
    ["404 - Page not found", "Access Denied", "Just a moment...", "Seite nicht gefunden", "ページが見つかりません"],
)
def test_a_page_that_says_the_story_is_not_there_is_empty(title: str) -> None:
    excuse = "Please try again, or use the menu. " * 8
    body = f"<html><head><title>{title}</title></head><body><p>{excuse}</p></body></html>"
    assert read_page(body.encode(), url="https://paper.example/a", content_type="text/html").kind is PageKind.EMPTY


@pytest.mark.parametrize(
    "title",
    [
        "Access denied: how Port Ellis lost its berths",
        "500 jobs to go as Port Ellis names chief",
        "Forbidden harbour reopens",
    ],
)
def test_a_story_whose_headline_begins_like_an_error_is_an_article(title: str) -> None:
    body = f"<html><head><title>{title}</title></head><body>{_STORY}</body></html>"
    assert read_page(body.encode(), url="https://paper.example/a", content_type=None).kind is PageKind.ARTICLE


_BUTTONS = "<button>{}</button><button>{}</button>"


@pytest.mark.parametrize(
    ("words", "yes", "no"),
    [
        ("We and our 842 partners store and access information on your device.", "Accept all", "Reject all"),
        ("We and our 1,042 TCF vendors store and/or access information on a device.", "Agree", "Manage options"),
        ("Wir und unsere 842 Partner speichern Informationen auf Ihrem Gerät und greifen darauf zu.", "OK", "Ablehnen"),
        ("Nous et nos 842 partenaires stockons et accédons à des informations sur votre appareil.", "J’accepte", "Non"),
        ("Nosotros y nuestros 842 socios almacenamos información en su dispositivo.", "Aceptar", "Rechazar"),
        ("Noi e i nostri 842 partner archiviamo informazioni sul tuo dispositivo.", "Accetto", "Rifiuta"),
        ("Nós e os nossos 842 parceiros armazenamos informações no seu dispositivo.", "Aceitar", "Rejeitar"),
        ("Wij en onze 842 partners slaan informatie op een apparaat op.", "Akkoord", "Weigeren"),
        ("My i nasi 842 partnerzy przechowujemy informacje na urządzeniu.", "Zgadzam się", "Odrzuć"),
        ("Vi och våra 842 partner lagrar information på en enhet.", "Godkänn", "Avvisa"),
        ("Vi og vores 842 partnere gemmer oplysninger på din enhed.", "Accepter", "Afvis"),
        ("Vi og våre 842 partnere lagrer informasjon på enheten din.", "Godta", "Avvis"),
        ("Biz ve 842 iş ortağımız cihazınızdaki bilgileri saklıyoruz.", "Kabul et", "Reddet"),
        ("Мы и наши 842 партнера храним информацию на вашем устройстве.", "Принять", "Отклонить"),
        ("当社と842社のパートナーは、お使いのデバイスに情報を保存します。", "同意する", "拒否"),
        ("당사와 842개 파트너는 기기에 정보를 저장합니다.", "동의", "거부"),
        ("我们和我们的842个合作伙伴在您的设备上存储信息。", "同意", "拒绝"),
        ("نحن وشركاؤنا البالغ عددهم 842 نخزن المعلومات على جهازك.", "موافق", "رفض"),
    ],
)
@pytest.mark.parametrize(
    "beside",
    [
        "",
        "<nav><a href='/'>Home</a> <a href='/b'>Business</a></nav>",
        "<p>Port Ellis names Gwen Castle chief executive. Read on once you have chosen.</p>",
    ],
)
def test_a_banner_of_the_consent_framework_is_a_wall_whatever_stands_beside_it(
    words: str, yes: str, no: str, beside: str
) -> None:
    purposes = f"<p>{words}</p><p>{words} {words}</p><p>{words}</p>"
    page = _page(f"{beside}<h1>Paper</h1><div id='ask'>{purposes}{_BUTTONS.format(yes, no)}</div>")
    assert page.kind is PageKind.CONSENT, (page.reason, page.text)


@pytest.mark.parametrize("heading", ["Before you continue to Yarrow", "Your privacy choices", "Bevor Sie fortfahren"])
@pytest.mark.parametrize("button", ["<button>Accept all</button>", "<input type='submit' value='Accept all'>"])
def test_a_question_before_the_story_is_a_wall(heading: str, button: str) -> None:
    asked = (
        "<p>We use cookies and data to deliver and maintain our services, and to measure audience engagement.</p>"
        "<p>If you choose to accept, we will also use cookies and data to show personalised advertising.</p>"
        "<p>With your permission we and our partners may use precise geolocation data. You may click to consent.</p>"
    )
    assert _page(f"<h1>{heading}</h1>{asked}<form>{button}</form>").kind is PageKind.CONSENT


@pytest.mark.parametrize("story", [_STORY, _LONG])
@pytest.mark.parametrize("where", ["{banner}{story}", "{story}{banner}"])
def test_a_story_with_a_banner_of_the_framework_is_an_article(story: str, where: str) -> None:
    banner = (
        "<div class='strip'><p>We and our 842 partners store and/or access information on a device, such as cookies, "
        f"to show personalised advertising.</p>{_BUTTONS.format('Accept all', 'Reject all')}</div>"
    )
    page = _page(where.format(banner=banner, story=f"<article><h1>Port Ellis names chief</h1>{story}</article>"))
    assert page.kind is PageKind.ARTICLE, page.reason
    assert "Gwen Castle" in page.text


@pytest.mark.parametrize(
    "told",
    [
        (
            "<p>The privacy watchdog fined the publisher Yarrow for its banner, and its data chief Ida Holm left.</p>"
            "<p>The banner told readers: “We and our 842 partners store and access information on your device.”</p>"
            "<p>Partners got personal data before any consent was given, the watchdog said in its ruling on ads.</p>"
        ),
        (
            "<p>Consent Partners, an advertising vendor, has named Ida Holm chief privacy officer.</p>"
            "<p>She will look after cookies, consent and personal data at the firm and its 842 partners.</p>"
            "<p>Holm said that tracking had no future. “We and our partners know it,” she told advertisers in Oslo.</p>"
        ),
    ],
)
def test_a_story_about_consent_with_a_banner_is_an_article(told: str) -> None:
    banner = f"<div class='strip'><p>We value your privacy.</p>{_BUTTONS.format('Accept all', 'Reject all')}</div>"
    page = _page(f"<main><article><h1>Fine</h1>{told}{told}</article>{banner}</main>")
    assert page.kind is PageKind.ARTICLE, page.reason
