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
from monitor.types import Company, DeliveryState, NewWatch, Rhythm, Watch
from tests.store.audience import SURE, Newsroom
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


@contract
def deliveries_are_listed_newest_first_by_state_and_watch(store: Store) -> None:
    room, watching = Newsroom(store), store.watching
    one, other = room.watch("one"), room.watch("other", filter={"person": "castaldi"})
    assert watching.deliveries() == ()
    room.story(SURE)
    room.story(replace(SURE, person="Ines Castaldi"), replace(SURE, person="Theo Marchand"))
    assert [(each.watch, each.moves) for each in watching.deliveries()] == [("other", 1), ("one", 2), ("one", 1)]
    assert len(watching.deliveries(limit=2)) == 2
    assert [each.watch for each in watching.deliveries(watch_id=other.id)] == ["other"]
    (first, *_) = watching.take(now=room.now, until=room.now, limit=1)
    watching.note_sent(first.id, now=room.now)
    assert [each.id for each in watching.deliveries(state=DeliveryState.SENT, watch_id=one.id)] == [first.id]
    assert len(watching.deliveries(state=DeliveryState.WAITING)) == 2


@contract
def has_due_says_whether_take_would_give_any(store: Store) -> None:
    room, watching = Newsroom(store), store.watching
    watch = room.watch()
    room.story(SURE)
    assert watching.has_due(now=room.now)
    assert not watching.has_due(now=room.now - HOUR)
    watching.pause(watch.id, now=room.now)
    assert not watching.has_due(now=room.now)


@contract
def take_gives_one_of_each_watch_and_again_when_nothing_came_of_it(store: Store) -> None:
    room, watching = Newsroom(store), store.watching
    for name in ("one", "other"):
        room.watch(name)
    room.story(SURE)
    room.story(replace(SURE, person="Ines Castaldi"))
    first = watching.take(now=room.now, until=room.now + HOUR, limit=9)
    assert [(each.watch.name, each.attempts, len(each.moves)) for each in first] == [("one", 1, 1), ("other", 1, 1)]
    assert {told.row["person"] for each in first for told in each.moves} == {"Rahul Patil"}
    busy = {first[0].watch.id}
    second = watching.take(now=room.now, until=room.now + HOUR, limit=9, but=busy)
    assert [(each.watch.name, each.moves[0].row["person"]) for each in second] == [("other", "Ines Castaldi")]
    assert len(watching.take(now=room.now + HOUR, until=room.now + 2 * HOUR, limit=1)) == 1
    (again,) = watching.take(now=room.now + HOUR, until=room.now + 2 * HOUR, limit=1, but=busy)
    assert (again.key, again.attempts) == (first[1].key, 2)


@contract
def note_sent_ends_it(store: Store) -> None:
    room, watching = Newsroom(store), store.watching
    room.watch()
    room.story(SURE)
    (taken,) = watching.take(now=room.now, until=room.now + HOUR, limit=9)
    watching.note_failed(taken.id, "no answer", next_try_at=room.now)
    watching.note_sent(taken.id, now=room.now + HOUR)
    watching.note_failed(taken.id, "a try that ended late", next_try_at=None)
    (row,) = watching.deliveries()
    assert (row.state, row.sent_at, row.error) == (DeliveryState.SENT, room.now + HOUR, None)
    (health,) = watching.health()
    assert (health.sent, health.waiting, health.last_sent_at) == (1, 0, room.now + HOUR)


@contract
def note_failed_tries_again_or_gives_up(store: Store) -> None:
    room, watching = Newsroom(store), store.watching
    room.watch()
    room.story(SURE)
    (taken,) = watching.take(now=room.now, until=room.now + HOUR, limit=9)
    watching.note_failed(taken.id, "no answer", next_try_at=room.now + 3 * HOUR)
    (health,) = watching.health()
    assert (health.waiting, health.next_try_at, health.last_error) == (1, room.now + 3 * HOUR, "no answer")
    watching.note_failed(taken.id, "gone", next_try_at=None)
    (health,) = watching.health()
    assert (health.waiting, health.dead, health.last_error) == (0, 1, "gone")
    assert not watching.has_due(now=room.now + 99 * HOUR)


@contract
def redeliver_takes_up_what_was_given_up_on_or_what_is_named(store: Store) -> None:
    room, watching = Newsroom(store), store.watching
    room.watch()
    room.story(SURE)
    room.story(replace(SURE, person="Ines Castaldi"))
    for outcome in ("dead", "sent"):
        (taken,) = watching.take(now=room.now, until=room.now + HOUR, limit=9)
        if outcome == "dead":
            watching.note_failed(taken.id, "gone", next_try_at=None)
        else:
            watching.note_sent(taken.id, now=room.now)
    assert watching.redeliver(now=room.now) == 1
    (again,) = watching.take(now=room.now, until=room.now + HOUR, limit=9)
    assert again.moves[0].row["person"] == "Rahul Patil"
    assert watching.redeliver(now=room.now, ids=(taken.id,)) == 1
    with pytest.raises(NotFound, match="there is no delivery 99"):
        watching.redeliver(now=room.now, ids=(taken.id, 99))


@contract
def change_makes_it_another_and_leaves_what_is_its_own(store: Store) -> None:
    watching = store.watching
    before = added(store, companies=(Company(name="Norvane"),))
    added(store, "taken")
    watching.pause(before.id, now=NOW + HOUR)
    other = wish("cto", filter={"role": "cto"}, channel="ntfy://x", secret=None, echo={}, rhythm=Rhythm.DAILY)
    made = watching.change(before.id, other, house_key, listed=False, due=NOW)
    assert (made.name, dict(made.filter), made.channel, made.secret) == ("cto", {"role": "cto"}, "ntfy://x", None)
    assert (made.rhythm, made.created_at, made.paused_at) == (Rhythm.DAILY, NOW, NOW + HOUR)
    assert (made.companies, watching.companies_of(made.id)) == (1, ("Norvane",))
    listed = replace(other, companies=(Company(name="IBM", aliases=("Big Blue",)),))
    assert watching.change(made.id, listed, house_key, listed=True, due=NOW).companies == 1
    assert watching.companies_of(made.id) == ("IBM", "Big Blue")
    with pytest.raises(UsageError, match="there is a watch 'taken' already"):
        watching.change(made.id, replace(other, name="taken"), house_key, listed=True, due=NOW)
    assert (watching.one(made.id).name, watching.companies_of(made.id)) == ("cto", ("IBM", "Big Blue"))
    with pytest.raises(NotFound):
        watching.change(99, other, house_key, listed=False, due=NOW)


@contract
def change_keeps_what_was_told(store: Store) -> None:
    room = Newsroom(store)
    watch = room.watch()
    room.story(SURE)
    assert room.sent() == [("w", ["new"])]
    store.watching.change(watch.id, wish("w", filter={"change": "appointed"}), house_key, listed=False, due=NOW)
    room.story(SURE)
    assert room.sent() == []
    assert len(store.watching.deliveries(watch_id=watch.id)) == 1


@contract
def redeliver_takes_the_dead_of_one_watch(store: Store) -> None:
    room = Newsroom(store)
    for name in ("one", "two"):
        room.watch(name)
    room.story(SURE)
    for taken in store.watching.take(now=room.now, until=room.now, limit=9):
        store.watching.note_failed(taken.id, "410", next_try_at=None)
    assert store.watching.redeliver(now=room.now, watch_id=2) == 1
    assert [(each.watch, each.state) for each in store.watching.deliveries()] == [
        ("two", DeliveryState.WAITING),
        ("one", DeliveryState.DEAD),
    ]


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
