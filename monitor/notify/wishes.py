"""A watch as people ask for it, made into one that can be kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import count

from monitor.errors import UsageError
from monitor.notify.signing import new_secret
from monitor.text import squeeze
from monitor.types import Company, NewWatch, Rhythm, Watch

#: A name is a word of headings and subjects, not a text.
_LONGEST_NAME = 80
#: The user's own fields: enough to find one's way, not a second body.
_MOST_ECHOED = 20
_LONGEST_ECHO = 500


def new_watch(
    *,
    name: str,
    asked: Mapping[str, str],
    companies: tuple[Company, ...],
    channel: str,
    signed: bool,
    rhythm: Rhythm,
    unconfirmed: bool,
    echo: Mapping[str, str],
    taken: Collection[str],
) -> NewWatch:
    """The watch; "" for `name` makes one of what it is for, another than those in `taken`. `asked` is a filter as
    `query.watch_filter` gives it. `signed`: the channel is a webhook, which gets its own secret. Raises UsageError.
    """
    return NewWatch(
        name=_name(name) or _free(_named_by(asked, len(companies)), taken),
        filter=asked,
        companies=companies,
        channel=channel,
        secret=new_secret() if signed else None,
        echo=_echo(echo),
        rhythm=rhythm,
        unconfirmed=unconfirmed,
    )


def changed_watch(
    before: Watch,
    *,
    name: str | None,
    asked: Mapping[str, str],
    companies: tuple[Company, ...] | None,
    channel: str | None,
    signed: bool,
    rhythm: Rhythm | None,
    unconfirmed: bool | None,
    echo: Mapping[str, str] | None,
    taken: Collection[str],
) -> NewWatch:
    """What the watch is to be, as of `new_watch`; None leaves a thing as it is (of `companies` the list: what is given
    here then has none). A name that was made of what the watch is for is made anew, and another webhook gets a secret
    of its own. Raises UsageError."""
    if name is None:
        name = "" if _was_made(before) else before.name
    size = before.companies if companies is None else len(companies)
    elsewhere = channel is not None and channel != before.channel
    return NewWatch(
        name=_name(name) or _free(_named_by(asked, size), taken),
        filter=asked,
        companies=companies or (),
        channel=channel or before.channel,
        secret=(new_secret() if signed else None) if elsewhere else before.secret,
        echo=before.echo if echo is None else _echo(echo),
        rhythm=rhythm or before.rhythm,
        unconfirmed=before.unconfirmed if unconfirmed is None else unconfirmed,
    )


def _name(text: str) -> str:
    name = squeeze(text)
    if len(name) > _LONGEST_NAME:
        told = f"a name has at most {_LONGEST_NAME} characters; {name[:20]!r}… has {len(name)}"
        raise UsageError(told, name="name")
    return name


def _echo(fields: Mapping[str, str]) -> Mapping[str, str]:
    if len(fields) > _MOST_ECHOED or any(len(key) + len(value) > _LONGEST_ECHO for key, value in fields.items()):
        told = f"at most {_MOST_ECHOED} fields of {_LONGEST_ECHO} characters each can be echoed"
        raise UsageError(told, name="echo")
    return fields


def _named_by(asked: Mapping[str, str], companies: int) -> str:
    """ "role cfo, company norvane", "412 companies", "every move"."""
    parts = [f"{'words' if key == 'q' else key.replace('_', ' ')} {value}" for key, value in asked.items()]
    if companies:
        parts.append("1 company" if companies == 1 else f"{companies:,} companies")
    return squeeze(", ".join(parts))[: _LONGEST_NAME - 4] or "every move"


def _was_made(watch: Watch) -> bool:
    made = _named_by(watch.filter, watch.companies)
    return re.fullmatch(rf"{re.escape(made)}( \d+)?", watch.name) is not None


def _free(name: str, taken: Collection[str]) -> str:
    return name if name not in taken else next(f"{name} {n}" for n in count(2) if f"{name} {n}" not in taken)
