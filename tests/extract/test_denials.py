"""Denials told apart from what happens."""

from __future__ import annotations

import pytest

from monitor.extract.denials import denied_change, denies
from monitor.types import Change

LEAVES = [
    "Acme denies CEO Jane Miller to leave",
    "Norvane Plc dismissed media reports that Chief Financial Officer Peter Hale would resign.",
    "Kelmont Chief Executive Laura Brandt said on Friday she was not stepping down.",
    "First Harbour Bank refuted claims that chairman David Osei has quit.",
    'A spokesperson called the report that COO Mark Lin is leaving for Stripe "not true".',
    "Die Acme AG hat Berichte zurückgewiesen, wonach Vorstandschefin Jana Müller das Unternehmen verlässt.",
    "Rheinwerk hat einen Medienbericht über den Abgang von Finanzvorstand Jürgen Weber dementiert.",
    "Le groupe Valmont a démenti mardi le départ de son PDG Jean Dupuis.",
    "Iberdex ha desmentido que su consejero delegado, Carlos Ibáñez, vaya a dejar la compañía.",
    "Torvalli ha smentito le indiscrezioni sulle dimissioni dell'amministratore delegato Marco Rossi.",
    "A Petronorte negou que o presidente-executivo João Silva vá deixar o cargo.",
    "Havenkade ontkent dat topman Jan de Vries het bedrijf verlaat.",
    "Nordlogik dementerar uppgifterna om att vd Anna Berg lämnar bolaget.",
    "Polenergia Nova zdementowała informacje o odejściu prezesa Adama Nowaka.",
    "Moravia Steel popřela, že generální ředitel Petr Novák odchází z funkce.",
    "A Dunavolt cáfolta, hogy Nagy Eszter vezérigazgató távozik a cégtől.",
    "Carpat Energy a dezmințit informațiile privind demisia directorului general Ion Popescu.",
    "«Северсталь» опровергла сообщения об отставке генерального директора Александра Шевелева.",
    "«Нафтопром» спростував інформацію про звільнення голови правління Олега Коваля.",
    "Anadolu Holding, genel müdür Ahmet Yılmaz'ın görevinden ayrıldığı yönündeki iddiaları yalanladı.",
    "蓝海科技回应称,首席执行官王伟离职的传闻不属实。",
    "星辰汽车否认首席财务官李娜辞职的消息。",
    "東京電機は、山田太郎社長が退任するとの報道について「事実ではない」と否定した。",
    "한빛전자는 김민수 대표이사가 사임했다는 보도에 대해 사실이 아니라고 부인했다.",
    "نفت شركة النور الأنباء عن استقالة رئيسها التنفيذي أحمد سالم.",
    "Fjordkraft avviser at administrerende direktør Ola Nordmann slutter.",
    "Pohjola kiistää, että toimitusjohtaja Matti Virtanen jättää yhtiön.",
]
STARTS = [
    "Globex denies it will appoint Tom Reed as CEO",
    "Orelia a démenti avoir nommé Claire Petit directrice financière.",
    "La empresa niega que Ana Ruiz vaya a ser nombrada directora financiera de Aguas del Duero.",
    "Finbanca smentisce che Paolo Conti sia stato nominato direttore generale.",
    "В «Норване» опровергли информацию о назначении Ады Берг финансовым директором.",
]


@pytest.mark.parametrize(
    ("sentence", "change"), [(s, Change.DEPARTED) for s in LEAVES] + [(s, Change.APPOINTED) for s in STARTS]
)
def test_a_denied_change_is_known_by_the_words(sentence: str, change: Change) -> None:
    assert denies(sentence, change)


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme's CEO Jane Miller resigned on Friday and denied wrongdoing.",
        "She resigned on Friday and denied that she was dismissed.",
        "Laura Brandt will step down in March, a week after it denied reports of her departure.",
        "Globex has appointed Tom Reed as chief executive, days after denying that it was looking for a new CEO.",
        "The chief executive denied that the resignation had anything to do with banking covenants.",
        "Kamande isn't leaving the hangar: she becomes chief medical officer.",
        "He is not leaving until a successor is found.",
        "Rheinwerk-Vorstandschef Jürgen Weber tritt zurück; Vorwürfe der Untreue weist er zurück.",
        "Le PDG de Valmont, Jean Dupuis, a démissionné et dément toute malversation.",
        "La editorial negó que el nombramiento anticipe una reducción de personal.",
        "الرئيس التنفيذي للشركة تقدم باستقالته من منصبه.",
        "Denys Hale was named chief executive.",
    ],
)
def test_a_change_that_is_told_is_not_denied_by_what_else_is(sentence: str) -> None:
    assert not denies(sentence, Change.DEPARTED)
    assert not denies(sentence, Change.APPOINTED)


def test_who_does_not_leave_may_still_be_appointed() -> None:
    assert not denies("Kamande is not leaving the board.", Change.APPOINTED)


@pytest.mark.parametrize("sentence", LEAVES)
def test_a_denied_departure_is_told_from_a_denied_appointment(sentence: str) -> None:
    assert denied_change(sentence) is Change.DEPARTED


@pytest.mark.parametrize("sentence", STARTS)
def test_a_denied_appointment_is_told_from_a_denied_departure(sentence: str) -> None:
    assert denied_change(sentence) is Change.APPOINTED


@pytest.mark.parametrize(
    "sentence",
    [
        "CEO Bob Kay denies bribery, resigns from Acme",
        "Chief executive Bob Kay, who has denied bribery allegations, resigned on Monday.",
        "Acme fires CEO Bob Kay, who denies misconduct, and appoints Ann Lee",
        "Acme Corp rejected takeover reports and appointed Ann Lee as chief executive officer on Monday.",
        "Smith, who denies any wrongdoing, will step down",
        "Der Vorstandschef Hans Meier, der die Vorwürfe bestreitet, tritt zurück.",
        "Le directeur général dément toute malversation, quitte le groupe",
        "El presidente niega las acusaciones, dimite",
        "董事长否认指控，辞任",
        "澄清公告：张三辞任",
    ],
)
def test_who_denies_something_else_still_goes(sentence: str) -> None:
    assert denied_change(sentence) is None


def test_a_denial_is_of_the_person_and_the_change_that_it_names() -> None:
    headline = "Acme denies CEO Bob Kay is leaving as it appoints Ann Lee finance chief"
    assert denies(headline, Change.DEPARTED, person="Bob Kay", others=["Ann Lee"])
    assert not denies(headline, Change.APPOINTED, person="Ann Lee", others=["Bob Kay"])
    assert not denies(headline, Change.DEPARTED, person="Ann Lee", others=["Bob Kay"])
