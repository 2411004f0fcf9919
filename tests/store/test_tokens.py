"""Tokens and sessions, on every database: known by their secrets, which are not kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from monitor.errors import NotFound, UsageError
from monitor.store import Store
from tests.store.news import HOUR, NOW


def test_a_token_is_known_by_its_secret_alone(store: Store) -> None:
    one, other = store.tokens.create("one", now=NOW), store.tokens.create("other", now=NOW)
    assert len({one, other}) == 2
    for name, secret in (("one", one), ("other", other)):
        token = store.tokens.of_secret(secret, now=NOW)
        assert token is not None
        assert (token.name, token.created_at) == (name, NOW)
    for wrong in ("", one[:-1], one + "x", one.swapcase(), "one", "\ud800"):
        assert store.tokens.of_secret(wrong, now=NOW) is None


def test_no_secret_is_kept(store: Store) -> None:
    secret = store.tokens.create("one", now=NOW)
    token = store.tokens.of_secret(secret, now=NOW)
    assert token is not None
    session = store.tokens.open_session(token, until=NOW + HOUR)
    with store.reading() as connection:
        kept = str(
            [*connection.execute(text("select * from tokens")), *connection.execute(text("select * from sessions"))]
        )
    assert secret not in kept
    assert session not in kept
    hashed = kept.split("'")[3]
    assert len(hashed) == 64
    assert store.tokens.of_secret(hashed, now=NOW) is None  # what is kept lets nobody in


def test_its_last_use_is_told_to_the_hour(store: Store) -> None:
    secret = store.tokens.create("one", now=NOW)
    assert [token.last_used_at for token in store.tokens.every()] == [None]
    for minutes in (5, 10):
        store.tokens.of_secret(secret, now=NOW + timedelta(minutes=minutes))
    hour = NOW.replace(minute=0, second=0, microsecond=0)
    assert [token.last_used_at for token in store.tokens.every()] == [hour]
    store.tokens.of_secret(secret, now=NOW + HOUR)
    assert [token.last_used_at for token in store.tokens.every()] == [hour + HOUR]


def test_a_session_lasts_until_its_end_and_goes_with_its_token(store: Store) -> None:
    token = store.tokens.of_secret(store.tokens.create("one", now=NOW), now=NOW)
    assert token is not None
    first, second = (store.tokens.open_session(token, until=NOW + hours * HOUR) for hours in (1, 2))
    assert store.tokens.of_session(first, now=NOW) == store.tokens.of_session(second, now=NOW)
    assert store.tokens.of_session(first, now=NOW + HOUR) is None
    store.tokens.close_session(second, now=NOW)
    assert store.tokens.of_session(second, now=NOW) is None
    assert store.tokens.of_session(first, now=NOW) is not None
    store.tokens.remove("one")
    assert store.tokens.of_session(first, now=NOW) is None
    with pytest.raises(NotFound):
        store.tokens.open_session(token, until=NOW + HOUR)
    with store.reading() as connection:
        assert connection.execute(text("select count(*) from sessions")).scalar() == 0


def test_names_are_one_token_s_each(store: Store) -> None:
    store.tokens.create("one", now=NOW)
    for taken in ("one", "", "  "):
        with pytest.raises(UsageError):
            store.tokens.create(taken, now=NOW)
    with pytest.raises(NotFound, match="monitor token list"):
        store.tokens.remove("other")
    store.tokens.remove("one")
    assert store.tokens.every() == ()
