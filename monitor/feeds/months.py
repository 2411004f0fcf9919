"""Month names, as feeds of many languages abbreviate and inflect them."""

from __future__ import annotations

from monitor.text import fold

#: The beginnings that tell the months apart, January first; alternatives behind a slash. One language a line
#: (checked against CLDR's wide and abbreviated names by the tests). Croatian is left out: its lipanj, srpanj and
#: listopad are other months than the same words in Polish and Czech.
_BEGINNINGS = """
en jan feb mar apr may jun jul aug sep oct nov dec
de jan/jaen feb maerz/mrz apr mai jun jul aug sep okt nov dez
fr janv fev mars avr mai juin juil aou sept oct nov dec
es ene feb marzo abr mayo jun jul ago sep/set oct nov dic
it gen feb mar apr mag giu lug ago set ott nov dic
ca gener febr mar abr maig juny jul ag set oct nov des
pt jan fev mar abr mai jun jul ago set out nov dez
nl jan feb maart/mrt apr mei jun jul aug sep okt nov dec
sv jan feb mar apr maj jun jul aug sep okt nov dec
nb jan feb mars apr mai jun jul aug sep okt nov des
is jan feb mars apr mai jun jul ag sep okt nov/no des
fi tammi helmi maalis huhti touko kesa heina elo syys loka marras joulu
et jaan veeb marts apr mai juun juul aug sept okt nov dets
lv janv febr marts apr maijs jun jul aug sept okt nov dec
lt saus vas kov bal geg birz liep rugp rugs spal lapkr gruod
pl sty lut mar kwi maj cze lip sie wrz paz lis gru
cs led uno bre dub kve cerv/cvn cervenec/cervence/cvc srp zar rij lis pro
sk jan feb mar apr maj jun jul aug sep okt nov dec
hu jan feb marc apr maj jun jul aug szep okt nov dec
ro ian feb mar apr mai iun iul aug sep oct noi dec
tr oca sub mar nis may haz tem agu eyl eki kas ara
sq jan shk mar pri maj qer korr gush sht tet nen dhj
id jan feb mar apr mei jun jul agu sep okt nov des
el ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ
ru янв фев мар апр май/мая июн июл авг сен окт ноя дек
uk січ лют бер кві тра чер лип сер вер жов лис гру
bg яну фев мар апр май юни юли авг сеп окт ное дек
sl jan feb mar apr maj jun jul avg sep okt nov dec
sr јан феб мар апр мај јун јул авг сеп окт нов дец
mk јан фев мар апр мај јун јул авг сеп окт нов/ное дек
ar يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
he ינו פבר מרץ אפר מאי יונ יול אוג ספט אוק נוב דצמ
"""


def _table() -> tuple[tuple[str, int], ...]:
    months: dict[str, int] = {}
    for line in _BEGINNINGS.strip().splitlines():
        for number, beginnings in enumerate(line.split()[1:], start=1):
            for beginning in beginnings.split("/"):
                months.setdefault(fold(beginning), number)
    return tuple(sorted(months.items(), key=lambda item: -len(item[0])))


_MONTHS = _table()


def month_number(folded: str) -> int | None:
    """The month (1 to 12) that a folded word names, by its longest known beginning; None where it names none."""
    return next((number for beginning, number in _MONTHS if folded.startswith(beginning)), None)
