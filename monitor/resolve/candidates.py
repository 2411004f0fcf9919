"""The keys under which tellings find those that they may agree with, so that few of a block are compared.

Two tellings that `agreement` takes for one change share a key: a word of the house; else the name letter by letter, for
a house renamed; else, where the houses are written in two scripts or one is not named, how a given name begins.
"""

from __future__ import annotations

from monitor.resolve.name import UNREAD, Name
from monitor.resolve.organisations import in_latin
from monitor.resolve.persons import forms_of, sounds_of
from monitor.resolve.sounds import sound
from monitor.resolve.telling import Telling

_SCRIPTS = ("", "latin", "other")  #: of the house; "" where none is named
_ANY_GIVEN = "*"


def kept_under(telling: Telling) -> set[str]:
    """The keys that a telling is found by."""
    keys = {f"house {handle}" for handle in telling.handles}
    name = telling.name
    if name is None or name.weak:
        return keys
    heard = {f"{_script(telling)} {given}" for given in _beginnings(name) | {_ANY_GIVEN}}
    return keys | heard | {_letter_by_letter(name)}


def looked_up(telling: Telling) -> set[str]:
    """The keys by which it finds others."""
    keys = {f"house {handle}" for handle in telling.handles}
    name = telling.name
    if name is None or name.weak:
        return keys
    own = _script(telling)
    wanted = {_ANY_GIVEN} if name.unread else _beginnings(name) | {UNREAD}
    heard = {f"{script} {given}" for script in _SCRIPTS if script != own or not own for given in wanted}
    return keys | heard | {_letter_by_letter(name)}


def _script(telling: Telling) -> str:
    return "" if not telling.house else "latin" if in_latin(telling.house) else "other"


def _letter_by_letter(name: Name) -> str:
    return f"named {name.family} {name.given[0]}"


def _beginnings(name: Name) -> set[str]:
    """How the given names sound, each and together; their initials and those of what they are short for."""
    if name.unread:
        return {UNREAD}
    forms = {form for given in name.heard for form in forms_of(given)}
    return {
        sound("".join(name.heard)),
        *(heard for given in name.heard for heard in sounds_of(given)),
        *(form[:1] for form in forms),
    }
