"""Tokens and the sessions of browsers that signed in with one. The secrets of both are given once and kept as SHA-256:
they are 32 random bytes, so that nothing slower is needed, and whoever reads the database or a copy cannot ask with it.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Engine, delete, insert, select, update

from monitor.errors import NotFound, StoreError, UsageError
from monitor.store.engine import reading, writing
from monitor.store.user_tables import sessions, tokens
from monitor.types import Token

_COLUMNS = [tokens.c[name] for name in Token.__dataclass_fields__]


class Tokens:
    """The tokens of a database; every method is one short transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, name: str, *, now: datetime) -> str:
        """A new token: 43 characters that are shown to its owner and never again. Raises UsageError for a name that is
        empty or taken.
        """
        if not name.strip():
            raise UsageError("a token has a name, such as that of who asks with it")
        secret = secrets.token_urlsafe(32)
        with writing(self._engine) as connection:
            if connection.execute(select(tokens.c.id).where(tokens.c.name == name)).first() is not None:
                raise UsageError(f"there is a token {name!r} already; take another name, or remove that one first")
            connection.execute(insert(tokens).values(name=name, hash=_hash(secret), created_at=now))
        return secret

    def every(self) -> tuple[Token, ...]:
        """All tokens, in the order they were made."""
        with reading(self._engine) as connection:
            return tuple(Token(**row._mapping) for row in connection.execute(select(*_COLUMNS).order_by(tokens.c.id)))

    def remove(self, name: str) -> None:
        """Nobody asks with it any more; the sessions that it opened end too. Raises NotFound."""
        with writing(self._engine) as connection:
            if not connection.execute(delete(tokens).where(tokens.c.name == name)).rowcount:
                raise NotFound(f"there is no token {name!r}; see `monitor token list`")

    def of_secret(self, secret: str, *, now: datetime) -> Token | None:
        """The token whose secret this is."""
        with reading(self._engine) as connection:
            # Found by its hash: how long that takes says nothing of a secret that is near.
            row = connection.execute(select(*_COLUMNS).where(tokens.c.hash == _hash(secret))).first()
        return None if row is None else self._used(Token(**row._mapping), now=now)

    def open_session(self, token: Token, *, until: datetime) -> str:
        """A session of a browser, by its secret. Raises NotFound where the token was removed meanwhile."""
        secret = secrets.token_urlsafe(32)
        with writing(self._engine) as connection:
            if connection.execute(select(tokens.c.id).where(tokens.c.id == token.id)).first() is None:
                raise NotFound(f"there is no token {token.name!r}; see `monitor token list`")
            connection.execute(insert(sessions).values(hash=_hash(secret), token_id=token.id, ends_at=until))
        return secret

    def of_session(self, secret: str, *, now: datetime) -> Token | None:
        """The token that opened this session, while it lasts."""
        wanted = (sessions.c.hash == _hash(secret), sessions.c.ends_at > now)
        with reading(self._engine) as connection:
            row = connection.execute(select(*_COLUMNS).join(sessions).where(*wanted)).first()
        return None if row is None else self._used(Token(**row._mapping), now=now)

    def close_session(self, secret: str, *, now: datetime) -> None:
        """Ends a session, and drops those whose time is over."""
        over = (sessions.c.hash == _hash(secret)) | (sessions.c.ends_at <= now)
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(over))

    def _used(self, token: Token, *, now: datetime) -> Token:
        hour = now.replace(minute=0, second=0, microsecond=0)
        if token.last_used_at is not None and token.last_used_at >= hour:
            return token
        # A database that may only be read, or is busy, is asked all the same.
        with suppress(StoreError), writing(self._engine) as connection:
            connection.execute(update(tokens).where(tokens.c.id == token.id).values(last_used_at=hour))
        return token


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
