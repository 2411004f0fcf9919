"""The language of titles and leads."""

from __future__ import annotations

import pytest

from monitor.articles import LANGUAGES, detect_language

_SENTENCES = {
    "en": "The shipping group has named its treasurer as the next finance chief, starting in June.",
    "es": "La eléctrica ha nombrado a su nueva directora general tras la salida del presidente.",
    "fr": "Le groupe familial a choisi une ingénieure pour diriger ses usines à partir de lundi.",
    "de": "Der Aufsichtsrat hat die bisherige Leiterin des Auslandsgeschäfts zur Chefin berufen.",
    "it": "Il consiglio di amministrazione ha nominato il nuovo amministratore delegato della società.",
    "pt": "O conselho de administração escolheu a nova presidente da empresa, que assume em julho.",
    "nl": "De raad van commissarissen heeft een nieuwe financieel directeur benoemd voor het bedrijf.",
    "pl": "Rada nadzorcza powołała nową prezes spółki, która obejmie stanowisko pierwszego lipca.",
    "ru": "Совет директоров избрал нового генерального директора пароходства на пять лет.",
    "tr": "Şirketin yönetim kurulu yeni genel müdürü atadı, görev değişikliği temmuzda başlayacak.",
    "sv": "Styrelsen har utsett bolagets ekonomichef till ny verkställande direktör från och med hösten.",
    "ar": "أعلنت الشركة تعيين رئيسة تنفيذية جديدة اعتبارا من الأول من مارس",
    "ja": "精密機器メーカーは十四日、社長に専務が昇格する人事を発表した。",
    "ko": "이사회는 부사장을 신임 대표이사로 선임했다고 밝혔다.",
    "zh": "公司周三晚间公告，董事会聘任副总经理为公司总经理。",
    "da": "Bestyrelsen har udnævnt selskabets økonomidirektør til ny administrerende direktør fra efteråret.",
    "fi": "Hallitus on nimittänyt yhtiön talousjohtajan uudeksi toimitusjohtajaksi syksystä alkaen.",
    "cs": "Dozorčí rada jmenovala novou ředitelku společnosti, která nastoupí prvního července.",
    "ro": "Consiliul de administrație a numit un nou director general al companiei începând cu luna iulie.",
    "hu": "Az igazgatóság új vezérigazgatót nevezett ki a társaság élére július elsejétől.",
    "el": "Το διοικητικό συμβούλιο όρισε νέο διευθύνοντα σύμβουλο της εταιρείας από τον Ιούλιο.",
    "he": "הדירקטוריון מינה מנכ״לית חדשה לחברה החל מחודש יולי",
    "uk": "Наглядова рада призначила нового генерального директора компанії на п'ять років.",
    "id": "Dewan komisaris mengangkat direktur utama baru perusahaan mulai bulan Juli mendatang.",
    "th": "คณะกรรมการแต่งตั้งประธานเจ้าหน้าที่บริหารคนใหม่ของบริษัท",
    "vi": "Hội đồng quản trị bổ nhiệm tổng giám đốc mới của công ty từ tháng bảy.",
}


@pytest.mark.parametrize(("language", "sentence"), _SENTENCES.items())
def test_a_sentence_is_known_by_itself(language: str, sentence: str) -> None:
    assert detect_language(sentence) == language


@pytest.mark.parametrize(("language", "sentence"), _SENTENCES.items())
def test_a_wrong_claim_does_not_overrule_a_sentence(language: str, sentence: str) -> None:
    claim = "en" if language != "en" else "de"
    assert detect_language(sentence, hint=claim) == language


@pytest.mark.parametrize("text", ["", "  \n", "2025-10-03", "+++ 12 % +++", "https://paper.example/a", "…"])
def test_a_text_without_letters_has_no_language(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("Kestwood names Brandt CFO", "en", "en"),  # names say more than words here
        ("人事、北浜精機社長", "ja", "ja"),  # a headline without kana
        ("人事、北浜精機社長", None, "zh"),
        ("CEO Müller", "de", "de"),
    ],
)
def test_the_claim_decides_for_a_few_words(text: str, hint: str | None, language: str) -> None:
    assert detect_language(text, hint=hint) == language


def test_a_claim_that_is_no_language_is_passed_over() -> None:
    assert detect_language("CEO Müller", hint="xx") == detect_language("CEO Müller")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The maker of 東京 branded pumps has appointed a new chief executive officer in Tokyo", "en"),
        ("優の良品公司周三公告，董事会聘任副总经理为公司总经理，任期三年，自公告之日起计算", "zh"),
        ("ANTHROPIC, 새 최고기술책임자 CTO 에 라훌 파틸 영입", "ko"),
        ("日立、CEOに徳永氏が昇格", "ja"),
    ],
)
def test_the_script_decides_where_it_is_the_texts_own(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_the_readers_languages_are_among_those_known() -> None:
    assert len(LANGUAGES) == len(set(LANGUAGES)) >= 45
    assert {"en", "es", "fr", "de", "it", "pt", "nl", "pl", "ru", "tr", "sv", "ar", "ja", "ko", "zh"} <= set(LANGUAGES)


def test_a_long_link_in_front_hides_no_language() -> None:
    assert detect_language(f"https://example.org/{'a1' * 300} The board of Norvane has named a new chief.") == "en"
