"""Names of people: what is family name and what is given."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from monitor.resolve.family_names import FAMILY_FIRST, KOREAN_SPELLINGS
from monitor.resolve.given_names import ARABIC_GIVEN, WRITTEN_SHORT
from monitor.resolve.letters import CYRILLIC, has_cjk, plain, spelling
from monitor.resolve.name import Name
from monitor.resolve.name_orders import GIVEN, family_at, goes_by_the_first
from monitor.resolve.names_cjk import parse_cjk
from monitor.resolve.romanisation import is_ukrainian
from monitor.resolve.sounds import latin, sound_of_family
from monitor.resolve.words_of_people import (
    ARTICLES,
    CAPITAL_SUFFIXES,
    FAMILY_SUFFIXES,
    FEMALE,
    GENERATIONS,
    HONORIFICS,
    LEADING_PARTICLES,
    MALE,
    PARTICLES,
    SUFFIXES,
    TITLES,
)

#: 'William "Bill" Gates', "William (Bill) Gates".
_ASIDE = re.compile(r"""["“”„«(\[（][^"“”»)\]）]*["“”»)\]）]|(?<!\w)'[^']+'(?!\w)""")
#: The article of Arabic names, joined or not.
_ARABIC_ARTICLE = re.compile(r"\b(?:al|el|ul)-")
#: "Abd al-Rahman", "Abdel Rahman" are "Abdulrahman".
_SERVANT = re.compile(r"\babd(?:[ -]?(?:al|el|ul|ur|er|ar|as|us|ash)[ -]|(?:el|ul|al)(?=[^aeiou]))(?=\w{3})")
_TITLES = re.compile("|".join(rf"\b{re.escape(title)}(?= )" for title in TITLES))
#: Orders and degrees behind a name of two words at least.
_BEHIND = "|".join(sorted((*CAPITAL_SUFFIXES, *map(str.upper, SUFFIXES)), key=len, reverse=True))
_CAPITAL_SUFFIX = re.compile(rf"^(\S+ .*?[^\W\d_A-Z]),?(?: (?:{_BEHIND}),?)+$")
#: "Van 't Hoen", "Van't Hoen".
_DUTCH = re.compile(r"\b([Vv]an|[Oo]p|[Ii]n) ?['’][ts]\b")
#: "JP Kleyn", and not "LI Wei".
_INITIALS = re.compile(r"^([A-Z])([A-Z])(?= (?:\S+ )?[A-Z][^\W\d_A-Z])")
#: "Sig.ra", "Dott.ssa" are one word each.
_DOTTED_TITLE = re.compile(r"\b(sig|dott|prof|avv)\.(ra|na|ssa)\b")
#: "M.ª Carmen", "Ma. Corazon".
_MARIA = re.compile(r"\bM\.?ª|\bMa\.(?= )", re.IGNORECASE)
#: "Kasparek jun."; without the dot "Jun" and "Sen" are names.
_DOTTED_GENERATION = re.compile(r"\b(?:(jun)|(sen))\.(?=$|[ ,])")
_PATRONYMIC = re.compile("(?:ович|евич|ич|овн|евн|ичн)(?:а|у|е|ем|ой|ы)?$")
#: Case endings of Russian and Ukrainian names; a stem keeps three letters.
_CASE_ENDING = re.compile("(?<=...)(?:ого|ому|ыми?|им|ом|ем|ой|еи|ую|юю|[аеиоуыюяь])$")
#: Case endings of Polish and Czech family names of men that no nominative has ("Iwanickiego", "Chudzikiewicza").
_WESTERN_CASE = (
    (re.compile("(sk|ck)(?:iego|iemu|im)$"), r"\1i"),
    (re.compile("(sk|ck)(?:eho|emu|ym)$"), r"\1y"),
    (re.compile("wicz(?:a|owi|em)$"), "wicz"),
)
_GIVEN_CASE = re.compile("(?<=...)(?:a|owi|i?em|ovi|e)$")
#: "Alotaibi" has the article, "Allam" may not.
_ARTICLE_LENGTH = 6
#: Irish "Ó" and Scottish "Mac" apart from the rest, Ethiopian names of two words with a hyphen ("Gebre-Meskel").
_JOINED_PREFIX = (
    (re.compile(r"\bÓ (?=\w{3})"), "O'"),
    (re.compile(r"(?<=\w )O (?=[A-Z]\w*(?:gh|dh|bh|mh|che|in|il|ill|irt?|nn|rd)$)"), "O'"),
    (re.compile(r"(?<=\w )(N[ií]c?) (?=(?:[BCDFGMPST]h|[AEIOUÁÉÍÓÚ])\w+$)"), r"\1"),
    (re.compile(r"(?<=\w )(Mac|Mc|Fitz) (?=[A-Z]\w{2,}$)"), r"\1"),
    (re.compile(r"\b(Gebre|Haile|Wolde|Tekle|Habte|Kidane|Amde|Laike)-(?=\w{3})", re.IGNORECASE), r"\1"),
)
#: "Radimem Holoubkem" is Czech for "by Radim Holoubek", if both words end so.
_INSTRUMENTAL = re.compile("(?<=[^aeiouy])em$")
#: The endings of Russian family names of women, and of men.
_WOMAN, _MAN = re.compile("(?:ова|ева|ина|ская|цкая|ая)$"), re.compile("(?:ов|ев|ин|ский|цкий|ой|ый)$")
#: "Vandenbroele" is "Van den Broele".
_JOINED_PARTICLE = re.compile("^van(?:den|der|de)(?=....)")
#: "MacRae" is "McRae".
_MAC = re.compile("^mac(?=[a-z]{2})")
_ARABIC_JOINED_LATIN = re.compile("^[ae]l(?=[^aeiou].{4})")
_ARABIC_JOINED = re.compile("^ال(?=..)")
#: Letters of a word in capitals that is no initials.
_SHOUTED = 3


