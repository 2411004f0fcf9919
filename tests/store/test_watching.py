"""What each method of `Watching` promises, on every database; complete by the last test."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from monitor.errors import NotFound, UsageError
from monitor.resolve import house_key
from monitor.store import Store, Watching
from monitor.types import Company, NewWatch, Rhythm, Watch
from tests.store.news import HOUR, NOW

Contract = Callable[[Store], None]
CONTRACTS: dict[str, Contract] = {}


def contract(check: Contract) -> Contract:
    CONTRACTS[check.__name__] = check
    return check


def wish(name: str = "finance chiefs", **fields: Any) -> NewWatch:
    usual: dict[str, Any] = {
        "filter": {"role": "cfo"},
        "channel": "https://hooks.example/in",
        "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "echo": {"team": "sales"},
    }
    return NewWatch(name=name, **usual | fields)


def added(store: Store, name: str = "finance chiefs", **fields: Any) -> Watch:
    return store.watching.add(wish(name, **fields), house_key, now=NOW)


@contract
def add_gives_the_watch_as_it_was_asked_for(store: Store) -> None:
    asked = wish(rhythm=Rhythm.WEEKLY, unconfirmed=True, companies=(Company(name="Norvane"), Company(name="Kelmont")))
    made = store.watching.add(asked, house_key, now=NOW)
    for name in ("name", "filter", "channel", "secret", "echo", "rhythm", "unconfirmed"):
        assert getattr(made, name) == getattr(asked, name)
    assert (made.companies, made.created_at, made.paused_at) == (2, NOW, None)
    with pytest.raises(UsageError, match="'finance chiefs' already"):
        added(store)


@contract
def one_is_found_by_id_and_by_name(store: Store) -> None:
    made = added(store)
    assert store.watching.one(made.id) == store.watching.one(str(made.id)) == store.watching.one(made.name) == made
    for ref in (made.id + 1, "nobody's", "9" * 30, "²"):
        with pytest.raises(NotFound, match="there is no watch"):
            store.watching.one(ref)


@contract
def every_comes_in_the_order_they_were_added(store: Store) -> None:
    assert store.watching.every() == ()
    assert [added(store, name) for name in ("z", "a")] == list(store.watching.every())


@contract
def companies_of_has_names_and_aliases_once(store: Store) -> None:
    both = (Company(name="IBM", aliases=("Big Blue", "IBM")), Company(name="Kelmont"))
    assert store.watching.companies_of(added(store, companies=both).id) == ("IBM", "Big Blue", "Kelmont")


@contract
def health_of_a_watch_that_was_never_told_is_empty(store: Store) -> None:
    made = added(store)
    (health,) = store.watching.health()
    assert (health.watch, health.sent, health.waiting, health.dead) == (made, 0, 0, 0)
    assert (health.last_sent_at, health.next_try_at, health.last_error) == (None, None, None)


@contract
def pause_keeps_the_first_time_and_needs_a_watch(store: Store) -> None:
    made = added(store)
    assert store.watching.pause(made.id, now=NOW + HOUR) == replace(made, paused_at=NOW + HOUR)
    assert store.watching.pause(made.id, now=NOW + 2 * HOUR).paused_at == NOW + HOUR
    with pytest.raises(NotFound):
        store.watching.pause(made.id + 1, now=NOW)


@contract
def resume_undoes_a_pause(store: Store) -> None:
    made = added(store)
    store.watching.pause(made.id, now=NOW)
    assert store.watching.resume(made.id) == store.watching.resume(made.id) == made
    with pytest.raises(NotFound):
        store.watching.resume(made.id + 1)


@contract
def remove_takes_its_companies_along_and_never_gives_the_id_again(store: Store) -> None:
    made = added(store, companies=(Company(name="Norvane"),))
    store.watching.remove(made.id)
    assert store.watching.every() == ()
    assert store.watching.companies_of(made.id) == ()
    assert added(store).id > made.id
    with pytest.raises(NotFound):
        store.watching.remove(made.id)


@pytest.mark.parametrize("name", CONTRACTS)
def test_contract(name: str, store: Store) -> None:
    CONTRACTS[name](store)


def test_every_method_has_a_contract() -> None:
    methods = {name for name, _ in inspect.getmembers(Watching, inspect.isfunction) if not name.startswith("_")}
    without = {name for name in methods if not any(check.startswith(f"{name}_") for check in CONTRACTS)}
    assert without == set()


def test_a_new_list_of_companies_keys_those_of_watches_anew(store: Store) -> None:
    made = added(store, companies=(Company(name="Norvane"),))
    store.ship_companies(tuple, 1, lambda name: f"key of {name}", now=NOW)
    with store.reading() as connection:
        (row,) = connection.exec_driver_sql("select watch_id, key from watch_companies")
    assert tuple(row) == (made.id, "key of Norvane")
