"""Invented news for the test servers, from the folder `stories`: people, companies and events are fiction."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "stories"


@dataclass(frozen=True, kw_only=True)
class Told:
    """A story as a publisher has it."""

    slug: str
    language: str
    title: str
    paragraphs: tuple[str, ...]
    person: str | None = None  #: whose move it tells, where it tells one

    @property
    def teaser(self) -> str:
        return self.paragraphs[0][:120] + " [...]"

    @property
    def html(self) -> str:
        return "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)


def read(slug: str, language: str, person: str | None = None) -> Told:
    """A story from its file: the headline, a blank line, paragraphs."""
    title, _, body = (_FOLDER / f"{slug}.{language}.txt").read_text(encoding="utf-8").partition("\n")
    return Told(slug=slug, language=language, title=title, paragraphs=tuple(body.split("\n")[1:-1]), person=person)


ENGLISH = read("northwind-cfo", "en", "Clara Whitfield")
ENGLISH_OTHER = read("northwind-plant", "en")
FRENCH = read("verrerie-dg", "fr", "Élodie Marchand")
GERMAN = read("seeberg-cfo", "de", "Katharina Brandt")
RUSSIAN = read("severny-gendirektor", "ru", "Игорь Соколов")
JAPANESE = read("aoba-shacho", "ja", "佐藤健一")
MOVED = read("brookline-ceo", "en", "Priya Raman")
PAGE = read("solana-directora", "es", "Marina Ortega")  #: the feed has a teaser only
FORBIDDEN = read("halden-forbidden", "en", "Ruth Ellery")  #: the same, and robots.txt forbids the page

_FIRST = ("Alice", "Bruno", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ingrid", "Jonas")
_LAST = ("Abernathy", "Bexley", "Castellan", "Drummond", "Eastwick", "Farnham", "Garrick", "Hollis", "Ingram", "Jessop")
_MAKES = ("Pumps", "Textiles", "Logistics", "Pharma", "Bakeries", "Optics")
_ROLES = ("chief financial officer", "chief technology officer", "chief executive officer", "chief marketing officer")
_TEXT = (
    "{company} said on Tuesday that it has appointed {person} as {role}, effective immediately.\n"
    "{person} has spent more than fifteen years in the industry and will work from the head office of {company}. The "
    "company did not disclose the terms of the contract.\n"
    "{company} supplies customers in {low} countries from warehouses on two continents. Orders grew by {low} per cent "
    "in the last quarter, and the company expects to hire {high} more people before the summer. It was founded by two "
    "engineers in a garage and is still owned by their families, who say that they have no plan to sell any of it."
)


def wave(count: int) -> tuple[Told, ...]:
    """So many appointments, each of another person at another company (at most 60)."""
    return tuple(_appointment(number) for number in range(count))


def _appointment(number: int) -> Told:
    person = f"{_FIRST[number % 10]} {_LAST[number // 10]}"
    company = f"{_LAST[(number * 5 + 1) % 6]}{number:02d} {_MAKES[number % 6]}"
    role = _ROLES[number % 4]
    text = _TEXT.format(company=company, person=person, role=role, low=number + 3, high=number + 20)
    title = f"{company} appoints {person} as {role}"
    return Told(
        slug=f"wave-{number:02d}", language="en", title=title, paragraphs=tuple(text.split("\n")), person=person
    )