@lru_cache(maxsize=8192)
def parse(person: str) -> Name:
    """A name taken apart; a text without a letter gives the family name ""."""
    text = _DOTTED_TITLE.sub(r"\1\2", plain(person))
    name = _parse(person)
    return replace(name, sex=_sex(text) or name.sex, generation=_generation(text))


def _parse(person: str) -> Name:
    bare = _CAPITAL_SUFFIX.sub(r"\1", _DUTCH.sub(r"\1", _ASIDE.sub(" ", person)))
    bare = _INITIALS.sub(_initials_apart, bare)
    for prefix, joined in _JOINED_PREFIX:
        bare = prefix.sub(joined, bare)
    if has_cjk(bare):
        return parse_cjk(bare)
    text = _DOTTED_TITLE.sub(r"\1\2", plain(_MARIA.sub("Maria", _capitals_first(bare))))
    text = _SERVANT.sub("abdul", text)
    text = _TITLES.sub("", _ARABIC_ARTICLE.sub("", _DOTTED_GENERATION.sub("", text)))
    parts = [tokens for part in text.split(",") if (tokens := _without_titles(_tokens(part)))]
    if not parts:
        return Name(family=plain(person).strip(), given=())
    if len(parts) > 1 and len(parts[0]) > 1 and parts[0][0] in FAMILY_FIRST:
        tokens, inverted = [parts[0][0], *parts[1], *parts[0][1:]], False  # "Wee Boon Teck, Andrew"
    elif len(parts) > 1:
        tokens, inverted = parts[1] + parts[0], True  # "Patil, Rahul"
    else:
        tokens, inverted = parts[0], False
    if CYRILLIC.search(text):
        return _parse_cyrillic(tokens)
    if not tokens[-1].isascii():
        return _parse_other(tokens)
    return _parse_latin(tokens, inverted=inverted)


def _initials_apart(found: re.Match[str]) -> str:
    word = found[0].lower()
    return found[0] if word in FAMILY_FIRST | HONORIFICS | PARTICLES else f"{found[1]}. {found[2]}."


def _tokens(text: str) -> list[str]:
    """Words; initials stand alone ("J.R." are two), apostrophes join ("O'Neill")."""
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.replace("'", "").replace(".-", "-"))


def _capitals_first(person: str) -> str:
    """ "TAKAHASHI Yuko" as "TAKAHASHI, Yuko": what alone is in capitals is the family name."""
    words = person.split()
    first = list(takewhile(_shouted, words))
    rest = words[len(first) :]
    if not first or not rest or "," in person or any(_shouted(word) or len(word) == 1 for word in rest):
        return person
    return f"{' '.join(first)}, {' '.join(rest)}"


def _shouted(word: str) -> bool:
    return (
        word.isupper()
        and "." not in word
        and max(map(len, word.split("-"))) >= _SHOUTED
        and plain(word) not in HONORIFICS | SUFFIXES
    )


def _sex(text: str) -> str:
    """What the forms of address before a name tell."""
    for part in text.split(","):
        tokens = _without_article(_tokens(part))
        titles = set(takewhile(HONORIFICS.__contains__, tokens[:-1]))
        if titles & (FEMALE | MALE):
            return "f" if titles & FEMALE else "m"
    return ""


def _generation(text: str) -> str:
    """What the last word of a name tells: father or son."""
    dotted = _DOTTED_GENERATION.search(text)
    if dotted:
        return GENERATIONS["jr" if dotted[1] else "sr"]
    ends = [tokens[-1] for part in text.split(",") if (tokens := _tokens(part))]
    return next((GENERATIONS[end] for end in ends if end in GENERATIONS), "")


def _without_article(tokens: list[str]) -> list[str]:
    """ "la signora Rossi" without "la"."""
    return tokens[1:] if len(tokens) > 1 and tokens[0] in ARTICLES and tokens[1] in HONORIFICS else tokens


def _without_titles(tokens: list[str]) -> list[str]:
    tokens = _without_article(tokens)
    start, end = 0, len(tokens)
    while end - start > 1 and tokens[start] in HONORIFICS and not (len(tokens[start]) == 1 and end - start > 2):
        start += 1
    while end - start > 1 and (tokens[end - 1] in SUFFIXES or (end - start > 2 and tokens[end - 1] in FAMILY_SUFFIXES)):
        end -= 1
    return [] if tokens[start:end] and all(token in SUFFIXES for token in tokens[start:end]) else tokens[start:end]


