"""A watch as people ask for it, made into one that can be kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import count

from monitor.errors import UsageError
from monitor.notify.signing import new_secret
from monitor.text import squeeze
from monitor.types import Company, NewWatch, Rhythm, Status

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
    `query.watch_filter` gives it; whoever filters by a status that is not confirmed asks for it. `signed`: the channel
    is a webhook, which gets a secret of its own. Raises UsageError.
    """
    if len(squeeze(name)) > _LONGEST_NAME:
        raise UsageError(f"a name has at most {_LONGEST_NAME} characters; {name[:20]!r}… has {len(squeeze(name))}")
    if len(echo) > _MOST_ECHOED or any(len(key) + len(value) > _LONGEST_ECHO for key, value in echo.items()):
        raise UsageError(f"at most {_MOST_ECHOED} fields of {_LONGEST_ECHO} characters each can be echoed")
    statuses = set(asked.get("status", "").replace(",", " ").lower().split())
    return NewWatch(
        name=squeeze(name) or _free(_named_by(asked, companies), taken),
        filter=asked,
        companies=companies,
        channel=channel,
        secret=new_secret() if signed else None,
        echo=echo,
        rhythm=rhythm,
        unconfirmed=unconfirmed or bool(statuses & {Status.PROPOSED, Status.RUMOURED}),
    )


def _named_by(asked: Mapping[str, str], companies: Collection[Company]) -> str:
    """ "role cfo, company norvane", "412 companies", "every move"."""
    parts = [f"{key.replace('_', ' ')} {value}" for key, value in asked.items()]
    if companies:
        parts.append("1 company" if len(companies) == 1 else f"{len(companies):,} companies")
    return squeeze(", ".join(parts))[: _LONGEST_NAME - 4] or "every move"


def _free(name: str, taken: Collection[str]) -> str:
    return name if name not in taken else next(f"{name} {n}" for n in count(2) if f"{name} {n}" not in taken)
