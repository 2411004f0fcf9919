"""A newsroom as it may look after half a year: many languages, long names, doubts, open seats, feeds that fail.

Put together by `resolve` itself. People and houses are invented.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from monitor.extract.roles.ladder import LADDER
from monitor.resolve import house_key, keys_of, resolve
from monitor.types import Change, Feed, FeedState, Kind, NewWatch, Rhythm, RoleCode, Status
from tests.serve.newsroom import NOW, Newsroom

GONE = Change.DEPARTED
LONG_NAME = "Wolfgang Maximilian Freiherr von und zu Hohenstein-Rothenburg"
LONG_HOUSE = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft AG"

#: Days ago, feed (0 to 2), language, title, text, what it tells.
_Told = tuple[float, int, str, str, str, tuple[dict[str, Any], ...]]


def _move(person: str | None, role: str, code: RoleCode, house: str, **more: Any) -> dict[str, Any]:
    function, level = LADDER[code]
    given = {"person": person, "role": role, "role_code": code, "organisation": house}
    kind = {"kind": Kind.RESIGNED} if more.get("change") is GONE else {}
    return {**given, "function": function, "level": level, **kind, **more}


_DESAI = (
    "Northwind Robotics has hired Rahul Desai of Stripewell as CTO. He follows Sam Candlish, who becomes chief "
    "architect, and will report to Daniela Amaro, the president. Desai starts on 1 December 2025, the company said.\n"
    "Northwind, which makes arms for warehouses, has doubled its staff within a year."
)
_STORIES: tuple[_Told, ...] = (
    (
        0.1,
        0,
        "en",
        "Northwind Robotics hires Rahul Desai from Stripewell as CTO",
        _DESAI,
        (
            _move(
                "Rahul Desai",
                "CTO",
                RoleCode.CHIEF_TECHNOLOGY,
                "Northwind Robotics",
                previous_organisation="Stripewell",
                predecessor="Sam Candlish",
                reports_to="Daniela Amaro",
                effective_on=date(2025, 12, 1),
                effective_text="1 December 2025",
            ),
            _move("Sam Candlish", "CTO", RoleCode.CHIEF_TECHNOLOGY, "Northwind Robotics", change=GONE, kind=Kind.MOVED),
        ),
    ),
    (
        0.05,
        1,
        "fr",
        "Northwind Robotics recrute Rahul Desai",
        "Rahul Desai devient CTO de Northwind Robotics au 15 janvier 2026, après Stripewell.",
        (
            _move(
                "Rahul Desai",
                "CTO",
                RoleCode.CHIEF_TECHNOLOGY,
                "Northwind Robotics",
                previous_organisation="Stripewell",
                effective_on=date(2026, 1, 15),
                effective_text="15 janvier 2026",
            ),
        ),
    ),
    (
        0.3,
        1,
        "de",
        "Führungswechsel bei der Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        f"{LONG_NAME} wird Vorsitzender der Geschäftsführung der {LONG_HOUSE}.",
        (_move(LONG_NAME, "Vorsitzender der Geschäftsführung", RoleCode.CHIEF_EXECUTIVE, LONG_HOUSE),),
    ),
    (
        0.6,
        1,
        "ar",
        "تعيين محمد العتيبي رئيسا تنفيذيا لشركة الواحة",
        "عينت شركة الواحة محمد العتيبي رئيسا تنفيذيا.",
        (_move("محمد العتيبي", "رئيسا تنفيذيا", RoleCode.CHIEF_EXECUTIVE, "شركة الواحة", kind=Kind.PROMOTED),),
    ),
    (
        0.9,
        1,
        "uk",
        "Олена Ковальчук очолить фінанси Зоря Енерго",
        "Олена Ковальчук стане фінансовою директоркою компанії Зоря Енерго.",
        (
            _move(
                "Олена Ковальчук",
                "фінансовою директоркою",
                RoleCode.CHIEF_FINANCIAL,
                "Зоря Енерго",
                status=Status.PROPOSED,
                confidence=0.74,
            ),
        ),
    ),
    (
        1.2,
        2,
        "ja",
        "東京第一電機、佐藤健一氏が社長に",
        "東京第一電機は佐藤健一氏を社長に選任した。",
        (_move("佐藤健一", "社長", RoleCode.PRESIDENT, "東京第一電機", kind=Kind.ELECTED),),
    ),
    (
        2.2,
        0,
        "en",
        "Tarn & Fell: chief executive Margaret O'Halloran-Whitmore goes",
        "Margaret O'Halloran-Whitmore leaves as chief executive of Tarn & Fell, the board said.",
        (
            _move(
                "Margaret O'Halloran-Whitmore",
                "chief executive",
                RoleCode.CHIEF_EXECUTIVE,
                "Tarn & Fell",
                change=GONE,
                confidence=0.58,
            ),
        ),
    ),
    (
        2.1,
        1,
        "en",
        "Tarn & Fell denies that its chief executive goes",
        "Tarn & Fell denies that Margaret O'Halloran-Whitmore leaves as chief executive.",
        (
            _move(
                "Margaret O'Halloran-Whitmore",
                "chief executive",
                RoleCode.CHIEF_EXECUTIVE,
                "Tarn & Fell",
                change=GONE,
                denied=True,
            ),
        ),
    ),
    (
        3.4,
        1,
        "es",
        "Banco del Sur nombra a Lucía Fernández directora financiera",
        "Lucía Fernández será directora financiera de Banco del Sur en lugar de Ignacio Ruiz.",
        (
            _move(
                "Lucía Fernández",
                "directora financiera",
                RoleCode.CHIEF_FINANCIAL,
                "Banco del Sur",
                predecessor="Ignacio Ruiz",
            ),
            _move("Ignacio Ruiz", "directora financiera", RoleCode.CHIEF_FINANCIAL, "Banco del Sur", change=GONE),
        ),
    ),
    (
        6.5,
        0,
        "en",
        "Chair of Acme Holdings steps down; search under way",
        "Jo Lee resigned as chair of Acme Holdings. Ada Moreno acts as chair until somebody is found.",
        (
            _move("Jo Lee", "chair", RoleCode.CHAIR, "Acme Holdings", change=GONE, search_announced=True),
            _move("Ada Moreno", "chair", RoleCode.CHAIR, "Acme Holdings", kind=Kind.INTERIM),
        ),
    ),
    (
        12.0,
        2,
        "sv",
        "Ny vd för Norrsken Bruk",
        "Åsa Lindqvist blir vd för Norrsken Bruk.",
        (_move("Åsa Lindqvist", "vd", RoleCode.CHIEF_EXECUTIVE, "Norrsken Bruk"),),
    ),
    (
        20.0,
        0,
        "en",
        "Globex loses its marketing chief",
        "Tim O'Hara left as CMO of Globex.",
        (_move("Tim O'Hara", "CMO", RoleCode.CHIEF_MARKETING, "Globex", change=GONE),),
    ),
    (
        45.0,
        0,
        "en",
        "Globex finance chief retires",
        "Priya Nair retired as CFO of Globex.",
        (_move("Priya Nair", "CFO", RoleCode.CHIEF_FINANCIAL, "Globex", change=GONE, kind=Kind.RETIRED),),
    ),
    (
        500.0,
        0,
        "en",
        "Globex names Priya Nair CFO",
        "Priya Nair, of Initech, becomes CFO of Globex.",
        (_move("Priya Nair", "CFO", RoleCode.CHIEF_FINANCIAL, "Globex", previous_organisation="Initech"),),
    ),
)
_WATCHES = (
    NewWatch(
        name="Chief executives and chairs of every company that we have ever sold anything to, Donaudampfschifffahrt",
        filter={
            "company": "northwind",
            "role": "cto",
            "level": "c_level",
            "country": "DE,AT,CH",
            "status": "confirmed",
        },
        channel="https://user:secret@hooks.example/in/secret",
        secret="whsec_AAAA",
        echo={"team": "sales"},
        unconfirmed=True,
    ),
    NewWatch(name="phone", filter={}, channel="ntfy://ntfy.example/topic", secret=None, echo={}, rhythm=Rhythm.WEEKLY),
)
_ROLES = (
    ("CEO", RoleCode.CHIEF_EXECUTIVE),
    ("general counsel", RoleCode.CHIEF_LEGAL),
    ("head of sustainable finance and impact investing for Central and Eastern Europe", RoleCode.HEAD),
    ("board member", RoleCode.BOARD_MEMBER),
    ("editor-in-chief", RoleCode.EDITOR),
)
_GIVEN = ("Maya", "Liam", "Noor", "Chiara", "Kwame", "Ingrid", "Diego")
_FAMILY = ("Berg", "Castellanos", "Dubois", "Eriksen", "Fontaine", "Grabowski", "Haddad", "Ivanova")
_HOUSES = ("Globex", "Helvetia Maschinenbau", "Initech", "Juniper Health", "Kestrel Air", "Lumen & Sons")


def fill(room: Newsroom) -> Newsroom:
    """Some seventy moves: those above, and one every third day of the half year before."""
    room.keys, room.decide = keys_of, resolve
    for watch in _WATCHES:
        room.store.watching.add(watch, house_key, now=NOW - timedelta(days=3))
    wire, herald, east = feeds = (
        room.feed("https://wire.example/rss", "The Wire"),
        room.feed(
            "https://herald.example/very/long/address/of/a/feed/of/appointments.xml?section=people&edition=world"
        ),
        room.feed("https://east.example/rss", "Ostasiatische Wirtschaftsnachrichten und Personalien"),
    )
    for days, source, language, title, text, told in sorted(_STORIES, key=lambda each: -each[0]):
        room.story(
            feeds[source], title, text, told, published_at=NOW - timedelta(days=days), language=language, publisher=None
        )
    for number in range(56):
        _background(room, wire, number)
    room.story(wire, "Globex sells more", "Sales of Globex rose by a tenth.", ())
    failed = "https://east.example/rss answered 503 Service Unavailable"
    room.pulled(east, error=failed, failures=7)
    room.store.set_feed_state(herald.id, FeedState.PAUSED, now=NOW)
    room.feed("https://new.example/feed", "Never pulled yet")
    return room


def _background(room: Newsroom, feed: Feed, number: int) -> None:
    role, code = _ROLES[number % len(_ROLES)]
    person = f"{_GIVEN[number % len(_GIVEN)]} {_FAMILY[number % len(_FAMILY)]}"
    house = _HOUSES[number % len(_HOUSES)]
    gone = number % 3 == 0
    title = f"{house}: {person} {'leaves' if gone else 'comes'}"
    text = f"{person} {'is no longer' if gone else 'is now'} {role} of {house}."
    move = _move(person, role, code, house, **({"change": GONE} if gone else {}))
    room.story(feed, title, text, [move], published_at=NOW - timedelta(days=4 + 3 * number))