def _parse_latin(tokens: list[str], *, inverted: bool) -> Name:
    if len(tokens) > 1 and tokens[0] in LEADING_PARTICLES:
        tokens = tokens[1:]
    at = len(tokens) - 1 if inverted else family_at(tokens)
    turned = at < len(tokens) - 1
    if turned:
        tokens, inverted = [*tokens[:at], *tokens[at + 1 :], tokens[at]], True
    last = tokens[-1]
    kept = [token for at, token in enumerate(tokens[:-1]) if token not in PARTICLES or (at == 0 and not turned)]
    if not inverted and len(kept) > 1 and goes_by_the_first(kept, last):
        joined = tokens[-2] in PARTICLES and len(kept) > 2 and kept[-2] not in GIVEN  # "Ruiz de Arbulo" is one name
        kept, last = (kept[:-2], kept[-2]) if joined else (kept[:-1], kept[-1])  # "Juan Arriaga Luna" goes by Arriaga
    if "-" in last[1:-1]:
        first_half, _, last = last.rpartition("-")  # "Bosch-Lammers": one half is often left out, mostly the first
        kept = [*kept, first_half] if kept else kept
    given = tuple(WRITTEN_SHORT.get(piece, spelling(piece)) for token in kept for piece in _pieces(token))
    given = _without_articles(given)
    if given and _INSTRUMENTAL.search(last) and _INSTRUMENTAL.sub("", given[0]) in GIVEN - {given[0]}:
        last, given = _INSTRUMENTAL.sub("", last), tuple(_INSTRUMENTAL.sub("", each) for each in given)
    family = _MAC.sub("mc", _JOINED_PARTICLE.sub("", spelling(last)))
    heard = KOREAN_SPELLINGS.get(last)  # before umlauts are put alike: "Bae" has none
    if (
        family.startswith(("al", "el"))
        and len(family) > _ARTICLE_LENGTH
        and given
        and (given[0] in ARABIC_GIVEN or given[0].startswith("abdul"))
    ):
        family = family[2:]
    for case, nominative in _WESTERN_CASE:
        if case.search(family):
            family = case.sub(nominative, family)
            given = tuple(_GIVEN_CASE.sub("", each) for each in given)
    last_heard = sound_of_family(heard or family, ukrainian=any(map(is_ukrainian, given[:1])))
    return Name(family=family, given=given, sound=last_heard, heard=given)


def _without_articles(given: tuple[str, ...]) -> tuple[str, ...]:
    """ "Abdulrahman Alqassimi Noor": the article joined to a name behind an Arabic one goes."""
    if not given or not (given[0] in ARABIC_GIVEN or given[0].startswith("abdul")):
        return given
    return given[:1] + tuple(_ARABIC_JOINED_LATIN.sub("", each) for each in given[1:])


def _pieces(token: str) -> list[str]:
    """The parts of a hyphenated name; "K.-H." is no Karl with a second name, but Karl-Heinz."""
    parts = token.split("-")
    return [token] if len(parts) > 1 and all(len(part) == 1 for part in parts) else parts


def _parse_cyrillic(tokens: list[str]) -> Name:
    if len(tokens) > 2 and _PATRONYMIC.search(tokens[-1]):
        tokens = [*tokens[1:], tokens[0]]  # "Греф Герман Оскарович"
    elif len(tokens) > 1 and len(tokens[0]) > 1 and all(len(token) == 1 for token in tokens[1:]):
        tokens = [*tokens[1:], tokens[0]]  # "Греф Г. О."
    kept = [token for token in tokens[:-1] if len(tokens) == 2 or not _PATRONYMIC.search(token)]
    family, given = _stem(tokens[-1]), tuple(_stem(token) for token in kept)
    heard = tuple(latin(token) for token in kept)
    fathers = [_stem(token) for token in tokens[:-1] if len(tokens) > 2 and _PATRONYMIC.search(token)]
    last = sound_of_family(latin(family, like=tokens[-1]))
    sex = _sex_by_ending(tokens[-1]) if all(len(token) == 1 for token in kept) else ""
    return Name(family=family, given=given, sound=last, heard=heard, father="".join(fathers), sex=sex)


def _sex_by_ending(family: str) -> str:
    """Whose a family name is that stands with initials: with a given name its ending may be a case's."""
    return "f" if _WOMAN.search(family) else "m" if _MAN.search(family) else ""


def _stem(token: str) -> str:
    return _CASE_ENDING.sub("", token)


def _parse_other(tokens: list[str]) -> Name:
    """In a script of its own, the given name first."""
    bare = [_ARABIC_JOINED.sub("", token) for token in tokens]
    heard = tuple(latin(token) for token in bare[:-1])
    return Name(family=bare[-1], given=tuple(bare[:-1]), sound=sound_of_family(latin(bare[-1])), heard=heard)
